"""One JSON object a line, perhaps in `.gz` or `.zst`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from glossary.inputs.files import decompressed, is_packed
from glossary.inputs.values import Bad, Columns, InputFile, InputRow, Part

PART_BYTES = 64 << 20
# A longer line is no post, and might not fit into memory.
_LONGEST_LINE = 256 << 20


def split(file: InputFile) -> Iterator[Part]:
    """Parts of equal size, each of the lines that begin in it; what is packed is read whole."""
    if is_packed(file.url) or file.size <= PART_BYTES:
        yield Part("jsonl", (file,))
        return
    for first in range(0, file.size, PART_BYTES):
        yield Part("jsonl", (file,), first, min(first + PART_BYTES, file.size))


def rows(part: Part, columns: Columns) -> Iterator[InputRow | Bad]:
    """A row that has no id is called by the byte at which its line begins."""
    url = part.files[0].url
    with decompressed(url) as stream:
        at = part.first
        if at:
            # The line that reaches into this part belongs to the one before; from its last byte on, a line may begin.
            stream.seek(at - 1)
            at += len(stream.readline()) - 1
        while not part.last or at < part.last:
            line = stream.readline(_LONGEST_LINE)
            if not line:
                return
            start, at = at, at + len(line)
            whole = line.endswith(b"\n")
            while len(line) >= _LONGEST_LINE and not whole:
                rest = stream.readline(_LONGEST_LINE)
                at, whole = at + len(rest), not rest or rest.endswith(b"\n")
                line = b"" if whole else line
            if not line:
                yield Bad(f"{url}: byte {start:,}", f"a line of more than {_LONGEST_LINE:,} bytes")
            elif line.strip():
                yield _row(line, url, start, columns)


def _row(line: bytes, url: str, start: int, columns: Columns) -> InputRow | Bad:
    where = f"{url}: byte {start:,}"
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Bad(where, f"not JSON ({error})")
    if not isinstance(found, dict):
        return Bad(where, "not a JSON object")
    for column in columns.wanted:
        if column not in found:
            return Bad(where, f"no {column!r} among {', '.join(found) or 'no columns'}")
    text, name = found[columns.text], found[columns.id] if columns.id else f"{url}#{start}"
    if not isinstance(text, str):
        return Bad(where, f"{columns.text!r} is no text")
    return InputRow(str(name), text)
