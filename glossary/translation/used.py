"""Whether a text uses a name, in any of its forms: inflected, with other hyphens, abbreviated, its words apart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.language.script import count_han, has_han

_word = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_SMALL = frozenset("a an the of and or in for to on with by at from as".split())
# What English puts behind a stem, to inflect it or to make another kind of word of it.
_ENDINGS = frozenset(
    [
        "",
        *"s es e d ed er ers ing ings y ies ied ion ions ation ations al ally ly ment ments ive or ors ity".split(),
        *"able ness ic ics ical ist ists ism ate ates ated ating ize izes ized izing ization iser izer ary".split(),
        *"ication ications ance ence ancy ency ant ent ants ents ship ships an ian ional ionally".split(),
        *"ably ability abilities ible ibly ibility ibilities icity ures ure".split(),
        # Plurals of Latin and Greek: crisis, stimulus, datum, criterion, matrix, index.
        *"is us um on a i ia ix ex ices".split(),
    ]
)
_latin = re.compile(r"[a-z0-9]+")
_LEAST_STEM = 3
_LONG = 3
"""A name of more words is a long one."""
_tag = re.compile(r"</?[A-Za-z][^<>]*>")
# What a name may go without where it is clear what is spoken of: the flywheel (effect), a zero-sum (game), RFK (Jr.).
_GENERIC = frozenset(
    "effect game theory theorem law principle method problem hypothesis paradox syndrome study mechanism agreement"
    " technique algorithm approach phenomenon disease scandal affair jr sr".split()
)
# What Chinese puts into a name and leaves out of it: “啊哈”的时刻, 递归式改进, 《外交》杂志.
_LEFT_OUT = str.maketrans(dict.fromkeys("的式“”‘’「」『』《》〈〉"))
# 系统 2 and 系统二 are one.
_NUMERALS = str.maketrans("123456789", "一二三四五六七八九")


class UsedWords:
    """A stretch of a translation, looked at once."""

    def __init__(self, text: str) -> None:
        text = _tag.sub(" ", text)
        tokens = _word.findall(text)
        self._tokens = set(tokens)
        self._small = small = [word.casefold() for word in tokens]
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(small):
            self._places.setdefault(word, []).append(place)
        # Two words may be one elsewhere: back-propagate, backpropagation.
        self._words = {*small, *map("".join, itertools.pairwise(small))}
        self._joined = "".join(map(normal, tokens)).casefold()
        self._folded = fold(text).translate(_LEFT_OUT)

    def use(self, name: str) -> bool:
        """Whether this name stands here, in whatever form."""
        if has_han(name):
            folded = fold(name).translate(_LEFT_OUT)
            return any(way in self._folded for way in (folded, folded.translate(_NUMERALS))) or self._use_around(folded)
        head, _, last = name.rstrip(".").rpartition(" ")
        if head and last.casefold() in _GENERIC and self.use(head):
            return True
        return self._use_joined(name) or self._use_words(name) or self._use_initials(name) or self._use_clipped(name)

    def _use_around(self, folded: str) -> bool:
        """With its Latin word elsewhere, 原生 AI 公司 for AI原生公司, or without what says what kind of thing that is:
        Gemini for Gemini大模型."""
        latin, rest = "".join(_latin.findall(folded)), _latin.sub("", folded)
        if not latin or latin not in self._folded:
            return False
        is_a_kind = folded.startswith(latin) and len(latin) > _LEAST_STEM
        return is_a_kind or (count_han(rest) > 3 and rest in _latin.sub("", self._folded))

    def _use_joined(self, name: str) -> bool:
        """As one word, or with other hyphens and blanks: dataset, data set, data-set."""
        joined = "".join(map(normal, _word.findall(name))).casefold()
        return len(joined) > 3 and joined in self._joined

    def _use_words(self, name: str) -> bool:
        """All its words, in any order and form: rate of learning, learning rates."""
        words = [word.casefold() for word in _word.findall(name) if word.casefold() not in _SMALL]
        if len(words) > 1 and self._has_like("".join(words)):
            return True
        return bool(words) and all(word in self._words or self._has_like(word) for word in words)

    def _use_clipped(self, name: str) -> bool:
        """Its words in their order, some cut short: natural log for natural logarithm, neural net for network."""
        words = [word.casefold() for word in _word.findall(name)]
        if len(words) < 2:
            return False
        if len(words) > _LONG:
            # Of a long name, the last word may be missing: Cosmic Microwave Background (Radiation).
            del words[-1]
        starts = {*self._places.get(words[0], ()), *(place - 1 for place in self._places.get(words[1], ()) if place)}
        used = (self._small[at : at + len(words)] for at in starts)
        return any(len(run) == len(words) and all(map(_is_clipped, words, run)) for run in used)

    def _has_like(self, word: str) -> bool:
        return any(is_form_of(word, other) for other in self._words if other[:_LEAST_STEM] == word[:_LEAST_STEM])

    def _use_initials(self, name: str) -> bool:
        """LLM for Large Language Model, with or without its small words; or for its front: SIM card."""
        words = _word.findall(name)
        kept = [word for word in words if word.casefold() not in _SMALL]
        parts = [words, kept]
        if len(kept) > _LONG and self._has_like(kept[-1].casefold()):
            parts.append(kept[:-1])
        initials = {"".join(word[0] for word in part).upper() for part in parts if len(part) > 1}
        return any(short in self._tokens or f"{short}s" in self._tokens for short in initials)


def _is_clipped(word: str, used: str) -> bool:
    return word == used or (len(used) >= _LEAST_STEM and word.startswith(used))


def is_form_of(one: str, other: str) -> bool:
    """Whether two English words in small letters have one stem: optimize, optimization; study, studies."""
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    return any(
        one[at:] in _ENDINGS and other[at:] in _ENDINGS
        for at in range(common, max(_LEAST_STEM, min(len(one), len(other)) - 5) - 1, -1)
    )


def uses_any(words: UsedWords, names: Iterable[str]) -> bool:
    """Whether one of these names stands here."""
    return any(words.use(name) for name in names)
