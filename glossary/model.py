"""The frozen values that flow through the program; no behaviour, no input, no output."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

KINDS = ("concept", "person", "organization", "product", "work")
"""What an entry may be the name of."""
ANNOTATE = ("always", "auto", "ask", "never")
"""Whether posts are annotated with an entry: auto is as the posts do, ask where a person is there to be asked."""
NEVER = "never"
"""What `changes` says of an entry that the tool leaves as it is."""


class Parts(NamedTuple):
    """What one annotation says. What is not given is empty.

    `superseded` are those of the aliases that the text calls former names (曾称, 旧称).
    """

    term: str
    english: str = ""
    chinese: str = ""
    definition: str = ""
    aliases: tuple[str, ...] = ()
    superseded: tuple[str, ...] = ()


class _Saying:
    """The fields of `Parts`, for what has them under `parts`."""

    __slots__ = ()
    if TYPE_CHECKING:

        @property
        def parts(self) -> Parts:
            """What is said."""

        @property
        def term(self) -> str:
            """The word itself, without its marks."""

        @property
        def english(self) -> str:
            """Its English name."""

        @property
        def chinese(self) -> str:
            """Its Chinese name, where the term is not Chinese."""

        @property
        def definition(self) -> str:
            """What it means."""

        @property
        def aliases(self) -> tuple[str, ...]:
            """Its other names."""

        @property
        def superseded(self) -> tuple[str, ...]:
            """Those of its other names that are former ones."""

    else:
        # An extraction asks for them a million times; this way it runs no code of Python's for it.
        term, english, chinese, definition, aliases, superseded = (
            property(attrgetter(f"parts.{name}")) for name in Parts._fields
        )


class _Annotation(NamedTuple):
    start: int
    end: int
    parts: Parts


class Annotation(_Saying, _Annotation):
    """A bold term followed by its parenthesis, as it stands in one post; what it says is `parts`, and each field of it.

    `start` and `end` are code-point offsets in the decoded post, front matter included: `start` at the
    mark that opens the bold span, `end` behind the parenthesis.
    """

    __slots__ = ()


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
    changes: str = ""  # "never": nobody but a person in the file changes this entry
    id: str = ""  # its address on the page, where a person laid that down


class Span(NamedTuple):
    """A half-open range of code-point offsets in one post's decoded text."""

    start: int
    end: int


class _Use(NamedTuple):
    key: str
    post: str
    start: int
    line: int
    parts: Parts
    kind: str = ""
    subjects: tuple[str, ...] = ()
    front: str = ""


class Use(_Saying, _Use):
    """One annotation as evidence for an entry; what it says is `parts`, and each field of it.

    `key` is the folded headword, `post` the path, `start` a code-point offset in it, `line` counts from 1. `kind` is
    that under which its own post's front matter lists a name of it, `subjects` what that front matter says that the
    post is about, the widest first. `front` is what stands in front of a headword whose beginning was guessed.
    """

    __slots__ = ()
