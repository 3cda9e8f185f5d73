"""The tool's part in the life of a glossary file, with entries in place of posts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from glossary.entries.build import Concept
from glossary.extract.clashes import may_be_added, without_clashes
from glossary.model import Entry
from glossary.store import document as store
from glossary.store import lock
from glossary.store.blocks import Block
from glossary.store.fields import Evidence
from glossary.store.splice import splice

Files = tuple[str, str]
"""The texts of the glossary file and of its lock."""


def rerun(
    text: str,
    lock_text: str | None,
    entries: Iterable[Entry],
    evidence: Mapping[tuple[str, str], Evidence] | None = None,
) -> Files:
    """The two files after a run in which the posts give these entries."""
    known = None if lock_text is None else lock.parse_lock(lock_text)
    document = store.parse_document(text, known, "glossary.yaml")
    updates, new = match(document.blocks, entries)
    removed = set(range(len(document.blocks))) - updates.keys()
    text, after = splice_apart(document, updates, removed, new, evidence)
    return text, lock.render_lock(after)


def splice_apart(
    document: store.Document,
    updates: Mapping[int, Entry],
    removed: Collection[int],
    new: Iterable[Entry],
    evidence: Mapping[tuple[str, str], Evidence] | None = None,
) -> tuple[str, lock.Lock]:
    """The new text and lock, without what would make two entries the same."""
    updates = without_clashes(document, updates, removed)
    added = may_be_added([(entry, Concept((), ())) for entry in new], document, updates, removed)
    return splice(document, updates, removed, [entry for entry, _ in added], evidence)


def match(blocks: Sequence[Block], entries: Iterable[Entry]) -> tuple[dict[int, Entry], list[Entry]]:
    """Entries by the number of the block with their term and English, else with their term; and the rest."""
    updates: dict[int, Entry] = {}
    left = list(entries)
    for same in (store.sense, lambda entry: entry.term):
        for entry in tuple(left):
            places = (n for n, block in enumerate(blocks) if n not in updates and same(block.entry) == same(entry))
            place = next(places, None)
            if place is not None:
                updates[place] = entry
                left.remove(entry)
    return updates, left
