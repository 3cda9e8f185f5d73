"""`glossary review`: what the evidence does not settle, decided by a person, one proposal after the other."""

from __future__ import annotations

import json
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from glossary.concepts.build import Proposal
from glossary.config import Config
from glossary.errors import FileError, GlossaryError
from glossary.extract.decisions import decisions_in
from glossary.extract.proposals import load_proposals
from glossary.index.database import Index
from glossary.posts.reading import decode, read_post
from glossary.report import Report, number
from glossary.review import proposing as review
from glossary.review.keys import single_keys
from glossary.review.open_glossary import OpenGlossary, carry_out
from glossary.review.proposing import APART, CHOICES, LATER, MERGE, Case
from glossary.setup import configure, with_index
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
    if arguments.format == "jsonl":
        _write_open(proposals, index, glossary)
        return 0
    if arguments.apply:
        decided = _apply(_read_answers(arguments.apply), proposals, index, glossary)
    elif sys.stdin.isatty() and sys.stdout.isatty():
        with single_keys() as next_key:
            decided = _ask(proposals, index, glossary, next_key)
    else:
        raise GlossaryError("review asks on a terminal; in a script, use --format jsonl and --apply FILE")
    report.say(f"{number(decided, 'decision')} written into {config.glossary}")
    if decided:
        carry_out(config, index, report)
    return 0


def _open_cases(proposals: Iterable[Proposal], index: Index, glossary: OpenGlossary) -> Iterator[Case]:
    """The cases that are still open when they are asked for, so that one decision may answer others."""
    answered: Document | None = None
    for proposal in proposals:
        if answered is not glossary.document:
            answered, decisions = glossary.document, decisions_in(glossary.document.blocks)
            is_open = set(review.still_open(proposals, decisions))
        if proposal in is_open:
            yield from review.cases([proposal], index)


def _write_open(proposals: Sequence[Proposal], index: Index, glossary: OpenGlossary) -> None:
    for case in _open_cases(proposals, index, glossary):
        sys.stdout.write(json.dumps(review.as_record(case), ensure_ascii=False) + "\n")


def _ask(proposals: Sequence[Proposal], index: Index, glossary: OpenGlossary, next_key: Callable[[], str]) -> int:
    """Shows one case after the other and writes each decision at once; gives their number."""
    decided = 0
    left = len(list(review.still_open(proposals, decisions_in(glossary.document.blocks))))
    for case in _open_cases(proposals, index, glossary):
        _show(case, left, index)
        choice = _choice(next_key)
        if choice is None:
            return decided
        document = review.decide(glossary.document, case, choice, glossary.path)
        if document is not None:
            glossary.write(document)
            decided += 1
        left -= 1
    sys.stdout.write("No more proposals.\n")
    return decided


def _show(case: Case, left: int, index: Index) -> None:
    uses = [list(review.some_uses(index, found)) for found in dict.fromkeys((case.one, case.other))]
    width = shutil.get_terminal_size((100, 24)).columns
    sys.stdout.write(f"\n{'─' * min(width, 60)}\n{number(left, 'proposal')} left\n\n")
    sys.stdout.writelines(line + "\n" for line in review.as_text(case, uses, width))
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
    answers: Mapping[tuple[str, str], str], proposals: Sequence[Proposal], index: Index, glossary: OpenGlossary
) -> int:
    """Carries out answers to open proposals, in one write; gives their number."""
    decided, document = 0, glossary.document
    for case in _open_cases([p for p in proposals if (p.one, p.other) in answers], index, glossary):
        choice = answers[case.proposal.one, case.proposal.other]
        changed = review.decide(document, case, choice, glossary.path)
        if changed is not None:
            document, decided = changed, decided + 1
    if decided:
        glossary.write(document)
    return decided


def _read_answers(path: str) -> dict[tuple[str, str], str]:
    """The decisions in a file of lines as `--format jsonl` writes them. Raises FileError with the line."""
    text = sys.stdin.read() if path == "-" else decode(read_post(path), path)
    answers: dict[tuple[str, str], str] = {}
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
            answers[pair] = choice
    return answers
