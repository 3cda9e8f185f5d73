"""The questions on a terminal: what is shown, and what each key does."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from glossary.config import Config
from glossary.entries.questions import Proposal
from glossary.errors import FileError, GlossaryError
from glossary.imports.conflicts import KEEP, TAKE, Contradiction
from glossary.imports.said_at import place_said
from glossary.index.database import Index
from glossary.language.terminal import columns
from glossary.language.width import harmless, shorten
from glossary.posts.reading import decode, read_post
from glossary.report import number
from glossary.review.claims import Claim, claims
from glossary.review.conflict_walk import ConflictWalk
from glossary.review.editor import open_post
from glossary.review.keys import Keys
from glossary.review.proposing import APART, LATER, MERGE, Case
from glossary.review.showing import case_line, case_text, conflict_keys, conflict_text
from glossary.review.walk import Walk

_ANSWERS = {"m": MERGE, "k": APART, "l": LATER, " ": LATER}
_OF_IMPORTS = {"t": TAKE, "k": KEEP, "l": LATER, " ": LATER}
_STOP = ("q", "", "\x04", "\x1b")
_ENTRIES = "m merge into the first   k keep apart"
_SENSES = "m one entry   k an entry for each sense"
_SUGGESTED = "y as suggested   b the next ones suggested so"
_OF_CONFLICTS = "a all of this file and field   u undo   l later   q quit "
_OTHERS = "s swap   r reject a name   o open the post   a all of this reason   u undo   l later   q quit "
# A digit takes one out.
_DIGITS = "123456789"
_BATCH = len(_DIGITS)


class Evening:
    """The questions on a terminal: what each key does."""

    def __init__(self, walk: Walk, conflicts: ConflictWalk, index: Index, config: Config, keys: Keys) -> None:
        self._walk, self._conflicts, self._index, self._config, self._keys = walk, conflicts, index, config, keys
        self._shown: Case | Contradiction | None = None
        self._claims: list[Claim] = []

    def goes_on(self) -> bool:
        """Shows the question, unless it stands there still, and does what one key says; gives False to stop."""
        asked = self._conflicts.current() or self._walk.current()
        if asked is None:
            _say("No more proposals.")
            return False
        if isinstance(asked, Case):
            swapped = self._shown if isinstance(self._shown, Case) else None
            asked = swapped if swapped and swapped.proposal == asked.proposal else asked
        if self._shown != asked:
            self._show(asked)
        key = self._keys.next().lower()
        if key in _STOP:
            _say("")
            return False
        try:
            if key == "u":
                self._undo()
            elif isinstance(asked, Case):
                self._do(key, asked)
            else:
                self._decide(key, asked)
        except GlossaryError as error:
            _say(str(error))
        return True

    def _show(self, asked: Case | Contradiction) -> None:
        self._shown = asked
        width = columns(100)
        if isinstance(asked, Case):
            left = number(self._walk.left, "proposal")
            self._claims = list(claims(self._index, asked, _text_of, self._config.marks))
            suggestion = self._walk.suggestion(asked.proposal)
            lines, keys = case_text(asked, self._claims, width, suggestion), _keys_of(asked)
            keys = f"{keys}   {_SUGGESTED}" if suggestion else keys
        else:
            left = f"{number(len(self._conflicts.open()), 'conflict')} of imports"
            said_at = "" if asked.clash.by_hand else place_said(self._index, asked.ours, asked.clash.field)
            lines, keys = conflict_text(asked, said_at, width), harmless(shorten(conflict_keys(asked), width))
        _say(f"\n{'─' * min(width, 60)}\n{left} left\n")
        for line in lines:
            _say(line)
        sys.stdout.write(f"\n{keys}\n{_OTHERS if isinstance(asked, Case) else _OF_CONFLICTS}")
        sys.stdout.flush()

    def _undo(self) -> None:
        _say("→ undone" if self._walk.undo() or self._conflicts.undo() else "there is nothing to undo")
        self._shown = None

    def _decide(self, key: str, conflict: Contradiction) -> None:
        """Answers what an import left open, or all of its kind."""
        asked = [conflict]
        if key == "a":
            asked = self._conflicts.of_one_kind(conflict)
            where = f"{conflict.left_open.file} about {conflict.left_open.field}"
            _say(f"\n{number(len(asked), 'conflict')} with {where}: t, k or l for all, any other key for none")
            key = self._keys.next().lower()
            self._shown = None
        if key in _OF_IMPORTS:
            for refusal in self._conflicts.answer(asked, _OF_IMPORTS[key]):
                _say(refusal.why)
            _say(f"→ {_OF_IMPORTS[key]}")
            self._shown = None

    def _do(self, key: str, case: Case) -> None:
        if key in _ANSWERS:
            _say(f"→ {_ANSWERS[key]}")
            self._walk.answer(case, _ANSWERS[key])
            self._shown = None
        elif key == "s" and not case.proposal.asks_for_senses:
            self._show(case.swapped())
        elif key == "r":
            self._reject(case)
        elif key == "o":
            self._open()
        elif key == "a":
            self._answer_all(case)
        elif key in ("y", "b") and (suggestion := self._walk.suggestion(case.proposal)):
            if key == "b":
                self._confirm(case, suggestion.choice)
            else:
                _say(f"→ {suggestion.choice}")
                self._walk.answer(case, suggestion.choice)
                self._shown = None

    def _reject(self, case: Case) -> None:
        """Asks which name, by its number."""
        names = list(dict.fromkeys(name for found in case.entries() for name in found.entry.aliases))[:9]
        if not names:
            raise GlossaryError("neither entry has another name")
        _say("\nwhich name is none of theirs?  " + "   ".join(f"{at} {name}" for at, name in enumerate(names, 1)))
        key = self._keys.next()
        if key.isdecimal() and 0 < int(key) <= len(names):
            self._walk.reject(case, names[int(key) - 1])
            _say(f"→ {names[int(key) - 1]} is rejected")
        self._shown = None

    def _open(self) -> None:
        if not self._claims:
            raise GlossaryError("no post makes this claim any more")
        use = self._claims[0].use
        with self._keys.put_back():
            open_post(use.post, use.line)
        self._shown = None

    def _answer_all(self, case: Case) -> None:
        alike = self._walk.of_one_kind(case)
        count = number(len(alike), "question")
        _say(f"\n{count} because {case.proposal.kind}: m, k or l for all, any other key for none")
        key = self._keys.next().lower()
        if key in _ANSWERS:
            self._answer_several(alike, _ANSWERS[key])
        self._shown = None

    def _answer_several(self, asked: Sequence[Proposal], choice: str) -> None:
        decided, refused = self._walk.answer_all(asked, choice)
        for why in refused:
            _say(why)
        _say(f"→ {choice}: {number(decided, 'question')}; u takes all of it back")

    def _confirm(self, case: Case, choice: str) -> None:
        """Decides the next questions as a program suggested, but for those that a person takes out."""
        batch = self._walk.suggested_alike(case, _BATCH)
        self._shown = None
        while batch:
            self._list(batch, choice)
            key = self._keys.next().lower()
            if key == "y":
                self._answer_several([one.proposal for one in batch], choice)
                return
            if key not in _DIGITS[: len(batch)]:
                return
            del batch[_DIGITS.index(key)]

    def _list(self, batch: Sequence[Case], choice: str) -> None:
        width = columns(100)
        _say("")
        for at, case in enumerate(batch, 1):
            _say(f"  {at} {case_line(case, self._walk.suggestion(case.proposal), width - 4)}")
        _say(f"\n{choice}: y for all of these, a number takes one out, any other key for none")


def _keys_of(case: Case) -> str:
    return _SENSES if case.proposal.asks_for_senses else _ENTRIES


def _say(line: str) -> None:
    sys.stdout.write(harmless(line) + "\n")


def _text_of(post: str) -> str:
    """The text of a post; nothing where it cannot be read any more."""
    try:
        return decode(read_post(post), post)
    except FileError:
        return ""
