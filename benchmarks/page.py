"""How long `page` takes for glossaries of growing size, how large the page is, and how fast it answers in Chromium.

    python benchmarks/page.py [--entries 1000 10000 73000] [--runs 3] [--work DIR] [--json]

The posts are made up: terms, names and definitions out of common words, with 1.75 annotations for each entry. Without
Chromium and playwright, the time of an answer is left out. Budgets are printed beside, not demanded.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.measure import console_script, run, summarize

# What a page with 73,000 entries may take: seconds, bytes of memory, bytes of the first sheet, milliseconds an answer.
BUDGETS = {"cold s": 8, "again s": 8, "peak MB": 600, "first sheet kB": 100, "answer ms": 50}

_HAN = [
    *"大小长短高低新旧内外前后主从动静公私正反单双",
    *"模型数据网络算法语言图像信号能源资本市场货币债券风险价值成本效率结构系统平台接口协议缓存索引向量矩阵",
    *"梯度损失样本标签特征权重参数推理训练对齐检索增强生成代理任务规划记忆工具安全隐私监管政策贸易供应链条",
]
_ENGLISH = "large model data network signal energy capital market bond risk value cost system interface cache vector"
_QUERIES = [
    "大",
    "模型",
    "数据网",
    "mo",
    "shuju",
    "dmx",
    "large model",
    "signal",
    "风险价值",
    "zengqiang",
    "没有这个词",
    "x",
]


def make_posts(folder: Path, entries: int) -> None:
    """Posts that annotate so many different terms: three quarters of them once, the others several times."""
    chance = random.Random(entries)
    terms = list(_terms(chance, entries))
    uses = [*terms, *(chance.choice(terms[: entries // 4 + 1]) for _ in range(entries * 3 // 4))]
    chance.shuffle(uses)
    for number, start in enumerate(range(0, len(uses), 64)):
        post = folder / f"content/{number % 40}/post-{number}.md"
        post.parent.mkdir(parents=True, exist_ok=True)
        date = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        head = f"---\ntitle: 第 {number} 篇：关于{uses[start][0]}的笔记\ndate: {date}\n---\n"
        lines = (
            f"这里说到**{term}**（{english}: {definition}）。\n"
            for term, english, definition in uses[start : start + 64]
        )
        post.write_text(head + "\n".join(lines), encoding="utf-8")


def _terms(chance: random.Random, count: int) -> Iterator[tuple[str, str, str]]:
    known: set[str] = set()
    words = _ENGLISH.split()
    while len(known) < count:
        term = "".join(chance.choices(_HAN, k=chance.choice([3, 4, 4, 5, 6])))
        if chance.random() < 0.2:
            term = f"{chance.choice(words).title()}{chance.choice('ABCXYZ')}{len(known)}"
        if term not in known:
            known.add(term)
            yield (
                term,
                f"{' '.join(chance.choices(words, k=2)).title()} {len(known)}",
                "".join(chance.choices(_HAN, k=24)),
            )


def measure(root: Path, entries: int, runs: int) -> dict[str, float]:
    """All figures for one size."""
    glossary = console_script("glossary")
    make_posts(root, entries)
    run([glossary, "extract"], root)
    page = root / "glossary-page"
    cold, again = [], []
    for _ in range(runs):
        shutil.rmtree(page, ignore_errors=True)
        run([glossary, "extract"], root)
        cold.append(run([glossary, "page"], root))
        again.append(run([glossary, "page"], root))
    sheets = list(page.glob("*.html"))
    return {
        "entries": entries,
        "cold s": round(summarize(cold).seconds, 2),
        "again s": round(summarize(again).seconds, 2),
        "peak MB": round(max(summarize(cold).peak_bytes, summarize(again).peak_bytes) / 1e6),
        "sheets": len(sheets),
        "all sheets MB": round(sum(sheet.stat().st_size for sheet in sheets) / 1e6, 1),
        "first sheet kB": _compressed([page / "index.html", page / "page.css", page / "page.js", page / "search.js"]),
        "largest sheet kB": max(_compressed([sheet]) for sheet in sheets),
        "names kB": _compressed(page.glob("search/names-*.js")),
        "definitions kB": _compressed(page.glob("search/definitions-*.js")),
        **answers(page / "index.html"),
    }


def _compressed(files: Iterator[Path] | Sequence[Path]) -> float:
    return round(sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) / 1e3, 1)


def answers(page: Path) -> dict[str, float]:
    """How long an answer takes once the data are there: the longest and the median of some queries, in Chromium."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return {}
    if not chromium:
        return {}
    with sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        tab = browser.new_page()
        tab.goto(page.as_uri())
        tab.keyboard.press("/")
        for query in _QUERIES * 2:
            tab.locator("input").fill(query)
            tab.wait_for_timeout(250 if query != "没有这个词" else 3000)
        times = tab.evaluate("performance.getEntriesByName('glossary search').map(entry => entry.duration)")
        browser.close()
    times.sort()
    return {"answer ms": round(times[-1], 1), "median answer ms": round(times[len(times) // 2], 1)}


def main(argv: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, nargs="+", default=[1000, 10_000, 73_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work", type=Path, help="where to work (default: a folder that is removed afterwards)")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(dir=arguments.work) as folder:
        results = [measure(Path(folder) / str(count), count, arguments.runs) for count in arguments.entries]
    if arguments.json:
        print(json.dumps(results, indent=1))
        return 0
    for name in results[-1]:
        budget = f"   (budget for 73,000 entries: {BUDGETS[name]})" if name in BUDGETS else ""
        print(f"{name:18}" + "".join(f"{result.get(name, ''):>12}" for result in results) + budget)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
