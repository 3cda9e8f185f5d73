"""What git knows of the two sides of a merge, and how it is told to ask for one of the glossary."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from glossary.errors import GlossaryError

DRIVER = "glossary"
"""The name of the merge driver in `.gitattributes` and in git's configuration."""
# Commits looked through for the one that a side of the merge comes from.
_MOST_COMMITS = 2000


def partner_of(data: bytes, path: str, partner: str) -> bytes | None:
    """What stood in the file `partner` where `path` held just this, by the commits that git knows; None if nowhere.

    Git hands a merge driver one file of each side; the glossary and its lock are only understood together.
    """
    wanted = _git("hash-object", "--no-filters", "--stdin", stdin=data).decode().strip()
    for commit in _commits(path):
        found = _git("rev-parse", "-q", "--verify", f"{commit}:{path}", may_fail=True).decode().strip()
        if found == wanted:
            return _git("cat-file", "blob", f"{commit}:{partner}", may_fail=True) or None
    return None


def merge_lines(base: Path, ours: Path, theirs: Path, *, union: bool = False) -> bool:
    """Merge line by line, as git would have; whether that left no conflict."""
    way = ["--union"] if union else []
    run = subprocess.run(["git", "merge-file", *way, str(ours), str(base), str(theirs)], check=False)
    return run.returncode == 0


def install_merge_driver(root: Path, glossary: str) -> bool:
    """Let git merge the glossary file and what stands beside it: for all by `.gitattributes`, and for this clone.

    `glossary` is the glossary file's path from `root` on. Gives whether anything was changed; False outside of git.
    """
    if not shutil.which("git") or not _is_in_git(root):
        return False
    path = Path(glossary)
    beside = (f".{path.stem}.lock", f".{path.stem}.counts", f".{path.stem}.written")
    names = (path.as_posix(), *(path.with_name(name).as_posix() for name in beside))
    attributes = root / ".gitattributes"
    standing = attributes.read_text("utf-8") if attributes.exists() else ""
    missing = [f"/{name} merge={DRIVER} text\n" for name in names if f"/{name} merge={DRIVER}" not in standing]
    if missing:
        gap = "" if not standing or standing.endswith("\n") else "\n"
        attributes.write_text(standing + gap + "".join(missing), "utf-8", newline="\n")
    command = f"{_called()} merge-driver %O %A %B %P"
    is_set = _config(root, f"merge.{DRIVER}.driver") == command
    if not is_set:
        _config(root, f"merge.{DRIVER}.name", "entries of the glossary, one by one")
        _config(root, f"merge.{DRIVER}.driver", command)
    return bool(missing) or not is_set


def _called() -> str:
    """How this tool is called from git: by its name, if that is found."""
    return "glossary" if shutil.which("glossary") else f'"{sys.executable}" -m glossary'


def _is_in_git(root: Path) -> bool:
    return _git("-C", os.fspath(root), "rev-parse", "--git-dir", may_fail=True) != b""


def _config(root: Path, *given: str) -> str:
    return _git("-C", os.fspath(root), "config", *given, may_fail=True).decode().strip()


def _commits(path: str) -> Iterator[str]:
    """The commits that changed a file, those of the current branch first."""
    for which in (["HEAD"], ["--all", "HEAD"]):
        found = _git("rev-list", f"--max-count={_MOST_COMMITS}", *which, "--", f":/{path}", may_fail=True)
        yield from found.decode().split()


def _git(*arguments: str, stdin: bytes | None = None, may_fail: bool = False) -> bytes:
    try:
        run = subprocess.run(["git", *arguments], input=stdin, capture_output=True, check=not may_fail)
    except FileNotFoundError as error:
        raise GlossaryError("git is not installed") from error
    except subprocess.CalledProcessError as error:
        raise GlossaryError(f"git: {error.stderr.decode(errors='replace').strip()}") from error
    return run.stdout if run.returncode == 0 else b""
