"""Which files are posts by their names, and which files and folders a person wants passed over."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from fnmatch import translate
from pathlib import Path

from glossary.config import POST_ENDINGS
from glossary.posts.naming import name_of


class Exclusion:
    """Patterns as of `fnmatch`, where `*` also matches `/`, and what they have matched so far.

    They are tried on the path below the folder that posts are looked for in, and on the path below `root`, the folder
    of the configuration: for posts in `content`, both `drafts/*` and `content/drafts/*` mean the same. `gitignore`
    says whether what a .gitignore names is passed over too; files that end in none of `endings` are no posts.
    """

    def __init__(
        self,
        patterns: Sequence[str] = (),
        root: Path | None = None,
        *,
        gitignore: bool = False,
        endings: Sequence[str] = POST_ENDINGS,
    ) -> None:
        self._patterns, self._root, self.gitignore = patterns, root, gitignore
        self._endings = tuple(map(str.lower, endings))
        self._each = {pattern: re.compile(translate(pattern.rstrip("/"))).match for pattern in patterns}
        self._any = re.compile("|".join(translate(pattern.rstrip("/")) for pattern in patterns)).match
        self._idle = dict.fromkeys(patterns)

    @property
    def idle(self) -> list[str]:
        """The patterns that have matched nothing."""
        return list(self._idle)

    def is_post(self, name: str) -> bool:
        """Tell whether a file of this name is a post."""
        return name.lower().endswith(self._endings)

    def within(self, folder: str) -> Callable[[str], bool]:
        """Tells whether a path below this folder is to be passed over."""
        if not self._patterns:
            return lambda below: False
        way = self._way_to(folder)
        return lambda below: self._matches(below) or (way != "" and self._matches(way + below))

    def _way_to(self, folder: str) -> str:
        way = name_of(folder, str(self._root)) if self._root else os.curdir
        return "" if way == os.curdir or way.startswith(os.pardir) or Path(way).is_absolute() else f"{way}/"

    def _matches(self, path: str) -> bool:
        if not self._any(path):
            return False
        for pattern in [pattern for pattern in self._idle if self._each[pattern](path)]:
            del self._idle[pattern]
        return True
