"""The parts of inputs, and the posts of a part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from glossary.errors import FileError, GlossaryError
from glossary.inputs.files import files_of, first_line
from glossary.inputs.kinds import ENDINGS, input_kind, is_input, jsonl, markdown, parquet, warc
from glossary.inputs.values import Bad, BrokenPartError, Columns, InputFile, InputRow, Part
from glossary.posts.exclusion import Exclusion
from glossary.posts.finding import find_posts
from glossary.report import number

# Small files are read together in parts of about this size.
_PART_BYTES = 2_000_000
# Of one part.
_MOST_NOTES = 3


class Kind(NamedTuple):
    """A kind of input: the parts of a file, and the rows of a part."""

    split: Callable[[InputFile], Iterator[Part]]
    rows: Callable[[Part, Columns], Iterator[InputRow | Bad]]


KINDS = {
    "markdown": Kind(markdown.split, markdown.rows),
    "jsonl": Kind(jsonl.split, jsonl.rows),
    "parquet": Kind(parquet.split, parquet.rows),
    "warc": Kind(warc.split, warc.rows),
}


def parts_of(paths: Sequence[str], exclude: Exclusion) -> list[Part]:
    """The parts of all inputs, among which local folders of posts may be.

    Raises GlossaryError where one does not exist, cannot be reached, or needs a library that is missing.
    """
    local = [Path(path) for path in paths if not is_input(path)]
    posts = find_posts(local, exclude) if local else []
    files = [InputFile(post.path, post.size, post.stamp) for post in posts]
    files += (file for path in paths if is_input(path) for file in _known_files(path))
    # What was given by its own name is a post, whatever that is.
    kinds = {file: input_kind(file.url) or "markdown" for file in files}
    return list(_together(part for file, kind in kinds.items() for part in KINDS[kind].split(file)))


def _known_files(path: str) -> list[InputFile]:
    found = [file for file in files_of(path) if input_kind(file.url)]
    if not found:
        endings = ", ".join(ending for kind in ENDINGS.values() for ending in kind)
        raise FileError(path, f"nothing there ends in {endings}")
    return found


def _together(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, those of whole Markdown files put together until they are worth a message."""
    waiting: list[InputFile] = []
    for part in parts:
        if part.kind != "markdown":
            yield part
            continue
        waiting += part.files
        if sum(file.size for file in waiting) >= _PART_BYTES:
            yield Part("markdown", tuple(waiting))
            waiting = []
    if waiting:
        yield Part("markdown", tuple(waiting))


class Reading:
    """The posts of a part, one by one; meanwhile counts them and the rows that are none, and notes what is wrong."""

    def __init__(self, part: Part, columns: Columns) -> None:
        self._part, self._columns = part, columns
        self.posts = self.skipped = 0
        self.notes: list[str] = []

    def __iter__(self) -> Iterator[InputRow]:
        """Raises BrokenPartError where the part cannot be read to its end."""
        try:
            for row in KINDS[self._part.kind].rows(self._part, self._columns):
                if trouble := row if isinstance(row, Bad) else _half_character(row):
                    self.skipped += 1
                    self.note(f"{trouble.where}: {trouble.what}; the row is skipped")
                elif isinstance(row, InputRow):
                    self.posts += 1
                    yield row
        except GlossaryError:
            raise
        except Exception as error:  # Each library has errors of its own for what is broken.
            raise BrokenPartError(f"{self._part.name}: {first_line(error)}; {self._lost()}") from error
        if self.skipped > len(self.notes):
            self.notes.append(f"{self._part.name}: {number(self.skipped, 'row')} skipped in all")

    def note(self, note: str) -> None:
        """Keeps the first few: what is wrong with one row is mostly wrong with all."""
        if len(self.notes) < _MOST_NOTES:
            self.notes.append(note)

    def _lost(self) -> str:
        return f"the part is skipped ({number(self.posts + self.skipped, 'row')} of it were read)"


def _half_character(row: InputRow) -> Bad | None:
    """JSON may hold half a character, which nobody can write again."""
    try:
        (row.name + row.text).encode()
    except UnicodeEncodeError:
        return Bad(repr(row.name), "holds half a character (a lone surrogate)")
    return None
