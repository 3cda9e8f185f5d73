"""`glossary check --translation`: whether a translation uses the names of the glossary."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from glossary.arguments.configuration import configure
from glossary.context.mentioned import direction_of, prose_of
from glossary.errors import GlossaryError
from glossary.index.compiled import compile_file
from glossary.index.database import Index
from glossary.index.session import with_index, without_collecting
from glossary.language.width import harmless
from glossary.mentions.counting import load_counts
from glossary.mentions.known import IndexedGlossary
from glossary.posts.line_index import LineIndex
from glossary.posts.reading import decode, read_post
from glossary.report import Report, number
from glossary.translation.checking import LEAST_POSTS, Unused, unused_names


def check_translation(arguments: Namespace, report: Report) -> int:
    """Writes the entries that the translation does not use to stdout; gives 1 when there are any."""
    if arguments.format not in ("text", "json"):
        raise GlossaryError(f"--translation has no --format {arguments.format}; expected text or json")
    config = configure(arguments)
    paths: Sequence[Path] = arguments.translation
    source, target = (decode(read_post(path), path) for path in paths)

    def check(index: Index) -> list[Unused]:
        compile_file(config, index, report)
        load_counts(config, index)
        return unused_names(source, target, IndexedGlossary(index), direction_of(prose_of(source)), LEAST_POSTS)

    with without_collecting():
        found = with_index(config, report, check)
    records = list(_records(found, source, target, paths))
    if arguments.format == "json":
        sys.stdout.write(json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(harmless(_line(record)) + "\n" for record in records)
    report.say(f"{number(len(found), 'name')} of the glossary not used in the translation")
    return 1 if found else 0


def _records(found: Sequence[Unused], source: str, target: str, paths: Sequence[Path]) -> Iterator[dict[str, object]]:
    """What is said of each: the entry, what is expected, and the places in both, from 1 on."""
    here, there = LineIndex(source), LineIndex(target)
    for each in found:
        line, column = here.place(each.source.start)
        yield {
            "term": each.entry.term,
            "mention": source[each.source.start : each.source.end],
            "expected": list(each.expected),
            "former": each.former,
            "source": {"path": paths[0].as_posix(), "line": line, "column": column},
            "target": {
                "path": paths[1].as_posix(),
                "line": there.place(each.target.start)[0],
                "end_line": there.place(each.target.end)[0],
            },
        }


def _line(record: dict[str, object]) -> str:
    source, target = record["source"], record["target"]
    assert isinstance(source, dict) and isinstance(target, dict)
    expected = record["expected"]
    assert isinstance(expected, list)
    lines = f"{target['line']}-{target['end_line']}" if target["line"] != target["end_line"] else f"{target['line']}"
    said = f"uses the former name {record['former']}, not" if record["former"] else "does not use"
    return (
        f"{source['path']}:{source['line']}:{source['column']}: {record['mention']}: "
        f"{target['path']}:{lines} {said} {' or '.join(expected)}"
    )
