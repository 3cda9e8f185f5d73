"""`glossary split`: a name out of its entry, or one term into an entry for each of its English names."""

from __future__ import annotations

from argparse import Namespace

from glossary.arguments.configuration import configure
from glossary.config import Config
from glossary.errors import GlossaryError
from glossary.index.database import Index
from glossary.index.lookup import find
from glossary.index.session import with_index
from glossary.language.folding import fold
from glossary.model import Entry
from glossary.report import Report
from glossary.review import deciding
from glossary.review.open_glossary import OpenGlossary, extract_again
from glossary.review.proposing import sense_names
from glossary.store.document import Document


def run(arguments: Namespace, report: Report) -> int:
    """Writes the decision into the glossary file, and lets the posts follow."""
    config = configure(arguments)
    return with_index(config, report, lambda index: _split(arguments.term, config, index, report))


def _split(word: str, config: Config, index: Index, report: Report) -> int:
    glossary = OpenGlossary(config, report)
    one = glossary.locate(word, index)
    entry = glossary.document.blocks[one].entry
    if fold(word) == fold(entry.term):
        document, names = _by_english(glossary, one, index)
        report.say(f"{config.glossary}: {entry.term} is split into {', '.join(names)}")
    else:
        name = _name_to_take_out(word, entry, index)
        document = deciding.take_out(glossary.document, one, name, glossary.path)
        report.say(f"{config.glossary}: {name} is taken out of {entry.term}")
    glossary.write(document)
    extract_again(config, index, report)
    return 0


def _name_to_take_out(word: str, entry: Entry, index: Index) -> str:
    """The name as it stands in the entry. An English name can go only where posts have it for a headword."""
    for name in (*entry.aliases, *entry.superseded):
        if fold(name) == fold(word):
            return name
    keys = next((found.keys for found in find(index, word) if found.entry == entry), ())
    if fold(word) not in keys:
        raise GlossaryError(
            f"{word} is only the English name of {entry.term}: change its english, or run `glossary split {entry.term}`"
        )
    return word


def _by_english(glossary: OpenGlossary, one: int, index: Index) -> tuple[Document, tuple[str, ...]]:
    entry = glossary.document.blocks[one].entry
    found = next((found for found in find(index, entry.term) if fold(found.entry.term) == fold(entry.term)), None)
    names = sense_names(index, found) if found else ()
    if len(names) < 2:
        others = f"; to take a name out of this entry, name one of {', '.join(entry.aliases)}" if entry.aliases else ""
        raise GlossaryError(f"{entry.term} has one English name in the posts, so it cannot be split by it{others}")
    return deciding.split_by_english(glossary.document, one, names, glossary.path), names
