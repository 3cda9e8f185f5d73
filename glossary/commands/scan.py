"""`glossary scan`: the annotations of posts as they stand."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from glossary.arguments.configuration import configure, with_columns
from glossary.config import Config
from glossary.errors import FileError
from glossary.extract.unread import say_unread
from glossary.inputs.kinds import is_input
from glossary.language.terminal import columns
from glossary.language.width import harmless, pad, shorten
from glossary.model import Annotation
from glossary.posts.finding import PostFile, find_posts
from glossary.posts.line_index import LineIndex
from glossary.posts.processes import share_out, spread, workers_for
from glossary.posts.reading import decode, read_post
from glossary.posts.selection import exclusion, post_paths, say_idle
from glossary.report import Report, number
from glossary.sites import scan

if TYPE_CHECKING:
    from glossary.inputs.values import Columns, Part
    from glossary.posts.processes import Workers

# With so many annotations in each post, the marks are those of the garden.
_MANY = 3
# Below this, cells would hold nothing but ellipses.
_NARROWEST = 42


class _Scanned(NamedTuple):
    """What a chunk of posts gives: its lines, the numbers of annotations and of posts, and what could not be read."""

    text: str
    annotations: int
    posts: int
    bad: list[str]


def run(arguments: Namespace, report: Report) -> int:
    """Writes every annotation to stdout, and gives the exit status."""
    config = with_columns(configure(arguments), arguments)
    paths = post_paths(config, arguments.paths)
    width = 0 if arguments.format == "jsonl" else columns(100)
    reads_inputs = any(map(is_input, paths))
    with workers_for(arguments.engine, arguments.jobs) as workers:
        scan_all = _scan_inputs if reads_inputs else _scan_posts
        return scan_all(paths, _Look(config.marks, width), config, workers, report, is_whole=not arguments.paths)


class _Look(NamedTuple):
    """The marks to look for, and the width of the table in columns, or 0 for one JSON record a line."""

    marks: tuple[str, ...]
    width: int


def _scan_posts(
    paths: Sequence[str], look: _Look, config: Config, workers: Workers, report: Report, *, is_whole: bool
) -> int:
    bad: list[str] = []
    exclude = exclusion(config)
    files = find_posts(
        list(map(Path, paths)), exclude, report=lambda error: bad.append(f"{error}; the post is skipped")
    )
    if is_whole:
        say_idle(config, exclude, report)
    found = (scanned for _, scanned in share_out(partial(_scan_chunk, look=look), files, workers, in_order=True))
    total = _write(found, report, bad)
    if not files and not total.bad:
        # Loaded only for what goes wrong once.
        from glossary.posts.surroundings import no_posts

        report.warn(no_posts(map(Path, paths), config.extensions))
    if total.annotations < len(files) * _MANY:
        say_unread(files, config.marks, report)
    return 2 if total.bad else 0


def _scan_inputs(
    paths: Sequence[str], look: _Look, config: Config, workers: Workers, report: Report, *, is_whole: bool
) -> int:
    from glossary.inputs.table import parts_of
    from glossary.inputs.values import Columns

    task = partial(_scan_part, look=look, columns=Columns(config.text_column, config.id_column))
    parts = parts_of(paths, exclusion(config))
    found = (scanned for _, scanned in spread(task, parts, workers, in_order=True))
    return 2 if _write(found, report, []).bad else 0


def _write(found: Iterable[_Scanned], report: Report, bad: list[str]) -> _Scanned:
    """Writes what is found as it comes, then says what is wrong; gives the sums."""
    annotations = posts = 0
    for scanned in found:
        sys.stdout.write(scanned.text)
        annotations += scanned.annotations
        posts += scanned.posts
        bad += scanned.bad
    for trouble in bad:
        report.warn(trouble)
    report.say(f"{number(annotations, 'annotation')} in {number(posts, 'post')}")
    return _Scanned("", annotations, posts, bad)


def _scan_chunk(files: Sequence[PostFile], look: _Look) -> _Scanned:
    bad: list[str] = []

    def texts() -> Iterator[tuple[str, str]]:
        for file in files:
            try:
                yield file.path, decode(read_post(file.path), file.path)
            except FileError as error:
                bad.append(f"{error}; the post is skipped")

    # A post that cannot be read is a post all the same.
    return _scan_texts(texts(), look)._replace(posts=len(files), bad=bad)


def _scan_part(part: Part, look: _Look, columns: Columns) -> _Scanned:
    from glossary.inputs.table import Reading
    from glossary.inputs.values import BrokenPartError

    reading = Reading(part, columns)
    try:
        return _scan_texts(((row.name, row.text) for row in reading), look)._replace(bad=reading.notes)
    except BrokenPartError as error:
        return _Scanned("", 0, 0, [*reading.notes, str(error)])


def _scan_texts(texts: Iterable[tuple[str, str]], look: _Look) -> _Scanned:
    lines: list[str] = []
    annotations = posts = 0
    for path, text in texts:
        found = scan(text, look.marks)
        posts += 1
        annotations += len(found)
        lines += _as_table(path, text, found, look.width) if look.width else _as_json(path, text, found)
    return _Scanned("".join(lines), annotations, posts, [])


def _as_json(path: str, text: str, found: Sequence[Annotation]) -> Iterator[str]:
    places = LineIndex(text)
    for annotation in found:
        line, column = places.place(annotation.start)
        record = {
            "path": path,
            "line": line,
            "column": column,
            "start": annotation.start,
            "end": annotation.end,
            "term": annotation.term,
            "english": annotation.english or None,
            "chinese": annotation.chinese or None,
            "definition": annotation.definition or None,
            "aliases": list(annotation.aliases),
            "superseded": list(annotation.superseded),
            "text": text[annotation.start : annotation.end],
        }
        yield json.dumps(record, ensure_ascii=False) + "\n"


def _as_table(path: str, text: str, found: Sequence[Annotation], columns: int) -> Iterator[str]:
    places = LineIndex(text)
    widths = _widths(columns)
    if found:
        yield f"{_on_one_line(path)}\n"
    for annotation in found:
        line, _ = places.place(annotation.start)
        names = ", ".join(filter(None, (annotation.english, annotation.chinese, *annotation.aliases)))
        texts = map(_on_one_line, (annotation.term, names, annotation.definition))
        cells = [pad(shorten(text, width), width) for text, width in zip(texts, widths, strict=True)]
        yield f"{line:>6}  {'  '.join(cells)}".rstrip() + "\n"


def _widths(columns: int) -> tuple[int, int, int]:
    """The columns of term, names and definition in a terminal; line number and gaps take the rest."""
    room = max(_NARROWEST, columns - 12)
    term, names = room * 5 // 22, room * 3 // 11
    return term, names, room - term - names


def _on_one_line(text: str) -> str:
    return " ".join(harmless(text).split())
