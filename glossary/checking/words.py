"""Where a word stands in the prose of a post as a word of its own, outside of annotations and headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from glossary.checking.context import Context
from glossary.checking.enclosed import is_in_address, is_in_title
from glossary.language.edges import is_bounded
from glossary.language.english import normal
from glossary.language.patterns import pattern
from glossary.language.script import count_han, has_han
from glossary.markdown.fences import body_start
from glossary.mentions.many_words import all_of
from glossary.model import Annotation, Span
from glossary.sites import Placed

# In English prose, too, the explanations are Chinese, so what stands in parentheses does not count; nor do tags.
_no_prose = pattern(r"[（(][^（()）]*[)）]|<[^<>]*>")
_latin_word = pattern(r"[A-Za-z]+")
_NO_PROSE = ("#", "|", "<", ">", "[^", "!")


def mentions(post: Context, word: str, end: int | None = None, start: int = 0) -> Iterator[Span]:
    """The mentions of a word, written just so, between two offsets."""
    at = post.text.find(word, max(start, body_start(post.text)), end)
    while at >= 0:
        span = Span(at, at + len(word))
        if is_prose(post, span, word) and not _is_hidden(post, span, word):
            yield span
        at = post.text.find(word, span.end, end)


def first_places(text: str, words: Iterable[str]) -> Mapping[str, int]:
    """Where each of many words stands first, if it does: told in one pass, and not one for each of them."""
    sought = list(dict.fromkeys(words))
    places: dict[str, int] = {}
    for number, start, _ in all_of(sought).find_matches_as_indexes(text, overlapping=True):
        places.setdefault(sought[number], start)
    return places


def is_prose(post: Context, span: Span, word: str) -> bool:
    """Whether a word stands for itself in Chinese prose there: in no annotation, heading, table, quotation or code.

    Nor in a title or an address, which are as they are.
    """
    text = post.text
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start].lstrip()
    return (
        is_bounded(text, *span)
        and not line.startswith(_NO_PROSE)
        and (has_han(word) or _is_chinese(text, span))
        and not _is_annotation(post, span)
        and post.prose.holds(*span)
        and not is_in_title(text, span)
        and not is_in_address(text, span.start)
    )


def _is_annotation(post: Context, span: Span) -> bool:
    """Whether a place lies in an annotation, of which each ends before the next one begins."""
    before = bisect_right(post.annotations, span.start, key=lambda each: each.site.start)
    return before > 0 and span.start < post.annotations[before - 1].end


def _is_hidden(post: Context, span: Span, word: str) -> bool:
    """Whether a longer name stands around it. Only Chinese words have no boundary."""
    return has_han(word) and bool(post.facts.longer_name(post.text, *span))


def _is_chinese(text: str, span: Span) -> bool:
    """Whether the line of a Latin word is Chinese: in an English one the word is no term but English."""
    end = text.find("\n", span.end)
    line = text[text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else None]
    return count_han(line) >= len(_latin_word.findall(line))


def stands_in_chinese(post: Context, placed: Placed) -> bool:
    """Whether the line around an annotation is Chinese; a line with nothing else is what the term is."""
    start = post.text.rfind("\n", 0, placed.site.start) + 1
    end = post.text.find("\n", placed.end)
    line = _no_prose.sub("", post.text[start : end if end >= 0 else None])
    return count_han(line) >= len(_latin_word.findall(line))


def is_named_otherwise(post: Context, annotation: Annotation) -> bool:
    """Whether the glossary has English names for an annotation's term, and none of them is the one it gives."""
    names = [found.entry.english for found in post.facts.find(annotation.term)]
    return bool(names) and not any(_are_same(name, annotation.english) for name in names)


def _are_same(one: str, other: str) -> bool:
    return normal(one) == normal(other) and (one == other or one.casefold() != other.casefold())
