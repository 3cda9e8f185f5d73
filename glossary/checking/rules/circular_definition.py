"""An entry whose definition says nothing but its own name, or two entries that are defined by each other.

Bad:  大模型, defined as 大模型; 智能体, defined as 代理, and 代理, defined as 智能体
Good: 大模型, defined as 参数量巨大的人工智能模型
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.finding import Finding
from glossary.checking.glossary_text import GlossaryText, PlacedEntry
from glossary.checking.registry import Options
from glossary.language.folding import fold

_END = "。.，,；; "
# A longer definition is no name of another entry, and need not be looked up.
_LONGEST_NAME = 16


def check_glossary(glossary: GlossaryText, options: Options) -> Iterator[Finding]:
    """Definitions that lead back to the term."""
    for block in glossary.blocks:
        entry = block.entry
        if not entry.definition or len(entry.definition) > max(_LONGEST_NAME, 2 * len(entry.term)):
            continue
        says = fold(entry.definition.strip(_END))
        if says == fold(entry.term):
            if not _is_said_by_a_post(glossary, says):
                yield glossary.at(block, "definition", f"{entry.term}: the definition only repeats the term")
        elif other := _defined_by(glossary, block, says):
            line = glossary.line_of(other)
            message = f"{entry.term} is defined as {other.entry.term}, and that, in line {line}, as {entry.term}"
            yield glossary.at(block, "definition", message)


def _is_said_by_a_post(glossary: GlossaryText, headword: str) -> bool:
    """Whether it stands so in a post, where `repeated-term` finds it."""
    return any(fold(use.definition.strip(_END)) == headword for use in glossary.uses.of(headword))


def _defined_by(glossary: GlossaryText, block: PlacedEntry, says: str) -> PlacedEntry | None:
    """The other entry that the definition names, if it is defined by this one's name."""
    own = {fold(block.entry.term), fold(block.entry.english)}
    for other in glossary.by_term.get(says, ()):
        if other is not block and fold(other.entry.definition.strip(_END)) in own:
            return other
    return None
