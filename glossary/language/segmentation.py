"""Whether a short Chinese mention is a word of its own, or cut out of others: 行业 in 伊朗银行业."""

from __future__ import annotations

from glossary.language.script import count_han

# How many characters on either side are segmented with the mention.
_AROUND = 12


def stands_on_word(text: str, start: int, end: int) -> bool:
    """Whether a segmentation of the sentence into words begins one at `start` and ends one at `end`.

    Longer mentions are names that no dictionary knows, and are not asked about.
    """
    mention = text[start:end]
    if len(mention) != 2 or count_han(mention) != 2:
        return True
    first = _reach(text, start, -1)
    last = _reach(text, end, 1)
    # Loaded only here, since reading its dictionary takes a third of the time that a post may take.
    import rjieba

    edges, at = {first}, first
    for word in rjieba.cut(text[first:last]):
        at += len(word)
        edges.add(at)
    return start in edges and end in edges


def _reach(text: str, offset: int, step: int) -> int:
    """How far Chinese characters go on from here, up to a limit."""
    for _ in range(_AROUND):
        following = offset - 1 if step < 0 else offset
        if not 0 <= following < len(text) or not count_han(text[following]):
            break
        offset += step
    return offset
