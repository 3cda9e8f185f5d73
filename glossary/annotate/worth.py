"""Whether an entry is worth an annotation in a post: a few features, weighed and added up.

The heaviest is keyphraseness, the share of the posts mentioning a form in which it is annotated (Mihalcea & Csomai
2007, Wikify!), of the form itself and of its entry. `benchmarks/fit_worth.py` finds the weights, by logistic
regression on posts that the benchmark of agreement does not judge.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log
from typing import NamedTuple

from glossary.annotate.candidates import Candidate, Post, posts_of
from glossary.annotate.counting import Evidence
from glossary.language.script import has_han, is_acronym

# Pretended evidence, so that one annotation in one post does not count as certainty: as much as this many posts, of
# which this share is annotated.
_PRETENDED_POSTS = 5.0
_PRETENDED_SHARE = 0.3
# A definition longer than this many characters is one that somebody took trouble with.
_LONG = 12


class Features(NamedTuple):
    """What speaks for and against an annotation; the names are those of the weights."""

    keyphraseness: float
    entry_keyphraseness: float
    mentioned: float
    mentions: float
    early: float
    position: float
    post_length: float
    length: float
    acronym: float
    chinese_before: float
    chinese_behind: float
    in_front_matter: float
    organization: float
    long_definition: float


def features(candidate: Candidate, post: Post, evidence: Mapping[str, Evidence]) -> Features:
    """The features of a candidate.

    None of them may change when annotations are written elsewhere in the post: else a second run would write more.
    """
    mention = candidate.chief
    before, behind = post.places.neighbours(mention.start, mention.end)
    seen = evidence.get(mention.form, Evidence())
    share = (seen.annotated + _PRETENDED_POSTS * _PRETENDED_SHARE) / (seen.mentioned + _PRETENDED_POSTS)
    offset = post.places.offset(candidate.mentions[0].start)
    return Features(
        keyphraseness=log(share / (1 - share)),
        entry_keyphraseness=log((posts_of(candidate.found) + 0.3) / (seen.mentioned + 6)),
        mentioned=log(1 + seen.mentioned),
        mentions=log(len(candidate.mentions)),
        early=log(1 + offset / 500),
        position=offset / post.places.length(),
        post_length=log(1 + post.places.length() / 1000),
        length=log(len(mention.form)),
        acronym=float(is_acronym(post.text[mention.start : mention.end])),
        chinese_before=float(has_han(before)),
        chinese_behind=float(has_han(behind)),
        in_front_matter=float(mention.form in post.front),
        organization=float(candidate.entry.kind == "organization"),
        long_definition=float(len(candidate.entry.definition) > _LONG),
    )


WEIGHTS: Mapping[str, float] = {
    "keyphraseness": 0.648,
    "entry_keyphraseness": 0.583,
    "mentioned": 0.090,
    "mentions": 0.437,
    "early": 0.164,
    "position": -0.296,
    "post_length": -0.438,
    "length": 0.480,
    "acronym": 0.818,
    "chinese_before": 0.317,
    "chinese_behind": 0.317,
    "in_front_matter": 0.355,
    "organization": 0.320,
    "long_definition": 0.244,
}
BIAS = -0.800
DEFAULT_LEAST = 0.2
# A judgement, since no corpus tells: who writes an entry by hand, or mends one, wants it used.
_TOUCHED = 1.5
# With fewer posts than this there is too little evidence to refuse a term by, so less is asked for.
_ENOUGH_POSTS = 200


def score(found: Features, *, touched: bool = False) -> float:
    """How likely the author would annotate it, from 0 to 1; `touched`, when a person wrote or changed its entry."""
    total = BIAS + sum(WEIGHTS[name] * value for name, value in zip(Features._fields, found, strict=True))
    return 1 / (1 + exp(-max(-50.0, min(50.0, total + _TOUCHED * touched))))


def least_score(wanted: float, posts: int) -> float:
    """What a term must reach in a garden of so many posts."""
    return wanted * min(1.0, posts / _ENOUGH_POSTS)


def reason(found: Features) -> str:
    """The two features that count most for the score, for the person who asks why."""
    counted = {name: WEIGHTS[name] * value for name, value in zip(Features._fields, found, strict=True)}
    strongest = sorted(counted, key=lambda name: -abs(counted[name]))[:2]
    return ", ".join(f"{name.replace('_', ' ')} {counted[name]:+.1f}" for name in strongest)
