"""Whose the entries are of which the lock knows nothing: it was lost, emptied, or one side of a conflict was taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from glossary.entries.build import build_concepts
from glossary.extract.decisions import decisions_in
from glossary.extract.reconcile import Rules, reconcile
from glossary.model import Use
from glossary.store.blocks import Block
from glossary.store.document import Document
from glossary.store.update import as_own


def adopt(document: Document, uses: Mapping[str, Sequence[Use]], rules: Rules, *, evidence: bool) -> Document:
    """The document with those unknown entries as the tool's own that stand as the tool writes them now.

    Their aliases and senses are then no decisions of a person. All other unknown entries are a person's, are taken at
    their word, and nothing of them is adopted later. Where there is such an entry of the tool's, the lock is that of
    another text, as after a merge: what is missing then was not taken out by a person.

    `uses` and `rules` are what the extraction goes by; `evidence` says that the tool is to write evidence, so
    that such lines are its own.
    """
    own = {
        number: block
        for number, unknown in enumerate(document.blocks)
        if unknown.unknown and (block := as_own(unknown, document.indent, evidence=evidence))
    }
    document = document._replace(adopting=False)
    if not own:
        return document
    tried = _with(document, own)
    concepts = build_concepts(uses, decisions_in(tried.blocks)).concepts
    plan = reconcile(tried, concepts, complete=True, rules=rules)
    own = {number: block for number, block in own.items() if plan.updates.get(number) == block.entry}
    strangers = {block.entry.term for block in own.values()} - document.back
    return _with(document.with_missing_back() if strangers else document, own)


def _with(document: Document, blocks: Mapping[int, Block]) -> Document:
    return document._replace(blocks=[blocks.get(number, block) for number, block in enumerate(document.blocks)])
