"""The entries of a glossary file, each with its own lines and its row of the lock.

A block that stands as the tool wrote it is taken apart by one regular expression and read without PyYAML,
which would take ten seconds for 70,000 entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from glossary.model import NEVER, Entry
from glossary.store import entry as store_entry
from glossary.store import lock
from glossary.store.fields import EVIDENCE, OWNED, FieldRule, Value, Written, are_allowed, entry_as_written
from glossary.store.layout import Layout
from glossary.store.lock import ADDED, Row
from glossary.store.owner import claim_rows, hand, is_tidy
from glossary.store.source import Source
from glossary.store.yaml_text import FLOW_COUNTS, SCALAR, read_flow_list, read_scalar, scalar

_NOBODY: frozenset[str] = frozenset()
_EVIDENCE = rf"(?: *posts: [0-9]+\n)?(?: *first_seen: {SCALAR}\n)?(?: *variants: {FLOW_COUNTS}\n)?"
_NO_ROW: Row = ("", "")


class Block(NamedTuple):
    """One entry's lines in the file, with the comments and blank lines directly above them.

    `hand` names the fields that are a person's, those that a person deleted among them. `touched` says that a
    person changed, added or laid out anything here: such a block is never removed. `line` is where `text`
    begins, 1-based. `row` is what the lock says, `unknown` that it says nothing. `evidence` are the evidence lines of
    an untouched block.
    """

    text: str
    entry: Entry
    hand: frozenset[str]
    touched: bool
    line: int
    row: Row
    evidence: str = ""
    unknown: bool = False

    @property
    def dash(self) -> int:
        """Where the entry's `-` stands in `text`, in code points."""
        match = re.search(r"^ *-", self.text, re.MULTILINE)
        return match.end() - 1 if match else 0


class _Match(NamedTuple):
    """What the pattern finds: a block's text, or the tail; of a usual block what is written in it."""

    text: str
    term: str
    owned: Written
    evidence: str
    tail: str


def _matches(source: Source, start: int, indent: str) -> Iterator[_Match]:
    for text, term, *owned, evidence, tail in _pattern(indent).findall(source.text, start):
        yield _Match(text, term, tuple(owned), evidence, tail)


class _Unclear(NamedTuple):
    """A block whose row must be searched for."""

    number: int
    source: Source
    layout: Layout
    entry: Entry


def read_blocks(
    source: Source, start: int, indent: str, rows: Sequence[Row], *, has_evidence: bool
) -> tuple[list[Block], list[Row], int]:
    """The blocks from `start` on, the rows that belong to none, and where the tail begins.

    `has_evidence` says that evidence lines are the tool's.

    Raises FileError for a block that a glossary may not hold.
    """
    left = dict.fromkeys(rows)
    blocks: list[Block] = []
    unclear: list[_Unclear] = []
    line = source.text.count("\n", 0, start) + 1
    for found in _matches(source, start, indent):
        if found.tail:
            break
        text = found.text
        start += len(text)
        is_plain = has_evidence or not found.evidence
        block = None if not is_plain else _as_written(found, line, left) if rows else _as_added(found, line)
        if block is None:
            part = Source(source.path, text, line)
            layout, entry = store_entry.read_entry(part)
            unclear.append(_Unclear(len(blocks), part, layout, entry))
            block = Block(text, entry, _NOBODY, True, line, _NO_ROW)
        blocks.append(block)
        line += text.count("\n")
    for number, block in _owned(unclear, indent, left, has_evidence=has_evidence):
        blocks[number] = block
    return blocks, list(left), start


def block_end(text: str, dash: int) -> int:
    """Where the lines end of a block whose `-` stands at `dash`, at the margin."""
    match = re.compile(_any_block("")).match(text, dash)
    return match.end() if match else dash


def lead_in(text: str, start: int, dash: int) -> int:
    """Where the block begins whose `-` stands at `dash`, the start of a line: with the gaps directly above it.

    `start` is where the entries begin.
    """
    while dash > start:
        above = text.rfind("\n", start, dash - 1) + 1 or start
        if text[above] != "#" and text[above:dash].strip(" \t\n"):
            break
        dash = above
    return dash


def _gap(indent: str) -> str:
    return rf"(?:[ ]{{0,{len(indent)}}}#.*\n|[ \t]*\n)"


def _any_block(indent: str) -> str:
    gap = _gap(indent)
    return rf"{gap}*+{indent}-(?:[ \t].*)?\n(?:{gap}*+{indent}[ \t]+\S.*\n)*+"


@lru_cache(maxsize=8)
def _pattern(indent: str) -> re.Pattern[str]:
    """Matches block after block, then the tail.

    Groups: text; term and OWNED fields as written, and the evidence lines, if these are all; the tail.
    """
    gap = _gap(indent)
    deeper = rf"{indent}[ \t]+\S.*\n"
    owned = "".join(rf"(?:{indent}  {name}: (.+)\n)?" for name in OWNED)
    evidence = "".join(rf"(?:{indent}  {name}: .+\n)?" for name in EVIDENCE)
    usual = rf"{indent}- term: (.+)\n{owned}({evidence})(?!{gap}*+{deeper})"
    return re.compile(rf"({usual}|{_any_block(indent)})|((?s:.+))")


def _as_written(found: _Match, line: int, left: dict[Row, None]) -> Block | None:
    """The block, if it is as the lock says that the tool wrote it; its row is then taken out of `left`."""
    row = found.term, lock.cells(found.owned)
    if row not in left or (found.evidence and not re.fullmatch(_EVIDENCE, found.evidence)):
        return None
    lines = found.text.removesuffix(found.evidence)
    read = _quoted_entry if "'" in lines or '"' in lines else _plain_entry
    entry = read(found.term, found.owned)
    if entry is None:
        return None
    del left[row]
    return Block(found.text, entry, _NOBODY, False, line, row, found.evidence)


def _as_added(found: _Match, line: int) -> Block | None:
    """The block, if it is laid out as the tool does, where there is no lock that might know it."""
    entry = _quoted_entry(found.term, found.owned) if found.term else None
    if entry is None or not are_allowed(entry) or (found.evidence and not re.fullmatch(_EVIDENCE, found.evidence)):
        return None
    row = scalar(entry.term), ADDED
    names = [name for name, written in zip(OWNED, found.owned, strict=True) if written]
    return Block(
        found.text, entry, frozenset(names if row[0] == found.term else ["term", *names]), True, line, row, unknown=True
    )


def _plain_entry(term: str, owned: Written) -> Entry | None:
    """The entry behind fields that the tool wrote without quotes: they say what is written."""
    return entry_as_written(term, owned, lambda rule, text: tuple(text[1:-1].split(", ")) if rule.is_list else text)


def _quoted_entry(term: str, owned: Written) -> Entry | None:
    """The entry behind fields as the tool writes them; None where it takes PyYAML to say."""
    named = read_scalar(term)
    return entry_as_written(named, owned, _read_quoted) if named else None


def _read_quoted(rule: FieldRule, text: str) -> Value | None:
    return read_flow_list(text) if rule.is_list else read_scalar(text)


def _owned(
    unclear: Sequence[_Unclear], indent: str, left: dict[Row, None], *, has_evidence: bool
) -> Iterator[tuple[int, Block]]:
    """The blocks that are not all the tool's, by number, with their rows taken out of `left`."""
    keys = [(scalar(found.entry.term), _written_english(found.layout)) for found in unclear]
    # Two senses that a person wrote have equal rows, which are one here.
    added = {row for row in left if row[1] == ADDED}
    for one, known in zip(unclear, claim_rows(keys, left), strict=True):
        source, row = one.source, known or (scalar(one.entry.term), ADDED)
        cells = lock.read_cells(row[1])
        mine = hand(one.layout, cells, has_evidence=has_evidence)
        if one.entry.changes == NEVER:
            mine |= frozenset(OWNED)
        touched = cells.added or bool(mine) or not is_tidy(source.text, one.layout, indent)
        unknown = known is None and row not in added
        yield one.number, Block(source.text, one.entry, mine, touched, source.line, row, unknown=unknown)


def _written_english(layout: Layout) -> str:
    field = layout.fields.get("english")
    return field.written if field else ""
