"""Short definitions that several headwords have: 科技公司 tells no firm from another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from glossary.model import Use

# A longer definition is rarely anybody else's.
_LONGEST = 16


def short_definitions(uses: Iterable[Use]) -> set[str]:
    """The definitions among these that may be others' as well."""
    return {use.definition for use in uses if 0 < len(use.definition) <= _LONGEST}


def sharers_of_definitions(uses: Mapping[str, Sequence[Use]]) -> dict[str, list[str]]:
    """The folded headwords that have each short definition, where two or more have it."""
    first: dict[str, str] = {}
    shared: dict[str, list[str]] = {}
    for key, own in uses.items():
        for text in short_definitions(own):
            other = first.setdefault(text, key)
            if other != key:
                shared.setdefault(text, [other]).append(key)
    return shared
