"""Without the compiled packages that some systems have no wheels of, the results are the same.

PURE names a folder into which `pip install --target` has put opencc-py and jieba: the first has the module's name of
opencc, so the two cannot be installed beside each other.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.garden import POSTS, PROJECT, Garden

PURE = os.environ.get("PURE", "")
pytestmark = pytest.mark.skipif(not PURE, reason="PURE names no folder with opencc-py and jieba")
_COMPILED = ("ahocorasick_rs", "rjieba")
_TRADITIONAL = """再談**大模型**（Large Model: 參數量巨大的模型）與代理，理髮店后面的皇后。

伊朗银行业与行业代理，大模型改变了估值；瞭解一下乾隆年間的代理人。
"""
_MORE = (
    ("extract",),
    ("check", "--format", "json"),
    ("annotate", "--all", "--diff", "content"),
    ("page", "--format", "json", "-o", "pages"),
    ("show", "參數"),
    ("show", "damoxing"),
)


@pytest.fixture
def posts(tmp_path: Path) -> dict[str, str]:
    own = {path.relative_to(PROJECT).as_posix(): path.read_bytes().decode() for path in PROJECT.glob("content/**/*.md")}
    assert own
    return {**own, **POSTS, "content/traditional.md": _TRADITIONAL, "content/more.md": "代理与大模型，估值一说。\n" * 3}


def test_the_results_are_the_same(posts: dict[str, str], tmp_path: Path) -> None:
    compiled, pure = Garden(tmp_path / "compiled", posts), Garden(tmp_path / "pure", posts)
    for name in _COMPILED:
        pure.put(f"without/{name}.py", "raise ImportError('no wheel')\n")
    without = [str(pure.root / "without"), PURE]
    for command in _MORE:
        assert _run(pure, command, without) == _run(compiled, command, [])
    assert pure.glossary == compiled.glossary
    which = [sys.executable, "-c", "import opencc; print(opencc.__file__)"]
    assert subprocess.check_output(which, env=_environment(without)).decode().startswith(PURE)


def _run(garden: Garden, command: tuple[str, ...], paths: list[str]) -> tuple[int, bytes]:
    run = subprocess.run(
        [sys.executable, "-m", "glossary", "-q", *command],
        cwd=garden.root,
        env=_environment(paths),
        capture_output=True,
        check=False,
    )
    assert run.returncode in (0, 1), run.stderr.decode()
    return run.returncode, run.stdout


def _environment(paths: list[str]) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([*paths, str(PROJECT)])}
