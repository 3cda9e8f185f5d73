"""Which entries a post mentions, what speaks for each, and at which of its mentions it may be annotated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from glossary.annotate.counting import Evidence
from glossary.annotate.places import Places
from glossary.annotate.styles import FOOTNOTE
from glossary.index.lookup import REMOVED, Found, all_forms
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.markdown.fences import body_start, front_matter_text
from glossary.matching import FormRow, Matcher, Mention, find_mentions, fits_case
from glossary.model import Annotation, Entry, Span
from glossary.scan import find_sites, scan

_parenthesis = re.compile(r"[ ]?[（(]([^（()）\n]{1,200})[）)]")
_abbreviation = re.compile(r"<abbr\b[^>]*>([^<]*)</abbr>")
_term_footnote = re.compile(rf"^\[\^{FOOTNOTE}[^\]\n]+\]: ([^：\n]+)：", re.MULTILINE)
_title = re.compile(r"^title[ \t]*[:=](.*)$", re.MULTILINE)
# An entry whose word stands for another one too is taken when it is this many times better known.
_DOMINANCE = 3


class Known(Protocol):
    """The glossary, as far as one post asks for it."""

    def forms(self, heads: Iterable[str]) -> Mapping[str, FormRow]:
        """The forms that begin with these heads, with the numbers of their entries."""
        ...

    def found(self, number: int) -> Found:
        """The entry of a number."""
        ...

    def posts(self) -> int:
        """How many posts there are to judge by."""
        ...

    def evidence(self, forms: Iterable[str]) -> Mapping[str, Evidence]:
        """In how many posts forms are mentioned and annotated."""
        ...


class Candidate(NamedTuple):
    """An entry that the post mentions.

    `mentions` are all of them outside of annotations; `places` those at which it may be annotated, the best first;
    `reason` says why there is none, or why the entry is left alone.
    """

    found: Found
    mentions: tuple[Mention, ...]
    places: tuple[Mention, ...]
    reason: str = ""

    @property
    def chief(self) -> Mention:
        """The mention that the entry is judged by: the first, among those of a form that heads annotations if any."""
        return by_headword(self.found, self.mentions)[0]

    @property
    def entry(self) -> Entry:
        """The entry itself."""
        return self.found.entry


class Post(NamedTuple):
    """One post as its candidates are judged in it: where its annotations stand, and how to look at places."""

    text: str
    title: str
    front: frozenset[str]
    annotations: tuple[Annotation, ...]
    places: Places


def read(text: str, known: Known, matcher: Matcher, marks: Sequence[str], page: str) -> tuple[Post, list[Candidate]]:
    """A post with the entries that it mentions, in order of their first mention."""
    body = body_start(text)
    annotations = tuple(scan(text, marks))
    mentions = _mentions(text, known, matcher)
    front = frozenset(mention.form for mention in mentions if mention.start < body)
    title = _title.search(front_matter_text(text))
    explained = _parentheses(text, annotations, tuple(marks))
    places = Places(text, annotations, explained)
    post = Post(text, fold(title[1]) if title else "", front, annotations, places)
    # What annotations say is not looked at, in whatever style they are, so that writing one changes no other.
    shown = [mention for mention in mentions if places.is_shown(mention.start)]
    return post, list(_candidates(post, shown, known, page))


def _parentheses(text: str, annotations: Sequence[Annotation], marks: tuple[str, ...]) -> list[Span]:
    """The parentheses of the annotations."""
    if not annotations:
        return []
    sites = {(site.start, site.end): site for site in find_sites(text, marks)}
    return [Span(sites[each[:2]].inside_start - 1, each.end) for each in annotations]


def _mentions(text: str, known: Known, matcher: Matcher) -> list[Mention]:
    """All mentions; those of words that a person has removed stand in nobody's way."""
    mentions = matcher.find(text)
    removed = {number for mention in mentions for number in mention.entries if _is_removed(known, number)}
    if not removed:
        return mentions

    def forms(heads: Iterable[str]) -> Mapping[str, FormRow]:
        rows = known.forms(heads)
        return {head: [form for form in row if form[1] not in removed] for head, row in rows.items()}

    return find_mentions(text, forms)


def _is_removed(known: Known, number: int) -> bool:
    return known.found(number).entry.status == REMOVED


def _candidates(post: Post, mentions: Sequence[Mention], known: Known, page: str) -> Iterator[Candidate]:
    inside = _Spans([Span(each.start, each.end) for each in post.annotations])
    present = {number for mention in mentions for number in mention.entries}
    forms_present = {mention.form for mention in mentions}
    by_entry: dict[int, list[Mention]] = {}
    unclear: dict[int, list[Mention]] = {}
    chosen: dict[tuple[str, str], tuple[int, ...]] = {}
    for mention in mentions:
        if inside.hold(mention.start):
            continue
        wording = post.text[mention.start : mention.end]
        key = (mention.form, wording)
        if key not in chosen:
            fitting = [n for n in mention.entries if n in present and _fits(known.found(n), wording, mention.form)]
            chosen[key] = _likeliest(fitting, mention.form, forms_present, known)
        numbers = chosen[key]
        for number in numbers:
            (by_entry if len(numbers) == 1 else unclear).setdefault(number, []).append(mention)
    annotated = forms_annotated(post.annotations) | set(map(fold, _names_annotated(post.text, page)))
    for number, found in by_entry.items():
        yield _candidate(post, known.found(number), found, annotated)
    for number, found in unclear.items():
        if number not in by_entry:
            yield Candidate(known.found(number), tuple(found), (), "several senses, and nothing tells which is meant")


class _Spans:
    """Tells whether an offset is in one of some spans; asked in rising order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans, self._next = spans, 0

    def hold(self, offset: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next].end <= offset:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next].start <= offset


def names_of(entry: Entry) -> list[str]:
    """Term, English, aliases and former names, as they are written."""
    return [name for name in (entry.term, entry.english, *entry.aliases, *entry.superseded) if name]


def _fits(found: Found, wording: str, form: str) -> bool:
    """Whether the case of a mention suits the name that it is a form of; a wording of old posts has no name here."""
    entry = found.entry
    named = [name for name in names_of(entry) if fold(name) == form or normal(name) == form]
    return not named or any(fits_case(wording, name, is_headword=name != entry.english) for name in named)


def _likeliest(numbers: Sequence[int], form: str, present: set[str], known: Known) -> tuple[int, ...]:
    """Of the entries that share a form, the one that is meant; all that may be meant where nothing tells."""
    if len(numbers) < 2:
        return tuple(numbers)
    found = {number: known.found(number) for number in numbers}
    called_so = [number for number in numbers if form in found[number].keys or fold(found[number].entry.term) == form]
    numbers = called_so or list(numbers)
    in_context = [number for number in numbers if any(f in present for f in all_forms(found[number]) if f != form)]
    numbers = in_context if len(in_context) == 1 else numbers
    ranked = sorted(numbers, key=lambda number: -posts_of(found[number]))
    if len(ranked) > 1 and posts_of(found[ranked[0]]) >= _DOMINANCE * max(1, posts_of(found[ranked[1]])):
        ranked = ranked[:1]
    return tuple(ranked)


def posts_of(found: Found) -> int:
    """In how many posts the entry is annotated."""
    return len({post for post, _ in found.places})


def forms_annotated(annotations: Iterable[Annotation]) -> set[str]:
    """The folded names that the post's annotations give; whatever is called so needs no other annotation."""
    forms: set[str] = set()
    for each in annotations:
        for name in filter(None, (each.term, each.english, each.chinese, *each.aliases)):
            forms.update((fold(name), fold(normal(name))))
    return forms - {""}


def _names_annotated(text: str, page: str) -> Iterator[str]:
    """The terms that stand in the post in another style: abbreviations, links to the page, footnotes."""
    yield from _abbreviation.findall(text)
    yield from _term_footnote.findall(text)
    if page and f"]({page}#" in text:
        yield from re.findall(r"\[([^\[\]\n]+)\]\(" + re.escape(page) + "#", text)


def _candidate(post: Post, found: Found, mentions: Sequence[Mention], annotated: set[str]) -> Candidate:
    candidate = Candidate(found, tuple(mentions), ())
    forms = set(all_forms(found))
    if found.entry.annotate == "never":
        return candidate._replace(reason="annotate: never")
    if not forms.isdisjoint(annotated):
        return candidate._replace(reason="annotated already")
    if any(_is_glossed(post.text, mention, found.entry) for mention in mentions):
        return candidate._replace(reason="explained by hand already")
    objections = [post.places.objection(mention.start, mention.end) for mention in mentions]
    free = [mention for mention, objection in zip(mentions, objections, strict=True) if not objection]
    if not free:
        return candidate._replace(reason=objections[0])
    return candidate._replace(places=tuple(by_headword(found, free)))


def by_headword(found: Found, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions in their order, but those first whose form headed an annotation before."""
    headwords = {*found.keys, fold(found.entry.term)}
    return sorted(mentions, key=lambda mention: (mention.form not in headwords, mention.start))


def _is_glossed(text: str, mention: Mention, entry: Entry) -> bool:
    """Whether a parenthesis behind the mention names it otherwise: `大模型（Large Model）`, `Large Model（大模型）`."""
    inside = _parenthesis.match(text, mention.end)
    if not inside:
        return False
    said = fold(inside[1])
    return any(fold(name) in said for name in names_of(entry) if fold(name) != mention.form)
