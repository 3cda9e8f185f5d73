"""The posts to measure with: a folder of copies that grows, and the state a command finds it in."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

_PROJECT = Path(__file__).resolve().parent.parent
VAULT = _PROJECT.parent / "shared" / "corpus" / "vault"
_CONTENT = _PROJECT / "content"
# The project's own posts are few: they are repeated until they make a load that can be measured.
_LEAST_BYTES = 8_000_000
_SUFFIXES = (".md", ".markdown")
# Mark, headword, what stands between, and the name up to its colon.
_NAMED = re.compile(r"(\*\*)([^*\n]+)(\*\* ?[（(])([^（()）：:\n]*)")
_TERM = re.compile(r"^- term: ([^'\"\n]+)$", re.MULTILINE)


class Load(NamedTuple):
    """What a folder holds: posts and their bytes."""

    posts: int
    bytes: int


class Garden:
    """A working folder with posts in `content/`, the glossary in `data/`, and the index in `.glossary/`."""

    def __init__(self, root: Path, source: Path | None = None) -> None:
        self.root = root
        self.content = root / "content"
        self.glossary = root / "data" / "glossary.yaml"
        self.source = source or default_folder()
        posts = find_posts(self.source)
        least = _LEAST_BYTES if self.source == _CONTENT else 0
        size = sum(post.stat().st_size for post in posts)
        self._posts, self._repeat, self._copies = posts, max(1, -(-least // max(1, size))), 0

    def grow(self, copies: int) -> Load:
        """Copies the posts until they are there `copies` times, each time under another folder name.

        What the annotations of each further copy name is called otherwise: copies alone would add no entries, and hide
        what it costs to build them.
        """
        while self._copies < copies:
            self._copies += 1
            for number in range(self._repeat):
                self._copy(self.content / f"copy-{self._copies}" / str(number), self._copies - 1)
        posts = find_posts(self.content)
        return Load(len(posts), sum(post.stat().st_size for post in posts))

    def _copy(self, target: Path, shift: int) -> None:
        for post in self._posts:
            copy = target / post.relative_to(self.source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            if shift:
                copy.write_bytes(renamed(post.read_bytes().decode(errors="surrogateescape"), shift))
            else:
                shutil.copyfile(post, copy)

    def renew_times(self) -> None:
        """As after a cache of CI was restored into a fresh clone, where every file has another time."""
        for path in [*find_posts(self.content), *self.glossary.parent.iterdir()]:
            path.touch()

    def forget_index(self) -> None:
        """As after a fresh clone."""
        shutil.rmtree(self.root / ".glossary", ignore_errors=True)

    def forget_glossary(self) -> None:
        """As before the first extraction, but for the index."""
        shutil.rmtree(self.glossary.parent, ignore_errors=True)

    def forget_everything(self) -> None:
        """As before anything ran."""
        self.forget_index()
        self.forget_glossary()

    def middle_post(self) -> Path:
        """The post of middling size, in the first copy."""
        posts = sorted(find_posts(self.content / "copy-1" / "0"), key=lambda post: post.stat().st_size)
        return posts[len(posts) // 2]

    def terms(self) -> Sequence[str]:
        """The terms in the glossary file that are written without quotes."""
        return _TERM.findall(self.glossary.read_text(encoding="utf-8"))

    def entries(self) -> int:
        """How many entries the glossary file has."""
        return self.glossary.read_text(encoding="utf-8").count("\n- term: ")


def renamed(text: str, shift: int) -> bytes:
    """A post whose annotations name other things in the same forms: their characters and letters are moved on."""
    changed = _NAMED.sub(lambda match: match[1] + _moved(match[2], shift) + match[3] + _moved(match[4], shift), text)
    return changed.encode(errors="surrogateescape")


def _moved(name: str, shift: int) -> str:
    return "".join(map(partial(_moved_char, shift=shift), name))


def _moved_char(char: str, shift: int) -> str:
    for first, count in ((0x4E00, 20_000), (ord("a"), 26), (ord("A"), 26)):
        if first <= ord(char) < first + count:
            return chr(first + (ord(char) - first + shift) % count)
    return char


def default_folder() -> Path:
    """The posts to measure with where none are named."""
    return VAULT if VAULT.is_dir() else _CONTENT


def find_posts(folder: Path) -> list[Path]:
    """The Markdown files below a folder, sorted."""
    return sorted(_walk(folder))


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.suffix in _SUFFIXES and path.is_file():
            yield path
