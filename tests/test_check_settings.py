"""The settings of `glossary check`: which rules run where, with which options, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.checking.registry import all_rules
from glossary.checking.settings import read_settings, settings_to_run
from glossary.errors import GlossaryError
from tests.garden import Garden

GLOSSARY = "version: 1\nterms:\n- term: 大模型\n  english: Large Model\n- term: 护城河\n  english: Moat\n"
FAULTS = "**大模型**（Giant Model: 参数量巨大）\n\n**护城河**(Moat: 优势)\n"


@pytest.fixture
def faulty(tmp_path: Path) -> Garden:
    """A garden whose one post has an English name in other words and a pair of half-width parentheses."""
    garden = Garden(tmp_path, {"content/a.md": FAULTS})
    garden.glossary = GLOSSARY
    return garden


def test_settings_choose_rules() -> None:
    on = {rule.name for rule in all_rules().values() if rule.on}
    assert read_settings({}).rules == on
    assert read_settings({"select": ["default", "missing-annotation"]}).rules == on | {"missing-annotation"}
    assert read_settings({"select": ["all"], "ignore": ["half-width"]}).rules == set(all_rules()) - {"half-width"}
    assert read_settings({"select": ["half-width"]}, select=["english-case"]).rules == {"english-case"}


@pytest.mark.parametrize(
    ("select", "ignore"), [([], []), (None, ["default"]), (None, ["all"]), (["half-width"], ["half-width"])]
)
def test_a_command_line_that_leaves_no_rule_is_refused(select: list[str] | None, ignore: list[str]) -> None:
    with pytest.raises(GlossaryError, match="no rule is left to run"):
        settings_to_run({}, select, ignore)


def test_settings_switch_rules_off_below_a_path() -> None:
    settings = read_settings({"per-path-ignores": {"content/old/*": ["half-width"]}})
    assert "half-width" not in settings.rules_for("content/old/a.md")
    assert "half-width" in settings.rules_for("content/a.md")


def test_patterns_that_match_no_post_are_said_with_their_place(
    faulty: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty.put("content/old/a.md", FAULTS)
    faulty.put(
        "glossary.toml",
        'exclude = [\n  "old/*",\n  "older/*",\n]\n'
        '[check.per-path-ignores]\n"content/gone/*" = ["all"]\n"content/*" = ["all"]\n',
    )
    assert faulty.run("check") == 0
    said = [line.removeprefix(f"{faulty.root}/") for line in capsys.readouterr().err.splitlines()]
    assert said[:2] == [
        "glossary.toml:6: content/gone/* matches no post",
        "glossary.toml:3:3: older/* excludes no post that would be read without it",
    ]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"slect": []}, 'unknown key "slect", did you mean "select"'),
        ({"select": ["half-widht"]}, 'unknown rule "half-widht", did you mean "half-width"'),
        ({"half-width": {"colour": 1}}, 'half-width: unknown option "colour"'),
        ({"half-width": {"colon": "wide"}}, '"half-width.colon" must be among full, half, any'),
        ({"annotated-twice": {"distance": True}}, '"annotated-twice.distance" must be a whole number'),
        ({"definition-drift": {"threshold": "a"}}, '"definition-drift.threshold" must be a number'),
        ({"english-conflict": {"classes": "words"}}, '"english-conflict.classes" must be a list of texts'),
        ({"half-width": 1}, '"half-width" must be a table of options'),
        ({"select": "all"}, '"select" must be a list of rules'),
        ({"per-path-ignores": []}, '"per-path-ignores" must be a table'),
        ({"baseline": 1}, '"baseline" must be a text'),
        ({"baseline": ""}, "\"baseline\" must be a text, not ''"),
        ({"english-conflict": {"posts": 0}}, '"english-conflict.posts" must be a whole number from 1 on'),
        ({"english-conflict": {"classes": []}}, '"english-conflict.classes" is empty'),
        ({"per-path-ignores": {"content/*": []}}, "is empty, so nothing is ignored"),
    ],
)
def test_wrong_settings_are_refused_with_the_reason(table: dict[str, object], message: str) -> None:
    with pytest.raises(GlossaryError, match=message.replace("(", r"\(")):
        read_settings(table)


WRONG_FILES = [
    (
        "glossary.toml",
        '[check]\nselect = [\n  "half-widht",\n]\n',
        ':3:3: check: unknown rule "half-widht", did you mean',
    ),
    ("glossary.toml", '[check.half-width]\n\ncolon = "wide"\n', ':3:9: check: "half-width.colon" must be among'),
    (
        "glossary.toml",
        '[check.half-width]\nclon = "half"\n',
        ':2: check: half-width: unknown option "clon", did you mean',
    ),
    ("pyproject.toml", "[tool.glossary.check]\nslect = []\n", ':2: check: unknown key "slect", did you mean "select"'),
    ("glossary.toml", '[check.per-path-ignores]\n"a b/*" = ["hlf-width"]\n', ':2:12: check: unknown rule "hlf-width"'),
]


@pytest.mark.parametrize(("name", "content", "message"), WRONG_FILES)
def test_wrong_settings_are_said_with_their_place(
    name: str, content: str, message: str, faulty: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty.put(name, content)
    assert faulty.run("check") == 2
    assert f"{name}{message}" in capsys.readouterr().err
