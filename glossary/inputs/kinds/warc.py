"""Web archives: the plain text of WET files, and what WARC files hold as plain text or Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, cast

from glossary.inputs.files import decompressed, library
from glossary.inputs.values import Bad, Columns, InputFile, InputRow, Part

_KINDS = ("conversion", "resource", "response")
_TEXTS = ("text/plain", "text/markdown")


class _Whole:
    """A stream that says when it breaks off: the library takes an EOFError for the end of the archive."""

    def __init__(self, stream: IO[bytes]) -> None:
        # Gives what there is before it fails, where a stream can.
        self._read = getattr(stream, "read1", stream.read)

    def read(self, size: int = -1) -> bytes:
        """As of any stream."""
        try:
            return cast(bytes, self._read(size))
        except EOFError as error:
            raise ValueError(f"breaks off ({error})") from error


def split(file: InputFile) -> Iterator[Part]:
    """An archive is read from its beginning to its end; crawls are cut into many."""
    yield Part("warc", (file,))


def rows(part: Part, columns: Columns) -> Iterator[InputRow | Bad]:
    """A row is called by the address that it was fetched from."""
    url = part.files[0].url
    with decompressed(url) as stream:
        for record in library("warcio").ArchiveIterator(_Whole(stream)):
            about = record.http_headers or record.rec_headers
            kind = (about.get_header("Content-Type") or "").partition(";")[0].strip().lower()
            if record.rec_type not in _KINDS or kind not in _TEXTS:
                continue
            header = record.rec_headers.get_header
            name = header("WARC-Target-URI") or f"{url}#{header('WARC-Record-ID')}"
            try:
                yield InputRow(name, record.content_stream().read().decode())
            except UnicodeDecodeError as error:
                yield Bad(f"{url}: {name}", f"not UTF-8 at byte {error.start}")
