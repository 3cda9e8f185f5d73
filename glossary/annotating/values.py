"""What annotating a post takes and gives: frozen values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from glossary.edits import Edit
from glossary.language.folding import fold
from glossary.model import Entry
from glossary.sites import DEFAULT_MARKS

DENSITIES: Mapping[str, float] = {"low": 0.3, "medium": 0.2, "high": 0.1}
"""The score that a term must reach, so that posts get about as many annotations as the garden's own have, half as many,
or twice as many. A garden that annotates little needs no other scores: there the words themselves have lower ones."""
DEFAULT_LEAST = DENSITIES["medium"]


class Telling(Enum):
    """Where it is said why entries are left. To find all that speaks against hundreds of entries which are worth
    nothing takes most of the time that a post takes."""

    ALWAYS = "always"
    IF_NONE_IS_WRITTEN = "if none is written"
    NEVER = "never"


class Options(NamedTuple):
    """What is to be annotated, and how.

    `only`, `skip` and `refused`, which a person refused in this post, hold folded words; `limit` counts annotations in
    the post. `rules` are those for entries of a kind or a domain that have none of their own: always, auto, ask, never;
    `asks` says that a person is there to be asked. Where `tells` does not say why entries are left, some are missing
    among those.
    """

    style: str = "full"
    every: bool = False
    limit: int | None = None
    least: float = DEFAULT_LEAST
    only: frozenset[str] = frozenset()
    skip: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    rules: tuple[tuple[str, str], ...] = ()
    asks: bool = False
    marks: tuple[str, ...] = DEFAULT_MARKS
    page: str = "/glossary/"
    tells: Telling = Telling.ALWAYS


class Written(NamedTuple):
    """One annotation that is written: at which mention (code points in the text before), what, and why.

    `term` is the mention in the post's own words, `text` the whole annotation, `before` what stood in its place, with
    the author's marks if any; `tail` is the paragraph that goes to the end of the post, if any.
    """

    start: int
    end: int
    term: str
    text: str
    score: float
    why: str
    entry: Entry
    edits: tuple[Edit, ...]
    before: str
    tail: str = ""


class Left(NamedTuple):
    """An entry that the post mentions (code points in the text before) and that is not annotated, and why.

    `score` is how likely the author would have annotated it, where that was asked.
    """

    start: int
    term: str
    reason: str
    score: float = 0.0


class Annotated(NamedTuple):
    """A post's text before and after; `problem` says why nothing is written although something should be."""

    before: str
    after: str
    written: tuple[Written, ...]
    left: tuple[Left, ...]
    problem: str = ""

    def placed_after(self) -> Iterator[tuple[int, Written]]:
        """Each annotation with the code point of `after` to which its mention's start has moved."""
        shift = 0
        for one in self.written:
            yield one.start + shift, one
            shift += sum(len(edit.replacement) for edit in one.edits)


def folded(words: Sequence[str]) -> frozenset[str]:
    """Words of the command line as `Options` holds them."""
    return frozenset(map(fold, words)) - {""}
