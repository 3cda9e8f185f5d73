"""Chinese names of which a translation keeps one part in Latin letters: Google 文档 for 谷歌文档."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossary.export.names import names_by_language
from glossary.export.values import ENGLISH
from glossary.index.rows import HEAD, row_of
from glossary.language.folding import fold
from glossary.language.script import has_han
from glossary.mentions.known import KnownEntries


def half_kept(names: Iterable[str], known: KnownEntries) -> Iterator[str]:
    """The names with their front or back as the glossary calls that in Latin letters, where it is an entry."""
    for name in names:
        if has_han(name):
            for at in range(HEAD, len(name) - HEAD + 1):
                yield from (latin + name[at:] for latin in _latin_names(name[:at], known))
                yield from (name[:at] + latin for latin in _latin_names(name[at:], known))


def _latin_names(word: str, known: KnownEntries) -> Iterator[str]:
    form = fold(word)
    name = row_of(form)
    for each, number in known.forms([name]).get(name, ()):
        if each == form:
            yield from names_by_language(known.found(number).entry)[ENGLISH].usable()
