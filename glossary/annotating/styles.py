"""The forms in which an annotation is written: one class each, all with the same three questions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from glossary.annotating.parenthesis import Parenthesis
from glossary.annotating.style import HasEdits, Note, Objection, Style, Writing
from glossary.annotating.wording import FOOTNOTE, escape_wording
from glossary.edits import insertion
from glossary.language.patterns import pattern
from glossary.markdown.structure import count_kind

_NOTHING = "nothing to say of it"
# What ends an attribute or a tag, or means something to Markdown or to a template engine.
_attribute = pattern(r"""["&<>`*_\[\]\\{}|$%#\n\r]""")


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

    def objections(
        self, before: str, after: str, written: Sequence[HasEdits], marks: tuple[str, ...]
    ) -> Iterator[Objection]:
        """Both tags must be read as tags."""
        if not _counts(before, after, "InlineHtml", 2 * len(written)):
            yield Objection("the tag would not be read as one")


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

    def objections(
        self, before: str, after: str, written: Sequence[HasEdits], marks: tuple[str, ...]
    ) -> Iterator[Objection]:
        """The link must be one."""
        if not _counts(before, after, "Link", 2 * len(written)):
            yield Objection("the link would not be read as one")


class Footnote:
    """`大模型[^term-大模型]`, and the explanation at the end of the post."""

    def write(self, note: Note) -> Writing | str:
        """A reference behind the mention, a footnote at the end."""
        from glossary.page.ids import slug

        said, name = _said(note), slug(note.entry.term)
        if not said or not name:
            return _NOTHING
        label = FOOTNOTE + name
        return Writing(
            (insertion(note.end, f"[^{label}]"),), f"[^{label}]: {escape_wording(note.mention)}：{escape_wording(said)}"
        )

    def kinds(self, mark: str) -> Collection[str]:
        """The reference, and the footnote with its paragraph."""
        return ("FootnoteReference", "FootnoteDefinition", "Paragraph")

    def objections(
        self, before: str, after: str, written: Sequence[HasEdits], marks: tuple[str, ...]
    ) -> Iterator[Objection]:
        """The reference must lead to the footnote."""
        if not _counts(before, after, "FootnoteReference", len(written)):
            yield Objection("the footnote would not be read as one")


def _said(note: Note) -> str:
    return next((said.text for said in note.ways_to_say()), "")


def _counts(before: str, after: str, kind: str, more: int) -> bool:
    return count_kind(after, kind) == count_kind(before, kind) + more


STYLES: Mapping[str, Style] = {
    "full": Parenthesis(with_definition=True),
    "english": Parenthesis(with_definition=False),
    "abbr": Abbreviation(),
    "link": Link(),
    "footnote": Footnote(),
}
