"""Names and definitions that would break a naive writer, read back by readers that are not our own."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from glossary.export.table import format_named
from glossary.export.values import ExportMaterial, Item, LeftOut
from glossary.model import Entry
from tests.examples import examples

HARD = [
    Entry('"引号"开头', '"quoted" first', 'a "b" c', ('say ""hi""', "'单'")),
    Entry("回\r车", "carriage\rreturn", "line\rtwo\nline three\r\nfour", note="n1\rn2"),
    Entry("制\t表", "tab\tname", "tab\there"),
    Entry("换\n行", "new\nline", "多\n行"),
    Entry("逗，号,", "comma, name", "a,b；c"),
    Entry("=SUM(A1)", "=cmd|calc", "+1", ("@a", "-b")),
    Entry("很" * 400, "very " * 400, "长" * 3000),
    Entry("新" * 1100, "new " * 300, superseded=("旧" * 1100, "old " * 300)),
    Entry("苹果", "Apple", "水果"),
    Entry("苹果", "apple", "公司"),
    Entry("苹果", "Apple", "又一个意思"),
    Entry("ＡＢＣ", "Abc", "全角"),
    Entry("ABC", "abc", "半角"),
    Entry("臺灣", "Taiwan"),
    Entry("台湾", "taiwan"),
    Entry("空英文"),
    Entry("只有定义", "", "没有英文名"),
    Entry("<b>粗</b>", "**bold** `code` [l](u)", "<script>alert(1)</script> & {{x}} $y$"),
    Entry("\U0001f600\U0001f468\u200d\U0001f469", "\U0001f600 grin", "😀"),
    Entry("مرحبا", "\u202bשלום\u202c", "\u200fRTL"),
    Entry("カタカナ", "katakana", "かな"),
    Entry("한국어", "Korean", "한글"),
    Entry("#标签", "#hash", "# 井号"),
    Entry("---", "***", "---"),
    Entry("响\x07铃\0", "bell\x07\x9f", "\0\x1b[31m"),
    Entry("竖|线", "pi|pe", "a|b"),
    Entry("分;号", "semi;colon", "a;b", ("x; y", "z\\;w")),
    Entry("{花括号}", "%s $1 \\1 ^", "\\n"),
    Entry("a\u2028b", "c\u2029d", "\x85"),
    Entry(" 空白 ", "  sp  ", " d "),
    Entry("null", "true", "~"),
    Entry("012", "1e3", "0x1F"),
]
ITEMS = [Item(entry, number, number % 2 == 0) for number, entry in enumerate(sorted(HARD))]
DIRECTIONS = [("zh", "en"), ("en", "zh")]
_control = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def written(name: str, direction: tuple[str, str]) -> tuple[str, Sequence[LeftOut]]:
    output = format_named(name).write(ExportMaterial(ITEMS, *direction))
    (data,) = output.files.values()
    return data.decode(), output.left_out


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("name", ["deepl", "google", "azure", "omegat", "anki"])
def test_a_line_has_its_cells_and_nothing_that_ends_it(name: str, direction: tuple[str, str]) -> None:
    text, _ = written(name, direction)
    lines = [line for line in text.split("\n")[:-1] if name != "anki" or not line.startswith("#")]
    cells = {"omegat": {2, 3}, "anki": {4}}.get(name, {2})
    assert {line.count("\t") + 1 for line in lines} == cells
    assert not [line for line in lines if _control.search(line)]


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("name", ["csv", "google-sets", "aws", "crowdin", "phrase", "memoq"])
def test_a_row_has_the_cells_of_the_heading(name: str, direction: tuple[str, str]) -> None:
    text, _ = written(name, direction)
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    # Outside of quotes, nothing but a line feed ends a row for any reader.
    assert "\r" not in re.sub('"(?:[^"]|"")*"', "", text)


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("name", ["tbx", "tbx-dca", "tbx-v2", "skos", "anki"])
def test_no_two_entries_have_one_id(name: str, direction: tuple[str, str]) -> None:
    text, left_out = written(name, direction)
    ids = list(_ids(name, text))
    assert len(set(ids)) == len(ids) >= len(HARD) - len(left_out)


def _ids(name: str, text: str) -> Iterator[str]:
    if name.startswith("tbx"):
        yield from filter(None, (element.get("id") for element in ET.fromstring(text.encode()).iter()))
    else:
        yield from re.findall(r"^(?:<#(c\w+)>|(\w{16})\t)", text, re.MULTILINE)


@pytest.mark.parametrize("name", ["tbx", "tbx-dca", "tbx-v2"])
def test_tbx_keeps_the_rules_that_a_grammar_does_not_tell(name: str) -> None:
    """A language once in an entry and one that is declared, a term in each, one of them preferred at most, and what is
    said of the concept nowhere below it."""
    text, _ = written(name, ("zh", "en"))
    root = ET.fromstring(text.encode())
    entries = [each for each in root.iter() if _tag(each) in ("conceptEntry", "termEntry")]
    assert len(entries) == len(HARD)
    for entry in entries:
        sections = [each for each in entry if _tag(each) in ("langSec", "langSet")]
        languages = [each.attrib["{http://www.w3.org/XML/1998/namespace}lang"] for each in sections]
        assert len(set(languages)) == len(languages) >= 1
        assert set(languages) <= {"zh", "en"}
        for section in sections:
            terms = [each.text or "" for each in section.iter() if _tag(each) == "term"]
            assert terms
            assert all(map(str.strip, terms))
            assert len(set(terms)) == len(terms)
            statuses = [each.text for each in section.iter() if _tag(each) in ("administrativeStatus", "termNote")]
            assert statuses.count("preferredTerm-admn-sts") <= 1
            assert len(statuses) == len(terms)
            assert not {"definition", "subjectField", "descrip", "note"} & {_tag(each) for each in section.iter()}
    # A reader of XML makes line feeds of carriage returns that are not written as references.
    assert any("line\rtwo\nline three\r\nfour" in (each.text or "") for each in root.iter())


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


@pytest.mark.parametrize("name", ["vale", "prh", "contextive"])
def test_yaml_is_read_by_others(name: str) -> None:
    text, _ = written(name, ("zh", "en"))
    said = str(yaml.safe_load(text))
    assert "旧" * 1100 in said


def test_a_name_is_not_longer_than_a_tool_takes() -> None:
    for name, most in (("aws", 200), ("deepl", 1024), ("google", 1024)):
        text, left_out = written(name, ("zh", "en"))
        rows = csv.reader(io.StringIO(text), delimiter="," if name == "aws" else "\t", quoting=csv.QUOTE_NONE)
        assert max(len(cell.encode()) for row in rows for cell in row) <= most
        assert f"longer than {most:,} bytes" in {one.why for one in left_out}


def test_tags_are_no_html() -> None:
    (data,) = (
        format_named("anki").write(ExportMaterial([Item(Entry("甲", "A", domain='"科技" & 数学'))])).files.values()
    )
    assert data.decode().splitlines()[-1].split("\t")[3] == '"""科技""_&_数学"'


def test_what_omegat_takes_for_a_comment_is_told() -> None:
    text, left_out = written("omegat", ("zh", "en"))
    assert "#" not in {line[0] for line in text.splitlines()}
    assert [one.name for one in left_out if "comment" in one.why] == ["#标签"]


_LETTERS = st.sampled_from(
    [*"大模é؈😀aB \t\n\r\"',，|=+@-#：:\\{}<>&%*_`[]()/~;\0\x1b", "\u2028", "\ufeff", "\u200b", ". "]
)
_TEXTS = st.lists(_LETTERS, max_size=8).map("".join)
_ENTRIES = st.builds(
    Entry,
    term=_TEXTS.filter(str.strip),
    english=_TEXTS,
    definition=_TEXTS,
    aliases=st.lists(_TEXTS.filter(bool), max_size=2).map(tuple),
    superseded=st.lists(_TEXTS.filter(bool), max_size=2).map(tuple),
    domain=_TEXTS,
    **dict.fromkeys(("kind", "status", "annotate", "note", "senses", "changes", "id"), st.just("")),
    **dict.fromkeys(("distinct", "same"), st.just(())),
)


def _read_lines(text: str) -> None:
    rows = [line for line in text.split("\n")[:-1] if not line.startswith("#")]
    assert not [row for row in rows if row.count("\t") not in (1, 2, 3) or _control.search(row)]


def _read_rows(text: str) -> None:
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    assert len({len(row) for row in rows}) <= 1


def _read_note(text: str) -> None:
    yaml.safe_load(text.split("\n---\n", 1)[0].removeprefix("---\n"))


READERS: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(("tbx", "tbx-dca", "tbx-v2"), ET.fromstring),
    **dict.fromkeys(("prh", "vale", "contextive"), yaml.safe_load),
    **dict.fromkeys(("deepl", "google", "azure", "omegat", "anki"), _read_lines),
    **dict.fromkeys(("csv", "google-sets", "aws", "crowdin", "phrase", "memoq", "immersive"), _read_rows),
    "jsonl": lambda text: [json.loads(line) for line in text.split("\n")[:-1]],
    "note-definitions-atomic": _read_note,
}


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("name", READERS)
@examples(8)
@given(entries=st.lists(_ENTRIES, max_size=6, unique=True))
def test_whatever_stands_in_an_entry_is_read(name: str, direction: tuple[str, str], entries: list[Entry]) -> None:
    material = ExportMaterial([Item(entry) for entry in sorted(entries)], *direction)
    for path, data in format_named(name).write(material).files.items():
        assert "/" not in path
        READERS[name](data.decode())
