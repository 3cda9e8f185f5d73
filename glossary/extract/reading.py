"""One post's bytes into what the index keeps of it; runs in worker processes as well as in the main one."""

from __future__ import annotations

from collections.abc import Mapping

from glossary.errors import FileError
from glossary.front_matter import is_toml, read_lists
from glossary.index.packing import pack
from glossary.index.read_post import ReadPost, Row, unpack_uses
from glossary.language.folding import fold
from glossary.markdown.fences import front_matter_text
from glossary.posts.reading import decode, read_post
from glossary.scan import scan

__all__ = ["ReadPost", "read", "unpack_uses"]


def read(path: str, marks: tuple[str, ...], kinds: Mapping[str, str]) -> ReadPost:
    """Reads one post from disk; never raises for a bad post, but says what is wrong with it."""
    try:
        text = decode(read_post(path), path)
    except FileError as error:
        return ReadPost(path, pack([]), pack([]), str(error), failed=True)
    raw = front_matter_text(text)
    names, problem = read_lists(raw, kinds, is_toml(text)) if raw else ([], None)
    warning = (
        f"{path}:{problem.line + 1}: front matter: {problem.message}; the text below it is read" if problem else ""
    )
    return ReadPost(path, pack(_rows(text, marks)), pack([(kind, fold(name)) for kind, name in names]), warning)


def _rows(text: str, marks: tuple[str, ...]) -> list[Row]:
    rows: list[Row] = []
    line, counted = 1, 0
    for start, _, term, english, chinese, definition, aliases, superseded in scan(text, marks):
        line += _count_line_ends(text, counted, start)
        counted = start
        rows.append((fold(term), start, line, term, english, chinese, definition, aliases, superseded))
    return rows


def _count_line_ends(text: str, start: int, end: int) -> int:
    """How many lines end there, with LF, CRLF or CR; neither offset stands within a CRLF."""
    feeds, returns = text.count("\n", start, end), text.count("\r", start, end)
    return feeds + returns - text.count("\r\n", start, end) if returns else feeds
