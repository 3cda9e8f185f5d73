"""`annotate -i`: a person accepts or refuses each annotation."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from glossary.annotating.text import Annotated, Written
from glossary.errors import GlossaryError
from glossary.language.colour import takes_colour
from glossary.language.width import harmless
from glossary.posts.difference import added
from glossary.posts.line_index import LineIndex

_AROUND = 30
_KEYS = "y/n/a/u/q"
_HELP = (
    "y: write it; n: leave it, and do not offer it here again; a: this and all others of this post; "
    "u: back to the one before; q: none of the others of this post"
)


class Decided(NamedTuple):
    """What a person accepted and refused of one post; what was not asked is neither."""

    accepted: tuple[Written, ...]
    refused: tuple[Written, ...]


def review(path: str, annotated: Annotated, ask: Callable[[str], str] | None = None) -> Decided:
    """What the person says of the annotations of one post. Raises GlossaryError where nobody can be asked."""
    if ask is None:
        if not sys.stdin.isatty():
            raise GlossaryError("-i needs a terminal, but stdin is not one")
        ask = _ask
    places = LineIndex(annotated.before)

    def answer_to(one: Written) -> str:
        where = f"{harmless(path)}:{places.place(one.start)[0]}: {_around(annotated.before, one)}"
        return _answer(f"{where}\nannotate? (score {one.score:.2f}) [{_KEYS}/?] ", ask)

    decided = _decide(annotated.written, answer_to)
    return Decided(
        tuple(one for one, yes in zip(annotated.written, decided, strict=False) if yes),
        tuple(one for one, yes in zip(annotated.written, decided, strict=False) if not yes),
    )


def _decide(offered: Sequence[Written], answer_to: Callable[[Written], str]) -> list[bool]:
    """Yes or no to each, in order, as far as was answered."""
    decided: list[bool] = []
    while len(decided) < len(offered):
        answer = answer_to(offered[len(decided)])
        if answer == "q":
            break
        if answer == "a":
            decided += [True] * (len(offered) - len(decided))
        elif answer == "u":
            del decided[-1:]
        else:
            decided.append(answer == "y")
    return decided


def _answer(question: str, ask: Callable[[str], str]) -> str:
    while (answer := ask(question).strip().lower()[:1]) not in tuple(_KEYS.split("/")):
        question = f"{_HELP}\n[{_KEYS}] "
    return answer


def _around(text: str, one: Written) -> str:
    before = text[max(0, one.start - _AROUND) : one.start].rpartition("\n")[2]
    after = text[one.end : one.end + _AROUND].partition("\n")[0]
    text = harmless(one.text)
    return f"{harmless(before)}{added(text) if takes_colour(sys.stderr) else text}{harmless(after)}"


def _ask(question: str) -> str:
    sys.stderr.write(question)
    sys.stderr.flush()
    answer = sys.stdin.readline()
    return answer if answer else "q"
