"""The glossary's words by what is typed of them: their characters, their pinyin, or the initials of it."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from glossary.index.database import Index
from glossary.index.lookup import REMOVED, Found, forms_beginning, numbered, unpacked
from glossary.language.folding import fold
from glossary.language.script import has_han
from glossary.mentions.senses import posts_of
from glossary.page.pinyin import syllable

_Readings = Callable[[str], Sequence[str]]


class Sounds:
    """Folded Chinese forms by their sound. Each reading of a character counts: whoever types means one of them."""

    def __init__(self, forms: Iterable[tuple[str, int]], readings: _Readings) -> None:
        self._forms = [pair for pair in forms if has_han(pair[0])]
        self._readings = readings
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, (form, _) in enumerate(self._forms):
            for letters in _first_letters(form, readings):
                self._places[letters].append(place)

    def beginning(self, typed: str) -> Iterator[int]:
        """The numbers of forms that sound so: whole syllables, initials, or first the ones and then the others."""
        for place in self._places.get(typed[:2], ()):
            form, number = self._forms[place]
            if len(typed) <= 2 or _begins(form, typed, self._readings):
                yield number


def _first_letters(form: str, readings: _Readings) -> set[str]:
    """The first letter and the first two letters that somebody may type for a form."""
    spoken = [found for char in form if (found := readings(char))]
    if not spoken:
        return set()
    second = {reading[0] for reading in spoken[1]} if len(spoken) > 1 else set()
    letters = {reading[:2] for reading in spoken[0]} | {reading[0] for reading in spoken[0]}
    return letters | {reading[0] + initial for reading in spoken[0] for initial in second}


def _begins(form: str, typed: str, readings: _Readings) -> bool:
    places = {0}
    for spoken in filter(None, map(readings, form)):
        following: set[int] = set()
        for reading in spoken:
            if any(reading.startswith(typed[place:]) for place in places):
                return True
            following |= {place + 1 for place in places if typed[place] == reading[0]}
            following |= {place + len(reading) for place in places if typed.startswith(reading, place)}
        places = following
    return False


def _reader() -> _Readings:
    """What gives the readings of a folded character: of a Chinese one all, a Latin letter is its own."""
    # Its phrases tell which reading is meant, which is not asked here, and would take most of a second to load.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "1")
    from pypinyin.constants import PINYIN_DICT

    @cache
    def readings(char: str) -> Sequence[str]:
        if char.isascii():
            return (char,) if char.isalnum() else ()
        found = filter(None, PINYIN_DICT.get(ord(char), "").split(","))
        return tuple(dict.fromkeys(syllable(reading).letters for reading in found))

    return readings


class Learned(NamedTuple):
    """What takes a while to find out: how the words sound, and in how many posts entries are, if not in one."""

    sounds: Sounds
    posts: Mapping[int, int]


def learn(index: Index) -> Learned:
    """What completion needs of a whole glossary; about a second for 60,000 entries."""
    posts = {number: count for number, found in numbered(index) if (count := posts_of(found)) != 1}
    return Learned(Sounds(forms_beginning(index, ""), _reader()), posts)


class GlossaryWords:
    """All entries that are not removed. Until `learned` is there, characters alone find them, in their order."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.learned: Learned | None = None

    def beginning(self, typed: str, most: int) -> list[Found]:
        """The entries with a form, or for Latin letters a sound, that begins so: the best known first."""
        form = fold(typed)
        if not form:
            return []
        numbers = {number for _, number in forms_beginning(self._index, form)}
        posts: Mapping[int, int] = {}
        if self.learned:
            posts = self.learned.posts
            numbers |= set(self.learned.sounds.beginning(form)) if form.isascii() and form.isalpha() else set()
        best = sorted(numbers, key=lambda number: (-posts.get(number, 1), number))
        found = (unpacked(self._index.entry(number)) for number in best)
        return list(islice((one for one in found if one.entry.status != REMOVED), most))
