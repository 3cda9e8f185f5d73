"""`glossary import`: other people's terminology into the glossary file."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from glossary.arguments.configuration import configure
from glossary.config import Config
from glossary.errors import FileError, GlossaryError
from glossary.imports.carrying_out import carried_out
from glossary.imports.plan import CONFLICT, SAME, Clash, ImportChange, plan_import
from glossary.imports.shown import clash_text, conflicts, import_summary
from glossary.imports.table import reader_for, reader_named
from glossary.imports.values import Read
from glossary.index.database import Index
from glossary.index.session import with_index, without_collecting
from glossary.language.width import harmless
from glossary.posts.difference import difference
from glossary.posts.reading import decode, read_post
from glossary.report import Report, number
from glossary.review.open_glossary import OpenGlossary, extract_again
from glossary.store.splice import splice

# How many lines that cannot be read are named.
_NAMED = 10


def run(arguments: Namespace, report: Report) -> int:
    """Lists what is new, the same, and in conflict, and writes it; gives 1 where a conflict was left open."""
    config = configure(arguments)
    read = _read(arguments, report)
    read = _marked(read, arguments.status, arguments.note)
    return with_index(config, report, lambda index: _import(arguments, read, config, index, report))


def _read(arguments: Namespace, report: Report) -> Read:
    path = str(arguments.file)
    text = sys.stdin.read() if path == "-" else _text(arguments.file, report)
    reader = reader_named(arguments.format) if arguments.format else reader_for(path, text)
    if reader is None:
        raise FileError(path, "looks like no format that is known; name it with --format")
    try:
        with without_collecting():
            read = reader.read(text, dict(arguments.columns))
    except FileError:
        raise
    except GlossaryError as error:
        raise FileError(path, str(error)) from error
    report.say(f"{path}: {read.shape}; {number(len(read.rows), 'entry', 'entries')}")
    if not read.rows and not read.bad:
        raise FileError(path, "holds no entries")
    _refuse_bad(read, path, report, skip=arguments.skip_bad)
    return read


def _text(path: Path, report: Report) -> str:
    data = read_post(path)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return decode(data, path)
    except FileError:
        # What Excel saves as CSV on a Chinese Windows.
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            raise
        report.warn(f"note: {path}: not UTF-8, read as GB 18030")
        return text


def _refuse_bad(read: Read, path: str, report: Report, *, skip: bool) -> None:
    for bad in read.bad[:_NAMED]:
        report.warn(str(FileError(path, bad.message, bad.line)))
    if len(read.bad) > _NAMED:
        report.warn(f"{path}: and {len(read.bad) - _NAMED:,} more")
    if read.bad and not skip:
        lines = number(len(read.bad), "line")
        raise FileError(path, f"{lines} cannot be read, so nothing was written; mend them, or add --skip-bad")


def _marked(read: Read, status: str | None, note: str | None) -> Read:
    rows = list(read.rows)
    if status:
        written = "" if status == "preferred" else status
        rows = [row._replace(entry=row.entry._replace(status=written)) for row in rows]
    if note:
        rows = [row._replace(entry=row.entry._replace(note=row.entry.note or note)) for row in rows]
    return read._replace(rows=rows)


def _import(arguments: Namespace, read: Read, config: Config, index: Index, report: Report) -> int:
    with without_collecting():
        glossary = OpenGlossary(config, may_be_missing=True)
        changes = plan_import(read, glossary.document.blocks)
    for line in import_summary(changes, 10**9 if arguments.verbose else 5):
        report.say(line)
    found = list(conflicts(changes, str(arguments.file)))
    sys.stdout.writelines(harmless(line) + "\n" for _, _, line in found)
    taken = _taken(found, arguments.on_conflict)
    with without_collecting():
        document = carried_out(
            glossary.document, changes, lambda change, clash: (change.row.line, clash) in taken, glossary.path
        )
        if arguments.diff:
            before = splice(glossary.document, {}, (), ())[0]
            sys.stdout.writelines(difference(config.glossary, before, splice(document, {}, (), ())[0], sys.stdout))
        elif not arguments.dry_run:
            glossary.write(document)
    left = sum((change.row.line, clash) not in taken for change, clash, _ in found)
    _say_what_was_done(arguments, changes, left, config, report)
    if not arguments.diff and not arguments.dry_run and index.count("posts"):
        extract_again(config, index, report)
    return 1 if left else 0


def _taken(found: list[tuple[ImportChange, Clash, str]], how: str | None) -> set[tuple[int, Clash]]:
    """The conflicts in which the imported value wins: without a word about it, over what the posts say."""
    open_ones = [(change.row.line, clash) for change, clash, _ in found if not clash.line]
    if how == "take":
        return set(open_ones)
    if how == "keep":
        return set()
    if how == "ask":
        return {(change.row.line, clash) for change, clash, _ in found if not clash.line and _ask(change, clash)}
    return {(line, clash) for line, clash in open_ones if not clash.by_hand}


def _ask(change: ImportChange, clash: Clash) -> bool:
    if not sys.stdin.isatty():
        raise GlossaryError("--on-conflict ask needs a terminal; use keep or take")
    sys.stdout.write(f"{harmless(change.row.entry.term)}: {harmless(clash_text(clash))}\n  [t]ake or [k]eep? ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold().startswith("t")


def _say_what_was_done(
    arguments: Namespace, changes: list[ImportChange], left: int, config: Config, report: Report
) -> None:
    if arguments.diff or arguments.dry_run:
        report.say("nothing was written")
    else:
        written = sum(change.kind not in (SAME, CONFLICT) for change in changes)
        report.say(f"{config.glossary}: {number(written, 'entry', 'entries')} written")
    if left:
        report.say(f"{number(left, 'conflict')} left as it was; --on-conflict take or ask decides")
