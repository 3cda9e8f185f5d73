"""What stands in a parenthesis within the parenthesis is one piece: its commas and colons separate nothing."""

from __future__ import annotations

from itertools import accumulate

from glossary.model import Parts

_SEPARATORS = "，,；;：:、/-–—"
# Noncharacters, which Unicode sets aside for use within a program, stand for the separators in the meantime.
_HIDDEN = "".join(chr(0xFDD0 + number) for number in range(len(_SEPARATORS)))
HIDDEN_COLON = _HIDDEN[_SEPARATORS.index("：")]
_hide = str.maketrans(_SEPARATORS, _HIDDEN)
_show = str.maketrans(_HIDDEN, _SEPARATORS)


def has_nested(text: str) -> bool:
    """Whether the text holds parentheses of its own."""
    return "（" in text or "(" in text


def is_balanced(text: str) -> bool:
    """Whether every parenthesis closes within the text, so that the one around it ends where it should."""
    depth = 0
    for char in text:
        depth += (char in "（(") - (char in "）)")
        if depth < 0:
            return False
    return depth == 0


def hide_nested(text: str) -> str:
    """The text with other signs in place of the separators inside its parentheses; `show_nested` undoes it."""
    steps = ((char in "（(") - (char in "）)") for char in text)
    return "".join(
        char.translate(_hide) if depth > 0 else char for char, depth in zip(text, accumulate(steps), strict=True)
    )


def show_nested(parts: Parts) -> Parts:
    """The parts with their separators again."""
    english, chinese, definition, *aliases = (
        text.translate(_show) for text in (parts.english, parts.chinese, parts.definition, *parts.aliases)
    )
    superseded = tuple(name.translate(_show) for name in parts.superseded)
    return Parts(parts.term, english, chinese, definition, tuple(aliases), superseded)
