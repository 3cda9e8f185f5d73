"""One folder of posts as the server knows it: configuration, glossary and index, looked at anew when they change."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Sequence
from contextlib import chdir, closing
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from glossary.annotating.values import Options, Telling
from glossary.checking.facts import Facts
from glossary.checking.reading_uses import current_uses
from glossary.checking.settings import Settings, settings_to_run
from glossary.checking.uses import Overlay, stored_posts
from glossary.config import Config, load_config, refuse_outside
from glossary.errors import FileError, GlossaryError
from glossary.index.compiled import compile_file
from glossary.index.database import Index
from glossary.index.file import index_in_memory, open_index
from glossary.index.place import INDEX_FOLDER, index_folder
from glossary.mentions.known import IndexedGlossary
from glossary.posts.reading import decode, read_post
from glossary.report import Report
from glossary.server.documents import START
from glossary.server.words import GlossaryWords, Learned, learn
from glossary.store.file import GlossaryFile

# A glossary file of so many bytes is read while others wait; a larger one takes seconds, and is read in the background.
_READ_AT_ONCE = 200_000
# The folder in which posts are found is that of the whole process.
_FOLDER = threading.Lock()


class News(NamedTuple):
    """What was found out in the background: how posts differ from the index, words by their sound, what is broken."""

    overlay: Overlay
    learned: Learned | None
    trouble: str


class Vault:
    """What is known of one folder; `trouble` says where its glossary cannot be read, and the one before is kept then.

    `ready` is set once it is known what the posts say.
    """

    def __init__(self, config: Config) -> None:
        self.config, self.root = config, config.root
        self.seen = self._stamps()
        self.ready, self.is_refreshing, self.is_stale, self.is_closed = asyncio.Event(), False, False, False
        # Where nothing was extracted yet, nothing is to be left either.
        self.index: Index = open_index(index_folder(config)) if self.is_extracted else index_in_memory()
        self._index_file = self._which_index()
        self.overlay, self.trouble = Overlay(posts=len(stored_posts(self.index))), ""
        if self.is_extracted and self.glossary_path.stat().st_size <= _READ_AT_ONCE:
            self.trouble = _compiled(config, self.index)
        self._release()
        self._version = self.index.version()

    def _release(self) -> None:
        """Lets others write: an editor is open for hours, and would keep every extraction waiting."""
        self.index.release()

    def look_up(self) -> News:
        """What takes a second or more; run beside everything else. Raises GlossaryError where posts cannot be read."""
        with closing(open_index(index_folder(self.config))) as index, _FOLDER, chdir(self.root):
            trouble = _compiled(self.config, index)
            # Where a link leads to the folder, the current one is called otherwise, and names count from it.
            overlay = current_uses(self.config._replace(root=Path.cwd()), (), index, 1, Report(-1))
            return News(overlay, learn(index) if self.words.learned is None else None, trouble)

    def take(self, news: News) -> None:
        """Answers by what was found out from now on."""
        self.overlay, self.trouble = news.overlay, news.trouble
        self.forget()
        self.words.learned = news.learned or self.words.learned

    def forget(self) -> None:
        """Looks everything up anew."""
        for name in ("known", "facts"):
            self.__dict__.pop(name, None)
        self._version = self.index.version()

    @property
    def glossary_path(self) -> Path:
        """Where the glossary file stands."""
        return self.root / self.config.glossary

    @cached_property
    def glossary_text(self) -> str:
        """The glossary file as it stands on the disk; nothing where it cannot be read."""
        try:
            return decode(read_post(self.glossary_path), self.glossary_path)
        except FileError:
            return ""

    @property
    def is_extracted(self) -> bool:
        """Whether posts were extracted, so that there is something to say of them."""
        return self.glossary_path.exists()

    @property
    def is_garden(self) -> bool:
        """Whether somebody set it up, or posts lie where they are looked for; other folders have Markdown as well."""
        return self.config.source is not None or any((self.root / path).exists() for path in self.config.paths)

    @property
    def posts(self) -> set[Path]:
        """The posts that were extracted."""
        return {self.root / path for path in self.index.stamps()}

    def has_changed(self) -> bool:
        """Whether the configuration, the glossary or the lock is another than the one that was read, or the index was
        taken away or made anew."""
        return self._stamps() != self.seen or self._which_index() != self._index_file

    def was_written(self) -> bool:
        """Whether somebody wrote into the index."""
        return self.index.version() != self._version

    def close(self) -> None:
        """Closes the index; what is being found out in the background comes too late then."""
        self.is_closed = True
        self.index.close()

    def _stamps(self) -> tuple[int, ...]:
        files = (
            self.config.source or self.root / "glossary.toml",
            self.glossary_path,
            GlossaryFile(self.glossary_path).lock_path,
        )
        return tuple(_changed_at(file) for file in files)

    def _which_index(self) -> int:
        try:
            return (index_folder(self.config) / "index.sqlite").stat().st_ino
        except OSError:
            return 0

    @cached_property
    def words(self) -> GlossaryWords:
        """The glossary's words, to look up and to complete."""
        return GlossaryWords(self.index)

    @cached_property
    def known(self) -> IndexedGlossary:
        """The glossary as mentions are looked for in it."""
        return IndexedGlossary(self.index)

    @cached_property
    def settings(self) -> Settings:
        """Which rules of `check` are on."""
        return settings_to_run(self.config.check, None, ())

    @cached_property
    def facts(self) -> Facts:
        """What other posts say, by which a post is judged."""
        facts = Facts(self.index, self.overlay)
        self._release()
        return facts

    @cached_property
    def options(self) -> Options:
        """How posts are annotated here."""
        return Options(
            least=self.config.min_score,
            rules=tuple(self.config.annotate.items()),
            marks=self.config.marks,
            page=self.config.terms_page,
            tells=Telling.NEVER,
        )

    def name_of(self, path: Path) -> str:
        """A post's name: its path from the vault's folder on."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


def _changed_at(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def _compiled(config: Config, index: Index) -> str:
    """Brings the index up to the glossary file; where that cannot be read, why."""
    try:
        compile_file(config, index, Report(-1))
    except GlossaryError as error:
        return str(error)
    return ""


class Vaults:
    """The vaults of an editor's folders, each made when a file of it is first asked about."""

    def __init__(self) -> None:
        self._by_root: dict[Path, Vault] = {}
        self.folders: list[Path] = []
        self.troubles: dict[Path, str] = {}

    def of(self, path: Path) -> Vault | None:
        """The vault that a file belongs to, as it is now.

        What cannot be read is said among `troubles`, by folder, and what was read before still holds; None if nothing
        was.
        """
        try:
            config = load_config(None, path.parent)
            refuse_outside(config, named=False)
        except GlossaryError as error:
            self.troubles[path.parent] = str(error)
            return max(self._holding(path), key=lambda vault: len(vault.root.parts), default=None)
        self.troubles[path.parent] = ""
        if config.source is None:
            config = config._replace(root=_nearest(path.parent, self.folders))
        if folder := os.environ.get("GLOSSARY_CACHE_DIR"):
            config = config._replace(cache_dir=str(START / Path(folder).expanduser()))
        return self._current(config)

    def _current(self, config: Config) -> Vault | None:
        vault = self._by_root.get(config.root)
        if vault and not vault.has_changed():
            if vault.was_written():
                vault.forget()
        else:
            if vault:
                self._by_root.pop(config.root).close()
            try:
                vault = self._by_root[config.root] = Vault(config)
            except (GlossaryError, OSError) as error:
                self.troubles[config.root] = str(error)
                return None
        self.troubles[config.root] = vault.trouble
        return vault

    def _holding(self, path: Path) -> list[Vault]:
        return [vault for vault in self._by_root.values() if path.is_relative_to(vault.root)]

    def all(self) -> list[Vault]:
        """The vaults that were asked about."""
        return list(self._by_root.values())


def _nearest(folder: Path, opened: Sequence[Path]) -> Path:
    """Without a configuration: the nearest folder above that has an index or a glossary, else one that is open.

    An editor may have only the folder of the posts open.
    """
    above = (folder, *folder.parents)
    known = (one for one in above if (one / INDEX_FOLDER).is_dir() or (one / "data/glossary.yaml").is_file())
    return next(known, next((one for one in above if one in opened), folder))
