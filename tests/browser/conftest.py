"""A real browser, and the sites it visits; all of it is skipped where there is no browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import sites

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not _chromium:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(
            executable_path=_chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield opened
        opened.close()


@pytest.fixture(scope="session", params=["one sheet", "many sheets", "eleventy"])
def site(request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page's first sheet."""
    folder = tmp_path_factory.mktemp("site")
    if request.param == "eleventy":
        if not shutil.which("npx") or not (sites.ELEVENTY / "node_modules").is_dir():
            pytest.skip("Eleventy is not installed: npm ci --prefix tests/eleventy")
        with sites.eleventy(folder) as address:
            yield address
    else:
        yield sites.one_sheet(folder) if request.param == "one sheet" else sites.many_sheets(folder)


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens a sheet (`visit("#大模型")`, with a browser's settings); at the end nothing may have gone wrong on it."""
    troubles: list[str] = []
    contexts = []

    def open_page(rest: str = "", **settings: Any) -> Page:
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        page.on("request", lambda asked: troubles.append(asked.url) if _is_elsewhere(asked.url, site) else None)
        page.goto(site + rest if rest.startswith("#") or not rest else site.rpartition("/")[0] + "/" + rest)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def _is_elsewhere(url: str, site: str) -> bool:
    return not url.startswith((site.rpartition("/")[0], "data:"))
