"""What is wrong with a glossary file is said with its line and column, the line itself, and what is expected."""

from __future__ import annotations

import re

import pytest

from glossary.errors import FileError
from glossary.store import document as store

HEAD = "version: 1\nterms:\n"


def entry(*lines: str) -> str:
    return HEAD + "- term: 词\n" + "".join(f"  {line}\n" for line in lines)


ACCEPTED = {
    "no version": "terms:\n- term: 词\n",
    "no entries": "version: 1\nterms:\n",
    "an empty list": "version: 1\nterms: []\n",
    "comments everywhere": "# a\nversion: 1  # b\nterms:  # d\n# e\n- term: 词  # f\n  # g\n  kind: work # h\n# i\n",
    "a person's own names": "x-a: 1\n" + entry("x-b: {c: [1, 2]}", "x-d:", "- 1"),
    "empty values": entry("english:", "definition: ~", "aliases: ~", "distinct:", "kind: ''", "status: null"),
    "distinct from its English name": entry("english: Agent", "distinct: [Agent, 别的]"),
    "two senses": entry("english: Agent") + "- term: 词\n  english: Proxy\n",
    "a sense without english": entry("english: Agent") + "- term: 词\n",
    "a multi-line text": entry("note: |", "  甲", "", "  乙", "  # 丙"),
    "quoted names": entry('"english": Agent', "'kind': person"),
    "document marks": "%YAML 1.1\n---\n" + entry() + "...\n",
    "a value that is not plain for the tool, but for YAML": entry("english: C# (1.0) and .NET", "note: 3D"),
}

# What is wrong, the text, line, column, and a part of the message.
REFUSED = [
    ("a number", HEAD + "- term: 12\n", 3, 9, "term must be text, but this is a number: write '12'"),
    ("a truth value", HEAD + "- term: no\n", 3, 9, "term must be text, but this is a truth value: write 'no'"),
    ("a date", entry("english: 2001-12-14"), 4, 12, "english must be text, but this is a date"),
    ("a list", entry("english: [a]"), 4, 12, "english must be text, but this is a list"),
    ("a mapping", entry("english: {a: b}"), 4, 12, "english must be text, but this is a mapping"),
    ("aliases as text", entry("aliases: LM"), 4, 12, "aliases must be a list, as in aliases: [one, two]"),
    ("a number as alias", entry("aliases: [LM, 12]"), 4, 17, "each of the aliases must be text"),
    ("unknown field", entry("englsh: x"), 4, 3, "unknown field englsh, did you mean english?"),
    ("unknown field like none", entry("zzz: x"), 4, 3, "unknown field zzz, expected: term, english, definition"),
    ("unknown name at the top", "versoin: 1\nterms: []\n", 1, 1, "unknown name versoin, did you mean version?"),
    ("no term", HEAD + "- english: x\n", 3, 3, "this entry has no term; expected - term: …"),
    ("an empty term", HEAD + "- term:\n", 3, 3, "this entry has no term"),
    ("an empty entry", entry() + "- {}\n", 4, 1, "this entry has no term"),
    ("unknown kind", entry("kind: peson"), 4, 3, "unknown kind peson, did you mean person?"),
    ("unknown status", entry("status: gone"), 4, 3, "unknown status gone, expected: preferred, admitted"),
    ("unknown annotate", entry("annotate: often"), 4, 3, "unknown annotate often, expected: always, auto, ask, never"),
    ("an entry apart from itself", entry("english: A", "distinct: [乙, 詞]"), 5, 3, "distinct names 词 itself"),
    ("two equal entries", entry("english: A", "# b") + "# c\n- term: 词\n  english: a\n", 7, 1, "stands in line 3 too"),
    ("a field twice", entry("english: A", "english: B"), 5, 3, "english stands here a second time"),
    ("unknown version", "version: 2\nterms: []\n", 1, 10, "expected version: 1"),
    ("version as text", "version: '1'\nterms: []\n", 1, 10, "expected version: 1"),
    ("only a list", "- term: 词\n", 1, 1, "expected version: 1, then terms:"),
    ("only text", "词\n", 1, 1, "expected version: 1, then terms:"),
    ("only comments", "# 词\n", 1, 1, "expected version: 1, then terms:"),
    ("no terms", "version: 1\n", 1, 1, "terms: is missing"),
    ("terms as text", "version: 1\nterms: 词\n", 2, 8, "terms must be a list"),
    ("terms as mapping", HEAD + "  term: 词\n", 3, 1, "terms must be a list"),
    ("terms in one line", "terms: [{term: 词}]\n", 1, 8, "terms must be a list"),
    ("terms twice", entry() + "terms: []\n", 4, 1, "terms stands here a second time"),
    ("entries behind an empty list", "terms: []\n- term: 词\n", 1, 1, "delete the []"),
    ("an entry that is text", HEAD + "- 词\n", 3, 1, "an entry is a mapping"),
    ("an entry that is a list", HEAD + "- - 词\n", 3, 1, "an entry is a mapping"),
    ("an entry that is nothing", entry() + "-\n", 4, 1, "an entry is a mapping"),
    ("a colon in a plain text", entry("definition: a: b"), 4, 16, "a value that holds `: ` needs quotes"),
    ("no space behind the colon", entry("english:x"), 4, 3, "with a space behind the colon"),
    ("fields not in one column", entry(" english: x"), 4, 11, "stand in one column"),
    ("a field at the margin", HEAD + "- term: 词\nenglish: x\n- term: b\n", 4, 1, "indent english:"),
    ("an entry in an entry", entry("- term: b"), 4, 3, "stand in one column"),
    ("an entry further left", "terms:\n  - term: 词\n- term: b\n", 3, 1, "not indented like the entries above"),
    ("a tab as indent", HEAD + "- term: 词\n\tenglish: x\n", 4, 1, "indent with spaces"),
    ("a tab behind the dash", HEAD + "-\tterm: 词\n", 3, 2, "indent with spaces"),
    ("an open quote", HEAD + "- term: '词\n- term: b\n", 3, 9, "the quote that opens here is never closed"),
    ("an open list", entry("aliases: [a, b", "kind: person"), 4, 12, "the list that opens here is not closed"),
    ("an unknown escape", entry('english: "\\q"'), 4, 13, "a backslash is written \\\\"),
    ("a value that begins with @", entry("english: @x"), 4, 12, "a value that begins with @ needs quotes"),
    ("a value that begins with *", entry("english: *.js"), 4, 13, "a value that begins with & or * needs quotes"),
    ("an anchor", entry("english: &x y"), 4, 12, "anchors (&) and aliases (*) are not supported"),
    ("an alias", entry("english: *x"), 4, 12, "anchors (&) and aliases (*) are not supported"),
    ("a merge key", entry("<<: {english: x}"), 4, 3, "merge keys (<<) are not supported"),
    ("a tag", entry("english: !!str 12"), 4, 12, "tags (!) are not supported"),
    ("a Python tag", entry("x-a: !!python/name:os.system"), 4, 8, "tags (!) are not supported"),
    ("a control character", entry("english: a\x07b"), 4, 13, 'write it as "\\u0007"; the line is: english: a�b'),
    ("a line separator", entry("definition: 甲\u2028乙"), 4, 16, "U+2028 stands here, which cannot be seen"),
    ("a next-line sign", entry("definition: 甲\x85乙"), 4, 16, "U+0085 stands here, which cannot be seen"),
    ("a second document", entry() + "---\nterms: []\n", 4, 1, "a glossary is one YAML document"),
    ("a merge conflict between entries", entry() + "<<<<<<< HEAD\n- term: b\n=======\n", 4, 1, "merge conflict"),
    ("a merge conflict in an entry", HEAD + "- term: 词\n<<<<<<< HEAD\n  kind: x\n", 4, 1, "merge conflict"),
    ("depth", entry("x-a: " + "[" * 100_000), 4, 56, "nested more than 50 levels deep"),
    ("posts as text", entry("posts: many"), 4, 10, "posts must be a number"),
    ("a long line", entry("defintion: " + "长" * 1000), 4, 3, "the line is: defintion: " + "长" * 69 + "…"),
]  # fmt: skip


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_accepted(text: str, newline: str) -> None:
    document = store.parse_document(text.replace("\n", newline), None, "glossary.yaml")
    assert document.ends.restore(
        document.head + "".join(b.text for b in document.blocks) + document.tail
    ) == text.replace("\n", newline)


@pytest.mark.parametrize(
    ("text", "line", "column", "message"), [pytest.param(*rest, id=title) for title, *rest in REFUSED]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_refused(text: str, line: int, column: int, message: str, newline: str) -> None:
    with pytest.raises(FileError) as caught:
        store.parse_document(text.replace("\n", newline), None, "glossary.yaml")
    assert (caught.value.line, caught.value.column) == (line, column)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    shown = re.sub("[\x07\x85\u2028]", "�", text.split("\n")[line - 1].strip()[:20])
    assert f"; the line is: {shown}" in str(caught.value)


def test_place_is_that_in_the_whole_file() -> None:
    text = HEAD + "- term: 词\n  english: x\n" + "".join(f"- term: 词{n}\n  english: x\n" for n in range(100))
    with pytest.raises(FileError, match=r"^glossary\.yaml:207:12: english must be text"):
        store.parse_document(text + "# 末\n- term: 末\n  english: 12\n", None, "glossary.yaml")


def test_lines_that_end_with_a_return_alone_are_named() -> None:
    with pytest.raises(
        FileError, match=r"^glossary\.yaml:1:11: lines end with CR alone; save the file with LF or CRLF"
    ):
        store.parse_document(entry("english: A").replace("\n", "\r"), None, "glossary.yaml")
