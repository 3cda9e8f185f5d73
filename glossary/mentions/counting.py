"""The counts that git holds, as the index keeps them: looked up by the head of a form, not read whole for each post."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from glossary.config import Config
from glossary.index.counts import UseCounts
from glossary.index.counts_file import counts_stamp, read_counts
from glossary.index.database import Index
from glossary.index.rows import row_of

FACT = "counts"
"""The index's fact that holds the stamp of the file that its counts came from."""
_POSTS = "counted posts"
_SENSES = "counted senses"
_Row = list[tuple[str, int, int]]


def load_counts(config: Config, index: Index) -> None:
    """Brings the index up to the file of counts, if that has changed. Raises FileError where it cannot be read."""
    stamp = counts_stamp(config)
    if index.fact(FACT) == stamp:
        return
    counts = read_counts(config)
    rows: dict[str, _Row] = {}
    for form in counts.words:
        seen = counts.evidence(form)
        rows.setdefault(row_of(form), []).append((form, seen.mentioned, seen.annotated))
    with index.writing():
        index.put_mentions(rows.items())
        index.put_table(_SENSES, dict(counts.senses))
        index.set_facts({FACT: stamp, _POSTS: str(counts.posts)})


def evidence_beside(index: Index, forms: Iterable[str]) -> Mapping[str, UseCounts]:
    """What is known of these folded forms, and of all that stand in the same rows; one not counted is missing."""
    rows = cast(Mapping[str, _Row], index.rows_of_mentions(set(map(row_of, forms))))
    return {form: UseCounts(*counts) for row in rows.values() for form, *counts in row}


def posts_counted(index: Index) -> int:
    """How many posts there were when they were counted; 0 where they never were."""
    return int(index.fact(_POSTS) or 0)


def senses_counted(index: Index) -> Mapping[tuple[str, str], int]:
    """Under form and folded English or term: how many posts annotate one of several entries of one name."""
    return cast(Mapping[tuple[str, str], int], index.table(_SENSES) or {})
