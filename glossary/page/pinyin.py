"""How a term is read: for its place in the order, and for finding it by typing its pinyin or the initials of it.

pypinyin's tables are used directly: its functions take 68 µs a term, this takes about 5.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from glossary.language.folding import to_simplified
from glossary.language.script import HAN, has_han
from glossary.page.readings import GIVEN_NAMES, READINGS, SURNAMES, TITLES

OTHERS = "0"
"""The initial of what begins neither with a Latin letter nor with a character that has a pinyin."""

_word = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
_tones = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_numbered = re.compile(r"([a-z]+)([0-5]?)")


class Syllable(NamedTuple):
    """One character's reading without its tone, and the tone as a number; ü is written v."""

    letters: str
    tone: str


class Spelling(NamedTuple):
    """How a term is read: `spoken` are its syllables and Latin words, the letters of an acronym one by one.

    `section` is the first syllable, or a capital letter for all Latin terms that begin with it, or `0`. Terms are
    ordered by `place`, in which equal characters stand together.
    """

    spoken: tuple[str, ...]
    is_chinese: bool
    section: str
    order: str

    @property
    def initial(self) -> str:
        """The letter under which the term stands."""
        return self.section[0].lower()

    @property
    def place(self) -> tuple[bool, str, bool, str, str]:
        """Where the term stands: under its letter the Latin terms first, then syllable by syllable."""
        return self.section == OTHERS, self.initial, not self.section.isupper(), self.section, self.order

    @property
    def letters(self) -> str:
        """All of it without gaps."""
        return "".join(self.spoken)

    @property
    def initials(self) -> str:
        """The first letters, empty for a Latin term."""
        return "".join(word[0] for word in self.spoken) if self.is_chinese else ""

    @property
    def syllables(self) -> str:
        """What is spoken, with spaces between; empty for a Latin term."""
        return " ".join(self.spoken) if self.is_chinese else ""


class Speller:
    """Spells terms, with the dictionary, with `READINGS`, and with a person's own readings: word → pinyin."""

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

        self._phrases: Mapping[str, list[list[str]]] = PHRASES_DICT
        self._characters: Mapping[int, str] = PINYIN_DICT
        persons = _simplified(own or {})
        self._own = {**_built_in(), **persons}
        self._longest = max(6, *map(len, self._own))
        # Most places of a term begin no word, and most words come again: both are looked up before anything is read.
        self._beginnings = _beginnings() | {word[:2] for word in persons} if persons else _beginnings()
        self._read: dict[str, list[Syllable | None]] = {}

    def spell(self, term: str, is_person: Callable[[], bool] = lambda: False) -> Spelling:
        """How the term is read; punctuation and marks have no sound.

        `is_person` tells whether the term is a Chinese person's name, which begins with the surname: it is asked only
        where the first character would be read otherwise then.
        """
        words = _word.findall(unicodedata.normalize("NFKC", term))
        syllables = iter(self._syllables("".join(word for word in words if len(word) == 1), is_person))
        spoken: list[str] = []
        order: list[str] = []
        is_chinese = False
        for word in words:
            found = next(syllables) if len(word) == 1 else None
            if found:
                is_chinese = True
                spoken.append(found.letters)
                order.append(f"{found.letters}{found.tone}{word}")
            else:
                plain = _plain(word)
                spoken += plain if word.isupper() else [plain]
                order.append(plain)
        section = _section(order[0] if order else "", is_chinese=bool(words) and has_han(words[0]))
        return Spelling(tuple(filter(None, spoken)), is_chinese, section, " ".join(order) or term)

    def _syllables(self, characters: str, is_person: Callable[[], bool]) -> list[Syllable | None]:
        """The reading of each single-character word; None for one that has no pinyin."""
        text = to_simplified(characters)
        text = text if len(text) == len(characters) else characters
        surname = self._surname(text, is_person)
        found: list[Syllable | None] = [syllable(reading) for reading in SURNAMES[surname].split()] if surname else []
        while len(found) < len(text):
            found += self._syllables_of(self._word_at(text, len(found)))
        return found

    def _word_at(self, text: str, start: int) -> str:
        """The longest word that begins there; a single character where none does."""
        longest = start + self._longest if text[start : start + 2] in self._beginnings else start
        for end in range(min(len(text), longest), start + 1, -1):
            word = text[start:end]
            if word in self._own or word in self._phrases:
                return word
        return text[start]

    def _syllables_of(self, word: str) -> list[Syllable | None]:
        if word not in self._read:
            self._read[word] = [syllable(reading) if reading else None for reading in self._readings(word)]
        return self._read[word]

    def _readings(self, word: str) -> list[str]:
        """One for each character, empty where it has none."""
        if word in self._own:
            return _fitting(self._own[word], word)
        if len(word) > 1:
            return [readings[0] for readings in self._phrases[word]]
        return [self._characters.get(ord(word), "").partition(",")[0]]

    def _surname(self, text: str, is_person: Callable[[], bool]) -> str:
        """The surname that the text begins with, where it is read otherwise than the same characters elsewhere."""
        if text[:2] in SURNAMES and len(text) > 2:
            return text[:2]
        surname = text[:1]
        if surname not in SURNAMES or any(text[:end] in self._own for end in range(2, len(text) + 1)):
            return ""
        if text[1:] in TITLES or is_person():
            return surname
        given = text[1:]
        for title in TITLES:
            given = given.removesuffix(title) if len(given) > 2 else given
        is_name = len(given) == 2 and given not in TITLES and GIVEN_NAMES.issuperset(given)
        is_word = text[:2] in self._phrases or text in self._phrases
        return surname if is_name and not is_word else ""


def _simplified(readings: Mapping[str, str]) -> dict[str, list[str]]:
    return {to_simplified(word): reading.lower().split() for word, reading in readings.items()}


@cache
def _built_in() -> Mapping[str, list[str]]:
    return _simplified(READINGS)


@cache
def _beginnings() -> frozenset[str]:
    """The first two characters of every word that can be read without a person's own readings."""
    from pypinyin.constants import PHRASES_DICT

    return frozenset(word[:2] for words in (PHRASES_DICT, _built_in()) for word in words)


def _fitting(readings: list[str], word: str) -> list[str]:
    return (readings + [""] * len(word))[: len(word)]


@lru_cache(maxsize=4096)
def syllable(reading: str) -> Syllable:
    """A reading as the tables have it (`zhòng`), or as people type it (`zhong4`)."""
    if numbered := _numbered.fullmatch(reading.replace("ü", "v")):
        return Syllable(numbered[1], numbered[2] or "5")
    letters, tone = "", "5"
    for character in unicodedata.normalize("NFD", reading):
        tone = _tones.get(character, tone)
        if character == "\u0308":
            letters = letters[:-1] + "v"
        elif "a" <= character <= "z":
            letters += character
    return Syllable(letters or "?", tone)


def _plain(word: str) -> str:
    """A word that is not Chinese, without case and accents."""
    decomposed = unicodedata.normalize("NFD", word.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _section(order: str, *, is_chinese: bool) -> str:
    found = re.match("[a-z]+", order)
    if not found:
        return OTHERS
    return found[0] if is_chinese else found[0][0].upper()
