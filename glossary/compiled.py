"""The glossary as the index holds it: looked up by any form of a word, without reading the file again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from glossary import lock as lock_format
from glossary.concepts import Concept
from glossary.config import Config
from glossary.errors import FileError
from glossary.folding import fold
from glossary.glossary_file import GlossaryFile, text_of
from glossary.index import Index
from glossary.lookup import Found, all_found, compile_entries
from glossary.model import Entry
from glossary.reconcile import Plan
from glossary.report import Report
from glossary.store import Document, parse
from glossary.store_blocks import Block

FACT = "compiled"


def found_entries(document: Document, plan: Plan, numbers: Mapping[str, int]) -> list[Found]:
    """The entries as they stand after the plan is carried out, with the places of their annotations.

    `numbers` are the posts' numbers by path.
    """
    found: list[Found] = []
    removed = set(plan.removed)
    for position, block in enumerate(document.blocks):
        if position in removed:
            continue
        concept = plan.concepts.get(position)
        entry = with_hand(block, plan.updates[position]) if position in plan.updates else block.entry
        found.append(_found(entry, concept, numbers, block.touched))
    found += (_found(entry, concept, numbers) for entry, concept in zip(plan.new, plan.new_concepts, strict=True))
    return found


def changed_entries(document: Document, plan: Plan) -> int:
    """How many entries that stand in the file say something else after the plan is carried out."""
    blocks = document.blocks
    return sum(with_hand(blocks[number], entry) != blocks[number].entry for number, entry in plan.updates.items())


def with_hand(block: Block, entry: Entry) -> Entry:
    """What the posts say, with what the person wrote in this block in its place."""
    kept = {
        field: getattr(block.entry, field)
        for field in (*block.hand, "term", "annotate", "note")
        if hasattr(block.entry, field)
    }
    return entry._replace(**kept)


def _found(entry: Entry, concept: Concept | None, numbers: Mapping[str, int], touched: bool = False) -> Found:
    if concept is None:
        return Found(entry, (fold(entry.term),), (), touched)
    return Found(entry, concept.keys, tuple((numbers[use.post], use.start) for use in concept.uses), touched)


def compile_glossary(config: Config, index: Index, report: Report) -> None:
    """Brings the index up to a glossary file that a person has changed since the last extraction.

    Raises FileError where there is no glossary file, or none that can be read.
    """
    file = GlossaryFile(config.root / config.glossary)
    stamp = f"{file.path} {file.stamp()}"
    if index.fact(FACT) == stamp:
        return
    pair = file.read()
    if pair.text is None:
        raise FileError(config.glossary, "no such file; run `glossary extract` to make it")
    known = None if pair.lock is None else lock_format.parse(text_of(pair.lock, file.lock_path))
    document = parse(text_of(pair.text, file.path), known, str(file.path))
    report.detail(f"reading {file.path}")
    entries = [block.entry for block in document.blocks]
    packed, forms = compile_entries(list(_with_old_places(index, entries)))
    with index.writing():
        index.put_entries(packed, forms)
        index.set_facts({FACT: stamp})


def _with_old_places(index: Index, entries: Sequence[Entry]) -> Iterable[Found]:
    """The entries, with the annotations that the last extraction found for the same term and English."""
    old = {(found.entry.term, found.entry.english): found for found in all_found(index)}
    by_term = {term: found for (term, _), found in old.items()}
    for entry in entries:
        found = old.get((entry.term, entry.english)) or by_term.get(entry.term)
        yield Found(entry, found.keys, found.places) if found else Found(entry, (fold(entry.term),), ())
