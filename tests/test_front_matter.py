"""Lists of names in the front matter are read fast, and as any YAML reader reads them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from glossary.markdown.fences import body_start
from glossary.posts.front_matter import is_toml, read_lists, read_texts
from glossary.posts.front_matter_faults import yaml_fault
from tests.examples import examples

KINDS = {"people": "person", "companies": "organization"}

# Nothing to find comes first.
LISTS = [
    ("", []),
    ("title: 甲\n", []),
    ("people:\n", []),
    ("people: []\n", []),
    ("people:\ncompanies:\n", []),
    ("other:\n- 甲\n", []),
    ("# people:\n# - 甲\n", []),
    ("nested:\n  people:\n  - 甲\n", []),
    ("people:\n- 3\n- true\n- null\n- 2024-01-01\n- 1.5\n- ~\n", []),
    ("- 甲\n", []),
    ("只是一句话\n", []),
    ("people:\n- 甲\n", [("person", "甲")]),
    ("people:\n- 甲", [("person", "甲")]),
    ("people:\r\n- 甲\r\n- 乙\r\n", [("person", "甲"), ("person", "乙")]),
    ("people:\n  - 甲\n  - 乙 丙\n", [("person", "甲"), ("person", "乙 丙")]),
    ("people: # 人\n- 甲 # 一\n\ntitle: 甲\n", [("person", "甲")]),
    ("companies:\n- A\npeople:\n- B\n", [("organization", "A"), ("person", "B")]),
    ("people:\n- 'it''s'\n- \"a \\\"b\\\" c\"\n", [("person", "it's"), ("person", 'a "b" c')]),
    ('people:\n- "\\u7532\\t"\n', [("person", "甲\t")]),
    ("people: 甲\n", [("person", "甲")]),
    ("people: 3\ncompanies: 2024-01-01\n", []),
    ("people: {}\ncompanies: ''\n", []),
    ("people: 'a''b' # 一\n", [("person", "a'b")]),
    ("people: 甲\n  乙\n", [("person", "甲 乙")]),
    ("companies:\n- A\npeople: 甲\n", [("organization", "A"), ("person", "甲")]),
    ("people: 甲\npeople:\n- 乙\n", [("person", "乙")]),
    ("people: [甲, 乙]\n", [("person", "甲"), ("person", "乙")]),
    ("people:\n- a:b\n- c#d\n", [("person", "a:b"), ("person", "c#d")]),
    ("people:\n- a\n  b\n", [("person", "a b")]),
    ("people:\n- >-\n  a\n  b\n", [("person", "a b")]),
    ("people:\n- 甲\n# 乙\n- 丙\n", [("person", "甲"), ("person", "丙")]),
    ("people:\n\n- 甲\n", [("person", "甲")]),
]


@pytest.mark.parametrize(("raw", "items"), LISTS)
def test_lists(raw: str, items: list[tuple[str, str]]) -> None:
    found, problem = read_lists(raw, KINDS)
    assert (sorted(found), problem) == (sorted(items), None)


BROKEN = [
    ("people:\n- 甲\ntitle: [\n", 4),
    ("title: 'a\n", 2),
    ("a: 1\n\tb: 2\n", 2),
    ("a: b: c\n", 1),
    ("a: 1\nb: @c\n", 2),
    ("a: *b\n", 1),
    ("a: \x01\n", 1),
]


@pytest.mark.parametrize(("raw", "line"), BROKEN)
def test_what_is_broken_is_said_with_its_line(raw: str, line: int) -> None:
    found, problem = read_lists(raw, KINDS)
    assert found == []
    assert problem is not None
    assert problem.line == line
    assert problem.message
    assert "\n" not in problem.message


PLAIN = """甲 Ann 3 3.5 1_000 0x1F 0o7 1e3 .5 .inf +1 -2 12:30 2024-01-01 true False yes No on off null ~ = << - ?
a:b c#d -f ?g :h *i &j !k %l @m `n | > |o >p a]b a} é 😀 'a' 'it''s' "b" '' "" [] {} [甲] <h"""
SPACED = [
    "李 雷",
    "a, b",
    "d # e",
    "e: f",
    "[甲, 乙]",
    "2024-01-01 12:00:00",
    '"\\u4e59"',
    '"\\"q\\""',
    "'a' b",
    "'a' # b",
]
VALUES = st.sampled_from([*PLAIN.split(), *SPACED])
HEADS = ["people:", "companies:", "title:", "people: # 人", "# 人", "", "  ", "- - 甲", "-", "  title: 甲"]
LINES = st.one_of(
    VALUES.map("- {}".format),
    VALUES.map("  - {}".format),
    VALUES.map("  {}".format),
    st.builds("{}: {}".format, st.sampled_from(["title", "people", "companies"]), VALUES),
    st.sampled_from(HEADS),
)


def read_with_yaml(raw: str, kinds: Mapping[str, str]) -> list[tuple[str, str]] | None:
    try:
        fields = yaml.safe_load(raw)
    except (yaml.YAMLError, ValueError, TypeError):
        return None
    found = []
    for key, value in fields.items() if isinstance(fields, dict) else ():
        for item in value if isinstance(value, list) else [value]:
            if key in kinds and isinstance(item, str) and item:
                found.append((kinds[key], item))
    return found


@given(st.lists(LINES, max_size=8).map("\n".join))
@examples(400)
@example("people:\n- 3")
@example("people:\n- 甲\npeople:\n- 乙")
def test_fast_and_slow_agree(raw: str) -> None:
    expected = read_with_yaml(raw, KINDS)
    found, problem = read_lists(raw, KINDS)
    if expected is None:
        assert problem is not None
    else:
        assert (sorted(found), problem) == (sorted(expected), None)


TEXTS = [
    ("title: 甲\ndate: 2026-05-29\n", {"title": "甲", "date": "2026-05-29"}),
    ("title: 'a: b' # c\n", {"title": "a: b"}),
    ('title: "甲\\t乙"\n', {"title": "甲\t乙"}),
    ("title: 甲\n  乙\n", {"title": "甲 乙"}),
    ("title: [甲]\nother: 乙\n", {}),
    ("title: [\n", {}),
]


@pytest.mark.parametrize(("raw", "texts"), TEXTS)
def test_single_values(raw: str, texts: dict[str, str]) -> None:
    assert read_texts(raw, ("title", "date")) == texts


@given(st.text(max_size=30))
def test_no_front_matter_is_too_strange(raw: str) -> None:
    found, problem = read_lists("people:\n- " + raw, KINDS)
    assert not (found and problem)


# TOML, as Hugo has it between `+++`: its items, its single values.
TOML = [
    ("", [], {}),
    ('title = "甲"\n', [], {"title": "甲"}),
    ('people = []\n[params]\npeople = ["甲"]\n', [], {}),
    ("people = [3, true, 2024-01-01]\n", [], {}),
    ('people = ["甲", "乙"] # 人\r\ndate = 2026-05-29\r\n', [("person", "甲"), ("person", "乙")], {"date": "2026-05-29"}),
    ("companies = 'A'\ndate = 2026-05-29T08:00:00+08:00\n", [("organization", "A")], {"date": "2026-05-29 08:00:00+08:00"}),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "items", "texts"), TOML)
def test_toml(raw: str, items: list[tuple[str, str]], texts: dict[str, str]) -> None:
    assert read_lists(raw, KINDS, toml=True) == (items, None)
    assert read_texts(raw, ("title", "date"), toml=True) == texts


FENCES = [("", False), ("---\n---\n", False), ("++\n", False), ("+++\n+++\n", True), ("\ufeff+++\r\n+++\n", True)]


@pytest.mark.parametrize(("text", "expected"), FENCES)
def test_toml_stands_between_plus_signs(text: str, expected: bool) -> None:
    assert is_toml(text) is expected


# The line, and words of the message that say what to do.
BROKEN_TOML = [
    ('title "甲"\n', 1, "= is missing"),
    ('a = 1\ntitle = "甲\nb = 2\n', 2, "quote"),
    ('a = """\n甲\n', 2, "quote is not closed"),
    ("people = [甲]\n", 1, "put it in quotes"),
    ('a = ["b"\n', 1, "bracket is not closed"),
    ("a = 1\na = 2\n", 2, "twice"),
    ('a = "C:\\x"\n', 1, "single quotes"),
    ('标题 = "甲"\n', 1, "quote Chinese keys"),
    ("a = " + "[" * 5000, 1, "not TOML"),
]


@pytest.mark.parametrize(("raw", "line", "words"), BROKEN_TOML)
def test_broken_toml_is_said_with_its_line(raw: str, line: int, words: str) -> None:
    found, problem = read_lists(raw, KINDS, toml=True)
    assert (found, read_texts(raw, ["title"], toml=True)) == ([], {})
    assert problem is not None
    assert (problem.line, words in problem.message) == (line, True), problem.message


WORDS = [
    ("title: 甲: 乙\n", "a second colon"),
    ("title: @甲\n", "put it in quotes"),
    ("title: `甲`\n", "put it in quotes"),
    ("title: *甲*\n", "put it in quotes"),
    ("title: !甲 乙\n", "put it in quotes"),
    ("title: {{ 甲 }}\n", "put it in quotes"),
    ("title: '甲' 乙\n", "whether the quotes hold all"),
    ("title: '甲\n", "a quote is not closed"),
    ("title: [甲\n乙: 丙\n", "a bracket is not closed"),
    ("a: 1\n\tb: 2\n", "use spaces"),
    ("a: - 甲\n", "a line of its own"),
    ('a: "\\q"\n', "single quotes"),
    ("a: \x01\n", "take it out"),
]


@pytest.mark.parametrize(("raw", "words"), WORDS)
def test_what_is_broken_is_said_in_plain_words(raw: str, words: str) -> None:
    _, problem = read_lists(raw, KINDS)
    assert problem is not None
    assert words in problem.message


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize("raw", [raw for raw, _ in WORDS if "\x01" not in raw])
def test_both_readers_of_yaml_are_put_in_plain_words(raw: str, loader: type[yaml.SafeLoader]) -> None:
    with pytest.raises(yaml.MarkedYAMLError) as raised:
        yaml.load(raw, loader)
    assert not yaml_fault(raised.value.problem or "").startswith("not YAML")


def test_braces_that_nest_too_deeply_are_no_front_matter() -> None:
    assert body_start("{\n" + "[" * 100_000 + "\n}\n正文") == 0
    assert body_start('{\n"title": "潮汐"\n}\n正文') > 0
