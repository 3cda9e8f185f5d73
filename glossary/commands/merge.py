"""`glossary merge`: several entries into one, by a person's word."""

from __future__ import annotations

from argparse import Namespace

from glossary.arguments.configuration import configure
from glossary.config import Config
from glossary.errors import GlossaryError
from glossary.index.database import Index
from glossary.index.lookup import find
from glossary.index.session import with_index
from glossary.language.folding import fold
from glossary.report import Report
from glossary.review import deciding
from glossary.review.open_glossary import OpenGlossary, extract_again


def run(arguments: Namespace, report: Report) -> int:
    """Writes the decision into the glossary file, and lets the posts follow."""
    config = configure(arguments)
    return with_index(config, report, lambda index: _merge(arguments, config, index, report))


def _merge(arguments: Namespace, config: Config, index: Index, report: Report) -> int:
    glossary = OpenGlossary(config, report)
    document = glossary.document
    into = document.blocks[glossary.locate(arguments.into, index)].entry
    others = dict.fromkeys(document.blocks[glossary.locate(word, index)].entry for word in arguments.terms)
    if into in others:
        raise GlossaryError(f"{into.term} cannot be merged into itself; name another entry")
    for entry in others:
        other, place = deciding.position_of(document, entry), deciding.position_of(document, into)
        assert other is not None and place is not None  # Located above; a merge takes out no entry but the other.
        keys = next((found.keys for found in find(index, entry.term) if found.entry == entry), (fold(entry.term),))
        document = deciding.merge_entries(document, other, place, keys, glossary.path)
    glossary.write(document)
    report.say(f"{config.glossary}: {', '.join(entry.term for entry in others)} merged into {into.term}")
    extract_again(config, index, report)
    return 0
