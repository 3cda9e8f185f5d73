"""An English name in other capitals than the house style.

By default only capitals that belong to a name speak: OpenAI, NVIDIA, iPhone. The house style is what a person wrote
into the glossary, else what `posts` other posts have, and hardly any has otherwise; a word is written in one way in all
names: Nvidia, Nvidia H100. With `style = "entry"` every annotation must be written as the glossary writes it, with
`"title"` in Title Case, with `"lower"` in small letters unless it is a name.

Bad:  **英伟达**（Nvidia）, where the glossary has NVIDIA
Good: **英伟达**（NVIDIA）
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Option, Options
from glossary.checking.rewrite import reworded
from glossary.checking.tallies import spellings
from glossary.checking.words import is_named_otherwise
from glossary.index.lookup import Found
from glossary.language.folding import fold
from glossary.language.patterns import pattern
from glossary.model import Annotation
from glossary.report import number

SEVERITY = "info"

OPTIONS = {
    "style": Option("names", "The house style of English names.", ("names", "entry", "title", "lower")),
    "posts": Option(3, "How many other posts must agree on the capitals of a name.", least=1),
}
# The usual capitals stand in so many times as many posts as all others.
_MARGIN = 3
_word = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL = frozenset("a an and as at but by de for from in of on or the to v via vs with".split())


def check(post: Context, options: Options) -> Iterator[Finding]:
    """English names whose capitals are not the style's."""
    for placed, found in post.entries:
        english = placed.annotation.english
        wanted = _wanted(post, placed.annotation, found, options) if english else english
        if english in (wanted, placed.annotation.term):
            continue
        message = f"{found.entry.term}: {english} here, {wanted} in {_where(post, found, wanted)}"
        yield reworded(post, placed, "english", wanted, message, found.entry.term, safe=True)


def _where(post: Context, found: Found, wanted: str) -> str:
    tally = post.facts.englishes(fold(found.entry.term)).get(wanted)
    return number(tally.posts, "post") if tally else "the house style"


def _wanted(post: Context, annotation: Annotation, found: Found, options: Options) -> str:
    english, own, style = annotation.english, found.entry.english, options["style"]
    same = english.casefold() == own.casefold()
    if style == "title":
        return own if same and own == title_case(own) else title_case(english)
    if style == "lower":
        return english if found.entry.kind not in ("", "concept") else _word.sub(_in_small, english)
    if style == "entry" or found.touched:
        return own if same and (style == "entry" or _differ_in_a_name(english, own)) else english
    usual = _usual(post, annotation.term, found, english, options["posts"])
    return usual if _differ_in_a_name(english, usual) and _words_agree(post, english, usual, options) else english


def _usual(post: Context, term: str, found: Found, english: str, least: int) -> str:
    """The name as most other posts write it, where they agree; else as it is."""
    folded = english.casefold()
    # Hardly any name is written otherwise anywhere, so that nothing need be counted.
    if post.facts.capitals(fold(term)).get(folded, english) == english:
        return english
    others = [use for use in post.other_uses(term, found.entry) if use.english.casefold() == folded]
    tallies = sorted(spellings(others).values(), key=lambda one: -one.posts)
    rest = sum(one.posts for one in tallies[1:])
    is_settled = bool(tallies) and tallies[0].posts >= max(least, _MARGIN * rest)
    return tallies[0].wording if is_settled else english


def _words_agree(post: Context, english: str, wanted: str, options: Options) -> bool:
    """Whether no word is written otherwise where it is a name by itself: Nvidia, though posts have NVIDIA H100."""
    pairs = zip(_word.findall(english), _word.findall(wanted), strict=False)
    for here, there in pairs:
        if there in (here, wanted):
            continue
        alone = (found for found in post.facts.find(there) if found.entry.english.casefold() == there.casefold())
        if any(_usual(post, found.entry.term, found, there, options["posts"]) not in ("", there) for found in alone):
            return False
    return True


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


def objects(post: Context, new: Annotation, bold: str) -> bool:
    """Whether a new annotation would be reported: the glossary writes its name in another way."""
    return is_named_otherwise(post, new)
