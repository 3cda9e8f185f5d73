"""A program that is asked first, a language model say. What it answers are suggestions; a person decides."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from glossary.entries.questions import Pair
from glossary.errors import GlossaryError
from glossary.json_text import read_json
from glossary.review.proposing import CHOICES, LATER


class Suggestion(NamedTuple):
    """What a program would decide, what calls itself so, and its reason if it gave one."""

    choice: str
    by: str
    why: str = ""


class Asked(NamedTuple):
    """The suggestions by the headwords asked about, and the lines that were left out: their numbers, from 1."""

    suggestions: Mapping[Pair, Suggestion]
    left_out: Sequence[int] = ()


NOBODY = Asked({})
"""What nobody who was asked has answered."""


def ask(command: str, questions: Iterable[str], open_pairs: Iterable[Pair]) -> Asked:
    """What a program answers to questions, one a line, as `review --format jsonl` writes them.

    Raises GlossaryError where it cannot be started, or says by its exit status that it failed.
    """
    words = shlex.split(command, posix=os.name != "nt")
    if not words:
        raise GlossaryError("--ask needs a command, as in --ask ./model.py")
    lines = [f"{question}\n" for question in questions]
    return read_suggestions(_output(words, "".join(lines)), PurePath(words[0]).name, open_pairs) if lines else NOBODY


def _output(words: Sequence[str], text: str) -> str:
    """What a command writes when it is given a text. Its errors go where ours go."""
    try:
        run = subprocess.run(words, input=text.encode(), stdout=subprocess.PIPE, check=False)
    except OSError as error:
        raise GlossaryError(f"--ask: {words[0]}: {error.strerror}") from None
    if run.returncode:
        raise GlossaryError(f"--ask: {words[0]} failed with exit status {run.returncode}; nothing is decided")
    return run.stdout.decode(errors="replace")


def read_suggestions(text: str, by: str, open_pairs: Iterable[Pair]) -> Asked:
    """The suggestions in the lines of a text. A line that is none, or fits no open question, is left out; `by` stands
    where a line does not say whose it is."""
    wanted = set(open_pairs)
    suggestions: dict[Pair, Suggestion] = {}
    left_out: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            pair, suggestion = _suggestion(line, by)
        except (ValueError, KeyError, TypeError, AttributeError):
            left_out.append(number)
            continue
        if pair not in wanted:
            left_out.append(number)
        elif suggestion.choice != LATER:
            suggestions[pair] = suggestion
    return Asked(suggestions, left_out)


def _suggestion(line: str, by: str) -> tuple[Pair, Suggestion]:
    record = read_json(line)
    choice = record["decision"] or LATER
    if choice not in CHOICES:
        raise ValueError(choice)
    pair = str(record["one"]), str(record["other"])
    return pair, Suggestion(choice, str(record.get("by") or by), str(record.get("why") or ""))
