"""What a style of annotation is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple, Protocol

from glossary.annotating.places import Places
from glossary.annotating.wording import Said, ways_to_say
from glossary.edits import Edit
from glossary.model import Entry


class Note(NamedTuple):
    """What a style needs to know: the mention's place in the post, its entry, and how annotations are marked here.

    `script` is that of the post; `is_used` tells whether people write a Chinese name.
    """

    text: str
    start: int
    end: int
    entry: Entry
    places: Places
    mark: str
    page: str
    script: str = ""
    is_used: Callable[[str, str], bool] = lambda name, beside: True

    @property
    def mention(self) -> str:
        """The words that stand in the post."""
        return self.text[self.start : self.end]

    def ways_to_say(self, *, with_definition: bool = True) -> Iterator[Said]:
        """What may be said of the mention, the fullest first."""
        return ways_to_say(self.entry, self.mention, self.script, self.is_used, with_definition=with_definition)


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


class Objection(NamedTuple):
    """What is wrong with what was written, and with which annotation where that can be told."""

    says: str
    about: HasEdits | None = None


class Style(Protocol):
    """One form of annotation."""

    def write(self, note: Note) -> Writing | str:
        """The edits that annotate a mention, or why it cannot be done."""
        ...

    def kinds(self, mark: str) -> Collection[str]:
        """The inlines of Markdown that this style puts in."""
        ...

    def objections(
        self, before: str, after: str, written: Sequence[HasEdits], marks: tuple[str, ...]
    ) -> Iterator[Objection]:
        """What is wrong with what was written: nothing when all is shown and read as it should be."""
        ...
