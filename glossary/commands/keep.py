"""`glossary keep`: entries that too few posts annotate, into the glossary file all the same."""

from __future__ import annotations

from argparse import Namespace

from glossary.arguments.configuration import configure
from glossary.config import Config
from glossary.errors import GlossaryError
from glossary.extract.compiling import compile_glossary
from glossary.index.database import Index
from glossary.index.lookup import Found, find
from glossary.index.session import with_index
from glossary.report import Report
from glossary.review import deciding
from glossary.review.open_glossary import OpenGlossary, extract_again


def run(arguments: Namespace, report: Report) -> int:
    """Writes the entries into the glossary file, as a person's."""
    config = configure(arguments)
    return with_index(config, report, lambda index: _keep(arguments, config, index, report))


def _keep(arguments: Namespace, config: Config, index: Index, report: Report) -> int:
    glossary = OpenGlossary(config, report)
    compile_glossary(config, index, report)
    document = glossary.document
    kept = list(dict.fromkeys(one for word in arguments.terms for one in _kept_out(index, word)))
    for one in kept:
        document = deciding.keep_field(document, one.entry)
    glossary.write(document)
    report.say(f"{config.glossary}: kept {', '.join(one.entry.term for one in kept)}")
    extract_again(config, index, report)
    return 0


def _kept_out(index: Index, word: str) -> list[Found]:
    """The entries of a word that are not in the file. Raises GlossaryError where there are none."""
    found = find(index, word)
    kept_out = [one for one in found if one.kept_out]
    if not kept_out:
        why = "it stands in the glossary already" if found else "no entry; `glossary show` finds near ones"
        raise GlossaryError(f"{word}: {why}")
    return kept_out
