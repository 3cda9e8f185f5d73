"""What looking words up in the browser needs, as scripts that a page can load from anywhere, `file://` included.

Names are needed for every search and come in shards: those of the entries that most posts annotate first, so that what
most people look for is found before the rest has come. Definitions are loaded for the results on the screen, and all of
them only when few names are found.

A file is named by a hash of what it holds, and only `index.js` says which files belong together: what a browser kept
from an earlier page is never taken for a part of this one. Entries are dealt to shards by a hash of their id, so that a
new entry changes few files.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from glossary.blake2 import blake2b
from glossary.language.folding import to_simplified
from glossary.page.entries import PageEntry
from glossary.page.initials import Sheet
from glossary.page.json_ld import for_script
from glossary.page.setting import Setting
from glossary.page.usual_sounds import UsualSounds

# 1,000 names are 55 KB, 28 KB compressed: in two seconds, a slow line brings the first and two or three of the others.
NAMES_IN_SHARD = 1000
DEFINITIONS_IN_PART = 250
# A file of ids is 8 KB or less, so that an old address leads on at once.
IDS_IN_BUCKET = 512
_FEW_FROM, _MANY_FROM = 2, 8
_SPOKEN = ("found", "no_results", "suggested", "loading", "definitions_too", "gone", "also", "formerly")
# What would end a template or begin something in it, and what would matter if the script stood in HTML.
_special = re.compile("[`\\\\$\r<>&\u2028\u2029]")
# A line of a file of ids. The names of sheets are letters, digits and dots.
_id_row = re.compile(r"^(?:glossarySearch\.ids\(`)?(=.*|[0-9a-f]+) ([\w.]+)(?:`\);)?$", re.MULTILINE)
_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF


class _Placed(NamedTuple):
    """An entry, the sheet that it stands on, and a number by which it is dealt to files."""

    entry: PageEntry
    sheet: str
    hash: int


def search_files(sheets: Sequence[Sheet], setting: Setting) -> dict[str, str]:
    """The scripts by file name."""
    placed = [_Placed(entry, sheet.name, _hash(entry.id)) for sheet in sheets for entry in sheet.entries]
    files: dict[str, str] = {}
    usual = UsualSounds(pair for one in placed for pair in _sounding(one.entry))
    shards = [_add_shard(shard, usual, files) for shard in _shards(placed)]
    size = sum(len(zlib.compress(files[_file("names", name)].encode(), 1)) for name, _ in shards)
    titles = _add("titles", files, _titles(sheets)) if any(sheet.name for sheet in sheets) else ""
    spoken = {name: setting.text[name] for name in _SPOKEN}
    files["search/index.js"] = _call("index", shards, size, titles, *_script_pairs(), spoken, usual.text())
    return files | _id_files(sheets)


def _titles(sheets: Sequence[Sheet]) -> str:
    """The address and the title of each post with a date: links that name the date alone are named by it later."""
    links = {link for sheet in sheets for entry in sheet.entries for link in entry.seen if link.date}
    return "\n".join(sorted(f"{link.url}\t{_line(link.title)}" for link in links))


def _shards(placed: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    """One shard if that is enough; else entries of many posts first, then of few, then of one."""
    if len(placed) <= NAMES_IN_SHARD:
        yield from _dealt(placed, 1, 0)
        return
    for least, most in ((_MANY_FROM, None), (_FEW_FROM, _MANY_FROM), (0, _FEW_FROM)):
        tier = [one for one in placed if one.entry.posts >= least and (most is None or one.entry.posts < most)]
        yield from _dealt(tier, _power_of_two(len(tier), NAMES_IN_SHARD), 0)


def _add_shard(
    shard: Sequence[_Placed], usual: UsualSounds, files: dict[str, str]
) -> tuple[str, list[tuple[int, str]]]:
    """Adds the files of one shard; gives its name, and its parts: how many entries each has, and its name."""
    parts = list(_dealt(shard, _power_of_two(len(shard), DEFINITIONS_IN_PART), 16))
    ordered = [one for part in parts for one in part]
    names = "\n".join(_names(one.entry, usual) for one in ordered)
    places = "\n".join(_place(one) for one in ordered)
    named = [(len(part), _add("definitions", files, _definitions(part))) for part in parts]
    return _add("names", files, names, places), named


def _definitions(part: Sequence[_Placed]) -> str:
    return "\n".join(_line(one.entry.entry.definition) for one in part)


def _dealt(placed: Sequence[_Placed], piles: int, shift: int) -> Iterator[list[_Placed]]:
    """The entries dealt to so many piles, a power of two, by the bits of their hash from `shift` on."""
    dealt: list[list[_Placed]] = [[] for _ in range(piles)]
    for one in placed:
        dealt[one.hash >> shift & piles - 1].append(one)
    return (sorted(pile, key=lambda one: one.entry.id) for pile in dealt if pile)


def _power_of_two(count: int, most: int) -> int:
    """How many piles there are: the least power of two that leaves each with `most` or fewer, as chance has it."""
    return 1 << max(0, (count - 1) // most).bit_length() if count > most else 1


def _id_files(sheets: Sequence[Sheet]) -> dict[str, str]:
    """For each id that an entry has or had, the sheet on which it stands; none where there is one sheet."""
    placed: dict[int, list[tuple[str, str]]] = {}
    for sheet in sheets:
        for entry in sheet.entries:
            for name in (entry.id, *entry.other_ids):
                placed.setdefault(_hash(name), []).append((name, sheet.name))
    lines: list[list[str]] = [[] for _ in range(id_buckets(sheets))]
    for hashed, those in placed.items() if lines else ():
        lines[hashed & len(lines) - 1] += _id_lines(hashed, those)
    return {f"search/ids-{bucket}.js": _call("ids", "\n".join(sorted(own))) for bucket, own in enumerate(lines)}


def _id_lines(hashed: int, those: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The hash stands for the id, which is twice as long; where two have the same one, they stand there themselves."""
    for name, sheet in those:
        yield f"{hashed:x} {sheet}" if len(those) == 1 else f"={name} {sheet}"


def ids_file(name: str, buckets: int) -> str:
    """The file that says on which sheet an id stands."""
    return f"search/ids-{_hash(name) % buckets}.js"


def sheet_in(text: str, name: str) -> str:
    """The name of the sheet on which an id stands, by the text of its file; empty where that does not know it."""
    rows = dict(_id_row.findall(text))
    return rows.get(f"={name}") or rows.get(f"{_hash(name):x}") or ""


def id_buckets(sheets: Sequence[Sheet]) -> int:
    """Among how many files the ids are dealt; 0 where there is one sheet, which holds them all."""
    if not any(sheet.name for sheet in sheets):
        return 0
    return _power_of_two(sum(1 + len(entry.other_ids) for sheet in sheets for entry in sheet.entries), IDS_IN_BUCKET)


def _hash(text: str) -> int:
    """A number of 32 bits; the script in the browser counts the same (CRC-32 of the UTF-8)."""
    return zlib.crc32(text.encode())


def _add(kind: str, files: dict[str, str], *texts: str) -> str:
    """Adds a file named by what it holds; gives the name without its kind."""
    name = blake2b("\0".join(texts).encode(), digest_size=6).hexdigest()
    files[_file(kind, name)] = _call(kind, name, *texts)
    return name


def _file(kind: str, name: str) -> str:
    return f"search/{kind}-{name}.js"


def _call(name: str, *values: object) -> str:
    return f"glossarySearch.{name}({','.join(map(_literal, values))});\n"


def _literal(value: object) -> str:
    """A value in JavaScript. Texts are templates, in which tabs and line ends stand as they are, a byte each."""
    if not isinstance(value, str):
        return for_script(value)
    return f"`{_special.sub(_escaped, value)}`"


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _sounding(one: PageEntry) -> Iterator[tuple[str, str]]:
    """The term, the aliases and the names given up, each with its syllables."""
    yield one.entry.term, one.spelling.syllables
    yield from zip((*one.entry.aliases, *one.entry.superseded), one.sounds, strict=False)


def _names(one: PageEntry, usual: UsualSounds) -> str:
    """With tabs between: term, English, syllables; aliases; names given up; the syllables of all these.

    An empty field ends the aliases, and another the names given up. Syllables that are the usual ones are left out.
    """
    spoken, *sounds = (usual.rest(_line(name), syllables) for name, syllables in _sounding(one))
    own = (one.entry.term, one.entry.english, spoken)
    rest = (*one.entry.aliases, "", *one.entry.superseded, "", *sounds)
    return "\t".join(map(_line, (*own, *rest))).rstrip("\t")


def _place(one: _Placed) -> str:
    """The sheet, in how many posts the entry is seen, the kind, and the id where it is not just the term."""
    entry = one.entry
    own = "" if entry.id == entry.entry.term else entry.id
    return "\t".join((one.sheet, str(entry.posts or ""), entry.entry.kind, own)).rstrip("\t")


def _line(text: str) -> str:
    return " ".join(text.split())


@cache
def _script_pairs() -> tuple[str, str]:
    """Traditional characters, and the Simplified one for each: what is typed in one script finds the other."""
    characters = list(map(chr, range(_FIRST_HAN, _LAST_HAN + 1)))
    # One call for all: what a line end parts is no word.
    pairs = zip(characters, to_simplified("\n".join(characters)).split("\n"), strict=True)
    differing = [(one, other) for one, other in pairs if one != other and len(other) == 1]
    return "".join(one for one, _ in differing), "".join(other for _, other in differing)
