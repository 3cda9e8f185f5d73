"""What shows by its own form that it is not prose: tags, comments, math, template tags, wiki links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from glossary.language.patterns import pattern
from glossary.language.script import HAN
from glossary.model import Span

# Each form below gives up at a blank line or at the next sign of its own kind, so that a hundred thousand
# unclosed ones stay cheap. What may run on beyond a blank line is a pair; a missing end is looked for once.
_PAIRS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": r"\?>", "$$": r"\$\$", "%%": "%%"}
_PAIRS |= {"{{": r"\}\}", "{%": r"%\}", "{#": r"#\}", "{/*": r"\*/\}"}
_PAIRS |= {name: rf"(?i:</{name}\s*+>)" for name in ("script", "style", "pre", "textarea")}
_PAIRS["comment"] = r"\{%-?\s*+endcomment\s*+-?%\}"
# Code within a line, which a blank line ends as it ends everything else there.
_CODE_ELEMENTS = {name: re.compile(rf"(?i:</{name}\s*+>)") for name in ("code", "kbd", "samp")}

_SPACE = r"[ \t\r]*+\n?+[ \t\r]*+"
_LINE_BREAK = r"\n(?![ \t]*+\r?\n)"
_QUOTED = rf'"(?:[^"\n]++|{_LINE_BREAK})*+"' + "|" + rf"'(?:[^'\n]++|{_LINE_BREAK})*+'"
# As in CommonMark, with the attribute names of Vue (`@click`, `:key`, `#slot`) beside those of HTML.
_ATTRIBUTE = rf"(?=\s){_SPACE}[a-zA-Z_:@#][\w.:@#-]*+(?:{_SPACE}={_SPACE}(?:{_QUOTED}|[^\s\"'=<>`]++))?+"
_TAG = rf"</?+(?P<name>[a-zA-Z][a-zA-Z0-9-]*+)(?:{_ATTRIBUTE})*+{_SPACE}/?+>"
_AUTOLINK = r"<(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}+:[^\s<>]*+|[\w.+-]++@[\w.-]++)>"
# Pandoc's tex_math_dollars: no space inside the signs, no digit behind them, no other `$` between them.
_MATH = rf"\$(?![\s$])(?:[^$\\\n]++|\\.|{_LINE_BREAK})*+(?<!\s)\$(?!\d)"
# A backslash at the end of a line breaks it.
_DISPLAY_MATH = rf"\$\$(?!\$)(?:[^$\\\n]++|\\.?|\$(?!\$)|{_LINE_BREAK})*+\$\$"

# `{{` that is talked about: what a template calls is no Chinese sentence.
_TALK = rf"[ \t]*+[{HAN}][^{{}}\n，。、；！？]*+[，。、；！？]"

_TOKEN = pattern(
    r"(?P<escape>\\.)"
    r"|(?P<comment>\{%-?[ \t]*+comment\b[^%\n]*+%\})"
    rf"|(?P<pair><!--|<!\[CDATA\[|<\?|(?<!\d)%%|\{{[{{%](?!{_TALK})|\{{#|\{{/\*|\$\$(?=[ \t]*+\r?\n))"
    rf"|(?P<math>{_DISPLAY_MATH}|{_MATH})"
    r"|(?P<wiki>\[\[(?=[^\[\]\n]*+\]\])[^\[\]\n|]*+(?:\||\]\]))"
    rf"|(?P<tag>{_TAG})"
    rf"|(?P<other>{_AUTOLINK}|<![a-zA-Z][^<>]*+>)",
    re.ASCII,
)

_BLANK_LINE = pattern(r"\n[ \t]*+\r?\n")
_TOKEN_START = pattern(r"\\|<(?=[a-zA-Z/!?])|\$|\[\[|\{[{%#/]|%%")


def find_masks(text: str, start: int, end: int, codes: Sequence[Span] = ()) -> list[Span]:
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
        case "comment":
            return _pair_end(token, "comment", end, unclosed) or token.end()
        case "tag" if name in _CODE_ELEMENTS and token[0][1] != "/" and token[0][-2] != "/":
            return _code_end(token, name, end) or token.end()
        case "tag" if name in _PAIRS and token[0][1] != "/" and token[0][-2] != "/":
            return _pair_end(token, name, end, unclosed) or token.end()
    return token.end()


def _code_end(token: re.Match[str], name: str, end: int) -> int:
    """Give where the code element ends that `token` opens, 0 when it is not closed in its paragraph."""
    blank = _BLANK_LINE.search(token.string, token.end(), end)
    close = _CODE_ELEMENTS[name].search(token.string, token.end(), blank.start() if blank else end)
    return close.end() if close else 0


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


_module_lines = pattern(
    r"^(?:import[ \t](?:[^\n]*\bfrom[ \t]*)?['\"]"
    r"|export[ \t]+(?:default|const|let|var|function|async|class|\{)).*(?:\n(?![ \t]*\r?\n).*)*",
    re.MULTILINE,
)


def module_lines(text: str, start: int, end: int) -> list[Span]:
    """Find the imports and exports of MDX, which begin a line and go on up to a blank one."""
    if "import " not in text[start:end] and "export " not in text[start:end]:
        return []
    return [Span(*found.span()) for found in _module_lines.finditer(text, start, end)]
