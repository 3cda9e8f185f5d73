"""The text of a built HTML page as its readers see it, each piece with the place in the file that it came from.

HTML is read by tree-sitter, which gives the place of everything in bytes, and says where it had to guess: what it had
to guess about is closed, since a browser may have guessed otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from glossary.errors import GlossaryError
from glossary.model import Span
from glossary.tooltips.selectors import Element, Selector, any_matches

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

# What readers do not read as running text, or what is for something else than reading. No text of it is looked at.
_HIDDEN = frozenset(
    "script style template noscript title textarea select option button svg math canvas iframe object audio video "
    "nav header footer aside form dialog datalist pre head".split()
)
# What holds running text in which no word may become a link.
_CLOSED = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "hgroup"), "in a heading"),
    **dict.fromkeys(("code", "kbd", "samp", "var", "tt"), "in code"),
    **dict.fromkeys(("a", "summary", "label"), "in a link or a control"),
    **dict.fromkeys(("th", "caption", "figcaption"), "in a caption or a table's header"),
    **dict.fromkeys(("abbr", "dfn", "ruby"), "explained by its element"),
    **dict.fromkeys(("blockquote", "q", "cite"), "in a quotation"),
}
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr img input".split()
)
_BOLD = frozenset(("strong", "b"))
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_IGNORED = "data-glossary-ignore"
# Deeper than any page is built; what is nested deeper is not read.
_DEEPEST = 200
# Stands for what readers see but no word may reach into: code, images, characters written as entities.
GAP = "\ufffc"


class Piece(NamedTuple):
    """A piece of text: where it begins in the page's `text` (code points) and in the file (bytes), and why a word in
    it may not become a link, empty where it may."""

    start: int
    at: int
    words: str
    closed: str = ""


class Page(NamedTuple):
    """What readers read: `text` with a blank line between blocks and `**` around what is bold; `pieces` in its order.

    `head_end` and `body_end` are the bytes at which something may be put at the end of head and body; -1 where the
    page has no such end tag. `headings` are the offsets in `text` at which sections begin.
    """

    text: str
    pieces: tuple[Piece, ...]
    title: str
    headings: tuple[int, ...]
    has_content: bool
    head_end: int
    body_end: int

    def piece_at(self, offset: int) -> Piece | None:
        """The piece in which a code point of `text` stands, None for what was put between pieces."""
        from bisect import bisect_right

        number = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        piece = self.pieces[number] if number >= 0 else None
        return piece if piece and offset < piece.start + len(piece.words) else None

    def bytes_of(self, span: Span) -> Span | None:
        """Where a span of `text` stands in the file; None where it does not stand there in one piece."""
        piece = self.piece_at(span.start)
        if piece is None or span.end > piece.start + len(piece.words):
            return None
        first, last = span.start - piece.start, span.end - piece.start
        at = piece.at + len(piece.words[:first].encode())
        return Span(at, at + len(piece.words[first:last].encode()))


def read_page(data: bytes, inside: Sequence[Selector], outside: Sequence[Selector] = ()) -> Page:
    """The text of the elements that `inside` selects, without those that `outside` does.

    Raises UnicodeDecodeError where the file is not UTF-8, GlossaryError where the parser is not installed.
    """
    data.decode()
    tree = _parser().parse(data)
    reader = _Reader(data, inside, outside)
    reader.read(tree.root_node, _Context())
    return reader.page()


@cache
def _parser() -> Parser:
    try:
        import tree_sitter_html
        from tree_sitter import Language, Parser
    except ImportError as error:
        raise GlossaryError(
            "tooltips needs the extra `tooltips`: pip install 'bilingual-glossary[tooltips]'"
        ) from error
    return Parser(Language(tree_sitter_html.language()))


class _Context(NamedTuple):
    """What holds for an element's text."""

    in_content: bool = False
    closed: str = ""
    language: str = ""
    depth: int = 0


class _Reader:
    """Walks through the elements of one page and gathers its text."""

    def __init__(self, data: bytes, inside: Sequence[Selector], outside: Sequence[Selector]) -> None:
        self._data, self._inside, self._outside = data, inside, outside
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._headings: list[int] = []
        self._title = ""
        self._has_content = False
        self._ends = {"head": -1, "body": -1}

    def page(self) -> Page:
        """What was gathered."""
        return Page(
            "".join(self._parts),
            tuple(self._pieces),
            self._title,
            tuple(self._headings),
            self._has_content,
            self._ends["head"],
            self._ends["body"],
        )

    def read(self, node: Node, context: _Context) -> None:
        """Reads what stands in a node."""
        if context.depth > _DEEPEST:
            self._between(GAP, context)
            return
        if node.has_error and any(child.is_error or child.is_missing for child in node.children):
            context = context._replace(closed="in HTML that is not well-formed")
        reached = node.start_byte
        for child in node.children:
            if context.in_content and child.start_byte > reached:
                self._space(reached, child.start_byte)
            self._read_child(child, context)
            reached = child.end_byte

    def _read_child(self, node: Node, context: _Context) -> None:
        kind = node.type
        if kind == "text":
            if context.in_content:
                self._words(node, context.closed)
        elif kind == "element":
            self._element(node, context)
        elif kind in ("entity", "raw_text"):
            self._between(GAP, context)
        elif kind == "ERROR":
            self.read(node, context._replace(closed="in HTML that is not well-formed", depth=context.depth + 1))

    def _element(self, node: Node, context: _Context) -> None:
        element = _element_of(node.children[0], self._data)
        self._note(node, element)
        if element.tag in _HIDDEN or any_matches(self._outside, element):
            self._between(GAP if element.tag in _INLINE else "\n\n", context)
            if element.tag == "head":
                self._read_head(node)
            return
        inner = self._context(element, context)
        if element.tag in _VOID:
            self._between("\n" if element.tag in ("br", "hr") else GAP if element.tag == "img" else "", context)
            return
        border = "**" if element.tag in _BOLD else "" if element.tag in _INLINE else "\n\n"
        self._between(border, inner)
        if border == "\n\n" and element.tag in ("h1", "h2", "h3") and inner.in_content:
            self._headings.append(self._length)
        if inner.closed == "in code":
            self._between(GAP, inner)
        else:
            self.read(node, inner)
        self._between(border, inner)

    def _context(self, element: Element, context: _Context) -> _Context:
        attributes = element.attributes
        in_content = context.in_content or any_matches(self._inside, element)
        self._has_content |= in_content
        closed = context.closed or _CLOSED.get(element.tag, "")
        language = attributes.get("lang", "").split("-")[0].lower() or context.language
        if _IGNORED in attributes or attributes.get("translate") == "no" or "hidden" in attributes:
            closed = closed or "in an element that asks to be left alone"
        if attributes.get("role") in ("navigation", "banner", "contentinfo", "button", "tooltip"):
            closed = closed or "in a control"
        if context.in_content and language != context.language and language not in ("", "zh"):
            closed = closed or "in another language"
        return _Context(in_content, closed, language, context.depth + 1)

    def _note(self, node: Node, element: Element) -> None:
        """Keeps where head and body end."""
        last = node.children[-1]
        if element.tag in self._ends and last.type == "end_tag":
            self._ends[element.tag] = last.start_byte

    def _read_head(self, node: Node) -> None:
        for child in node.children:
            if child.type == "element" and _element_of(child.children[0], self._data).tag == "title":
                texts = [self._slice(each.start_byte, each.end_byte) for each in child.children if each.type == "text"]
                self._title = " ".join(texts)

    def _words(self, node: Node, closed: str) -> None:
        """One piece a line, without what stands in front of it: indented lines are code to Markdown."""
        at = node.start_byte
        for number, line in enumerate(self._slice(node.start_byte, node.end_byte).split("\n")):
            if number:
                self._add("\n")
            words = line.lstrip()
            indent = len(line[: len(line) - len(words)].encode())
            if words:
                self._pieces.append(Piece(self._length, at + indent, words, closed))
                self._add(words)
            at += indent + len(words.encode()) + 1

    def _space(self, start: int, end: int) -> None:
        """What the parser leaves out between two nodes is space."""
        gap = self._data[start:end]
        if gap.isspace():
            self._add("\n" if b"\n" in gap else " ")

    def _between(self, text: str, context: _Context) -> None:
        if context.in_content and text:
            self._add(text)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _slice(self, start: int, end: int) -> str:
        return self._data[start:end].decode()


def _element_of(tag: Node, data: bytes) -> Element:
    name = ""
    attributes: dict[str, str] = {}
    for child in tag.children:
        if child.type == "tag_name":
            name = data[child.start_byte : child.end_byte].decode().lower()
        elif child.type == "attribute":
            attributes.update(_attribute_of(child, data))
    return Element(name, attributes)


def _attribute_of(node: Node, data: bytes) -> Iterator[tuple[str, str]]:
    key, _, value = data[node.start_byte : node.end_byte].decode().partition("=")
    yield key.strip().lower(), value.strip().strip("\"'")
