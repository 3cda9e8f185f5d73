"""How far `annotate` agrees with the author, on posts that nothing was learnt from.

    python benchmarks/annotate_agreement.py [FOLDER] [--min-score 0.2] [--every-part]

Protocol. The posts fall into ten parts by the hash of their paths; part 0 is held out. Glossary and counts come from
the other nine; the weights come from `fit_worth.py`, which leaves this part out too. The held-out posts are stripped
of annotations and of the marks around them. A term is *seen* when the glossary has it as a form. With `--every-part`
each part is held out in turn; then the weights and the threshold for even parts are fitted on odd ones, and those for
odd parts on even ones.

whole post          of all entries that the post mentions, those scored above the threshold against those that the
                    author annotated anywhere in it; recall is of all seen terms.
annotated sentences only entries whose first place is in a sentence in which the author annotated something, against
                    those of them that the author annotated; recall is of the seen terms that stand there.
written in them     what annotate, which goes to the first place, writes in such sentences, as above; but recall is of
                    all seen terms that have any place there.
any place in them   as "annotated sentences", for entries that have any place in such a sentence: harder, since what the author passed
                    over in an earlier sentence counts as well.
keyphraseness       the same with one feature alone, at the threshold best for it.
English             of the terms that both annotate, the share with the author's English name, but for case, number
                    and hyphens, where both have one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from math import exp
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.fit_worth import fit
from benchmarks.folders import VAULT
from benchmarks.held_out import JUDGED, PARTS, Case, Judged, cases, judged, posts_of_parts, prepare, same_english
from glossary.annotating.readers import Readers
from glossary.annotating.values import DEFAULT_LEAST
from glossary.annotating.worth import Features, features, score
from glossary.language.folding import fold
from glossary.mentions.known import IndexedGlossary, counts_of

_THRESHOLDS = 200


class Scored(NamedTuple):
    """A candidate with its scores; `term` is the author's folded headword, empty where nothing was annotated.

    `times` is how many times more than other words it must be worth, by which its score is divided in `likely`.
    """

    post: int
    term: str
    values: Features
    likely: float
    times: float
    beside: bool
    any_beside: bool
    english: str
    author_english: str


class Agreement(NamedTuple):
    """Precision, recall, and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def scored(number: int, one: Judged, known: IndexedGlossary) -> Iterator[Scored]:
    """The candidates of one post that have a place."""
    found = [case for case in cases(one, known) if case.candidate.places]
    for case in found:
        each = features(case.candidate, case.post, known)
        times = Readers(case.post, known).times_more(counts_of(case.candidate.chief.form, known))
        yield Scored(
            number, _term(case), each, score(each) / times, times, case.beside, case.any_beside, *_english(case)
        )


def _term(case: Case) -> str:
    return fold(case.wanted.term) if case.wanted else ""


def _english(case: Case) -> tuple[str, str]:
    return case.candidate.entry.english, case.wanted.english if case.wanted else ""


def seen_terms(one: Judged, known: IndexedGlossary) -> set[str]:
    """The folded headwords of the post that the glossary has."""
    wanted = {fold(annotation.term) for annotation in one.annotations}
    rows = known.forms({form[:2] for form in wanted})
    return wanted & {form for row in rows.values() for form, _ in row}


def agreement(found: Sequence[Scored], seen: int, value: Callable[[Scored], float], least: float) -> Agreement:
    """What comes of taking all candidates that reach a threshold."""
    taken = [one for one in found if value(one) >= least]
    right = {(one.post, one.term) for one in taken if one.term}
    return Agreement(sum(bool(one.term) for one in taken) / max(1, len(taken)), len(right) / max(1, seen))


def best(found: Sequence[Scored], seen: int, value: Callable[[Scored], float]) -> Agreement:
    """The best agreement that any threshold gives."""
    return max((agreement(found, seen, value, least) for least in _steps(found, value)), key=lambda each: each.f1)


def best_threshold(found: Sequence[Scored], seen: int) -> float:
    """The threshold that gives the best agreement."""
    return max(_steps(found, _likely), key=lambda least: agreement(found, seen, _likely, least).f1)


def precision_at_half(found: Sequence[Scored], seen: int, value: Callable[[Scored], float]) -> float:
    """The best precision at a recall of at least one half."""
    every = (agreement(found, seen, value, least) for least in _steps(found, value))
    return max((each.precision for each in every if each.recall >= 0.5), default=0.0)


def _steps(found: Sequence[Scored], value: Callable[[Scored], float]) -> list[float]:
    values = sorted(map(value, found))
    return [values[-1 - len(values) * n // (2 * _THRESHOLDS)] for n in range(_THRESHOLDS)] if values else [0.0]


class Part(NamedTuple):
    """What was found in one part of the posts, and how many seen terms the author annotated there."""

    found: Sequence[Scored]
    posts: int
    seen: int


def part(folder: Path, number: int) -> Part:
    """The candidates of one part, with glossary and counts from the others."""
    with tempfile.TemporaryDirectory() as work:
        index = prepare(folder, Path(work), {number})
        known = IndexedGlossary(index)
        posts = list(judged(posts_of_parts(folder, {number})))
        # Posts of different parts must differ in number too.
        found = [each for n, one in enumerate(posts) for each in scored(PARTS * n + number, one, known)]
        seen = sum(len(seen_terms(one, known)) for one in posts)
        index.close()
    return Part(found, len(posts), seen)


def together(parts: Sequence[Part]) -> Part:
    """Several parts as one."""
    return Part([one for each in parts for one in each.found], sum(p.posts for p in parts), sum(p.seen for p in parts))


def judge_halves(parts: Sequence[Part]) -> Part:
    """Scores each half of the parts with weights fitted on the other; prints what its best threshold gives here."""
    halves = [together(parts[0::2]), together(parts[1::2])]
    judged_halves: list[Part] = []
    for half, other in (halves, halves[::-1]):
        weights, bias = fit([(one.values, bool(one.term)) for one in other.found])
        judged_halves.append(half._replace(found=[_weighed(one, weights, bias) for one in half.found]))
        least = best_threshold([_weighed(one, weights, bias) for one in other.found], other.seen)
        there = [one for one in judged_halves[-1].found if one.likely >= least]
        print(f"half: {agreement(there, half.seen, _likely, least)} at the other half's threshold {least:.3f}")
    return together(judged_halves)


def _weighed(one: Scored, weights: Sequence[float], bias: float) -> Scored:
    total = bias + sum(weight * value for weight, value in zip(weights, one.values, strict=True))
    return one._replace(likely=1 / (1 + exp(-total)) / one.times)


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description="Compares annotate with what the author annotated.")
    parser.add_argument("folder", nargs="?", type=Path, default=VAULT, metavar="FOLDER")
    parser.add_argument("--min-score", type=float, default=DEFAULT_LEAST, metavar="SCORE")
    parser.add_argument("--every-part", action="store_true", help="hold out each part in turn")
    arguments = parser.parse_args()
    if arguments.every_part:
        _print(judge_halves([part(arguments.folder, number) for number in range(PARTS)]), arguments.min_score)
    else:
        _print(part(arguments.folder, JUDGED[0]), arguments.min_score)
    return 0


def _print(judged_part: Part, least: float) -> None:
    found, posts, seen = judged_part
    print(f"{posts:,} held-out posts, {len(found):,} candidates, {seen:,} seen terms")
    _print_protocol("whole post", found, seen, least)
    first, every = [one for one in found if one.beside], [one for one in found if one.any_beside]
    for name, some, terms in (
        ("annotated sentences", first, first),
        ("written in them", first, every),
        ("any place in them", every, every),
    ):
        _print_protocol(name, some, len({(one.post, one.term) for one in terms if one.term}), least)
    named = [one for one in found if one.likely >= least and one.english and one.author_english]
    right = sum(same_english(one.english, one.author_english) for one in named)
    print(f"the author's English name: {right / max(1, len(named)):.3f} of {len(named):,}")


def _print_protocol(name: str, some: Sequence[Scored], terms: int, least: float) -> None:
    print(f"{name} ({terms:,} terms)")
    print(f"  annotate, score >= {least:<5} {agreement(some, terms, _likely, least)}")
    print(f"  annotate, best threshold {best(some, terms, _likely)}")
    print(f"  keyphraseness, best      {best(some, terms, _keyphraseness)}")
    print(f"  precision at recall 0.5  {precision_at_half(some, terms, _likely):.3f}")


def _likely(one: Scored) -> float:
    return one.likely


def _keyphraseness(one: Scored) -> float:
    return one.values.keyphraseness


if __name__ == "__main__":
    raise SystemExit(main())
