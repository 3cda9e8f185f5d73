"""Faults to plant into posts, each with the rule that must find it: what `check_recall.py` counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from glossary import grammar
from glossary.checking.agreement import agreement
from glossary.checking.context import Context
from glossary.checking.given_up import GivenUp
from glossary.checking.tallies import spellings
from glossary.index.lookup import Found
from glossary.language.abbreviation import is_han_short_form
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.language.likeness import shared_characters
from glossary.language.script import has_han
from glossary.sites import Placed

_MARK = "**"
_ASIDE = "窗外下着雨，街上的人都撑起了伞，只有一只猫还坐在墙头上不动。"
FORMER = GivenUp("鎏鑫旧名", "superseded", "鎏鑫新名")
"""A name that no post has, given up for another one."""


class Fault(NamedTuple):
    """A post's text with a fault, and where it stands (code points)."""

    text: str
    start: int
    end: int


Pair = tuple[Placed, Found]
Plant = Callable[[Context, Pair], Fault | None]


def replaced(post: Context, start: int, end: int, new: str) -> Fault:
    """The post with another text in this place."""
    return Fault(post.text[:start] + new + post.text[end:], start, start + max(1, len(new)))


def of_english(post: Context, pair: Pair, new: Callable[[str], str]) -> Fault | None:
    """The post with another English name in an annotation that has the entry's."""
    placed, found = pair
    english = placed.annotation.english
    at = post.text.find(english, placed.site.inside_start, placed.end) if english else -1
    if at < 0 or english != found.entry.english or fold(english) == fold(placed.annotation.term):
        return None
    fault = replaced(post, at, at + len(english), new(english))
    inside = fault.text[placed.site.inside_start : placed.end - 1 + len(fault.text) - len(post.text)]
    parts = grammar.parse(post.bold(placed.site), inside)
    return fault if parts and parts.english == new(english) else None


def other_words(post: Context, pair: Pair) -> Fault | None:
    """Another name altogether than the one on which three other posts agree, whichever of its names the entry has."""
    placed, found = pair
    agreed = agreement(post.other_uses(placed.annotation.term, found.entry))
    if agreed.name.posts < 3 or agreed.disagreeing or normal(agreed.name.wording) != normal(found.entry.english):
        return None
    return of_english(post, pair, lambda _: "Unlikely Wording")


def slip_of_the_pen(post: Context, pair: Pair) -> Fault | None:
    """One letter of the name left out, within a word."""
    placed, found = pair
    english = placed.annotation.english
    tally = spellings(post.facts.uses_of(found.entry)).get(english)
    at = re.search(r"(?<=[a-z]{2})([a-z])(?!\1)(?=[a-z]{3})", english)
    if not at or not tally or tally.posts < 4 or not english.replace(" ", "").isalpha():
        return None
    return of_english(post, pair, lambda name: name[: at.start()] + name[at.end() :])


def small_capitals(post: Context, pair: Pair) -> Fault | None:
    """A name with capitals of its own in small letters."""
    english = pair[0].annotation.english
    if not re.fullmatch(r"[A-Z][a-z]+[A-Z][A-Za-z]+", english) or pair[1].entry.english != english:
        return None
    others = spellings(post.other_uses(pair[0].annotation.term, pair[1].entry))
    if english not in others or others[english].posts < 3 or len(others) > 1:
        return None
    return of_english(post, pair, str.capitalize)


def half_width(post: Context, pair: Pair) -> Fault | None:
    """Parentheses of half width in Chinese prose."""
    site, end = pair[0].site, pair[0].end
    if post.text[site.inside_start - 1] != "（" or not has_han(pair[0].annotation.term):
        return None
    line = post.text[post.text.rfind("\n", 0, site.start) + 1 : site.start]
    if len(re.findall(r"[A-Za-z]+", line)) > 3:
        return None
    fault = replaced(post, end - 1, end, ")")
    text = fault.text[: site.inside_start - 1] + "(" + fault.text[site.inside_start :]
    return Fault(text, site.inside_start - 1, end)


def wide_colon(post: Context, pair: Pair) -> Fault | None:
    """A colon of full width."""
    inside = post.inside(pair[0].site)
    if not re.fullmatch(r"[A-Za-z ]+: [^:：（）()]+", inside):
        return None
    at = pair[0].site.inside_start + inside.index(": ")
    return replaced(post, at, at + 2, "：")


def nothing_before(post: Context, pair: Pair) -> Fault | None:
    """The colon without the name."""
    inside = post.inside(pair[0].site)
    if not re.fullmatch(r"[^A-Za-z:：（）()]{6,}", inside):
        return None
    at = pair[0].site.inside_start
    return replaced(post, at, at, ": ")


def term_again(post: Context, pair: Pair) -> Fault | None:
    """The term in front of its definition."""
    inside, term = post.inside(pair[0].site), pair[0].annotation.term
    if not re.fullmatch(r"[^A-Za-z:：（）()]{6,}", inside) or post.bold(pair[0].site) != term:
        return None
    at = pair[0].site.inside_start
    return replaced(post, at, at, f"{term}: ")


def wrong_close(post: Context, pair: Pair) -> Fault | None:
    """A close of the other width."""
    end = pair[0].end
    return replaced(post, end - 1, end, ")") if post.text[end - 1] == "）" else None


def never_closed(post: Context, pair: Pair) -> Fault | None:
    """No close, at the end of a line."""
    end = pair[0].end
    if post.text[end : end + 1] not in ("\n", "") or re.search("[（）()。；！？;*]", post.inside(pair[0].site)):
        return None
    return Fault(post.text[: end - 1] + post.text[end:], pair[0].site.start, end)


def quotes_inside(post: Context, pair: Pair) -> Fault | None:
    """Quotes within the marks, between letters."""
    site, text = pair[0].site, post.text
    bold = post.bold(site)
    if not (
        text[site.start - 1 : site.start].isalpha() and bold.isalpha() and text[site.start : site.start + 2] == _MARK
    ):
        return None
    fault = replaced(post, site.bold_start, site.bold_end, f"“{bold}”")
    return fault._replace(start=site.start)


def a_second_time(post: Context, pair: Pair) -> Fault | None:
    """The same annotation once more, at the end."""
    site, end = pair[0].site, pair[0].end
    if site.bold_start < site.start or post.text.startswith(_MARK, end):  # quotes around the marks, or marks around all
        return None
    words = post.text[site.start : end]
    start = len(post.text) + 2
    return Fault(f"{post.text}\n\n{words}\n", start, start + len(words))


def unheard_of(post: Context, pair: Pair) -> Fault | None:
    """An annotation that no entry knows."""
    start = len(post.text) + 2
    return Fault(f"{post.text}\n\n**鎏鑫犇骉**（Unheard Thing）\n", start, start + 22)


def mentioned_before(post: Context, pair: Pair) -> Fault | None:
    """A bare mention at the beginning."""
    placed = pair[0]
    term = placed.annotation.term
    first = post.text.find(term)
    speaks = len(term) > 2 and has_han(term) and term.isalpha() and placed.annotation.definition
    if not speaks or first != placed.site.bold_start or _is_explained_there(post.text, placed):
        return None
    body = post.prose.body
    return Fault(
        f"{post.text[:body]}\n先说{term}。{_ASIDE}\n\n{post.text[body:]}",
        placed.site.start,
        placed.end + len(term) + len(_ASIDE) + 8,
    )


def _is_explained_there(text: str, placed: Placed) -> bool:
    """Whether the text says there what the term is, so that the annotation belongs there, wherever else it stands.

    It begins a line or a sentence and goes on with a colon, a dash, or a word for being or calling; or it is asked for.
    """
    before, behind = text[: placed.site.start].rstrip("\n \t")[-1:], text[placed.end : placed.end + 8].lstrip(" *_")
    starts = (
        text[: placed.site.start].rpartition("\n")[2].strip(" \t>-*+#|0123456789.、）)") == "" or before in "。！？?!”"
    )
    asks = re.search(r"(?:什么是|何谓|何为)[“「]?\Z", text[: placed.site.start]) or "什么" in behind or "意思" in behind
    return bool(
        asks or (starts and re.match("[：:—是指即就也又亦称为-]", behind)) or behind.startswith(("是", "指", "就是指"))
    )


def another_sense(post: Context, pair: Pair) -> Fault | None:
    """A definition that has nothing to do with the entry."""
    placed, found = pair
    definition = placed.annotation.definition
    given = [use.definition for use in post.facts.uses_of(found.entry) if use.definition]
    at = post.text.find(definition, placed.site.inside_start, placed.end) if definition else -1
    same = fold(placed.annotation.term) == fold(found.entry.term) and len(given) > 5
    if at < 0 or not same or normal(placed.annotation.english) != normal(found.entry.english):
        return None
    return replaced(post, at, at + len(definition), "长颈鹿脖颈上棕褐斑纹")


def former_name(post: Context, pair: Pair) -> Fault | None:
    """A sentence with a name that was given up, behind the line of an annotation."""
    line_end = post.text.find("\n", pair[0].end)
    if line_end < 0 or post.text[line_end : line_end + 2] != "\n\n":
        return None
    return replaced(post, line_end, line_end, f"\n\n他们说{FORMER.name}也行。")


def other_name_in_front(post: Context, pair: Pair) -> Fault | None:
    """Another name of a person in the lists of the front matter."""
    placed, found = pair
    term = placed.annotation.term
    names = (found.entry.term, *found.entry.aliases)
    others = (name for name in names if _is_another_writing(name, term) and name not in placed.annotation.aliases)
    other = next((name for name in others if found in post.facts.find(name)), "")
    earlier = any(one.annotation.term == term for one in post.annotations if one.end <= placed.site.start)
    if not other or earlier or not placed.annotation.english or "people:" in post.text[: post.prose.body]:
        return None
    start = 4 if post.prose.body and post.text.startswith("---\n") else 0
    front = f"people: [{other}]\n" if start else f"---\npeople: [{other}]\n---\n"
    text = post.text[:start] + front + post.text[start:]
    return Fault(text, placed.site.start + len(front), placed.end + len(front))


def _is_another_writing(name: str, term: str) -> bool:
    short, long = sorted((fold(name), fold(term)), key=len)
    differs = not is_han_short_form(short, long) and short not in long
    return differs and has_han(name) and has_han(term) and "的" not in term and shared_characters(name, term) >= 0.5


FAULTS: dict[str, tuple[str, Plant]] = {
    "other words": ("english-conflict", other_words),
    "slip of the pen": ("english-spelling", slip_of_the_pen),
    "small capitals": ("english-case", small_capitals),
    "half-width parentheses": ("half-width", half_width),
    "wide colon": ("half-width", wide_colon),
    "nothing before the colon": ("empty-part", nothing_before),
    "the term again": ("repeated-term", term_again),
    "close of the other width": ("unclosed-annotation", wrong_close),
    "never closed": ("unclosed-annotation", never_closed),
    "quotes inside the marks": ("unrendered-bold", quotes_inside),
    "annotated a second time": ("annotated-twice", a_second_time),
    "unheard of": ("unknown-annotation", unheard_of),
    "mentioned before": ("late-annotation", mentioned_before),
    "former name": ("deprecated-term", former_name),
    "other name in front": ("name-mismatch", other_name_in_front),
    "another sense": ("definition-drift", another_sense),
}
