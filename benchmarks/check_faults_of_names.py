"""Faults in the names and the parts of annotations, to plant into posts: what `check_recall.py` counts."""

from __future__ import annotations

import re
from functools import cache

from benchmarks.check_faults import Fault, Pair, Plant, replaced
from glossary import grammar
from glossary.checking.agreement import agreement
from glossary.checking.context import Context
from glossary.checking.tallies import folded_headwords, post_count
from glossary.language import sound
from glossary.language.english import normal
from glossary.language.folding import fold, to_simplified, to_traditional
from glossary.language.script import has_han

_plain = re.compile(r"[A-Za-z ]+: [^：:（）()A-Za-z]{6,}")
_name = re.compile("[\u4e00-\u9fff]+(?:·[\u4e00-\u9fff]+)+")


def _of_term(post: Context, pair: Pair, new: str) -> Fault | None:
    """The post with another headword."""
    site, term = pair[0].site, pair[0].annotation.term
    if post.bold(site) != term or not new or new == term:
        return None
    return replaced(post, site.bold_start, site.bold_end, new)


def _of_inside(post: Context, pair: Pair, new: str) -> Fault | None:
    """The post with another text between the parentheses."""
    site = pair[0].site
    return replaced(post, site.inside_start, pair[0].end - 1, new) if new != post.inside(site) else None


def like_sounding(post: Context, pair: Pair) -> Fault | None:
    """Another character of the same sound in a term of three characters or more that four other posts have."""
    annotation = pair[0].annotation
    key = normal(annotation.english)
    uses = [use for use in post.facts.uses.of(fold(annotation.term)) if use.post != post.path]
    if not key or not has_han(annotation.term) or post_count(u for u in uses if normal(u.english) == key) < 4:
        return None
    for at, char in enumerate(annotation.term):
        other = _homophone(char)
        slip = annotation.term[:at] + other + annotation.term[at + 1 :]
        if len(annotation.term) > 2 and other and not post.facts.uses.of(fold(slip)):
            return _of_term(post, pair, slip)
    return None


@cache
def _homophone(char: str) -> str:
    """Another common character that sounds the same; empty where there is none."""
    own = sound.readings(char)
    for code in range(0x4E00, 0x9FA5):
        other = chr(code)
        if own and other != char and sound.readings(other)[:1] == own[:1] and _is_common(other):
            return other
    return ""


def _is_common(char: str) -> bool:
    """Whether a character stands in GB 2312, and is the same in both scripts."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return to_simplified(char) == char == to_traditional(char)


def traditional(post: Context, pair: Pair) -> Fault | None:
    """A Traditional headword in a post that has none."""
    term = pair[0].annotation.term
    if not pair[0].annotation.english or to_simplified(post.text) != post.text or term.startswith("《"):
        return None
    return _of_term(post, pair, to_traditional(term)) if to_simplified(to_traditional(term)) == term else None


def bullet(post: Context, pair: Pair) -> Fault | None:
    """A bullet between the parts of a foreign name."""
    term = pair[0].annotation.term
    return _of_term(post, pair, term.replace("·", "•")) if _name.fullmatch(term) else None


def hyphen(post: Context, pair: Pair) -> Fault | None:
    """A hyphen between the parts of a foreign name that another post joins by a dot."""
    term, english = pair[0].annotation.term, pair[0].annotation.english
    known = any(use.post != post.path for use in post.facts.uses.of(fold(term)))
    return (
        _of_term(post, pair, term.replace("·", "-")) if _name.fullmatch(term) and known and "-" not in english else None
    )


def swapped_letters(post: Context, pair: Pair) -> Fault | None:
    """Two letters of an abbreviation the wrong way round, where it has the initials of the name."""
    annotation = pair[0].annotation
    for short in annotation.aliases:
        initials = "".join(word[0] for word in annotation.english.replace("-", " ").split()).upper()
        if re.fullmatch(r"[A-Z]{3,6}", short) and short == initials and short[-1] != short[-2]:
            return _of_inside(post, pair, post.inside(pair[0].site).replace(short, short[:-2] + short[-1] + short[-2]))
    return None


def exchanged(post: Context, pair: Pair) -> Fault | None:
    """The definition in front of the name."""
    inside = post.inside(pair[0].site)
    if not _plain.fullmatch(inside) or not has_han(pair[0].annotation.term) or re.search("[，,；;、]", inside):
        return None
    english, _, definition = inside.partition(": ")
    return _of_inside(post, pair, f"{definition}: {english}")


def doubled(post: Context, pair: Pair) -> Fault | None:
    """Two pairs of parentheses."""
    inside = post.inside(pair[0].site)
    return _of_inside(post, pair, f"（{inside}）") if _plain.fullmatch(inside) else None


def wide_letters(post: Context, pair: Pair) -> Fault | None:
    """The name in letters of full width."""
    inside = post.inside(pair[0].site)
    if not _plain.fullmatch(inside):
        return None
    english, _, definition = inside.partition(": ")
    wide = "".join(chr(ord(char) + 0xFEE0) if char != " " else " " for char in english)
    return _of_inside(post, pair, f"{wide}: {definition}")


def placeholder(post: Context, pair: Pair) -> Fault | None:
    """TODO for the definition."""
    inside = post.inside(pair[0].site)
    return _of_inside(post, pair, f"{inside.partition(': ')[0]}: TODO") if _plain.fullmatch(inside) else None


def lone_mark(post: Context, pair: Pair) -> Fault | None:
    """The closing mark left out, in a paragraph without other bold text."""
    site = pair[0].site
    start, end = post.text.rfind("\n\n", 0, site.start), post.text.find("\n\n", pair[0].end)
    paragraph = post.text[max(0, start) : end if end >= 0 else None]
    is_whole = post.text[site.bold_end : site.bold_end + 2] == "**" and paragraph.count("**") == 2
    if not is_whole or not has_han(pair[0].annotation.term[:1]) or "<" in paragraph:
        return None
    return Fault(post.text[: site.bold_end] + post.text[site.bold_end + 2 :], site.start, site.bold_end)


def spaced_marks(post: Context, pair: Pair) -> Fault | None:
    """Spaces within the marks, in a paragraph without other bold text."""
    if lone_mark(post, pair) is None:
        return None
    site = pair[0].site
    fault = replaced(post, site.bold_start, site.bold_end, f" {post.bold(site)} ")
    return fault._replace(start=site.start)


def under_another_name(post: Context, pair: Pair) -> Fault | None:
    """The same entry annotated once more, at the end, under another of its names, with the same English name."""
    placed, found = pair
    own = fold(placed.annotation.term)
    others = [name for name in (found.entry.term, *found.entry.aliases) if fold(name) != own and has_han(name)]
    theirs = [name for name in others if found in post.facts.find(name) and fold(name) in folded_headwords(found.entry)]
    if not theirs or not placed.annotation.english or not has_han(placed.annotation.term):
        return None
    words = f"**{theirs[0]}**（{placed.annotation.english}）"
    start = len(post.text) + 2
    return Fault(f"{post.text}\n\n{words}\n", start, start + len(words))


def never_closed_behind_name(post: Context, pair: Pair) -> Fault | None:
    """No close behind an English name that other posts give, and Chinese goes on."""
    site, english = pair[0].site, pair[0].annotation.english
    follows = post.text[pair[0].end : pair[0].end + 1]
    known = any(use.english == english and use.post != post.path for use in post.facts.uses.of(fold(post.bold(site))))
    if post.inside(site) != english or not has_han(follows) or not known:
        return None
    line = post.text[pair[0].end : post.text.find("\n", pair[0].end)]
    if re.search("[（）()]", line):
        return None
    return Fault(post.text[: pair[0].end - 1] + post.text[pair[0].end :], site.start, pair[0].end)


def other_words_at_an_alias(post: Context, pair: Pair) -> Fault | None:
    """Another name altogether at a headword that is an alias, on whose name three other posts agree."""
    placed, found = pair
    agreed = agreement(post.other_uses(placed.annotation.term, found.entry))
    english = placed.annotation.english
    if fold(placed.annotation.term) == fold(found.entry.term) or not agreed.is_settled or agreed.name.posts < 3:
        return None
    at = post.text.find(english, placed.site.inside_start, placed.end) if english else -1
    if at < 0 or agreed.disagreeing or normal(english) != normal(agreed.name.wording):
        return None
    fault = replaced(post, at, at + len(english), "Unlikely Wording")
    inside = fault.text[placed.site.inside_start : placed.end - 1 + len(fault.text) - len(post.text)]
    parts = grammar.parse(post.bold(placed.site), inside)
    return fault if parts and parts.english == "Unlikely Wording" else None


FAULTS_OF_NAMES: dict[str, tuple[str, Plant]] = {
    "other words at an alias": ("english-conflict", other_words_at_an_alias),
    "like-sounding character": ("chinese-spelling", like_sounding),
    "Traditional headword": ("mixed-script", traditional),
    "bullet in a name": ("name-separator", bullet),
    "hyphen in a name": ("name-separator", hyphen),
    "swapped letters": ("wrong-abbreviation", swapped_letters),
    "exchanged parts": ("exchanged-parts", exchanged),
    "doubled parentheses": ("doubled-parenthesis", doubled),
    "full-width letters": ("full-width-latin", wide_letters),
    "placeholder": ("empty-part", placeholder),
    "lone mark": ("unrendered-bold", lone_mark),
    "spaces in marks": ("unrendered-bold", spaced_marks),
    "under another name": ("annotated-twice", under_another_name),
    "never closed behind name": ("unclosed-annotation", never_closed_behind_name),
}
