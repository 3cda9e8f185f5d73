"""Why a term is annotated in a post, or is not: for whoever asks about one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from glossary.annotating.values import Annotated
from glossary.index.rows import row_of
from glossary.mentions.known import KnownEntries


class Reason(NamedTuple):
    """What becomes of an entry at a mention (code points in the text before)."""

    start: int
    term: str
    says: str


def reasons(annotated: Annotated, terms: Iterable[str]) -> Iterator[Reason]:
    """What becomes of the entries of these terms, in the order of the terms; nothing of others."""
    for term in terms:
        for written in annotated.written:
            if written.entry.term == term:
                yield Reason(written.start, term, f"annotated, with a score of {written.score:.2f}: {written.why}")
        for left in annotated.left:
            if left.term == term:
                yield Reason(left.start, term, f"left: {left.reason}")


def entries_called(words: Set[str], known: KnownEntries) -> Mapping[str, Sequence[int]]:
    """The numbers of the entries that each of these folded words names; a word that names none is missing."""
    numbers: dict[str, list[int]] = {}
    for row in known.forms(set(map(row_of, words))).values():
        for form, number in row:
            if form in words:
                numbers.setdefault(form, []).append(number)
    return numbers
