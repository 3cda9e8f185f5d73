"""What is somebody else's wording: titles, addresses, quotations and what else stands between a pair of signs."""

from __future__ import annotations

from glossary.language.patterns import pattern
from glossary.model import Span

_TITLES = (("《", "》"), ("〈", "〉"))
_QUOTES = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"))
_AROUND_A_WORD = ('""', *map("".join, _QUOTES))
_BRACKETS = (("（", "）"), ("(", ")"), ("[", "]"))
# Chinese text puts no space behind an address, but its signs end it.
_address_end = pattern(r"[\s<>|，。；：！？、（）“”「」《》]")
_LONGEST_ADDRESS = 400
_blank_line = pattern(r"\n[ \t>]*\r?(?=\n)")
_LONGEST_QUOTATION = 2000


def is_in_title(text: str, span: Span) -> bool:
    """Whether a span stands between book marks on its line: a work is called as it is called."""
    return _is_between(text, span, text.rfind("\n", 0, span.start) + 1, _TITLES)


def is_in_address(text: str, start: int) -> bool:
    """Whether an address on the web goes on up to this offset."""
    first = max(text.rfind("\n", 0, start) + 1, start - _LONGEST_ADDRESS)
    at = max(text.rfind("://", first, start), text.rfind("www.", first, start))
    return at >= 0 and not _address_end.search(text, at, start)


def is_quoted(text: str, span: Span) -> bool:
    """Whether a span stands between quotation marks, which may open lines before in the same paragraph."""
    first = max(0, span.start - _LONGEST_QUOTATION)
    first = max((blank.end() for blank in _blank_line.finditer(text, first, span.start)), default=first)
    return _is_between(text, span, first, _QUOTES) or _is_in_straight_quotes(text, span)


def is_in_quotation(text: str, span: Span) -> bool:
    """Whether a span is a part of what is quoted; a word alone between quotation marks is the writer's own: “令牌”."""
    is_alone = text[span.start - 1 : span.start] + text[span.end : span.end + 1] in _AROUND_A_WORD
    return not is_alone and is_quoted(text, span)


def is_enclosed(text: str, span: Span) -> bool:
    """Whether a span is a part of a title, a quotation, an explanation or a link."""
    line = text.rfind("\n", 0, span.start) + 1
    return is_in_title(text, span) or is_quoted(text, span) or _is_between(text, span, line, _BRACKETS)


def _is_between(text: str, span: Span, first: int, pairs: tuple[tuple[str, str], ...]) -> bool:
    return any(text.rfind(one, first, span.start) > text.rfind(other, first, span.start) for one, other in pairs)


def _is_in_straight_quotes(text: str, span: Span) -> bool:
    """Whether the straight quotation marks in front of a span, on its line, are odd in number, and one follows."""
    line, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    opened = text.count('"', line, span.start) % 2 == 1
    return opened and text.find('"', span.end, end if end >= 0 else len(text)) >= 0
