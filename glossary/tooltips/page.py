"""The text of a built HTML page as its readers see it, each piece with the place in the file that it came from.

Where a browser has to recover from a fault in the HTML, what may be concerned is closed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from copy import copy
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from glossary.language.script import has_han
from glossary.model import Span
from glossary.tooltips.nesting import FORMATTING, RAW, VOID, Closing, OpenTags, at_end, at_start, is_foreign
from glossary.tooltips.selectors import Element, Selector, any_matches

# What readers do not read as running text, or what is for something else than reading. No text of it is looked at.
_HIDDEN = frozenset(
    "template select option button svg math canvas object audio video progress meter nav header footer aside form "
    "dialog datalist pre head".split()
)
EXPLAINED = "explained by its element"
# What holds running text in which no word may become a link.
_CLOSED = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "hgroup"), "in a heading"),
    **dict.fromkeys(("code", "kbd", "samp", "var", "tt"), "in code"),
    **dict.fromkeys(("a", "summary", "label", "legend"), "in a link or a control"),
    **dict.fromkeys(("th", "caption", "figcaption"), "in a caption or a table's header"),
    **dict.fromkeys(("abbr", "dfn", "dt", "ruby"), EXPLAINED),
    **dict.fromkeys(("del", "s", "strike"), "struck out"),
    **dict.fromkeys(("blockquote", "q", "cite"), "in a quotation"),
}
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr img input".split()
)
_BOLD = frozenset(("strong", "b"))
_SECTIONS = frozenset(("h1", "h2", "h3"))
_CODES = {"code": 1, "pre": 3}
_TABLE = frozenset(("table", "tr", "tbody", "thead", "tfoot"))
_IGNORED = "data-glossary-ignore"
_ROLES = frozenset(
    "banner button checkbox combobox contentinfo heading img link math menuitem menuitemcheckbox menuitemradio meter "
    "navigation option progressbar radio scrollbar search searchbox separator slider spinbutton switch tab textbox "
    "tooltip treeitem".split()
)
# What is not to be translated; and the source of formulas and diagrams, which a script reads and draws in the browser.
_LEFT_ALONE = frozenset("notranslate math arithmatex katex MathJax mermaid plantuml wavedrom graphviz nomnoml".split())
# What a word has that is explained already, on an inline element: blocks have titles for other reasons.
_explaining = re.compile(r"title|aria-(?:describedby|description|details)|data-(?:tippy|tooltip|balloon|popover)\b.*")
_RECOVERED = "in HTML that is not well-formed"
# Deeper than any page is built; what is nested deeper is not read.
_DEEPEST = 200
# Ways to elements that are held at once; links have addresses of their own, and each is one.
_MOST_WAYS = 20_000
# Stands for what readers see but no word may reach into: code, images, text in another language.
GAP = "\ufffc"
# So many words without a Chinese character are in another language.
_FOREIGN_WORDS = 8

_declared = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
# Its names; and browsers take for UTF-8 what a tag says is UTF-16, since it could not be read if it were so.
_UTF_8 = frozenset(("", "utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be"))

_S = " \\t\\n\\r\\f"
_name = "[A-Za-z][^\\t\\n\\r\\f />]*"
_attribute = re.compile(
    rf"""[{_S}/]+(?:([^{_S}"'<>/=]+)(?:[{_S}]*=[{_S}]*(?:"([^"]*)"|'([^']*)'|([^{_S}>"'][^{_S}>]*)))?)?"""
)
_plain_attribute = re.sub(r"\((?!\?)", "(?:", _attribute.pattern)
_tag = re.compile(
    rf"<!--(?!-?>)(?:.*?-->|.*\Z)|<[!?](?!--|\[CDATA\[)[^>]*>|</({_name})[{_S}]*>|<({_name})((?:{_plain_attribute})*+)[{_S}/]*>",
    re.DOTALL,
)
_unquoted_slash = re.compile(f"=[{_S}]*[^{_S}\"'][^{_S}]*/$")
# A tag that is none here, and may be one for a browser, which then takes for a part of it what follows.
_broken = re.compile("<[A-Za-z/!?]")
# Whatever else stands behind the end of the body belongs into it, so that nothing may be put in between.
_after_body = re.compile(
    rf"</body[^>]*>[{_S}]*(?:</html[{_S}]*>[{_S}]*)?(?:<!--(?:(?!--).)*-->[{_S}]*)*\Z", re.I | re.S
)
_character = re.compile(r"&(?:\#[0-9]+|\#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")


class _Piece(NamedTuple):
    """A piece of text: where it begins in the page's `text` and in the file (code points both), and why a word in it
    may not become a link, empty where it may."""

    start: int
    at: int
    words: str
    closed: str = ""


class Page(NamedTuple):
    """What readers read: `text` with a blank line between blocks and `**` around what is bold; `pieces` in its order.

    `head_end` and `body_end` are the code points of the file at which something may be put at the end of head and body;
    -1 where the page has no such end tag. `headings` are the offsets in `text` at which sections begin; `codes` is how
    many pieces of code there are, of which a block counts for many.
    """

    text: str
    pieces: tuple[_Piece, ...]
    title: str
    headings: tuple[int, ...]
    codes: int
    has_content: bool
    head_end: int
    body_end: int

    def piece_at(self, offset: int) -> _Piece | None:
        """The piece in which a code point of `text` stands, None for what was put between pieces."""
        number = bisect_right(self.pieces, offset, key=_start) - 1
        piece = self.pieces[number] if number >= 0 else None
        return piece if piece and offset < piece.start + len(piece.words) else None

    def piece_of(self, start: int, end: int) -> _Piece | None:
        """The piece in which a part of `text` stands as a whole, None where it goes beyond one."""
        piece = self.piece_at(start)
        return piece if piece and end <= piece.start + len(piece.words) else None

    def in_file(self, span: Span) -> Span | None:
        """Where a span of `text` stands in the file; None where it does not stand there in one piece."""
        piece = self.piece_of(span.start, span.end)
        if piece is None:
            return None
        return Span(piece.at + span.start - piece.start, piece.at + span.end - piece.start)


def _start(piece: _Piece) -> int:
    return piece.start


def read_page(source: str, inside: Sequence[Selector], outside: Sequence[Selector] = ()) -> Page:
    """The text of the elements that `inside` selects, without those that `outside` does."""
    return _Reader(source, _ways(tuple(inside), tuple(outside))).read()


class _Open:
    """An element as it stands on the way from the root: what holds for the text in it, and what tags do there.

    A site's pages are built alike, so this is worked out once for each way, and not for each element.
    """

    __slots__ = (
        "border",
        "closed",
        "ended_by_end",
        "ended_by_start",
        "in_content",
        "in_table",
        "inner",
        "is_foreign",
        "is_read",
        "is_shown",
        "language",
        "recovered",
        "tag",
    )

    def __init__(self, tag: str = "", parent: _Open | None = None) -> None:
        self.tag, self.border, self.in_table = tag, "", tag in _TABLE
        self.in_content: bool = parent.in_content if parent else False
        self.is_read: bool = parent.is_read if parent else True
        self.is_shown = self.is_read
        self.closed: str = parent.closed if parent else ""
        self.language: str = parent.language if parent else ""
        self.recovered: _Open | None = None
        self.is_foreign: bool | None = None
        self.inner: dict[tuple[str, str], _Open] = {}
        self.ended_by_start: dict[str, Closing] = {}
        self.ended_by_end: dict[str, Closing] = {}

    def in_recovery(self) -> _Open:
        """The same, closed since a browser has to recover in it."""
        if self.closed:
            return self
        if self.recovered is None:
            self.recovered = copy(self)
            self.recovered.closed = _RECOVERED
            # What stands in it is closed as well; what tags end is the same.
            self.recovered.inner = {}
        return self.recovered


class _Ways:
    """The elements met in the pages of a site, by the way from the root."""

    def __init__(self, inside: Sequence[Selector], outside: Sequence[Selector]) -> None:
        self._inside, self._outside = inside, outside
        self._root, self._count = _Open(), 0

    def root(self) -> _Open:
        """Where a page begins; what was met before is forgotten when it is too much."""
        if self._count > _MOST_WAYS:
            self._root, self._count = _Open(), 0
        return self._root

    def inner(self, parent: _Open, tag: str, attributes: str, depth: int) -> _Open:
        """An element in another one, so deep."""
        found = parent.inner.get((tag, attributes))
        if found is None:
            found = self._made(parent, tag, attributes, depth)
            if depth <= _DEEPEST:
                self._count += 1
                parent.inner[tag, attributes] = found
        return found

    def _made(self, parent: _Open, tag: str, attributes: str, depth: int) -> _Open:
        element = _element(tag, attributes)
        made = _Open(tag, parent)
        self._look_at(element, made)
        made.is_shown = made.is_read
        if tag in _HIDDEN or any_matches(self._outside, element) or depth > _DEEPEST:
            made.is_read = False
        made.border = "**" if tag in _BOLD else "" if tag in _INLINE else "\n\n"
        return made

    def _look_at(self, element: Element, inner: _Open) -> None:
        """Sets what the element's name and attributes say of its text."""
        attributes = element.attributes
        closed = inner.closed or _CLOSED.get(element.tag, "")
        if attributes:
            language = attributes.get("lang", "").split("-")[0].lower() or inner.language
            closed = closed or _asked(attributes)
            if element.tag in _INLINE and not closed and any(map(_explaining.fullmatch, attributes)):
                closed = EXPLAINED
            if inner.in_content and language != inner.language and language not in ("", "zh"):
                closed = closed or "in another language"
            inner.language = language
        inner.closed = closed
        inner.in_content = inner.in_content or any_matches(self._inside, element)


@lru_cache(maxsize=8)
def _ways(inside: tuple[Selector, ...], outside: tuple[Selector, ...]) -> _Ways:
    return _Ways(inside, outside)


class _Run(NamedTuple):
    """Lines without a Chinese character: how many parts, pieces and code points stand before, and their words."""

    parts: int
    pieces: int
    start: int
    words: int


class _Text:
    """The text of a page as it grows, line by line."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.pieces: list[_Piece] = []
        self.length = 0
        self._foreign: _Run | None = None
        self._line_parts = self._line_pieces = self._line_start = 0

    def add(self, text: str) -> None:
        """Adds what is no piece of the file."""
        if "\n" in text:
            self._end_line()
        self.parts.append(text)
        self.length += len(text)
        if "\n" in text:
            self._line_parts, self._line_pieces, self._line_start = len(self.parts), len(self.pieces), self.length
        if "\n\n" in text:
            self._foreign = None

    def add_words(self, words: str, at: int, closed: str) -> None:
        """Adds text of the file, one piece for each line and each stretch between characters written as entities."""
        if "\n" not in words and "&" not in words:
            self._add_piece(words, at, closed)
            return
        for number, line in enumerate(words.split("\n")):
            if number:
                self.add("\n")
            reached = 0
            for entity in _character.finditer(line) if "&" in line else ():
                self._add_piece(line[reached : entity.start()], at + reached, closed)
                self.add(_shown(entity[0]))
                reached = entity.end()
            self._add_piece(line[reached:], at + reached, closed)
            at += len(line) + 1

    def _add_piece(self, words: str, at: int, closed: str) -> None:
        if self._line_start == self.length:
            # To Markdown indented lines are code.
            kept = words.lstrip()
            at += len(words) - len(kept)
            words = kept
        if words:
            self.pieces.append(_Piece(self.length, at, words, closed))
            self.parts.append(words)
            self.length += len(words)

    def finish(self) -> str:
        """The whole text."""
        self._end_line()
        return "".join(self.parts)

    def _end_line(self) -> None:
        """Leaves out lines in another language, which would take most of the time and get no tooltip.

        Lines of one block count together: a paragraph may be broken anywhere.
        """
        parts = self.parts[self._line_parts :]
        if not parts:
            return
        if any(map(has_han, parts)):
            self._foreign = None
            return
        run = self._foreign or _Run(self._line_parts, self._line_pieces, self._line_start, 0)
        # As many words as count are enough.
        run = run._replace(words=run.words + len("".join(parts).split(None, _FOREIGN_WORDS)))
        self._foreign = run
        if run.words >= _FOREIGN_WORDS:
            self.parts[run.parts :] = [GAP]
            del self.pieces[run.pieces :]
            self.length = run.start + len(GAP)

    def close(self, first: int, why: str) -> None:
        """Closes the pieces from a number on."""
        self.pieces[first:] = [piece if piece.closed else piece._replace(closed=why) for piece in self.pieces[first:]]


class _Reader:
    """Goes through the tags of one page and gathers its text."""

    def __init__(self, source: str, ways: _Ways) -> None:
        self._source, self._ways = source, ways
        self._text = _Text()
        self._open = [ways.root()]
        # How many pieces of text stood before each open element.
        self._first = [0]
        self._tags = OpenTags()
        self._pending: list[str] = []
        self._headings: list[int] = []
        self._codes = 0
        self._title = ""
        self._has_content = self._is_lost = self._is_broken = False
        self._ends = {"head": -1, "body": -1}

    def read(self) -> Page:
        """The page."""
        source, at = self._source, 0
        while match := _tag.search(source, at):
            self._words(at, match.start())
            at = match.end()
            if match[2]:
                at = self._start_tag(match, at)
            elif match[1]:
                self._end_tag(match[1].lower(), match.start())
            elif source.startswith("<!--", match.start()):
                # One that nothing ends goes to the end of the page.
                self._is_broken |= not source.endswith("-->", match.start(), at)
        self._words(at, len(source))
        # Else what is put at the end of the page would stand in a tag, or in what is not shown as a page.
        sound = self._open[-1].is_read and not self._is_broken
        return Page(
            self._text.finish(),
            tuple(self._text.pieces) if sound else (),
            self._title,
            tuple(self._headings),
            self._codes,
            self._has_content,
            self._ends["head"],
            self._ends["body"],
        )

    def _words(self, start: int, end: int) -> None:
        words = self._source[start:end]
        if not words:
            return
        if "<" in words:
            self._is_broken |= _broken.search(words) is not None
            self._recover("local")
        inner = self._open[-1]
        if not inner.in_content or not inner.is_read:
            return
        if inner.in_table and not words.isspace():
            self._recover("local")
            inner = self._open[-1]
        if inner.closed == "in code":
            self._text.add(GAP)
        else:
            self._text.add_words(words, start, inner.closed or (_RECOVERED if self._pending or self._is_lost else ""))

    def _start_tag(self, match: re.Match[str], at: int) -> int:
        tag, attributes = match[2].lower(), match[3]
        ended = self._open[-1].ended_by_start
        closing = ended.get(tag)
        if closing is None:
            closing = ended[tag] = at_start(self._tags, tag)
        self._end(closing, "")
        inner = self._open[-1]
        if self._is_foreign() and attributes.endswith("/") and not _unquoted_slash.search(attributes):
            return at
        # Browsers would read other characters than stand here, unless the page says at its very beginning what it is.
        if tag == "meta" and not self._source.startswith("\ufeff"):
            self._is_broken |= _charset(_element(tag, attributes)) not in _UTF_8
        if tag in VOID:
            if inner.in_content and inner.is_read:
                self._text.add("\n" if tag in ("br", "hr") else GAP if tag == "img" else "")
            return at
        if tag in RAW and not self._is_foreign():
            return self._raw(tag, at)
        self._push(self._ways.inner(inner, tag, attributes, len(self._tags)))
        return at

    def _is_foreign(self) -> bool:
        inner = self._open[-1]
        if inner.is_foreign is None:
            inner.is_foreign = is_foreign(self._tags)
        return inner.is_foreign

    def _raw(self, tag: str, at: int) -> int:
        """Goes over what holds only text; gives where it ends."""
        end = _end_of(tag).search(self._source, at)
        inside = self._source[at : end.start() if end else len(self._source)]
        if end is None or (tag == "script" and "<!--" in inside) or (tag == "noscript" and not _is_whole(inside)):
            self._is_broken = True
            return at + len(inside)
        if tag == "title" and not self._title:
            self._title = unescape(self._source[at : end.start()])
        return end.end()

    def _push(self, inner: _Open) -> None:
        if inner.in_content and inner.is_shown:
            self._text.add(inner.border if inner.is_read else GAP if inner.tag in _INLINE else "\n\n")
            if inner.is_read and inner.tag in _SECTIONS:
                self._headings.append(self._text.length)
        if inner.in_content:
            self._codes += _CODES.get(inner.tag, 0)
        self._first.append(len(self._text.pieces))
        self._has_content |= inner.in_content
        self._open.append(inner)
        self._tags.append(inner.tag)

    def _end_tag(self, tag: str, at: int) -> None:
        if tag == "head" or (tag == "body" and _after_body.match(self._source, at)):
            self._ends[tag] = at
        if tag in self._pending and tag not in self._tags:
            self._pending.remove(tag)
        ended = self._open[-1].ended_by_end
        closing = ended.get(tag)
        if closing is None:
            closing = ended[tag] = at_end(self._tags, tag)
        self._end(closing, tag)

    def _end(self, closing: Closing, tag: str) -> None:
        for _ in range(closing.ended):
            inner = self._open.pop()
            self._first.pop()
            self._tags.pop()
            if inner.in_content and inner.is_read:
                self._text.add(inner.border)
            if inner.tag in FORMATTING and inner.tag != tag:
                self._pending.append(inner.tag)
        if closing.fault:
            self._recover(closing.fault)

    def _recover(self, fault: str) -> None:
        """Closes what a fault may concern: the innermost block, or the rest of the page."""
        self._is_lost |= fault == "lost"
        if self._open[-1].closed == _RECOVERED:
            # So is the block already, and all that is open in it.
            return
        number = len(self._open) - 1
        while number and self._open[number].tag in _INLINE:
            number -= 1
        if number:
            self._text.close(self._first[number], _RECOVERED)
            self._open[number:] = [inner.in_recovery() for inner in self._open[number:]]


def _is_whole(html: str) -> bool:
    """Whether what begins in it ends in it: else a browser without scripts does not agree on what follows."""
    begun: list[str] = []
    at = 0
    while match := _tag.search(html, at):
        if "<" in html[at : match.start()]:
            return False
        at = match.end()
        tag = (match[2] or match[1] or "").lower()
        if match[1] and (not begun or begun.pop() != tag):
            return False
        if match[2] and tag in RAW:
            end = _end_of(tag).search(html, at)
            at = end.end() if end else len(html)
            if end is None:
                return False
        elif match[2] and tag not in VOID:
            begun.append(tag)
        elif html.startswith("<!--", match.start()) and not html.endswith("-->", match.start(), at):
            return False
    return not begun and "<" not in html[at:]


def _charset(element: Element) -> str:
    """The name of the encoding that a `<meta>` declares, empty where it declares none."""
    attributes = element.attributes
    declared = _declared.search(attributes.get("content", "")) if "http-equiv" in attributes else None
    return (declared[1] if declared else attributes.get("charset", "")).strip().lower()


def _asked(attributes: Mapping[str, str]) -> str:
    """Why the attributes of an element forbid a link in it."""
    if _IGNORED in attributes or attributes.get("translate") == "no" or "hidden" in attributes:
        return "in an element that asks to be left alone"
    if not _LEFT_ALONE.isdisjoint(attributes.get("class", "").split()):
        return "in an element that asks to be left alone"
    # A link that can be focused and is said not to be there is worse than none.
    if attributes.get("aria-hidden") == "true" or attributes.get("contenteditable", "false") != "false":
        return "in an element that asks to be left alone"
    return "in a control" if attributes.get("role") in _ROLES else ""


@lru_cache(maxsize=4096)
def _element(tag: str, attributes: str) -> Element:
    found: dict[str, str] = {}
    for match in _attribute.finditer(attributes):
        if match[1]:
            found.setdefault(match[1].lower(), match[2] or match[3] or match[4] or "")
    return Element(tag, found)


@lru_cache(maxsize=32)
def _end_of(tag: str) -> re.Pattern[str]:
    return re.compile(f"</{tag}(?=[{_S}/>])[^>]*>", re.IGNORECASE)


def _shown(entity: str) -> str:
    """What readers see of a character written as an entity, if it is one that does not mean something else here."""
    char = unescape(entity)
    return char if len(char) == 1 and char.isprintable() and char != "*" else " " if char == "\u00a0" else GAP
