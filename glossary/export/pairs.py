"""Pairs of a source and a target name, as glossaries for machine translation hold them; each source stands once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from glossary.export.names import GIVEN_UP, Names, names_by_language
from glossary.export.values import ENGLISH, ExportMaterial, Item, LeftOut


class _Pair(NamedTuple):
    """A source name and what it is to be translated with. `rank` orders rival pairs of one source, the best first."""

    source: str
    target: str
    item: Item
    rank: tuple[int, int, int, str, str]


class Limits(NamedTuple):
    """What a tool refuses: names of more UTF-8 bytes or with one of these characters, files of more bytes."""

    name_bytes: int = 0
    file_bytes: int = 0
    characters: str = ""


NO_LIMITS = Limits()


def unique_pairs(material: ExportMaterial, limits: Limits = NO_LIMITS) -> tuple[list[_Pair], list[LeftOut]]:
    """The pairs in order, each source once whatever its case, and what was left out.

    Of several entries that share a source, the one wins whose preferred name it is, before those that have it as
    another or a former name; then one that a person wrote; then the one annotated in most posts; then the first by
    code points.
    """
    left_out: list[LeftOut] = []
    best: dict[str, _Pair] = {}
    for pair in _fitting(_all_pairs(material, left_out), limits, left_out):
        key = pair.source.casefold()
        winner, loser = sorted((pair, best.get(key, pair)), key=lambda each: each.rank)
        best[key] = winner
        if loser.target != winner.target:
            left_out.append(LeftOut(f"{loser.source} = {loser.target}", "another entry has this source"))
    return _within(list(best.values()), limits, left_out), left_out


def _all_pairs(material: ExportMaterial, left_out: list[LeftOut]) -> Iterator[_Pair]:
    for item in material.items:
        names = names_by_language(item.entry)
        source, target = names[material.source], names[material.target]
        if item.entry.status in GIVEN_UP:
            left_out.append(LeftOut(item.entry.term, f"its status is {item.entry.status}"))
        elif not target.preferred:
            language = "English" if material.target == ENGLISH else "Chinese"
            left_out.append(LeftOut(item.entry.term, f"no {language} name"))
        elif not source.all():
            language = "Chinese" if material.target == ENGLISH else "English"
            left_out.append(LeftOut(item.entry.term, f"no {language} name"))
        else:
            yield from _pairs(item, source, target.preferred)


def _pairs(item: Item, names: Names, target: str) -> Iterator[_Pair]:
    def pair(name: str, worth: int) -> _Pair:
        return _Pair(name, target, item, (worth, not item.by_hand, -item.posts, item.entry.term, target))

    if names.preferred:
        yield pair(names.preferred, 0)
    yield from (pair(name, 1) for name in names.others)
    yield from (pair(name, 2) for name in names.former)


def _fitting(pairs: Iterable[_Pair], limits: Limits, left_out: list[LeftOut]) -> Iterator[_Pair]:
    for pair in pairs:
        if why := _objection(pair, limits):
            left_out.append(LeftOut(f"{pair.source} = {pair.target}", why))
        else:
            yield pair


def _objection(pair: _Pair, limits: Limits) -> str:
    names = (pair.source, pair.target)
    if limits.name_bytes and max(len(name.encode()) for name in names) > limits.name_bytes:
        return f"longer than {limits.name_bytes:,} bytes"
    if any(character in name for name in names for character in limits.characters):
        return f"the format allows no {' or '.join(limits.characters)} in a name"
    return ""


def _within(pairs: Sequence[_Pair], limits: Limits, left_out: list[LeftOut]) -> list[_Pair]:
    """The pairs, less the least used ones where a file of all would be too long."""
    kept = sorted(pairs, key=_by_entry)
    if not limits.file_bytes:
        return kept
    room = limits.file_bytes
    fits: set[_Pair] = set()
    for pair in sorted(pairs, key=lambda each: (not each.item.by_hand, -each.item.posts, _by_entry(each))):
        room -= len(f"{pair.source}\t{pair.target}\n".encode())
        if room < 0:
            left_out.append(LeftOut(f"{pair.source} = {pair.target}", "the file would be too large"))
        else:
            fits.add(pair)
    return [pair for pair in kept if pair in fits]


def _by_entry(pair: _Pair) -> tuple[str, str, int, str]:
    return pair.item.entry.term, pair.item.entry.english, pair.rank[0], pair.source
