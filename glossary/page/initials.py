"""Entries divided into sheets: one while that loads at once, else one for each initial, and more for large ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from string import ascii_lowercase
from typing import NamedTuple

from glossary.page.entries import PageEntry
from glossary.page.pinyin import OTHERS

INITIALS = (*ascii_lowercase, OTHERS)
# What the names of sheets of Latin terms have behind the letter.
_LATIN = ".latin"

# The first sheet is to be 100 KB compressed at most, of which style and script take 12. Fitted to real sheets, an entry
# is 110 bytes, and each post that is listed with it 56.
ONE_SHEET_BYTES = 84_000
_ENTRY_BYTES, _POST_BYTES = 110, 56
# Such a sheet is 0.17 MB: with style and script, less than 300 KB for who follows an address, even where the host does
# not compress it.
LARGEST_SHEET = 500


class InitialGroup(NamedTuple):
    """So many entries under one heading. `sheet` names the sheet that holds them, if they have one of their own."""

    name: str
    entries: Sequence[PageEntry] = ()
    sheet: str = ""
    size: int = 0


class Sheet(NamedTuple):
    """One file of entries; `name` is what their spellings begin with, empty if it holds them all."""

    name: str
    groups: Sequence[InitialGroup]

    @property
    def entries(self) -> list[PageEntry]:
        """The entries on this sheet."""
        return [entry for group in self.groups for entry in group.entries]


def sheet_file(name: str) -> str:
    """The file of a sheet."""
    return f"letter-{name}.html" if name else "index.html"


def initial(entry: PageEntry) -> str:
    """The letter under which an entry stands."""
    return entry.spelling.initial


def divide(entries: Sequence[PageEntry], one_sheet: int = ONE_SHEET_BYTES, largest: int = LARGEST_SHEET) -> list[Sheet]:
    """The sheets for entries that are in the page's order: one, if it has `one_sheet` bytes compressed at most.

    Else none has more than `largest` entries, as far as they differ in their spelling.
    """
    if weight(entries) <= one_sheet:
        return [Sheet("", [InitialGroup(name, list(own)) for name, own in groupby(entries, initial)])]
    by_initial = {name: list(own) for name, own in groupby(entries, initial)}
    return [sheet for name, own in by_initial.items() for sheet in _sheets((name,), own, largest)]


def weight(entries: Sequence[PageEntry]) -> int:
    """About how many bytes the entries take on a sheet, compressed."""
    return len(entries) * _ENTRY_BYTES + sum(len(entry.seen) for entry in entries) * _POST_BYTES


def _sheets(name: tuple[str, ...], entries: Sequence[PageEntry], largest: int) -> Iterator[Sheet]:
    """One sheet, and if it would be too large, sheets of their own for the largest groups by a further syllable."""
    parts: dict[tuple[str, ...], list[PageEntry]] = {}
    for entry in entries:
        parts.setdefault(_path(entry)[: len(name) + 1], []).append(entry)
    apart: dict[tuple[str, ...], list[PageEntry]] = {}
    left = len(entries)
    for part in sorted(parts, key=lambda part: (-len(parts[part]), part)):
        # What has no further syllable stays, and so do the small groups, once the rest fits.
        if left > largest and len(part) > len(name):
            apart[part] = parts[part]
            left -= len(parts[part])
    yield Sheet(_name(name), list(_groups(entries, apart)))
    for part in sorted(apart):
        yield from _sheets(part, apart[part], largest)


def _path(entry: PageEntry) -> tuple[str, ...]:
    """The initial, the first syllable, the second, and so on; of a Latin word always two letters are taken for one."""
    spelling = entry.spelling
    section = spelling.section
    if section == OTHERS:
        return (OTHERS,)
    if section.isupper():
        pairs = (spelling.letters[at : at + 2] for at in range(0, len(spelling.letters), 2))
        return (spelling.initial, spelling.initial + _LATIN, *pairs)
    # 阿 is not the whole of A.
    return (spelling.initial, section if len(section) > 1 else section + "_", *spelling.spoken[1:])


def _name(path: tuple[str, ...]) -> str:
    """The name of a sheet: `d`, `da`, `da-mo`; `d.latin` and `d.latin-da` of Latin terms."""
    return "-".join(path[1:]) or path[0]


def sheet_title(name: str) -> str:
    """What readers call a sheet or a group: `D`, `da`, `da-mo`; `D` and `Da…` of Latin terms."""
    letter, is_latin, beginning = name.partition(_LATIN)
    if is_latin:
        return f"{beginning.replace('-', '').capitalize()}…" if beginning else letter.upper()
    return name.upper() if len(name) == 1 and name != OTHERS else name


def _groups(
    entries: Iterable[PageEntry], apart: Mapping[tuple[str, ...], Sequence[PageEntry]]
) -> Iterator[InitialGroup]:
    """By syllable; what has a sheet of its own is only named, at the place where it would stand."""
    length = max(map(len, apart), default=0)
    named: set[tuple[str, ...]] = set()
    for section, own in groupby(entries, lambda entry: entry.spelling.section):
        here: list[PageEntry] = []
        for entry in own:
            part = _path(entry)[:length]
            if part not in apart:
                here.append(entry)
            elif part not in named:
                named.add(part)
                yield InitialGroup(_name(part), sheet=_name(part), size=len(apart[part]))
        if here:
            yield InitialGroup(section, here, size=len(here))
