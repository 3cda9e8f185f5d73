"""Answers to open questions in a file, one a line, as `review --format jsonl` writes the questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from glossary.entries.questions import Pair
from glossary.errors import FileError
from glossary.imports.conflicts import ANSWERS, Contradiction
from glossary.json_text import read_json
from glossary.review.proposing import CHOICES

ConflictName = tuple[str, str, str]
"""How a line names a conflict: the term, the field, and where the imported value comes from."""


class Answer(NamedTuple):
    """A decision, and the line that it stands in."""

    choice: str
    line: int


class Answers(NamedTuple):
    """The decisions about proposals, by their headwords, and about the conflicts of imports."""

    proposals: Mapping[Pair, Answer]
    conflicts: Mapping[ConflictName, Answer]


def name_of_conflict(conflict: Contradiction) -> ConflictName:
    """The name by which a line answers it."""
    return conflict.ours.term, conflict.clash.field, conflict.left_open.source


def read_answers(text: str, path: str) -> Answers:
    """The decisions in the lines of a file. Raises FileError with the line."""
    proposals: dict[Pair, Answer] = {}
    conflicts: dict[ConflictName, Answer] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = read_json(line)
            choice, is_conflict = record.get("decision"), "field" in record
            if is_conflict:
                name = str(record["term"]), str(record["field"]), str(record["source"])
            else:
                pair = str(record["one"]), str(record["other"])
        except (ValueError, KeyError, TypeError, AttributeError):
            raise FileError(path, 'expected {"one": …, "other": …, "decision": …}', number) from None
        allowed = ANSWERS if is_conflict else CHOICES
        if choice not in (*allowed, None):
            raise FileError(path, f"unknown decision {choice}, expected: {', '.join(allowed)}", number)
        if choice and is_conflict:
            conflicts[name] = Answer(choice, number)
        elif choice:
            proposals[pair] = Answer(choice, number)
    return Answers(proposals, conflicts)
