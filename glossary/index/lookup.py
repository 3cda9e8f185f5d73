"""Finding entries by any form of their word, without reading the glossary file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, cast

from glossary.index.database import Index
from glossary.index.packing import values
from glossary.index.read_post import unpack_uses
from glossary.index.rows import HEAD, row_of
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.model import Entry, Use

FormRow = list[tuple[str, int]]
"""Forms with the numbers of the entries that they find.

In the index, the number of an entry that was merely called so in a post, and is not in the file, is stored inverted.
"""
REMOVED = "removed"
"""The status of what a person says is no term: it stays in the file, and is used nowhere."""
GIVEN_UP = ("deprecated", "superseded")
"""The statuses of what should no longer be used."""

# An entry with so many times the annotations is the one that is meant, although another has the word for its term.
_FAR = 3
# Stored with an entry that has former names, so that `entries_holding` finds it.
_HAS_FORMER_NAMES = "superseded"
_Stored = tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[int, int], ...], bool, bool, str]


class Found(NamedTuple):
    """An entry with the folded headwords it covers, and where its annotations stand: (number of the post, start).

    `touched` says that a person has changed or written it, `kept_out` that too few posts annotate it for the file.
    """

    entry: Entry
    keys: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    touched: bool = False
    kept_out: bool = False


def compile_entries(
    found: Sequence[Found],
) -> tuple[Iterator[tuple[int, object]], Iterator[tuple[str, object]]]:
    """What `Index.put_entries` stores: the entries by number, and the forms that find them by their rows."""
    rows: dict[str, FormRow] = {}
    for number, one in enumerate(found):
        for form, stored in _stored_forms(one, number):
            rows.setdefault(row_of(form), []).append((form, stored))
    return ((number, packed(one)) for number, one in enumerate(found)), iter(rows.items())


def _stored_forms(found: Found, number: int) -> FormRow:
    written = dict.fromkeys(forms_of(found.entry))
    called = [(key, number if key in written else ~number) for key in found.keys]
    return called + [(form, number) for form in written if form not in found.keys]


def written_names(row: Sequence[tuple[str, int]]) -> FormRow:
    """Of stored forms those that the glossary file itself gives."""
    return [pair for pair in row if pair[1] >= 0]


def any_names(row: Sequence[tuple[str, int]]) -> FormRow:
    """All of stored forms, also those by which posts merely call an entry."""
    return [(form, any_number(stored)) for form, stored in row]


def unlisted_names(row: Sequence[tuple[str, int]]) -> FormRow:
    """Of stored forms those by which posts merely call an entry."""
    return [(form, any_number(stored)) for form, stored in row if stored < 0]


def any_number(stored: int) -> int:
    """The number of the entry that a stored form finds; it is inverted where posts merely call the entry so."""
    return stored if stored >= 0 else ~stored


def packed(found: Found) -> object:
    """What the index holds of an entry."""
    mark = _HAS_FORMER_NAMES if found.entry.superseded else ""
    return values(found.entry), found.keys, found.places, found.touched, found.kept_out, mark


def all_forms(found: Found) -> Iterable[str]:
    """Every folded form that finds an entry."""
    return dict.fromkeys((*found.keys, *forms_of(found.entry)))


def names_of(entry: Entry) -> list[str]:
    """Term, English, aliases and former names, as they are written."""
    return [name for name in (entry.term, entry.english, *entry.aliases, *entry.superseded) if name]


def forms_of(entry: Entry) -> Iterable[str]:
    """The folded names of an entry: term, English (as it is, and without number, case and hyphens), others."""
    names = (entry.term, entry.english, normal(entry.english), *entry.aliases, *entry.superseded, *entry.same)
    return map(fold, filter(None, names))


def find(index: Index, word: str) -> list[Found]:
    """The entries that a word finds, in any of its forms, the best known first."""
    return choose(word, lambda form: _numbers(index, form), lambda number: unpacked(index.entry(number)))


def choose(word: str, numbers_of: Callable[[str], Sequence[int]], entry_of: Callable[[int], Found]) -> list[Found]:
    """As `find`, of the entries whose numbers are those of a folded form."""
    form = fold(word)
    numbers = numbers_of(form) or numbers_of(fold(normal(word.casefold())))
    found = [one for number in numbers if (one := entry_of(number)).entry.status != REMOVED]
    # The headword of one entry may be an alias of another; who asks for it means the first.
    found = [one for one in found if form in one.keys or form == fold(one.entry.term)] or found
    return _best_known_first(found, form)


def _best_known_first(found: Sequence[Found], form: str) -> list[Found]:
    """An entry that is called so comes before one that has the word for another name, but for one far better known."""
    called = [one for one in found if fold(one.entry.term) == form]
    enough = _FAR * max(1, *(len(one.places) for one in called)) if called else 0
    by_hand = any(one.touched for one in called)

    def comes_later(one: Found) -> bool:
        return fold(one.entry.term) != form and (by_hand or len(one.places) < enough)

    return sorted(found, key=lambda one: (comes_later(one), -len(one.places), one.entry))


def entries_named(index: Index, form: str) -> dict[int, Found]:
    """Every entry that a folded form finds, by its number, also those that are marked as removed."""
    return {number: unpacked(index.entry(number)) for number in _numbers(index, form)}


def replace_entries(index: Index, old: Mapping[int, Found], found: Sequence[Found]) -> None:
    """Puts entries in the place of others, and their forms."""
    last = index.last_entry()
    numbered = list(enumerate(found, last + 1))
    names = {row_of(form) for one in (*old.values(), *found) for form in all_forms(one)}
    rows = {name: [pair for pair in _row(index, name) if any_number(pair[1]) not in old] for name in names}
    for number, one in numbered:
        for form, stored in _stored_forms(one, number):
            rows[row_of(form)].append((form, stored))
    index.replace_entries(old, ((number, packed(one)) for number, one in numbered), rows.items())


def all_found(index: Index) -> Iterator[Found]:
    """Every entry that was compiled."""
    return map(unpacked, index.entries())


def numbered(index: Index) -> Iterator[tuple[int, Found]]:
    """Every entry that was compiled, with its number."""
    return ((number, unpacked(stored)) for number, stored in index.numbered_entries())


def forms_beginning(index: Index, beginning: str) -> Iterator[tuple[str, int]]:
    """The folded forms that begin so, each with its entry's number; all forms for the empty beginning."""
    row = row_of(beginning)
    rows = [_row(index, row)] if row != beginning else index.form_rows(beginning)
    pairs = (pair for row in rows for pair in any_names(cast(FormRow, row)))
    return (pair for pair in pairs if pair[0].startswith(beginning))


def _numbers(index: Index, form: str) -> list[int]:
    return [any_number(number) for stored, number in _row(index, row_of(form)) if stored == form] if form else []


def uses_of(index: Index, found: Found) -> Iterator[Use]:
    """The annotations that speak for an entry."""
    places = set(found.places)
    for number, post in index.posts(sorted({number for number, _ in places})):
        yield from (use for use in unpack_uses(post.path, post.uses) if (number, use.start) in places)


def near(index: Index, word: str, count: int = 3) -> list[str]:
    """Terms that look like a word which finds nothing."""
    from difflib import get_close_matches

    form = fold(word)
    numbers: dict[str, int] = {}
    heads = {form[:HEAD], form[:1] + form[2:3], form[1:3]}
    for row in chain(index.rows_of_heads(heads), index.form_rows(form[:1])):
        numbers.update(any_names(cast(FormRow, row)))
    similar = get_close_matches(form, numbers, n=count, cutoff=0.5)
    return list(dict.fromkeys(unpacked(index.entry(numbers[match])).entry.term for match in similar))


def _row(index: Index, name: str) -> FormRow:
    return cast(FormRow, index.forms(name) or [])


def unpacked(stored: object) -> Found:
    """An entry out of the index."""
    entry, keys, places, touched, kept_out, _ = cast(_Stored, stored)
    return Found(Entry._make(entry), keys, places, touched, kept_out)
