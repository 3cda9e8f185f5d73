"""One post's bytes into what the index keeps of it; runs in worker processes as well as in the main one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from glossary.errors import FileError
from glossary.index.packing import pack
from glossary.index.read_post import ReadPost, Row, unpack_uses
from glossary.language.folding import fold
from glossary.markdown.fences import front_matter_text
from glossary.posts.finding import PostFile
from glossary.posts.front_matter import is_toml, read_lists
from glossary.posts.processes import share_out
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


Progress = Callable[[int], None]


def read_posts(
    posts: Sequence[PostFile], marks: tuple[str, ...], kinds: Mapping[str, str], jobs: int, progress: Progress
) -> Iterator[ReadPost]:
    """What each post says, in any order. `jobs` 0 means one process for each processor."""
    # Largest posts first, so that no process is left alone with a large one at the end.
    largest_first = sorted(posts, key=lambda post: -post.size)
    for results in share_out(partial(_read_chunk, marks=marks, kinds=dict(kinds)), largest_first, jobs):
        yield from results
        progress(len(results))


def _read_chunk(paths: Sequence[str], marks: tuple[str, ...], kinds: Mapping[str, str]) -> list[ReadPost]:
    return [read(path, marks, kinds) for path in paths]
