r"""The record beside `data/glossary.yaml`: what `annotate` wrote into which post, and what a person refused there.

By it `strip` gives a post back to the byte, `extract` tells the tool's words from the author's, and `annotate` does not
ask twice. One line each, in the order of the posts:

    posts/a.md	0	大模型	**大模型**（Large Model）    what stood and what stands there; 0 such texts above
    posts/a.md	0	缓存	缓存[^term-缓存]	[^term-缓存]: 缓存：暂存副本的地方    and at the end of the post
    posts/a.md	-	护城河    refused

Paths are those from the folder of the configuration on, with `/`. A tab, a line end or a backslash is written `\t`,
`\n`, `\r` or `\\`. A line that means nothing, such as the mark of a merge conflict, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from zlib import crc32

_HEAD = """\
# What `glossary annotate` wrote into the posts, by which `strip` takes it out again. Keep it in git.
"""
_REFUSED = "-"
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_MEANINGS = {escaped[1]: char for char, escaped in _ESCAPES.items()}
_to_escape = re.compile(r"[\\\t\n\r]")
_escaped = re.compile(r"\\(.)")


class Wrote(NamedTuple):
    """One annotation as it was written: the text that stood there, and what stands there now.

    `earlier` counts the same texts further up in the post; `tail` is the paragraph that went to its end.
    """

    before: str
    after: str
    tail: str = ""
    earlier: int = 0


class PostRecord(NamedTuple):
    """What was written into one post, in order, and the folded terms that a person refused there."""

    wrote: tuple[Wrote, ...] = ()
    refused: frozenset[str] = frozenset()

    @property
    def stamp(self) -> str:
        """Tells whether what was written has changed; empty where nothing was."""
        return f"{crc32(repr(self.wrote).encode(errors='replace')):08x}" if self.wrote else ""


Record = Mapping[str, PostRecord]
"""By the name of the post."""
NOTHING = PostRecord()


def parse_record(text: str) -> dict[str, PostRecord]:
    """The record behind its text; nothing is an error."""
    wrote: dict[str, list[Wrote]] = {}
    refused: dict[str, set[str]] = {}
    for line in text.split("\n"):
        cells = [_unescape(cell) for cell in line.split("\t")]
        if len(cells) < 3 or not cells[0]:
            continue
        if cells[1] == _REFUSED and len(cells) == 3:
            refused.setdefault(cells[0], set()).add(cells[2])
        elif re.fullmatch("[0-9]{1,9}", cells[1]) and len(cells) in (4, 5) and cells[3]:
            wrote.setdefault(cells[0], []).append(Wrote(cells[2], cells[3], "".join(cells[4:]), int(cells[1])))
    names = {*wrote, *refused}
    return {
        name: PostRecord(tuple(dict.fromkeys(wrote.get(name, ()))), frozenset(refused.get(name, ()))) for name in names
    }


def render_record(record: Record) -> str:
    """The text of a record."""
    return _HEAD + "".join(lines_of(name, record[name]) for name in sorted(record))


def lines_of(name: str, one: PostRecord) -> str:
    """The lines of one post."""
    return "".join(f"{line}\n" for line in _lines(name, one))


def _lines(name: str, one: PostRecord) -> Iterator[str]:
    for each in one.wrote:
        yield _row(name, str(each.earlier), each.before, each.after, *([each.tail] if each.tail else []))
    for term in sorted(one.refused):
        yield _row(name, _REFUSED, term)


def _row(*cells: str) -> str:
    return "\t".join(_to_escape.sub(lambda match: _ESCAPES[match[0]], cell) for cell in cells)


def _unescape(cell: str) -> str:
    return _escaped.sub(lambda match: _MEANINGS.get(match[1], match[0]), cell)


def still_standing(one: PostRecord, text: str) -> PostRecord:
    """What of it still stands in the post: what a person has changed since is the person's own."""
    return one._replace(wrote=tuple(each for each in one.wrote if each.after in text))


def with_more(one: PostRecord, more: Iterable[Wrote]) -> PostRecord:
    """What was written earlier and now."""
    return one._replace(wrote=tuple(dict.fromkeys((*one.wrote, *more))))


def text_without(one: PostRecord, text: str) -> str:
    """The post as its author's words alone, for counting; blank lines may differ from what stood there."""
    for each in one.wrote:
        text = text.replace(each.after, each.before, 1)
        text = text.replace(each.tail, "", 1) if each.tail else text
    return text
