"""What is kept where the entries of a text are more than a language model should be given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from glossary.context.mentioned import Mentioned
from glossary.export.names import names_by_language
from glossary.export.values import ExportMaterial
from glossary.language.script import count_han


def tokens_of(text: str) -> int:
    """About how many tokens a text has: one for each Chinese character, one for each four bytes of the rest.

    An estimate on the high side, since every model has its own tokenizer.
    """
    han = count_han(text)
    return han + (len(text.encode()) - 3 * han + 3) // 4


def most_worthy(
    found: Sequence[Mentioned], most: int, write: Callable[[Sequence[Mentioned]], str], material: ExportMaterial
) -> tuple[list[Mentioned], list[Mentioned]]:
    """The entries that fit into `most` tokens, in their order, and those that fell out, the most worthy first.

    Worth most are entries that have a name in the language to translate into; then those a person wrote; then those
    that most posts annotate, that the text mentions most.
    """

    def worth(each: Mentioned) -> tuple[bool, bool, int, int, int]:
        named = bool(names_by_language(each.entry)[material.target].preferred)
        return not named, not each.by_hand, -each.posts, -each.times, each.first

    ranked = sorted(found, key=worth)
    # The largest number that fits, found by halving: what is written grows with the entries.
    fits, too_many = 0, len(ranked) + 1
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        if tokens_of(write(_in_order(ranked[:middle]))) <= most:
            fits = middle
        else:
            too_many = middle
    return _in_order(ranked[:fits]), ranked[fits:]


def _in_order(found: Sequence[Mentioned]) -> list[Mentioned]:
    return sorted(found, key=lambda each: each.entry)
