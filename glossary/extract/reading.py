"""One post's bytes into what the index keeps of it; runs in worker processes as well as in the main one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from glossary.config import Config
from glossary.errors import FileError
from glossary.index.packing import pack, values
from glossary.index.read_post import ReadPost, Row, unpack_uses
from glossary.language.folding import fold
from glossary.markdown.fences import front_matter_text
from glossary.markdown.marks import checked_marks
from glossary.posts.finding import PostFile
from glossary.posts.front_matter import is_toml, read_lists
from glossary.posts.processes import share_out
from glossary.posts.reading import decode, digest_of, read_post
from glossary.sites import scan, scan_placed
from glossary.sites.fronts import front_of
from glossary.store.record import NOTHING, PostRecord

if TYPE_CHECKING:
    from glossary.posts.processes import Workers

__all__ = ["ReadPost", "read_for_extraction", "unpack_uses"]


# Marks what is a subject among the lists of the front matter: no kind is called so.
_SUBJECT = "subject "


def lists_of(config: Config) -> dict[str, str]:
    """What is read of a post's front matter: by key, the kind of the names in its list, or that it holds subjects."""
    return {**{key: _SUBJECT + key for key in config.subjects}, **config.kinds}


def read_for_extraction(
    path: str,
    marks: tuple[str, ...],
    lists: Mapping[str, str],
    written: Mapping[str, PostRecord] = MappingProxyType({}),
) -> ReadPost:
    """Reads one post from disk; never raises for a bad post, but says what is wrong with it.

    `written` says by path what the tool wrote into posts, which is left out.
    """
    try:
        data = read_post(path)
        text = decode(data, path)
    except FileError as error:
        return ReadPost(path, pack([]), pack(([], [])), str(error), failed=True)
    return read_text(path, text, marks, lists, written.get(path, NOTHING))._replace(digest=digest_of(data))


def read_text(
    path: str, text: str, marks: tuple[str, ...], lists: Mapping[str, str], own: PostRecord = NOTHING
) -> ReadPost:
    """Give what the index keeps of a post that consists of this text."""
    raw = front_matter_text(text)
    names, problem = read_lists(raw, lists, is_toml(text)) if raw else ([], None)
    warning = (
        f"{path}:{problem.line + 1}: front matter: {problem.message}; the text below it is read" if problem else ""
    )
    return ReadPost(path, pack(_rows(text, marks, own)), pack(_sorted_out(names, lists)), warning)


def _sorted_out(names: Sequence[tuple[str, str]], lists: Mapping[str, str]) -> tuple[list[tuple[str, str]], list[str]]:
    """The kinds of folded names, and the subjects: those under the first key as they are, the others with their key."""
    subjects = [(kind.removeprefix(_SUBJECT), name) for kind, name in names if kind.startswith(_SUBJECT)]
    order = [kind.removeprefix(_SUBJECT) for kind in lists.values() if kind.startswith(_SUBJECT)]
    subjects.sort(key=lambda pair: order.index(pair[0]))
    widest = order[0] if order else ""
    told = [name if key == widest else f"{key}: {name}" for key, name in subjects]
    # Who says nothing of the widest subject must not be taken for saying something else.
    return [(kind, fold(name)) for kind, name in names if not kind.startswith(_SUBJECT)], (
        told if subjects and subjects[0][0] == widest else ["", *told] if told else []
    )


def _rows(text: str, marks: tuple[str, ...], own: PostRecord) -> list[Row]:
    rows: list[Row] = []
    not_counted = {annotation.parts for each in own.wrote for annotation in scan(each.after, marks)}
    line, counted = 1, 0
    count_line_ends = _count_line_ends if "\r" in text else _count_line_feeds
    for placed in scan_placed(text, checked_marks(marks)):
        annotation = placed.annotation
        line += count_line_ends(text, counted, annotation.start)
        counted = annotation.start
        if annotation.parts not in not_counted:
            rows.append(
                (fold(annotation.term), annotation.start, line, values(annotation.parts), front_of(text, placed.site))
            )
    return rows


def _count_line_ends(text: str, start: int, end: int) -> int:
    """How many lines end there, with LF, CRLF or CR; neither offset stands within a CRLF."""
    feeds, returns = text.count("\n", start, end), text.count("\r", start, end)
    return feeds + returns - text.count("\r\n", start, end)


def _count_line_feeds(text: str, start: int, end: int) -> int:
    return text.count("\n", start, end)


Progress = Callable[[int], None]


def read_posts(
    posts: Sequence[PostFile],
    marks: tuple[str, ...],
    lists: Mapping[str, str],
    workers: Workers,
    progress: Progress,
    written: Mapping[str, PostRecord] = MappingProxyType({}),
) -> Iterator[tuple[PostFile, ReadPost]]:
    """Each file with what it says, in any order."""
    # Largest posts first, so that no process is left alone with a large one at the end.
    largest_first = sorted(posts, key=lambda post: -post.size)
    task = partial(_read_chunk, marks=marks, lists=dict(lists), written=dict(written))
    for files, read_ones in share_out(task, largest_first, workers):
        yield from zip(files, read_ones, strict=True)
        progress(len(files))


def _read_chunk(
    files: Sequence[PostFile],
    marks: tuple[str, ...],
    lists: Mapping[str, str],
    written: Mapping[str, PostRecord],
) -> list[ReadPost]:
    return [read_for_extraction(file.path, marks, lists, written) for file in files]
