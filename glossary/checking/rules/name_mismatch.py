"""A person or a company that the front matter names in one way and the annotations in another.

A page that lists posts by person then has two persons; a reader takes them for two as well. A short form of the
same name is no mismatch.

Bad:  people: [山姆·奥特曼] in the front matter, **萨姆·奥尔特曼**（Sam Altman）in the text
Good: one of the two names in both places
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Options
from glossary.index.lookup import Found
from glossary.language.abbreviation import is_han_short_form
from glossary.language.folding import fold
from glossary.language.likeness import shared_characters
from glossary.language.script import has_han
from glossary.language.sound import SAME, slip_likeness
from glossary.sites import Placed

_SHARED = 0.5


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Annotations of an entry that the front matter calls by another name."""
    named = [(name, post.facts.find(name)) for name in post.listed_names if has_han(name)]
    seen: set[str] = set()
    for placed, found in post.entries if named else ():
        for name, entries in named:
            term = placed.annotation.term
            is_meant = _is_same_entry(found, entries) if entries else _is_written_otherwise(post, name, term)
            if term in seen or not is_meant or _agrees(name, placed) or not _is_alike(name, placed):
                continue
            seen.add(term)
            span = placed.site.bold_start, placed.site.bold_end
            yield post.finding(*span, f"{term} here, {name} in the front matter", about=found.entry.term)


def _is_written_otherwise(post: Context, name: str, term: str) -> bool:
    """Whether a name that the post's text never has is another writing of this one, by its parts or by its sound."""
    ours, theirs = _parts(name), _parts(term)
    alike = len(ours) == len(theirs) > 1 and all(set(a) & set(b) for a, b in zip(ours, theirs, strict=True))
    return (alike or slip_likeness(name, term) == SAME) and post.text.find(name, post.prose.body) < 0


def _is_same_entry(found: Found, entries: Sequence[Found]) -> bool:
    return any(found == other for other in entries)


def _is_alike(name: str, placed: Placed) -> bool:
    """Whether it is another writing of the name: it is given in English, shares characters, and describes nothing."""
    term = placed.annotation.term
    describes = "的" in term and "的" not in name
    is_near = shared_characters(name, term) >= _SHARED or slip_likeness(name, term) == SAME
    return bool(placed.annotation.english) and not describes and is_near


def _agrees(name: str, placed: Placed) -> bool:
    """Whether one of the annotation's names is the listed one, or a short or long form of it."""
    annotation = placed.annotation
    names = [annotation.term, annotation.chinese, *annotation.aliases]
    chinese = [one for one in names if one and has_han(one)]
    return not has_han(annotation.term) or any(
        fold(name) == fold(one) or _is_short_form(name, one) or _is_short_form(one, name) for one in chinese
    )


def _is_short_form(short: str, long: str) -> bool:
    """Whether a name is another's short form, which has fewer of its parts: 奥特曼 alone is none of 奥尔特曼."""
    parts = len(_parts(short))
    return not (parts == len(_parts(long)) > 1) and is_han_short_form(fold(short), fold(long))


def _parts(name: str) -> list[str]:
    """The parts of a foreign name."""
    return re.split("[·・‧•]", name)
