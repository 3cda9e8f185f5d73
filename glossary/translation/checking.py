"""The entries that a source mentions and whose names its translation does not use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from glossary.context.mentioned import GIVEN_UP, blanked, direction_of, in_language, prose_of
from glossary.export.names import names_by_language
from glossary.export.values import ENGLISH
from glossary.index.counts import UseCounts
from glossary.language.folding import fold
from glossary.language.script import count_han, has_han
from glossary.language.segmentation import ends_within_word, stands_on_word
from glossary.markdown.spans import span_around
from glossary.mentions.known import ENOUGH_POSTS, KnownEntries
from glossary.mentions.meant import Meant, mentions_meant
from glossary.model import Entry, Span
from glossary.sites import find_sites
from glossary.translation.cut_out import is_cut_out
from glossary.translation.half_kept import half_kept
from glossary.translation.other_words import is_other_word
from glossary.translation.paragraphs import counterparts, paragraphs_of
from glossary.translation.used import UsedWords, uses_any

LEAST_POSTS = 2
"""What one post alone annotates may be one writer's whim, and binds no translator."""
# Of the posts that mention a term, so many annotate it; a word of everyday is annotated now and then, too.
_LEAST_SHARE = 0.25
# A name of several words is a term already where many posts annotate it now and then: 现金流, 工业革命.
_LEAST_SHARE_OF_NAMES = 0.02

# A word alone, 通才 or `foundations`, is mostly no term: only one that so many posts annotate binds.
_LEAST_POSTS_OF_A_WORD = 5
_LONGEST_HAN_WORD = 2
_SHORTEST_ACRONYM = 2
_word = re.compile(r"[a-z]+(?:-[a-z]+)?|..?")
# A word with a capital beside a mention, and not because a sentence begins: it is part of a longer name.
_name_before = re.compile(r"[a-z,;] [A-Z][a-z]+\.? \Z")
_name_behind = re.compile(r" [A-Z][a-z]+")
_capital = re.compile(r"[A-Z][a-z]+")
# How far the word before a mention may begin.
_LONGEST_WORD = 40
# What explains a word that is not marked: 希望岛（Hope Island: 一座小岛）.
_unmarked_gloss = re.compile(r"（\**[A-Za-z][^（）()：:\n]*[：:][^（）()\n]*）")

# Kinds whose entries are things with a name of their own.
_PROPER = ("person", "organization", "product", "place", "work")
_CALLED_BY_PART = ("person", "organization")
_LEAST_PART = 3


class Unused(NamedTuple):
    """An entry that the translation does not use: where the source mentions it first, and the stretch of the
    translation in which it was looked for. `former` is a former name that stands there instead, if one does."""

    entry: Entry
    expected: tuple[str, ...]
    source: Span
    target: Span
    former: str = ""


def unused_names(
    source: str, target: str, known: KnownEntries, languages: tuple[str, str], min_posts: int
) -> list[Unused]:
    """What the translation does not call as the glossary does, in the order of the source.

    An entry counts as used where any of the paragraphs that mention it has it. Entries that fewer than `min_posts`
    posts annotate, and that nobody wrote by hand, bind nobody.
    """
    spans = paragraphs_of(source)
    stretches = counterparts(spans, paragraphs_of(target))
    if not stretches:
        return []

    @cache
    def words_in(stretch: Span) -> UsedWords:
        return UsedWords(target[stretch.start : stretch.end])

    @cache
    def is_translated(stretch: Span) -> bool:
        """What was left in the language of the source uses no names of the other."""
        return direction_of(target[stretch.start : stretch.end])[0] == languages[1]

    found: list[Unused] = []
    prose = in_language(_without_glosses(prose_of(source)), languages[0])
    for entry, places in _mentioned(prose, known, min_posts).items():
        expected = _expected(entry, languages)
        if not expected:
            continue
        where = [
            (place, stretches[number])
            for place in places
            if (number := span_around(spans, place.start)) is not None and is_translated(stretches[number])
        ]
        accepted = {*expected, *_parts(entry, expected), *half_kept(expected, known)}
        mentions = {" ".join(prose[place.start : place.end].split()) for place in places}
        kept = {*mentions, *names_by_language(entry)[languages[0]].usable()}
        if any(
            uses_any(words_in(stretch), accepted) or _is_kept(kept, target[stretch.start : stretch.end])
            for _, stretch in where
        ):
            continue
        if first := next((each for each in where if not is_cut_out(prose, each[0], known)), None):
            place, stretch = first
            former = names_by_language(entry)[languages[1]].former
            instead = next((name for name in former if words_in(stretch).use(name)), "")
            found.append(Unused(entry, expected, place, stretch, instead))
    return sorted(found, key=lambda each: (each.source, each.entry))


def _mentioned(prose: str, known: KnownEntries, min_posts: int) -> dict[Entry, list[Span]]:
    clear = [meant for meant in mentions_meant(prose, known) if meant.is_clear]
    told = [(meant, known.found(meant.numbers[0]).entry) for meant in clear]
    evidence = known.evidence({form for meant, entry in told for form in _forms(meant, entry)})
    places: dict[Entry, list[Span]] = {}
    for meant, entry in told:
        uses = [evidence.get(form, UseCounts()) for form in _forms(meant, entry)]
        mention = prose[meant.start : meant.end]
        least = max(min_posts, _LEAST_POSTS_OF_A_WORD) if _is_a_word(mention, entry, known) else min_posts
        share = _LEAST_SHARE_OF_NAMES if _is_a_name(meant, entry, mention, known) else _LEAST_SHARE
        binds = all(_binds(meant.numbers[0], seen, least, share, known) for seen in uses)
        stands = _is_whole(prose, meant.start, meant.end) and _is_named(entry, mention)
        if binds and stands and not is_other_word(prose, meant.start, meant.end, entry):
            places.setdefault(entry, []).append(Span(meant.start, meant.end))
    return places


def _is_a_word(mention: str, entry: Entry, known: KnownEntries) -> bool:
    """Whether this is one word, in a garden of posts enough to tell whether it is one of everyday."""
    if entry.kind in _PROPER or known.posts() < ENOUGH_POSTS:
        return False
    return _word.fullmatch(mention[:1].lower() + mention[1:]) is not None


def _is_a_name(meant: Meant, entry: Entry, mention: str, known: KnownEntries) -> bool:
    """Whether many posts annotate the entry, and it is mentioned by a name that is longer than words of everyday.

    提示 for 提示词, `Put` and `PE` say other things as often.
    """
    if known.posts_of(meant.numbers[0]) < _LEAST_POSTS_OF_A_WORD or count_han(entry.term) <= _LONGEST_HAN_WORD:
        return False
    if has_han(mention):
        return count_han(mention) > _LONGEST_HAN_WORD
    is_short_form = mention.removesuffix("s").isupper() and len(mention) > _SHORTEST_ACRONYM
    return " " in mention or is_short_form or entry.kind in _PROPER


def _forms(meant: Meant, entry: Entry) -> set[str]:
    """What must be no word of everyday: the form that stands there, and the term, 满意 for `satisfied`."""
    return {meant.form, fold(entry.term)}


def _is_named(entry: Entry, mention: str) -> bool:
    """Whether a Latin mention of a proper name is written as one: a ripple is no Ripple, Economists no Economist."""
    if entry.kind not in _PROPER or has_han(mention):
        return True
    names = names_by_language(entry)[ENGLISH].usable()
    is_plural = mention[-2:].islower() and mention.endswith("s") and not any(name.endswith("s") for name in names)
    return mention != mention.lower() and not is_plural


def _is_kept(mentions: Iterable[str], text: str) -> bool:
    """Whether a Chinese text keeps a Latin name: GPU, Steve Jobs. A common word that it keeps is not translated."""
    names = (name.removesuffix("s") if name[-2:-1].isupper() else name for name in mentions)
    return any(
        name != name.lower() and has_han(text) and re.search(rf"(?<![A-Za-z]){re.escape(name)}s?(?![a-z])", text)
        for name in names
        if not has_han(name)
    )


def _without_glosses(text: str) -> str:
    """The text with blanks over the parentheses of its annotations: they are the writer's, who is no translator."""
    pieces: list[str] = []
    at = 0
    for site in find_sites(text):
        if site.inside_end is not None and site.inside_start > at:
            pieces += [text[at : site.inside_start], blanked(text[site.inside_start : site.inside_end])]
            at = site.inside_end
    return _unmarked_gloss.sub(lambda match: blanked(match[0]), "".join([*pieces, text[at:]]))


def _binds(number: int, seen: UseCounts, min_posts: int, share: float, known: KnownEntries) -> bool:
    """Whether a translator should use the entry's name: it is a person's, or a term, and no word of everyday."""
    found = known.found(number)
    if found.entry.status in GIVEN_UP:
        return False
    return found.touched or (seen.share >= share and known.posts_of(number) >= min_posts)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a Chinese word stands here by itself, and is no part of another: 行业 in 银行业, 自由主义 in 自由主义者;
    or whether a Latin one is no part of a longer name: Bernard in St. Bernard."""
    mention = text[start:end]
    if has_han(mention):
        return not ends_within_word(text, end) and (count_han(mention) > 3 or stands_on_word(text, start, end))
    if not _capital.fullmatch(mention):
        return True
    return not (_name_before.search(text, max(0, start - _LONGEST_WORD), start) or _name_behind.match(text, end))


def _expected(entry: Entry, languages: tuple[str, str]) -> tuple[str, ...]:
    """The names of the entry in the language of the translation, where it has any in both."""
    names = names_by_language(entry)
    source, target = (names[language] for language in languages)
    # One letter, G for 重力加速度, says too little to be looked for.
    return tuple(name for name in target.usable() if len(name) > 1) if source.preferred else ()


def _parts(entry: Entry, names: Sequence[str]) -> Iterator[str]:
    """Parts of the names of people and organizations by which they are called, too: Clinton for Bill Clinton, 爱迪生
    for 托马斯·爱迪生."""
    if entry.kind in _CALLED_BY_PART:
        for name in names:
            yield from (part for part in name.split() if part[0].isupper() and len(part) >= _LEAST_PART)
            yield from (part for part in name.split("·")[1:] if has_han(part) and len(part) > 1)
