"""How long `tooltips` takes over built pages, and whether it only inserts, as an HTML parser of browsers sees it.

    python benchmarks/tooltips.py [FOLDER] [--pages 500] [--seed 1] [--oracle 100] [--work DIR] [--json]

Posts of FOLDER are extracted, then rendered by markdown-it into pages of a site; `--pages` are drawn by a hash of the
seed and the path. ripgrep counts a pattern over the same pages with as many threads. `--oracle` pages are read again by
html5lib, which reads as browsers do: without the links put in, the tree must be the one before, and no link may stand
in a heading, a link, code or a control. At the end `--remove` must give the bytes back.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.folders import Garden
from benchmarks.measure import console_script, run

_FORBIDDEN = frozenset(
    "h1 h2 h3 h4 h5 h6 a code pre nav button header footer script style title svg summary th".split()
)


def render(garden: Garden, site: Path, pages: int, seed: int) -> int:
    """Writes the pages; gives their bytes."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    posts = sorted(garden.content.rglob("*.md"), key=lambda post: sha256(f"{seed}{post}".encode()).digest())
    size = 0
    for post in posts[:pages]:
        text = post.read_bytes().decode(errors="replace")
        if text.startswith("---\n"):
            text = text.partition("\n---")[2].partition("\n")[2]
        page = site / post.relative_to(garden.content).with_suffix("") / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        html = f'<!doctype html>\n<html lang="zh"><head><title>{post.stem}</title></head><body><main>'
        data = f"{html}{markdown.render(text)}</main></body></html>\n".encode()
        page.write_bytes(data)
        size += len(data)
    (site / "glossary").mkdir()
    (site / "glossary/index.html").write_text("<title>Glossary</title>")
    return size


def differences(before: bytes, after: bytes) -> list[str]:
    """What is wrong with a page, as html5lib reads it."""
    import html5lib

    wrong: list[str] = []
    old, new = ([*_flat(html5lib.parse(page.decode()), frozenset(), wrong)] for page in (before, after))
    if _joined(old) != _joined(new):
        wrong.append("another tree")
    return wrong


def _flat(element: Any, around: frozenset[str], wrong: list[str]) -> Any:
    tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "!"
    if element.get("data-glossary-tooltips") is None:
        ours = element.get("class") == "glossary-term"
        if ours and around & _FORBIDDEN:
            wrong.append(f"{element.text} in {', '.join(around & _FORBIDDEN)}")
        if not ours:
            yield ("open", tag, tuple(sorted(element.attrib.items())))
        yield ("text", element.text or "")
        for child in element:
            yield from _flat(child, around | {tag}, wrong)
        if not ours:
            yield ("close", tag)
    yield ("text", element.tail or "")


def _joined(steps: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    joined: list[tuple[Any, ...]] = []
    for step in steps:
        if step[0] == "text" and joined and joined[-1][0] == "text":
            joined[-1] = ("text", joined[-1][1] + step[1])
        else:
            joined.append(step)
    return joined


def measure(folder: Path | None, work: Path, pages: int, seed: int, oracle: int) -> dict[str, float]:
    """All figures of one run."""
    garden = Garden(work, folder)
    garden.grow(1)
    glossary = console_script("glossary")
    run([glossary, "-q", "extract", "content"], work)
    site, plain = work / "site", work / "plain"
    site.mkdir()
    size = render(garden, site, pages, seed)
    shutil.copytree(site, plain)
    figures: dict[str, float] = {"pages": pages, "MB": size / 1e6}
    if rg := shutil.which("rg"):
        figures["rg s"] = run([rg, "-c", "-uuu", "-j2", r"<strong>[^<]+</strong>", str(site)], work, (0, 1)).seconds
    first = run([glossary, "tooltips", "site"], work)
    figures |= {"first s": first.seconds, "peak MB": first.peak_bytes / 1e6}
    figures["again s"] = run([glossary, "tooltips", "site", "--check"], work).seconds
    html = sorted(path.relative_to(site) for path in site.rglob("*.html"))
    figures["tooltips"] = sum((site / path).read_bytes().count(b'<a class="glossary-term"') for path in html)
    wrong = [
        each for path in html[:oracle] for each in differences((plain / path).read_bytes(), (site / path).read_bytes())
    ]
    figures["wrong"] = len(wrong)
    figures["remove s"] = run([glossary, "tooltips", "site", "--remove"], work).seconds
    compared = subprocess.run(["diff", "-rq", plain, site], check=False, capture_output=True)
    figures["not given back"] = compared.stdout.count(b"\n")
    return figures


def main() -> int:
    """Prints the figures; gives 1 where a law does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--oracle", type=int, default=100)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.work) as work:
        figures = measure(arguments.folder, Path(work), arguments.pages, arguments.seed, arguments.oracle)
    if arguments.json:
        print(json.dumps(figures))
    else:
        print("\n".join(f"{name:>16} {value:12,.2f}" for name, value in figures.items()))
    return int(bool(figures["wrong"] or figures["not given back"]))


if __name__ == "__main__":
    sys.exit(main())
