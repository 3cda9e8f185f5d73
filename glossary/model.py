"""The frozen values that flow through the program; no behaviour, no input, no output."""

from __future__ import annotations

from typing import NamedTuple

KINDS = ("concept", "person", "organization", "product", "work")
"""What an entry may be the name of."""


class Annotation(NamedTuple):
    """A bold term followed by its parenthesis, as it stands in one post.

    `start` and `end` are code-point offsets in the decoded post, front matter included: `start` at the
    mark that opens the bold span, `end` behind the parenthesis. A field that is not given is empty.
    `superseded` are those of the aliases that the text calls former names (曾称, 旧称).
    """

    start: int
    end: int
    term: str
    english: str = ""
    chinese: str = ""
    definition: str = ""
    aliases: tuple[str, ...] = ()
    superseded: tuple[str, ...] = ()


class Entry(NamedTuple):
    """One concept in the glossary, as `data/glossary.yaml` holds it. A field that is not given is empty."""

    term: str
    english: str = ""
    definition: str = ""
    aliases: tuple[str, ...] = ()
    kind: str = ""
    status: str = ""
    annotate: str = ""
    note: str = ""
    distinct: tuple[str, ...] = ()  # names of other entries, which are not to be one with this
    senses: str = ""  # "one": never to be split by its English names
    superseded: tuple[str, ...] = ()  # former names, which are not among the aliases
    domain: str = ""  # the subject field
    same: tuple[str, ...] = ()  # headwords that a person made one with this, whatever is shown of them


class Span(NamedTuple):
    """A half-open range of code-point offsets in one post's decoded text."""

    start: int
    end: int


class Use(NamedTuple):
    """One annotation as evidence for an entry: the post it stands in (path), where (code points), and what it says."""

    key: str  # the folded headword: folding.fold(term)
    post: str
    start: int
    line: int
    term: str
    english: str = ""
    chinese: str = ""
    definition: str = ""
    aliases: tuple[str, ...] = ()
    superseded: tuple[str, ...] = ()
    kind: str = ""  # under which its own post's front matter lists a name of it
    subjects: tuple[str, ...] = ()  # what its own post's front matter says that the post is about, the widest first
