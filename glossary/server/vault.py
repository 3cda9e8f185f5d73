"""One folder of posts as the server knows it: configuration, glossary and index, looked at anew when they change."""

from __future__ import annotations

import contextlib
from functools import cached_property
from pathlib import Path

from glossary.annotating.values import Options
from glossary.checking.facts import Facts
from glossary.checking.settings import Settings, read_settings
from glossary.checking.uses import Overlay, stored_posts
from glossary.config import Config, load_config
from glossary.errors import GlossaryError
from glossary.index.compiled import compile_file
from glossary.index.database import Index
from glossary.index.file import open_index
from glossary.index.place import INDEX_FOLDER, index_folder
from glossary.mentions.known import IndexedGlossary
from glossary.report import Report
from glossary.server.words import GlossaryWords
from glossary.store.file import GlossaryFile


class Vault:
    """What is known of one folder. Raises GlossaryError where its configuration or glossary cannot be read."""

    def __init__(self, folder: Path) -> None:
        self.config: Config = load_config(None, folder)
        self.root = self.config.root
        self.seen = self._stamps()
        self.index: Index = open_index(index_folder(self.config))
        if self.glossary_path.exists():
            compile_file(self.config, self.index, Report(-1))
        self._release()

    def _release(self) -> None:
        """Lets others write: an editor is open for hours, and would keep every extraction waiting."""
        self.index.release()

    @property
    def glossary_path(self) -> Path:
        """Where the glossary file stands."""
        return self.root / self.config.glossary

    @property
    def is_extracted(self) -> bool:
        """Whether posts were extracted, so that there is something to say of them."""
        return self.glossary_path.exists()

    def has_changed(self) -> bool:
        """Whether the configuration, the glossary or the index is another than the one that was read."""
        return self._stamps() != self.seen

    def close(self) -> None:
        """Closes the index."""
        self.index.close()

    def _stamps(self) -> tuple[int, ...]:
        files = (
            self.config.source or self.root / "glossary.toml",
            self.glossary_path,
            GlossaryFile(self.glossary_path).lock_path,
        )
        return tuple(_changed_at(file) for file in files)

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
        return read_settings(self.config.check, None, ())

    @cached_property
    def facts(self) -> Facts:
        """What other posts say, by which a post is judged."""
        facts = Facts(self.index, Overlay(posts=len(stored_posts(self.index))))
        self._release()
        return facts

    @cached_property
    def options(self) -> Options:
        """How posts are annotated here."""
        return Options(least=self.config.min_score, marks=self.config.marks, page=self.config.terms_page)

    def name_of(self, path: Path) -> str:
        """A post's name: its path from the vault's folder on."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


def _changed_at(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


class Vaults:
    """The vaults of an editor's folders, each made when a file of it is first asked about."""

    def __init__(self) -> None:
        self._by_root: dict[Path, Vault] = {}
        self.troubles: list[str] = []

    def of(self, path: Path) -> Vault | None:
        """The vault that a file belongs to, as it is now; None, and the reason among `troubles`, if it cannot be."""
        try:
            root = load_config(None, path.parent).root
            root = root if root != path.parent or (root / INDEX_FOLDER).exists() else _nearest(path.parent)
            vault = self._by_root.get(root)
            if vault is None or vault.has_changed():
                if vault:
                    vault.close()
                with contextlib.chdir(root):
                    vault = self._by_root[root] = Vault(root)
        except (GlossaryError, OSError) as error:
            self.troubles.append(str(error))
            return None
        return vault

    def all(self) -> list[Vault]:
        """The vaults that were asked about."""
        return list(self._by_root.values())


def _nearest(folder: Path) -> Path:
    """Without a configuration: the nearest folder above that has an index or a glossary."""
    for above in (folder, *folder.parents):
        if (above / INDEX_FOLDER).is_dir() or (above / "data/glossary.yaml").is_file():
            return above
    return folder
