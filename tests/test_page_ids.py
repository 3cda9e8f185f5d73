from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.index.lookup import Found
from glossary.model import Entry
from glossary.page.ids import assign, fragment, others, renamed_ids, shared_ids, slug
from glossary.page.ids_file import Ids, known, read_ids, render_ids

SLUGS = [
    ("大模型", "大模型"),
    ("Large Model", "large-model"),
    ("《生之欲》", "生之欲"),
    ("马可·波罗", "马可·波罗"),
    ("C", "c"),
    ("C++", "c++"),
    ("C#", "c#"),
    (".NET", "net"),
    ('<script>alert("1")</script>', "script-alert-1-script"),
    ("\uff21\uff22", "ab"),
    ("？！", ""),
]


@pytest.mark.parametrize(("term", "expected"), SLUGS)
def test_an_id_is_readable(term: str, expected: str) -> None:
    assert slug(term) == expected


@given(st.text(max_size=20))
def test_a_fragment_is_harmless_and_leads_to_the_id(text: str) -> None:
    made = fragment(slug(text))
    assert unquote(made) == slug(text)
    assert not set(made) & set("\"'<>&# \t\n")


def _found(*rows: tuple[str, str], aliases: tuple[str, ...] = ()) -> list[Found]:
    return [Found(Entry(term, english, "", aliases), (), ()) for term, english in rows]


def test_a_term_alone_has_its_own_name() -> None:
    assert assign(_found(("大模型", "Large Model"), ("代理", ""))) == ["大模型", "代理"]


def test_of_several_each_has_its_english() -> None:
    found = _found(("代理", "Agent"), ("代理", "Proxy"))
    assert assign(found) == ["代理-agent", "代理-proxy"]
    # The plain name leads to one of them.
    assert others(found, assign(found), {}) == [("代理",), ()]


def _with_id(term: str, identifier: str) -> Found:
    return Found(Entry(term, "Model", id=identifier), (), ())


def test_what_a_person_wrote_comes_first() -> None:
    found = [_with_id("大模型", "LLM"), _with_id("模型 A", "大模型"), _with_id("代理", "a b:c")]
    assert assign(found) == ["LLM", "大模型", "a-b-c"]
    assert others(found, assign(found), {}) == [(), ("模型-a",), ("代理",)]


def test_an_id_belongs_to_one_entry_even_where_several_would_have_it() -> None:
    assert assign([_with_id("甲", "x"), _with_id("乙", "x"), _with_id("x", "")]) == ["x", "x-2", "x-model"]


def test_ids_that_several_entries_ask_for_are_told() -> None:
    entries = [Entry("乙", id="same"), Entry("甲", id="same "), Entry("丙", id="own"), Entry("丁"), Entry("戊")]
    assert shared_ids(entries) == {"same": ["乙", "甲"]}


def test_ids_may_be_made_of_the_english_names() -> None:
    found = _found(("大模型", "Large Model"), ("代理", "Agent"), ("智能体", "Agent"), ("估值", ""))
    assert assign(found, "english") == ["large-model", "agent-代理", "agent-智能体", "估值"]
    assert others(found, assign(found, "english"), {}) == [("大模型",), ("代理",), ("智能体",), ()]


def test_further_ids_do_not_tell_how_the_index_came_to_know_the_headwords() -> None:
    found = [Found(Entry("大模型"), keys, ()) for keys in (("乙", "甲"), ("甲", "乙"))]
    assert others(found[:1], ["大模型"], {}) == others(found[1:], ["大模型"], {}) == [("乙", "甲")]


def test_ids_differ_even_for_terms_without_letters() -> None:
    ids = assign(_found(("？", ""), ("！", ""), ("？", ""), ("A/B", ""), ("A B", "")))
    assert len(set(ids)) == 5
    assert all(ids)


def test_no_id_depends_on_the_entries_around() -> None:
    alone = assign(_found(("大模型", "Large Model")))
    assert assign(_found(("前", ""), ("大模型", "Large Model"), ("后", "")))[1:2] == alone


def test_aliases_and_headwords_lead_to_the_entry_unless_taken() -> None:
    model = Found(Entry("大语言模型", "LLM", "", ("LLM", "代理")), ("大语言模型", "大型语言模型"), ())
    agent = Found(Entry("代理"), ("代理",), ())
    given = assign([model, agent])
    assert others([model, agent], given, {"旧名": "大语言模型"}) == [("旧名", "大型语言模型", "llm"), ()]


_A, _B, _C = ("a", "a", "E", ""), ("b", "b", "e", ""), ("c", "c", "E", "")
_SENSE = ("代理", "代理", "Agent", "")
_SENSES = [("代理-agent", "代理", "Agent", ""), ("代理-proxy", "代理", "Proxy", "")]

# What the last page had, what this one has, which ids were known to be others now; and which are from now on.
RENAMES = [
    ("nothing has changed", [_A], [_A], {}, {}),
    ("a new entry", [], [_A], {}, {}),
    ("gone, and nothing like it", [_A], [("d", "d", "D", "")], {}, {}),
    ("renamed, the same in English", [_A], [_B], {}, {"a": "b"}),
    ("renamed, the same definition", [("a", "a", "", "x")], [("b", "b", "", "x")], {}, {"a": "b"}),
    ("two could be meant", [_A], [_B, _C], {}, {}),
    ("an entry that was there is none's heir", [_A, _B], [_B], {}, {}),
    ("a second sense came", [_SENSE], _SENSES, {}, {"代理": "代理-agent"}),
    ("renamed twice", [_B], [_C], {"a": "b"}, {"a": "c", "b": "c"}),
    ("renamed back", [_B], [_A], {"a": "b"}, {"b": "a"}),
]


@pytest.mark.parametrize(("case", "before", "now", "former", "expected"), RENAMES)
def test_who_was_renamed_is_found(
    case: str,
    before: list[tuple[str, str, str, str]],
    now: list[tuple[str, str, str, str]],
    former: dict[str, str],
    expected: dict[str, str],
) -> None:
    assert renamed_ids(before, now, former) == expected, case


def test_without_entries_there_is_no_file() -> None:
    assert render_ids(Ids({}, [])) == ""
    assert read_ids("") == Ids({}, [])


def test_the_file_is_short_and_sorted() -> None:
    entries = [known("大模型", "大模型", "Large Model", ""), known("c", "C", "", "")]
    lines = render_ids(Ids({"旧名": "大模型"}, entries)).splitlines()
    assert lines[1:] == ["c\tC\t\t", "大模型\t\tLarge Model\t", "旧名\t大模型"]


def test_marks_of_a_conflict_are_passed_over() -> None:
    text = "# words\n<<<<<<< ours\na\tb\r\n=======\nc\td\n>>>>>>> theirs\n#e\t#E\t\t\n"
    assert read_ids(text) == Ids({"a": "b", "c": "d"}, [("#e", "#E", "", "")])


_WORDS = st.text(min_size=1, max_size=6).map(lambda text: " ".join(text.split())).filter(bool)
_IDS = st.text("ab大模型#+-", min_size=1, max_size=4)


@given(
    st.dictionaries(_IDS, _IDS, max_size=4), st.dictionaries(_IDS, st.tuples(_WORDS, st.text(), st.text()), max_size=4)
)
def test_the_file_says_what_was_written(former: dict[str, str], entries: dict[str, tuple[str, str, str]]) -> None:
    rows = sorted(known(identifier, *rest) for identifier, rest in entries.items())
    read = read_ids(render_ids(Ids(former, rows)))
    assert (read.former, sorted(read.known)) == (former, rows)
