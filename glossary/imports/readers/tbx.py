"""TBX, version 2 (martif) and 3 (styles DCA and DCT); the languages but Chinese and English are left out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from glossary.errors import GlossaryError
from glossary.export.roles import ALIAS, BOTH, ENGLISH_NAME, FORMER, TERM
from glossary.export.xml import KIND
from glossary.imports.entry import UnusableError, entry_of, entry_of_names
from glossary.imports.values import BadRow, Columns, ImportReader, Read, Row
from glossary.model import Entry
from glossary.store.fields import Value

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CONCEPTS, _LANGUAGES, _TERMS = ("conceptEntry", "termEntry"), ("langSec", "langSet"), ("termSec", "tig", "ntig")
_own_id = re.compile(rf"({TERM}|{ENGLISH_NAME}|{BOTH}|{ALIAS}|{FORMER})-(\d+)-[0-9a-f]{{16}}")
_status = re.compile(r"(preferred|admitted|deprecated|superseded)")


class _Name(NamedTuple):
    name: str
    language: str
    status: str
    role: str
    place: int


def _read(text: str, columns: Columns) -> Read:
    if "<!ENTITY" in text:
        raise GlossaryError("entities are not supported: write the text out")
    rows: list[Row] = []
    bad: list[BadRow] = []
    try:
        for line, concept in _concepts(text):
            try:
                rows.append(Row(_entry(concept), line))
            except UnusableError as fault:
                bad.append(BadRow(line, fault.message))
    except ElementTree.ParseError as error:
        raise GlossaryError(f"line {error.position[0]}: no XML: {error}") from None
    return Read(rows, bad, "TBX", True)


def _concepts(text: str) -> Iterator[tuple[int, ElementTree.Element]]:
    """Each concept with the line that it begins in; what was read is let go, so that memory does not grow."""
    starts = _line_numbers(text)
    for _, element in ElementTree.iterparse(io.BytesIO(_bytes(text))):
        if _tag(element) in _CONCEPTS:
            yield next(starts, 0), element
            element.clear()


def _line_numbers(text: str) -> Iterator[int]:
    line, at = 1, 0
    for match in re.finditer(r"<(?:\w+:)?(?:conceptEntry|termEntry)\b", text):
        line += text.count("\n", at, match.start())
        at = match.start()
        yield line


def _bytes(text: str) -> bytes:
    """The text in UTF-8, whatever its declaration says that the file was in."""
    return re.sub(r"^\ufeff?<\?xml[^>]*\?>", "", text, count=1).encode()


def _entry(concept: ElementTree.Element) -> Entry:
    names = [name for name in _names(concept) if name.language in ("zh", "en")]
    fields = _fields(concept)
    if all(name.role for name in names) and any(name.role in (TERM, BOTH) for name in names):
        return _own_entry(names, fields)
    usable = [name for name in names if name.status not in ("superseded", "deprecated")] or names
    usable.sort(key=lambda name: name.status == "admitted")
    former = tuple(name.name for name in names if name not in usable)
    chinese, english = ([name.name for name in usable if name.language == language] for language in ("zh", "en"))
    if former:
        fields["superseded"] = former
    if all(name.status == "deprecated" for name in names):
        fields["status"] = "deprecated"
    if not chinese and not english:
        raise UnusableError("no Chinese or English name")
    return entry_of_names(chinese, english, fields)


def _own_entry(names: list[_Name], fields: dict[str, Value]) -> Entry:
    """The entry that `export` wrote: the ids say which field a name stood in."""
    by_role: dict[str, list[_Name]] = {}
    for name in sorted(names, key=lambda one: one.place):
        by_role.setdefault(name.role, []).append(name)
    term = (by_role.get(TERM) or by_role[BOTH])[0]
    english = by_role.get(ENGLISH_NAME) or by_role.get(BOTH)
    first = next(name for name in names if name.language == term.language)
    return entry_of(
        {
            **fields,
            "term": term.name,
            "english": english[0].name if english else "",
            "aliases": tuple(name.name for name in by_role.get(ALIAS, ())),
            "superseded": tuple(name.name for name in by_role.get(FORMER, ())),
            "status": first.status,
        }
    )


def _names(concept: ElementTree.Element) -> Iterator[_Name]:
    for language in concept:
        if _tag(language) in _LANGUAGES:
            code = re.split("[-_]", (language.get(_LANG) or language.get("lang") or "").casefold())[0]
            for section in language:
                if _tag(section) in _TERMS:
                    yield from _name(section, code)


def _name(section: ElementTree.Element, language: str) -> Iterator[_Name]:
    term = next((each for each in section.iter() if _tag(each) == "term"), None)
    text = "".join(term.itertext()).strip() if term is not None else ""
    if text:
        own = _own_id.fullmatch(section.get("id", ""))
        yield _Name(text, language, _status_of(section), own[1] if own else "", int(own[2]) if own else 0)


def _status_of(section: ElementTree.Element) -> str:
    for each in section.iter():
        if "administrativeStatus" in (_tag(each), each.get("type")):
            found = _status.match((each.text or "").strip())
            return found[1] if found else ""
    return ""


def _fields(concept: ElementTree.Element) -> dict[str, Value]:
    """The definition of the concept, else of one of its languages; its subject, kind and note, where there is one."""
    fields: dict[str, Value] = {}
    for each in concept.iter():
        text = "".join(each.itertext()).strip()
        if "definition" in (_tag(each), each.get("type")) and text:
            fields.setdefault("definition", text)
        elif "subjectField" in (_tag(each), each.get("type")) and text:
            fields.setdefault("domain", text)
        elif _tag(each) == "note" and text.startswith(KIND):
            fields["kind"] = text.removeprefix(KIND)
        elif _tag(each) == "note" and text:
            fields.setdefault("note", text)
    return fields


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _fits(path: str, text: str) -> bool:
    return path.endswith(".tbx") or bool(re.search(r"<(?:tbx|martif)\b", text[:2000]))


READER = ImportReader("tbx", "TBX, version 2 and 3", _fits, _read)
