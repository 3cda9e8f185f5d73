"""A walk through the open questions: each decision is written at once, and each can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from glossary.entries.build import Decisions
from glossary.entries.questions import Pair, Proposal
from glossary.errors import GlossaryError
from glossary.extract.decisions import decisions_in
from glossary.extract.proposals import put_off, take_up
from glossary.index.database import Index
from glossary.review import deciding
from glossary.review.asking import NOBODY, Suggestion
from glossary.review.open_glossary import OpenGlossary
from glossary.review.proposing import LATER, Case, case_of, decide, still_open
from glossary.store.document import Document


class _Step(NamedTuple):
    """What one key did: the document before it, where the walk was, how many decisions it made, what it put off."""

    before: Document
    at: int
    decided: int
    later: tuple[Proposal, ...] = ()


class Walk:
    """Where a person is among the questions. The glossary is opened when it is first needed: that takes longer than
    the first question.

    `decisions` are those that the glossary holds at the beginning, `suggestions` what a program would answer.
    """

    def __init__(
        self,
        proposals: Sequence[Proposal],
        index: Index,
        opened: Callable[[], OpenGlossary],
        decisions: Decisions,
        suggestions: Mapping[Pair, Suggestion] = NOBODY.suggestions,
    ) -> None:
        self._proposals = proposals
        self._suggestions = suggestions
        self._index = index
        self._opened = opened
        self._at = 0
        self._steps: list[_Step] = []
        self._later: set[Pair] = set()
        self._open = self._still_open(decisions)

    @property
    def decided(self) -> int:
        """How many decisions were made and not undone."""
        return sum(step.decided for step in self._steps)

    @property
    def left(self) -> int:
        """How many questions are open from here on."""
        return len(self._rest())

    def current(self) -> Case | None:
        """The question that the walk stands at; None at the end."""
        while self._at < len(self._proposals):
            proposal = self._proposals[self._at]
            if self._key(proposal) in self._open and (case := case_of(proposal, self._index)):
                return case
            self._at += 1
        return None

    def of_one_kind(self, case: Case) -> list[Proposal]:
        """The questions from here on that are asked for the same reason."""
        return [proposal for proposal in self._rest() if proposal.kind == case.proposal.kind]

    def suggested_alike(self, case: Case, most: int) -> list[Case]:
        """The next questions to which a program gave the same answer, this one first; so many at most."""
        choice = self._choice(case.proposal)
        alike = (proposal for proposal in self._rest() if self._choice(proposal) == choice)
        cases = (case_of(proposal, self._index) for proposal in alike)
        return list(islice(filter(None, cases), most))

    def suggestion(self, proposal: Proposal) -> Suggestion | None:
        """What a program suggests about a question."""
        return self._suggestions.get(self._key(proposal))

    def _choice(self, proposal: Proposal) -> str:
        suggestion = self.suggestion(proposal)
        return suggestion.choice if suggestion else ""

    def answer(self, case: Case, choice: str) -> None:
        """Decides one question. Raises GlossaryError where the glossary does not allow it."""
        if choice == LATER:
            self._put_off([case.proposal])
            return
        glossary = self._opened()
        document = decide(glossary.document, case, choice, glossary.path)
        self._write(document, 1)

    def answer_all(self, asked: Sequence[Proposal], choice: str) -> tuple[int, list[str]]:
        """Decides several questions in one step; gives how many, and why any could not be."""
        if choice == LATER:
            self._put_off(asked)
            return len(asked), []
        glossary = self._opened()
        document, decided, refused = glossary.document, 0, list[str]()
        for proposal in asked:
            # What was decided a moment ago may have answered this one.
            if proposal not in set(still_open([proposal], decisions_in(document.blocks))):
                continue
            other = case_of(proposal, self._index)
            try:
                changed = decide(document, other, choice, glossary.path) if other else None
            except GlossaryError as error:
                refused.append(str(error))
                continue
            if changed is not None:
                document, decided = changed, decided + 1
        self._write(document, decided)
        return decided, refused

    def reject(self, case: Case, name: str) -> None:
        """Decides that a name is none of the entries of a question. Raises GlossaryError where none has it."""
        glossary = self._opened()
        document = glossary.document
        for found in case.entries():
            at = deciding.position_of(document, found.entry)
            if at is not None and name in found.entry.aliases:
                document = deciding.take_out(document, at, name, glossary.path)
        if document is glossary.document:
            raise GlossaryError(f"{name} is no alias of an entry that stands in the file")
        self._write(document, 1)

    def undo(self) -> bool:
        """Takes back what the last key did; gives whether there was anything."""
        if not self._steps:
            return False
        step = self._steps.pop()
        if self._opened().document is not step.before:
            self._opened().write(step.before)
        take_up(self._index, step.later)
        self._later -= {self._key(proposal) for proposal in step.later}
        self._open = self._still_open(decisions_in(step.before.blocks)) - self._later
        self._at = step.at
        return True

    def _put_off(self, proposals: Sequence[Proposal]) -> None:
        put_off(self._index, proposals)
        self._steps.append(_Step(self._opened().document, self._at, 0, tuple(proposals)))
        self._later |= {self._key(proposal) for proposal in proposals}
        self._open -= self._later

    def _write(self, document: Document | None, decided: int) -> None:
        glossary = self._opened()
        before = glossary.document
        if document is None or document is before:
            self._at += 1
            return
        glossary.write(document)
        self._steps.append(_Step(before, self._at, decided))
        self._open = self._open & self._still_open(decisions_in(document.blocks))

    def _rest(self) -> list[Proposal]:
        return [proposal for proposal in self._proposals[self._at :] if self._key(proposal) in self._open]

    def _still_open(self, decisions: Decisions) -> set[Pair]:
        return {self._key(proposal) for proposal in still_open(self._proposals, decisions)}

    def _key(self, proposal: Proposal) -> Pair:
        return proposal.one, proposal.other
