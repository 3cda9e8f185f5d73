"""`glossary import`: other people's terminology into the glossary file."""

from __future__ import annotations

import sys
from argparse import Namespace
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from glossary.arguments.configuration import configure
from glossary.config import Config
from glossary.errors import FileError, GlossaryError
from glossary.extract.compiling import compile_with_posts
from glossary.imports.carrying_out import carried_out
from glossary.imports.conflicts import KEEP, LATER, TAKE, ConflictFile, LeftOpen, with_new
from glossary.imports.legacy import decode_legacy, decode_utf_16
from glossary.imports.plan import FILLED, LOCKED, NEW, Clash, ImportChange, plan_import
from glossary.imports.said_at import place_said
from glossary.imports.shown import clash_text, import_summary
from glossary.imports.table import reader_for, reader_named
from glossary.imports.values import Read
from glossary.index.database import Index
from glossary.index.session import with_index, without_collecting
from glossary.language.width import harmless
from glossary.model import NEVER
from glossary.posts.difference import difference
from glossary.posts.reading import decode, read_post
from glossary.posts.rewriting import read_stdin
from glossary.report import Report, number
from glossary.review.open_glossary import OpenGlossary, extract_again
from glossary.store.splice import splice

# How many lines that cannot be read are named.
_NAMED = 10
# A conflict left as it is because --on-conflict said so of all.
_KEPT_ONCE = "kept once"


def run(arguments: Namespace, report: Report) -> int:
    """Lists what is new, the same, and in conflict, and writes it; gives 1 where a conflict was left open."""
    config = configure(arguments)
    read = _read(arguments, report)
    read = _marked(read, arguments)
    return with_index(config, report, lambda index: _import(arguments, read, config, index, report))


def _read(arguments: Namespace, report: Report) -> Read:
    path = str(arguments.file)
    text = read_stdin()[1] if path == "-" else _text(arguments.file, report)
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
    if data.startswith(b"PK\x03\x04"):
        raise FileError(path, "is a workbook or another archive; save the table as CSV")
    is_marked = data[:2] in (BOM_UTF16_LE, BOM_UTF16_BE)
    if not is_marked and b"\0" in data and (unmarked := decode_utf_16(data)) is not None:
        report.warn(f"note: {path}: not UTF-8, read as UTF-16")
        return unmarked
    try:
        return data.decode("utf-16") if is_marked else decode(data, path)
    except (FileError, UnicodeDecodeError) as error:
        fault = error if isinstance(error, FileError) else FileError(path, "is no text; save it as UTF-8")
    try:
        text, encoding = decode_legacy(data)
    except UnicodeDecodeError:
        raise fault from None
    report.warn(f"note: {path}: not UTF-8, read as {encoding}")
    return text


def _refuse_bad(read: Read, path: str, report: Report, *, skip: bool) -> None:
    for bad in read.bad[:_NAMED]:
        report.warn(str(FileError(path, bad.message, bad.line)))
    if len(read.bad) > _NAMED:
        report.warn(f"{path}: and {len(read.bad) - _NAMED:,} more")
    if read.bad and not skip:
        lines = number(len(read.bad), "line")
        raise FileError(path, f"{lines} cannot be read, so nothing was written; mend them, or add --skip-bad")


def _marked(read: Read, arguments: Namespace) -> Read:
    """What is imported with what the options say of all of it."""
    rows, status, note = list(read.rows), arguments.status, arguments.note
    if arguments.lock:
        rows = [row._replace(entry=row.entry._replace(changes=NEVER)) for row in rows]
    if status:
        written = "" if status == "preferred" else status
        rows = [row._replace(entry=row.entry._replace(status=written)) for row in rows]
    if note:
        rows = [row._replace(entry=row.entry._replace(note=row.entry.note or note)) for row in rows]
    return read._replace(rows=rows)


def _import(arguments: Namespace, read: Read, config: Config, index: Index, report: Report) -> int:
    with without_collecting():
        glossary, waiting = OpenGlossary(config, report, may_be_missing=True), ConflictFile(config)
        changes = plan_import(read, glossary.document.blocks)
    for line in import_summary(changes, 10**9 if arguments.verbose else 5):
        report.say(line)
    if any(change.kind == LOCKED for change in changes):
        report.say("what says `changes: never` is left as it is; --lock imports into it")
    found = [_Found(change, clash, arguments.file) for change in changes for clash in change.clashes]
    found = _with_places(found, glossary, config, index, report)
    sys.stdout.writelines(harmless(f"{one.left_open.source}: {one.text}") + "\n" for one in found)
    answers = _answers(found, arguments.on_conflict, waiting, is_rehearsal=arguments.diff or arguments.dry_run)
    taken = {one.place for one, answer in zip(found, answers, strict=True) if answer == TAKE}
    with without_collecting():
        document = carried_out(
            glossary.document, changes, lambda change, clash: (change.row.line, clash) in taken, glossary.path
        )
        if arguments.diff:
            before = splice(glossary.document, {}, (), ())[0]
            sys.stdout.writelines(difference(config.glossary, before, splice(document, {}, (), ())[0], sys.stdout))
        elif not arguments.dry_run:
            waiting.write(_waiting_after(waiting, found, answers))
            glossary.write(document, is_import=True)
    written = {change.row.line for change in changes if change.kind in (NEW, FILLED)} | {line for line, _ in taken}
    _say_what_was_done(arguments, len(written), answers, config, report)
    if not arguments.diff and not arguments.dry_run and index.count("posts"):
        extract_again(config, index, report)
    return int(_KEPT_ONCE in answers or LATER in answers)


class _Found(NamedTuple):
    """A conflict of this import."""

    change: ImportChange
    clash: Clash
    file: Path
    said_at: str = ""

    @property
    def place(self) -> tuple[int, Clash]:
        return self.change.row.line, self.clash

    @property
    def is_with_posts(self) -> bool:
        """Whether it is with what the posts say, not with a person or within the file."""
        return not self.clash.by_hand and not self.clash.line

    @property
    def left_open(self) -> LeftOpen:
        row = self.change.row
        return LeftOpen(f"{self.file}:{row.line}", self.clash.field, row.entry)

    @property
    def text(self) -> str:
        return f"{self.change.row.entry.term}: {clash_text(self.clash, self.said_at)}"


def _with_places(
    found: Sequence[_Found], glossary: OpenGlossary, config: Config, index: Index, report: Report
) -> list[_Found]:
    """The conflicts with the place in the posts that each contradicts."""
    if not any(one.is_with_posts for one in found):
        return list(found)
    compile_with_posts(config, index, report)
    blocks = glossary.document.blocks
    return [
        one._replace(said_at=place_said(index, blocks[one.change.block].entry, one.clash.field))
        if one.is_with_posts and one.change.block is not None
        else one
        for one in found
    ]


def _answers(found: Sequence[_Found], how: str | None, waiting: ConflictFile, *, is_rehearsal: bool) -> list[str]:
    """What becomes of each conflict. What a file says twice is never taken: one of the two has to give way."""
    decided = {record.key for record in waiting.records if record.kept}
    asks = how == "ask" and sys.stdin.isatty() and not is_rehearsal
    return [_answer(one, how, asks=asks, is_decided=one.left_open.key in decided) for one in found]


def _answer(one: _Found, how: str | None, *, asks: bool, is_decided: bool) -> str:
    """By default what was imported wins over what the posts say, and a person decides about what a person wrote."""
    if how == "keep":
        return _KEPT_ONCE
    if how == "take" and not one.clash.line:
        return TAKE
    if one.clash.is_locked:
        return _KEPT_ONCE
    if is_decided:
        return KEEP
    if asks:
        return _ask(one)
    return TAKE if how is None and not one.clash.line and not one.clash.by_hand else LATER


def _ask(one: _Found) -> str:
    sys.stdout.write(f"{harmless(one.text)}\n  [t]ake, [k]eep, or [l]ater? ")
    sys.stdout.flush()
    return {"t": TAKE, "k": KEEP}.get(sys.stdin.readline().strip().casefold()[:1], LATER)


def _waiting_after(waiting: ConflictFile, found: Sequence[_Found], answers: Sequence[str]) -> list[LeftOpen]:
    """The conflicts that wait for `review`, and those decided, after this import."""
    pairs = list(zip(found, answers, strict=True))
    new = [one.left_open._replace(kept=answer == KEEP) for one, answer in pairs if answer in (KEEP, LATER)]
    return with_new(waiting.records, new, {one.left_open.key for one, answer in pairs if answer == TAKE})


def _say_what_was_done(
    arguments: Namespace, written: int, answers: Sequence[str], config: Config, report: Report
) -> None:
    if arguments.diff or arguments.dry_run:
        report.say("nothing was written")
    else:
        report.say(f"{config.glossary}: {number(written, 'entry', 'entries')} written")
    if decided := answers.count(KEEP):
        report.say(f"{number(decided, 'conflict')} left as you decided")
    if left := answers.count(_KEPT_ONCE):
        report.say(
            f"{number(left, 'conflict')} left as it was" if left == 1 else f"{left:,} conflicts left as they were"
        )
    if later := answers.count(LATER):
        waits = "would wait" if arguments.diff or arguments.dry_run else "waits" if later == 1 else "wait"
        report.say(f"{number(later, 'conflict')} {waits} for you: glossary review")
