"""What a benchmark found: as values, as a table, as JSON; with the budgets beside."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

BUDGETS = {
    "cold extract": "≤ 20 × rg",
    "extract, nothing changed": "≤ 0.1 s at 364 MB",
    "extract, one post changed": "≤ 0.3 s at 364 MB",
    "extract, every file with a new time": "≤ 1 s at 364 MB",
    "annotate, one post": "≤ 0.15 s at 364 MB",
    "check, everything": "≤ 5 s at 364 MB",
    "check, one post": "≤ 0.15 s at 364 MB",
    "page": "≤ 3 s at 364 MB",
    "review, the questions": "≤ 0.5 s at 364 MB",
    "--help": "≤ 0.1 s",
    "glossary --version": "≤ 3 × python -c pass",
}
PEAK_BUDGET = "peak memory: ≤ 600 MB over all processes"


class Measure(NamedTuple):
    """One line of the table. `size` is how often the posts were copied; 0 where it makes no difference."""

    name: str
    size: int
    seconds: float
    peak_bytes: int
    times_rg: float | None
    times_python: float | None = None


class Size(NamedTuple):
    """What was measured at one size; `annotations` is None when extract does not say."""

    copies: int
    posts: int
    bytes: int
    annotations: int | None
    entries: int


class Result(NamedTuple):
    """All that was measured."""

    source: str
    jobs: int
    runs: int
    sizes: Sequence[Size]
    measures: Sequence[Measure]


def table(result: Result) -> Iterator[str]:
    """The lines a person reads."""
    yield f"copies of {result.source}; {result.jobs} processes; median of {result.runs} runs; warm page cache"
    yield f"{PEAK_BUDGET} (memory that processes share counts for each of them)"
    for size in (0, *(size.copies for size in result.sizes)):
        yield ""
        yield _heading(next((each for each in result.sizes if each.copies == size), None))
        yield from (_line(each) for each in result.measures if each.size == size)
    yield ""
    yield from growth(result)


def _heading(size: Size | None) -> str:
    if size is None:
        return "start-up"
    annotations = "?" if size.annotations is None else f"{size.annotations:,}"
    return (
        f"{size.copies} × posts: {size.posts:,} posts, {size.bytes / 1e6:.1f} MB, "
        f"{annotations} annotations, {size.entries:,} entries"
    )


def _line(each: Measure) -> str:
    ratio = ""
    if each.times_rg is not None:
        ratio = f"{each.times_rg:.1f} × rg"
    elif each.times_python is not None:
        ratio = f"{each.times_python:.1f} × python"
    peak = f"{each.peak_bytes / 1e6:.0f} MB" if each.peak_bytes else "?"
    budget = BUDGETS.get(each.name, "")
    return f"  {each.name:<40}{each.seconds:>8.3f} s{ratio:>15}{peak:>10}  {budget}".rstrip()


def growth(result: Result) -> Iterator[str]:
    """Time per megabyte at each size: a line that stays level is linear growth."""
    names = dict.fromkeys(each.name for each in result.measures if each.size)
    yield "growth, in ms per MB" + " " * 22 + "".join(f"{size.copies:>8} ×" for size in result.sizes)
    for name in names:
        cells = [
            f"{each.seconds * 1e9 / size.bytes:>10.2f}"
            for size in result.sizes
            for each in result.measures
            if each.name == name and each.size == size.copies
        ]
        yield f"  {name:<40}{''.join(cells)}"


def as_json(result: Result) -> str:
    """The same for machines."""
    record = result._asdict()
    record["sizes"] = [each._asdict() for each in result.sizes]
    record["measures"] = [{**each._asdict(), "budget": BUDGETS.get(each.name)} for each in result.measures]
    record["peak_budget"] = PEAK_BUDGET
    return json.dumps(record, ensure_ascii=False, indent=1)
