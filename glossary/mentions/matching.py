"""Mentions: where the words of the glossary stand in a text, in any script form, the longest first.

A text is matched line by line. Its cost grows with the text, and not with the glossary: only those forms are
looked at that begin with two characters which stand in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import islice

from glossary.index.rows import HEAD
from glossary.language.folded_line import fold_line
from glossary.mentions.form_table import FormTable
from glossary.mentions.in_key import in_key, rows_of_keys
from glossary.mentions.in_words import in_words, latin_words, rows_of_words
from glossary.mentions.values import FormsByRow, Mention

# What is looked up for so many lines is held at once: enough that the index is asked seldom.
_LINES_AT_ONCE = 5000
# A post that has been annotated is matched again; of a very long one not all lines are held for that.
_LINES_KEPT = 50_000
_CUT_AT_ONCE = 1 << 20


def find_mentions(text: str, forms: FormsByRow) -> list[Mention]:
    """All mentions in a text, in order and apart from one another; offsets are code points.

    Of mentions that overlap, the one that begins first stays, and of those the longest. There is a boundary at a
    Latin letter or digit, none at a Chinese character; none reaches over the end of a line.
    """
    return Matcher(forms).find(text)


class Matcher:
    """Finds mentions in texts that share most of their lines, as a post before and after: a line is matched once."""

    def __init__(self, forms: FormsByRow) -> None:
        self._forms = forms
        self._asked: set[str] = set()
        self._table = FormTable()
        self._found: dict[str, Sequence[Mention]] = {}

    def find(self, text: str) -> list[Mention]:
        """As `find_mentions`."""
        found: list[Mention] = []
        numbered = _lines(text)
        while lines := list(islice(numbered, _LINES_AT_ONCE)):
            if len(self._found) > _LINES_KEPT:
                self._found.clear()
            # The views of a dictionary's keys would be walked from end to end for a set difference.
            self._match({line for _, line in lines if line not in self._found})
            found += [
                Mention(start + mention.start, start + mention.end, mention.form, mention.entries)
                for start, line in lines
                for mention in self._found[line]
            ]
        return found

    def _match(self, lines: Iterable[str]) -> None:
        folded = [(line, fold_line(line), list(latin_words(line))) for line in lines]
        self._learn(rows_of_keys((line, key) for line, key, _ in folded))
        self._learn(rows_of_words(words for _, _, words in folded))
        for line, key, words in folded:
            found = [*in_key(line, key, self._table), *in_words(line, words, self._table.heads)]
            self._found[line] = tuple(longest(found))

    def _learn(self, names: Set[str]) -> None:
        """Looks up the forms of rows that were not met before."""
        new = names - self._asked
        self._asked |= new
        by_head: dict[str, list[tuple[str, int]]] = {}
        for name, row in self._forms(new).items():
            by_head.setdefault(name[:HEAD], []).extend(row)
        for head, forms in by_head.items():
            self._table.add(head, forms)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text without their ends, each with its offset, cut off some at a time."""
    at = 0
    while at < len(text):
        end = text.find("\n", at + _CUT_AT_ONCE) + 1 or len(text)
        for line in text[at:end].splitlines(keepends=True):
            yield at, line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
            at += len(line)


def longest(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Those that stay of mentions that overlap: the one that begins first, and of those the longest."""
    end = 0
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        if mention.start >= end:
            end = mention.end
            yield mention
