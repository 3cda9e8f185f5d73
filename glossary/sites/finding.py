"""Where annotations may stand: a marked span with a parenthesis behind it or inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from glossary.language.patterns import pattern
from glossary.markdown.marks import ALSO, DEFAULT_MARKS
from glossary.markdown.prose import Prose, read_prose
from glossary.model import Span
from glossary.sites.contested_cuts import with_confirmed_cuts, without_remarks
from glossary.sites.gaps import OPENS_GAP, gap
from glossary.sites.kinds import KINDS, shortcode_sites
from glossary.sites.marks import Mark, Run, mark_of, pairs
from glossary.sites.paragraphs import Paragraph, cell_around, paragraph_around
from glossary.sites.site import Site

_OPENING = frozenset("（(")
_QUOTES = {"》": "《", "”": "“", "’": "‘", "」": "「", "』": "『", "〉": "〈"}
_BEHIND = _OPENING | OPENS_GAP | frozenset(_QUOTES)
_CLOSES = frozenset("）)：:")
# A mark does not open before these, nor close behind them.
_NOT_BESIDE = frozenset(" *\\\n\r\t\u3000\u00a0")


def find_sites(text: str, marks: tuple[str, ...] = DEFAULT_MARKS) -> Iterator[Site]:
    """Every site of a post in order of its start, also the unclosed ones; the kinds of marks may interleave.

    The marks ALSO are looked for as well, unless a mark with a hyphen in front says not to: `-link`.
    """
    prose = read_prose(text)
    wanted, also = split_marks(marks)
    sites: list[Site] = []
    bare: list[Site] = []
    for mark in (*wanted, *_present(text, also)):
        if mark in KINDS:
            bare += KINDS[mark](text, prose)
        else:
            sites += shortcode_sites(mark)(text, prose) if "TERM" in mark else _pair_sites(text, mark_of(mark), prose)
    sites += with_confirmed_cuts(text, without_remarks(text, bare), sites)
    sites.sort(key=_place)
    return _given_away(sites)


def _given_away(sites: list[Site]) -> Iterator[Site]:
    """One after the other, each held no longer: whoever reads a very long post then has either sites or annotations."""
    sites.reverse()
    while sites:
        yield sites.pop()


@lru_cache(maxsize=64)
def split_marks(marks: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The marks that are wanted, and those that are looked for besides."""
    refused = {mark[1:] for mark in marks if mark[:1] == "-" and len(mark) > 1}
    wanted = tuple(mark for mark in marks if mark[:1] != "-")
    return wanted, tuple(mark for mark in ALSO if mark not in refused and mark not in wanted)


_closing_tag = pattern("</(?:u|b|strong|dfn|abbr)>", re.IGNORECASE)


def _present(text: str, also: tuple[str, ...]) -> list[str]:
    """Those of the marks ALSO that may stand in a text: most texts are told by one character to have none."""
    there: list[str] = []
    if "<" in text and _closing_tag.search(text):
        there += [mark for mark in also if mark[0] == "<" or mark == "abbr"]
    if _contains(text, "](") or _contains(text, "]]") or _contains(text, "]["):
        there += [mark for mark in also if mark in ("link", "wikilink")]
    return there + [mark for mark in also if mark in ("==", "【】") and _contains(text, mark_of(mark).closing)]


def _place(site: Site) -> tuple[int, int]:
    return site.start, -(site.end or site.start)


def _pair_sites(text: str, mark: Mark, prose: Prose) -> Iterator[Site]:
    paragraph = Paragraph(text, 0, 0)
    row = Span(0, 0)
    for match in mark.at_parenthesis.finditer(text) if mark.is_tag or _contains(text, mark.closing) else ():
        if match.start() < paragraph.end:
            continue
        if match.start() >= row.end:
            row = Span(*paragraph_around(text, match.start()))
        paragraph = Paragraph(text, *cell_around(text, row, match.start()))
        if prose.holds_paragraph(paragraph.start, paragraph.end) and mark.closing == "**":
            regular = _regular_sites(paragraph)
            if regular is not None:
                yield from regular
                continue
        yield from _sites_in(paragraph, mark, prose)


def _contains(text: str, mark: str) -> bool:
    """As `mark in text`; to search a Chinese text for one sign is ten times as fast as for two."""
    if len(mark) == 1:
        return mark in text
    at = text.find(mark[0])
    while at >= 0 and not text.startswith(mark, at):
        at = text.find(mark[0], at + 1)
    return at >= 0


def _sites_in(paragraph: Paragraph, mark: Mark, prose: Prose) -> Iterator[Site]:
    for opening, closing in pairs(paragraph, mark, prose):
        site = None if opening[1] == closing[0] else _site_of(paragraph, opening, closing, mark.name)
        if site is None or not prose.holds(site.inside_start - 1, site.inside_start):
            continue
        if site.inside_end is None or prose.holds(site.inside_end, site.inside_end + 1):
            yield site


def _regular_sites(paragraph: Paragraph) -> list[Site] | None:
    """The sites of a paragraph that is all prose and whose `**` plainly open and close by turns; else None.

    Gives what `_sites_in` gives, three times as fast, and serves nearly all paragraphs.
    """
    before, *pieces = paragraph.text[paragraph.start : paragraph.end].split("**")
    if len(pieces) % 2 or before[-1:] == "\\":
        return None
    sites: list[Site] = []
    at = paragraph.start + len(before)
    for bold, behind in zip(pieces[::2], pieces[1::2], strict=True):
        if not bold or bold[0] in _NOT_BESIDE or bold[-1] in _NOT_BESIDE or behind[:1] == "*" or behind[-1:] == "\\":
            return None
        bold_end = at + 2 + len(bold)
        if (behind[:1] in _BEHIND or bold[-1] in _CLOSES) and (
            site := _site_of(paragraph, (at, at + 2), (bold_end, bold_end + 2))
        ):
            sites.append(site)
        at = bold_end + 2 + len(behind)
    return sites


def _site_of(paragraph: Paragraph, opening: Run, closing: Run, mark: str = "**") -> Site | None:
    """The site that a pair of marks makes with a parenthesis: behind it, or else inside it at its end."""
    return _site_behind(paragraph, opening, closing, mark) or _site_inside(paragraph.text, opening, closing, mark)


def _site_behind(paragraph: Paragraph, opening: Run, closing: Run, mark: str) -> Site | None:
    """The site of a pair of marks with the parenthesis behind it.

    Quotes or book marks directly around the marks belong to the term: 《**书名**》（…） says what **《书名》**（…）
    says, and is how it must be written for CommonMark to show it bold.
    """
    text, behind = paragraph.text, closing[1]
    start, end = opening[1], closing[0]
    if _QUOTES.get(text[behind : behind + 1]) == text[opening[0] - 1 : opening[0]] != "":
        start, end, behind = opening[0] - 1, behind + 1, behind + 1
    if text[behind : behind + 1] in OPENS_GAP and (parted := gap.match(text, behind)):
        behind = parted.end()
    if behind >= paragraph.end or text[behind] not in _OPENING:
        return None
    close = paragraph.close_of(behind)
    return Site(opening[0], start, end, behind + 1, close, None if close is None else close + 1, mark)


def _site_inside(text: str, opening: Run, closing: Run, mark: str) -> Site | None:
    """The site of a pair of marks that hold the parenthesis as well: **长尾理论（Long Tail Theory）**."""
    start, close = opening[1], closing[0] - 1
    close -= text[close] in "：:"
    if text[close] not in "）)":
        return None
    parenthesis = _opening_of(text, start, close)
    end = parenthesis
    while end > start and text[end - 1] in " \u3000\xa0":
        end -= 1
    return Site(opening[0], start, end, parenthesis + 1, close, closing[1], mark) if end > start else None


def _opening_of(text: str, start: int, close: int) -> int:
    """Where the parenthesis opens that closes here; `start` when it does not open behind that."""
    depth = 0
    for at in range(close, start, -1):
        depth += (text[at] in "）)") - (text[at] in "（(")
        if not depth:
            return at
    return start
