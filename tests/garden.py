"""A small garden on disk, and the commands run in it as a person would run them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.warm import COLD

PROJECT = Path(__file__).parents[1]

POSTS = {
    "content/models.md": "# 大模型\n\n**大模型**（Large Model: 参数量巨大的模型）改变了写作。**估值**（valuation）另说。\n",
    "content/again.md": "再谈**大模型**（Large Model: 参数量很大的模型，能写能画）与**大模型**（Large Model: 参数量巨大的模型）。\n",
    "content/notes/agents.md": "---\npeople:\n- 李雷\n---\n**李雷**（一位工程师）用**代理**（Agent: 替人办事的程序）。\n",
}


class Garden:
    """A folder of posts with a glossary."""

    program: Sequence[str] = COLD

    def __init__(self, root: Path, posts: dict[str, str] | None = None) -> None:
        self.root = root
        for name, text in (POSTS if posts is None else posts).items():
            self.put(name, text)

    def put(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def remove(self, *names: str) -> None:
        for name in names:
            (self.root / name).unlink()

    @property
    def glossary(self) -> str:
        return (self.root / "data/glossary.yaml").read_bytes().decode()

    @glossary.setter
    def glossary(self, text: str) -> None:
        self.put("data/glossary.yaml", text)

    @property
    def lock(self) -> str:
        return (self.root / "data/.glossary.lock").read_bytes().decode()

    def edit(self, old: str, new: str) -> None:
        """What a person does in an editor."""
        text = self.glossary
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in\n{text}"
        self.glossary = text.replace(old, new)

    def forget(self) -> None:
        """What a fresh clone has: no index."""
        import shutil

        shutil.rmtree(self.root / ".glossary", ignore_errors=True)

    def run(self, *arguments: str) -> int:
        """A command in this process, from the garden's folder."""
        from glossary.__main__ import main

        with _inside(self.root):
            return main(list(arguments))

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A command in a process of its own."""
        return subprocess.Popen(
            [*self.program, *arguments],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(PROJECT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def start_on_a_terminal(self, *arguments: str, stdin: int | None = None) -> tuple[subprocess.Popen[bytes], int]:
        """A command in a process of its own that writes on a terminal, and reads from it unless told otherwise.

        Gives the person's end of the terminal.
        """
        import pty

        ours, its = pty.openpty()
        environment = {**os.environ, "PYTHONPATH": str(PROJECT), "TERM": "xterm", "COLUMNS": "100", "NO_COLOR": ""}
        run = subprocess.Popen(
            [*self.program, *arguments],
            cwd=self.root,
            env=environment,
            stdin=its if stdin is None else stdin,
            stdout=its,
            stderr=its,
        )
        os.close(its)
        return run, ours


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
