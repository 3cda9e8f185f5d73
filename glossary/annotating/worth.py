"""Whether an entry is worth an annotation in a post: a few features, weighed and added up.

The heaviest is keyphraseness, the share of the posts mentioning a form in which it is annotated (Mihalcea & Csomai
2007, Wikify!), of the form itself and of its entry. `benchmarks/fit_worth.py` finds the weights, by logistic
regression on posts that the benchmark of agreement does not judge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, inf, log
from typing import NamedTuple

from glossary.annotating.candidates import Candidate, Post
from glossary.index.lookup import forms_of
from glossary.language.patterns import pattern
from glossary.language.script import has_han, has_latin, is_acronym
from glossary.mentions.known import ENOUGH_POSTS, KnownEntries, counts_of
from glossary.mentions.meant import Meant
from glossary.model import Entry

# So many characters in front of a mention may introduce it: 这就是所谓的, 被称为“.
_NEAR = 5
_introduction = pattern(
    '(?:称为|稱為|称作|稱作|叫做|叫作|所谓|所謂|即|名为|名為|称之为|稱之為|叫|一个|一個|一种|一種)的?[“"「]?$'
)
_QUOTES = ("“", "「", "『", '"', "‘")
_PAUSES = "，、。；：！？,.;:!?”」』"
# In so many posts a word stands that the author would have annotated more often, if it were worth it.
_ENOUGH_MENTIONS = 8


class Features(NamedTuple):
    """What speaks for and against an annotation; the names are those of the weights."""

    keyphraseness: float
    entry_keyphraseness: float
    mentioned: float
    mentions: float
    spread: float
    early: float
    position: float
    post_length: float
    length: float
    acronym: float
    person: float
    organization: float
    small_english: float
    definition: float
    latin_before: float
    latin_behind: float
    quoted: float
    before_pause: float
    introduced: float
    in_english: float
    in_front_matter: float
    in_title: float


class OfEntry(NamedTuple):
    """The features that an entry and the words of its mention have in every post."""

    keyphraseness: float
    entry_keyphraseness: float
    mentioned: float
    length: float
    acronym: float
    person: float
    organization: float
    small_english: float
    definition: float


class OfPlaces(NamedTuple):
    """The features that are told by where the mentions stand in the post, without a look at what is around them."""

    mentions: float
    spread: float
    early: float
    position: float
    post_length: float


def features(candidate: Candidate, post: Post, known: KnownEntries) -> Features:
    """The features of a candidate.

    None of them may change when annotations are written elsewhere in the post: else a second run would write more.
    """
    mention = candidate.chief
    words = post.text[mention.start : mention.end]
    before = post.places.shown.before(mention.start, _NEAR)
    behind = post.places.shown.behind(mention.end, 1)
    return Features(
        **_of_entry(candidate.entry, candidate.posts, mention.form, words, known)._asdict(),
        **_of_places(post, candidate.mentions)._asdict(),
        latin_before=float(has_latin(before[-1:])),
        latin_behind=float(has_latin(behind)),
        quoted=float(before.endswith(_QUOTES)),
        before_pause=float(behind in _PAUSES),
        introduced=float(_introduction.search(before) is not None),
        in_english=candidate.in_english,
        in_front_matter=float(not post.front.isdisjoint(forms_of(candidate.entry))),
        in_title=float(mention.form in post.title),
    )


def _of_entry(entry: Entry, posts: int, form: str, words: str, known: KnownEntries) -> OfEntry:
    seen = counts_of(form, known)
    return OfEntry(
        keyphraseness=log(seen.share / (1 - seen.share)),
        entry_keyphraseness=log((posts + 0.3) / (seen.mentioned + 6)),
        mentioned=log(1 + seen.mentioned),
        length=log(len(form)),
        acronym=float(is_acronym(words)),
        person=float(entry.kind == "person"),
        organization=float(entry.kind == "organization"),
        small_english=float(entry.english[:1].islower()),
        definition=log(1 + len(entry.definition)),
    )


def _of_places(post: Post, mentions: Sequence[Meant]) -> OfPlaces:
    shown = post.places.shown
    offset, length = shown.offset(mentions[0].start), shown.length()
    spread = (shown.offset(mentions[-1].start) - offset) / length
    return OfPlaces(log(len(mentions)), spread, log(1 + offset / 500), offset / length, log(1 + length / 1000))


WEIGHTS: Mapping[str, float] = {
    "keyphraseness": 0.482,
    "entry_keyphraseness": 0.587,
    "mentioned": -0.025,
    "mentions": 0.557,
    "spread": -0.584,
    "early": 0.115,
    "position": -0.289,
    "post_length": -0.326,
    "length": 0.546,
    "acronym": 0.902,
    "person": 0.241,
    "organization": 0.171,
    "small_english": -0.519,
    "definition": 0.101,
    "latin_before": -0.278,
    "latin_behind": -0.308,
    "quoted": -0.260,
    "before_pause": 0.192,
    "introduced": 0.490,
    "in_english": -0.713,
    "in_front_matter": 0.611,
    "in_title": -0.679,
}
BIAS = -0.726
_IN_WORDS: Mapping[str, str] = {
    "keyphraseness": "how often posts that have the word annotate it",
    "entry_keyphraseness": "how often posts annotate the entry",
    "mentioned": "how many posts have the word",
    "mentions": "how often it stands here",
    "spread": "how far apart its mentions stand",
    "early": "how far down it stands",
    "position": "how late in the post it stands",
    "post_length": "how long the post is",
    "length": "how long the word is",
    "acronym": "it is an acronym",
    "person": "it is a person",
    "organization": "it is an organization",
    "small_english": "its English name is no proper name",
    "definition": "how long its definition is",
    "latin_before": "a Latin word in front",
    "latin_behind": "a Latin word behind",
    "quoted": "it is in quotation marks",
    "before_pause": "a pause behind it",
    "introduced": "it is introduced",
    "in_english": "it stands in English text",
    "in_front_matter": "the front matter has it",
    "in_title": "the title has it",
}
# The same numbers, added up in another order, differ by less.
_ROUNDING = 1e-9
# A judgement, since no corpus tells: who writes an entry by hand, or mends one, wants it used.
_TOUCHED = 1.5


def score(found: Features, *, touched: bool = False) -> float:
    """How likely the author would annotate it, from 0 to 1; `touched`, when a person wrote or changed its entry."""
    return _likelihood(BIAS + _weighed(found) + _TOUCHED * touched)


def _weighed(found: Features | OfEntry | OfPlaces) -> float:
    values: Mapping[str, float] = found._asdict()
    return sum(WEIGHTS[name] * value for name, value in values.items())


def _likelihood(total: float) -> float:
    return 1 / (1 + exp(-max(-50.0, min(50.0, total))))


_SEEN_AROUND = set(Features._fields) - {*OfEntry._fields, *OfPlaces._fields}
_MOST_AROUND = sum(max(0.0, WEIGHTS[name]) for name in _SEEN_AROUND)


class BestScores:
    """The best score that an entry can have at some mentions, whatever stands around them.

    Most entries that a text mentions are never worth it. That is told from what each entry has in all posts, which is
    worked out once, and from where the mentions stand.
    """

    def __init__(self, known: KnownEntries) -> None:
        self._known = known
        self._of_entry: dict[tuple[int, str, str], float] = {}

    def best(self, post: Post, number: int, mentions: Sequence[Meant]) -> float:
        """The score of the entry of a number; its mentions are in the order of the text."""
        words = {(each.form, post.text[each.start : each.end]) for each in mentions}
        return _likelihood(max(self._entry(number, *each) for each in words) + _weighed(_of_places(post, mentions)))

    def ever(self, number: int, form: str) -> float:
        """What the entry of a number brings to the score of a mention of one of its forms, at most, in any post."""
        # In which case a word will stand decides whether it is an acronym.
        acronym = 0.0 if has_han(form) else max(0.0, WEIGHTS["acronym"])
        return self._entry(number, form, "") + acronym

    def _entry(self, number: int, form: str, words: str) -> float:
        key = (number, form, words)
        if key not in self._of_entry:
            found = self._known.found(number)
            of_entry = _of_entry(found.entry, self._known.posts_of(number), form, words, self._known)
            self._of_entry[key] = BIAS + _weighed(of_entry) + _TOUCHED * found.touched + _MOST_AROUND
        return self._of_entry[key]


def most_of_places(length: int) -> float:
    """What the places of one mention bring to the score at most, in a post of so many characters."""
    highest: Mapping[str, float] = OfPlaces(0.0, 1.0, log(1 + length / 500), 1.0, 0.0)._asdict()
    most = sum(max(0.0, WEIGHTS[name]) * value for name, value in highest.items())
    return most + WEIGHTS["post_length"] * log(1 + length / 1000)


def most_of_times(mentions: int) -> float:
    """What is added at most by so many mentions of one entry, of which some may not count."""
    return max(0.0, WEIGHTS["mentions"]) * log(mentions)


def least_total(least: float) -> float:
    """The sum of weighed features at which the score is so high."""
    return -inf if least <= 0 else inf if least >= 1 else log(least / (1 - least)) - _ROUNDING


def least_score(wanted: float, posts: int, mentioned: int = 0) -> float:
    """What a term must reach in a garden of so many posts, of which some mention it: less where there is too little
    evidence to refuse it by."""
    return wanted * min(1.0, max(posts / ENOUGH_POSTS, mentioned / _ENOUGH_MENTIONS))


def reason(found: Features) -> str:
    """The two features that count most for the score, for the person who asks why."""
    counted = {name: WEIGHTS[name] * value for name, value in found._asdict().items()}
    strongest = sorted(counted, key=lambda name: -abs(counted[name]))[:2]
    return ", ".join(f"{_IN_WORDS[name]} {counted[name]:+.1f}" for name in strongest)
