"""The annotations that make a claim, each with the sentence that it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from glossary.entries.profiles import names_said
from glossary.index.database import Index
from glossary.index.lookup import uses_of
from glossary.language.english import is_related
from glossary.language.width import display_width, shorten, shorten_start
from glossary.model import Span, Use
from glossary.review.proposing import Case
from glossary.sites import scan

_ends = re.compile(r"[。！？!?\r\n]")


class Claim(NamedTuple):
    """An annotation, the sentence that it stands in, and where in that: code-point offsets.

    The sentence is empty where the post no longer holds the annotation.
    """

    use: Use
    sentence: str = ""
    place: Span = Span(0, 0)

    def in_width(self, width: int) -> str:
        """The sentence in so many columns of a terminal, the annotation in the middle of what has to go."""
        annotation = self.sentence[self.place.start : self.place.end]
        room = width - display_width(annotation)
        if room < 0:
            return shorten(annotation, width)
        after = self.sentence[self.place.end :]
        before = shorten_start(self.sentence[: self.place.start], max(room // 2, room - display_width(after)))
        return before + annotation + shorten(after, room - display_width(before))


def claims(index: Index, case: Case, read: Callable[[str], str], marks: Sequence[str]) -> Iterator[Claim]:
    """For each side of a question, the annotation that says most of what ties it to the other one.

    `read` gives the text of a post, empty where there is none any more.
    """
    for use in _telling_uses(index, case):
        yield _with_sentence(use, read(use.post), marks)


def _telling_uses(index: Index, case: Case) -> Iterator[Use]:
    every = list(dict.fromkeys(use for found in case.entries() for use in uses_of(index, found)))
    if case.proposal.asks_for_senses:
        for english in case.english:
            yield from [use for use in every if use.english and is_related(use.english, english)][:1]
        return
    sides = [[use for use in every if use.key == key] for key in (case.proposal.one, case.proposal.other)]
    said = [{name for use in side for name in _said(use)} for side in sides]
    for side, others in zip(sides, reversed(said), strict=True):
        if side:
            yield max(side, key=lambda use: len(_said(use) & others))


def _said(use: Use) -> set[str]:
    called, mentioned = names_said(use.key, (use,))
    return {*called, *mentioned}


def _with_sentence(use: Use, text: str, marks: Sequence[str]) -> Claim:
    found = next((one for one in scan(text, marks) if one.start == use.start and one.parts == use.parts), None)
    if found is None:
        return Claim(use)
    start = max((match.end() for match in _ends.finditer(text, 0, found.start)), default=0)
    end = _ends.search(text, found.end)
    sentence = text[start : end.end() if end else len(text)]
    blank = len(sentence) - len(sentence.lstrip())
    return Claim(use, sentence.strip(), Span(found.start - start - blank, found.end - start - blank))
