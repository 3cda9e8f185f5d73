"""Built sites with tooltips as readers meet them: pointer, keyboard, touch, without scripts, in the dark, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.sites import served
from tests.garden import Garden
from tests.integration.built_sites import by_eleventy, by_hugo, by_vitepress, by_zensical, garden_in, plain_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TIP, TERM = ".glossary-tip", "a.glossary-term"
Open = Callable[..., "Page"]
# Eleventy's plugin makes the terms page and the tooltips by itself.
BUILDS: Mapping[str, Callable[[Garden], Path]] = {
    "eleventy": lambda garden: by_eleventy(garden, "--all"),
    "hugo": by_hugo,
    "zensical": by_zensical,
    "vitepress": by_vitepress,
}


@pytest.fixture(scope="module", params=BUILDS)
def address(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a page with tooltips."""
    garden = garden_in(tmp_path_factory.mktemp("site"))
    site = BUILDS[request.param](garden)
    if request.param != "eleventy":
        assert garden.run("-q", "page", "-o", f"{site}/glossary") == 0
        assert garden.run("-q", "tooltips", str(site), "--all") == 0
    with served(site) as root:
        yield f"{root}/{plain_page(site).relative_to(site).as_posix()}"


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens the page with a browser's settings; at the end no script may have failed."""
    troubles: list[str] = []
    contexts = []

    def opened(**settings: Any) -> Page:
        contexts.append(browser.new_context(**settings))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(address, wait_until="networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def test_pointer_and_keyboard(open_page: Open) -> None:
    page = open_page()
    page.locator(TERM).first.hover()
    page.locator(TIP).wait_for(state="visible")
    assert page.locator(TIP).inner_text().startswith("指数基金")
    page.keyboard.press("Escape")
    page.locator(TIP).wait_for(state="hidden")
    page.locator(TERM).nth(1).focus()
    page.locator(TIP).wait_for(state="visible")
    assert page.locator(TIP).inner_text().startswith("所有权")


def test_the_first_tap_shows_and_the_link_inside_opens_the_entry(open_page: Open) -> None:
    page = open_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    before = page.url
    page.locator(TERM).first.tap()
    page.locator(TIP).wait_for(state="visible")
    assert page.url == before
    box = page.locator(TIP).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.locator(f"{TIP} a").last.tap()
    page.wait_for_url(re.compile("/glossary/"))
    assert page.locator(".chosen dfn").inner_text() == "指数基金"


def test_without_scripts_the_link_leads_to_the_entry(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    term = page.locator(TERM).first
    assert page.locator(f"[id='{term.get_attribute('aria-describedby')}']").count() == 1
    term.click()
    page.wait_for_url(re.compile("/glossary/"))
    assert page.locator(".entries > :target dfn").inner_text() == "指数基金"


def test_paper_shows_nothing_of_it(open_page: Open) -> None:
    page = open_page()
    page.locator(TERM).first.focus()
    page.locator(TIP).wait_for(state="visible")
    page.emulate_media(media="print")
    assert page.locator(TIP).is_hidden()
    assert page.locator(TERM).first.evaluate("term => getComputedStyle(term).textDecorationLine") == "none"


def test_the_tooltip_is_as_dark_as_the_page(open_page: Open) -> None:
    for scheme in ("light", "dark"):
        page = open_page(color_scheme=scheme)
        page.locator(TERM).first.focus()
        page.locator(TIP).wait_for(state="visible")
        # Whether dark or light, the text of both is on the same side.
        colours = [page.locator(each).first.evaluate("it => getComputedStyle(it).color") for each in (TERM, TIP)]
        words, tip = (sum(map(float, re.findall(r"[\d.]+", colour)[:3])) for colour in colours)
        assert (words > 380) == (tip > 380), colours
