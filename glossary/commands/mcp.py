"""`glossary mcp`: the glossary for language models, as a server that speaks the Model Context Protocol on stdio.

It writes nothing: what a model proposes is for a person to import.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from glossary import show
from glossary.arguments.configuration import configure
from glossary.config import Config
from glossary.context.budget import most_worthy
from glossary.context.mentioned import direction_of, mentioned_entries, prose_of
from glossary.context.prompt import prompt
from glossary.errors import GlossaryError
from glossary.export.values import ExportMaterial
from glossary.imports.entry import entry_of
from glossary.imports.plan import plan_import
from glossary.imports.shown import clash_text
from glossary.imports.values import Read, Row
from glossary.index.compiled import compile_file
from glossary.index.database import Index
from glossary.index.session import with_index
from glossary.mentions.counting import load_counts
from glossary.mentions.known import IndexedGlossary
from glossary.report import Report
from glossary.review.open_glossary import OpenGlossary
from glossary.translation.checking import LEAST_POSTS, unused_names

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

T = TypeVar("T")


def run(arguments: Namespace, report: Report) -> int:
    """Serves until stdin ends."""
    _make_server(configure(arguments), report).run("stdio")
    return 0


def _make_server(config: Config, report: Report) -> MCPServer:
    """The server. Raises GlossaryError where the extra `mcp` is not installed."""
    try:
        from glossary.commands._mcp_server import Server
    except ImportError:
        raise GlossaryError("`glossary mcp` needs the extra mcp: pip install 'bilingual-glossary[mcp]'") from None
    server = Server("glossary", instructions="A Chinese and English glossary: names to use, and what they mean.")

    def ask(action: Callable[[Index], T]) -> T:
        def act(index: Index) -> T:
            compile_file(config, index, report)
            load_counts(config, index)
            return action(index)

        return with_index(config, report, act)

    @server.tool()
    def look_up(word: str) -> dict[str, Any]:
        """What the glossary knows of a Chinese or English word: its entries, with definitions and other names."""
        _refuse_empty(word=word)
        return ask(lambda index: show.shown_record(word, show.show(index, word)))

    @server.tool()
    def context(text: str, max_tokens: int = 2000) -> str:
        """The names and definitions of what a text mentions: to be kept to when it is translated or continued."""
        _refuse_empty(text=text)
        prose = prose_of(text)
        source, target = direction_of(prose)
        material = ExportMaterial((), source, target, config.script)
        found = ask(lambda index: mentioned_entries(prose, IndexedGlossary(index), source))
        kept, _ = most_worthy(found, max_tokens, lambda chosen: prompt(chosen, material), material)
        return prompt(kept, material)

    @server.tool()
    def check_translation(source: str, target: str) -> list[dict[str, Any]]:
        """What a translation does not call as the glossary does: term, expected names, where the source has it."""
        _refuse_empty(source=source, target=target)

        def check(index: Index) -> list[dict[str, Any]]:
            found = unused_names(source, target, IndexedGlossary(index), direction_of(prose_of(source)), LEAST_POSTS)
            return [
                {
                    "term": one.entry.term,
                    "expected": list(one.expected),
                    "start": one.source.start,
                    "former": one.former,
                }
                for one in found
            ]

        return ask(check)

    @server.tool()
    def propose(term: str, english: str = "", definition: str = "") -> dict[str, Any]:
        """What would become of an entry in the glossary: new, filled, same or conflict. Nothing is written."""
        entry = entry_of({"term": term, "english": english, "definition": definition})
        document = OpenGlossary(config, report, may_be_missing=True).document
        (change,) = plan_import(Read([Row(entry, 1)], (), "", True), document.blocks)
        return {"kind": change.kind, "conflicts": [clash_text(clash) for clash in change.clashes]}

    return server


def _refuse_empty(**texts: str) -> None:
    if empty := [name for name, text in texts.items() if not text.strip()]:
        raise GlossaryError(f"{' and '.join(empty)}: empty; expected a text")
