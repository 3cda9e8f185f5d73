"""What inputs consist of. All values are plain and picklable: they travel to the workers of an engine."""

from __future__ import annotations

from typing import NamedTuple

from glossary.errors import GlossaryError


class InputFile(NamedTuple):
    """A file of an input, by path or URL; `size` is in bytes, `stamp` differs when it has changed."""

    url: str
    size: int
    stamp: str


class Part(NamedTuple):
    """What one worker reads at a time: whole files, or of one file what begins from `first` to before `last`.

    The kind says what these count: bytes, or row groups. Without `last` it is the whole file.
    """

    kind: str
    files: tuple[InputFile, ...]
    first: int = 0
    last: int = 0

    @property
    def name(self) -> str:
        """The part in messages."""
        return self.files[0].url + (f" from {self.first:,} to {self.last:,}" if self.last else "")


class Columns(NamedTuple):
    """Where a row's text and its name stand; without `id`, a row is called by its file and its place in it."""

    text: str = "text"
    id: str = ""

    @property
    def wanted(self) -> list[str]:
        """The names of the columns to read."""
        return [self.text, self.id] if self.id else [self.text]


class InputRow(NamedTuple):
    """A post: what it is called, and its text."""

    name: str
    text: str


class Bad(NamedTuple):
    """A row that is no post: where it stands, and what is wrong with it."""

    where: str
    what: str


class BrokenPartError(GlossaryError):
    """A part that cannot be read to its end."""
