"""Which entries a text mentions, and how often."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_letters
from typing import NamedTuple

from glossary.export.values import CHINESE, ENGLISH
from glossary.index.counts import UseCounts
from glossary.index.lookup import Found, forms_of
from glossary.language.folding import fold
from glossary.language.script import count_ascii, count_han
from glossary.language.segmentation import stands_on_word
from glossary.markdown.masks import masked_spans
from glossary.mentions.known import ENOUGH_POSTS, KnownEntries
from glossary.mentions.meant import Meant, mentions_meant
from glossary.model import Entry, Span

# As `mentions.sample` leaves it out of its counts.
_original = re.compile(r"<details\b.*?</details\s*>", re.IGNORECASE | re.DOTALL)
# A text that is all folded away is a text all the same.
_MOST_ORIGINAL = 0.95

# Longer words are hardly ever cut out of others.
_SHORT = 3
# Of the posts that mention a term, one in so many at least annotates it.
_LEAST_SHARE = 1 / 50

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
    by_number: dict[int, list[Meant]] = {}
    for meant in _standing_alone(in_language(prose, source), known):
        for number in meant.numbers:
            by_number.setdefault(number, []).append(meant)
    places: dict[Entry, list[Meant]] = {}
    numbers: dict[Entry, int] = {}
    for number, mentions in _unusual(by_number, known).items():
        entry = known.found(number).entry
        numbers.setdefault(entry, number)
        places.setdefault(entry, []).extend(mentions)
    settled = _settled([_mentioned(known.found(numbers[entry]), places[entry]) for entry in sorted(places)])
    # All at once: one by one, the counts would be looked up thousands of times.
    known.evidence({form for each in settled for form in forms_of(each.entry)})
    return [each._replace(posts=known.posts_of(numbers[each.entry])) for each in settled]


def _standing_alone(prose: str, known: KnownEntries) -> Iterator[Meant]:
    """The mentions of words that stand by themselves somewhere: one such place shows that the text speaks of them."""
    whole: set[str] = set()
    for meant in mentions_meant(prose, known):
        if meant.form not in whole:
            if len(meant.form) <= _SHORT and not stands_on_word(prose, meant.start, meant.end):
                continue
            whole.add(meant.form)
        yield meant


def _unusual(by_number: Mapping[int, Sequence[Meant]], known: KnownEntries) -> Mapping[int, Sequence[Meant]]:
    """The mentions by their entries, without words of everyday, which mean there what everybody means by them, and not
    what a single post explained: 威胁 is no Threat of Atomic Bomb. What a person wrote is kept."""
    if known.posts() < ENOUGH_POSTS:
        return by_number
    terms = {number: fold(known.found(number).entry.term) for number in by_number}
    seen = known.evidence({*terms.values(), *(each.form for some in by_number.values() for each in some)})

    def is_unusual(form: str) -> bool:
        return seen.get(form, UseCounts()).share >= _LEAST_SHARE

    return {
        number: mentions
        for number, mentions in by_number.items()
        if known.found(number).touched
        or (is_unusual(terms[number]) and any(is_unusual(form) for form in {each.form for each in mentions}))
    }


def _mentioned(found: Found, places: Sequence[Meant]) -> Mentioned:
    unclear = not any(each.is_clear for each in places)
    return Mentioned(found.entry, len(places), places[0].start, 0, found.touched, unclear)


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
            pieces.append(blanked(text[max(at, start) : end]))
            at = end
    return "".join([*pieces, text[at:]])


def blanked(text: str) -> str:
    """As many blanks as the text has characters, but for its line ends, which stay."""
    return "\n".join(" " * len(line) for line in text.split("\n"))


def in_language(text: str, language: str) -> str:
    """The text with blanks over the lines that are in the other language, so that offsets and lines stay."""
    return "".join(
        line if not line.strip() or direction_of(line)[0] == language else " " * (len(line) - 1) + line[-1]
        for line in text.splitlines(keepends=True)
    )


def direction_of(text: str) -> tuple[str, str]:
    """From which language into which a text is to be translated: a Chinese one into English, any other into Chinese."""
    latin = count_ascii(text, ascii_letters.encode())
    # An English word has about five letters, a Chinese one two characters.
    return (CHINESE, ENGLISH) if count_han(text) * 2 >= latin / 2 else (ENGLISH, CHINESE)
