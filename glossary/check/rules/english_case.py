"""An English name in other capitals than the house style.

By default only capitals that belong to a name speak: OpenAI, NVIDIA, iPhone. With `style = "entry"` every
annotation must be written as the glossary writes it, with `"title"` in Title Case, with `"lower"` in small
letters unless it is a name.

Bad:  **英伟达**（Nvidia）, where the glossary has NVIDIA
Good: **英伟达**（NVIDIA）
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.check.context import Context
from glossary.check.finding import Finding
from glossary.check.registry import Option, Options
from glossary.check.rewrite import reworded
from glossary.index.lookup import Found
from glossary.language.folding import fold

OPTIONS = {
    "style": Option("names", "The house style of English names.", ("names", "entry", "title", "lower")),
}
_word = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL = frozenset("a an and as at but by de for from in of on or the to v via vs with".split())


def check(post: Context, options: Options) -> Iterator[Finding]:
    """English names whose capitals are not the style's."""
    for placed, found in post.entries:
        english = placed.annotation.english
        wanted = _wanted(english, found, options["style"]) if english else english
        if english in (wanted, placed.annotation.term):
            continue
        message = f"{found.entry.term}: {english} here, {wanted} in {_where(post, found, wanted)}"
        yield reworded(post, placed, "english", wanted, message, found.entry.term, safe=True)


def _where(post: Context, found: Found, wanted: str) -> str:
    tally = post.facts.englishes(fold(found.entry.term)).get(wanted)
    return f"{tally.posts} post{'s' * (tally.posts != 1)}" if tally else "the house style"


def _wanted(english: str, found: Found, style: str) -> str:
    own = found.entry.english
    same = english.casefold() == own.casefold()
    if style == "title":
        return own if same and own == title_case(own) else title_case(english)
    if style == "lower":
        return english if found.entry.kind not in ("", "concept") else _word.sub(_in_small, english)
    if not same or (style == "names" and not _differ_in_a_name(english, own)):
        return english
    return own


def _differ_in_a_name(one: str, other: str) -> bool:
    """Whether a word is written in two ways of which one has more capitals than a beginning one: OpenAI, Openai."""
    pairs = zip(_word.findall(one), _word.findall(other), strict=False)
    return any(a != b and any(word != word.lower() != word[0].lower() + word[1:] for word in (a, b)) for a, b in pairs)


def title_case(name: str) -> str:
    """The name in Title Case; words with capitals of their own, and small words within, stay as they are."""
    end = len(name)

    def word(match: re.Match[str]) -> str:
        text = match[0]
        within = match.start() > 0 and match.end() < end
        if text != text.lower() or len(text) < 2 or (within and text in _SMALL):
            return text
        return text[0].upper() + text[1:]

    return _word.sub(word, name)


def _in_small(match: re.Match[str]) -> str:
    return match[0].lower() if match[0][1:] == match[0][1:].lower() and len(match[0]) > 1 else match[0]
