"""One English name with several Chinese ones that posts use side by side (译名不统一).

Readers take them for several things, and a search for one misses the others. It speaks once for each name, where
`posts` posts or more have each of two Chinese names, and both mean the same: they are one entry, or the English name is
of several words, or their definitions agree. One decision settles it for all posts.

Bad:  **词元**（Token） in five posts, **令牌**（Token） in three
Good: one of them in all posts: `glossary decide Token --term 词元`
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossary.check.finding import Finding
from glossary.check.glossary_text import Block, GlossaryText
from glossary.check.registry import Option, Options
from glossary.check.tallies import headwords_of, post_count, usual_term
from glossary.language.definitions import closeness
from glossary.language.english import normal, specificity
from glossary.language.folding import fold
from glossary.language.script import has_han
from glossary.model import Use
from glossary.report import number

OPTIONS = {"posts": Option(2, "In how many posts the less frequent name must stand.")}
# Definitions so much alike are of one thing.
_AGREED = 0.3


class _Name(NamedTuple):
    """A Chinese name with the uses that have the English one, and the entry that it belongs to."""

    term: str
    uses: Sequence[Use]
    entry: int

    @property
    def posts(self) -> int:
        """In how many posts it stands."""
        return post_count(self.uses)


def check_glossary(glossary: GlossaryText, options: Options) -> Iterator[Finding]:
    """English names whose Chinese names compete."""
    groups: dict[str, list[Block]] = {}
    for block in glossary.blocks:
        if block.entry.english and not block.entry.status:
            groups.setdefault(normal(block.entry.english), []).append(block)
    for english, blocks in groups.items():
        names = [one for one in _names(glossary, english, blocks) if one.posts >= options["posts"]]
        rivals = [one for one in names[1:] if _is_rival(one, names[0])]
        if rivals:
            counts = ", ".join(f"{one.term} in {number(one.posts, 'post')}" for one in (names[0], *rivals))
            owner = blocks[names[0].entry]
            yield glossary.at(owner, "english", f"{owner.entry.english} is {counts}")


def _names(glossary: GlossaryText, english: str, blocks: Sequence[Block]) -> list[_Name]:
    """The Chinese names that posts give this English one, those of most posts first."""
    found: dict[str, _Name] = {}
    for at, block in enumerate(blocks):
        for headword in headwords_of(block.entry):
            uses = [use for use in glossary.uses.of(headword) if normal(use.english) == english]
            if uses and has_han(headword) and headword not in found:
                found[headword] = _Name(usual_term(uses), uses, at)
    return sorted(found.values(), key=lambda one: (-one.posts, one.term))


def _is_rival(one: _Name, first: _Name) -> bool:
    """Whether a name is another one for the same thing, and no longer or shorter form: 马斯克, 埃隆·马斯克."""
    a, b = fold(one.term), fold(first.term)
    if a in b or b in a:
        return False
    english = one.uses[0].english
    given = [use.definition for use in first.uses]
    alike = max(closeness(use.definition, given) if use.definition and any(given) else 0.0 for use in one.uses)
    return one.entry == first.entry or specificity(english.replace("-", " ")) > 1 or alike >= _AGREED
