"""A person's edits of the glossary file stay, byte for byte; the rest follows the posts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from glossary.model import Entry
from glossary.store import document as store
from glossary.store import lock
from glossary.store.fields import ALLOWED, FIELDS, Evidence
from glossary.store.splice import sort_key, splice
from tests.rerun import rerun, splice_apart

CASES = Path(__file__).parent / "cases" / "glossary-edits.txt"
SCHEMA = Path(store.__file__).with_name("glossary.schema.json")
HEAD = """\
# yaml-language-server: $schema=.glossary.schema.json
version: 1
terms:
"""
SAID, WROTE, SAY, HOLDS = "the posts said", "a person wrote", "the posts say", "the file holds"


def read_cases() -> dict[str, dict[str, str]]:
    pieces = re.split(r"^==== (.+)\n", CASES.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {title: read_case(text) for title, text in zip(pieces[::2], pieces[1::2], strict=True)}


def read_case(text: str) -> dict[str, str]:
    pieces = re.split(r"^---- (.+)\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(pieces[::2], [*pieces[1:-1:2], pieces[-1].rstrip("\n") + "\n"], strict=True))


def entries(text: str) -> list[Entry]:
    return [Entry(**item | {"aliases": tuple(item.get("aliases", ()))}) for item in yaml.safe_load(text)]


def test_case_file_is_read_whole() -> None:
    cases = read_cases()
    assert len(cases) > 20
    assert all({SAID, WROTE, HOLDS} <= set(case) <= {SAID, WROTE, SAY, HOLDS} for case in cases.values())


@pytest.mark.parametrize("case", [pytest.param(case, id=title) for title, case in read_cases().items()])
def test_edits(case: dict[str, str]) -> None:
    _, known = rerun("", None, entries(case[SAID]))
    now = entries(case.get(SAY, case[SAID]))
    text, known = rerun(HEAD + case[WROTE], known, now)
    assert text == HEAD + case[HOLDS]
    assert rerun(text, known, now) == (text, known)


OLD = [Entry("估值", "valuation"), Entry("大模型", "Large Model", "旧定义")]
NEW = [Entry("估值", "valuation"), Entry("大模型", "Large Model", "新定义"), Entry("对齐", "alignment")]
OLD_TEXT = HEAD + "- term: 估值\n  english: valuation\n- term: 大模型\n  english: Large Model\n  definition: 旧定义\n"
NEW_TEXT = OLD_TEXT.replace("旧", "新") + "- term: 对齐\n  english: alignment\n"
OLD_LOCK = rerun("", None, OLD)[1]


def test_first_run_writes_all_entries() -> None:
    assert rerun("", None, OLD)[0] == OLD_TEXT


def test_lock_says_what_was_written() -> None:
    known = lock.parse_lock(OLD_LOCK)
    cells = [("valuation", "", "", "", ""), ("Large Model", "旧定义", "", "", "")]
    assert known.rows == (("估值", lock.cells(cells[0])), ("大模型", lock.cells(cells[1])))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(OLD_TEXT, NEW_TEXT, id="as the tool writes it"),
        pytest.param(OLD_TEXT.replace("\n", "\r\n"), NEW_TEXT.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(OLD_TEXT.removesuffix("\n"), NEW_TEXT.removesuffix("\n"), id="no newline at the end"),
        pytest.param("\ufeff" + OLD_TEXT, "\ufeff" + NEW_TEXT, id="byte order mark"),
        pytest.param("---\n" + OLD_TEXT + "...\n", "---\n" + NEW_TEXT + "...\n", id="document marks"),
        pytest.param(
            OLD_TEXT.replace("terms:\n", "x-mine: [a]\nterms:  # 词\n") + "x-more: 1\n",
            NEW_TEXT.replace("terms:\n", "x-mine: [a]\nterms:  # 词\n") + "x-more: 1\n",
            id="a person's own names beside terms",
        ),
        pytest.param(OLD_TEXT.replace("version: 1\n", ""), NEW_TEXT.replace("version: 1\n", ""), id="no version"),
    ],
)
def test_what_surrounds_the_entries_stays(before: str, after: str) -> None:
    assert rerun(before, OLD_LOCK, OLD) == (before, OLD_LOCK)
    assert rerun(before, OLD_LOCK, NEW)[0] == after


def test_one_line_with_another_line_end_is_a_persons() -> None:
    mixed = OLD_TEXT.replace("旧定义\n", "旧定义\r\n")
    assert rerun(mixed, OLD_LOCK, NEW)[0] == mixed + "- term: 对齐\n  english: alignment\n"


def test_an_empty_glossary_is_an_empty_list_for_every_reader() -> None:
    empty, known = rerun("", None, [])
    assert yaml.safe_load(empty) == {"version": 1, "terms": []}
    assert rerun(empty, known, []) == (empty, known)
    full, known = rerun(empty, known, OLD)
    assert full == OLD_TEXT
    assert rerun(full, known, [])[0] == empty


def test_entries_come_back_when_the_posts_have_them_again() -> None:
    empty, known = rerun(OLD_TEXT, OLD_LOCK, [])
    assert rerun(empty, known, OLD) == (OLD_TEXT, OLD_LOCK)


def test_a_deleted_entry_comes_back_when_a_person_writes_its_term() -> None:
    without = OLD_TEXT.partition("- term: 大模型")[0]
    text, known = rerun(without, OLD_LOCK, OLD)
    assert (text, known.splitlines()[-1]) == (without, "大模型\tdeleted")
    text, known = rerun(without + "- term: 大模型\n", known, OLD)
    assert (text, known.splitlines()[-1]) == (OLD_TEXT, "大模型\tadded\t" + lock.cells(["Large Model", "旧定义"]))
    assert rerun(text, known, NEW)[0] == NEW_TEXT


def test_a_field_put_back_as_the_tool_wrote_it_follows_the_posts_again() -> None:
    edited = OLD_TEXT.replace("旧定义", "我的定义")
    text, known = rerun(edited, OLD_LOCK, NEW[:2])
    assert text == edited
    assert rerun(OLD_TEXT, known, NEW)[0] == NEW_TEXT


def test_without_the_file_nothing_counts_as_deleted() -> None:
    assert rerun("", OLD_LOCK, OLD) == (OLD_TEXT, OLD_LOCK)


def test_without_the_file_what_a_person_deleted_before_stays_out() -> None:
    assert rerun("", OLD_LOCK + "对齐\tdeleted\n", NEW)[0] == OLD_TEXT.replace("旧", "新")


def test_without_the_lock_what_the_tool_would_write_becomes_its_own() -> None:
    edited = OLD_TEXT.replace("valuation", "Valuation")
    text, known = rerun(edited, None, OLD)
    assert text == edited
    assert lock.parse_lock(known).rows == (("估值", "added"), lock.parse_lock(OLD_LOCK).rows[1])
    assert rerun(text, known, NEW)[0] == NEW_TEXT.replace("valuation", "Valuation")


def test_without_the_lock_a_line_within_an_edited_entry_becomes_the_tools_too() -> None:
    edited = OLD_TEXT.replace("Large Model", "Large Language Model")
    text, known = rerun(edited, None, OLD)
    assert text == edited
    assert rerun(text, known, NEW)[0] == NEW_TEXT.replace("Large Model", "Large Language Model")


def test_an_entry_that_the_lock_knows_as_a_persons_stays_one() -> None:
    known = lock.render_lock(lock.Lock((("估值", "added"), ("大模型", "added"))))
    assert rerun(OLD_TEXT, known, OLD) == (OLD_TEXT, known)


def test_without_the_lock_a_field_left_empty_stays() -> None:
    edited = OLD_TEXT.replace("  english: valuation", "  english:")
    assert rerun(edited, None, [Entry("估值"), OLD[1]])[0] == edited


def test_without_the_lock_nothing_is_removed() -> None:
    assert rerun(OLD_TEXT, None, [])[0] == OLD_TEXT


def test_what_a_damaged_lock_no_longer_says_is_a_persons() -> None:
    damaged = OLD_LOCK.replace("大模型\t", "大模型 ")
    assert rerun(OLD_TEXT, damaged, NEW)[0] == NEW_TEXT.replace("新", "旧")


def test_blocks_that_are_not_named_stay() -> None:
    document = store.parse_document(OLD_TEXT, lock.parse_lock(OLD_LOCK), "")
    assert splice(document, {}, (), ()) == (OLD_TEXT, lock.parse_lock(OLD_LOCK))


def test_sources_go_through() -> None:
    document = store.parse_document("", lock.Lock(sources=("content", "notes")), "")
    assert splice(document, {}, (), OLD)[1].sources == ("content", "notes")


def test_two_entries_never_become_the_same() -> None:
    text = HEAD + "- term: 代理\n  english: Agent\n- term: 代理\n  english: Proxy\n"
    known = rerun("", None, [Entry("代理", "Agent"), Entry("代理", "Proxy")])[1]
    document = store.parse_document(text, lock.parse_lock(known), "")
    same = {0: Entry("代理", "proxy", "服务器"), 1: Entry("代理", "Proxy", "服务器")}
    after, _ = splice_apart(document, same, (), [Entry("代理", "AGENT"), Entry("甲", "A")])
    assert [block.entry[:3] for block in store.parse_document(after, None, "").blocks] == [
        # Half an update would be the English name of one and the definition of the other.
        ("代理", "Agent", ""),
        ("代理", "Proxy", "服务器"),
        ("甲", "A", ""),
    ]


def test_evidence_is_written_on_request_and_is_always_the_tools() -> None:
    evidence = {store.sense(OLD[1]): Evidence(41, "notes/a: b.md", {"english": {"LLM": 2}, "definition": {"a, b": 1}})}
    lines = "  posts: 41\n  first_seen: 'notes/a: b.md'\n  variants: {english: {LLM: 2}, definition: {'a, b': 1}}\n"
    text, known = rerun(OLD_TEXT, OLD_LOCK, OLD, evidence)
    assert (text, known) == (OLD_TEXT + lines, OLD_LOCK.replace("@sources\t[]\n", "@sources\t[]\n@evidence\n"))
    assert rerun(text, known, OLD, evidence) == (text, known)
    assert not any(block.touched for block in store.parse_document(text, lock.parse_lock(known), "").blocks)
    folded = text.replace("posts: 41", "posts: 7").replace("{english: {", "\n    {english: {")
    assert rerun(folded, known, OLD, evidence) == (text, known)
    assert rerun(folded, known, OLD) == (OLD_TEXT, OLD_LOCK)


OWN_EVIDENCE = [
    "  posts: 7\n",
    "  posts: 7   # 我数的\n  first_seen: 我的第一篇\n",
    "  variants:\n    english: {LLM: 2}\n",
]


@pytest.mark.parametrize("lines", OWN_EVIDENCE)
@pytest.mark.parametrize("known", [OLD_LOCK, None])
def test_evidence_that_a_person_wrote_stays_until_the_tool_is_to_write_it(lines: str, known: str | None) -> None:
    own = OLD_TEXT + lines
    text, after = rerun(own, known, OLD)
    assert text == own
    assert rerun(text, after, NEW)[0] == NEW_TEXT.replace("新定义\n", "新定义\n" + lines)
    assert rerun(text, after, OLD[:1])[0] == own
    evidence = {store.sense(OLD[1]): Evidence(3)}
    written, after = rerun(text, after, OLD, evidence)
    assert written == OLD_TEXT + "  posts: 3\n"
    assert rerun(written, after, OLD)[0] == OLD_TEXT


def test_evidence_of_a_touched_entry_goes_behind_its_fields() -> None:
    edited = OLD_TEXT + "  note: 注意\n  x-mine: 1\n"
    text, known = rerun(edited, OLD_LOCK, OLD, {store.sense(OLD[1]): Evidence(3)})
    assert text == OLD_TEXT + "  note: 注意\n  posts: 3\n  x-mine: 1\n"
    assert rerun(text, known, OLD) == (edited, OLD_LOCK)


@pytest.mark.parametrize(
    ("edit", "hand", "touched"),
    [
        (("", ""), set(), False),
        (("Large Model", "LLM"), {"english"}, True),
        (("  definition: 旧定义\n", ""), {"definition"}, True),
        (("旧定义\n", "旧定义\n  note: 注意\n"), {"note"}, True),
        (("- term: 大模型", '- term: "大模型"'), {"term"}, True),
        (("- term: 大模型", "# 注意\n- term: 大模型"), set(), True),
        (("- term: 大模型\n  english: Large Model", "- english: Large Model\n  term: 大模型"), {"english"}, True),
        (("- term: 大模型", "- term: 大型模型"), {"english", "definition"}, True),
    ],
)
def test_whose_is_what(edit: tuple[str, str], hand: set[str], touched: bool) -> None:
    block = store.parse_document(OLD_TEXT.replace(*edit), lock.parse_lock(OLD_LOCK), "").blocks[1]
    assert (set(block.hand), block.touched, block.line) == (hand, touched, 6)


def test_sort_key_is_stated() -> None:
    terms = [Entry("②"), Entry("A", "z"), Entry("a", "b"), Entry("甲"), Entry("3"), Entry("\uff21", "y")]
    assert [(one.term, one.english) for one in sorted(terms, key=sort_key)] == [
        ("②", ""),
        ("3", ""),
        ("a", "b"),
        ("\uff21", "y"),
        ("A", "z"),
        ("甲", ""),
    ]


def test_schema_knows_the_same_fields_and_values() -> None:
    properties = json.loads(SCHEMA.read_text("utf-8"))["$defs"]["entry"]["properties"]
    assert list(properties) == list(FIELDS)
    enums = {
        name: tuple(value for value in field["enum"] if value) for name, field in properties.items() if "enum" in field
    }
    assert enums == ALLOWED


def test_schema_has_examples_that_fit_it() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    for name, field in schema["$defs"]["entry"]["properties"].items():
        for example in field["examples"]:
            jsonschema.validate({"terms": [{"term": "词", name: example}]}, schema)


@pytest.mark.parametrize("case", read_cases().values(), ids=read_cases())
def test_schema_accepts_what_the_store_accepts(case: dict[str, str]) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for text in (case[WROTE], case[HOLDS]):
        jsonschema.validate(yaml.safe_load(HEAD + text), schema)


@pytest.mark.parametrize(
    "wrong", [{"term": "词", "englsh": "x"}, {"english": "x"}, {"term": 12}, {"term": "词", "kind": "x"}]
)
def test_schema_refuses_what_the_store_refuses(wrong: dict[str, object]) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"terms": [wrong]}, schema)
