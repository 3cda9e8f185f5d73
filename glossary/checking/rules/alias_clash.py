"""An alias that is the term of another entry, or an alias of several entries.

Whoever looks the word up finds two entries, and `annotate` cannot know which one is meant.
An acronym may stand for several things: it clashes only with an entry of the same English name. Two entries of one
English name are one thing, or a list that stands behind several words, and no alias tells them apart: of them
`chinese-conflict` and `glossary review` speak. A letter alone is a name for anything.

Bad:  智能体 with the alias 代理, beside an entry 代理
Good: the alias in one of them only
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.disputes import called_in_english
from glossary.checking.finding import Finding
from glossary.checking.glossary_text import GlossaryText, PlacedEntry
from glossary.checking.registry import Options
from glossary.index.lookup import GIVEN_UP
from glossary.language.english import is_related, is_short, normal
from glossary.language.folding import fold
from glossary.language.script import has_east_asian, is_acronym
from glossary.model import Entry


def check_glossary(glossary: GlossaryText, options: Options) -> Iterator[Finding]:
    """Aliases that lead to more than one entry."""
    owners: dict[str, PlacedEntry] = {}
    for block in glossary.blocks:
        for alias in block.entry.aliases:
            key = fold(alias)
            if _is_letter(alias) or _is_letter(block.entry.term):
                continue
            other = _term_owner(glossary, block, key)
            if other is not None:
                message = f"{block.entry.term}: the alias {alias} is the term of line {glossary.line_of(other)}"
                yield glossary.at(block, "aliases", message, alias)
                continue
            first = owners.setdefault(key, block)
            if _are_two(first.entry, block.entry) and not _has_two_senses(alias, first.entry, block.entry):
                message = (
                    f"{block.entry.term}: the alias {alias} is one of {first.entry.term} too, "
                    f"line {glossary.line_of(first)}"
                )
                yield glossary.at(block, "aliases", message, alias)


def _is_letter(name: str) -> bool:
    return len(name) == 1 and not has_east_asian(name)


def _are_two(one: Entry, other: Entry) -> bool:
    """Whether two entries have another term and another English name each."""
    is_one_name = bool(one.english) and normal(one.english) == normal(other.english)
    return one.term != other.term and not is_one_name


def _has_two_senses(alias: str, one: Entry, other: Entry) -> bool:
    """Whether a short form stands for other words in each entry: BaaS, Banking as a Service, Backend as a Service."""
    is_short_for_both = is_short(alias, one.english) and is_short(alias, other.english)
    return is_acronym(alias) or (is_short_for_both and normal(one.english) != normal(other.english))


def _term_owner(glossary: GlossaryText, block: PlacedEntry, key: str) -> PlacedEntry | None:
    """The entry that is called so; one that is given up is an alias of what replaced it, as it should be."""
    for other in glossary.by_term.get(key, ()):
        if fold(other.entry.term) == fold(block.entry.term) or other.entry.status in GIVEN_UP:
            continue
        if not is_acronym(other.entry.term) or _means_the_same(block.entry, other.entry):
            return other
    return None


def _means_the_same(entry: Entry, acronym: Entry) -> bool:
    """Whether an acronym's entry and one that has it for an alias are one thing, as far as their English names tell."""
    english = called_in_english(entry)
    return not (english and acronym.english) or is_related(english, acronym.english)
