"""The glossary's words in memory: those that begin with what is typed, in characters, pinyin or initials."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from glossary.index.database import Index
from glossary.index.lookup import REMOVED, Found, all_forms, all_found, names_of
from glossary.language.folding import fold
from glossary.language.script import has_han
from glossary.mentions.senses import posts_of

# As many forms are looked at for a beginning that very many have; the best known of them are shown.
_LOOKED_AT = 4000


class GlossaryWords:
    """All entries that are not removed, and what they begin with; some seconds' work for 60,000 entries, done once."""

    def __init__(self, index: Index) -> None:
        self.entries: Sequence[Found] = [one for one in all_found(index) if one.entry.status != REMOVED]

    @cached_property
    def _forms(self) -> list[tuple[str, int]]:
        return sorted({(form, number) for number, found in enumerate(self.entries) for form in all_forms(found)})

    @cached_property
    def _sounds(self) -> list[tuple[str, int]]:
        from glossary.page.pinyin import Speller

        speller = Speller()
        sounds: set[tuple[str, int]] = set()
        for number, found in enumerate(self.entries):
            for name in filter(has_han, names_of(found.entry)):
                spelling = speller.spell(name)
                sounds |= {(spelling.letters, number), (spelling.initials, number)}
        return sorted(sounds)

    def beginning(self, typed: str, most: int) -> list[Found]:
        """The entries with a form, or for Latin letters a sound, that begins so: the best known first."""
        form = fold(typed)
        if not form:
            return []
        numbers = dict.fromkeys(_from(self._forms, form))
        if form.isascii() and form.isalpha():
            numbers.update(dict.fromkeys(_from(self._sounds, form)))
        found = [self.entries[number] for number in numbers]
        return sorted(found, key=lambda one: (-posts_of(one), one.entry))[:most]

    def warm(self) -> GlossaryWords:
        """These words, ready for the first completion."""
        self.beginning("a", 1)
        return self


def _from(rows: Sequence[tuple[str, int]], beginning: str) -> Iterator[int]:
    start = bisect_left(rows, (beginning,))
    for form, number in islice(rows, start, start + _LOOKED_AT):
        if not form.startswith(beginning):
            return
        yield number
