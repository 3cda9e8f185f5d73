"""Which entries a post mentions, what speaks for each, and at which of its mentions it may be annotated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from glossary.annotate.explained import forms_explained, is_explained
from glossary.annotate.places import Places
from glossary.index.lookup import REMOVED, Found, all_forms
from glossary.language.folding import fold
from glossary.markdown.fences import body_start, front_matter_text
from glossary.mentions.known import Known
from glossary.mentions.matching import FormRow, Matcher, Mention, find_mentions
from glossary.mentions.senses import likely_senses
from glossary.model import Annotation, Entry, Span
from glossary.scan import find_sites, outermost, scan

_title = re.compile(r"^title[ \t]*[:=](.*)$", re.MULTILINE)


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
    mentions = mentions_in(text, known, matcher)
    front = frozenset(mention.form for mention in mentions if mention.start < body)
    title = _title.search(front_matter_text(text))
    places = Places(text, annotations, _parentheses(text, annotations, tuple(marks)))
    post = Post(text, fold(title[1]) if title else "", front, annotations, places)
    return post, candidates_in(post, mentions, known, page)


def candidates_in(post: Post, mentions: Sequence[Mention], known: Known, page: str) -> list[Candidate]:
    """The entries that these mentions in a post mean, in order of the first mention."""
    # What annotations say is not looked at, in whatever style they are, so that writing one changes no other.
    shown = [mention for mention in mentions if post.places.shown.holds(mention.start)]
    return list(_candidates(post, shown, known, page))


def _parentheses(text: str, annotations: Sequence[Annotation], marks: tuple[str, ...]) -> list[Span]:
    """The parentheses of the annotations."""
    if not annotations:
        return []
    sites = {(site.start, site.end): site for site in find_sites(text, marks)}
    return [Span(sites[each[:2]].inside_start - 1, each.end) for each in outermost(annotations)]


def mentions_in(text: str, known: Known, matcher: Matcher) -> list[Mention]:
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
    by_entry: dict[int, list[Mention]] = {}
    unclear: dict[int, list[Mention]] = {}
    for mention, numbers in _with_senses(post, mentions, known):
        for number in numbers:
            (by_entry if len(numbers) == 1 else unclear).setdefault(number, []).append(mention)
    explained = forms_explained(post.text, post.annotations, page)
    for number, found in by_entry.items():
        yield _candidate(post, known.found(number), found, explained)
    for number, found in unclear.items():
        if number not in by_entry:
            yield Candidate(known.found(number), tuple(found), (), "several senses, and nothing tells which is meant")


def _with_senses(post: Post, mentions: Sequence[Mention], known: Known) -> Iterator[tuple[Mention, Sequence[int]]]:
    """The mentions outside of annotations, each with the entries that it may mean."""
    inside = _Spans([Span(each.start, each.end) for each in post.annotations])
    present = {mention.form for mention in mentions}
    chosen: dict[tuple[str, str], tuple[int, ...]] = {}
    for mention in mentions:
        if inside.hold(mention.start):
            continue
        wording = post.text[mention.start : mention.end]
        key = (mention.form, wording)
        if key not in chosen:
            chosen[key] = likely_senses(mention.entries, wording, mention.form, present, known)
        yield mention, chosen[key]


class _Spans:
    """Tells whether an offset is in one of some spans; asked in rising order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans, self._next = spans, 0

    def hold(self, offset: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next].end <= offset:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next].start <= offset


def _candidate(post: Post, found: Found, mentions: Sequence[Mention], explained: set[str]) -> Candidate:
    candidate = Candidate(found, tuple(mentions), ())
    forms = set(all_forms(found))
    if found.entry.annotate == "never":
        return candidate._replace(reason="annotate: never")
    if not forms.isdisjoint(explained):
        return candidate._replace(reason="annotated already")
    if any(is_explained(post.text, mention, found.entry) for mention in mentions):
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
