"""What the page tells search engines, feed readers and chats of itself."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from glossary.page.site_files import folder_address
from tests.garden import Garden

ATOM = "{http://www.w3.org/2005/Atom}"
POSTS = {
    "content/a.md": "---\ntitle: 旧\ndate: 2024-03-01\n---\n**大模型**（Large Model: 参数 <很多> & 多）。\n",
    "content/b.md": "---\ntitle: 新\ndate: 2025-06-01\n---\n**大模型**（Large Model）用**令牌**（Token: 一段文字）。\n",
    "content/c.md": "---\ntitle: 将来\ndate: 2999-01-01\n---\n**未来**（Future: 还没有来）。\n",
    "content/d.md": "**无日**（Dateless）。\n",
}


def _made(root: Path, configuration: str) -> Path:
    garden = Garden(root, {**POSTS, "glossary.toml": configuration})
    assert garden.run("extract") == 0
    assert garden.run("page") == 0
    return root / "glossary-page"


# The home of the site and the terms page of the configuration, and the full address of the page's folder.
FOLDERS = [
    ("https://my.garden/", "/glossary/", "https://my.garden/glossary/"),
    ("https://my.garden", "/glossary", "https://my.garden/glossary/"),
    ("https://my.garden/blog/", "terms/", "https://my.garden/blog/terms/"),
    ("https://my.garden/", "/terms/index.html", "https://my.garden/terms/"),
    ("", "https://my.garden/terms/", "https://my.garden/terms/"),
    ("/", "/glossary/", ""),
    ("", "/glossary/", ""),
]


@pytest.mark.parametrize(("home", "terms_page", "address"), FOLDERS)
def test_the_address_of_the_page(home: str, terms_page: str, address: str) -> None:
    assert folder_address(home, terms_page) == address


def test_without_an_address_there_is_no_feed_and_no_sitemap(tmp_path: Path) -> None:
    folder = _made(tmp_path, "")
    assert not {"feed.xml", "sitemap.xml"} & {path.name for path in folder.iterdir()}
    text = (folder / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="index.html">' in text
    assert "feed.xml" not in text
    assert "og:url" not in text


def test_a_sheet_gives_its_address_and_leads_home(tmp_path: Path) -> None:
    text = (_made(tmp_path, 'page_home = "https://my.garden/"\n') / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://my.garden/glossary/">' in text
    assert '<meta property="og:url" content="https://my.garden/glossary/">' in text
    assert '<a href="https://my.garden/">回到网站</a>' in text


def test_every_sheet_is_in_the_sitemap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossary.page.initials.divide.__defaults__", (0, 1000))
    folder = _made(tmp_path, 'page_home = "https://my.garden/"\n')
    found = re.findall("<loc>(.*)</loc>", (folder / "sitemap.xml").read_text(encoding="utf-8"))
    sheets = sorted(path.name for path in folder.glob("letter-*.html"))
    assert len(sheets) == 3
    assert sorted(found) == ["https://my.garden/glossary/", *(f"https://my.garden/glossary/{name}" for name in sheets)]
    assert '"https://my.garden/glossary/letter-d.html"' in (folder / "letter-d.html").read_text(encoding="utf-8")
    titled = re.findall("<title>(.*)</title>", (folder / "letter-d.html").read_text(encoding="utf-8"))
    assert titled == ["D 大模型 · 术语表"]


def test_a_heading_is_not_shown_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossary.page.initials.divide.__defaults__", (0, 1))
    posts = {"content/a.md": "**大脑**（Brain）、**大陆**（Mainland）、**代理**（Proxy）、**Docker**（一个工具）。\n"}
    garden = Garden(tmp_path, posts)
    assert garden.run("extract") == 0
    assert garden.run("page") == 0
    folder = tmp_path / "glossary-page"
    shown = {
        path.stem: (re.findall("<h1>(.*)</h1>", text), re.findall("<h2 id=[^ >]*>(.*)</h2>", text))
        for path in folder.glob("letter-*.html")
        for text in [path.read_text(encoding="utf-8")]
    }
    assert shown["letter-d.latin"] == (["D"], [])
    assert all(not set(first) & set(seconds) for first, seconds in shown.values()), shown


def test_the_feed_has_new_terms_by_their_first_post_and_none_of_drafts(tmp_path: Path) -> None:
    feed = ElementTree.parse(_made(tmp_path, 'page_home = "https://my.garden/"\n') / "feed.xml").getroot()
    entries = feed.findall(f"{ATOM}entry")
    said = [(entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}updated")) for entry in entries]
    assert said == [("令牌 Token", "2025-06-01T00:00:00Z"), ("大模型 Large Model", "2024-03-01T00:00:00Z")]
    assert entries[1].findtext(f"{ATOM}summary") == "参数 <很多> & 多"
    assert feed.findtext(f"{ATOM}updated") == "2025-06-01T00:00:00Z"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert ids[0] == "https://my.garden/glossary/index.html#%E4%BB%A4%E7%89%8C"


def test_an_entry_of_several_posts_says_how_many_and_since_when(tmp_path: Path) -> None:
    text = (_made(tmp_path, "") / "index.html").read_text(encoding="utf-8")
    assert re.findall("<small class=use>(.*?)</small>", text) == ["2 篇 · 自 2024-03-01"]
