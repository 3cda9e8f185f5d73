"""`glossary review`: what the evidence does not settle, decided by a person, one proposal after the other."""

from __future__ import annotations

import json
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from glossary.arguments.configuration import configure
from glossary.config import Config
from glossary.entries.questions import Pair, Proposal, is_worth_asking
from glossary.errors import FileError, GlossaryError
from glossary.extract.decisions import decisions_in
from glossary.extract.proposals import load_decisions, load_proposals, load_put_off
from glossary.imports.conflicts import KEEP, TAKE, ConflictFile, Contradiction
from glossary.index.database import Index
from glossary.index.session import with_index
from glossary.language.width import harmless, shorten
from glossary.posts.reading import decode, read_post
from glossary.report import Report, number
from glossary.review import proposing as review
from glossary.review.answers import Answers, name_of_conflict, read_answers
from glossary.review.claims import Claim, claims
from glossary.review.conflict_walk import ConflictWalk
from glossary.review.editor import open_post
from glossary.review.keys import Keys, single_keys
from glossary.review.open_glossary import OpenGlossary, extract_again
from glossary.review.proposing import APART, LATER, MERGE, Case
from glossary.review.showing import case_record, case_text, conflict_keys, conflict_record, conflict_text
from glossary.review.walk import Walk
from glossary.store.document import Document
from glossary.store.file import EXTRACTED, GlossaryFile, stamp_of

_ANSWERS = {"m": MERGE, "k": APART, "l": LATER, " ": LATER}
_OF_IMPORTS = {"t": TAKE, "k": KEEP, "l": LATER, " ": LATER}
_STOP = ("q", "", "\x04", "\x1b")
_ENTRIES = "m merge into the first   k keep apart"
_SENSES = "m one entry   k an entry for each sense"
_OF_CONFLICTS = "a all of this file and field   u undo   l later   q quit "
_OTHERS = "s swap   r reject a name   o open the post   a all of this reason   u undo   l later   q quit "


def run(arguments: Namespace, report: Report) -> int:
    """Asks on a terminal, or writes the open proposals, or carries out answers; gives the exit status."""
    config = configure(arguments)
    return with_index(config, report, lambda index: _review(arguments, config, index, report))


def _review(arguments: Namespace, config: Config, index: Index, report: Report) -> int:
    proposed, waiting = load_proposals(index), ConflictFile(config)
    if proposed is None and not waiting.records:
        raise GlossaryError("nothing has been proposed yet; run `glossary extract` first")
    proposed = proposed or []
    if not (config.root / config.glossary).exists():
        raise FileError(config.glossary, "no such file; run `glossary extract` to make it")
    proposals = [proposal for proposal in proposed if is_worth_asking(proposal, arguments.min_uses)]
    opened = cache(lambda: OpenGlossary(config, report))
    conflicts = ConflictWalk(waiting, opened)
    status = 0
    if arguments.format == "jsonl":
        for conflict in conflicts.open():
            sys.stdout.write(json.dumps(conflict_record(conflict), ensure_ascii=False) + "\n")
        _write_open(proposals, index, opened())
        return 0
    if arguments.apply:
        # An answer holds whether the question would be asked by itself or not.
        decided, status = _apply(arguments.apply, proposed, conflicts, index, opened(), report)
    elif sys.stdin.isatty() and sys.stdout.isatty():
        decided = _walk(proposals, conflicts, config, index, opened)
    else:
        raise GlossaryError("review asks on a terminal; in a script, use --format jsonl and --apply FILE")
    report.say(f"{number(decided, 'decision')} written into {config.glossary}")
    if arguments.min_uses is None and (rest := len(proposed) - len(proposals)):
        report.detail(f"{number(rest, 'question')} about what stands once or is hardly alike; --min-uses 0 asks all")
    if decided:
        extract_again(config, index, report)
    return status


def _open_cases(proposals: Iterable[Proposal], index: Index, glossary: OpenGlossary) -> Iterator[tuple[Case, int]]:
    """The cases that are still open when they are asked for, so that one decision may answer others; and how many are
    left with each."""
    waiting = [case for proposal in proposals if (case := review.case_of(proposal, index))]
    answered: Document | None = None
    for place, case in enumerate(waiting):
        if answered is not glossary.document:
            answered, decisions = glossary.document, decisions_in(glossary.document.blocks)
            is_open = set(review.still_open([case.proposal for case in waiting], decisions))
        if case.proposal in is_open:
            yield case, sum(other.proposal in is_open for other in waiting[place:])


def _write_open(proposals: Sequence[Proposal], index: Index, glossary: OpenGlossary) -> None:
    for case, _ in _open_cases(proposals, index, glossary):
        sys.stdout.write(json.dumps(case_record(case), ensure_ascii=False) + "\n")


def _walk(
    proposals: Sequence[Proposal],
    conflicts: ConflictWalk,
    config: Config,
    index: Index,
    opened: Callable[[], OpenGlossary],
) -> int:
    """Shows what imports left open, then one case after the other, those put off before at the end; gives the number
    of decisions."""
    put_off_before = load_put_off(index)
    in_turn = sorted(proposals, key=lambda proposal: (proposal.one, proposal.other) in put_off_before)
    is_known = index.fact(EXTRACTED) == stamp_of(GlossaryFile(config.root / config.glossary))
    decisions = load_decisions(index) if is_known else decisions_in(opened().document.blocks)
    walk = Walk(in_turn, index, opened, decisions)
    with single_keys() as keys:
        evening = _Evening(walk, conflicts, index, config, keys)
        while evening.goes_on():
            pass
    return walk.decided + conflicts.decided


class _Evening:
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
        width = shutil.get_terminal_size((100, 24)).columns
        if isinstance(asked, Case):
            left = number(self._walk.left, "proposal")
            self._claims = list(claims(self._index, asked, _text_of, self._config.marks))
            lines, keys = case_text(asked, self._claims, width), _SENSES if asked.proposal.asks_for_senses else _ENTRIES
        else:
            left = f"{number(len(self._conflicts.open()), 'conflict')} of imports"
            lines, keys = conflict_text(asked, width), harmless(shorten(conflict_keys(asked), width))
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
        count = len(self._walk.of_one_kind(case))
        _say(f"\n{number(count, 'question')} because {case.proposal.kind}: m, k or l for all, any other key for none")
        key = self._keys.next().lower()
        if key in _ANSWERS:
            decided, refused = self._walk.answer_all(case, _ANSWERS[key])
            for why in refused:
                _say(why)
            _say(f"→ {_ANSWERS[key]}: {number(decided, 'question')}; u takes all of it back")
        self._shown = None


def _say(line: str) -> None:
    sys.stdout.write(harmless(line) + "\n")


def _text_of(post: str) -> str:
    """The text of a post; nothing where it cannot be read any more."""
    try:
        return decode(read_post(post), post)
    except FileError:
        return ""


def _apply(
    path: str,
    proposals: Sequence[Proposal],
    conflicts: ConflictWalk,
    index: Index,
    glossary: OpenGlossary,
    report: Report,
) -> tuple[int, int]:
    """Carries out answers to what is open; gives their number, and 2 where a line was left out."""
    answers = read_answers(sys.stdin.read() if path == "-" else decode(read_post(path), path), path)
    left_out = dict(_apply_to_conflicts(answers, conflicts))
    known = {(proposal.one, proposal.other) for proposal in proposals}
    left_out |= {answer.line: _no_question(pair) for pair, answer in answers.proposals.items() if pair not in known}
    decided, document = 0, glossary.document
    asked = [proposal for proposal in proposals if (proposal.one, proposal.other) in answers.proposals]
    for case, _ in _open_cases(asked, index, glossary):
        answer = answers.proposals[case.proposal.one, case.proposal.other]
        try:
            changed = review.decide(document, case, answer.choice, glossary.path)
        except GlossaryError as error:
            left_out[answer.line] = str(error)
            continue
        if changed is not None:
            document, decided = changed, decided + 1
    for line, message in sorted(left_out.items()):
        report.warn(str(FileError(path, f"{message}; this line was left out", line)))
    if decided:
        glossary.write(document)
    return decided + conflicts.decided, 2 if left_out else 0


def _apply_to_conflicts(answers: Answers, conflicts: ConflictWalk) -> Iterator[tuple[int, str]]:
    """Carries out the answers to what imports left open; gives the lines left out, each with the reason."""
    for choice in (TAKE, KEEP):
        lines = {name: answer.line for name, answer in answers.conflicts.items() if answer.choice == choice}
        asked = [one for one in conflicts.open() if name_of_conflict(one) in lines]
        for refusal in conflicts.answer(asked, choice) if asked else ():
            yield lines[name_of_conflict(refusal.conflict)], refusal.why
        for name in lines.keys() - {name_of_conflict(one) for one in asked}:
            yield lines[name], f"no conflict is open about {name[0]}"


def _no_question(pair: Pair) -> str:
    return f"no question is open about {' and '.join(dict.fromkeys(pair))}"
