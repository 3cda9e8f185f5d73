"""Which of the entries that a post mentions are to be annotated, and why the others are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import inf
from typing import NamedTuple

from glossary.annotating.candidates import Candidate, Post
from glossary.annotating.fitting import Fitting
from glossary.annotating.readers import Readers
from glossary.annotating.values import Left, Options
from glossary.annotating.worth import (
    BestScores,
    Features,
    features,
    least_score,
    least_total,
    most_of_places,
    most_of_times,
    reason,
    score,
)
from glossary.index.lookup import forms_of
from glossary.mentions.known import KnownEntries, counts_of
from glossary.mentions.meant import Meant
from glossary.mentions.values import Mention
from glossary.model import Entry

# So many posts tell what is said once by accident, though not yet what is worth it.
_ENOUGH_TO_FIT = 20


class Annotating(NamedTuple):
    """A candidate with its score, from 0 to 1, and what it came from."""

    candidate: Candidate
    score: float
    found: Features

    @property
    def why(self) -> str:
        """What counted most for the score."""
        return reason(self.found)


def choose_annotations(
    post: Post, candidates: Sequence[Candidate], known: KnownEntries, options: Options
) -> tuple[list[Annotating], list[Left]]:
    """The candidates to be annotated, the worthiest first, and why the others are not."""
    left = [leave(one, one.reason) for one in candidates if not one.places]
    scored = _scored(post, [one for one in candidates if one.places], known)
    chosen: list[Annotating] = []
    fitting, readers = Fitting(post, known), Readers(post, known)
    for choice in sorted(scored, key=lambda each: (-each.score, each.candidate.places[0].start)):
        refusal = _refusal(choice, options)
        if refusal is None:
            refusal = _judged(choice, fitting, readers, known, options.least)
        elif not refusal and _is_due_by_hand_alone(choice.candidate, options):
            refusal = fitting.meant_otherwise(choice.candidate)
        if refusal:
            left.append(leave(choice.candidate, refusal)._replace(score=choice.score))
        else:
            chosen.append(choice)
    room = len(chosen) if options.limit is None else max(0, options.limit - len(post.annotations))
    left += (leave(each.candidate, "beyond the limit") for each in chosen[room:])
    return chosen[:room], left


class Worthwhile:
    """Tells soon of entries that they would be refused, whatever stands around their mentions (a `Worth`)."""

    def __init__(self, known: KnownEntries, options: Options) -> None:
        self._known, self._scores = known, BestScores(known)
        self._takes_all = options.every or bool(options.only or options.rules)
        self._least = least_score(options.least, known.posts())
        self._total = least_total(self._least)
        self._by_form: dict[str, Sequence[tuple[int, float]]] = {}

    def is_wanted(self, number: int) -> bool:
        """Whether a person has said something of the entry of a number, or of all, so that no score decides."""
        found = self._known.found(number)
        return self._takes_all or found.entry.annotate != "" or found.touched

    def any_at(self, mentions: Sequence[Mention], length: int) -> set[int]:
        """Of all entries mentioned in a post of so many characters, those that may be annotated: by their numbers.

        Told by how often each form is mentioned. Of a hundred entries of a large glossary that a post mentions, a few
        are left, which alone are worth a look at where they stand.
        """
        entries = {mention.form: mention.entries for mention in mentions}
        self._read_counts(entries)
        times: dict[int, int] = {}
        most: dict[int, float] = {}
        for form, count in Counter(mention.form for mention in mentions).items():
            for number, total in self._prospects(form, entries[form]):
                times[number] = times.get(number, 0) + count
                most[number] = max(total, most.get(number, -inf))
        least = self._total - most_of_places(length)
        return {number for number, total in most.items() if total + most_of_times(times[number]) >= least}

    def _read_counts(self, entries: Mapping[str, Sequence[int]]) -> None:
        """Asks at once for the counts of forms not met before and of their entries: one by one, each is a query."""
        numbers = {number for form in entries.keys() - self._by_form.keys() for number in entries[form]}
        forms = chain.from_iterable(forms_of(self._known.found(number).entry) for number in numbers)
        self._known.evidence({*entries, *forms})

    def _prospects(self, form: str, numbers: Sequence[int]) -> Sequence[tuple[int, float]]:
        """The entries of a form that may be annotated at all, with what they bring to the score at most."""
        if form not in self._by_form:
            possible = filter(self.is_possible, numbers)
            self._by_form[form] = [(number, self._most(form, number)) for number in possible]
        return self._by_form[form]

    def _most(self, form: str, number: int) -> float:
        return inf if self.is_wanted(number) else self._scores.ever(number, form)

    def is_possible(self, number: int) -> bool:
        """Whether the entry of a number is annotated in any post."""
        return self._known.found(number).entry.annotate != "never"

    def __call__(self, post: Post, number: int, mentions: Sequence[Meant]) -> bool:
        """Whether the entry of a number may be annotated; its mentions are in the order of the text."""
        return self.is_wanted(number) or self._scores.best(post, number, mentions) >= self._least

    def seen(self, post: Post, candidate: Candidate) -> bool:
        """Whether the candidate is worth it by all that stands around it."""
        entry = candidate.entry
        if self._takes_all or entry.annotate != "" or candidate.found.touched:
            return True
        return score(features(candidate, post, self._known), touched=False) >= self._least


def leave(candidate: Candidate, why: str) -> Left:
    """A candidate that is not annotated."""
    return Left(candidate.mentions[0].start, candidate.entry.term, why)


def _scored(post: Post, candidates: Sequence[Candidate], known: KnownEntries) -> Iterator[Annotating]:
    known.evidence({one.chief.form for one in candidates})
    for one in candidates:
        found = features(one, post, known)
        yield Annotating(one, score(found, touched=one.found.touched), found)


def _said(entry: Entry, options: Options) -> str:
    """What a person said of the entry, or of its domain or its kind; empty where they said nothing."""
    rules = dict(options.rules)
    return entry.annotate or rules.get(entry.domain, "") or rules.get(entry.kind, "")


def _rule(candidate: Candidate, options: Options) -> str:
    """What a person wants: as they said; who writes or mends an entry wants it used."""
    return _said(candidate.entry, options) or ("always" if candidate.found.touched else "auto")


def _is_due_by_hand_alone(candidate: Candidate, options: Options) -> bool:
    """Whether the entry is to be used because a person wrote it, and they said nothing more of it, nor of this run."""
    asked = options.every or options.only
    return candidate.found.touched and not asked and not _said(candidate.entry, options)


def _refusal(choice: Annotating, options: Options) -> str | None:
    """Why a person does not want it; empty where they do, None where they leave it to the tool."""
    forms = set(forms_of(choice.candidate.entry))
    if forms & options.skip:
        return "skipped"
    if options.only:
        return "" if forms & options.only else "not among the terms asked for"
    if forms & options.refused:
        return "refused in this post before; --only offers it again"
    rule = _rule(choice.candidate, options)
    if rule == "never":
        return "annotate: never"
    if rule == "ask" and not options.asks:
        return "annotate: ask; `annotate -i` offers it"
    return "" if options.every or rule in ("always", "ask") else None


def _judged(choice: Annotating, fitting: Fitting, readers: Readers, known: KnownEntries, wanted: float) -> str:
    """Why the tool does not want it."""
    if not choice.candidate.is_counted:
        return "how the posts use it is not known; run `glossary extract`"
    seen = counts_of(choice.candidate.chief.form, known)
    least = least_score(wanted, known.posts(), seen.mentioned) * readers.times_more(seen)
    if choice.score < least:
        return f"not worth it ({choice.score:.2f})"
    if readers.know(choice.candidate):
        return "who reads code knows it"
    if reason := fitting.commonplace(choice.candidate) or fitting.too_narrow(choice.candidate):
        return reason
    return fitting.misfit(choice.candidate) if known.posts() >= _ENOUGH_TO_FIT else ""
