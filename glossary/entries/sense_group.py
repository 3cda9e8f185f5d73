"""The uses of one headword that may be one sense of it, and how unlike the definitions of two senses are."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.language.folding import fold
from glossary.language.script import has_han
from glossary.model import Use

# On average the definitions of one thing share more than this, those of two things less.
UNLIKE = 0.15
# English names with a word in common (Decode Phase, Decode Stage) need stronger evidence.
UNLIKE_KIN = 0.08
# Between UNLIKE and this, a person is asked.
DOUBTFUL = 0.25
_MOST_DEFINITIONS = 12
# What is shorter is rather another name: 关键意见领袖.
_LEAST_EXPLANATION = 7


class SenseGroup:
    """The uses of one headword whose English names may be wordings of one; without English, the Chinese ones."""

    def __init__(self, english: str, uses: Iterable[Use] = ()) -> None:
        self.english = english
        self.uses = list(uses)

    def definitions(self) -> tuple[str, ...]:
        """The Chinese definitions, folded, so that both scripts can be compared: the first twelve in their order."""
        texts = {use.definition for use in self.uses if has_han(use.definition)}
        return tuple(sorted(map(fold, texts))[:_MOST_DEFINITIONS])

    def names(self) -> set[str]:
        """The English names in its uses, and its own."""
        return {self.english, *(use.english for use in self.uses if use.english)}

    def explains(self) -> bool:
        """Whether a definition is more than another name, which would come without 的: 物质的量度."""
        return any(len(text) >= _LEAST_EXPLANATION or "的" in text for text in self.definitions())
