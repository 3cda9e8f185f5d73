"""Simplified or Traditional: which wordings are in a script, and a wording put into it where none is."""

from __future__ import annotations

from collections.abc import Iterable
from operator import ne

from glossary.language.folding import to_simplified, to_traditional
from glossary.language.script import has_kana

# Common characters of Simplified texts, each of which Traditional always writes otherwise.
_ALWAYS_SIMPLIFIED = "这们说时"
SIMPLIFIED, TRADITIONAL = "simplified", "traditional"


def script_of(text: str) -> str:
    """The script of a text: Traditional where a character stands in it that Simplified writes otherwise."""
    return SIMPLIFIED if to_simplified(text) == text else TRADITIONAL


def script_shown(text: str) -> str:
    """The script of a longer text by most of its characters; empty where all of them are written alike in both, and
    for Japanese."""
    if has_kana(text):
        return ""
    simplified = to_simplified(text)
    traditional = sum(map(ne, text, simplified)) if len(simplified) == len(text) else 0
    # What converts to Traditional takes long to load, and most texts need it not.
    certain = sum(map(text.count, _ALWAYS_SIMPLIFIED))
    if certain and 2 * traditional <= certain:
        return SIMPLIFIED
    if traditional:
        other = to_traditional(simplified)
        return TRADITIONAL if 2 * traditional > sum(map(ne, simplified, other)) else SIMPLIFIED
    return SIMPLIFIED if to_traditional(text) != text else ""


def is_in(text: str, script: str) -> bool:
    """Whether a text is in a script; one of characters that both scripts share is in both."""
    if script_of(text) == script:
        return True
    # Converting Traditional text again may change it (台灣, 臺灣), so that only Simplified text is asked.
    return script == TRADITIONAL and to_traditional(text) == text


def those_in(texts: Iterable[str], script: str) -> list[str]:
    """The texts that are in a script, or all of them where none is or no script is wanted."""
    texts = list(texts)
    return [text for text in texts if is_in(text, script)] or texts if script else texts


def those_like(texts: list[str], model: str) -> list[str]:
    """The texts in the script of another text, or all of them where none is."""
    if len(texts) < 2 or script_of("\n".join((model, *texts))) == SIMPLIFIED:
        return texts
    script = script_of(model)
    return [text for text in texts if script_of(text) == script] or texts


def put_into(text: str, script: str) -> str:
    """The text in a script, as OpenCC converts it; as it is where it is in it already or no script is wanted."""
    if not script or is_in(text, script):
        return text
    return to_simplified(text) if script == SIMPLIFIED else to_traditional(text)
