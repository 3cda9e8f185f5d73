"""What stands in front of a term whose beginning was guessed: a mark, a line or punctuation leaves nothing to guess."""

from __future__ import annotations

from glossary.sites.site import Site

_PLAIN = "plain"
# What follows these is a name as a whole.
_NAMING = ("称为", "稱為", "称作", "稱作", "叫做", "叫作", "名为", "名為", "即", "叫")
# 使用 and 采用 are two words that end with the same character.
_KEPT = 2


def front_of(text: str, site: Site) -> str:
    """The last characters in front of a term without marks; empty where what stands there bounds it."""
    if site.mark != _PLAIN:
        return ""
    end = site.bold_start
    # A space parts Chinese from Latin, and bounds nothing: 基于 WAL 技术.
    end -= text[end - 1 : end] == " "
    front = text[max(0, end - _KEPT) : end]
    return front if front[-1:].isalnum() and not front.endswith(_NAMING) else ""
