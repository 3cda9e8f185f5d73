"""An annotation whose parenthesis never closes in its paragraph, or closes in the other width.

Neither this tool nor a reader can tell where the explanation ends.

Bad:  **糖原**（Glycogen: 储存在肝脏里的葡萄糖见了底。
Good: **糖原**（Glycogen: 储存在肝脏里的葡萄糖）见了底。
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary import grammar
from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.parentheses import closing_span
from glossary.checking.registry import Options
from glossary.checking.wording import slip
from glossary.edits import Edit
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.language.patterns import pattern
from glossary.language.script import has_han
from glossary.model import Span
from glossary.sites import Site

SEVERITY = "error"

_CLOSES = {"（": "）", "(": ")"}
_latin_name = pattern(r"([A-Za-z][A-Za-z0-9&'’. -]*[A-Za-z0-9])(\S)")
_several_capitals = pattern(r"[A-Z][\w'’]*(?:[ -][A-Z][\w'’]*)+")
_SIGNS = "，。；、"
# Where nothing but the explanation stands on the line, its end is certain.
_explanation = pattern(r"[^。！？!?；;\n（）()*]+")


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Parentheses without a close of their own width."""
    for site in post.sites:
        opening = post.text[site.inside_start - 1]
        if site.inside_end is None:
            yield from _unclosed(post, site, _CLOSES[opening])
        elif post.text[site.inside_end] != _CLOSES[opening]:
            place = Span(site.inside_end, site.inside_end + 1)
            message = f"{post.bold(site)}: {opening} closes with {post.text[place.start]}"
            whole = closing_span(post.text, place.start) if opening == "（" else place
            edits = [Edit(whole, _CLOSES[opening])]
            yield post.finding(*place, message, edits=edits, safe=True, about=post.bold(site))


def _unclosed(post: Context, site: Site, close: str) -> Iterator[Finding]:
    line_end = post.text.find("\n", site.inside_start)
    line_end = len(post.text) if line_end < 0 else line_end
    rest = _explanation.match(post.text, site.inside_start, line_end)
    if rest is None:
        return
    # An aside may run on as it likes; what begins as an annotation does is one.
    name = _name_in_front(post, site, rest[0])
    if name or grammar.parse(post.bold(site), rest[0].strip()) is None:
        if name:
            yield _behind_name(post, site, site.inside_start + len(name), close)
        return
    certain = not post.text[rest.end() : line_end].strip()
    at = Span(rest.end(), rest.end())
    yield post.finding(
        site.inside_start - 1,
        rest.end(),
        f"{post.bold(site)}: the parenthesis is never closed",
        edits=[Edit(at, close)] if certain else (),
        safe=True,
        about=post.bold(site),
    )


def _name_in_front(post: Context, site: Site, rest: str) -> str:
    """The English name in front of the rest, where Chinese goes on right behind it: one that posts give the term.

    Or one of several words with capitals, which is a name whoever has it.
    """
    match = _latin_name.match(rest)
    if match is None or not (has_han(match[2]) or match[2] in _SIGNS):
        return ""
    name = match[1]
    known = post.facts.englishes(fold(post.bold(site)))
    if any(normal(name) == normal(one) or slip(name, one) for one in known if one):
        return name
    return name if has_han(match[2]) and _several_capitals.fullmatch(name) else ""


def _behind_name(post: Context, site: Site, end: int, close: str) -> Finding:
    """The close is missing right behind the name, as far as anybody can tell."""
    message = f"{post.bold(site)}: the parenthesis is never closed"
    edits = [Edit(Span(end, end), close)]
    return post.finding(site.inside_start - 1, end, message, edits=edits, about=post.bold(site))
