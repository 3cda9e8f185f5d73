"""Tooltips in sites that their generators have just built: by the plugin, by the extension, by the pass over the pages."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.garden import Garden
from tests.integration import built_sites
from tests.integration.built_sites import by_eleventy, by_hugo, by_vitepress, by_zensical, garden_in, plain_page

WORDS = ["指数基金", "所有权", "容积率"]


def pages_of(site: Path) -> Mapping[str, bytes]:
    paths = sorted(site.rglob("*.html"))
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def words_in(page: bytes) -> list[str]:
    return re.findall('<a class="glossary-term"[^<>]*>([^<]*)</a>', page.decode())


@pytest.mark.parametrize("build", [by_hugo, by_zensical, by_vitepress])
def test_the_pass_over_built_pages_and_back(tmp_path: Path, build: Callable[[Garden], Path]) -> None:
    garden = garden_in(tmp_path)
    site = build(garden)
    built = pages_of(site)
    assert garden.run("-q", "page", "-o", f"{site}/glossary") == 0
    assert garden.run("-q", "tooltips", str(site), "--all") == 0
    with_tooltips = pages_of(site)
    assert words_in(plain_page(site).read_bytes()) == WORDS
    assert garden.run("-q", "tooltips", str(site), "--all", "--check") == 0
    assert garden.run("-q", "tooltips", str(site), "--remove") == 0
    assert {path: data for path, data in pages_of(site).items() if path in built} == built
    assert with_tooltips != built


def test_the_eleventy_plugin(tmp_path: Path) -> None:
    garden = garden_in(tmp_path)
    site = by_eleventy(garden, "--all")
    assert words_in(plain_page(site).read_bytes()) == WORDS
    assert (site / "glossary/index.html").is_file()
    once = pages_of(site)
    assert pages_of(by_eleventy(garden, "--all")) == once


def test_a_build_without_the_command_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(built_sites, "GLOSSARY", tmp_path / "nowhere/glossary")
    with pytest.raises(AssertionError, match="nowhere/glossary: no such command; install it"):
        by_eleventy(garden_in(tmp_path))


def test_the_extension_in_zensical(tmp_path: Path) -> None:
    garden = garden_in(tmp_path)
    site = by_zensical(garden, extension=True)
    assert words_in(plain_page(site).read_bytes()) == WORDS
    # What the search of the site finds must be what the page says.
    assert "Floor Area Ratio：" in plain_page(site).read_text("utf-8")
    assert "Floor Area Ratio：" not in (site / "search.json").read_text("utf-8")
    assert garden.run("-q", "page", "-o", str(site / "glossary")) == 0
    (link,) = re.findall('<a class="glossary-term" href="([^"]*)" [^<>]*>所有权', plain_page(site).read_text("utf-8"))
    address, _, fragment = link.partition("#")
    assert address == "/glossary/"
    assert f'id="{fragment}"' in (site / "glossary/index.html").read_text("utf-8")


def test_the_plugin_is_what_npm_would_publish() -> None:
    folder = built_sites.PLUGIN.parent
    if not built_sites.ELEVENTY.is_dir():
        pytest.skip("Eleventy is not installed: npm ci --prefix tests/eleventy")
    done = subprocess.run(["npm", "pack", "--dry-run", "--json"], cwd=folder, capture_output=True, check=True)
    assert {b"index.js", b"README.md", b"package.json"} <= set(re.findall(rb'"path": "([^"]*)"', done.stdout))
