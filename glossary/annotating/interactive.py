"""`annotate -i`: a person says of each annotation whether it is written, and how."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from glossary.annotating.text import Annotated, Written
from glossary.errors import GlossaryError
from glossary.language.colour import takes_colour
from glossary.language.width import harmless
from glossary.posts.difference import added
from glossary.posts.line_index import LineIndex

_AROUND = 30
_KEYS = "y/n/v/s/e/a/u/q"
_HELP = (
    "y: write it\nn: leave it, and do not offer it here again\nv: never, in no post\ns: in another sense of the word\n"
    "e: in words of your own\na: this and all others of this post\nu: back to the one before\n"
    "q: none of the others of this post"
)


class Decided(NamedTuple):
    """What a person accepted and refused of one post, and what they want in none; what was not asked is neither."""

    accepted: tuple[Written, ...]
    refused: tuple[Written, ...]
    never: tuple[Written, ...] = ()


class Otherwise(NamedTuple):
    """How else a mention may be annotated: in other senses, or in a person's words, unless that cannot be."""

    senses: Callable[[Written], Iterator[Written]]
    words: Callable[[Written, str], Written | str]


NOT_OTHERWISE = Otherwise(lambda one: iter(()), lambda one, words: "it cannot be worded otherwise here")


class _Answer(NamedTuple):
    """The annotation as it was asked about last, and the key."""

    one: Written
    key: str


def review(
    path: str,
    annotated: Annotated,
    ask: Callable[[str], str] | None = None,
    otherwise: Otherwise = NOT_OTHERWISE,
) -> Decided:
    """What the person says of the annotations of one post. Raises GlossaryError where nobody can be asked."""
    if ask is None:
        if not sys.stdin.isatty():
            raise GlossaryError("-i needs a terminal, but stdin is not one")
        ask = _ask
    dialogue = _Dialogue(path, annotated.before, ask, otherwise)
    answers = _answers(annotated.written, dialogue.answer_to)
    return Decided(*(tuple(each.one for each in answers if each.key == key) for key in "ynv"))


def _answers(offered: Sequence[Written], answer_to: Callable[[Written], _Answer]) -> list[_Answer]:
    """What is said of each, in order, as far as was answered."""
    answers: list[_Answer] = []
    while len(answers) < len(offered):
        answer = answer_to(offered[len(answers)])
        if answer.key == "q":
            break
        if answer.key == "a":
            others = (_Answer(one, "y") for one in offered[len(answers) + 1 :])
            return [*answers, answer._replace(key="y"), *others]
        if answer.key == "u":
            del answers[-1:]
        else:
            answers.append(answer)
    return answers


class _Dialogue:
    """The questions about one post."""

    def __init__(self, path: str, text: str, ask: Callable[[str], str], otherwise: Otherwise) -> None:
        self._path, self._text, self._ask, self._otherwise = path, text, ask, otherwise
        self._places = LineIndex(text)

    def answer_to(self, one: Written) -> _Answer:
        """What is said of one annotation, after as many other senses and wordings as the person asks for."""
        senses, said = self._otherwise.senses(one), ""
        shown = one
        while (key := self._key(shown, said)) in ("s", "e"):
            if key == "s":
                # After the last sense comes the first again.
                other = next(senses, None)
                said = "" if other else "no other sense"
                senses = senses if other else self._otherwise.senses(one)
                shown = other or one
                continue
            changed = self._worded(shown)
            if isinstance(changed, Written):
                return _Answer(changed, "y")
            said = changed
        return _Answer(shown, key)

    def _worded(self, one: Written) -> Written | str:
        words = self._ask("what the parenthesis says; q: back: ").strip()
        return self._otherwise.words(one, words) if words not in ("", "q") else ""

    def _key(self, one: Written, said: str) -> str:
        where = f"{harmless(self._path)}:{self._places.place(one.start)[0]}: {_around(self._text, one)}"
        said = f"{said}\n" if said else ""
        return _answer(f"{said}{where}\nannotate? (score {one.score:.2f}) [{_KEYS}/?] ", self._ask)


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
