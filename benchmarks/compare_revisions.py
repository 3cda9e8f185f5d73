"""Whether two revisions make the same of a folder of posts, byte for byte.

    python -m benchmarks.compare_revisions BEFORE AFTER --posts FOLDER [--most 300]

BEFORE and AFTER are revisions of this repository, or folders that hold one. Each works in a garden of its own, with a
copy of the same posts. Compared are the glossary file, its lock, the proposals, the findings, the page in every format,
and the posts after `annotate` and after `check --fix`. Posts are chosen by a hash of their path, so that the same are
chosen every time.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import CommandError

ROOT = Path(__file__).parents[1]
Files = dict[str, bytes]


class Step(NamedTuple):
    """One command; its result is what it prints, or what stands in `folder` afterwards."""

    name: str
    command: tuple[str, ...]
    folder: str = ""


STEPS = (
    Step("glossary and lock", ("extract", "content"), "data"),
    Step("proposals", ("review", "--format", "jsonl")),
    Step("scan", ("scan", "--format", "jsonl", "content")),
    Step("findings", ("check", "--format", "json")),
    Step("page, html", ("page", "--format", "html", "-o", "page/html"), "page/html"),
    Step("page, markdown", ("page", "--format", "markdown", "-o", "page/markdown"), "page/markdown"),
    Step("page, json", ("page", "--format", "json", "-o", "page/json"), "page/json"),
    Step("annotations", ("annotate", "content"), "content"),
    Step("fixes", ("check", "--unsafe-fixes"), "content"),
    Step("glossary and lock again", ("extract", "content"), "data"),
)


class Difference(NamedTuple):
    """Where two results are not the same: the step, how many files differ, the first of them, its first such line."""

    step: str
    files: int
    first: str
    before: str
    after: str


def compare(before: Path, after: Path, posts: Sequence[Path], folder: Path, work: Path) -> Iterator[Difference]:
    """What differs between the two trees on these posts, which stand below `folder`; `work` is for the gardens."""
    gardens = [(tree, _garden(posts, folder, work / name)) for tree, name in ((before, "before"), (after, "after"))]
    for step in STEPS:
        old, new = (_result(step, tree, garden) for tree, garden in gardens)
        names = [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]
        if names:
            yield Difference(step.name, len(names), names[0], *_first_line(old.get(names[0]), new.get(names[0])))


def _garden(posts: Sequence[Path], folder: Path, garden: Path) -> Path:
    for post in posts:
        target = garden / "content" / post.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(post, target)
        # Dates of files stand in some outputs.
        os.utime(target, (1_700_000_000, 1_700_000_000))
    return garden


def _result(step: Step, tree: Path, garden: Path) -> Files:
    run = subprocess.run(
        [sys.executable, "-m", "glossary", *step.command],
        cwd=garden,
        env={**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    if run.returncode not in (0, 1):
        raise CommandError(f"{tree}: glossary {' '.join(step.command)} failed:\n{run.stderr.decode()}")
    if not step.folder:
        return {"what it prints": run.stdout}
    folder = garden / step.folder
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _first_line(before: bytes | None, after: bytes | None) -> tuple[str, str]:
    if before is None or after is None:
        return ("(no such file)", "") if before is None else ("", "(no such file)")
    old, new = before.decode(errors="replace").splitlines(), after.decode(errors="replace").splitlines()
    pairs = ((one, other) for one, other in zip([*old, ""], [*new, ""], strict=False) if one != other)
    return next(pairs, ("(the same, and then it ends)", "(the same, and then it ends)"))


def choose(folder: Path, most: int) -> list[Path]:
    """At most so many posts of a folder, always the same; all of them for 0."""
    posts = sorted(folder.rglob("*.md"), key=lambda post: sha256(post.relative_to(folder).as_posix().encode()).digest())
    return posts[:most] if most else posts


@contextlib.contextmanager
def checked_out(revision: str, work: Path) -> Iterator[Path]:
    """A folder with that revision; one that is given as a folder stays where it is."""
    if (Path(revision) / "glossary").is_dir():
        yield Path(revision).resolve()
        return
    folder = work / f"tree-{revision.replace('/', '-')}"
    subprocess.run(["git", "worktree", "add", "-q", "--detach", folder, revision], cwd=ROOT, check=True)
    try:
        yield folder
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", folder], cwd=ROOT, check=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Says what differs; gives 0 where nothing does, else 1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("before", metavar="BEFORE")
    parser.add_argument("after", metavar="AFTER")
    parser.add_argument("--posts", type=Path, default=ROOT / "content", metavar="FOLDER")
    parser.add_argument("--most", type=int, default=0, metavar="N", help="of so many posts only (default: all)")
    arguments = parser.parse_args(argv)
    posts = choose(arguments.posts, arguments.most)
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as stack:
        work = Path(name)
        before, after = (stack.enter_context(checked_out(tree, work)) for tree in (arguments.before, arguments.after))
        found = list(compare(before, after, posts, arguments.posts, work))
    for one in found:
        print(
            f"{one.step}: {one.files} differ, first {one.first}\n  before: {one.before[:300]}\n  after:  {one.after[:300]}"
        )
    print(f"{len(posts)} posts, {len(STEPS)} results, {len(found)} differ")
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main())
