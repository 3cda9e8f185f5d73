"""Tooltips in what Python-Markdown renders, for MkDocs and Zensical: the extension `glossary`.

Nothing is known here of the page around the content and of the site's folder. So style and script go into the content,
and the address of the terms page must hold anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from glossary.annotating.values import Options
from glossary.commands.tooltips import entry_ids, entry_links, selectors
from glossary.config import Config, load_config
from glossary.extract.compiling import compile_glossary
from glossary.index.database import Index
from glossary.index.session import with_index
from glossary.mentions.counting import load_counts
from glossary.mentions.known import IndexedGlossary
from glossary.mentions.matching import Matcher
from glossary.model import Entry
from glossary.report import Report
from glossary.store.file import FACT as COMPILED
from glossary.tooltips.choosing import Chooser
from glossary.tooltips.run import add_to_part

# Behind all that changes the content, and behind what puts code and raw HTML back into it.
_LAST = -1000

_ids: dict[str, Mapping[Entry, str]] = {}
"""The ids of the last glossary, by what tells whether it is still the same: they are those of all entries together."""


class GlossaryExtension(Extension):
    """The extension; its options have the names and the meanings of the command's."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "config": ["", "the configuration (default: as for the commands, from the current folder on)"],
            "terms_page": ["", "the address of the terms page (default: terms_page of the configuration)"],
            "per": ["", "page or section (default: tooltips_per of the configuration)"],
            "all": [False, "take every entry, whatever its score"],
            "limit": [0, "at most so many tooltips in a page (0: any number)"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Adds the last step of rendering."""
        md.postprocessors.register(_Tooltips(md, self.getConfigs()), "glossary", _LAST)


class _Tooltips(Postprocessor):
    def __init__(self, md: Markdown, options: Mapping[str, Any]) -> None:
        super().__init__(md)
        self._options = options

    def run(self, text: str) -> str:
        """The rendered content with its tooltips."""
        chosen = self._options["config"]
        config = load_config(Path(chosen) if chosen else None, Path.cwd())
        # Opened anew for each page: pages may be rendered in several threads, and the glossary may change between two.
        return with_index(config, Report(-1), lambda index: self._with_tooltips(text, config, index))

    def _with_tooltips(self, html: str, config: Config, index: Index) -> str:
        compile_glossary(config, index, Report(-1))
        load_counts(config, index)
        options = self._options
        wanted = Options(
            every=options["all"],
            limit=int(options["limit"]) or None,
            least=config.min_score,
            rules=tuple(config.annotate.items()),
            page=options["terms_page"] or config.terms_page,
        )
        known = IndexedGlossary(index)
        per_section = (options["per"] or config.tooltips_per) == "section"
        chooser = Chooser(known, Matcher(known.forms), wanted, per_section=per_section)
        return add_to_part(
            html,
            selectors(config, "tooltips_not_in"),
            chooser,
            entry_links(index, _ids_of(index, config.page_ids), lambda name: wanted.page),
        )


def _ids_of(index: Index, made_of: str) -> Mapping[Entry, str]:
    stamp = f"{made_of} {index.fact(COMPILED) or ''}"
    found = _ids.get(stamp)
    if found is None:
        found = entry_ids(index, made_of)
        _ids.clear()
        _ids[stamp] = found
    return found


def makeExtension(**options: Any) -> GlossaryExtension:  # noqa: N802 - the name is Python-Markdown's
    """The extension, as Python-Markdown asks for it by the name of this module."""
    return GlossaryExtension(**options)
