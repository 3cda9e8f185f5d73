"""Where a definition mentions other entries of the page, so that it leads on to them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from glossary.index.lookup import GIVEN_UP, forms_of, names_of
from glossary.index.rows import row_of
from glossary.language.edges import fits_case
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.language.patterns import pattern
from glossary.language.script import HAN, has_han
from glossary.language.segmentation import stands_on_word, words_in
from glossary.mentions.many_texts import matcher_for
from glossary.mentions.matching import Matcher
from glossary.mentions.values import FormRow, Mention
from glossary.model import Entry, Span
from glossary.page.entries import CrossLink, PageEntry
from glossary.posts.processes import Sharing, by_itself

# Where several entries have a name, one is meant that this many times as many posts annotate.
_DOMINANCE = 3
# A word that definitions use so much oftener than posts annotate it is everybody's (系统, 能力) and explains itself.
_EVERYDAY, _EVERYDAY_FROM = 5, 10
# More would make a definition of one line a row of links; the longest words tell most.
_MOST = 3
_MOST_RELATED = 5
_SHORT = 2
_LEAD = 2
_han = pattern(f"[{HAN}]+")


Links = Mapping[int, Span]
"""By the number of the entry to which it leads, each link of a definition."""


def with_cross_links(entries: Sequence[PageEntry]) -> list[PageEntry]:
    """The entries with the links in their definitions, and with the entries whose definitions lead to them.

    None leads to itself, to another sense of its own term, or to what is folded away.
    """
    return with_links(entries, find_links(entries))


def find_links(entries: Sequence[PageEntry], share: Sharing = by_itself) -> list[Links]:
    """The links of each definition. They depend on the `entry`, the `posts` and the `rare` of all entries alone.

    `share` has the definitions looked through.
    """
    matcher = _matcher(entries)
    found = share(lambda some: [_links(number, entries, matcher) for number in some], range(len(entries)))
    times = Counter(target for links in found for target in links)
    everyday = {target for target, count in times.items() if _is_everyday(count, entries[target].posts)}
    return [_best({target: links[target] for target in links if target not in everyday}) for links in found]


def with_links(entries: Sequence[PageEntry], linked: Sequence[Links]) -> list[PageEntry]:
    """As `with_cross_links`, where the links have been found."""
    related = _related(entries, linked)
    return [
        entry._replace(
            links=tuple(CrossLink(start, end, entries[target].id) for target, (start, end) in links.items()),
            related=tuple(related.get(number, ())),
        )
        for number, (entry, links) in enumerate(zip(entries, linked, strict=True))
    ]


def _matcher(entries: Sequence[PageEntry]) -> Matcher:
    rows: dict[str, list[tuple[str, int]]] = {}
    for number, one in enumerate(entries):
        for form in dict.fromkeys(forms_of(one.entry)):
            rows.setdefault(row_of(form), []).append((form, number))

    def forms(names: Iterable[str]) -> Mapping[str, FormRow]:
        return {name: rows[name] for name in names if name in rows}

    return matcher_for(sum(bool(one.entry.definition) for one in entries), forms, rows.values())


def _links(number: int, entries: Sequence[PageEntry], matcher: Matcher) -> dict[int, Span]:
    """By the number of the entry that is meant, its first mention in a definition."""
    own = entries[number].entry
    links: dict[int, Span] = {}
    for mention in matcher.find(own.definition):
        if number in mention.entries:
            continue
        target = _meant(mention, own, entries)
        if target is None or target in links or entries[target].entry.term == own.term:
            continue
        if stands_on_word(own.definition, mention.start, mention.end, many=True):
            links[target] = Span(mention.start, mention.end)
    return links


def _is_everyday(count: int, posts: int) -> bool:
    return posts > 0 and count > max(_EVERYDAY_FROM, _EVERYDAY * posts)


def _best(links: Links) -> Links:
    kept = sorted(links, key=lambda target: links[target].start - links[target].end)[:_MOST]
    return {target: span for target, span in links.items() if target in kept}


def _meant(mention: Mention, own: Entry, entries: Sequence[PageEntry]) -> int | None:
    """The one entry that a mention can lead to; none where it is not clear which, or where it would not help."""
    wording = own.definition[mention.start : mention.end]
    fitting = [number for number in mention.entries if _fits(entries[number], wording, mention.form)]
    named_so = [number for number in fitting if fold(entries[number].entry.term) == mention.form]
    # Of two characters, what is merely another name of something is more often meant as the word that it is: 标记.
    others_names = [] if len(wording) == _SHORT and has_han(wording) else fitting
    number = _likeliest(named_so or others_names, own, entries)
    return number if number is not None and _leads_on(entries[number]) else None


def _likeliest(numbers: Sequence[int], own: Entry, entries: Sequence[PageEntry]) -> int | None:
    """Of several senses the one that speaks of the same things, or that is much better known."""
    if len(numbers) < 2:
        return next(iter(numbers), None)
    shared = {number: _in_common(own, entries[number].entry) for number in numbers}
    first, second = sorted(numbers, key=lambda number: -shared[number])[:2]
    if shared[first] >= shared[second] + _LEAD:
        return first
    first, second = sorted(numbers, key=lambda number: -entries[number].posts)[:2]
    return first if entries[first].posts >= _DOMINANCE * max(1, entries[second].posts) else None


def _in_common(one: Entry, other: Entry) -> int:
    """How much two entries have in common: the words of their definitions, and twice those of their English names."""
    english = {*one.english.casefold().split()} & {*other.english.casefold().split()}
    return len(_words(one) & _words(other)) + 2 * len(english)


@lru_cache(maxsize=1 << 14)
def _words(entry: Entry) -> frozenset[str]:
    return frozenset(word for run in _han.findall(entry.definition) for word in words_in(run) if len(word) > 1)


def _fits(one: PageEntry, wording: str, form: str) -> bool:
    named = [name for name in names_of(one.entry) if form == fold(name) or form == normal(name)]
    return any(fits_case(wording, name, is_headword=name != one.entry.english) for name in named)


def _leads_on(one: PageEntry) -> bool:
    return not one.rare and one.entry.annotate != "never" and one.entry.status not in GIVEN_UP


def _related(entries: Sequence[PageEntry], linked: Sequence[Links]) -> dict[int, list[str]]:
    """By number, the ids of the entries whose definitions lead to it, those of most posts first."""
    sources: dict[int, list[int]] = {}
    for number, links in enumerate(linked):
        for target in links if _leads_on(entries[number]) else ():
            if number not in linked[target] and target != number:
                sources.setdefault(target, []).append(number)
    return {target: [entries[number].id for number in _first(own, entries)] for target, own in sources.items()}


def _first(numbers: Sequence[int], entries: Sequence[PageEntry]) -> Iterator[int]:
    """What comes first: `linked` has been walked in the page's order, so that equal ones stay in it."""
    yield from sorted(numbers, key=lambda number: -entries[number].posts)[:_MOST_RELATED]
