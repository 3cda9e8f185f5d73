"""The glossary file opened: what was on the disk, decoded, and taken apart when that is asked for."""

from __future__ import annotations

from functools import cached_property

from glossary.errors import FileError
from glossary.store.document import Document, parse_document
from glossary.store.file import GlossaryFile, Pair, text_of
from glossary.store.lock import Lock, parse_lock, render_lock


class Opened:
    """A glossary file and its lock as they were read together; no text stands for a missing file.

    Every part raises FileError where the file, or the lock, is none that can be read; `shown` is its path in messages.
    """

    def __init__(self, file: GlossaryFile, shown: str = "") -> None:
        self.file, self.shown = file, shown or str(file.path)
        self.pair = file.read()

    @property
    def is_missing(self) -> bool:
        """Whether there is no such file."""
        return self.pair.text is None

    @cached_property
    def text(self) -> str:
        """The file as it is, with its line ends."""
        return text_of(self.pair.text, self.file.path)

    @cached_property
    def lock(self) -> Lock | None:
        """What the tool wrote last; None where there is no lock. What is no text in it means nothing."""
        return None if self.pair.lock is None else parse_lock(self.pair.lock.decode(errors="replace"))

    @property
    def document(self) -> Document:
        """The file with its lock, taken apart."""
        return parse_document(self.text, self.lock, self.shown)


def open_file(file: GlossaryFile, shown: str = "") -> Opened:
    """A glossary file that must be there. Raises FileError where it is not."""
    opened = Opened(file, shown)
    if opened.is_missing:
        raise FileError(opened.shown, "no such file; run `glossary extract` to make it")
    return opened


def pair_of(text: str, lock: Lock | None) -> Pair:
    """A glossary text and its lock as they go to the disk; a lock of None is not written."""
    return Pair(text.encode(), None if lock is None else render_lock(lock).encode())
