"""Which aliases of an entry tell a reader something: not those that say again what stands beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from glossary.entries.additions import OFFICES, is_made_of
from glossary.entries.cores import core
from glossary.entries.kinds import describes
from glossary.language.english import is_short, normal
from glossary.language.folding import fold
from glossary.language.likeness import is_narrower, is_title, same_beginning
from glossary.language.patterns import pattern
from glossary.language.script import has_han
from glossary.model import Entry

# Marks that make no other name: quotation and title marks, hyphens, points, slashes.
_marks = pattern(r"[\s\-\u2010–—_.·'’‘“”\"《》〈〉「」『』/]+")
_owner_of_quoted = pattern(r".+的[“\"「『《].+[”\"」』》]$")
# What forms of one English word have in common, but for the ending of the shorter one: recogni-ze, recogni-tion.
_LEAST_STEM, _LONGEST_ENDING = 4, 3
_LONGEST = 60
_LONGEST_CHINESE = 16
_sentence_marks = frozenset("，,。；;：:！!？?、")


def worth_listing(entry: Entry) -> tuple[str, ...]:
    """The aliases that are names, each once, and neither the term nor the English name in other marks or numbers.

    Of a term in marks, the name without them is worth a line: 《哈利·波特》 is called 哈利·波特 too. A description is
    no name of a firm or a product: Meta is no 社交媒体巨头.
    """
    kept: dict[str, str] = {}
    own, english, marked = _bare(entry.term), _bare(entry.english), _is_marked(entry.term)
    for name in entry.aliases:
        bare = _bare(name)
        is_other = bare != english and (bare != own or (marked and not _is_marked(name)))
        if is_other and is_name(name) and not _says_otherwise(name, entry):
            kept.setdefault(bare, name)
    return tuple(kept.values())


def _says_otherwise(name: str, entry: Entry) -> bool:
    """Whether a name is none of what the entry is the name of, but of something about it."""
    return describes(name, entry) or _is_firm_of(name, entry) or _is_other_word_class(name, entry.english)


def _is_other_word_class(name: str, english: str) -> bool:
    """Whether a word in small letters is the English name as an adjective or a verb: deflationary, Deflation."""
    word = english.casefold()
    if not (name.islower() and name.isalpha() and name.isascii() and word.isalpha()) or is_short(name, word):
        return False
    return same_beginning(name, word) >= max(_LEAST_STEM, min(len(name), len(word)) - _LONGEST_ENDING)


def _is_firm_of(name: str, entry: Entry) -> bool:
    """Whether a name is that of a firm for what the entry names, which is none: SaaS公司."""
    if entry.kind == "organization" or not name.endswith("公司"):
        return False
    return fold(name.removesuffix("公司")) in map(fold, (entry.term, entry.english, *entry.aliases))


def is_name(text: str) -> bool:
    """Whether a text can be a name: no sentence, no list, not too long."""
    if is_title(text):
        return len(text) <= _LONGEST
    if not text or len(text) > _LONGEST or not _sentence_marks.isdisjoint(text):
        return False
    return text.isascii() or not has_han(text) or (len(text) <= _LONGEST_CHINESE and "/" not in text)


def is_put_around(alias: str, names: Collection[str], english: str) -> bool:
    """Whether an alias is one of an entry's names with what a sentence put around it.

    That is an amount or an owner in front (谷歌的TPU), an office (英伟达CEO黄仁勋), another of its names (市盈率PE), or
    what makes another thing of it (SaaS板块). An amount that the English names say belongs to the name.
    """
    folded = fold(alias)
    if core(folded, english) != folded or _owner_of_quoted.match(alias):
        return True
    return any(_is_around(folded, name, names) for name in names if 1 < len(name) < len(folded) and name in folded)


def _is_around(alias: str, name: str, names: Iterable[str]) -> bool:
    before, _, behind = alias.partition(name)
    rest = _marks.sub("", before + behind)
    if not rest:
        return False
    if rest in names or is_narrower(alias, name):
        return True
    if behind:
        return not before and is_made_of(behind)
    return _marks.sub("", before).endswith(("的", *OFFICES))


def _bare(text: str) -> str:
    if not has_han(text) and (key := normal(text)):
        return key
    folded = fold(text)
    return folded if folded.isalnum() else _marks.sub("", folded)


def _is_marked(text: str) -> bool:
    return _marks.match(text) is not None
