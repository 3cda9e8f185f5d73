"""An entry that can do no good: it can never be found in a post, or never be written into one.

Bad:  term: "…"; english: 大模型; an alias that is the term itself; a deprecated entry that names no other word
Good: term: 大模型, english: Large Model
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary import grammar
from glossary.checking.finding import Finding
from glossary.checking.glossary_text import GlossaryText
from glossary.checking.registry import Options
from glossary.language.folding import fold
from glossary.language.patterns import pattern
from glossary.language.script import has_han, has_latin
from glossary.model import Entry

SEVERITY = "error"

# What nearly all entries have can be written, and need not be tried.
_plain_name = pattern(r"[A-Za-z][A-Za-z -]*")
_colons = pattern("[（(）)：:]")
_letter = pattern(r"[^\W_]")


def check_glossary(glossary: GlossaryText, options: Options) -> Iterator[Finding]:
    """Entries with a field that cannot work."""
    for block in glossary.blocks:
        for field, problem, item in _problems(block.entry):
            # The aliases and definitions that extraction chose are its own affair.
            if not block.touched and field in ("aliases", "definition"):
                continue
            yield glossary.at(block, field, f"{block.entry.term}: {problem}", item)
    for block, field, name in glossary.names_by_hand:
        if len(name) == 1 and _letter.match(name):
            problem = "one character is too little to be looked for in posts"
            yield glossary.at(block, field, f"{name}: {problem}", name)


def _problems(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """The field, what is wrong with it, and with which item of it."""
    if not _letter.search(entry.term):
        yield "term", "no letter in the term, so no post can mention it", ""
        return
    if entry.english and has_han(entry.english) and not has_latin(entry.english):
        yield "english", f"{entry.english} is not English", ""
    for alias in entry.aliases:
        if fold(alias) == fold(entry.term):
            yield "aliases", f"the alias {alias} is the term itself", alias
        elif not _letter.search(alias):
            yield "aliases", f"no letter in the alias {alias}", alias
    if "\n" in entry.definition:
        yield "definition", "a definition of several lines fits into no annotation", ""
    elif _is_written(entry) and not _is_writable(entry):
        yield "definition", "no annotation can say this so that it is read back the same", ""


def _is_written(entry: Entry) -> bool:
    return bool(entry.english or entry.definition)


def _is_writable(entry: Entry) -> bool:
    definition = entry.definition
    if _plain_name.fullmatch(entry.english) and not _colons.search(definition):
        return True
    try:
        grammar.format_inside(grammar.Parts(entry.term, entry.english, "", definition))
    except grammar.Unwritable:
        return False
    return True
