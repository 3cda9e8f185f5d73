"""How far `annotate` agrees with the author, on posts that nothing was learnt from.

    python benchmarks/annotate_agreement.py [FOLDER] [--min-score 0.2]

Protocol. One post in ten is held out, by the hash of its path. Glossary and counts come from the other posts; the
weights come from `fit_worth.py`, which leaves these posts out too. The held-out posts are stripped of annotations and
of the marks around them. A term is *seen* when the glossary has it as a form.

whole post          of all entries that the post mentions, those scored above the threshold against those that the
                    author annotated anywhere in it; recall is of all seen terms.
annotated sentences only entries whose first place is in a sentence in which the author annotated something, against
                    those of them that the author annotated; recall is of the seen terms that stand there.
keyphraseness       the same with one feature alone, at the threshold best for it.
English             of the terms that both annotate, the share with the author's English name, but for case, number
                    and hyphens, where both have one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.folders import VAULT
from benchmarks.held_out import JUDGED, Case, Judged, cases, judged, posts_of_parts, prepare, same_english
from glossary.annotate.known import IndexedGlossary
from glossary.annotate.worth import DEFAULT_LEAST, features, score
from glossary.language.folding import fold

_THRESHOLDS = 200


class Scored(NamedTuple):
    """A candidate with its scores; `term` is the author's folded headword, empty where nothing was annotated."""

    post: int
    term: str
    likely: float
    keyphraseness: float
    beside: bool
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
    evidence = known.evidence({case.candidate.chief.form for case in found})
    for case in found:
        each = features(case.candidate, case.post, evidence)
        yield Scored(number, _term(case), score(each), each.keyphraseness, case.beside, *_english(case))


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


def precision_at_half(found: Sequence[Scored], seen: int, value: Callable[[Scored], float]) -> float:
    """The best precision at a recall of at least one half."""
    every = (agreement(found, seen, value, least) for least in _steps(found, value))
    return max((each.precision for each in every if each.recall >= 0.5), default=0.0)


def _steps(found: Sequence[Scored], value: Callable[[Scored], float]) -> list[float]:
    values = sorted(map(value, found))
    return [values[-1 - len(values) * n // (2 * _THRESHOLDS)] for n in range(_THRESHOLDS)] if values else [0.0]


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description="Compares annotate with what the author annotated.")
    parser.add_argument("folder", nargs="?", type=Path, default=VAULT, metavar="FOLDER")
    parser.add_argument("--min-score", type=float, default=DEFAULT_LEAST, metavar="SCORE")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        known = IndexedGlossary(prepare(arguments.folder, Path(work), JUDGED))
        posts = list(judged(posts_of_parts(arguments.folder, JUDGED)))
        found = [each for number, one in enumerate(posts) for each in scored(number, one, known)]
        seen = sum(len(seen_terms(one, known)) for one in posts)
    _print(found, len(posts), seen, arguments.min_score)
    return 0


def _print(found: Sequence[Scored], posts: int, seen: int, least: float) -> None:
    print(
        f"{posts} held-out posts, {len(found):,} candidates, {seen:,} seen terms; part {JUDGED[0]} of 10 by path hash"
    )
    beside = [one for one in found if one.beside]
    there = len({(one.post, one.term) for one in beside if one.term})
    for name, some, terms in (("whole post", found, seen), ("annotated sentences", beside, there)):
        print(f"{name} ({terms:,} terms)")
        print(f"  annotate, score >= {least:<5} {agreement(some, terms, _likely, least)}")
        print(f"  annotate, best threshold {best(some, terms, _likely)}")
        print(f"  keyphraseness, best      {best(some, terms, _keyphraseness)}")
        print(f"  precision at recall 0.5  {precision_at_half(some, terms, _likely):.3f}")
    named = [one for one in found if one.likely >= least and one.english and one.author_english]
    right = sum(same_english(one.english, one.author_english) for one in named)
    print(f"the author's English name: {right / max(1, len(named)):.3f} of {len(named)}")


def _likely(one: Scored) -> float:
    return one.likely


def _keyphraseness(one: Scored) -> float:
    return one.keyphraseness


if __name__ == "__main__":
    raise SystemExit(main())
