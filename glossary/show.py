"""`glossary show`: what the glossary knows of a word, and where the posts annotate it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossary.entries.said import other_wordings
from glossary.index.database import Index
from glossary.index.lookup import find, uses_of
from glossary.model import Entry, Use


class Shown(NamedTuple):
    """One entry with its annotations in the posts, in the order of path and place."""

    entry: Entry
    uses: list[Use]

    def variants(self) -> dict[str, list[tuple[str, int]]]:
        """Other wordings than the entry's, by field, the most frequent first."""
        return other_wordings(self.entry, self.uses)


def show(index: Index, word: str) -> list[Shown]:
    """The entries that any form of a word finds."""
    found = find(index, word)
    return [Shown(one.entry, sorted(uses_of(index, one), key=lambda use: (use.post, use.start))) for one in found]


def shown_record(query: str, shown: Sequence[Shown]) -> dict[str, object]:
    """The stable form for programs."""
    return {"query": query, "entries": [_entry_record(one) for one in shown]}


def _entry_record(shown: Shown) -> dict[str, object]:
    fields = shown.entry._asdict()
    return {
        **{name: value or None if isinstance(value, str) else list(value) for name, value in fields.items()},
        "posts": len({use.post for use in shown.uses}),
        "variants": {field: dict(counts) for field, counts in shown.variants().items()},
        "annotations": [{"path": use.post, "line": use.line, "start": use.start} for use in shown.uses],
    }


def shown_text(shown: Shown, most: int) -> Iterator[str]:
    """The lines a person reads; at most `most` places and wordings of each field are listed."""
    entry = shown.entry
    title = " · ".join(filter(None, (entry.term, entry.english)))
    notes = ", ".join(filter(None, (entry.kind, entry.status)))
    yield f"{title}  [{notes}]" if notes else title
    yield from (f"  {line}" for line in below_the_names(entry))
    for field, counts in shown.variants().items():
        yield f"  other {field}: " + _some([f"{text} ({count})" for text, count in counts], most)
    posts = len({use.post for use in shown.uses})
    if posts:
        yield f"  annotated in {posts} post{'s' * (posts != 1)}:"
    for use in shown.uses[:most]:
        yield f"    {use.post}:{use.line}"
    if len(shown.uses) > most:
        yield f"    … and {len(shown.uses) - most} more (--all lists them)"


def below_the_names(entry: Entry) -> Iterator[str]:
    """What an entry says besides term and English, a line each."""
    if entry.definition:
        yield entry.definition
    if entry.aliases:
        yield f"also: {', '.join(entry.aliases)}"
    if entry.superseded:
        yield f"formerly: {', '.join(entry.superseded)}"


def _some(items: list[str], most: int) -> str:
    rest = len(items) - most
    return "; ".join(items[:most]) + (f"; … {rest} more" if rest > 0 else "")
