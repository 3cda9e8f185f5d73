"""A walk through what imports left open: each answer is written at once, and each can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from glossary.errors import GlossaryError
from glossary.imports.conflicts import (
    KEEP,
    LATER,
    ConflictFile,
    ConflictKey,
    Contradiction,
    LeftOpen,
    contradictions,
    with_ours,
    with_theirs,
)
from glossary.review.open_glossary import OpenGlossary
from glossary.store.document import Document


class _Step(NamedTuple):
    """What one key did: the document and the file of conflicts before it, what was put off, how many were decided."""

    document: Document
    records: Sequence[LeftOpen]
    later: frozenset[ConflictKey]
    decided: int


class Refusal(NamedTuple):
    """A conflict that could not be decided, and why."""

    conflict: Contradiction
    why: str


class ConflictWalk:
    """Where a person is among the conflicts. The glossary is opened only where there are any."""

    def __init__(self, file: ConflictFile, opened: Callable[[], OpenGlossary]) -> None:
        self._file, self._opened = file, opened
        self._later: frozenset[ConflictKey] = frozenset()
        self._steps: list[_Step] = []
        self._known: tuple[Document, Sequence[LeftOpen], list[Contradiction]] | None = None

    @property
    def decided(self) -> int:
        """How many conflicts were decided and not taken back."""
        return sum(step.decided for step in self._steps)

    def open(self) -> list[Contradiction]:
        """The conflicts from here on."""
        return [one for one in self._all() if one.left_open.key not in self._later]

    def current(self) -> Contradiction | None:
        """The conflict that the walk stands at; None at the end."""
        return next(iter(self.open()), None)

    def of_one_kind(self, conflict: Contradiction) -> list[Contradiction]:
        """The conflicts from here on about the same field of the same file."""
        same = conflict.left_open.file, conflict.left_open.field
        return [one for one in self.open() if (one.left_open.file, one.left_open.field) == same]

    def answer(self, conflicts: Sequence[Contradiction], choice: str) -> list[Refusal]:
        """Decides these; gives why any could not be."""
        before = _Step(self._opened().document, self._file.records, self._later, 0)
        if choice == LATER:
            self._later |= {one.left_open.key for one in conflicts}
            self._steps.append(before)
            return []
        document, done, refused = before.document, set[ConflictKey](), list[Refusal]()
        for one in conflicts:
            try:
                document = self._with(document, one, choice)
            except GlossaryError as error:
                refused.append(Refusal(one, str(error)))
                self._later |= {one.left_open.key}
            else:
                done.add(one.left_open.key)
        self._put(document, _after(self._file.records, done, choice))
        self._steps.append(before._replace(decided=len(done)))
        return refused

    def undo(self) -> bool:
        """Takes back what the last key did; gives whether there was anything."""
        if not self._steps:
            return False
        step = self._steps.pop()
        self._later = step.later
        self._put(step.document, step.records)
        return True

    def _all(self) -> list[Contradiction]:
        if not self._file.records:
            return []
        document, records = self._opened().document, self._file.records
        if self._known is None or self._known[0] is not document or self._known[1] is not records:
            self._known = document, records, contradictions(records, document.blocks)
        return self._known[2]

    def _with(self, document: Document, conflict: Contradiction, choice: str) -> Document:
        if choice == KEEP:
            return with_ours(document, conflict)
        return with_theirs(document, conflict, self._opened().path)

    def _put(self, document: Document, records: Sequence[LeftOpen]) -> None:
        glossary = self._opened()
        if document is not glossary.document:
            glossary.write(document)
        self._file.write(records)


def _after(records: Sequence[LeftOpen], done: set[ConflictKey], choice: str) -> Sequence[LeftOpen]:
    """What is left in the file: what was taken is gone, what was decided against is remembered."""
    if choice == KEEP:
        return [record._replace(kept=record.kept or record.key in done) for record in records]
    return [record for record in records if record.key not in done]
