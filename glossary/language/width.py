"""How text stands in a terminal: a Chinese character takes two columns (Unicode Annex #11), a control character none.

Signs of ambiguous width, such as `…` and `“`, count as one column, as most terminals show them.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from unicodedata import category, east_asian_width

_NO_COLUMN = {"Mn", "Me", "Cf", "Cc"}
_ELLIPSIS = "…"
# Unicode has a picture for each of the first 32 and for DEL; the 32 from U+0080 on have none. Tab and line feed stay.
CONTROLS = {
    **{code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    # What turns the order of the text around, so that it reads otherwise than it is (Unicode Annex #9).
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
}
"""What a terminal may not get, by its code point, and the picture that it gets instead."""


def harmless(text: str) -> str:
    """Give `text` with pictures (`␛`) in place of what may tell a terminal to do something, or turn its text around."""
    return text if text.isprintable() else text.translate(CONTROLS)


def display_width(text: str) -> int:
    """Give the number of columns that `text` takes; combining and invisible signs take none."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(_columns, text))


@cache
def _columns(sign: str) -> int:
    if category(sign) in _NO_COLUMN:
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1


def pad(text: str, width: int) -> str:
    """Give `text` with spaces behind it up to `width` columns; longer text stays as it is."""
    return text + " " * (width - display_width(text))


def shorten(text: str, width: int) -> str:
    """Give `text` in at most `width` columns, with `…` in place of what had to go."""
    if display_width(text) <= width:
        return text
    room = width - len(_ELLIPSIS)
    kept = sum(reached <= room for reached in accumulate(map(_columns, text)))
    return text[:kept] + _ELLIPSIS if room >= 0 else ""


def shorten_start(text: str, width: int) -> str:
    """Give the end of `text` in at most `width` columns, with `…` in place of what had to go."""
    return text if display_width(text) <= width else shorten(text[::-1], width)[::-1]
