"""A transliterated name whose parts are not joined by the sign of the house style.

GB/T 15834 writes the middle dot · between the parts of a foreign name; a bullet, another dot or a hyphen looks alike
and defeats a search. A hyphen is right where the English name has one. `separator` is the sign of the house.
A name without any sign, or with a hyphen where other posts have a dot, or a dot where they have a hyphen, is reported
where `posts` other posts write it alike.

Bad:  **埃隆•马斯克**（Elon Musk）
Good: **埃隆·马斯克**（Elon Musk）
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Option, Options
from glossary.checking.rewrite import rename_finding
from glossary.language.folding import fold
from glossary.language.patterns import pattern
from glossary.language.script import HAN
from glossary.model import Annotation

SEVERITY = "info"

OPTIONS = {
    "separator": Option("·", "What stands between the parts of a name.", ("·", "・", "‧", "•")),
    "posts": Option(3, "How many other posts must write a name with these signs.", least=1),
}
_DOTS = "·•‧∙⋅・･"
# What may be another sign of its own: it is a slip where other posts join these parts by a dot.
_AMBIGUOUS = "-\u2010\u2011–—.\uff0e"
_name = pattern(rf"[{HAN}]+(?:[{_DOTS}{re.escape(_AMBIGUOUS)}][{HAN}]+)*")
_sign = pattern(f"[{_DOTS}{re.escape(_AMBIGUOUS)}]")
_dot = pattern(f"[{_DOTS}]")
# The usual writing stands in so many times as many posts as this one.
_MARGIN = 4


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Names with another sign between their parts, or without one."""
    # All uses of a name are looked at for each of its writings, and not for each time that this post annotates it.
    known: dict[tuple[str, str], str] = {}
    for placed in post.annotations:
        term = placed.annotation.term
        if not _name.fullmatch(term):
            continue
        key = term, placed.annotation.english
        if key not in known:
            known[key] = _usual(post, placed.annotation, options) or _dotted(
                post, placed.annotation, options["separator"]
            )
        wanted = known[key]
        if wanted != term:
            message = f"{term} here, the house style is {wanted}"
            yield rename_finding(post, placed, wanted, message, wanted, safe=fold(wanted) == fold(term))


def _usual(post: Context, annotation: Annotation, options: Options) -> str:
    """How enough other posts write the same name with signs, in the house's dots; empty where they do not."""
    dotted = partial(_dot.sub, options["separator"])
    letters, written = _sign.sub("", annotation.term), dotted(annotation.term)
    keys = _keys(post, annotation, letters)
    others = (use for key in keys for use in post.uses_elsewhere(key))
    uses = {(dotted(use.term), use.post) for use in others if _sign.sub("", use.term) == letters}
    posts = Counter(writing for writing, _ in uses)
    usual = max(sorted(filter(_sign.search, posts)), key=posts.__getitem__, default="")
    is_usual = posts[usual] >= max(options["posts"], _MARGIN * posts[written])
    return usual if is_usual and usual != written else ""


def _keys(post: Context, annotation: Annotation, letters: str) -> Iterable[str]:
    """The folded headwords of the same letters: a dot is folded away, a hyphen is not."""
    found = post.facts.named(annotation.english) if letters != annotation.term and annotation.english else ()
    names = [name for one in found for name in (one.entry.term, *one.entry.aliases) if _sign.sub("", name) == letters]
    return dict.fromkeys(map(fold, (letters, *names)))


def _dotted(post: Context, annotation: Annotation, separator: str) -> str:
    """The name with the house's sign, where what stands there is surely no sign of its own."""
    others = set(_sign.findall(annotation.term)) - {separator}
    wanted = _sign.sub(separator, annotation.term)
    return wanted if others <= set(_DOTS) or _is_known(post, wanted, annotation.english) else annotation.term


def _is_known(post: Context, name: str, english: str) -> bool:
    """Whether other posts write a name with a dot, and the English one has no hyphen."""
    return "-" not in english and bool(post.uses_elsewhere(fold(name)))
