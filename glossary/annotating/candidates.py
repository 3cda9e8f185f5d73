"""Which entries a post mentions, what speaks for each, and at which of its mentions it may be annotated."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, partial
from typing import NamedTuple, Protocol

from glossary.annotating.explained import forms_explained, is_explained
from glossary.annotating.places import Places
from glossary.annotating.shown import ShownText
from glossary.annotating.sources import is_another_source
from glossary.annotating.surroundings import AROUND, Around, is_part_of_longer_word, objection
from glossary.index.counts import UseCounts
from glossary.index.lookup import Found, forms_of
from glossary.language.folding import fold
from glossary.language.patterns import pattern
from glossary.language.script import has_han
from glossary.language.script_choice import script_shown
from glossary.markdown.fences import body_start, front_matter_text
from glossary.markdown.spans import Spans
from glossary.mentions.known import ENOUGH_POSTS, KnownEntries
from glossary.mentions.matching import Matcher
from glossary.mentions.meant import Meant, every_mention, meant_in
from glossary.mentions.values import Mention
from glossary.model import Annotation, Entry, Span
from glossary.sites import Site, scan_placed

# A name for what is called otherwise more than so many times as often is nobody's.
_SELDOM = 12
# In a small garden a name that so many posts have would have its other name in one of them, if people wrote that.
_USUAL = 8
_title = pattern(r"^title[ \t]*[:=](.*)$", re.MULTILINE)


class Candidate(NamedTuple):
    """An entry that the post mentions.

    `mentions` are all of them outside of annotations; `places` those at which it may be annotated, the best first;
    `reason` says why there is none, or why the entry is left alone. `posts` are those that annotate the entry, `headed`
    the forms that do so; `is_counted` says that both are known. `in_english` is the share of the mentions that have no
    Chinese beside them, as in the original of what the post translates.
    """

    found: Found
    mentions: tuple[Meant, ...]
    places: tuple[Meant, ...]
    reason: str = ""
    posts: int = 0
    is_counted: bool = True
    headed: frozenset[str] = frozenset()
    in_english: float = 0.0

    @property
    def chief(self) -> Meant:
        """The mention that the entry is judged by: the first, among those of a form that heads annotations if any."""
        return by_headword(self.headed, self.mentions)[0]

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
    script: str = ""
    is_used: Callable[[str, str], bool] = lambda name, beside: True


class Worth(Protocol):
    """What tells of entries, by their numbers, whether they may be worth an annotation: soon, and never wrongly no."""

    def any_at(self, mentions: Sequence[Mention], length: int) -> Set[int]:
        """Those that may be in a post with these mentions and so many characters, wherever they stand in it."""

    def __call__(self, post: Post, number: int, mentions: Sequence[Meant]) -> bool:
        """Whether one may be at these mentions, in the order of the text."""

    def seen(self, post: Post, candidate: Candidate) -> bool:
        """Whether one is, with a look at what stands around it."""


def read_candidates(
    text: str, known: KnownEntries, matcher: Matcher, marks: Sequence[str], page: str
) -> tuple[Post, list[Candidate]]:
    """A post with the entries that it mentions, in order of their first mention."""
    post, mentions = read_mentions(text, known, matcher, marks)
    return post, candidates_in(post, mentions, known, page)


def read_mentions(
    text: str, known: KnownEntries, matcher: Matcher, marks: Sequence[str]
) -> tuple[Post, Sequence[Mention]]:
    """A post with all mentions in it."""
    body = body_start(text)
    annotations, parentheses = _annotations(text, marks)
    places = Places(text, annotations, parentheses)
    mentions = every_mention(text, known, matcher)
    front = frozenset(mention.form for mention in mentions if mention.start < body)
    title = _title.search(front_matter_text(text))
    post = Post(
        text,
        fold(title[1]) if title else "",
        front,
        annotations,
        places,
        script_shown(text[body:]),
        partial(_is_used, known),
    )
    return post, mentions


def candidates_in(
    post: Post, mentions: Sequence[Mention], known: KnownEntries, page: str, worth: Worth | None = None
) -> list[Candidate]:
    """The entries that these mentions in a post mean, in order of the first mention.

    Entries that are not worth it, whatever stands around them, are left out where `worth` tells them.
    """
    # What annotations say is not looked at, in whatever style they are, so that writing one changes no other.
    shown = post.places.shown
    present = _Present(mentions, shown)
    if worth is not None:
        wanted = worth.any_at(mentions, shown.length())
        mentions = [mention for mention in mentions if not wanted.isdisjoint(mention.entries)]
    seen = [mention for mention in mentions if shown.holds(mention.start)]
    return list(_candidates(post, seen, present, known, page, worth))


class _Present(Container[str]):
    """The forms that the post shows; most are never asked for."""

    def __init__(self, mentions: Iterable[Mention], shown: ShownText) -> None:
        self._mentions, self._shown = mentions, shown

    def __contains__(self, form: object) -> bool:
        return any(map(self._shown.holds, self._starts.get(form, ())))

    @cached_property
    def _starts(self) -> Mapping[object, Sequence[int]]:
        starts: dict[object, list[int]] = {}
        for mention in self._mentions:
            starts.setdefault(mention.form, []).append(mention.start)
        return starts


def _is_used(known: KnownEntries, name: str, beside: str) -> bool:
    """Whether people write a name where they might write another; where there are too few posts to tell, they do.

    A name is no translation that somebody made once: 开放人工智能研究中心 is none for OpenAI.
    """
    forms = [fold(name), fold(beside)]
    seen = known.evidence(forms)
    times, usual = (seen.get(form, UseCounts()).mentioned for form in forms)
    if known.posts() < ENOUGH_POSTS and usual < _USUAL:
        return True
    return times > 0 and times * _SELDOM >= usual


def _annotations(text: str, marks: Sequence[str]) -> tuple[tuple[Annotation, ...], Spans]:
    """The annotations, and the parentheses of those that stand in no other; the sites are held no longer."""
    annotations: list[Annotation] = []
    parentheses, end = Spans(), 0
    for placed in scan_placed(text, marks):
        annotation = placed.annotation
        annotations.append(annotation)
        if annotation.start >= end:
            parentheses.extend([(_opening(placed.site), annotation.end)])
            end = annotation.end
    return tuple(annotations), parentheses


def _opening(site: Site) -> int:
    """Where the parenthesis opens; where a site begins that has none."""
    return site.inside_start - 1 if site.bold_end < site.inside_start < (site.end or 0) else site.start


def _candidates(
    post: Post,
    mentions: Sequence[Mention],
    present: Container[str],
    known: KnownEntries,
    page: str,
    worth: Worth | None,
) -> Iterator[Candidate]:
    # Asked for at once, it is read at once.
    known.evidence(
        form
        for number in {n for each in mentions for n in each.entries}
        for form in forms_of(known.found(number).entry)
    )
    by_entry: dict[int, list[Meant]] = {}
    unclear: dict[int, list[Meant]] = {}
    for meant in meant_in(post.text, _outside(mentions, post.annotations), known, present):
        for number in meant.numbers:
            (by_entry if meant.is_clear else unclear).setdefault(number, []).append(meant)
    explained = forms_explained(post.text, post.annotations, page)
    for number, found in by_entry.items():
        if worth is None or worth(post, number, found):
            candidate = _unplaced(number, found, known)
            if worth is None or worth.seen(post, candidate):
                yield _placed(post, candidate, explained)
    for number, found in unclear.items():
        if number not in by_entry:
            yield Candidate(known.found(number), tuple(found), (), "several senses, and nothing tells which is meant")


def _outside(mentions: Iterable[Mention], annotations: Sequence[Annotation]) -> Iterator[Mention]:
    """The mentions outside of annotations."""
    inside = _Spans([Span(each.start, each.end) for each in annotations])
    return (mention for mention in mentions if not inside.hold(mention.start))


class _Spans:
    """Tells whether an offset is in one of some spans; asked in rising order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans, self._next = spans, 0

    def hold(self, offset: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next].end <= offset:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next].start <= offset


def _unplaced(number: int, mentions: Sequence[Meant], known: KnownEntries) -> Candidate:
    """The entry of a number as a candidate, before it is known where it may be annotated."""
    found = known.found(number)
    seen = known.evidence(forms_of(found.entry))
    headed = {fold(found.entry.term), *(form for form, counts in seen.items() if counts.annotated)}
    return Candidate(
        found,
        tuple(mentions),
        (),
        posts=known.posts_of(number),
        is_counted=found.touched or known.is_counted(number),
        headed=frozenset(headed),
    )


def _placed(post: Post, candidate: Candidate, explained: Set[str]) -> Candidate:
    """The candidate with the places at which it may be annotated, or the reason why there is none."""
    found, mentions = candidate.found, candidate.mentions
    if found.entry.annotate == "never":
        return candidate._replace(reason="annotate: never")
    if not explained.isdisjoint(forms_of(found.entry)):
        return candidate._replace(reason="annotated already")
    around = [_around(post, mention) for mention in mentions]
    if any(
        is_explained(post.text, mention, found.entry, beside) and not post.places.is_program(mention.start, mention.end)
        for mention, beside in zip(mentions, around, strict=True)
    ):
        return candidate._replace(reason="explained by hand already")
    if any(is_another_source(beside, found.entry) for beside in around):
        return candidate._replace(reason="who reports something is called so here")
    if is_part_of_longer_word(around):
        return candidate._replace(reason="a part of a longer word")
    objections = [post.places.objection(each.start, each.end) for each in mentions]
    objections = [one or objection(beside, found.entry) for one, beside in zip(objections, around, strict=True)]
    free = [mention for mention, against in zip(mentions, objections, strict=True) if not against]
    if not free:
        return candidate._replace(reason=objections[0])
    return candidate._replace(places=tuple(by_headword(candidate.headed, free)), in_english=_share_in_english(around))


def _share_in_english(around: Sequence[Around]) -> float:
    return sum(not has_han(beside.before + beside.behind) for beside in around) / len(around)


def _around(post: Post, mention: Meant) -> Around:
    shown = post.places.shown
    words = post.text[mention.start : mention.end]
    return Around(shown.before(mention.start, AROUND), words, shown.behind(mention.end, AROUND))


def by_headword(headed: Collection[str], mentions: Iterable[Meant]) -> list[Meant]:
    """The mentions in their order, but those first whose form headed an annotation before."""
    return sorted(mentions, key=lambda mention: (mention.form not in headed, mention.start))
