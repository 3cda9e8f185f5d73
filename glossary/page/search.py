"""What looking words up in the browser needs, as scripts that a page can load from anywhere, `file://` included.

Names are needed for every search and come in large shards; definitions are loaded for the results on the screen, and
all of them only when few names are found. Line N of a shard is one entry, in the page's order.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from functools import cache

from glossary.language.folding import to_simplified
from glossary.page.entries import PageEntry
from glossary.page.initials import Sheet
from glossary.page.json_ld import for_script

# Large shards take fewer requests, small ones do not stop a phone: 4,000 names are 250 KB, read in 20 ms.
NAMES_IN_SHARD = 4000
DEFINITIONS_IN_SHARD = 500
_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF


def search_files(sheets: Sequence[Sheet]) -> dict[str, str]:
    """The scripts by file name."""
    placed = [(entry, sheet.name) for sheet in sheets for entry in sheet.entries]
    files: dict[str, str] = {}
    for number, part in enumerate(_parts(placed, NAMES_IN_SHARD)):
        names = "\n".join(_names(entry) for entry, _ in part)
        places = "\n".join(_place(entry, sheet) for entry, sheet in part)
        files[f"search/names-{number}.js"] = _call("names", number, names, places)
    size = sum(len(zlib.compress(text.encode(), 1)) for text in files.values())
    for number, part in enumerate(_parts(placed, DEFINITIONS_IN_SHARD)):
        definitions = "\n".join(_line(entry.entry.definition) for entry, _ in part)
        files[f"search/definitions-{number}.js"] = _call("definitions", number, definitions)
    traditional, simplified = _script_pairs()
    files["search/index.js"] = _call("index", len(placed), size, traditional, simplified)
    return files


def _parts(placed: Sequence[tuple[PageEntry, str]], size: int) -> Iterator[Sequence[tuple[PageEntry, str]]]:
    return (placed[start : start + size] for start in range(0, len(placed), size))


def _call(name: str, *values: object) -> str:
    return f"glossarySearch.{name}({','.join(map(for_script, values))});\n"


def _names(one: PageEntry) -> str:
    """With tabs between: term, English, pinyin, initials, pinyin with u for ü; aliases; names given up; their sounds.

    An empty field ends the aliases, and another the names given up; sounds are two fields a name, in the same order.
    """
    spelling, entry = one.spelling, one.entry
    letters = spelling.letters if spelling.initials else ""
    # 绿 is typed `lv` or `lu`.
    second = letters.replace("v", "u") if "v" in letters and spelling.initials else ""
    own = (entry.term, entry.english, letters, spelling.initials, second)
    sounds = [sound for pair in one.sounds for sound in pair]
    return "\t".join(map(_line, (*own, *entry.aliases, "", *entry.superseded, "", *sounds))).rstrip("\t")


def _place(one: PageEntry, sheet: str) -> str:
    """The sheet, in how many posts it is seen, the kind, and all ids; an id that is just the term is left out."""
    own = "" if one.id == one.entry.term else one.id
    return "\t".join((sheet, str(one.posts or ""), one.entry.kind, own, *one.other_ids))


def _line(text: str) -> str:
    return " ".join(text.split())


@cache
def _script_pairs() -> tuple[str, str]:
    """Traditional characters, and the Simplified one for each: what is typed in one script finds the other."""
    characters = "".join(map(chr, range(_FIRST_HAN, _LAST_HAN + 1)))
    pairs = [(one, to_simplified(one)) for one in characters if one.encode("gb18030")[:1] >= b"\x81"]
    differing = [(one, other) for one, other in pairs if one != other and len(other) == 1]
    return "".join(one for one, _ in differing), "".join(other for _, other in differing)
