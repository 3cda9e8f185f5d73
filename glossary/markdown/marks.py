"""The marks that a person may name: pairs around a term, kinds that are none, and the patterns of shortcodes."""

from __future__ import annotations

from collections.abc import Sequence

from glossary.errors import GlossaryError
from glossary.language.patterns import pattern

KINDS = ("abbr", "code", "english", "footnote", "heading", "link", "plain", "ruby", "table", "title", "wikilink")
"""Marks that are no pair around a term."""
MARKS = (*"** __ * _ 「」 『』 “” 《》 == 【】 <u> <b> <strong> <dfn>".split(), *KINDS)
"""The marks that the documents name; others are named in the same way."""
DEFAULT_MARKS = ("**", "__")
ALSO = ("==", "【】", "<u>", "<b>", "<strong>", "<dfn>", "abbr", "link", "wikilink")
"""Marks that are read as well where what they hold is named in the other language, which is hardly ever an accident."""

NO_DEFINITIONS = "-definitions"
"""Among the marks: what gives no name in the other language is read only where it says that it explains or names."""

tag_name = pattern(r"<([a-z][a-z0-9-]*)>")


def halves(mark: str) -> tuple[str, str]:
    """The opening and the closing half of a mark: `**`, `「」`, `<u>`, `{a} {/a}`; the halves of a name are empty."""
    if tag := tag_name.fullmatch(mark):
        return mark, f"</{tag[1]}>"
    if " " in mark:
        opening, _, closing = mark.partition(" ")
        return opening, closing
    if mark in KINDS or not is_pair(mark):
        return "", ""
    return (mark[0], mark[1]) if len(mark) == 2 and mark[0] != mark[1] else (mark, mark)


def is_pair(mark: str) -> bool:
    """Whether a mark of the configuration is two halves around a term: signs, two of them, or an element of HTML.

    A sign that stands on both sides is doubled (`==`), or one of `*` and `_`; two halves of more than one character
    have a space between them.
    """
    opening, _, closing = mark.partition(" ")
    if closing:
        return bool(opening) and " " not in closing and "TERM" not in mark
    if tag_name.fullmatch(mark) or mark in ("*", "_"):
        return True
    if len(mark) == 2 and mark[0] != mark[1]:
        return not any(char.isalnum() or char.isspace() for char in mark)
    return len(mark) > 1 and set(mark) == {mark[0]} and not mark[0].isalnum()


def mark_to_write(marks: Sequence[str]) -> str:
    """The mark that new annotations get: the first pair of those that are wanted, or none around a plain term."""
    return next((mark for mark in marks if mark == "plain" or (mark[:1] != "-" and halves(mark)[0])), "**")


def is_mark(mark: str) -> bool:
    """Whether a text names a mark: a pair, a kind, a shortcode with TERM, or what is not to be read, as `-link`."""
    if mark == NO_DEFINITIONS:
        return True
    named = mark[1:] if mark[:1] == "-" and len(mark) > 2 else mark
    return named in KINDS or is_pair(named) or ("TERM" in named and named != "TERM")


def checked_marks(marks: Sequence[str]) -> tuple[str, ...]:
    """The marks that a caller names. Raises GlossaryError for what is none."""
    wrong = [marks] if isinstance(marks, str) else [mark for mark in marks if not is_mark(mark)]
    if wrong:
        kinds = " ".join(KINDS)
        raise GlossaryError(f"marks: {wrong[0]!r} is none; expected a list of pairs such as ** 「」 <u>, or of {kinds}")
    return tuple(marks)
