"""Which entries a text mentions, and how often."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from glossary.export.values import CHINESE, ENGLISH
from glossary.index.lookup import Found, forms_of
from glossary.language.script import count_han
from glossary.language.segmentation import stands_on_word
from glossary.markdown.masks import masked_spans
from glossary.mentions.known import KnownEntries
from glossary.mentions.meant import mentions_meant
from glossary.model import Entry, Span

# As `mentions.sample` leaves it out of its counts.
_original = re.compile(r"<details\b.*?</details\s*>", re.IGNORECASE | re.DOTALL)
# A text that is all folded away is a text all the same.
_MOST_ORIGINAL = 0.95

# Longer words are hardly ever cut out of others.
_SHORT = 3
_letter = re.compile("[A-Za-z]")

GIVEN_UP = ("deprecated", "superseded")


class Mentioned(NamedTuple):
    """An entry, how often the text mentions it, and where first (a code-point offset).

    `unclear` says that nothing in the text tells which of several senses it means, of which this is one.
    """

    entry: Entry
    times: int
    first: int
    posts: int = 0
    by_hand: bool = False
    unclear: bool = False


def mentioned_entries(prose: str, known: KnownEntries, source: str) -> list[Mentioned]:
    """The entries that a text mentions, of which this is the prose, in the order of term and English name.

    Lines in another language than `source` are not looked at.
    """
    found: dict[Entry, Mentioned] = {}
    numbers: dict[Entry, int] = {}
    prose = in_language(prose, source)
    whole: set[str] = set()
    for meant, entries in mentions_meant(prose, known):
        if meant.form not in whole:
            if len(meant.form) <= _SHORT and not stands_on_word(prose, meant.start, meant.end):
                continue
            # One place where the word stands by itself shows that the text speaks of it.
            whole.add(meant.form)
        for number, one in zip(meant.numbers, entries, strict=True):
            before = found.get(one.entry)
            if before is None:
                numbers[one.entry] = number
                found[one.entry] = _mentioned(one, meant.start, unclear=not meant.is_clear)
            else:
                clear = meant.is_clear or not before.unclear
                found[one.entry] = before._replace(times=before.times + 1, unclear=not clear)
    settled = _settled(sorted(found.values(), key=lambda each: each.entry))
    # All at once: one by one, the counts would be looked up thousands of times.
    known.evidence({form for each in settled for form in forms_of(each.entry)})
    return [each._replace(posts=known.posts_of(numbers[each.entry])) for each in settled]


def _mentioned(found: Found, start: int, *, unclear: bool) -> Mentioned:
    return Mentioned(found.entry, 1, start, 0, found.touched, unclear)


def _settled(found: Sequence[Mentioned]) -> list[Mentioned]:
    """Without the unclear senses of a term that the text uses clearly elsewhere in another one."""
    clear = {each.entry.term for each in found if not each.unclear}
    return [each for each in found if not each.unclear or each.entry.term not in clear]


def prose_of(text: str) -> str:
    """The text with blanks over all that is not prose, so that offsets and lines stay.

    An original that is folded away below its translation is no prose of this text either.
    """
    pieces: list[str] = []
    at = 0
    originals = [Span(*match.span()) for match in _original.finditer(text)]
    if sum(end - start for start, end in originals) > len(text) * _MOST_ORIGINAL:
        originals = []
    for start, end in sorted([*masked_spans(text), *originals]):
        if start > at:
            pieces.append(text[at:start])
        if end > at:
            pieces.append("".join(sign if sign == "\n" else " " for sign in text[max(at, start) : end]))
            at = end
    return "".join([*pieces, text[at:]])


def in_language(text: str, language: str) -> str:
    """The text with blanks over the lines that are in the other language, so that offsets and lines stay."""
    return "".join(
        line if not line.strip() or direction_of(line)[0] == language else " " * (len(line) - 1) + line[-1]
        for line in text.splitlines(keepends=True)
    )


def direction_of(text: str) -> tuple[str, str]:
    """From which language into which a text is to be translated: a Chinese one into English, any other into Chinese."""
    latin = len(_letter.findall(text))
    # An English word has about five letters, a Chinese one two characters.
    return (CHINESE, ENGLISH) if count_han(text) * 2 >= latin / 2 else (ENGLISH, CHINESE)
