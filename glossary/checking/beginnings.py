"""Whether posts have a term as it was read, where its beginning had to be guessed: 写前日志|技术（Write-Ahead Log）."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.language.folding import fold
from glossary.language.script import has_han
from glossary.model import Use


def begins_surely(uses: Iterable[Use]) -> bool:
    """Whether something confirms where the headword of these uses begins.

    One of them is marked or bounded, or different words stand in front of it; where the same ones always do, they may
    be a part of it. A Latin headword is no cut, and has its Chinese name in the parenthesis.
    """
    fronts = {fold(use.front) if has_han(use.term) else "" for use in uses}
    return "" in fronts or len(fronts) > 1
