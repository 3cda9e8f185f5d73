"""The forms in which an annotation is written: one class each, all with the same three questions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from glossary.annotate.places import Places
from glossary.annotate.wording import are_same, escape, inside_for, parts_for
from glossary.edits import Edit, insertion
from glossary.grammar import Parts, Unwritable
from glossary.model import Entry, Span
from glossary.safety import count_kind, rendered_spans
from glossary.scan import scan

FOOTNOTE = "term-"
"""How the labels of the footnotes begin that the style `footnote` writes."""
_MARK_KINDS = {"**": "Strong", "__": "Strong", "*": "Emphasis", "_": "Emphasis"}


class Note(NamedTuple):
    """What a style needs to know: the mention's place in the post, its entry, and how annotations are marked here."""

    text: str
    start: int
    end: int
    entry: Entry
    places: Places
    mark: str
    page: str

    @property
    def mention(self) -> str:
        """The words that stand in the post."""
        return self.text[self.start : self.end]


class Writing(NamedTuple):
    """The edits beside a mention, and the paragraph that goes to the end of the post, if any."""

    edits: tuple[Edit, ...]
    tail: str = ""


class HasEdits(Protocol):
    """Something that was written: where, and by which edits."""

    @property
    def edits(self) -> tuple[Edit, ...]:
        """In order of their places."""
        ...


class Style(Protocol):
    """One form of annotation."""

    def write(self, note: Note) -> Writing | str:
        """The edits that annotate a mention, or why it cannot be done."""
        ...

    def kinds(self, mark: str) -> Collection[str]:
        """The inlines of Markdown that this style puts in."""
        ...

    def objection(self, before: str, after: str, written: Sequence[HasEdits], marks: tuple[str, ...]) -> str:
        """What is wrong with what was written; empty when all is shown and read as it should be."""
        ...


class Parenthesis:
    """`**大模型**（Large Model: 参数量巨大的模型）`; without definitions, `**大模型**（Large Model）`."""

    def __init__(self, *, with_definition: bool) -> None:
        self._with_definition = with_definition

    def write(self, note: Note) -> Writing | str:
        """Marks around the mention, unless it is bold, and a parenthesis behind it."""
        inside = self._inside(note)
        if not inside:
            return "its name and definition cannot be written here" if self._with_definition else "no other name"
        bold = note.places.bold_around(note.start, note.end)
        if bold:
            return Writing((insertion(bold.outer_end, f"（{inside}）"),))
        if note.mark in _MARK_KINDS and not note.places.bold_renders(note.start, note.end):
            return "bold would not render here"
        opening, closing = _marks(note.mark)
        parenthesis = insertion(note.end, f"{closing}（{inside}）")
        return Writing((insertion(note.start, opening), parenthesis) if opening else (parenthesis,))

    def _inside(self, note: Note) -> str:
        for with_definition in (True, False) if self._with_definition else (False,):
            parts = parts_for(note.entry, note.mention, with_definition=with_definition)
            try:
                inside = inside_for(parts) if parts else ""
            except Unwritable:
                continue
            if inside and _reads_back(f"**{note.mention}**（{inside}）", parts):
                return inside
        return ""

    def kinds(self, mark: str) -> Collection[str]:
        """Bold or emphasis; other marks are plain text."""
        return (_MARK_KINDS[mark],) if mark in _MARK_KINDS else ()

    def objection(self, before: str, after: str, written: Sequence[HasEdits], marks: tuple[str, ...]) -> str:
        """Every bold must render, and `scan` must find what was written, at its place."""
        kind = _MARK_KINDS.get(marks[0])
        rendered = rendered_spans(after, kind) if kind else set()
        found = {(each.start, each.end) for each in scan(after, marks)}
        closing = len(_marks(marks[0])[1])
        for places in _places(written):
            if len(places) == 1:
                # The marks are the author's own, or there are none.
                continue
            start, last = places[0].start, places[-1]
            if kind and Span(start, last.start + closing) not in rendered:
                return "bold would not render here"
            if (start, last.end) not in found:
                return "it would not be read back as an annotation"
        return ""


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


def _reads_back(text: str, parts: Parts | None) -> bool:
    """Whether `scan` finds one annotation in this text, which says just this."""
    found = scan(text)
    return len(found) == 1 and parts is not None and found[0].end == len(text) and are_same(Parts(*found[0][2:]), parts)


def _marks(mark: str) -> tuple[str, str]:
    if mark == "plain":
        return "", ""
    return (mark[0], mark[1]) if len(mark) == 2 and mark[0] != mark[1] else (mark, mark)


class Abbreviation:
    """`<abbr title="Large Model: 参数量巨大的模型">大模型</abbr>`."""

    def write(self, note: Note) -> Writing | str:
        """A tag on either side of the mention."""
        said = _said(note)
        if not said:
            return _NOTHING
        title = _attribute.sub(lambda match: f"&#{ord(match[0])};", said)
        return Writing((insertion(note.start, f'<abbr title="{title}">'), insertion(note.end, "</abbr>")))

    def kinds(self, mark: str) -> Collection[str]:
        """Two tags."""
        return ("InlineHtml",)

    def objection(self, before: str, after: str, written: Sequence[HasEdits], marks: tuple[str, ...]) -> str:
        """Both tags must be read as tags."""
        return "" if _counts(before, after, "InlineHtml", 2 * len(written)) else "the tag would not be read as one"


class Link:
    """`[大模型](/glossary/#大模型)`."""

    def write(self, note: Note) -> Writing | str:
        """A link around the mention."""
        from glossary.page.ids import fragment, slug

        name = slug(note.entry.term)
        if not name:
            return "its entry has no address on the page"
        return Writing((insertion(note.start, "["), insertion(note.end, f"]({note.page}#{fragment(name)})")))

    def kinds(self, mark: str) -> Collection[str]:
        """A link."""
        return ("Link",)

    def objection(self, before: str, after: str, written: Sequence[HasEdits], marks: tuple[str, ...]) -> str:
        """The link must be one."""
        return "" if _counts(before, after, "Link", 2 * len(written)) else "the link would not be read as one"


class Footnote:
    """`大模型[^term-大模型]`, and the explanation at the end of the post."""

    def write(self, note: Note) -> Writing | str:
        """A reference behind the mention, a footnote at the end."""
        from glossary.page.ids import slug

        said, name = _said(note), slug(note.entry.term)
        if not said or not name:
            return _NOTHING
        label = FOOTNOTE + name
        return Writing((insertion(note.end, f"[^{label}]"),), f"[^{label}]: {escape(note.mention)}：{escape(said)}")

    def kinds(self, mark: str) -> Collection[str]:
        """The reference, and the footnote with its paragraph."""
        return ("FootnoteReference", "FootnoteDefinition", "Paragraph")

    def objection(self, before: str, after: str, written: Sequence[HasEdits], marks: tuple[str, ...]) -> str:
        """The reference must lead to the footnote."""
        sound = _counts(before, after, "FootnoteReference", len(written))
        return "" if sound else "the footnote would not be read as one"


FOOTNOTE = "term-"
_NOTHING = "nothing to say of it"
# What ends an attribute or a tag, or means something to Markdown or to a template engine.
_attribute = re.compile(r"""["&<>`*_\[\]\\{}|$%#\n\r]""")


def _said(note: Note) -> str:
    parts = parts_for(note.entry, note.mention)
    return ": ".join(filter(None, (parts.english or parts.chinese, parts.definition))) if parts else ""


def _counts(before: str, after: str, kind: str, more: int) -> bool:
    return count_kind(after, kind) == count_kind(before, kind) + more


STYLES: Mapping[str, Style] = {
    "full": Parenthesis(with_definition=True),
    "english": Parenthesis(with_definition=False),
    "abbr": Abbreviation(),
    "link": Link(),
    "footnote": Footnote(),
}
