"""What of a post is prose, and what an annotation must not stand in. The only module that knows the parser.

All offsets are code points of the whole post, and all work grows linearly with it. Most posts need no parser:
it is asked only about code and links, which nothing else can tell. Everything else that is not prose is
found by its own form, in HTML blocks and in Markdown alike: for CommonMark a paragraph that touches
`</details>` belongs to the HTML block; for its author it is prose.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from glossary.model import Span

if TYPE_CHECKING:
    from pyromark import Markdown
    from pyromark.event import Range


def body_start(text: str) -> int:
    """Give the offset of the first code point behind byte order mark and front matter."""
    return _front_matter(text)[2]


def front_matter_text(text: str) -> str:
    """Give the lines between the fences of the front matter (YAML or TOML), "" where there is none."""
    start, end, _ = _front_matter(text)
    return text[start:end]


def _front_matter(text: str) -> tuple[int, int, int]:
    """Give where the front matter's own lines start and end, and where the body starts."""
    start = int(text.startswith("\ufeff"))
    fence = text[start : start + 3]
    first = _fence_end(text, start + 3) if fence in {"---", "+++"} else 0
    close = _find_fence(text, fence, first, len(text)) if first else None
    if first and fence == "---":
        close = _find_fence(text, "...", first, close[0] if close else len(text)) or close
    return (first, *close) if close else (start, start, start)


def _find_fence(text: str, fence: str, start: int, stop: int) -> tuple[int, int] | None:
    """Find the next line that holds nothing but `fence`: where it and the line after it start."""
    at = text.find("\n" + fence, start - 1, stop) + 1
    while at:
        if end := _fence_end(text, at + len(fence)):
            return at, end
        at = text.find("\n" + fence, at, stop) + 1
    return None


def _fence_end(text: str, end: int) -> int:
    """Give where the line after the fence starts, 0 when more than spaces stand behind the fence."""
    line_end = text.find("\n", end) + 1 or len(text)
    return 0 if text[end:line_end].strip() else line_end


# Each form below gives up at a blank line or at the next sign of its own kind, so that a hundred thousand
# unclosed ones stay cheap. What may run on beyond a blank line is a pair; a missing end is looked for once.
_PAIRS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": r"\?>", "$$": r"\$\$", "%%": "%%"}
_PAIRS |= {"{{": r"\}\}", "{%": r"%\}", "{#": r"#\}"}
_PAIRS |= {name: rf"(?i:</{name}\s*+>)" for name in ("script", "style", "pre", "textarea")}

_SPACE = r"[ \t\r]*+\n?+[ \t\r]*+"
_LINE_BREAK = r"\n(?![ \t]*+\r?\n)"
_QUOTED = rf'"(?:[^"\n]++|{_LINE_BREAK})*+"' + "|" + rf"'(?:[^'\n]++|{_LINE_BREAK})*+'"
# As in CommonMark, with the attribute names of Vue (`@click`, `:key`, `#slot`) beside those of HTML.
_ATTRIBUTE = rf"(?=\s){_SPACE}[a-zA-Z_:@#][\w.:@#-]*+(?:{_SPACE}={_SPACE}(?:{_QUOTED}|[^\s\"'=<>`]++))?+"
_TAG = rf"</?+(?P<name>[a-zA-Z][a-zA-Z0-9-]*+)(?:{_ATTRIBUTE})*+{_SPACE}/?+>"
_AUTOLINK = r"<(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}+:[^\s<>]*+|[\w.+-]++@[\w.-]++)>"
# Pandoc's tex_math_dollars: no space inside the signs, no digit behind them, no other `$` between them.
_MATH = rf"\$(?![\s$])(?:[^$\\\n]++|\\.|{_LINE_BREAK})*+(?<!\s)\$(?!\d)"
_DISPLAY_MATH = rf"\$\$(?!\$)(?:[^$\\\n]++|\\.|\$(?!\$)|{_LINE_BREAK})*+\$\$"

_TOKEN = re.compile(
    r"(?P<escape>\\.)"
    r"|(?P<pair><!--|<!\[CDATA\[|<\?|%%|\{[{%#]|\$\$(?=[ \t]*+\r?\n))"
    rf"|(?P<math>{_DISPLAY_MATH}|{_MATH})"
    r"|(?P<wiki>\[\[(?=[^\[\]\n]*+\]\])[^\[\]\n|]*+(?:\||\]\]))"
    rf"|(?P<tag>{_TAG})"
    rf"|(?P<other>{_AUTOLINK}|<![a-zA-Z][^<>]*+>)",
    re.ASCII,
)
# Without any of these a paragraph is all prose; a code block of four spaces or a tab has its own first sign.
_SIGN = re.compile(r"[<`$\[{%\\\t~]|    ")
_TOKEN_START = re.compile(r"\\|<(?=[a-zA-Z/!?])|\$|\[\[|\{[{%#]|%%")
_FAR_HTML = re.compile(r"<(?=[!?pPsStT])(?:[!?]|(?i:script|style|pre|textarea)\b)")
_LINK = re.compile(r"\][(:\[]")


def needs_parser(text: str) -> bool:
    """Tell whether there may be code or link targets in the text, which only a parser can tell from prose."""
    return (
        "`" in text
        or "\t" in text
        or "    " in text
        or "~~~" in text
        or ("]" in text and _LINK.search(text) is not None)
    )


def masked_spans(text: str) -> Sequence[Span]:
    """Give all of a post that is not prose: sorted, disjoint code-point spans.

    They cover front matter, code, HTML tags and comments, whole `script`, `style`, `pre` and `textarea`
    elements, math, targets and titles of links, link definitions, template tags and Obsidian's comments.
    """
    body = body_start(text)
    codes, targets = _parse_post(text, body) if needs_parser(text[body:]) else ([], [])
    return _joined([Span(0, body), *codes, *targets, *_scan(text, body, len(text), codes)])


def read_prose(text: str) -> Prose:
    """Give the answers about one post, each worked out when it is asked for."""
    return Prose(text)


class Prose:
    """Tells whether marks stand in prose, by looking at their paragraph only, where that is enough.

    Ask in rising order: one paragraph is remembered at a time.
    """

    __slots__ = ("_end", "_far", "_masks", "_start", "body", "text")

    def __init__(self, text: str) -> None:
        self.text, self.body = text, body_start(text)
        self._start, self._end = 0, self.body
        self._masks: Sequence[Span] = [Span(0, self.body)]
        self._far: bool | None = None

    def holds(self, start: int, end: int) -> bool:
        """Tell whether all of the code points from `start` to `end` are prose."""
        if start < self._start or end > self._end:
            self._look_around(start, end)
        before = bisect_left(self._masks, (end,))
        return not before or self._masks[before - 1][1] <= start

    def holds_paragraph(self, start: int, end: int) -> bool:
        """As `holds`, for whole lines with a blank line on either side: in most of them no sign needs a second look."""
        if self._far is None:
            self._far = _reaches_far(self.text, self.body)
        if self._far or start < self.body or _SIGN.search(self.text, start, end):
            return self.holds(start, end)
        return True

    def _look_around(self, start: int, end: int) -> None:
        text = self.text
        if self._far is None:
            self._far = _reaches_far(text, self.body)
        # A blank line ends everything that does not reach far, so the text beyond it need not be read.
        self._start = max(self.body, text.rfind("\n\n", self.body, start) + 1)
        self._end = text.find("\n\n", end) + 1 or len(text)
        paragraph = text[self._start : self._end]
        if self._far or start < self.body or needs_parser(paragraph):
            self._start, self._end, self._masks = 0, len(text), masked_spans(text)
        elif "<" in paragraph or "$" in paragraph or "[[" in paragraph:
            self._masks = _scan(text, self._start, self._end)
        else:
            self._masks = ()


def _reaches_far(text: str, start: int) -> bool:
    """Tell whether something in the post may hide a paragraph other than its own."""
    return (
        ("`" in text and "```" in text)
        or ("~" in text and "~~~" in text)
        or ("{" in text and any(opener in text for opener in ("{{", "{%", "{#")))
        or _has_doubled(text, "$", start)
        or _has_doubled(text, "%", start)
        or ("<" in text and _FAR_HTML.search(text, start) is not None)
    )


def _has_doubled(text: str, sign: str, start: int) -> bool:
    # To search for two signs takes ten times as long as for one, and one is rare enough.
    at = text.find(sign, start)
    while at >= 0 and not text.startswith(sign, at + 1):
        at = text.find(sign, at + 1)
    return at >= 0


def _scan(text: str, start: int, end: int, codes: Sequence[Span] = ()) -> list[Span]:
    """Find what shows by its own form that it is not prose; nothing begins inside of `codes`."""
    masks: list[Span] = []
    unclosed: set[str] = set()
    later_codes = iter([*codes, Span(len(text), len(text))])
    code = next(later_codes)
    at = start
    while found := _TOKEN_START.search(text, at, end):
        at = found.start()
        while code.end <= at:
            code = next(later_codes)
        if code.start <= at:
            at = code.end
            continue
        token = _TOKEN.match(text, at, end)
        stop = _mask_end(token, end, code.start, unclosed) if token else 0
        if stop:
            masks.append(Span(at, stop))
        at = stop or (token.end() if token and token.lastgroup == "escape" else at + 1)
    return masks


def _mask_end(token: re.Match[str], end: int, next_code: int, unclosed: set[str]) -> int:
    """Give where the mask that begins with `token` ends, 0 when the token hides nothing."""
    name = (token["name"] or "").lower()
    match token.lastgroup:
        case "escape":
            return 0
        case "math":
            return token.end() if token.end() <= next_code else 0
        case "pair":
            return _pair_end(token, token[0], end, unclosed)
        case "tag" if name in _PAIRS and token[0][1] != "/" and token[0][-2] != "/":
            return _pair_end(token, name, end, unclosed) or token.end()
    return token.end()


def _pair_end(token: re.Match[str], opener: str, end: int, unclosed: set[str]) -> int:
    """Give where the pair ends that `token` opens, 0 when it is not closed.

    HTML that begins a line and is not closed hides the rest, as in CommonMark's HTML blocks 1 to 5.
    """
    if opener not in unclosed:
        # From the third sign on, since `<!-->` is a whole comment.
        if close := _closer(opener).search(token.string, token.start() + 2, end):
            return close.end()
        unclosed.add(opener)
    line = token.string[max(0, token.start() - 4) : token.start()].rpartition("\n")
    begins_line = not line[2].strip(" ") and (line[1] or token.start() < 4)
    return end if begins_line and token[0][0] == "<" else 0


@cache
def _closer(opener: str) -> re.Pattern[str]:
    return re.compile(_PAIRS[opener])


class _Parsed(NamedTuple):
    """Spans that the parser found, each list in rising order."""

    codes: list[Span]
    targets: list[Span]
    html: list[Span]


def _parse_post(text: str, start: int) -> tuple[list[Span], list[Span]]:
    """Give the spans of code, and of link targets and definitions, from `start` on."""
    outside = _parse(text[start:], start)
    inside = [_parse_html(text, block) for block in outside.html if needs_parser(text[block.start : block.end])]
    codes = [span for parsed in (outside, *inside) for span in parsed.codes]
    return sorted(codes), [span for parsed in (outside, *inside) for span in parsed.targets]


def _parse_html(text: str, block: Span) -> _Parsed:
    """Parse the text of an HTML block as Markdown: with letters in place of its tags it is a paragraph."""
    pieces, at = [], block.start
    for mask in _scan(text, *block):
        pieces += [text[at : mask.start], "x" * (mask.end - mask.start)]
        at = mask.end
    return _parse("".join([*pieces, text[at : block.end]]), block.start)


def _parse(text: str, shift: int) -> _Parsed:
    """Ask the parser about one text, and move what it found by `shift` code points."""
    markdown = _markdown()
    found = _Parsed([], [], [])
    reached = 0
    for event, place in markdown.events_with_range(text):
        # An event is a bare word, or one word with what belongs to it.
        kind, value = (event, None) if isinstance(event, str) else next(iter(event.items()))
        if kind == "Start":
            continue
        if kind == "Code" or value == "CodeBlock":
            found.codes.append(_span(place))
        elif value == "HtmlBlock":
            found.html.append(_span(place))
        elif kind == "End" and value in ("Link", "Image"):
            # Behind the shown text comes the target, up to the end of the link.
            found.targets.append(Span(max(reached, place["start"]), place["end"]))
        reached = place["end"]
    if "]:" in text:
        definitions = markdown.reference_definitions(text).values()
        found.targets.extend(_span(definition["span"]) for definition in definitions)
    return _in_code_points(found, text, shift)


class Event(NamedTuple):
    """One step of the parser through a post: a block or an inline that begins or ends, or a text between them.

    `step` is "start", "end" or "" for what holds nothing; `kind` is the parser's word: Paragraph, Strong, Text,
    SoftBreak. `start` and `end` are code points of the post; both steps of one kind have the same.
    """

    step: str
    kind: str
    start: int
    end: int
    content: str = ""


def read_events(text: str) -> list[Event]:
    """Give the structure of a post's body as CommonMark reads it, with tables and footnotes."""
    body = body_start(text)
    raw = [(*_named(event), _span(place)) for event, place in _markdown().events_with_range(text[body:])]
    places = {at for _, _, _, span in raw for at in span}
    code_points = _code_points(places, text[body:], body)
    return [
        Event(step, kind, code_points[span.start], code_points[span.end], content) for step, kind, content, span in raw
    ]


def _named(event: object) -> tuple[str, str, str]:
    """Give step, kind and content of the parser's event: a bare word, or one word with what belongs to it."""
    if not isinstance(event, dict):
        return "", str(event), ""
    (name, value), *_ = event.items()
    if name in ("Start", "End"):
        return name.lower(), value if isinstance(value, str) else next(iter(value)), ""
    return "", name, value if isinstance(value, str) else ""


def _span(place: Range) -> Span:
    return Span(place["start"], place["end"])


@cache
def _markdown() -> Markdown:
    from pyromark import Markdown, Options

    # Footnotes: without them `[^1]: text` is a link definition. Tables: `|` ends a code span there.
    return Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES)


def _in_code_points(found: _Parsed, text: str, shift: int) -> _Parsed:
    """Turn the parser's UTF-8 byte offsets into code points of the post."""
    code_points = _code_points({at for spans in found for span in spans for at in span}, text, shift)
    return _Parsed(*([Span(code_points[start], code_points[end]) for start, end in spans] for spans in found))


def _code_points(byte_offsets: Iterable[int], text: str, shift: int) -> dict[int, int]:
    """Give for UTF-8 byte offsets in a text its code points, each moved by `shift`."""
    data = text.encode()
    places = [0, *sorted(byte_offsets)]
    lengths = [len(data[start:end].decode()) for start, end in pairwise(places)]
    return dict(zip(places, accumulate(lengths, initial=shift), strict=True))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Sort the spans, make one of those that overlap or touch, and drop the empty ones."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        elif start < end:
            joined.append(Span(start, end))
    return joined
