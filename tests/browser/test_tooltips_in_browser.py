"""Tooltips as readers meet them: pointer, keyboard, touch, without scripts, in the dark, on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.garden import Garden

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_GLOSSARY = """version: 1
terms:
- term: 大模型
  english: Large Model
  definition: 参数量巨大的模型
- term: 缓存
  english: cache
  definition: 暂存在近处、免得每次去远处取的副本
"""
_PAGE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>说说模型</title>
<style>@media (prefers-color-scheme: dark) { html { background: #111; color: #eee } }</style></head>
<body><main><h1>说说模型</h1><p>先说大模型，再说缓存。</p><p>别的。</p></main></body></html>
"""
TIP, TERM = ".glossary-tip", "a.glossary-term"
Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    garden = Garden(tmp_path_factory.mktemp("site"), {"content/a.md": "没有标注。\n"})
    garden.glossary = _GLOSSARY
    garden.put("site/posts/a.html", _PAGE)
    assert garden.run("-q", "page", "-o", "site/glossary") == 0
    assert garden.run("-q", "tooltips", "site", "--all") == 0
    return garden.root / "site/posts/a.html"


@pytest.fixture
def open_page(browser: Browser, page_file: Path) -> Iterator[Open]:
    """Opens the page from the disk with a browser's settings; at the end nothing may have gone wrong on it."""
    troubles: list[str] = []
    contexts = []

    def opened(script: str = "", **settings: Any) -> Page:
        contexts.append(browser.new_context(**settings))
        page = contexts[-1].new_page()
        page.add_init_script(script)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith("file:") else troubles.append(asked.url))
        page.goto(page_file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def shown(page: Page) -> str:
    """What the tooltip says; empty where none is shown."""
    tip = page.locator(TIP)
    return tip.inner_text() if tip.is_visible() else ""


def test_pointer(open_page: Open) -> None:
    page = open_page()
    page.locator(TERM).first.hover()
    page.locator(TIP).wait_for(state="visible")
    assert shown(page) == "大模型 Large Model：参数量巨大的模型→"
    # The pointer may go into it, and what is left closes.
    page.locator(TIP).hover()
    page.wait_for_timeout(400)
    assert shown(page)
    page.mouse.move(600, 500)
    page.locator(TIP).wait_for(state="hidden")


def test_keyboard(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    assert shown(page).startswith("大模型 Large Model")
    page.keyboard.press("Escape")
    assert not shown(page)
    page.keyboard.press("Tab")
    assert shown(page).startswith("缓存 cache")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#*")


def test_touch(open_page: Open) -> None:
    page = open_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    address = page.url
    page.locator(TERM).first.tap()
    page.locator(TIP).wait_for(state="visible")
    box = page.locator(TIP).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert page.url == address
    page.locator("h1").tap()
    page.locator(TIP).wait_for(state="hidden")
    page.locator(TERM).first.tap()
    page.locator(f"{TIP} a").tap()
    page.wait_for_url("**/glossary/#*")


_ROUTER = """addEventListener('click', event => {
    const link = event.target.closest('a');
    if (link && !event.defaultPrevented) location.hash = 'routed';
}, true)"""


def test_a_router_that_hears_of_clicks_first_does_not_follow_the_first_tap(open_page: Open) -> None:
    page = open_page(_ROUTER, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.locator(TERM).first.tap()
    page.locator(TIP).wait_for(state="visible")
    page.locator(TERM).first.tap()
    page.locator(TIP).wait_for(state="hidden")
    assert not page.url.endswith("#routed")


def test_without_scripts_the_link_leads_to_the_entry(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    described = page.locator(TERM).first.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").text_content() == "大模型 Large Model：参数量巨大的模型"
    assert "/glossary/#" in (page.locator(TERM).first.get_attribute("href") or "")


@pytest.mark.parametrize(
    ("scheme", "style"), [("dark", "main { }"), ("light", "html { background: #111; color: #eee }")]
)
def test_a_dark_page_has_dark_tooltips(open_page: Open, scheme: str, style: str) -> None:
    page = open_page(color_scheme=scheme)
    page.add_style_tag(content=style)
    back, front = _colours_of_the_tooltip(page)
    assert max(back) < 64
    assert min(front) > 192


def test_a_page_without_a_dark_side_has_light_tooltips(open_page: Open) -> None:
    page = open_page(color_scheme="dark")
    page.add_style_tag(content="html { background: #fff !important; color: #111 !important }")
    back, front = _colours_of_the_tooltip(page)
    assert min(back) > 192
    assert max(front) < 64


def _colours_of_the_tooltip(page: Page) -> list[list[int]]:
    page.locator(TERM).first.hover()
    page.locator(TIP).wait_for(state="visible")
    names = ("backgroundColor", "color")
    found = [page.locator(TIP).evaluate(f"tip => getComputedStyle(tip).{name}") for name in names]
    return [[int(part) for part in colour[4:-1].split(",")] for colour in found]


def test_paper(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    page.emulate_media(media="print")
    assert not shown(page)
    assert page.locator(TERM).first.evaluate("term => getComputedStyle(term).textDecorationLine") == "none"
    assert page.locator("main").inner_text() == "说说模型\n\n先说大模型，再说缓存。\n\n别的。"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Open, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page = open_page(color_scheme=scheme)
    page.keyboard.press("Tab")
    assert shown(page)
    found = axe.Axe().run(page).response["violations"]
    assert [violation["id"] for violation in found] == []
