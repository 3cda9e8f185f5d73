"""What the package offers to other programs; `glossary.NAME` is the way to each of these names.

Nothing here writes a file, reads the configuration, or looks at the index of a garden: a text and a glossary go in,
values come out. All offsets are code points of the whole decoded text, front matter included.
"""

from __future__ import annotations

import weakref
from collections.abc import Collection, Iterable, Iterator, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.errors import FileError, GlossaryError
from glossary.grammar import Parts, Unwritable, parse
from glossary.index.compiled import read_entries
from glossary.index.file import index_in_memory
from glossary.index.lookup import Found, compile_entries, find
from glossary.language.folding import fold
from glossary.markdown.marks import checked_marks
from glossary.model import Annotation, Entry
from glossary.sites import DEFAULT_MARKS, format_annotation, scan

if TYPE_CHECKING:
    from glossary.annotating.values import Annotated
    from glossary.checking.finding import Finding
    from glossary.index.database import Index

__all__ = [
    "Annotation",
    "Entry",
    "FileError",
    "Glossary",
    "GlossaryError",
    "Parts",
    "Unwritable",
    "annotate",
    "check",
    "format_annotation",
    "open_glossary",
    "parse",
    "scan",
]


class Glossary:
    """Entries in memory, each found by any form of its words.

    `check` takes an entry for what a person laid down, unless it is among the `untouched`, which only say what posts
    have said.
    A glossary belongs to the thread that made it.

    >>> from glossary import Entry, Glossary
    >>> words = Glossary([Entry("大模型", "Large Model", aliases=("LM",))])
    >>> [entry.term for entry in words.find("large models")]
    ['大模型']
    >>> words.find("小模型")
    []
    """

    def __init__(self, entries: Iterable[Entry] = (), untouched: Collection[Entry] = ()) -> None:
        self.entries = tuple(entries)
        self._index = index_in_memory()
        weakref.finalize(self, self._index.close)
        found = [Found(entry, (fold(entry.term),), (), entry not in untouched) for entry in self.entries]
        with self._index.writing():
            self._index.put_entries(*compile_entries(found))

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def find(self, word: str) -> list[Entry]:
        """The entries that a word finds: by term, English name, alias or former name, in any case, script or number.

        Those that are called so come first. Entries whose status is `removed` are never found.
        """
        return [found.entry for found in find(self._index, word)]


def open_glossary(path: str | PathLike[str]) -> Glossary:
    """The glossary that a file holds, usually `data/glossary.yaml`.

    Raises FileError, with line and column, where there is no such file or it holds no glossary.
    """
    entries = read_entries(Path(path))
    return Glossary((entry for entry, _ in entries), {entry for entry, touched in entries if not touched})


def annotate(  # noqa: PLR0913 - options of the command
    text: str,
    glossary: Glossary,
    *,
    style: str = "full",
    every: bool = False,
    limit: int | None = None,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
    marks: tuple[str, ...] = DEFAULT_MARKS,
) -> Annotated:
    """A post's text with annotations at the terms that are worth it: `.after`, and `.written` and `.left` say why.

    `every` annotates also what is hardly worth it, `limit` counts the annotations that the post has already, `only` and
    `skip` are words of entries. Only insertions are made, and a second run makes none; where that cannot be kept,
    nothing is written and `.problem` says so. How often words are mentioned elsewhere, which `glossary annotate` knows
    from the index, is not known here. Raises GlossaryError for a style or a mark that does not exist.

    >>> import glossary
    >>> words = glossary.Glossary([glossary.Entry("大模型", "Large Model", "参数量巨大的模型")])
    >>> glossary.annotate("大模型改变了写作。", words).after
    '**大模型**（Large Model: 参数量巨大的模型）改变了写作。'
    """
    from glossary.annotating.styles import STYLES
    from glossary.annotating.text import Options, folded
    from glossary.annotating.text import annotate_text as annotated
    from glossary.mentions.known import IndexedGlossary

    if style not in STYLES:
        raise GlossaryError(f"style: {style!r} is none; expected one of: {', '.join(STYLES)}")
    options = Options(style, every, limit, only=folded(only), skip=folded(skip), marks=checked_marks(marks))
    return annotated(text, IndexedGlossary(index_of(glossary)), options)


def check(
    text: str,
    glossary: Glossary,
    *,
    path: str = "",
    select: Sequence[str] | None = None,
    ignore: Sequence[str] = (),
    marks: tuple[str, ...] = DEFAULT_MARKS,
) -> list[Finding]:
    """What is inconsistent in a post's text, alone and with the glossary, by place.

    `select` names the rules to run instead of the usual ones, `ignore` those not to run; `path` is for the findings to
    name. What other posts say, which `glossary check` knows, is not known here. Raises GlossaryError for a rule or a
    mark that does not exist.

    >>> import glossary
    >>> words = glossary.Glossary([glossary.Entry("大模型", "Large Model")])
    >>> found = glossary.check("**大模型**（Giant Model）", words)
    >>> [(finding.rule, finding.line, finding.column, finding.about) for finding in found]
    [('english-conflict', 1, 9, '大模型')]
    """
    from glossary.checking.facts import Facts
    from glossary.checking.run import check_text
    from glossary.checking.settings import read_settings
    from glossary.checking.uses import NO_OVERLAY

    facts, settings = Facts(index_of(glossary), NO_OVERLAY), read_settings({}, select, ignore)
    return check_text(path, text, facts, settings, checked_marks(marks))


def index_of(glossary: Glossary) -> Index:
    """The index in memory behind a glossary, for the package's own rooms."""
    return glossary._index
