"""A transliterated name whose parts are not joined by the sign of the house style.

GB/T 15834 writes the middle dot · between the parts of a foreign name; a bullet, another dot or a hyphen looks alike
and defeats a search. A hyphen is right where the English name has one. `separator` is the sign of the house.

Bad:  **埃隆•马斯克**（Elon Musk）
Good: **埃隆·马斯克**（Elon Musk）
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Option, Options
from glossary.checking.rewrite import rename_finding
from glossary.language.folding import fold
from glossary.language.script import HAN

SEVERITY = "info"

OPTIONS = {"separator": Option("·", "What stands between the parts of a name.", ("·", "・", "‧", "•"))}
_DOTS = "·•‧∙⋅・･"
# What may be another sign of its own: it is a slip where other posts join these parts by a dot.
_AMBIGUOUS = "-\u2010\u2011–—.\uff0e"
_name = re.compile(rf"[{HAN}]+(?:[{_DOTS}{re.escape(_AMBIGUOUS)}][{HAN}]+)+")
_sign = re.compile(f"[{_DOTS}{re.escape(_AMBIGUOUS)}]")


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Names with another sign between their parts."""
    separator = options["separator"]
    for placed in post.annotations:
        term = placed.annotation.term
        others = set(_sign.findall(term)) - {separator} if _name.fullmatch(term) else set()
        wanted = _sign.sub(separator, term)
        if not others or not (others <= set(_DOTS) or _is_known(post, wanted, placed.annotation.english)):
            continue
        message = f"{term} here, the house style is {wanted}"
        yield rename_finding(post, placed, wanted, message, wanted, safe=fold(wanted) == fold(term))


def _is_known(post: Context, name: str, english: str) -> bool:
    """Whether other posts write a name with a dot, and the English one has no hyphen."""
    return "-" not in english and any(use.post != post.path for use in post.facts.uses.of(fold(name)))
