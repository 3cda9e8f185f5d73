"""Finds the weights of `glossary/annotating/worth.py`: logistic regression on what the author annotated and what not.

    python benchmarks/fit_worth.py [FOLDER]

The posts fall into ten parts by the hash of their paths. Part 0, which `annotate_agreement.py` judges, is left out of
everything. Of the others, two or three parts at a time are stripped of their annotations, and glossary and counts are
taken from what remains, so no post is evidence for itself. Prints the weights; they are copied by hand.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from math import exp, sqrt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.folders import VAULT
from benchmarks.held_out import JUDGED, cases, judged, posts_of_parts, prepare
from glossary.annotating.worth import Features, features
from glossary.mentions.known import IndexedGlossary

GROUPS = ((1, 2), (3, 4), (5, 6), (7, 8, 9))
_STEPS = 8
Row = tuple[tuple[float, ...], bool]


def rows_of(source: Path, group: Sequence[int]) -> Iterator[Row]:
    """Features of every candidate in the posts of these parts, and whether the author annotated it."""
    with tempfile.TemporaryDirectory() as work:
        index = prepare(source, Path(work), {*JUDGED, *group})
        known = IndexedGlossary(index)
        for post in judged(posts_of_parts(source, group)):
            found = [case for case in cases(post, known) if case.candidate.places]
            for case in found:
                yield tuple(features(case.candidate, case.post, known)), case.wanted is not None
        index.close()


def fit(rows: Sequence[Row]) -> tuple[list[float], float]:
    """Weights and bias by Newton's method, on features scaled to unit deviation, with a ridge of one."""
    width = len(rows[0][0])
    means = [sum(values[n] for values, _ in rows) / len(rows) for n in range(width)]
    spreads = [sqrt(sum((values[n] - means[n]) ** 2 for values, _ in rows) / len(rows)) or 1.0 for n in range(width)]
    scaled = [
        ([1.0, *((v - m) / s for v, m, s in zip(values, means, spreads, strict=True))], float(wanted))
        for values, wanted in rows
    ]
    weights = [0.0] * (width + 1)
    for _ in range(_STEPS):
        weights = _step(scaled, weights)
    plain = [weight / spread for weight, spread in zip(weights[1:], spreads, strict=True)]
    return plain, weights[0] - sum(weight * mean for weight, mean in zip(plain, means, strict=True))


def _step(scaled: Sequence[tuple[list[float], float]], weights: list[float]) -> list[float]:
    size = len(weights)
    slope = [-weight * (n > 0) for n, weight in enumerate(weights)]
    curve = [[float(row == column and row > 0) for column in range(size)] for row in range(size)]
    for values, wanted in scaled:
        likely = 1 / (1 + exp(-sum(w * v for w, v in zip(weights, values, strict=True))))
        spread = likely * (1 - likely)
        for row, value in enumerate(values):
            slope[row] += (wanted - likely) * value
            line, factor = curve[row], spread * value
            for column in range(row + 1):
                line[column] += factor * values[column]
    for row in range(size):
        for column in range(row + 1, size):
            curve[row][column] = curve[column][row]
    return [weight + change for weight, change in zip(weights, solve(curve, slope), strict=True)]


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss's elimination; the matrix is positive definite, so no row has to be changed for another."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for pivot in range(size):
        for below in range(pivot + 1, size):
            factor = rows[below][pivot] / rows[pivot][pivot]
            rows[below] = [b - factor * p for b, p in zip(rows[below], rows[pivot], strict=True)]
    solved = [0.0] * size
    for row in reversed(range(size)):
        known = sum(rows[row][column] * solved[column] for column in range(row + 1, size))
        solved[row] = (rows[row][size] - known) / rows[row][row]
    return solved


def main() -> int:
    """Prints the weights."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else VAULT
    rows = [row for group in GROUPS for row in rows_of(source, group)]
    print(f"{len(rows):,} candidates, {sum(wanted for _, wanted in rows):,} annotated")
    weights, bias = fit(rows)
    for name, weight in zip(Features._fields, weights, strict=True):
        print(f'    "{name}": {weight:.3f},')
    print(f"BIAS = {bias:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
