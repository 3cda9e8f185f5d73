"""What tooltips put into a page, and how it is taken out again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import NamedTuple

from glossary.model import Entry, Span

# Nothing but what `_opening` writes: the class alone may be that of a site's own links.
_term = re.compile(
    rb'<a class="glossary-term"(?: href="[^"<>]*"| tabindex="0") aria-describedby="glossary-[^"<>]*">([^<>]*)</a>'
)
_around = re.compile(
    rb"<link data-glossary-tooltips [^<>]*>|<style data-glossary-tooltips>[^<]*</style>"
    rb"|<div data-glossary-tooltips hidden[^<>]*>.*?</div>"
    rb"<script data-glossary-tooltips(?: [^<>]*></script>|>.*?</script>)",
    re.DOTALL,
)
STYLE, SCRIPT = "tooltips.css", "tooltips.js"
SHIPPED = Path(__file__).parent / "assets"
"""The folder with style and script."""

# A search over the site must not find a word on each page that explains it: Pagefind, Material and Zensical ask so.
_UNSEARCHED = "data-pagefind-ignore data-search-exclude"


class Tooltip(NamedTuple):
    """One word that becomes a link: where it stands in the page (code points), the entry it means, and where that
    leads."""

    span: Span
    entry: Entry
    href: str


class Frame(NamedTuple):
    """What a page needs besides: the elements for style and script, and the code points at which something may be put
    at the end of head and body, -1 where there is no such end. `ids` begins the ids of the definitions."""

    style: str
    script: str
    head_end: int = -1
    body_end: int = -1
    ids: str = "glossary-"


def linked_frame(assets: str, head_end: int, body_end: int) -> Frame:
    """The frame of a page with style and script beside it, in a folder whose address ends in `/`."""
    return Frame(
        f'<link data-glossary-tooltips rel="stylesheet" href="{_attribute(assets + STYLE)}">',
        f'<script data-glossary-tooltips src="{_attribute(assets + SCRIPT)}" defer></script>',
        head_end,
        body_end,
    )


@cache
def inline_frame() -> Frame:
    """The frame of a part of a page, which holds style and script: nobody knows where the page will stand."""
    style, script = ((SHIPPED / name).read_text("utf-8") for name in (STYLE, SCRIPT))
    return Frame(f"<style data-glossary-tooltips>{style}</style>", f"<script data-glossary-tooltips>{script}</script>")


def with_tooltips(page: str, tooltips: Sequence[Tooltip], frame: Frame) -> str:
    """The page with its tooltips: only insertions. As it was where there is none.

    `tooltips` are in the order of the page and apart from one another; `page` holds none yet.
    """
    if not tooltips:
        return page
    entries = list(dict.fromkeys(tooltip.entry for tooltip in tooltips))
    inserted: list[tuple[int, str]] = []
    for tooltip in tooltips:
        inserted.append((tooltip.span.start, _opening(tooltip, f"{frame.ids}{entries.index(tooltip.entry)}")))
        inserted.append((tooltip.span.end, "</a>"))
    tail = _descriptions(entries, frame.ids) + frame.script
    end = len(page) if frame.body_end < 0 else frame.body_end
    inserted += [(frame.head_end, frame.style), (end, tail)] if frame.head_end >= 0 else [(end, frame.style + tail)]
    return _insert(page, inserted)


def without_tooltips(data: bytes) -> bytes:
    """The page as it was before tooltips were put in."""
    if b"data-glossary-tooltips" not in data:
        return data
    without, count = _around.subn(b"", data)
    # A page that only speaks of them has none.
    return _term.sub(rb"\1", without) if count else data


def _insert(page: str, inserted: Sequence[tuple[int, str]]) -> str:
    pieces: list[str] = []
    reached = 0
    for at, what in sorted(inserted, key=lambda each: each[0]):
        pieces += [page[reached:at], what]
        reached = at
    return "".join([*pieces, page[reached:]])


def _opening(tooltip: Tooltip, description: str) -> str:
    leads = f' href="{_attribute(tooltip.href)}"' if tooltip.href else ' tabindex="0"'
    return f'<a class="glossary-term"{leads} aria-describedby="{description}">'


def _descriptions(entries: Sequence[Entry], ids: str) -> str:
    said = "".join(_description(f"{ids}{number}", entry) for number, entry in enumerate(entries))
    return f"<div data-glossary-tooltips hidden {_UNSEARCHED}>{said}</div>"


def _description(identifier: str, entry: Entry) -> str:
    names = "".join([f"<strong>{_text(entry.term)}</strong>", f" {_text(entry.english)}" if entry.english else ""])
    return f'<p id="{identifier}">{names}{"：" if entry.definition else ""}{_text(entry.definition)}</p>'


def _text(text: str) -> str:
    return _shown_as_it_is(escape(" ".join(text.split())))


def _attribute(text: str) -> str:
    return _shown_as_it_is(escape(text))


def _shown_as_it_is(text: str) -> str:
    """Braces as entities: what passes over the page later (Vue, Liquid, Jinja) must see no template of its own."""
    return text.replace("{", "&#123;").replace("}", "&#125;")
