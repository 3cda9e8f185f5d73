"""`glossary export`: the glossary for other tools."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from glossary.arguments.configuration import configure
from glossary.errors import GlossaryError
from glossary.export.selecting import selected_items
from glossary.export.table import NAMES, format_named
from glossary.export.values import CHINESE, ENGLISH, ExportMaterial, ExportOutput, Format, LeftOut
from glossary.extract.compiling import compile_with_posts
from glossary.index.database import Index
from glossary.index.session import with_index, without_collecting
from glossary.language.terminal import write_data
from glossary.page.choice import EntrySelection
from glossary.page.output import write_files
from glossary.posts.writing import write_output
from glossary.report import Report, number

# How many things left out for one reason are named, unless all are asked for.
_NAMED = 5


def run(arguments: Namespace, report: Report) -> int:
    """Writes the export; gives 1 with `--strict` if anything was left out."""
    if arguments.list:
        sys.stdout.write(_listed())
        return 0
    if arguments.format is None:
        raise GlossaryError("which format? `glossary export --list` lists them")
    chosen = format_named(arguments.format)
    if chosen.is_folder and arguments.output is None:
        raise GlossaryError(f"{chosen.name} is a folder of files; name the folder with -o")
    source, target = direction(arguments.source, arguments.target)
    config = configure(arguments)
    choice = EntrySelection(arguments.min_posts or 0, arguments.kind, arguments.area, arguments.domain)

    def write(index: Index) -> ExportOutput:
        compile_with_posts(config, index, report)
        items, why = selected_items(index, choice)
        if why:
            report.warn(f"note: {why}")
        output = chosen.write(ExportMaterial(items, source, target, config.script))
        report.say(f"{number(len(items), 'entry', 'entries')} as {chosen.name}{_what_is_missing(output.left_out)}")
        return output

    with without_collecting():
        output = with_index(config, report, write)
    for one in output.left_out:
        report.detail(f"left out: {one.name}: {one.why}")
    _put(output, chosen, arguments.output, report)
    return 1 if arguments.strict and output.left_out else 0


def direction(source: str | None, target: str | None) -> tuple[str, str]:
    """From which language into which. Raises GlossaryError where they are the same."""
    other = {CHINESE: ENGLISH, ENGLISH: CHINESE}
    source = source or (other[target] if target else CHINESE)
    target = target or other[source]
    if source == target:
        raise GlossaryError(f"--from {source} --to {target}: the languages are the same")
    return source, target


def _put(output: ExportOutput, chosen: Format, to: Path | None, report: Report) -> None:
    if chosen.is_folder and to is not None:
        # Somebody writes in these folders: Note Definitions has a window for it.
        if kept := write_files(to, chosen.name, output.files, output.files.keys()).kept:
            files = number(len(kept), "file")
            report.warn(
                f"note: {files} changed in {to} since, left untouched: {_some(kept)}; delete what is to be renewed"
            )
        return
    (data,) = output.files.values()
    if to is not None:
        write_output(to, data)
    else:
        write_data(data)


def _listed() -> str:
    rows = [format_named(name) for name in NAMES]
    return "".join(f"{each.name}\n  for    {each.use}\n  loses  {each.loses}\n" for each in rows)


def _what_is_missing(left_out: Sequence[LeftOut]) -> str:
    reasons: dict[str, list[str]] = {}
    for one in left_out:
        reasons.setdefault(one.why, []).append(one.name)
    parts = [f"{why} ({len(names):,}: {_some(names)})" for why, names in sorted(reasons.items())]
    return "; left out: " + "; ".join(parts) if parts else ""


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
