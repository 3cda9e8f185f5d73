"""What other dialects of Markdown than CommonMark give a meaning of its own, and where nothing may be written.

MDX, MkDocs, Obsidian with Dataview, Pandoc, VitePress and Hugo: for CommonMark all of this is prose.
One row each; a row is a pattern, and why it is closed. Only `{…}` and tags with braces need more than a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glossary.language.patterns import pattern
from glossary.language.script import HAN
from glossary.model import Span

_FILE_ENDINGS = (
    "mdx?|pdf|docx?|xlsx?|pptx?|txt|csv|tsv|jsonl?|ya?ml|toml|ini|conf|log|lock|html?|css|xml|svg|png|jpe?g|gif|webp"
    "|mp[34]|wav|mov|zip|gz|tar|7z|exe|dmg|ipynb|py|ts|tsx|jsx|java|cpp|php|sql|sh|bat|vue"
)
_CODE_TAGS = "highlight|capture|set|comment|mermaid|math|katex|raw|verbatim|code|chart|plantuml"
# A path or an address ends at a space and at the punctuation of a sentence.
_IN_NAME = r"[^\s，。；：！？、（）“”‘’「」『』《》〈〉【】<>|\"'`]"


class _Row(NamedTuple):
    """One thing that is closed: how it is called, signs of which one must be there, and its pattern."""

    reason: str
    signs: tuple[str, ...]
    pattern: str


# Each gives up at a blank line, or at the next sign of its own kind, so that many unclosed ones stay cheap.
ROWS = (
    # GFM and linkify link an address up to a space or a tag, Chinese characters included.
    _Row("in an address", ("://", "www.", "mailto:"), r"(?:\b[a-z][a-z0-9+.-]{1,20}://|www\.|mailto:)[^\s<>]+"),
    # An address without its scheme, and one whose scheme has no slashes.
    _Row("in an address", ("/",), r"(?<![\w@./-])(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,}(?::\d+)?/[^\s<>]++"),
    _Row("in an address", ("doi:", "urn:", "magnet:"), r"\b(?:doi|urn|magnet):[^\s<>]++"),
    _Row("in an address", ("@",), r"(?<![\w.+-])[\w.+-]++@[A-Za-z0-9-]++\.[A-Za-z0-9.-]++(?:[:/][^\s<>]+)?"),
    _Row(
        "in a path", ("/", ":\\"), rf"(?<![\w/.<~])(?:\.{{1,2}}|~)?/{_IN_NAME}++|(?<![A-Za-z])[A-Za-z]:\\{_IN_NAME}++"
    ),
    # A branch, a package: feature/大模型.
    _Row("in a path", ("/",), rf"(?<![\w/.<~@])[a-z][a-z0-9_-]++/(?=[{HAN}]){_IN_NAME}++"),
    _Row(
        "a tag or a user name",
        ("#",),
        r"(?<![\w&#])#[^\s#，。、；：！？][^#\n，。、；：！？]{0,30}(?<=[^\s#])#(?![\w#])",
    ),
    _Row("a tag or a user name", ("#", "@"), r"(?<![\w&])[#@][^\s#@，。、；：！？（）()\[\]]+"),
    _Row("in a link of a wiki", ("[[",), r"!?\[\[[^\[\]\n]*\]\]"),
    _Row(
        "in marks", ("==", "~~", "++", "||"), r"==[^=\n]+==|~~[^~\n]+~~|\+\+[^+\n]+(?:\+[^+\n]+)*+\+\+|\|\|[^|\n]+\|\|"
    ),
    _Row("in marks", (">!",), r"(?<!\S)>![^!\n]+!<|(?<=[^\s>])>![^!\n]+!<"),
    _Row("in marks", ("^^",), r"\^\^[^^\n]+\^\^"),
    _Row("in marks", ("^", "~"), r"(?<![\^\[])\^[^\s^]+\^|(?<!~)~[^\s~]+~(?!~)"),
    _Row("an icon", (":",), r"(?<![\w:]):[^\W_A-Z][\w+-]*:(?!:)"),
    _Row("a variable", ("$", "%", "__"), r"\$[^\W\d]\w*+|%[A-Za-z_]\w*+%|(?<!\w)__[A-Za-z][A-Za-z0-9_]*?__(?!\w)"),
    _Row("an option", (" --", "\n--"), r"(?<![\w-])--[A-Za-z][\w-]*+(?:=\S+)?"),
    _Row("in a template tag", ("<%",), r"<%(?:(?!<%)(?s:.))*?%>"),
    # What stands between these two tags of Hugo, or of Liquid and its kin, is a program or a drawing.
    _Row(
        "in code",
        ("{{<", "{{%"),
        rf"\{{\{{[<%][ \t]*(?P<tag>{_CODE_TAGS})\b"
        r"(?:(?!\{\{[<%][ \t]*(?P=tag)\b)(?s:.))*?\{\{[<%][ \t]*/[ \t]*(?P=tag)\b",
    ),
    _Row(
        "in code",
        ("{%",),
        rf"\{{%-?[ \t]*(?P<tag>{_CODE_TAGS})\b(?:(?!\{{%-?[ \t]*(?P=tag)\b)(?s:.))*?\{{%-?[ \t]*end(?P=tag)\b",
    ),
    _Row("in math", ("\\[",), r"\\\[(?:[^\n\\]|\\(?!\[)|\n(?![ \t]*\n))*?\\\]"),
    _Row("in math", ("\\(",), r"\\\((?:[^\n\\]|\\(?!\()|\n(?![ \t]*\n))*?\\\)"),
    _Row(
        "in math", ("\\begin{",), r"\\begin\{(?P<env>[A-Za-z*]+)\}(?:(?!\\begin\{(?P=env)\})(?s:.))*?\\end\{(?P=env)\}"
    ),
    _Row("a label of a block", ("^",), r"(?<=\s)\^[^\s^]+[ \t]*$"),
    # Titles of boxes, tabs and containers; abbreviations, captions and snippets of MkDocs; callouts of Obsidian.
    _Row(
        "the title of a box",
        ("!!!", "???", "===", "///", ":::", "--8<--", "*["),
        r"^[ \t>]*(?:!!!|\?\?\?\+?|===[!+]?|///|:::+|--8<--|\*\[[^\]\n]+\]:).*$",
    ),
    _Row("the title of a box", ("[!",), r"^[ \t]*(?:>[ \t]*)+\[![^\]\n]+\].*$"),
    _Row("a field", ("::",), r"^[ \t>]*(?:[-*+][ \t]+)?[^\s:：][^\n:：]{0,40}::(?=[ \t]|$).*$"),
    _Row("the term of a definition list", ("\n:", "\n~"), r"^(?=[^\n]*\S)[^\n]+$(?=\n(?:[ \t]*\n)?[:~][ \t]+\S)"),
    _Row("in front matter", (";;;",), r"\A\ufeff?;;;[ \t]*\n(?s:.)*?\n;;;[ \t]*$"),
    # MultiMarkdown; one line alone may begin a dialogue.
    _Row(
        "in front matter",
        (":",),
        r"\A\ufeff?(?=[^\n]*\n[A-Za-z])(?:[A-Z][A-Za-z]*(?: [A-Za-z]+)?:[ \t]+\S[^\n]*\n){2,}(?=[ \t]*\n)",
    ),
    # Org; options of MyST stand right below what they belong to.
    _Row("a line for a program", ("#+",), r"^[ \t]*#\+[A-Za-z_]+(?::.*)?$"),
    _Row("a field", (":",), rf"^[ \t]*:(?:[A-Z][A-Z_-]*|[{HAN}]+):(?=[ \t]|$).*$"),
    _Row("a field", (":::",), r"^[ \t]*:::+\{[^\n]*(?:\n[ \t]*:[\w-]+:[^\n]*)+"),
    _Row("in a line block", ("|",), r"^\|[ \t][^|\n]*$"),
    _Row("in a drawn table", ("--",), r"^[^\n]+\n[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$(?:\n[^\n]*\S[^\n]*)*+"),
    _Row("in code", ("@start",), r"^@start(?P<kind>[a-z]+)\b(?:(?!^@start)(?s:.))*?^@end(?P=kind)\b"),
    # Quotations of GitLab; what kramdown leaves out; labels of bookdown; directives of reStructuredText.
    _Row("in a quotation", (">>>",), r"^>>>[ \t]*$(?:(?!^>>>)(?s:.))*?^>>>[ \t]*$"),
    _Row("in code", ("{::",), r"\{::(?P<name>[a-z]+)[^}\n]*\}(?:(?!\{::)(?s:.))*?\{:/(?P=name)?\}"),
    _Row("in a caption", ("(ref:",), r"^\(ref:[^)\n]+\).*$"),
    _Row("a line for a program", (".. ",), r"^\.\. [\w-]+::[^\n]*(?:\n[ \t]+[^\n]*)*+"),
    _Row("in a caption", ("|\n\n:",), r"(?<=\|\n\n):[ \t]+\S.*$"),
    _Row("in a drawing", ("│", "├", "└", "║", "┌"), r"^.*[│├└┌║].*$"),
    _Row("a comment", ("% ",), r"^%[ \t]+\S.*$"),
    _Row("in a caption", ("/// ",), r"^///[ \t]*[a-z-]*caption\b(?:[^\n]|\n(?!///|[ \t]*\n))*"),
    _Row("in a drawn table", ("+--", "+=="), r"^\+[-=:+]{2,}\+[ \t]*$(?:\n[|+][^\n]*)*+"),
    _Row(
        "in code",
        ("import", "export"),
        r"^(?:import\b(?=[^\n]*?(?:\bfrom\b|['\"]))|export (?=default|const|let|var|function|async|class|type|\{|\*))"
        r"(?:[^\n]|\n(?![ \t]*(?:\n|\Z)))*",
    ),
)
_PATTERNS = [pattern(row.pattern, re.MULTILINE) for row in ROWS]
# Right behind a Chinese character any ending is one: no sentence goes on so.
_file_ending = pattern(rf"\.(?:(?:{_FILE_ENDINGS})|(?<=[{HAN}]\.)[a-z][a-z0-9]{{0,9}})(?![A-Za-z0-9])")
_file_name = pattern(rf"{_IN_NAME}+\Z")
_steps, _step_before = pattern(r"/[\w.-]+(?:/[\w.-]+)*+/?"), pattern(r"(?<!\w)[\w.-]+\Z")
_plain_letter, _folder = pattern("[A-Za-z0-9]"), pattern(" ?(?:目[录錄]|文件[夹夾]|[资資]料[夹夾]|路[径徑])")
_dotted, _name_before = pattern(rf"\.[{HAN}]\w*+(?:\.\w+|\()"), pattern(r"(?<![\w.])[A-Za-z_][\w.]*\Z")
_LONGEST_NAME = 120
_LONGEST_TAG = 1000
_DEEPEST = 5
_brace = pattern(r"[{}]|\n[ \t]*\n")
_tag_start = pattern(r"<(?=[A-Za-z/>])")
_tag_sign = pattern(r"[<>{}\"']|\n[ \t]*\n")


def closed_in_dialects(text: str) -> Iterator[tuple[Span, str]]:
    """Every span of a post that some dialect takes for itself, with how it is called; spans may overlap."""
    for row, closed in zip(ROWS, _PATTERNS, strict=True):
        if any(sign in text for sign in row.signs):
            yield from ((Span(*match.span()), row.reason) for match in closed.finditer(text))
    yield from ((span, "in the name of a file") for span in _files(text))
    yield from ((span, "in a path") for span in _relative_paths(text))
    yield from ((span, "a name in a program") for span in _dotted_names(text))
    if "{" in text:
        yield from ((span, "in braces") for span in _braces(text))
        yield from ((span, "in a tag") for span in _tags_with_braces(text))


def _files(text: str) -> Iterator[Span]:
    for ending in _file_ending.finditer(text):
        first = max(0, ending.start() - _LONGEST_NAME)
        if name := _file_name.search(text[first : ending.start()]):
            yield Span(first + name.start(), ending.end())


def _relative_paths(text: str) -> Iterator[Span]:
    """What has no sign in front: two slashes and a name in Latin letters, or a word behind that says so."""
    for rest in _steps.finditer(text):
        name = _step_before.search(text, max(0, rest.start() - _LONGEST_NAME), rest.start())
        if name and text[name.start() - 1 : name.start()] not in ("/", "~"):
            is_long = rest[0].count("/") > 1 and _plain_letter.search(text, name.start(), rest.end())
            if is_long or _folder.match(text, rest.end()):
                yield Span(name.start(), rest.end())


def _dotted_names(text: str) -> Iterator[Span]:
    """`site.缓存.大小` and `site.缓存(`; one dot alone may end an abbreviation: e.g.缓存."""
    for rest in _dotted.finditer(text):
        if name := _name_before.search(text, max(0, rest.start() - _LONGEST_NAME), rest.start()):
            yield Span(name.start(), rest.end())


def _braces(text: str) -> Iterator[Span]:
    """What stands in braces: expressions and comments of MDX, attributes, readings of characters."""
    opened: list[int] = []
    end = 0
    for match in _brace.finditer(text):
        if match.start() < end:
            continue
        if match[0] == "{" and text.startswith("/*", match.end()) and (close := text.find("*/}", match.end())) >= 0:
            end = close + 3
            yield Span(match.start(), end)
        elif match[0] == "{":
            opened.append(match.start())
        elif match[0] != "}":
            opened.clear()
        elif opened:
            yield Span(opened.pop(), match.end())


def _tags_with_braces(text: str) -> Iterator[Span]:
    """Tags of JSX, whose attributes may be expressions: for CommonMark they are text."""
    end = 0
    for start in (match.start() for match in _tag_start.finditer(text)):
        if start >= end and (stop := _end_of_tag(text, start)):
            end = stop
            yield Span(start, end)


def _end_of_tag(text: str, start: int) -> int:
    """Where a tag ends that has a brace in it; 0 where there is none, or it never ends."""
    depth, quote, has_braces = 0, "", False
    for match in _tag_sign.finditer(text, start + 1, start + _LONGEST_TAG):
        sign = match[0]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign == "{":
            depth, has_braces = depth + 1, True
            if depth > _DEEPEST:
                return 0
        elif sign == "}":
            depth -= 1
        elif sign == ">" and not depth:
            return match.end() if has_braces else 0
        elif sign[0] == "\n" or (sign == "<" and not depth):
            return 0
    return 0
