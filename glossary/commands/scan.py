"""`glossary scan`: the annotations of posts as they stand."""

from __future__ import annotations

import json
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from glossary.errors import FileError
from glossary.model import Annotation
from glossary.posts import LineIndex, decode, find_posts, read_post
from glossary.report import Report, number
from glossary.scan import scan
from glossary.setup import configure, post_paths
from glossary.width import pad, shorten


def run(arguments: Namespace, report: Report) -> int:
    """Writes every annotation to stdout, and gives the exit status."""
    config = configure(arguments)
    paths = [Path(path) for path in post_paths(config, arguments.paths)]
    bad: list[FileError] = []
    lines = _as_json if arguments.format == "jsonl" else _as_table
    count = 0
    files = find_posts(paths, config.exclude, report=bad.append)
    for file in files:
        try:
            text = decode(read_post(file.path), file.path)
        except FileError as error:
            bad.append(error)
            continue
        found = scan(text, config.marks)
        count += len(found)
        sys.stdout.writelines(lines(file.path, text, found))
    for trouble in bad:
        report.warn(f"{trouble}; the post is skipped")
    report.say(f"{number(count, 'annotation')} in {number(len(files), 'post')}")
    return 2 if bad else 0


def _as_json(path: str, text: str, found: list[Annotation]) -> Iterator[str]:
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
            "text": text[annotation.start : annotation.end],
        }
        yield json.dumps(record, ensure_ascii=False) + "\n"


def _as_table(path: str, text: str, found: list[Annotation]) -> Iterator[str]:
    places = LineIndex(text)
    room = max(20, shutil.get_terminal_size((100, 24)).columns - 54)
    if found:
        yield f"{path}\n"
    for annotation in found:
        line, _ = places.place(annotation.start)
        names = ", ".join(filter(None, (annotation.english, annotation.chinese, *annotation.aliases)))
        cells = (
            pad(shorten(annotation.term, 20), 20),
            pad(shorten(names, 24), 24),
            shorten(annotation.definition, room),
        )
        yield f"{line:>6}  {'  '.join(cells)}".rstrip() + "\n"
