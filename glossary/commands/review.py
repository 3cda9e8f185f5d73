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
from glossary.entries.questions import Proposal, is_worth_asking
from glossary.errors import FileError, GlossaryError
from glossary.extract.decisions import decisions_in
from glossary.extract.proposals import load_decisions, load_proposals, load_put_off
from glossary.index.database import Index
from glossary.index.session import with_index
from glossary.language.width import harmless
from glossary.posts.reading import decode, read_post
from glossary.report import Report, number
from glossary.review import proposing as review
from glossary.review.claims import Claim, claims
from glossary.review.editor import open_post
from glossary.review.keys import Keys, single_keys
from glossary.review.open_glossary import OpenGlossary, extract_again
from glossary.review.proposing import APART, CHOICES, LATER, MERGE, Case
from glossary.review.showing import case_record, case_text
from glossary.review.walk import Walk
from glossary.store.document import Document
from glossary.store.file import EXTRACTED, GlossaryFile, stamp_of

_ANSWERS = {"m": MERGE, "k": APART, "l": LATER, " ": LATER}
_STOP = ("q", "", "\x04", "\x1b")
_ENTRIES = "m merge into the first   k keep apart"
_SENSES = "m one entry   k an entry for each sense"
_OTHERS = "s swap   r reject a name   o open the post   a all of this reason   u undo   l later   q quit "


def run(arguments: Namespace, report: Report) -> int:
    """Asks on a terminal, or writes the open proposals, or carries out answers; gives the exit status."""
    config = configure(arguments)
    return with_index(config, report, lambda index: _review(arguments, config, index, report))


def _review(arguments: Namespace, config: Config, index: Index, report: Report) -> int:
    proposed = load_proposals(index)
    if proposed is None:
        raise GlossaryError("nothing has been proposed yet; run `glossary extract` first")
    if not (config.root / config.glossary).exists():
        raise FileError(config.glossary, "no such file; run `glossary extract` to make it")
    proposals = [proposal for proposal in proposed if is_worth_asking(proposal, arguments.min_uses)]
    opened = cache(lambda: OpenGlossary(config))
    status = 0
    if arguments.format == "jsonl":
        _write_open(proposals, index, opened())
        return 0
    if arguments.apply:
        # An answer holds whether the question would be asked by itself or not.
        decided, status = _apply(arguments.apply, proposed, index, opened(), report)
    elif sys.stdin.isatty() and sys.stdout.isatty():
        decided = _walk(proposals, config, index, opened)
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


def _walk(proposals: Sequence[Proposal], config: Config, index: Index, opened: Callable[[], OpenGlossary]) -> int:
    """Shows one case after the other, those put off before at the end; gives the number of decisions."""
    put_off_before = load_put_off(index)
    in_turn = sorted(proposals, key=lambda proposal: (proposal.one, proposal.other) in put_off_before)
    is_known = index.fact(EXTRACTED) == stamp_of(GlossaryFile(config.root / config.glossary))
    decisions = load_decisions(index) if is_known else decisions_in(opened().document.blocks)
    walk = Walk(in_turn, index, opened, decisions)
    with single_keys() as keys:
        evening = _Evening(walk, index, config, keys)
        while evening.goes_on():
            pass
    return walk.decided


class _Evening:
    """The questions on a terminal: what each key does."""

    def __init__(self, walk: Walk, index: Index, config: Config, keys: Keys) -> None:
        self._walk, self._index, self._config, self._keys = walk, index, config, keys
        self._shown: Case | None = None
        self._claims: list[Claim] = []

    def goes_on(self) -> bool:
        """Shows the question, unless it stands there still, and does what one key says; gives False to stop."""
        case = self._walk.current()
        if case is None:
            _say("No more proposals.")
            return False
        if self._shown is None or self._shown.proposal != case.proposal:
            self._show(case)
        key = self._keys.next().lower()
        if key in _STOP:
            _say("")
            return False
        try:
            self._do(key, self._shown or case)
        except GlossaryError as error:
            _say(str(error))
        return True

    def _show(self, case: Case) -> None:
        self._shown = case
        self._claims = list(claims(self._index, case, _text_of, self._config.marks))
        width = shutil.get_terminal_size((100, 24)).columns
        _say(f"\n{'─' * min(width, 60)}\n{number(self._walk.left, 'proposal')} left\n")
        for line in case_text(case, self._claims, width):
            _say(line)
        asked = _SENSES if case.proposal.asks_for_senses else _ENTRIES
        sys.stdout.write(f"\n{asked}\n{_OTHERS}")
        sys.stdout.flush()

    def _do(self, key: str, case: Case) -> None:
        if key in _ANSWERS:
            _say(f"→ {_ANSWERS[key]}")
            self._walk.answer(case, _ANSWERS[key])
            self._shown = None
        elif key == "u":
            _say("→ undone" if self._walk.undo() else "there is nothing to undo")
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
