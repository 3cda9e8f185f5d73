"""Which aliases of an entry tell a reader something: not those that say again what stands beside them."""

from __future__ import annotations

from glossary.language.folding import fold
from glossary.language.likeness import is_title
from glossary.language.patterns import pattern
from glossary.language.script import has_han
from glossary.model import Entry

# Marks that make no other name: quotation and title marks, hyphens, points, slashes.
_marks = pattern(r"[\s\-\u2010–—_.·'’‘“”\"《》〈〉「」『』/]+")
_LONGEST = 60
_LONGEST_CHINESE = 16
_sentence_marks = frozenset("，,。；;：:！!？?、")


def worth_listing(entry: Entry) -> tuple[str, ...]:
    """The aliases that are names, each once, and neither the term nor the English name in other marks.

    Of a term in marks, the name without them is worth a line: 《哈利·波特》 is called 哈利·波特 too.
    """
    kept: dict[str, str] = {}
    own, english, marked = _bare(entry.term), _bare(entry.english), _is_marked(entry.term)
    for name in entry.aliases:
        bare = _bare(name)
        if is_name(name) and bare != english and (bare != own or (marked and not _is_marked(name))):
            kept.setdefault(bare, name)
    return tuple(kept.values())


def is_name(text: str) -> bool:
    """Whether a text can be a name: no sentence, no list, not too long."""
    if is_title(text):
        return len(text) <= _LONGEST
    if not text or len(text) > _LONGEST or not _sentence_marks.isdisjoint(text):
        return False
    return text.isascii() or not has_han(text) or (len(text) <= _LONGEST_CHINESE and "/" not in text)


def _bare(text: str) -> str:
    folded = fold(text)
    return folded if folded.isalnum() else _marks.sub("", folded)


def _is_marked(text: str) -> bool:
    return _marks.match(text) is not None
