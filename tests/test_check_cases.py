"""The cases in `tests/cases/check/<rule>/`: posts that must pass, and posts that must fail just so.

A case is a post. Its front matter may hold `glossary` (the text of the glossary file), `others` (posts extracted
before), `options` (of the rule), and must hold, in a fail file, `findings` ("line:column message", all of them).
`fixed` is the post's body after `--fix --unsafe-fixes`; without it no fix may change the body.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from glossary.checking.registry import all_rules
from glossary.markdown.fences import body_start, front_matter_text
from tests.garden import Garden

CASES = Path(__file__).parent / "cases" / "check"
FILES = sorted(CASES.glob("*/*.md"))
_KEYS = {"glossary", "others", "options", "findings", "fixed"}


def names(files: list[Path]) -> list[str]:
    return [f"{file.parent.name}/{file.stem}" for file in files]


@cache
def fields_of(file: Path) -> dict[str, Any]:
    fields = yaml.safe_load(front_matter_text(file.read_text(encoding="utf-8"))) or {}
    return dict(fields)


def plant(garden: Garden, file: Path) -> list[str]:
    """Lays the case out in the garden; gives the arguments that check it."""
    rule, fields = file.parent.name, fields_of(file)
    options = "".join(f"{name} = {json.dumps(value)}\n" for name, value in fields.get("options", {}).items())
    garden.put("glossary.toml", f"[check.{rule}]\n{options}" if options else "")
    for name, text in fields.get("others", {}).items():
        garden.put(name, text)
    if "others" in fields:
        assert garden.run("--quiet", "extract") == 0
    if "glossary" in fields:
        garden.glossary = fields["glossary"]
    elif "others" not in fields:
        garden.glossary = "version: 1\nterms: []\n"
    garden.put("content/case.md", file.read_text(encoding="utf-8"))
    checked = all_rules()[rule]
    paths = ["data/glossary.yaml"] if checked.check_glossary else [] if checked.check_names else ["content/case.md"]
    return ["--quiet", "check", "--select", rule, *paths]


@pytest.mark.parametrize("file", FILES, ids=names(FILES))
def test_case(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    garden = Garden(tmp_path, {})
    command = plant(garden, file)
    finds(garden, command, fields_of(file), capsys)
    fixes(garden, command, file, capsys)


def finds(garden: Garden, command: list[str], fields: Mapping[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    """Just what the case says, no less and no more."""
    capsys.readouterr()
    status = garden.run(*command, "--format", "json")
    found = json.loads(capsys.readouterr().out)
    said = [f"{finding['line']}:{finding['column']} {finding['message']}" for finding in found]
    assert said == fields.get("findings", [])
    assert status == bool(said)


def fixes(garden: Garden, command: list[str], file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All of it at once, and nothing else."""
    garden.run(*command, "--fix", "--unsafe-fixes")
    original = file.read_text(encoding="utf-8")
    written = (garden.root / "content/case.md").read_text(encoding="utf-8")
    assert written[: body_start(original)] == original[: body_start(original)]
    assert written[body_start(original) :] == fields_of(file).get("fixed", original[body_start(original) :])
    capsys.readouterr()
    garden.run(*command, "--unsafe-fixes", "--diff")
    assert capsys.readouterr().out == "", "a second fix changes nothing"


def test_every_rule_has_cases_that_pass_and_that_fail_and_every_case_a_rule() -> None:
    cases = {(file.parent.name, file.stem[:4]) for file in FILES}
    assert cases == {(rule, kind) for rule in all_rules() for kind in ("pass", "fail")}


def test_a_case_says_what_it_expects() -> None:
    for file in FILES:
        fields = fields_of(file)
        assert bool(fields.get("findings")) == file.stem.startswith("fail"), file
        assert "fixed" not in fields or fields["findings"], file
        assert set(fields) <= _KEYS | {"people", "companies_orgs"}, file
