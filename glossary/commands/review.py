"""`glossary review`: what the evidence does not settle, decided by a person, one proposal after the other."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from glossary.arguments.configuration import configure
from glossary.config import Config
from glossary.entries.build import Decisions
from glossary.entries.questions import Pair, Proposal, is_worth_asking
from glossary.errors import FileError, GlossaryError
from glossary.extract.compiling import learn_posts
from glossary.extract.decisions import decisions_in
from glossary.extract.proposals import load_decisions, load_proposals, load_put_off
from glossary.imports.conflicts import KEEP, TAKE, ConflictFile
from glossary.index.database import Index
from glossary.index.session import with_index
from glossary.posts.reading import decode, read_post
from glossary.report import Report, number
from glossary.review import proposing as review
from glossary.review.answers import Answers, name_of_conflict, read_answers
from glossary.review.asking import NOBODY, Asked, ask
from glossary.review.conflict_walk import ConflictWalk
from glossary.review.evening import Evening
from glossary.review.keys import single_keys
from glossary.review.open_glossary import OpenGlossary, extract_again
from glossary.review.proposing import Case
from glossary.review.showing import case_record, conflict_record
from glossary.review.walk import Walk
from glossary.store.file import EXTRACTED, GlossaryFile, stamp_of


def run(arguments: Namespace, report: Report) -> int:
    """Asks on a terminal, or writes the open proposals, or carries out answers; gives the exit status."""
    config = configure(arguments)
    return with_index(config, report, lambda index: _review(arguments, config, index, report))


class _Review(NamedTuple):
    """What is needed whichever way questions are answered; `proposals` are those of the proposed that are asked.

    The glossary is opened when it is first needed: that takes longer than all else.
    """

    config: Config
    database: Index
    report: Report
    opened: Callable[[], OpenGlossary]
    conflicts: ConflictWalk
    proposed: Sequence[Proposal]
    proposals: Sequence[Proposal]

    def decisions(self) -> Decisions:
        """The decisions that the glossary holds; the index knows them, where the file is as extraction left it."""
        is_known = self.database.fact(EXTRACTED) == stamp_of(GlossaryFile(self.config.root / self.config.glossary))
        return load_decisions(self.database) if is_known else decisions_in(self.opened().document.blocks)

    def open_cases(self) -> list[Case]:
        """The questions that nothing answers yet."""
        return _open_cases(self.proposals, self.database, self.decisions())


def _review(arguments: Namespace, config: Config, index: Index, report: Report) -> int:
    learn_posts(config, index, report)
    it = _begin(arguments, config, index, report)
    asked = _ask(arguments.ask, it.open_cases(), report) if arguments.ask is not None else NOBODY
    if arguments.format == "jsonl":
        _write(it, asked)
        return 0
    if arguments.apply:
        decided, status = _apply(arguments.apply, it)
    else:
        decided, status = _walk(it, asked), 0
    report.say(f"{number(decided, 'decision')} written into {config.glossary}")
    if arguments.min_uses is None and (rest := len(it.proposed) - len(it.proposals)):
        report.detail(f"{number(rest, 'question')} about what stands once or is hardly alike; --min-uses 0 asks all")
    if decided:
        extract_again(config, index, report)
    return status


def _begin(arguments: Namespace, config: Config, index: Index, report: Report) -> _Review:
    """What was proposed. Raises GlossaryError where nothing was, or where nobody could answer."""
    proposed, waiting = load_proposals(index), ConflictFile(config)
    if proposed is None and not waiting.records:
        raise GlossaryError("nothing has been proposed yet; run `glossary extract` first")
    if not (config.root / config.glossary).exists():
        raise FileError(config.glossary, "no such file; run `glossary extract` to make it")
    if arguments.ask is not None and arguments.apply:
        raise GlossaryError("--ask asks the questions and --apply answers them: give one of the two")
    if not (arguments.format or arguments.apply or (sys.stdin.isatty() and sys.stdout.isatty())):
        raise GlossaryError("review asks on a terminal; in a script, use --format jsonl and --apply FILE")
    proposed = proposed or []
    proposals = [proposal for proposal in proposed if is_worth_asking(proposal, arguments.min_uses)]
    opened = cache(lambda: OpenGlossary(config, report))
    return _Review(config, index, report, opened, ConflictWalk(waiting, opened), proposed, proposals)


def _open_cases(proposals: Iterable[Proposal], index: Index, decisions: Decisions) -> list[Case]:
    """The cases that no decision has answered."""
    waiting = [case for proposal in proposals if (case := review.case_of(proposal, index))]
    is_open = set(review.still_open([case.proposal for case in waiting], decisions))
    return [case for case in waiting if case.proposal in is_open]


def _write(it: _Review, asked: Asked) -> None:
    """Writes what is open, one a line."""
    for conflict in it.conflicts.open():
        sys.stdout.write(json.dumps(conflict_record(conflict), ensure_ascii=False) + "\n")
    for case in it.open_cases():
        suggestion = asked.suggestions.get((case.proposal.one, case.proposal.other))
        sys.stdout.write(json.dumps(case_record(case, suggestion), ensure_ascii=False) + "\n")


def _ask(command: str, cases: Sequence[Case], report: Report) -> Asked:
    """What a program answers to the open questions, before a person is asked."""
    questions = [json.dumps(case_record(case), ensure_ascii=False) for case in cases]
    asked = ask(command, questions, [(case.proposal.one, case.proposal.other) for case in cases])
    if asked.left_out:
        lines = f"line {asked.left_out[0]}" + (" and others" if len(asked.left_out) > 1 else "")
        report.warn(f"--ask: {lines} of what {command} wrote answers no open question, and is left out")
    report.say(f"{number(len(asked.suggestions), 'suggestion')} for {number(len(cases), 'question')}")
    return asked


def _in_turn(proposals: Iterable[Proposal], index: Index, asked: Asked) -> list[Proposal]:
    """The questions, those first to which a program gave an answer, and those put off before at the end."""
    put_off_before = load_put_off(index)

    def turn(proposal: Proposal) -> tuple[bool, bool]:
        pair = proposal.one, proposal.other
        return pair in put_off_before, pair not in asked.suggestions

    return sorted(proposals, key=turn)


def _walk(it: _Review, asked: Asked) -> int:
    """Shows what imports left open, then one case after the other; gives the number of decisions."""
    walk = Walk(_in_turn(it.proposals, it.database, asked), it.database, it.opened, it.decisions(), asked.suggestions)
    with single_keys() as keys:
        evening = Evening(walk, it.conflicts, it.database, it.config, keys)
        while evening.goes_on():
            pass
    return walk.decided + it.conflicts.decided


def _apply(path: str, it: _Review) -> tuple[int, int]:
    """Carries out answers to what is open, whether it would be asked by itself or not; gives their number, and 2 where
    a line was left out."""
    answers = read_answers(sys.stdin.read() if path == "-" else decode(read_post(path), path), path)
    left_out = dict(_apply_to_conflicts(answers, it.conflicts))
    known = {(proposal.one, proposal.other) for proposal in it.proposed}
    left_out |= {answer.line: _no_question(pair) for pair, answer in answers.proposals.items() if pair not in known}
    glossary = it.opened()
    decided, document = 0, glossary.document
    asked = [proposal for proposal in it.proposed if (proposal.one, proposal.other) in answers.proposals]
    for case in _open_cases(asked, it.database, decisions_in(document.blocks)):
        answer = answers.proposals[case.proposal.one, case.proposal.other]
        try:
            changed = review.decide(document, case, answer.choice, glossary.path)
        except GlossaryError as error:
            left_out[answer.line] = str(error)
            continue
        if changed is not None:
            document, decided = changed, decided + 1
    for line, message in sorted(left_out.items()):
        it.report.warn(str(FileError(path, f"{message}; this line was left out", line)))
    if decided:
        glossary.write(document)
    return decided + it.conflicts.decided, 2 if left_out else 0


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
