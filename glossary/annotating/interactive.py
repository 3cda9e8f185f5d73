"""`annotate -i`: a person accepts or refuses each annotation."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from glossary.annotating.text import Annotated, Written
from glossary.errors import GlossaryError
from glossary.language.colour import takes_colour
from glossary.language.width import harmless
from glossary.posts.difference import added
from glossary.posts.line_index import LineIndex

_AROUND = 30
_HELP = "y: write it; n: leave it; a: this and all others of this post; q: none of the others of this post"


def review(path: str, annotated: Annotated, ask: Callable[[str], str] | None = None) -> Sequence[Written]:
    """The annotations of one post that the person accepts. Raises GlossaryError where nobody can be asked."""
    if ask is None:
        if not sys.stdin.isatty():
            raise GlossaryError("-i needs a terminal, but stdin is not one")
        ask = _ask
    places = LineIndex(annotated.before)
    accepted: list[Written] = []
    for count, one in enumerate(annotated.written):
        line, _ = places.place(one.start)
        answer = _answer(f"{harmless(path)}:{line}: {_around(annotated.before, one)}\nannotate? [y/n/a/q/?] ", ask)
        if answer == "q":
            break
        if answer == "a":
            return [*accepted, *annotated.written[count:]]
        if answer == "y":
            accepted.append(one)
    return accepted


def _answer(question: str, ask: Callable[[str], str]) -> str:
    while (answer := ask(question).strip().lower()[:1]) not in tuple("ynaq"):
        question = f"{_HELP}\n[y/n/a/q] "
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
