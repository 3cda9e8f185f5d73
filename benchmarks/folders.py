"""The posts to measure with: a folder of copies that grows, and the state a command finds it in."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_PROJECT = Path(__file__).resolve().parent.parent
VAULT = _PROJECT.parent / "shared" / "corpus" / "vault"
_CONTENT = _PROJECT / "content"
# The project's own posts are few: they are repeated until they make a load that can be measured.
_LEAST_BYTES = 8_000_000
_SUFFIXES = (".md", ".markdown")
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
        """Copies the posts until they are there `copies` times, each time under another folder name."""
        while self._copies < copies:
            self._copies += 1
            for number in range(self._repeat):
                self._copy(self.content / f"copy-{self._copies}" / str(number))
        posts = find_posts(self.content)
        return Load(len(posts), sum(post.stat().st_size for post in posts))

    def _copy(self, target: Path) -> None:
        for post in self._posts:
            copy = target / post.relative_to(self.source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(post, copy)

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
