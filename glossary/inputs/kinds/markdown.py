"""Posts as files, each a row: folders of this machine, and Markdown behind a URL."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.errors import FileError
from glossary.inputs.files import first_line, opened
from glossary.inputs.values import Bad, Columns, InputFile, InputRow, Part
from glossary.posts.reading import decode


def split(file: InputFile) -> Iterator[Part]:
    """A file is read whole; `table.parts_of` puts small ones together."""
    yield Part("markdown", (file,))


def rows(part: Part, columns: Columns) -> Iterator[InputRow | Bad]:
    """One row a file: one that cannot be read spoils no other."""
    for file in part.files:
        try:
            with opened(file.url) as stream:
                yield InputRow(file.url, decode(stream.read(), file.url))
        except FileError as error:
            yield Bad(file.url, error.message)
        except Exception as error:  # Each file system raises what its library does.
            yield Bad(file.url, first_line(error))
