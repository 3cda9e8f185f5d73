"""Which posts differ from a git revision, the ones that git does not know yet included."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from glossary.errors import GlossaryError
from glossary.posts.finding import PostFile


def changed_since(posts: Sequence[PostFile], revision: str) -> list[PostFile]:
    """Those of the posts that differ from the revision. Raises GlossaryError where git cannot say."""
    root = Path(_git("rev-parse", "--show-toplevel").rstrip("\n"))
    names = _git("diff", "--name-only", "-z", "--end-of-options", revision, "--").split("\0")
    new = _git("ls-files", "--others", "--exclude-standard", "-z", "--full-name", "--", ":/").split("\0")
    changed = {(root / name).resolve() for name in (*names, *new) if name}
    return [post for post in posts if Path(post.path).resolve() in changed]


def _git(*arguments: str) -> str:
    try:
        run = subprocess.run(["git", *arguments], capture_output=True, check=True)
    except FileNotFoundError as error:
        raise GlossaryError("--changed needs git, and git is not installed") from error
    except subprocess.CalledProcessError as error:
        words = error.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise GlossaryError(f"--changed: {words or 'git failed'}") from error
    return run.stdout.decode(errors="surrogateescape")
