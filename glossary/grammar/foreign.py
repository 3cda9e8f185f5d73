"""Names in scripts that are neither Latin nor Chinese: царь, πόλις, アニメ, 홍대. They are further names of a term."""

from __future__ import annotations

from glossary.grammar.fields import Named
from glossary.grammar.labels import SEPARATORS, segment_separator
from glossary.language.patterns import pattern

# Greek, Cyrillic, Armenian, Hebrew, Arabic, the scripts of India and South-East Asia, Georgian, Khmer and Mongolian.
_LETTERS = (
    "\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u0591-\u05f4\u0610-\u06d3\u0750-\u077f\u0900-\u0fff\u10a0-\u10ff"
    "\u1780-\u18aa\u1f00-\u1fff"
)
_letter = pattern(f"[{_LETTERS}]{{2}}")
_may_be_name = pattern(f"[{_LETTERS}\u30a1-\u30fa\uac00-\ud7a3]")
# Sounds of foreign words, and Korean names, which are short; what is longer is a sentence.
_name = pattern(
    rf"[{_LETTERS}][{_LETTERS} .'’·-]{{0,38}}[{_LETTERS}]|[\u30a1-\u30fa\u30fc\u30fb]{{2,16}}"
    r"|[\uac00-\ud7a3]{2,8}(?<![다요음함])"
)
_EXAMPLES = frozenset(("예시", "예", "역주"))
_LATIN_1 = "\u0250"  # what follows this is no letter of a language that Chinese and English writers use


def is_in_other_script(text: str) -> bool:
    """Whether a text is a name in another script and nothing else; one letter is a symbol."""
    return text[:1] >= _LATIN_1 and _name.fullmatch(text) is not None and text not in _EXAMPLES


def has_foreign(text: str) -> bool:
    """Whether a letter of such a script stands in the text."""
    return not text.isascii() and _letter.search(text) is not None


def take_foreign(text: str) -> tuple[list[Named], str]:
    """The names in other scripts that a text opens with, and what is left of it."""
    if text.isascii() or not _may_be_name.search(text):
        return [], text
    names: list[Named] = []
    first = segment_separator.split(text, maxsplit=1)[0]
    while first and is_in_other_script(first):
        names.append(("alias", first))
        text = text[len(first) :].lstrip(SEPARATORS)
        first = segment_separator.split(text, maxsplit=1)[0]
    return names, text
