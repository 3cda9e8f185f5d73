"""What tells others of the page: the address of each sheet, a sitemap for search engines, a feed of new terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote, urljoin, urlsplit
from xml.sax.saxutils import escape, quoteattr

from glossary.page.entries import PageEntry
from glossary.page.ids import fragment
from glossary.page.initials import Sheet, sheet_file
from glossary.page.setting import Setting

FEED = "feed.xml"
SITEMAP = "sitemap.xml"
# What readers of feeds show of one that they meet for the first time.
_NEWEST = 30


def folder_address(home: str, terms_page: str) -> str:
    """The full address of the folder with the page; empty where the configuration gives no full address."""
    address = urljoin(home, terms_page)
    if not urlsplit(address).netloc:
        return ""
    return urljoin(address, ".") if address.endswith((".html", "/")) else f"{address}/"


def sheet_address(file: str, setting: Setting) -> str:
    """The one address of a sheet, whatever led to it: a full one, else the way from the other sheets."""
    if not setting.address:
        return file
    return setting.address if file == sheet_file("") else setting.address + quote(file)


def site_files(sheets: Sequence[Sheet], setting: Setting) -> dict[str, str]:
    """The sitemap and the feed by name; none without a full address, which both must give."""
    if not setting.address:
        return {}
    return {SITEMAP: _sitemap(sheets, setting), FEED: _feed(sheets, setting)}


def _sitemap(sheets: Sequence[Sheet], setting: Setting) -> str:
    files = dict.fromkeys((sheet_file(""), *(sheet_file(sheet.name) for sheet in sheets)))
    rows = "".join(f"<url><loc>{escape(sheet_address(file, setting))}</loc></url>\n" for file in files)
    return f'{_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'


_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def _feed(sheets: Sequence[Sheet], setting: Setting) -> str:
    placed = [(entry, sheet_file(sheet.name)) for sheet in sheets for entry in sheet.entries if entry.first]
    newest = sorted(placed, key=lambda pair: pair[0].first, reverse=True)[:_NEWEST]
    # Atom asks for a date even where there is nothing: one that never changes is no news.
    updated = _moment(newest[0][0].first if newest else "1970-01-01")
    lines = [
        f'{_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(setting.tag)}>',
        f"<title>{escape(setting.title)}</title>",
        f"<id>{escape(setting.address)}</id>",
        f"<updated>{updated}</updated>",
        f"<author><name>{escape(setting.title)}</name></author>",
        f"<link href={quoteattr(setting.address)}/>",
        f'<link rel="self" href={quoteattr(setting.address + FEED)}/>',
        *(line for entry, file in newest for line in _news(entry, file, setting)),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _news(one: PageEntry, file: str, setting: Setting) -> Iterator[str]:
    entry = one.entry
    address = f"{setting.address}{quote(file)}#{quote(fragment(one.id), safe='%')}"
    title = f"{entry.term} {entry.english}" if entry.english else entry.term
    yield "<entry>"
    yield f"<title>{escape(_text(title))}</title>"
    yield f"<id>{escape(address)}</id>"
    yield f"<link href={quoteattr(address)}/>"
    yield f"<updated>{_moment(one.first)}</updated>"
    yield f"<summary>{escape(_text(entry.definition))}</summary>"
    yield "</entry>"


def _moment(date: str) -> str:
    return f"{date}T00:00:00Z"


def _text(text: str) -> str:
    """XML has no way to write most control characters."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable() or char == " ")
