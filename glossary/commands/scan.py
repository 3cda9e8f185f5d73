"""`glossary scan`: the annotations of posts as they stand."""

from __future__ import annotations

import json
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from glossary.arguments.configuration import configure
from glossary.errors import FileError
from glossary.extract.unread import say_unread
from glossary.language.width import harmless, pad, shorten
from glossary.model import Annotation
from glossary.posts.finding import PostFile, find_posts
from glossary.posts.line_index import LineIndex
from glossary.posts.processes import share_out
from glossary.posts.reading import decode, read_post
from glossary.posts.selection import exclusion, post_paths, say_idle
from glossary.report import Report, number
from glossary.sites import scan

# With so many annotations in each post, the marks are those of the garden.
_MANY = 3
# Below this, cells would hold nothing but ellipses.
_NARROWEST = 42


class _Scanned(NamedTuple):
    """What a chunk of posts gives: its lines, the number of annotations, and what could not be read."""

    text: str
    annotations: int
    bad: list[str]


def run(arguments: Namespace, report: Report) -> int:
    """Writes every annotation to stdout, and gives the exit status."""
    config = configure(arguments)
    paths = [Path(path) for path in post_paths(config, arguments.paths)]
    bad: list[str] = []
    exclude = exclusion(config)
    files = find_posts(paths, exclude, report=lambda error: bad.append(str(error)))
    if not arguments.paths:
        say_idle(config, exclude, report)
    columns = 0 if arguments.format == "jsonl" else shutil.get_terminal_size((100, 24)).columns
    task = partial(_scan_chunk, marks=config.marks, columns=columns)
    count = 0
    for _, scanned in share_out(task, files, arguments.jobs, in_order=True):
        sys.stdout.write(scanned.text)
        count += scanned.annotations
        bad += scanned.bad
    for trouble in bad:
        report.warn(f"{trouble}; the post is skipped")
    report.say(f"{number(count, 'annotation')} in {number(len(files), 'post')}")
    if count < len(files) * _MANY:
        say_unread(files, config.marks, report)
    return 2 if bad else 0


def _scan_chunk(posts: Sequence[PostFile], marks: tuple[str, ...], columns: int) -> _Scanned:
    """`columns` is the width of the table, or 0 for one JSON record a line."""
    lines: list[str] = []
    bad: list[str] = []
    count = 0
    for path in (post.path for post in posts):
        try:
            text = decode(read_post(path), path)
        except FileError as error:
            bad.append(str(error))
            continue
        found = scan(text, marks)
        count += len(found)
        lines += _as_table(path, text, found, columns) if columns else _as_json(path, text, found)
    return _Scanned("".join(lines), count, bad)


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
