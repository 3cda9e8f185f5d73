"""Whatever the posts say and whatever a person does, the glossary file keeps its laws."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import FileError
from glossary.model import Entry
from glossary.store import document as store
from glossary.store import lock
from glossary.store.entry import read_entry
from glossary.store.fields import ALLOWED, OWNED, Evidence
from glossary.store.layout import by_lines
from glossary.store.source import Source
from glossary.store.splice import sort_key
from glossary.store.yaml_text import scalar
from tests.rerun import Files, rerun

text = st.text(max_size=6) | st.sampled_from(
    ["大模型", "Large Model", "no", "12", "a: b", "C#", "it's", "甲, 乙", "[x]"]
)
term = text.filter(bool)
fields = {
    "english": text,
    "definition": text,
    "aliases": st.lists(term, max_size=3).map(tuple),
    "kind": st.sampled_from(["", *ALLOWED["kind"]]),
    "status": st.sampled_from(["", *ALLOWED["status"]]),
    "id": st.just(""),
    "annotate": st.just(""),
    "changes": st.just(""),
    "note": st.just(""),
    "distinct": st.just(()),
    "same": st.just(()),
    "senses": st.just(""),
}
entry = st.builds(Entry, term, **fields)
entries = st.lists(entry, max_size=6, unique_by=store.sense)
evidence = st.builds(
    Evidence,
    st.integers(0, 99),
    text,
    st.dictionaries(st.sampled_from(OWNED), st.dictionaries(term, st.integers(1, 9))),
)


def as_written(one: Entry) -> Entry:
    return one._replace(status="") if one.status == "preferred" else one


def entries_in(files: Files) -> list[Entry]:
    return [block.entry for block in store.parse_document(files[0], lock.parse_lock(files[1]), "").blocks]


def loaded(files: Files) -> list[dict[str, object]]:
    found: list[dict[str, object]] | None = yaml.safe_load(files[0])["terms"]
    return found or []


@given(entries)
def test_entries_are_read_back(said: list[Entry]) -> None:
    files = rerun("", None, said)
    assert entries_in(files) == sorted(map(as_written, said), key=sort_key)
    assert [item["term"] for item in loaded(files)] == [one.term for one in entries_in(files)]


@given(entries, entries)
def test_untouched_entries_are_what_the_posts_say_now(said: list[Entry], say: list[Entry]) -> None:
    files = rerun(*rerun("", None, said), say)
    assert sorted(entries_in(files)) == sorted(map(as_written, say))


@given(entries, entries, evidence)
def test_a_second_run_changes_nothing(said: list[Entry], say: list[Entry], seen: Evidence) -> None:
    known = {store.sense(one): seen for one in say[::2]}
    files = rerun(*rerun("", None, said), say, known)
    assert rerun(*files, say, known) == files
    assert rerun(files[0], None, say, known)[0] == files[0]


@given(entries, evidence)
def test_evidence_comes_and_goes(said: list[Entry], seen: Evidence) -> None:
    files = rerun("", None, said)
    with_evidence = rerun(*files, said, {store.sense(one): seen for one in said})
    assert entries_in(with_evidence) == entries_in(files)
    assert rerun(*with_evidence, said) == files


class Edited(NamedTuple):
    """The lines of an entry after a person's edit: what must now stay for good, and what must not come back."""

    lines: list[str]
    kept: str = ""
    gone: str = ""


def change_a_value(lines: list[str], name: str, mine: str) -> Edited:
    line = f"  {name}: {scalar(mine)}\n"
    return Edited([line if is_field(old, name) else old for old in lines], line)


def change_quotes(lines: list[str], name: str, mine: str) -> Edited:
    line = f'  {name}: "{mine}"\n'
    return Edited([line if is_field(old, name) else old for old in lines], line)


def comment_behind(lines: list[str], name: str, mine: str) -> Edited:
    commented = [old.rstrip("\n") + f"  # {mine}\n" if is_field(old, name) else old for old in lines]
    return Edited(commented, *(line for line in commented if is_field(line, name)))


def comment_above(lines: list[str], name: str, mine: str) -> Edited:
    return Edited([f"# {mine}\n", *lines], f"# {mine}\n{lines[0]}")


def delete_a_field(lines: list[str], name: str, mine: str) -> Edited:
    return Edited([old for old in lines if not is_field(old, name)], "", f"{lines[0]}(?:  .*\n)*  {name}:")


def delete_the_entry(lines: list[str], name: str, mine: str) -> Edited:
    return Edited([], "", lines[0])


def reorder(lines: list[str], name: str, mine: str) -> Edited:
    return Edited([lines[0], *reversed(lines[1:])])


def add_a_note(lines: list[str], name: str, mine: str) -> Edited:
    return Edited([*lines, f"  note: {mine}\n"], f"  note: {mine}\n")


def add_an_entry(lines: list[str], name: str, mine: str) -> Edited:
    own = f"- term: {mine}\n  {name}: {mine}\n"
    return Edited([*lines, own], own)


def write_several_lines(lines: list[str], name: str, mine: str) -> Edited:
    several = f"  {name}: >\n    {mine}\n\n    # {mine}\n"
    return Edited([several if is_field(old, name) else old for old in lines], several)


ALWAYS = [comment_above, delete_the_entry, reorder, add_a_note, add_an_entry]
WITH_FIELD = [change_a_value, change_quotes, comment_behind, delete_a_field, write_several_lines]


def is_field(line: str, name: str) -> bool:
    return line.startswith(f"  {name}: ")


# Terms and values that show where they are from, so that a line is found again.
plain_term = st.integers(0, 7).map(lambda number: f"词{number}")
plain_entry = st.builds(Entry, plain_term, **fields)
plain_entries = st.lists(plain_entry, min_size=1, max_size=6, unique_by=lambda one: one.term)


@st.composite
def edits(draw: st.DrawFn, before: str) -> tuple[str, Edited]:
    """The file after one edit of one of its entries, and that edit."""
    block = draw(st.sampled_from(re.findall(r"^- .*\n(?:  .*\n)*", before, re.MULTILINE)))
    lines = block.splitlines(keepends=True)
    names = [name for name in ("english", "definition") if f"  {name}: " in block]
    edit = draw(st.sampled_from(ALWAYS + WITH_FIELD * bool(names)))
    edited = edit(lines, draw(st.sampled_from(names or ["english"])), f"我的{draw(st.integers(0, 999))}")
    return before.replace(block, "".join(edited.lines)), edited


@given(st.data(), plain_entries, st.lists(plain_entries, min_size=1, max_size=3))
def test_a_persons_edit_stays_whatever_the_posts_say(
    data: st.DataObject, said: list[Entry], later: list[list[Entry]]
) -> None:
    before, known = rerun("", None, said)
    text, edit = data.draw(edits(before))
    files = (text, known)
    for say in later:
        files = rerun(*files, say)
        assert edit.kept in files[0]
        assert not edit.gone or not re.search(f"^{edit.gone}", files[0], re.MULTILINE)
        assert rerun(*files, say) == files
        assert [item["term"] for item in loaded(files)] == [one.term for one in entries_in(files)]


@given(st.data(), plain_entries, plain_entries)
def test_without_the_lock_no_line_is_lost(data: st.DataObject, said: list[Entry], say: list[Entry]) -> None:
    text, _ = data.draw(edits(rerun("", None, said)[0]))
    left = iter(rerun(text, None, say)[0].splitlines())
    assert all(line in left for line in text.splitlines())


mangled = st.text(alphabet="- termenglishabc:#[]{},'\"|>&*!? \n大\t\\").map(lambda noise: f"- term: 词\n{noise}")
field_line = st.builds(
    "  {}: {}\n".format,
    st.sampled_from(["english", "aliases", "kind", "posts", "x-a", "variants"]),
    text.map(repr) | text,
)
loose_block = st.lists(field_line | st.sampled_from(["  # 注\n", "\n", "    更多\n"]), max_size=4).map(
    lambda lines: "- term: 词\n" + "".join(lines)
)


@given(mangled | loose_block)
def test_what_is_read_by_lines_is_what_pyyaml_reads(block: str) -> None:
    block = block if block.endswith("\n") else block + "\n"
    layout = by_lines(block)
    if layout is not None:
        loaded = yaml.safe_load(block)[0]
        assert list(loaded) == list(layout.fields)
        for name, field in layout.fields.items():
            if name in Entry._fields:
                assert loaded[name] == (list(field.value) if isinstance(field.value, tuple) else field.value)
            assert block[field.offset :].startswith(f"{name}: {field.written}\n")


@given(mangled | loose_block)
def test_a_file_that_is_accepted_is_what_pyyaml_reads(block: str) -> None:
    whole = f"version: 1\nterms:\n{block}" + "\n" * (not block.endswith("\n")) + "- term: 末\n"
    try:
        document = store.parse_document(whole, None, "")
    except FileError as error:
        assert 0 < error.line <= whole.count("\n") + 1
        return
    expected = yaml.safe_load(whole)["terms"]
    assert [item["term"] for item in expected] == [one.entry.term for one in document.blocks]
    assert document.head + "".join(one.text for one in document.blocks) + document.tail == whole
    for one in document.blocks:
        assert read_entry(Source("", one.text))[1] == one.entry


@given((mangled | loose_block).filter(lambda block: not re.search("posts|variants", block)), entry)
def test_no_line_of_a_persons_own_entry_is_lost(block: str, say: Entry) -> None:
    whole = f"version: 1\nterms:\n{block}" + "\n" * (not block.endswith("\n")) + "- term: 末\n"
    known = lock.render_lock(lock.Lock())
    try:
        files = rerun(whole, known, [say._replace(term="词")])
    except FileError:
        return
    left = iter(files[0].split("\n"))
    assert all(line in left for line in whole.split("\n"))
    assert rerun(*files, [say._replace(term="词")]) == files
    assert [item["term"] for item in loaded(files)] == [one.term for one in entries_in(files)]
