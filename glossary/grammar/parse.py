"""Two texts, a bold span and the inside of its parenthesis, into the parts of an annotation."""

from __future__ import annotations

import re

from glossary.grammar import cues
from glossary.grammar.fields import Parts, distinct
from glossary.grammar.head import closing_name, read_head, splits_at_colon
from glossary.grammar.plain import plain
from glossary.grammar.segments import read_segments
from glossary.script import has_east_asian, has_han, has_latin, is_acronym


# No explanation is longer; a parenthesis that runs on is prose, and is not read at length.
LONGEST = 1000

_simple = re.compile(
    r"(?P<name>[A-Za-z][A-Za-z0-9'’ -]*[A-Za-z0-9])(?:\s*[：:]\s+(?P<definition>[^\sA-Za-z*_`\[<].*))?"
)
_colon = re.compile("[：:]")
_may_label = re.compile("[称稱叫译譯名]|缩写|代码")


def parse(bold: str, inside: str) -> Parts | None:
    """What a bold span and the text inside its parenthesis say; None when the parenthesis is an aside.

    `gold/GUIDE.md` of the design fixes every form. Pure: it looks at these two texts only.
    """
    if len(inside) > LONGEST:
        return None
    term = plain(bold)
    if has_han(term) and (simple := _simple.fullmatch(inside)) and "(" not in term and "（" not in term:
        name, definition = simple["name"], simple["definition"] or ""
        if " - " not in name and not (is_acronym(name) and definition) and not _may_label.search(definition):
            return Parts(term, name, "", definition.strip())
    text = plain(inside)
    if not term or not text:
        return None
    term, inner = _name_in_term(term)
    parts = _read(term, text)
    if inner:
        return _with_inner_name(term, inner, parts)
    return parts


def _with_inner_name(term: str, inner: str, parts: Parts | None) -> Parts:
    """`**端到端（End-to-End）**（…）`: the name inside the bold span wins, what follows adds to it."""
    named = _read(term, inner) or Parts(term)
    if parts is None:
        return named
    english = named.english or parts.english
    others = tuple(n for n in (*named.aliases, parts.english, *parts.aliases) if n and n != english)
    return Parts(term, english, named.chinese or parts.chinese, parts.definition, distinct(others, term))


def _name_in_term(term: str) -> tuple[str, str]:
    match = closing_name.fullmatch(term) if term[-1] in "）)" else None
    return (match[1], match[2].strip()) if match else (term, "")


def _read(term: str, text: str) -> Parts | None:
    if text[0] in "：:":
        return Parts(term, definition=text.lstrip("：: "))
    if cues.label_note.match(text) or cues.label_bold.fullmatch(term) or term[-1] in "：:":
        return None
    if not has_latin(text) and not has_east_asian(text):
        return None
    if cues.is_figure.fullmatch(term) and not cues.opens_explanation.match(text) and not _colon.search(text):
        return None
    for head, rest in splits_at_colon(text):
        if parts := read_head(term, head, rest):
            return parts
    return read_segments(term, text)
