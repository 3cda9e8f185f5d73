"""Parquet, a row group at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from glossary.errors import GlossaryError
from glossary.inputs.files import library, opened
from glossary.inputs.values import Bad, BrokenPartError, Columns, InputFile, InputRow, Part

_ROWS_AT_A_TIME = 500


def split(file: InputFile) -> Iterator[Part]:
    """A part for each row group; a file that cannot be opened is one, whose reading says why."""
    parquet = library("pyarrow.parquet")
    try:
        with opened(file.url) as stream:
            count = parquet.ParquetFile(stream).num_row_groups
    except (OSError, ValueError):
        count = 1
    for group in range(count):
        yield Part("parquet", (file,), group, group + 1)


def rows(part: Part, columns: Columns) -> Iterator[InputRow | Bad]:
    """A row that has no id is called by its number in the file, from 1. Raises GlossaryError for a missing column."""
    url = part.files[0].url
    with opened(url) as stream:
        file = library("pyarrow.parquet").ParquetFile(stream)
        for column in columns.wanted:
            if column not in file.schema_arrow.names:
                names, advice = ", ".join(file.schema_arrow.names), "name another: --text-column, --id-column"
                raise GlossaryError(f"{url}: no column {column!r} among {names}; {advice}")
        number = sum(file.metadata.row_group(group).num_rows for group in range(part.first))
        read = 0
        for batch in file.iter_batches(_ROWS_AT_A_TIME, row_groups=[part.first], columns=columns.wanted):
            for record in batch.to_pylist():
                number, read = number + 1, read + 1
                yield _row(record, f"{url}#{number}", columns)
        if read != file.metadata.row_group(part.first).num_rows:
            raise BrokenPartError(f"{part.name}: ends after {read:,} rows")


def _row(record: dict[str, Any], place: str, columns: Columns) -> InputRow | Bad:
    text = record[columns.text]
    if not isinstance(text, str):
        return Bad(place, f"{columns.text!r} is no text")
    return InputRow(str(record[columns.id]) if columns.id else place, text)
