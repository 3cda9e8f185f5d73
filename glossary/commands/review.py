"""`glossary review`: what the evidence does not settle, decided by a person, one proposal after the other."""

from __future__ import annotations

import json
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence

from glossary.arguments.configuration import configure
from glossary.config import Config
from glossary.entries.build import Proposal
from glossary.errors import FileError, GlossaryError
from glossary.extract.decisions import decisions_in
from glossary.extract.proposals import load_proposals, load_put_off, put_off
from glossary.index.database import Index
from glossary.index.session import with_index
from glossary.language.width import harmless
from glossary.posts.reading import decode, read_post
from glossary.report import Report, number
from glossary.review import proposing as review
from glossary.review.keys import single_keys
from glossary.review.open_glossary import OpenGlossary, carry_out
from glossary.review.proposing import APART, CHOICES, LATER, MERGE, Case
from glossary.store.document import Document

_KEYS = {"m": MERGE, "k": APART, "l": LATER, " ": LATER}
_ENTRIES = "m merge into the first   k keep apart"
_SENSES = "m one entry   k an entry for each sense"


def run(arguments: Namespace, report: Report) -> int:
    """Asks on a terminal, or writes the open proposals, or carries out answers; gives the exit status."""
    config = configure(arguments)
    return with_index(config, report, lambda index: _review(arguments, config, index, report))


def _review(arguments: Namespace, config: Config, index: Index, report: Report) -> int:
    proposals = load_proposals(index)
    if proposals is None:
        raise GlossaryError("nothing has been proposed yet; run `glossary extract` first")
    glossary = OpenGlossary(config)
    status = 0
    if arguments.format == "jsonl":
        _write_open(proposals, index, glossary)
        return 0
    if arguments.apply:
        decided, status = _apply(arguments.apply, proposals, index, glossary, report)
    elif sys.stdin.isatty() and sys.stdout.isatty():
        with single_keys() as next_key:
            decided = _ask(proposals, index, glossary, next_key)
    else:
        raise GlossaryError("review asks on a terminal; in a script, use --format jsonl and --apply FILE")
    report.say(f"{number(decided, 'decision')} written into {config.glossary}")
    if decided:
        carry_out(config, index, report)
    return status


def _open_cases(proposals: Iterable[Proposal], index: Index, glossary: OpenGlossary) -> Iterator[tuple[Case, int]]:
    """The cases that are still open when they are asked for, so that one decision may answer others; and how many are
    left with each."""
    waiting = list(review.cases(proposals, index))
    answered: Document | None = None
    for place, case in enumerate(waiting):
        if answered is not glossary.document:
            answered, decisions = glossary.document, decisions_in(glossary.document.blocks)
            is_open = set(review.still_open([case.proposal for case in waiting], decisions))
        if case.proposal in is_open:
            yield case, sum(other.proposal in is_open for other in waiting[place:])


def _write_open(proposals: Sequence[Proposal], index: Index, glossary: OpenGlossary) -> None:
    for case, _ in _open_cases(proposals, index, glossary):
        sys.stdout.write(json.dumps(review.as_record(case), ensure_ascii=False) + "\n")


def _ask(proposals: Sequence[Proposal], index: Index, glossary: OpenGlossary, next_key: Callable[[], str]) -> int:
    """Shows one case after the other, those put off before at the end, and writes each decision at once; gives their
    number."""
    decided = 0
    put_off_before = load_put_off(index)
    in_turn = sorted(proposals, key=lambda proposal: (proposal.one, proposal.other) in put_off_before)
    for case, left in _open_cases(in_turn, index, glossary):
        _show(case, left, index)
        choice = _choice(next_key)
        if choice is None:
            return decided
        if choice == LATER:
            put_off(index, case.proposal)
            continue
        try:
            document = review.decide(glossary.document, case, choice, glossary.path)
        except GlossaryError as error:
            sys.stdout.write(f"{error}\n")
            continue
        if document is not None:
            glossary.write(document)
            decided += 1
    sys.stdout.write("No more proposals.\n")
    return decided


def _show(case: Case, left: int, index: Index) -> None:
    uses = [list(review.some_uses(index, found)) for found in dict.fromkeys((case.one, case.other))]
    width = shutil.get_terminal_size((100, 24)).columns
    sys.stdout.write(f"\n{'─' * min(width, 60)}\n{number(left, 'proposal')} left\n\n")
    sys.stdout.writelines(harmless(line) + "\n" for line in review.as_text(case, uses, width))
    asked = _SENSES if case.proposal.one == case.proposal.other else _ENTRIES
    sys.stdout.write(f"\n{asked}   l later   q quit ")
    sys.stdout.flush()


def _choice(next_key: Callable[[], str]) -> str | None:
    """What a person chooses; None to stop."""
    while True:
        key = next_key().lower()
        if key in ("q", "", "\x04", "\x1b"):
            sys.stdout.write("\n")
            return None
        if key in _KEYS:
            sys.stdout.write(f"→ {_KEYS[key]}\n")
            return _KEYS[key]


def _apply(
    path: str, proposals: Sequence[Proposal], index: Index, glossary: OpenGlossary, report: Report
) -> tuple[int, int]:
    """Carries out answers to open proposals, in one write; gives their number, and 2 where a line was left out."""
    answers = _read_answers(path)
    known = {(proposal.one, proposal.other) for proposal in proposals}
    left_out = {line: _no_question(pair) for pair, (_, line) in answers.items() if pair not in known}
    decided, document = 0, glossary.document
    asked = [proposal for proposal in proposals if (proposal.one, proposal.other) in answers]
    for case, _ in _open_cases(asked, index, glossary):
        choice, line = answers[case.proposal.one, case.proposal.other]
        try:
            changed = review.decide(document, case, choice, glossary.path)
        except GlossaryError as error:
            left_out[line] = str(error)
            continue
        if changed is not None:
            document, decided = changed, decided + 1
    for line, message in sorted(left_out.items()):
        report.warn(str(FileError(path, f"{message}; this line was left out", line)))
    if decided:
        glossary.write(document)
    return decided, 2 if left_out else 0


def _no_question(pair: tuple[str, str]) -> str:
    return f"no question is open about {' and '.join(dict.fromkeys(pair))}"


def _read_answers(path: str) -> dict[tuple[str, str], tuple[str, int]]:
    """The decisions in a file of lines as `--format jsonl` writes them, with their lines. Raises FileError with the
    line."""
    text = sys.stdin.read() if path == "-" else decode(read_post(path), path)
    answers: dict[tuple[str, str], tuple[str, int]] = {}
    for line, written in enumerate(text.splitlines(), 1):
        if not written.strip():
            continue
        try:
            record = json.loads(written)
            pair, choice = (str(record["one"]), str(record["other"])), record.get("decision")
        except (ValueError, KeyError, TypeError, AttributeError):
            raise FileError(path, 'expected {"one": …, "other": …, "decision": …}', line) from None
        if choice not in (*CHOICES, None):
            raise FileError(path, f"unknown decision {choice}, expected: {', '.join(CHOICES)}", line)
        if choice:
            answers[pair] = choice, line
    return answers
