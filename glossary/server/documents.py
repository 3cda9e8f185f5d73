"""The texts that are open, as the editor has them: changed change by change.

Editors spell one address in several ways: `(1)` or `%281%29`, `c:` or `C%3A`. A file is known by its path.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlparse
from urllib.request import url2pathname

from lsprotocol.types import (
    PositionEncodingKind,
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
)

from glossary.server.positions import Positions

START = Path.cwd()
"""Where the server was started: a text that was never saved belongs there."""
# Half of a character, as a change may leave it. It has no UTF-8, and is as long in UTF-16 as what stands for it.
_half = re.compile("[\ud800-\udfff]")
_UNKNOWN = "\ufffd"


def path_of(uri: str) -> Path:
    """The file of an address; other schemes (untitled:) have none on the disk."""
    parsed = urlparse(uri)
    return Path(url2pathname(unquote(parsed.path))) if parsed.scheme == "file" else START / "untitled.md"


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
    """All open texts."""

    def __init__(self) -> None:
        self.encoding = PositionEncodingKind.Utf16
        self._open: dict[str, OpenDocument] = {}

    def open(self, uri: str, version: int, text: str) -> OpenDocument:
        """A text is opened, or put there anew."""
        document = OpenDocument(uri, version, Positions(_half.sub(_UNKNOWN, text), self.encoding))
        self._open[_key(uri)] = document
        return document

    def change(self, uri: str, version: int, changes: Iterable[TextDocumentContentChangeEvent]) -> OpenDocument | None:
        """A text after some changes, each on top of the one before; None for one that is not open."""
        if not (document := self.get(uri)):
            return None
        text = document.text
        for change in changes:
            text = _changed(Positions(text, self.encoding), change)
        return self.open(uri, version, text)

    def close(self, uri: str) -> None:
        """A text is closed."""
        self._open.pop(_key(uri), None)

    def get(self, uri: str) -> OpenDocument | None:
        """An open text."""
        return self._open.get(_key(uri))

    def at(self, path: Path) -> OpenDocument | None:
        """The open text of a file."""
        return self._open.get(os.path.normcase(path))

    def all(self) -> list[OpenDocument]:
        """The open texts."""
        return list(self._open.values())


def _key(uri: str) -> str:
    return os.path.normcase(path_of(uri)) if uri.startswith("file:") else uri


def _changed(before: Positions, change: TextDocumentContentChangeEvent) -> str:
    if not isinstance(change, TextDocumentContentChangePartial):
        return change.text
    start, end = before.offset(change.range.start), before.offset(change.range.end)
    return before.text[:start] + change.text + before.text[end:]
