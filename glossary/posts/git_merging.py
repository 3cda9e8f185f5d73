"""What git knows of the two sides of a merge, and how it is told to ask for one of the glossary."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from glossary.errors import GlossaryError
from glossary.posts.writing import replace_unchanged, sweep_drafts

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
    path = Path(glossary)
    if path.is_absolute() or ".." in path.parts or not is_in_git(root):
        return False
    attributes = root / ".gitattributes"
    before = attributes.read_bytes() if attributes.exists() else None
    standing = before or b""
    missing = [f"{_pattern(each)} {said}\n" for each, said in _attributes(path) if not _is_said(root, each, said)]
    if missing:
        sweep_drafts(root)
        gap = b"" if not standing or standing.endswith(b"\n") else b"\n"
        replace_unchanged(attributes, before, standing + gap + "".join(missing).encode())
    command = f"{_called()} merge-driver %O %A %B %P"
    is_set = _config(root, f"merge.{DRIVER}.driver") == command
    if not is_set:
        _config(root, f"merge.{DRIVER}.name", "entries of the glossary, one by one")
        _config(root, f"merge.{DRIVER}.driver", command)
    return bool(missing) or not is_set


def _attributes(glossary: Path) -> Iterator[tuple[Path, str]]:
    """The files and what `.gitattributes` is to say of them, the most important first.

    The tool's own files keep their line ends, which git would turn into CRLF on Windows; the glossary file is a
    person's, and has the line ends that they like.
    """
    yield glossary, f"merge={DRIVER} text"
    for name in (f".{glossary.stem}.lock", f".{glossary.stem}.counts", f".{glossary.stem}.written"):
        yield glossary.with_name(name), f"merge={DRIVER} text eol=lf"
    # One line a conflict: the lines of both sides are all still open.
    yield glossary.with_name(f".{glossary.stem}.conflicts"), "merge=union text eol=lf"
    yield glossary.with_name(".glossary.schema.json"), "eol=lf"


def _is_said(root: Path, path: Path, said: str) -> bool:
    """Whether git knows the first of these attributes already, however that was written."""
    name, _, value = said.partition(" ")[0].partition("=")
    found = _git("-C", os.fspath(root), "check-attr", "-z", name, "--", path.as_posix(), may_fail=True)
    return found.decode(errors="replace").split("\0")[2:3] == [value]


def _pattern(path: Path) -> str:
    """The pattern for just this file; see gitattributes(5)."""
    escaped = re.sub(r"[][*?\\]", r"\\\g<0>", path.as_posix())
    if not re.search(r'[\s"]', escaped):
        return f"/{escaped}"
    quoted = escaped.replace("\\", "\\\\").replace('"', '\\"')
    return f'"/{quoted}"'


def _called() -> str:
    """How this tool is called from git: by its name, if that is found."""
    return "glossary" if shutil.which("glossary") else f'"{sys.executable}" -m glossary'


def is_in_git(root: Path) -> bool:
    """Whether git is there and keeps this folder."""
    return bool(shutil.which("git")) and _git("-C", os.fspath(root), "rev-parse", "--git-dir", may_fail=True) != b""


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
