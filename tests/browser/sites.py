"""The sites that the browser tests visit: one sheet in a folder, many sheets in a folder, and what Eleventy builds."""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.garden import Garden

ELEVENTY = Path(__file__).parents[1] / "eleventy"

POSTS = {
    "content/models.md": """---
title: 模型 & 价格 <b>
date: 2025-01-19
---
**大模型**（Large Model, LM: 参数量巨大的人工智能模型）需要**数据中心**（Data Center）。
**检索增强生成**（Retrieval-Augmented Generation, RAG: 先查资料再回答的做法）是一种做法。
**长尾效应**（Long Tail: 冷门需求的总和）是另一回事。
""",
    "content/notes/code.md": """# 改代码

**重构**（Refactoring: 不改变行为而改善结构）、**绿色债券**（Green Bond）、**大模型**（Large Model: 参数很多的模型）。
**代理**（Agent: 替人办事的程序）不是**代理**（Proxy: 替别的机器转发请求的服务器）。
**Docker**（把程序连同依赖一起打包运行的容器工具）。
""",
}
BY_HAND = """- term: <script>alert(1)</script>
  english: '"quoted" & ''single'''
  definition: '{{ 7*7 }} | {% raw %} <img src=x onerror=alert(1)>'
- term: 大语言模型
  english: Large Language Model
  aliases: [大型语言模型, 语言大模型]
  superseded: [巨型模型]
  kind: concept
  status: deprecated
- term: 费曼学习法
- term: 理查德·费曼
  english: Richard Feynman
"""
_DIGITS = "零一二三四五六七八九"


def one_sheet(folder: Path, options: str = "") -> str:
    """Opened from a folder, all on one sheet."""
    return _made(folder, "", options).as_uri()


def many_sheets(folder: Path) -> str:
    """Opened from a folder, with a sheet for each initial, and entries that one post only annotates folded away."""
    numbers = ("".join(_DIGITS[int(digit)] for digit in f"{number:03}") for number in range(900))
    rows = "".join(f"- term: {number}号\n" for number in numbers)
    return _made(folder, rows).as_uri()


def _made(folder: Path, rows: str, options: str = "") -> Path:
    garden = _garden(folder, rows, options)
    assert garden.run("page") == 0
    return garden.root / "glossary-page/index.html"


def _garden(folder: Path, rows: str, options: str = "") -> Garden:
    garden = Garden(folder, POSTS)
    assert garden.run("extract") == 0
    garden.glossary = garden.glossary.replace("- term: Docker\n", "- term: Docker\n  kind: product\n") + BY_HAND + rows
    garden.put("glossary.toml", 'page_rare = "fold"\n' if rows else options)
    return garden


@contextmanager
def eleventy(folder: Path) -> Iterator[str]:
    """Built by Eleventy and served over HTTP, as every garden is."""
    garden = _garden(folder, "")
    assert garden.run("page", "--format", "eleventy", "-o", ".") == 0
    shutil.copy(ELEVENTY / "package.json", folder)
    (folder / "node_modules").symlink_to(ELEVENTY / "node_modules")
    subprocess.run(["npx", "--no-install", "eleventy", "--quiet"], cwd=folder, check=True, timeout=120)
    with served(folder / "_site") as address:
        yield f"{address}/glossary/index.html"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder's files, over HTTP."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
