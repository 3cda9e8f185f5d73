"""The entries of a text as part of a prompt: names first, definitions apart, always in the same order."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from glossary.context.mentioned import GIVEN_UP, Mentioned
from glossary.export.names import Names, names_by_language, plain_name
from glossary.export.values import ExportMaterial

_NAMES = {
    "en": "Terminology (Chinese = English). Use these names:",
    "zh": "Terminology (English = Chinese). Use these names:",
}
_DEFINITIONS = "Definitions:"


def prompt(found: Sequence[Mentioned], material: ExportMaterial) -> str:
    """The lines of the prompt; nothing where there is nothing to say. No order depends on how often a word stands."""
    names = dict.fromkeys(_by_name(found, material))
    definitions = dict.fromkeys(_definitions(found))
    parts = [[_NAMES[material.target], *names]] if names else []
    parts += [[_DEFINITIONS, *definitions]] if definitions else []
    return "\n\n".join("\n".join(part) for part in parts) + ("\n" if parts else "")


def _by_name(found: Sequence[Mentioned], material: ExportMaterial) -> Iterator[str]:
    """A line for each source name; several senses of it on one line."""
    by_source: dict[str, list[tuple[Mentioned, Names]]] = {}
    for each in found:
        names = names_by_language(each.entry)
        source, target = names[material.source], names[material.target]
        if target.preferred or target.former:
            by_source.setdefault(source.preferred or target.preferred, []).append((each, target))
    yield from itertools.starmap(_line, by_source.items())


def _line(source: str, senses: Sequence[tuple[Mentioned, Names]]) -> str:
    targets = dict.fromkeys(
        names.preferred for each, names in senses if names.preferred and each.entry.status not in GIVEN_UP
    )
    forbidden = dict.fromkeys(name for each, names in senses for name in _forbidden(each, names))
    line = " | ".join(targets)
    line = f"{source} = {line}" if line and line != source else source
    line += " (by meaning)" if len(targets) > 1 else ""
    return line + (f"; not {', '.join(forbidden)}" if forbidden else "")


def _forbidden(each: Mentioned, names: Names) -> Iterator[str]:
    yield from names.former
    if each.entry.status in GIVEN_UP and names.preferred:
        yield names.preferred


def _definitions(found: Sequence[Mentioned]) -> Iterator[str]:
    senses = Counter(each.entry.term for each in found)
    for each in found:
        if each.entry.definition:
            english = names_by_language(each.entry)["en"].preferred if senses[each.entry.term] > 1 else ""
            head = f"{each.entry.term} ({english})" if english else each.entry.term
            yield f"{head}: {plain_name(each.entry.definition)}"
