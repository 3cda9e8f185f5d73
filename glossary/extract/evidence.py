"""What the posts say of an entry beyond its fields: in how many it stands, where first, in which other wordings."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.entries.build import Concept
from glossary.entries.said import other_wordings
from glossary.model import Entry
from glossary.store.document import sense
from glossary.store.fields import Evidence

# Of each field, in the file: the index holds them all.
_MOST_VARIANTS = 8


def evidence_by_sense(entries: Iterable[tuple[Entry, Concept]]) -> dict[tuple[str, str], Evidence]:
    """The evidence for each entry, as `store.splice` asks for it."""
    return {sense(entry): evidence_of(entry, concept) for entry, concept in entries}


def evidence_of(entry: Entry, concept: Concept) -> Evidence:
    """The evidence that a concept's uses give; `first_seen` is the first post in the order of paths."""
    posts = {use.post for use in concept.uses}
    wordings = other_wordings(entry, concept.uses)
    variants = {field: dict(counts[:_MOST_VARIANTS]) for field, counts in wordings.items() if field != "chinese"}
    return Evidence(len(posts), _written(min(posts, default="")), variants)


def _written(path: str) -> str:
    """A path as it can stand in a file, also where it is not UTF-8."""
    return path.encode(errors="backslashreplace").decode()
