"""What of a post must not be annotated, and why."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from glossary.annotating.dialects import closed_in_dialects
from glossary.language.folding import to_simplified
from glossary.language.patterns import pattern
from glossary.language.script import HAN, HANGUL, count_han, has_han
from glossary.markdown.masks import masked_spans
from glossary.markdown.parser import Event
from glossary.markdown.spans import span_around
from glossary.model import Annotation, Span

# What a mention must not stand in, and how that is called.
CLOSED = {
    "Heading": "in a heading",
    "CodeBlock": "in code",
    "HtmlBlock": "in an HTML block",
    "Link": "in a link",
    "Image": "in an image",
    "TableHead": "in a table's header",
    "FootnoteDefinition": "in a footnote",
    "Emphasis": "in emphasis",
    "Strong": "within a longer bold text",
}
_LINKS = frozenset(("Link", "Image"))
# A paragraph of more Latin words than this is one in English.
_MOST_NAMES = 8
# Letters of Japanese and Korean, of which a text in either has at least one for so many Chinese characters.
_neighbour = pattern(f"[\u3041-\u3096\u30a1-\u30fa{HANGUL}]")
_KANA_SHARE = 4
_CODE_INDENT = 4
# What holds text; in a tight list an item does so itself.
PARAGRAPHS = frozenset(("Paragraph", "Item"))
TEXTS = frozenset(("Text", "SoftBreak"))
IN_MARKUP = "in code or markup"

_details = pattern(r"<(/?)details\b[^<>]*>", re.IGNORECASE)
# An Obsidian callout is a quotation for CommonMark, and the author's own words.
_callout = pattern(r">[ \t]*\[!")
_caption = pattern(
    r"^[ \t*_]*(?:[附配]?[图圖表]|[图圖]表|[图圖]片|Figure|Fig\.|Table)[ \t]*"
    r"(?:[0-9一二三四五六七八九十]+(?:[-.–][0-9]+)*[ \t]*[:：.、 ]|[:：]).*$"
    # So newspapers point at the picture above or below.
    r"|^[ \t*_]*[▲△▼▽][^\n]*$",
    re.MULTILINE,
)
_keywords = pattern(
    r"^[ \t>*_-]*(?:[关關][键鍵][词詞字]|[标標][签籤]|Key ?words|Tags)[ \t*_]*[:：].*$", re.MULTILINE | re.IGNORECASE
)
# Whether this is a table's header, readers do not agree, unless there is a bar in it; and a definition may bring one.
_header = pattern(r"^[^\n]+(?=\n(?=[-:| \t>]*\|)(?=[-:| \t>]*-)[-:| \t>]+\r?$)", re.MULTILINE)
# A numbered list of what the post refers to: [7] CME Group. "Futures".
_reference = pattern(r"^[ \t]*(?:[-*+][ \t]+)?\\?\[\d{1,3}\\?\][ \t]+[^\n]*$", re.MULTILINE)
# A list of words in two languages, a pair on each line: 词表，vocabulary.
_pair = pattern(rf"^[ \t>*-]*[{HAN}]{{1,14}}[，,、] ?[A-Za-z][A-Za-z '’()./-]*$", re.MULTILINE)
_heading = pattern(r"^ {0,3}(#{1,6})[ \t]+([^\n]*)$", re.MULTILINE)
_number_of_heading = pattern("(?:[0-9.]+|[一二三四五六七八九十]+[、.]|附[录錄] ?[A-Z]?[:：]?)[ \t]*")
# Sections that list, thank or mend, and tell nothing.
_APART = frozenset(
    "勘误 勘误表 索引 中文索引 英文索引 人名索引 目录 术语 术语表 术语对照 术语对照表 词汇表 名词表 名词对照"
    " 参考 参考文献 参考资料 参考书目 参考链接"
    " 延伸阅读 扩展阅读 相关阅读 更新日志 更新记录 修订记录 致谢 鸣谢 版权 版权声明 友情链接"
    " changelog references reference index errata glossary acknowledgements acknowledgments".split()
)
_bracket = pattern("[（(）)\\[\\]【】《》〈〉\n]")
_CLOSING = {"）": "（(", ")": "（(", "]": "[", "】": "【", "》": "《", "〉": "〈"}
_in_bracket = {"《": "in a title", "〈": "in a title"}
# What a term may have within itself.
BROUGHT = frozenset(("in brackets", *_in_bracket.values(), "in the name of a file"))


class Closed(NamedTuple):
    """A span in which nothing is annotated, and why."""

    start: int
    end: int
    reason: str


def closed_by_structure(text: str, events: Sequence[Event]) -> Iterator[Closed]:
    """What must not be annotated by the structure that these events show, in no order; spans may overlap. A longer
    bold text is left to `bold`."""
    yield from _inline_elements(events)
    for event in events:
        if event.step == "start" and event.kind in CLOSED and event.kind != "Strong":
            yield Closed(event.start, event.end, CLOSED[event.kind])
        elif event.step == "start" and event.kind == "TableRow" and _is_code_for_others(text, event.start):
            yield Closed(event.start, event.end, "in code")
        elif event.step == "start" and event.kind in PARAGRAPHS:
            if _is_foreign(text[event.start : event.end]):
                yield Closed(event.start, event.end, "in a text of another language")
            elif _is_code_for_others(text, event.start):
                yield Closed(event.start, event.end, "in code")
        elif event.step == "start" and event.kind == "BlockQuote" and not _callout.match(text, event.start):
            yield Closed(event.start, event.end, "in a quotation")


def link_spans(events: Iterable[Event]) -> Iterator[Span]:
    """Where these events show links and images."""
    return (Span(event.start, event.end) for event in events if event.step == "start" and event.kind in _LINKS)


def closed_by_signs(text: str, links: Sequence[Span], annotations: Iterable[Annotation]) -> Iterator[Closed]:
    """What must not be annotated by its own form, as `closed_by_structure`; `links` are all of the text."""
    masked = masked_spans(text)
    yield from (Closed(start, end, IN_MARKUP) for start, end in masked)
    yield from (Closed(annotation.start, annotation.end, "in an annotation") for annotation in annotations)
    yield from (Closed(*_within(links, span), reason) for span, reason in closed_in_dialects(text))
    yield from (Closed(*match.span(), "in a caption") for match in _caption.finditer(text))
    yield from (Closed(*match.span(), CLOSED["TableHead"]) for match in _header.finditer(text))
    yield from (Closed(*match.span(), "in a list of keywords") for match in _keywords.finditer(text))
    yield from (Closed(*match.span(), "in a list of words") for match in _pair.finditer(text))
    if "[" in text:
        yield from (Closed(*match.span(), "in a list of references") for match in _reference.finditer(text))
    yield from (Closed(*span, "in an index, or among references and thanks") for span in _sections_apart(text, masked))
    yield from _bracketed(text)
    yield from _details_elements(text)


def _within(links: Sequence[Span], span: Span) -> Span:
    """The span up to the end of the link that it begins in, if any: an address there ends with its parenthesis."""
    number = bisect_right(links, (span.start, sys.maxsize)) - 1
    if number >= 0 and links[number].start < span.start < links[number].end:
        return Span(span.start, min(span.end, links[number].end))
    return span


def _is_foreign(text: str) -> bool:
    """Whether a paragraph is English, Japanese or Korean; a few foreign words alone may be names."""
    if _neighbour.search(text):
        return _KANA_SHARE * len(_neighbour.findall(text)) > count_han(text)
    return not has_han(text) and len(text.split(None, _MOST_NAMES)) > _MOST_NAMES


def _is_code_for_others(text: str, start: int) -> bool:
    """Whether a block begins with four spaces right behind a line, which is then a link definition or a table's row.

    For CommonMark it is a paragraph, for GFM a row; for markdown-it it is code.
    """
    line = text.rfind("\n", 0, start) + 1
    above = text.rfind("\n", 0, max(0, line - 1)) + 1
    indent = text[line:start]
    return bool(text[above:line].strip()) and indent.isspace() and len(indent.expandtabs(4)) >= _CODE_INDENT


def _sections_apart(text: str, masked: Sequence[Span]) -> Iterator[Span]:
    """The sections whose heading says that they are an index, errata, references or the like, with what is below."""
    headings = [match for match in _heading.finditer(text) if span_around(masked, match.start()) is None]
    for number, match in enumerate(headings):
        if _is_apart(match[2]):
            below = (headings[at] for at in range(number + 1, len(headings)))
            yield Span(match.end(), next((each.start() for each in below if len(each[1]) <= len(match[1])), len(text)))


def _is_apart(heading: str) -> bool:
    words = heading.partition("{")[0].strip(" \t\r#*_")
    numbered = _number_of_heading.match(words)
    return to_simplified(words[numbered.end() if numbered else 0 :]).casefold() in _APART


def _bracketed(text: str) -> Iterator[Closed]:
    """What stands in brackets that open and close on one line."""
    opened: list[tuple[str, int]] = []
    for match in _bracket.finditer(text):
        sign = match[0]
        if sign == "\n":
            opened.clear()
        elif sign not in _CLOSING:
            opened.append((sign, match.start()))
        elif opened and opened[-1][0] in _CLOSING[sign]:
            opening, start = opened.pop()
            yield Closed(start, match.end(), _in_bracket.get(opening, "in brackets"))


def _details_elements(text: str) -> Iterator[Closed]:
    """Whole `<details>`: there stands the text in its original language, or what else is set aside."""
    depth = start = 0
    for match in _details.finditer(text):
        if match[1] and depth:
            depth -= 1
            if not depth:
                yield Closed(start, match.end(), "in <details>")
        elif not match[1]:
            start = start if depth else match.start()
            depth += 1
    if depth:
        yield Closed(start, len(text), "in <details>")


_tag = pattern(r"<(/?)([A-Za-z][A-Za-z0-9-]*)[^>]*?(/?)>", re.DOTALL)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def _inline_elements(events: Iterable[Event]) -> Iterator[Closed]:
    """From an inline tag to the end of its element, or of the paragraph where that never comes."""
    opened: list[tuple[str, int]] = []
    for event in events:
        if event.step == "end" and event.kind in ("Paragraph", "TableCell", "Item"):
            yield from (Closed(start, event.end, "in an HTML element") for _, start in opened)
            opened.clear()
        if event.kind != "InlineHtml" or not (tag := _tag.match(event.content)):
            continue
        name = tag[2].lower()
        if not tag[1] and not tag[3] and name not in _VOID:
            opened.append((name, event.start))
        elif tag[1] and opened and opened[-1][0] == name:
            yield Closed(opened.pop()[1], event.end, "in an HTML element")
