"""Ids that last: readable, made of the term itself, so that the same entry has the same address after any extraction.

Nothing needs to be remembered for that, but for entries that a person renames: `Former` is what they were called.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from glossary.index.lookup import Found
from glossary.model import Entry
from glossary.page.ids_file import Known

Former = Mapping[str, str]
"""Ids that were, each with the id it has become."""

_gaps = re.compile(r"[^\w+#.·&]+")
_unsafe = re.compile(r"[^\w.·-]")


@lru_cache(maxsize=1 << 16)
def slug(text: str) -> str:
    """A text as a part of an address: letters and characters stay, case goes, and what is between becomes a hyphen.

    `C`, `C++` and `C#` stay three. Empty for a text that has no letter.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    if folded.isalnum():
        return folded
    plain = _gaps.sub("-", folded).strip("-.·&")
    return plain if re.search(r"\w", plain) else ""


def fragment(identifier: str) -> str:
    """The id as it stands behind `#`: Chinese as it is, which every browser takes; what is doubtful percent-encoded."""
    return _unsafe.sub(lambda match: quote(match[0], safe=""), identifier)


def assign(found: Sequence[Found], made_of: str = "term") -> list[str]:
    """An id for each entry: the one that a person wrote, else its term, or its English where ids are made of that.

    Where several entries have that name, the other one stands behind it; numbered where need be.
    """
    wishes = [_wish(one.entry, made_of) for one in found]
    counts = Counter(wish.name for wish in wishes)
    # Who is alone with a name has it, whatever others would like to be called; what a person wrote comes before all.
    own = {wish.name for wish in wishes if wish.is_own}
    taken = {name for name, count in counts.items() if count == 1} | own
    given: list[str] = []
    for wish in wishes:
        if wish.is_own and wish.name in own:
            own.remove(wish.name)
            given.append(wish.name)
        else:
            given.append(wish.name if counts[wish.name] == 1 else _free(wish.full, taken))
        taken.add(given[-1])
    return given


def shared_ids(entries: Iterable[Entry]) -> dict[str, list[str]]:
    """The ids that a person wrote at more than one entry, each with the terms; one of them only can have it."""
    terms: dict[str, list[str]] = {}
    for entry in entries:
        if own := _own(entry):
            terms.setdefault(own, []).append(entry.term)
    return {identifier: sorted(those) for identifier, those in sorted(terms.items()) if len(those) > 1}


class _Wish(NamedTuple):
    """What an entry would be called, what instead where others would too, and whether a person wrote it."""

    name: str
    full: str
    is_own: bool = False


def _wish(entry: Entry, made_of: str) -> _Wish:
    if own := _own(entry):
        return _Wish(own, own, is_own=True)
    names = [slug(entry.term), slug(entry.english)]
    first, second = reversed(names) if made_of == "english" and names[1] else names
    return _Wish(first or _by_code(entry.term), "-".join(filter(None, (first or _by_code(entry.term), second))))


def _own(entry: Entry) -> str:
    """The id that a person wrote, without what an address cannot have."""
    return _gaps.sub("-", unicodedata.normalize("NFKC", entry.id)).strip("-.·&") if entry.id else ""


def _by_code(term: str) -> str:
    return "u" + "-".join(f"{ord(character):x}" for character in term)


def _free(name: str, taken: set[str]) -> str:
    number = 2
    free = name
    while free in taken:
        free = f"{name}-{number}"
        number += 1
    return free


def others(found: Sequence[Found], given: Sequence[str], former: Former) -> list[tuple[str, ...]]:
    """Further ids that lead to each entry: what it was called, its term, the headwords it covers, its aliases.

    `found` is in the order of who comes first to claim one; no id is ever given twice.
    """
    taken = set(given)
    by_former: dict[str, list[str]] = {}
    for old, new in former.items():
        by_former.setdefault(new, []).append(old)
    claims: list[list[str]] = [[] for _ in found]
    for claimed_by in (
        _former_names(given, by_former),
        map(_terms, found),
        map(_headwords, found),
        map(_aliases, found),
    ):
        for own, names in zip(claims, claimed_by, strict=True):
            for name in names:
                if name and name not in taken:
                    taken.add(name)
                    own.append(name)
    return [tuple(own) for own in claims]


def _former_names(given: Sequence[str], by_former: Mapping[str, list[str]]) -> Iterator[Sequence[str]]:
    return (by_former.get(identifier, ()) for identifier in given)


def _terms(one: Found) -> Iterator[str]:
    yield slug(one.entry.term)


def _headwords(one: Found) -> Iterator[str]:
    # Their order tells how the index came to know them, which is nothing to the page.
    return map(slug, sorted(one.keys))


def _aliases(one: Found) -> Iterator[str]:
    return map(slug, (*one.entry.aliases, *one.entry.superseded))


def renamed_ids(before: Iterable[Known], now: Iterable[Known], former: Former) -> dict[str, str]:
    """What `former` becomes when the page was last made with `before` and is now made with `now`.

    An id that is gone belongs to the one new entry that says
    the same in English, or else in its definition; where none or several do, it leads nowhere.
    """
    old = {row[0]: row for row in before}
    new = {row[0]: row for row in now}
    fresh = [row for identifier, row in new.items() if identifier not in old]
    become: dict[str, str] = {}
    for identifier in old.keys() - new.keys():
        if heir := _heir(old[identifier], fresh):
            become[identifier] = heir
    chained = {name: become.get(target, target) for name, target in former.items()}
    return {name: target for name, target in sorted({**chained, **become}.items()) if name not in new}


def _heir(gone: Known, fresh: Sequence[Known]) -> str:
    _, term, english, definition = gone
    for same in (
        [row[0] for row in fresh if row[1] == term and row[2] == english],
        [row[0] for row in fresh if english and row[2].casefold() == english.casefold()],
        [row[0] for row in fresh if definition and row[3] == definition],
    ):
        if len(same) == 1:
            return same[0]
    return ""
