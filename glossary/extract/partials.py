"""What was read of one part of an input, in a file of its own, so that a run that was stopped goes on.

A record is a post with annotations: plain values by name, which other programs may read as well. Parquet where pyarrow
is installed, else packed lines of JSON. A file is there whole or not at all.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, cast
from uuid import uuid4

from glossary.blake2 import blake2b
from glossary.entries.common_definitions import short_definitions
from glossary.entries.profiles import names_said
from glossary.errors import GlossaryError
from glossary.extract.gather import gathered_uses
from glossary.extract.headwords import by_definition
from glossary.extract.reading import read_text
from glossary.index.file import VERSION
from glossary.index.packing import pack, unpack, values
from glossary.index.read_post import ReadPost, unpack_uses
from glossary.inputs.files import first_line
from glossary.inputs.table import Reading
from glossary.inputs.values import BrokenPartError, Columns, Part
from glossary.model import Parts
from glossary.store.record import NOTHING, PostRecord

# To be raised when the records change; VERSION is, when the reading of posts does.
_FORMAT = 2
_RECORDS_AT_A_TIME = 1000
_SUMMARY = "glossary"

Record = dict[str, Any]
Counted = tuple[int, int, tuple[str, ...]]
"""How many posts, how many rows that are none, and what is wrong."""


class Summary(NamedTuple):
    """What came of a part: its file, how many posts and how many rows that are none, and what is wrong, some of it.

    `failure` says why nothing of it could be used; there is no file then.
    """

    file: str
    posts: int = 0
    skipped: int = 0
    notes: tuple[str, ...] = ()
    failure: str = ""


class Task(NamedTuple):
    """What every worker must know: how to read, and the folder for what was read.

    `written` says by path what the tool wrote into posts, which is left out.
    """

    folder: str
    columns: Columns
    marks: tuple[str, ...]
    lists: Mapping[str, str]
    written: Mapping[str, PostRecord]

    def written_in(self, part: Part) -> dict[str, PostRecord]:
        """What the tool wrote into the posts of a part."""
        return {file.url: self.written[file.url] for file in part.files if file.url in self.written}

    def file_of(self, part: Part) -> str:
        """The file for a part, without its ending: another one when anything changes that the result depends on."""
        written = [(path, record.stamp) for path, record in self.written_in(part).items()]
        said = repr((VERSION, _FORMAT, part, self.columns, self.marks, list(self.lists.items()), written))
        return str(Path(self.folder, blake2b(said.encode(errors="surrogateescape"), digest_size=16).hexdigest()))


def read_part(part: Part, task: Task) -> Summary:
    """Reads a part into its file, unless that is there already."""
    file = task.file_of(part)
    return _finished(file) or _read_into(file, _Records(part, task))


def _finished(file: str) -> Summary | None:
    """What an earlier run made of the part; nothing of what is damaged."""
    for container in _CONTAINERS:
        name = file + container.ending
        if Path(name).exists():
            try:
                posts, skipped, notes = container.summary(name)
                return Summary(name, posts, skipped, tuple(notes))
            except Exception:  # pyarrow has many, and all mean that the part is to be read.
                Path(name).unlink(missing_ok=True)
    return None


def _read_into(file: str, records: _Records) -> Summary:
    container = _container()
    # Another worker may be at the same part, when an engine takes one for dead.
    unfinished = f"{file}.{uuid4().hex}{container.ending}"
    try:
        container.write(unfinished, records)
        Path(unfinished).replace(file + container.ending)
    except BrokenPartError as error:
        read = records.reading
        return Summary("", 0, read.skipped, tuple(read.notes), str(error))
    except OSError as error:
        raise GlossaryError(f"{file}: a partial result cannot be written ({first_line(error)})") from error
    finally:
        Path(unfinished).unlink(missing_ok=True)
    return Summary(file + container.ending, *records.counted)


class _Records:
    """The records of a part as they are read."""

    def __init__(self, part: Part, task: Task) -> None:
        self._task, self._written = task, task.written_in(part)
        self.reading = Reading(part, task.columns)

    def __iter__(self) -> Iterator[Record]:
        task = self._task
        for row in self.reading:
            own = self._written.get(row.name, NOTHING)
            post = read_text(row.name, row.text, task.marks, task.lists, own)
            if post.warning:
                self.reading.note(post.warning)
            if record := _record_of(post):
                yield record

    @property
    def counted(self) -> Counted:
        return self.reading.posts, self.reading.skipped, tuple(self.reading.notes)


def _record_of(post: ReadPost) -> Record:
    """What is kept of a post; nothing of one without annotations."""
    uses = unpack_uses(post.path, post.uses)
    if not uses:
        return {}
    kinds, subjects = cast(tuple[list[tuple[str, str]], list[str]], unpack(post.lists))
    counted = gathered_uses(post)
    return {
        "post": post.path,
        "kinds": [{"kind": kind, "name": name} for kind, name in kinds],
        "subjects": subjects,
        "uses": [
            {"key": use.key, "start": use.start, "line": use.line, "front": use.front}
            | use.parts._asdict()
            | {"names": sorted({*called, *mentioned}), "meets": sorted(map(by_definition, short_definitions([meant])))}
            for use, meant in zip(uses, counted, strict=True)
            for called, mentioned in [names_said(meant.key, [meant])]
        ],
    }


def post_of(record: Record, wanted: Callable[[str], bool]) -> ReadPost:
    """The post of a record, with those of its uses whose headword is wanted."""
    rows = [
        (use["key"], use["start"], use["line"], values(_parts_of(use)), use["front"])
        for use in record["uses"]
        if wanted(use["key"])
    ]
    kinds = [(kind["kind"], kind["name"]) for kind in record["kinds"]]
    return ReadPost(record["post"], pack(rows), pack((kinds, list(record["subjects"]))))


def _parts_of(use: Mapping[str, Any]) -> Parts:
    said = {field: use[field] for field in Parts._fields}
    return Parts(**said | {"aliases": tuple(use["aliases"]), "superseded": tuple(use["superseded"])})


def records_of(files: Iterable[str]) -> Iterator[Record]:
    """All records of these files, a few at a time."""
    for file in files:
        container = next(one for one in _CONTAINERS if file.endswith(one.ending))
        yield from container.read(file)


class _Container(NamedTuple):
    ending: str
    write: Callable[[str, _Records], None]
    read: Callable[[str], Iterator[Record]]
    summary: Callable[[str], Counted]


def _write_parquet(file: str, records: _Records) -> None:
    from pyarrow import parquet

    schema = _schema()
    rows = iter(records)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while some := list(islice(rows, _RECORDS_AT_A_TIME)):
            writer.write_table(_arrow().Table.from_pylist(some, schema=schema))
        writer.add_key_value_metadata({_SUMMARY: json.dumps(records.counted)})


def _schema() -> Any:
    arrow = _arrow()
    text, number = arrow.string(), arrow.int64()
    texts = arrow.list_(text)
    of_parts = dict.fromkeys(Parts._fields, text) | {"aliases": texts, "superseded": texts}
    use = {"key": text, "start": number, "line": number, "front": text} | of_parts | {"names": texts, "meets": texts}
    kind = arrow.struct({"kind": text, "name": text})
    return arrow.schema(
        {"post": text, "kinds": arrow.list_(kind), "subjects": texts, "uses": arrow.list_(arrow.struct(use))}
    )


def _arrow() -> Any:
    import pyarrow

    return pyarrow


def _read_parquet(file: str) -> Iterator[Record]:
    from pyarrow import parquet

    with parquet.ParquetFile(file) as opened:
        for batch in opened.iter_batches(_RECORDS_AT_A_TIME):
            yield from batch.to_pylist()


def _summary_of_parquet(file: str) -> Counted:
    from pyarrow import parquet

    return _counted(json.loads(parquet.read_metadata(file).metadata[_SUMMARY.encode()]))


def _write_lines(file: str, records: _Records) -> None:
    with gzip.open(file, "wt", encoding="utf-8", compresslevel=3) as lines:
        for record in records:
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
        lines.write(json.dumps({_SUMMARY: records.counted}) + "\n")


def _read_lines(file: str) -> Iterator[Record]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from (record for line in lines if _SUMMARY not in (record := json.loads(line)))


def _summary_of_lines(file: str) -> Counted:
    last = ""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            last = line
    return _counted(json.loads(last)[_SUMMARY])


def _counted(summary: Sequence[Any]) -> Counted:
    posts, skipped, notes = summary
    return posts, skipped, tuple(notes)


_CONTAINERS = (
    _Container(".parquet", _write_parquet, _read_parquet, _summary_of_parquet),
    _Container(".jsonl.gz", _write_lines, _read_lines, _summary_of_lines),
)


def _container() -> _Container:
    """Parquet where it can be written."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        return _CONTAINERS[1]
    return _CONTAINERS[0]
