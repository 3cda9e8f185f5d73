"""The texts that are open, as the editor has them: changed change by change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lsprotocol.types import (
    PositionEncodingKind,
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
)

from glossary.server.positions import Positions


class OpenDocument(NamedTuple):
    """An open text: its address, its version as the editor counts, and its positions."""

    uri: str
    version: int
    positions: Positions

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.positions.text


class Documents:
    """All open texts, by address."""

    def __init__(self) -> None:
        self.encoding = PositionEncodingKind.Utf16
        self._open: dict[str, OpenDocument] = {}

    def open(self, uri: str, version: int, text: str) -> OpenDocument:
        """A text is opened, or put there anew."""
        self._open[uri] = OpenDocument(uri, version, Positions(text, self.encoding))
        return self._open[uri]

    def change(self, uri: str, version: int, changes: Iterable[TextDocumentContentChangeEvent]) -> OpenDocument:
        """A text after some changes, each on top of the one before."""
        text = self._open[uri].text
        for change in changes:
            text = _changed(Positions(text, self.encoding), change)
        return self.open(uri, version, text)

    def close(self, uri: str) -> None:
        """A text is closed."""
        self._open.pop(uri, None)

    def get(self, uri: str) -> OpenDocument | None:
        """An open text."""
        return self._open.get(uri)

    def all(self) -> list[OpenDocument]:
        """The open texts."""
        return list(self._open.values())


def _changed(before: Positions, change: TextDocumentContentChangeEvent) -> str:
    if not isinstance(change, TextDocumentContentChangePartial):
        return change.text
    start, end = before.offset(change.range.start), before.offset(change.range.end)
    return before.text[:start] + change.text + before.text[end:]
