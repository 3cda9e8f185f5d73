"""How often the glossary's words are used in the posts: what decides whether a mention is worth an annotation.

A value, and its text as git holds it beside the lock, so that every clone decides alike. A line for each word:

    大模型	12	40    heads annotations in 12 posts, and stands in 40 of the posts of the sample
    少数政府         heads one annotation, and stands in no post of the sample
    ps=photoshop	12    several entries are called so; this one, by its English name, is annotated in 12 posts
    ai=教育人工智能	1    the entry of this term is called so as well, but is annotated in one post only
    faang==fang    an annotation headed FAANG belongs to the entry FANG, which does not list that name

Numbers are rounded down to two steps an octave, so that one more post changes few lines. Names that head no annotation
and stand in no post of the sample have no line. An entry whose term has none is unknown: nothing is written beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from glossary.index.rows import HEAD
from glossary.language.patterns import pattern

_HEAD = """\
# How often words are used in the posts, by which `glossary annotate` chooses. Written by `glossary extract`.
# Keep it in git. A word, in how many posts it is annotated, in how many of the posts of a sample it stands.
"""
_MARKS = ("#", "@")
"""What a line begins with that is not a word's."""
_BELONGS = "="
"""What stands behind the first `=` where an entry does not list the headword in front of it."""
_ENDS = "=\t\n"
"""What stands in a line behind its form."""
_STEPS = (0, *sorted({n << octave for octave in range(24) for n in (2, 3)} | {1}))
_line = pattern(r"^([^#@\s][^\t\n]*)(?:\t(\d{1,9}))?(?:\t(\d{1,9}))?$", re.MULTILINE)
_FORBIDDEN = r"=\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_plain_word = pattern(rf"[^#@{_FORBIDDEN}][^{_FORBIDDEN}]*+")
_size = pattern(r"^@posts\t(\d{1,9})\n@sample\t(\d{1,9})$", re.MULTILINE)


# Pretended evidence, so that one annotation in one post does not count as certainty: as much as this many posts, of
# which this share is annotated.
_PRETENDED_POSTS = 5.0
_PRETENDED_SHARE = 0.3


class UseCounts(NamedTuple):
    """In how many posts a form is mentioned, and in how many it is the headword of an annotation."""

    mentioned: int = 0
    annotated: int = 0

    @property
    def share(self) -> float:
        """What share of the posts that mention the form annotate it, as far as so many posts tell."""
        return (self.annotated + _PRETENDED_POSTS * _PRETENDED_SHARE) / (self.mentioned + _PRETENDED_POSTS)


class Counts(NamedTuple):
    """What was counted. `posts` are there in all, of which `sample` were searched.

    `words` has the folded forms, with how many posts they head an annotation in, and in how many of the sample they
    stand; `senses` has, under (form, folded English or term), how many posts annotate one of several entries of one
    name: the English tells entries of one term apart, the term those that share another name. `unlisted` has pairs of
    a headword and the term of the entry that it belongs to, both folded, where the entry does not list it.
    """

    posts: int = 0
    sample: int = 0
    words: Mapping[str, tuple[int, int]] = MappingProxyType({})
    senses: Mapping[tuple[str, str], int] = MappingProxyType({})
    unlisted: Collection[tuple[str, str]] = frozenset()

    def evidence(self, form: str) -> UseCounts:
        """What is known of a form; nothing where it has no line."""
        annotated, standing = self.words.get(form, (0, 0))
        return UseCounts(max(annotated, scaled(standing, self.posts, self.sample)), annotated)


def scaled(standing: int, posts: int, sample: int) -> int:
    """In how many of all posts a word stands, if the sample is like the rest."""
    return round(standing * posts / sample) if sample else 0


def rounded(number: int) -> int:
    """A number rounded down to 0, 1, 2, 3, 4, 6, 8, 12, 16, …"""
    return _STEPS[bisect_right(_STEPS, number) - 1]


def two_digits(number: int) -> int:
    """A number rounded down to its first two digits."""
    unit: int = 10 ** max(0, len(str(number)) - 2)
    return number // unit * unit


def parse_counts(text: str) -> Counts:
    """The counts behind their text. Lines that mean nothing, such as the marks of a merge conflict, are left out."""
    text = text.replace("\r\n", "\n")
    size = _size.search(text)
    words: dict[str, tuple[int, int]] = {}
    senses: dict[tuple[str, str], int] = {}
    unlisted: set[tuple[str, str]] = set()
    for word, annotated, standing in _line.findall(text):
        form, equals, english = word.partition("=")
        if english.startswith(_BELONGS):
            unlisted.add((form, english.removeprefix(_BELONGS)))
        elif equals:
            senses[form, english] = int(annotated or 1)
        else:
            words[word] = int(annotated or 1), int(standing or 0)
    return Counts(int(size[1]) if size else 0, int(size[2]) if size else 0, words, senses, unlisted)


def render_counts(counts: Counts) -> str:
    """The text of counts, in the order of the words."""
    return _with_head(counts, _lines(counts))


def with_counted_anew(text: str, counts: Counts, heads: Collection[str]) -> str:
    """The text that `render_counts` gave, with the lines of `counts` for those forms that have one of these heads."""
    # A head of one character is a whole form, behind which the line goes on.
    anew = {(head + end)[:HEAD] for head in heads for end in _ENDS}
    kept = [line for line in text.splitlines(keepends=True) if line[:HEAD] not in anew and not line.startswith(_MARKS)]
    return _with_head(counts, [*kept, *(line for line in _lines(counts) if line[:HEAD] in anew)])


def _with_head(counts: Counts, lines: Iterable[str]) -> str:
    return f"{_HEAD}@posts\t{counts.posts}\n@sample\t{counts.sample}\n" + "".join(sorted(lines))


def _lines(counts: Counts) -> Iterator[str]:
    for form, (annotated, standing) in counts.words.items():
        if _plain_word.fullmatch(form):
            numbers = f"\t{annotated}\t{standing}" if standing else f"\t{annotated}" if annotated != 1 else ""
            yield f"{form}{numbers}\n"
    for (form, english), annotated in counts.senses.items():
        if _plain_word.fullmatch(form) and _plain_word.fullmatch(english):
            yield f"{form}={english}\t{annotated}\n"
    for form, term in counts.unlisted:
        if _plain_word.fullmatch(form) and _plain_word.fullmatch(term):
            yield f"{form}={_BELONGS}{term}\n"
