"""Faults to plant into the glossary file, many at once, each with the rule that must find it at its entry."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from glossary.checking.finding import Finding
from glossary.checking.glossary_text import GlossaryText
from glossary.checking.reading_uses import current_uses
from glossary.checking.registry import all_rules
from glossary.checking.uses import Uses
from glossary.config import Config, load_config
from glossary.index.file import open_index
from glossary.index.place import INDEX_FOLDER
from glossary.report import Report
from glossary.store import lock as lock_format
from glossary.store.document import parse_document
from glossary.store.file import GlossaryFile, text_of

Change = Callable[[str, int], str | None]
"""The lines of an entry with a fault in them, or more entries behind them; None where it does not suit the entry."""
_term = re.compile(r"- term: ([\u4e00-\u9fff]{3,})\n")
_english = re.compile(r"^  english: ([A-Z][a-z]+ [A-Z][a-z]+)$", re.MULTILINE)
_definition = re.compile(r"^  definition: .*\n", re.MULTILINE)


def _shared(lines: str, number: int) -> str | None:
    """Another entry of the same English name."""
    english = _english.search(lines)
    plain = english and "kind:" not in lines and "《" not in lines
    return f"{lines}- term: 鎏鑫犇{chr(0x4E00 + number)}\n  english: {english[1]}\n" if plain and english else None


def _own_name(lines: str, number: int) -> str | None:
    """An alias that is the term."""
    term = _term.match(lines)
    return f"{lines}  aliases: [{term[1]}]\n" if term and "aliases:" not in lines else None


def _taken_name(lines: str, number: int) -> str | None:
    """An alias that another entry has for its term."""
    added = f"鎏鑫犇{chr(0x4E00 + number)}"
    fits = _term.match(lines) and "aliases:" not in lines
    return f"{lines}  aliases: [{added}]\n- term: {added}\n" if fits else None


def _circular(lines: str, number: int) -> str | None:
    """A definition that repeats the term."""
    term = _term.match(lines)
    if not term or "definition: " not in lines:
        return None
    return _definition.sub(f"  definition: {term[1]}\n", lines)


GLOSSARY_FAULTS: dict[str, tuple[str, Change]] = {
    "one English, two entries": ("shared-english", _shared),
    "alias is the term": ("broken-entry", _own_name),
    "alias is taken": ("alias-clash", _taken_name),
    "defined by itself": ("circular-definition", _circular),
}


def planted_and_found(rule: str, change: Change, count: int, chance: random.Random) -> tuple[int, int, int]:
    """How many faults were planted into the glossary of the current folder, found, and what else is then said."""
    path = Path(Config(Path()).glossary)
    pair = GlossaryFile(path).read()
    assert pair.text is not None
    text = text_of(pair.text, path)
    head, *blocks = re.split(r"^(?=- term:)", text, flags=re.MULTILINE)
    before = _findings(text, pair.lock, path)
    chosen = chance.sample(range(len(blocks)), len(blocks))
    terms: set[str] = set()
    for at in chosen:
        if len(terms) == count:
            break
        if changed := change(blocks[at], len(terms)):
            terms.update(re.findall(r"- term: (.*)\n", changed)[-1:] if rule == "shared-english" else _terms(changed))
            blocks[at] = changed
    after = _findings(head + "".join(blocks), pair.lock, path)
    found = {one.about for one in after if one.rule == rule} & terms
    return len(terms), len(found), (_others(after, rule) - _others(before, rule)).total()


def _terms(lines: str) -> list[str]:
    return re.findall(r"- term: (.*)\n", lines)[:1]


def _findings(text: str, lock: bytes | None, path: Path) -> list[Finding]:
    known = None if lock is None else lock_format.parse_lock(text_of(lock, path))
    index = open_index(Path(INDEX_FOLDER))
    uses = Uses(index, current_uses(load_config(None, Path()), (), index, 0, Report(-1)))
    glossary = GlossaryText(str(path), text, parse_document(text, known, str(path)), uses)
    rules = [rule for rule in all_rules().values() if rule.check_glossary]
    return [
        finding._replace(rule=rule.name)
        for rule in rules
        if rule.check_glossary
        for finding in rule.check_glossary(glossary, rule.defaults)
    ]


def _others(findings: list[Finding], rule: str) -> Counter[tuple[str, str]]:
    return Counter((one.rule, re.sub(r"\d+", "", one.message)) for one in findings if one.rule != rule)
