"""The styles `full` and `english`: marks around the mention, and a parenthesis behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from glossary.annotating.style import HasEdits, Note, Objection, Writing
from glossary.annotating.wording import Said, escape_wording, unescape
from glossary.edits import insertion
from glossary.language.folding import fold
from glossary.language.script import has_latin
from glossary.markdown.structure import rendered_spans
from glossary.model import Span
from glossary.sites import halves, mark_to_write, scan

_UNREAD = "it would not be read back as an annotation"
_MARK_KINDS = {"**": "Strong", "__": "Strong", "*": "Emphasis", "_": "Emphasis"}


class Parenthesis:
    """`**大模型**（Large Model: 参数量巨大的模型）`; without definitions, `**大模型**（Large Model）`."""

    def __init__(self, *, with_definition: bool) -> None:
        self._with_definition = with_definition

    def write(self, note: Note) -> Writing | str:
        """Marks around the mention, unless it is bold, and a parenthesis behind it."""
        inside = self._inside(note)
        if not inside:
            return "nothing new to say of it" if self._with_definition else "no other name"
        bold = note.places.bold_around(note.start, note.end)
        if bold:
            return Writing((insertion(bold.outer_end, f"（{inside}）"),))
        if note.mark in _MARK_KINDS and not note.places.bold_renders(note.start):
            return "bold would not render here"
        opening, closing = halves(note.mark)
        parenthesis = insertion(note.end, f"{closing}（{inside}）")
        return Writing((insertion(note.start, opening), parenthesis) if opening else (parenthesis,))

    def _inside(self, note: Note) -> str:
        ways = note.ways_to_say(with_definition=self._with_definition)
        written = (escape_wording(said.text) for said in ways if _reads_back(note, said))
        return next(written, "")

    def kinds(self, mark: str) -> Collection[str]:
        """Bold or emphasis; other marks are plain text."""
        return (_MARK_KINDS[mark],) if mark in _MARK_KINDS else ()

    def objections(
        self, before: str, after: str, written: Sequence[HasEdits], marks: tuple[str, ...]
    ) -> Iterator[Objection]:
        """Every bold must render, and `scan` must find what was written, at its place."""
        kind = _MARK_KINDS.get(mark_to_write(marks))
        rendered = rendered_spans(after, kind) if kind else set()
        found = {(each.start, each.end) for each in scan(after, marks)}
        ends = {end for _, end in found}
        closing = len(halves(mark_to_write(marks))[1])
        for one, places in zip(written, _places(written), strict=True):
            start, last = places[0].start, places[-1]
            if len(places) == 1:
                # The marks are the author's own, or there are none.
                if kind == "Strong" and last.end not in ends:
                    yield Objection(_UNREAD, one)
            elif kind and Span(start, last.start + closing) not in rendered:
                yield Objection("bold would not render here", one)
            elif (start, last.end) not in found:
                yield Objection(_UNREAD, one)


def _places(written: Sequence[HasEdits]) -> Iterator[list[Span]]:
    """Where in the edited text stands what each edit put in; all are insertions, in order of their places."""
    shift = 0
    for one in written:
        places: list[Span] = []
        for edit in one.edits:
            start = edit.span.start + shift
            shift += len(edit.replacement)
            places.append(Span(start, edit.span.start + shift))
        yield places


def _reads_back(note: Note, said: Said) -> bool:
    """Whether `scan` finds one annotation there, with the English name if one is said.

    Nor may it take a name for a part of the definition: 代码: 指程序 may be the number of a share to it.
    """
    text = f"**{note.mention}**（{escape_wording(said.text)}）"
    found = scan(text)
    return (
        len(found) == 1
        and found[0].end == len(text)
        and unescape(found[0].term) == unescape(note.mention)
        and (unescape(found[0].english) == said.english if said.english else not has_latin(found[0].english))
        and any(fold(unescape(found[0].definition)) in fold(own) for own in (said.definition, said.chinese))
    )
