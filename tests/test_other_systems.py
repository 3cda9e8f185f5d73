"""What other systems do otherwise, imitated: junctions, pipes, locks and code pages."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from argparse import Namespace
from types import SimpleNamespace
from typing import Any

import pytest

from glossary import cli
from glossary.commands import status as command
from glossary.posts import links
from glossary.report import Report
from tests.garden import Garden

_JUNCTION, _IN_THE_CLOUD = 0xA0000003, 0x9000601A


@pytest.mark.parametrize(("tag", "is_link"), [(_JUNCTION, True), (_IN_THE_CLOUD, False), (0, False)])
def test_a_junction_is_a_link_and_a_folder_in_the_cloud_is_none(
    monkeypatch: pytest.MonkeyPatch, tag: int, is_link: bool
) -> None:
    monkeypatch.setattr(links, "_IS_WINDOWS", True)
    status = SimpleNamespace(st_mode=stat.S_IFDIR, st_reparse_tag=tag)
    folder: Any = SimpleNamespace(is_symlink=lambda: False, stat=lambda follow_symlinks: status)
    assert links.is_link(folder) == is_link


def test_a_pipe_that_was_closed_is_no_fault_though_windows_calls_it_an_invalid_argument(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(arguments: Namespace, report: Report) -> int:
        raise OSError(errno.EINVAL, "Invalid argument")

    dropped: list[bool] = []
    monkeypatch.setattr(command, "run", run)
    monkeypatch.setattr(cli, "_drop_output", lambda: dropped.append(True))
    assert garden.run("status") == 2
    assert "Invalid argument" in capsys.readouterr().err
    monkeypatch.setattr(cli, "_IS_WINDOWS", True)
    assert garden.run("status") == 0
    assert dropped == [True, True] and not capsys.readouterr().err


def test_where_nothing_can_be_claimed_all_works(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: int, how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(pytest.importorskip("fcntl"), "flock", refuse)
    garden.put("content/new.md", "说**缓存**（cache: 暂存在近处的副本）。\n")
    garden.put("content/plain.md", "再说缓存。\n")
    assert garden.run("extract") == 0
    assert "- term: 缓存\n" in garden.glossary
    assert garden.run("annotate", "--all", "content/plain.md") == 0
    assert "**缓存**（cache" in (garden.root / "content/plain.md").read_text(encoding="utf-8")


def test_a_post_on_stdin_is_utf_8_whatever_the_code_page(garden: Garden) -> None:
    garden.put("content/new.md", "说**缓存**（cache: 暂存在近处的副本）。\n")
    garden.run("extract")
    environment = {**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}
    run = subprocess.run(
        [sys.executable, "-m", "glossary", "annotate", "--all", "-"],
        input="再说缓存，𠮷。\n".encode(),
        capture_output=True,
        cwd=garden.root,
        env=environment,
        check=False,
    )
    assert (run.returncode, run.stdout.decode()) == (0, "再说**缓存**（cache: 暂存在近处的副本），𠮷。\n")
