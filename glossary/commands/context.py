"""`glossary context`: only the entries that one text mentions."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from glossary.arguments.configuration import configure
from glossary.commands.export import direction
from glossary.context.budget import most_worthy, tokens_of
from glossary.context.mentioned import Mentioned, direction_of, mentioned_entries, prose_of
from glossary.context.table import FORMATS
from glossary.export.values import ExportMaterial
from glossary.index.compiled import compile_file
from glossary.index.database import Index
from glossary.index.session import with_index, without_collecting
from glossary.language.terminal import write_data
from glossary.mentions.counting import load_counts
from glossary.mentions.known import IndexedGlossary
from glossary.posts.reading import decode, read_post
from glossary.posts.rewriting import STDIN, read_stdin
from glossary.report import Report, number

_NAMED = 10


def run(arguments: Namespace, report: Report) -> int:
    """Writes the entries to stdout."""
    with without_collecting():
        return _write(arguments, report)


def _write(arguments: Namespace, report: Report) -> int:
    config = configure(arguments)
    path = str(arguments.post)
    text = read_stdin()[1] if path == STDIN else decode(read_post(path), path)
    prose = prose_of(text)
    if arguments.source or arguments.target:
        source, target = direction(arguments.source, arguments.target)
    else:
        source, target = direction_of(prose)

    def gather(index: Index) -> list[Mentioned]:
        compile_file(config, index, report)
        load_counts(config, index)
        return mentioned_entries(prose, IndexedGlossary(index), source)

    found = with_index(config, report, gather)
    material = ExportMaterial((), source, target, config.script)

    def write(chosen: Sequence[Mentioned]) -> str:
        return FORMATS[arguments.format](chosen, material)[0]

    fell_out: list[Mentioned] = []
    if arguments.max_tokens is not None:
        found, fell_out = most_worthy(found, arguments.max_tokens, write, material)
    written = write(found)
    write_data(written.encode())
    said = f"{number(len(found), 'entry', 'entries')}, about {tokens_of(written):,} tokens"
    report.say(said + _what_fell_out(fell_out))
    return 0


def _what_fell_out(fell_out: Sequence[Mentioned]) -> str:
    if not fell_out:
        return ""
    named = ", ".join(each.entry.term for each in fell_out[:_NAMED])
    return f"; {len(fell_out):,} did not fit: {named}" + (", …" if len(fell_out) > _NAMED else "")
