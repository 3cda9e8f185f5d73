"""The entries of the glossary that are to be exported, out of the index."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.export.values import Item
from glossary.index.database import Index
from glossary.index.lookup import REMOVED, Found, all_found
from glossary.page.choice import EntrySelection, largest, nothing_fits, post_numbers, select
from glossary.page.post_facts import PostFacts, all_post_facts


def selected_items(index: Index, choice: EntrySelection) -> tuple[list[Item], str]:
    """The entries that the choice leaves, in the order of their fields; and why, where it leaves none."""
    everything = [one for one in all_found(index) if one.entry.status != REMOVED]
    facts = _post_facts(index, everything) if choice.areas else {}
    found = select(everything, choice, facts)
    why = "" if found else nothing_fits(choice, largest(everything, facts), "nothing is exported")
    items = [Item(one.entry, len(post_numbers(one)), one.touched) for one in found]
    return sorted(items, key=lambda item: item.entry), why


def _post_facts(index: Index, found: Iterable[Found]) -> dict[int, PostFacts]:
    facts, _ = all_post_facts(index, {number for one in found for number in post_numbers(one)})
    return facts
