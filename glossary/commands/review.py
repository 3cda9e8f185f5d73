"""`glossary review`: what the evidence does not settle, decided by a person, one proposal after the other."""

from __future__ import annotations

import json
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
from glossary.store.document import Document
from glossary.store.file import EXTRACTED, GlossaryFile, stamp_of


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
    if arguments.ask is not None and arguments.apply:
        raise GlossaryError("--ask asks the questions and --apply answers them: give one of the two")
    may_ask = arguments.format == "jsonl" or (sys.stdin.isatty() and sys.stdout.isatty())
    asked = NOBODY if arguments.ask is None or not may_ask else _ask(arguments.ask, proposals, index, opened(), report)
    status = 0
    if arguments.format == "jsonl":
        for conflict in conflicts.open():
            sys.stdout.write(json.dumps(conflict_record(conflict), ensure_ascii=False) + "\n")
        _write_open(proposals, index, opened(), asked)
        return 0
    if arguments.apply:
        # An answer holds whether the question would be asked by itself or not.
        decided, status = _apply(arguments.apply, proposed, conflicts, index, opened(), report)
    elif may_ask:
        decided = _walk(proposals, conflicts, config, index, opened, asked)
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


def _write_open(proposals: Sequence[Proposal], index: Index, glossary: OpenGlossary, asked: Asked) -> None:
    for case, _ in _open_cases(proposals, index, glossary):
        suggestion = asked.suggestions.get((case.proposal.one, case.proposal.other))
        sys.stdout.write(json.dumps(case_record(case, suggestion), ensure_ascii=False) + "\n")


def _ask(command: str, proposals: Sequence[Proposal], index: Index, glossary: OpenGlossary, report: Report) -> Asked:
    """What a program answers to the open questions, before a person is asked."""
    cases = [case for case, _ in _open_cases(proposals, index, glossary)]
    questions = [json.dumps(case_record(case), ensure_ascii=False) for case in cases]
    asked = ask(command, questions, [(case.proposal.one, case.proposal.other) for case in cases])
    if asked.left_out:
        lines = f"line {asked.left_out[0]}" + (" and others" if len(asked.left_out) > 1 else "")
        report.warn(f"--ask: {lines} of what {command} wrote answers no open question, and is left out")
    report.say(f"{number(len(asked.suggestions), 'suggestion')} for {number(len(cases), 'question')}")
    return asked


def _walk(
    proposals: Sequence[Proposal],
    conflicts: ConflictWalk,
    config: Config,
    index: Index,
    opened: Callable[[], OpenGlossary],
    asked: Asked,
) -> int:
    """Shows what imports left open, then one case after the other, those first to which a program gave an answer, and
    those put off before at the end; gives the number of decisions."""
    put_off_before = load_put_off(index)

    def turn(proposal: Proposal) -> tuple[bool, bool]:
        pair = proposal.one, proposal.other
        return pair in put_off_before, pair not in asked.suggestions

    in_turn = sorted(proposals, key=turn)
    is_known = index.fact(EXTRACTED) == stamp_of(GlossaryFile(config.root / config.glossary))
    decisions = load_decisions(index) if is_known else decisions_in(opened().document.blocks)
    walk = Walk(in_turn, index, opened, decisions, asked.suggestions)
    with single_keys() as keys:
        evening = Evening(walk, conflicts, index, config, keys)
        while evening.goes_on():
            pass
    return walk.decided + conflicts.decided


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
