"""What the .gitignore files of a garden hide, as git reads them.

Only files named .gitignore count, since those are in git: what one person's machine hides besides changes no result.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec
    from pathspec.pattern import Pattern

NAME = ".gitignore"


class _Level(NamedTuple):
    """One .gitignore, and the way from its folder to the one that is looked at, with `/` at its end."""

    spec: GitIgnoreSpec
    way: str


class Ignored(NamedTuple):
    """The .gitignore files that speak about what stands in one folder, the nearest last."""

    levels: tuple[_Level, ...] = ()

    def hides(self, name: str, is_folder: bool) -> bool:
        """Tell whether what has this name in the folder is hidden: the nearest file that mentions it decides."""
        for level in reversed(self.levels):
            path = f"{level.way}{name}/" if is_folder else f"{level.way}{name}"
            # The last pattern that matches decides, as for git; `check_file` puts files before folders.
            for pattern in reversed(level.spec.patterns):
                if pattern.include is not None and _matches(pattern, path):
                    return bool(pattern.include)
        return False

    def enter(self, name: str) -> Ignored:
        """Give what speaks about a folder below, its own .gitignore left out."""
        levels = (level._replace(way=f"{level.way}{name}/") for level in self.levels)
        return Ignored(tuple(levels)) if self.levels else self

    def read(self, folder: str) -> Ignored:
        """Give the same with the .gitignore that stands in the folder itself."""
        # Loaded only where there is something to read.
        from pathspec import GitIgnoreSpec

        try:
            lines = Path(folder, NAME).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        except OSError:
            return self
        return Ignored((*self.levels, _Level(GitIgnoreSpec.from_lines(lines), "")))


def _matches(pattern: Pattern, path: str) -> bool:
    """Tell whether a pattern means this very path; to the library, what means a folder means all below it too."""
    found = pattern.match_file(path)
    if found is None:
        return False
    folder = found.match.groupdict().get("ps_d")
    if folder is not None:
        # `*/` is any folder: the library looks for no more than a slash.
        return path.endswith("/") if found.match[0] == folder else bool(found.match.end("ps_d") == len(path))
    # `a/**` means what is below a folder, and not the folder.
    parent = path.rstrip("/").rpartition("/")[0] + "/"
    return not found.match[0].endswith("/") or pattern.match_file(parent) is not None


def ignored_above(folder: str) -> Ignored:
    """Give what the folders above say about what stands in this one, up to the one that git keeps its data in.

    Nothing without git; nor what hides the folder itself, since whoever names it wants it.
    """
    path = Path(folder).resolve()
    above = [path, *path.parents]
    depth = next((depth for depth, each in enumerate(above) if (each / ".git").exists()), 0)
    found = Ignored()
    for outer, inner in zip(above[depth:0:-1], above[depth - 1 :: -1], strict=False):
        if (outer / NAME).is_file():
            found = found.read(str(outer))
        found = Ignored() if found.hides(inner.name, is_folder=True) else found.enter(inner.name)
    return found
