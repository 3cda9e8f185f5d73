"""Terms that a footnote names: `词[^1]` with `[^1]: E，…`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.grammar import parse
from glossary.language.patterns import pattern
from glossary.markdown.prose import Prose
from glossary.sites.plain_terms import english_of, term_before
from glossary.sites.site import Site

_note = pattern(r"^\[\^(?P<id>[^\]\s]{1,40})\]:[ \t]*(?P<inside>[^\n]+)", re.MULTILINE)
_reference = pattern(r"\[\^([^\]\s]{1,40})\](?!:)")
_MARKS = "*_=`"


def footnote_sites(text: str, prose: Prose) -> Iterator[Site]:
    """The terms in front of a footnote that begins with their name in the other language."""
    notes = {note["id"]: note.span("inside") for note in _note.finditer(text)} if "]:" in text else {}
    for reference in _reference.finditer(text) if notes else ():
        if reference[1] not in notes or not prose.holds(*reference.span()):
            continue
        start, end = notes[reference[1]]
        while text[end - 1] in "。. \t\r":
            end -= 1
        behind = reference.start()
        while text[behind - 1] in _MARKS:
            behind -= 1
        term = term_before(text, behind, english_of(text[start:end]))
        parts = parse(text[term:behind], text[start:end]) if term is not None else None
        if term is not None and parts and (parts.english or parts.chinese):
            yield Site(term, term, behind, start, end, reference.end(), "footnote")
