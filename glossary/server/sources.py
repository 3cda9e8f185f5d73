"""Files as they are now, in the editor or on the disk, and edits of them; work over many files lets others in."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

from lsprotocol.types import (
    AnnotatedTextEdit,
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
)

from glossary.checking.tallies import folded_headwords
from glossary.edits import Edit
from glossary.errors import FileError
from glossary.model import Entry
from glossary.posts.reading import decode, read_post
from glossary.server.documents import Documents, path_of
from glossary.server.positions import Positions
from glossary.server.vault import Vault

Part = TypeVar("Part")


class CurrentFile(NamedTuple):
    """A file as it is now: in the editor if it is open there, else on the disk (version None)."""

    uri: str
    version: int | None
    positions: Positions

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.positions.text


def read_source(path: Path, documents: Documents) -> CurrentFile | None:
    """A file's text; None where it cannot be read."""
    if opened := documents.at(path):
        return CurrentFile(opened.uri, opened.version, opened.positions)
    try:
        text = decode(read_post(str(path)), str(path))
    except FileError:
        return None
    return CurrentFile(path.as_uri(), None, Positions(text, documents.encoding))


def text_edits(source: CurrentFile, edits: Iterable[Edit], group: str = "") -> TextDocumentEdit:
    """Edits of a file, for the version that they were made for; `group` names what is confirmed together."""
    changes = [TextEdit(source.positions.range(*edit.span), edit.replacement) for edit in sorted(edits)]
    written = [AnnotatedTextEdit(group, one.range, one.new_text) for one in changes] if group else changes
    return TextDocumentEdit(OptionalVersionedTextDocumentIdentifier(source.uri, source.version), list(written))


def posts_open(documents: Documents, vault: Vault) -> set[Path]:
    """The posts of a vault that are open in the editor."""
    paths = {path_of(document.uri) for document in documents.all()}
    return {path for path in paths if path.is_relative_to(vault.root) and path != vault.glossary_path}


def annotating(entry: Entry, documents: Documents, vault: Vault) -> set[Path]:
    """The posts that may annotate an entry: those that did when they were extracted, and the open ones."""
    posts = {vault.root / use.post for headword in folded_headwords(entry) for use in vault.facts.uses.of(headword)}
    return posts | posts_open(documents, vault)


async def gathered(batches: Iterable[Sequence[Part]]) -> list[Part]:
    """All parts of the batches. Between two of them others are answered, and a cancelled request ends."""
    parts: list[Part] = []
    for batch in batches:
        parts += batch
        await asyncio.sleep(0)
    return parts


def in_background(work: Callable[[], Part]) -> asyncio.Future[Part]:
    """What work gives that is done in a thread of its own, which does not keep a server alive that shall end."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Part] = loop.create_future()

    def deliver(result: Part | None, error: Exception | None) -> None:
        if future.done():
            return
        if error:
            future.set_exception(error)
        else:
            future.set_result(cast(Part, result))

    def run() -> None:
        result, error = None, None
        try:
            result = work()
        except Exception as raised:
            error = raised
        with contextlib.suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(deliver, result, error)

    threading.Thread(target=run, daemon=True).start()
    return future
