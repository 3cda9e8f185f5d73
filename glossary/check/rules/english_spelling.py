"""An English name that is one letter away from the one that other posts use.

Which spelling of a person's name is right, posts cannot say: a person must look. Where the letter is in a word of three
letters or fewer, it is another word: Return of Capital, Return on Capital.

Bad:  **去中心化**（Decentralizaton）, where three posts have Decentralization
Good: **去中心化**（Decentralization）
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.check.context import Context
from glossary.check.finding import Finding
from glossary.check.registry import Option, Options
from glossary.check.rewrite import reworded
from glossary.check.tallies import spellings
from glossary.check.wording import slip
from glossary.index.lookup import Found
from glossary.language.english import normal

_SMALL_WORD = 3
OPTIONS = {
    "posts": Option(2, "In how many posts the right spelling must stand; of a person's name, in one more."),
    "letters": Option(5, "How long a name must be; of short ones many are one letter apart."),
}


def check(post: Context, options: Options) -> Iterator[Finding]:
    """English names that are slips of the entry's."""
    for placed, found in post.entries:
        english, own = placed.annotation.english, found.entry.english
        if len(english) < options["letters"] or normal(english) == normal(own) or not slip(english, own):
            continue
        tallies = spellings(post.facts.uses_of(found.entry))
        right, wrong = (tallies.get(name) for name in (own, english))
        posts = right.posts if right else 0
        if (
            _is_a_name_of_its_own(post, english, found)
            or posts < options["posts"] + _is_person(found)
            or (wrong and wrong.posts >= posts)
        ):
            continue
        if _is_in_a_small_word(english, own):
            continue
        message = f"{found.entry.term}: {english} here, {own} in {posts} posts"
        yield reworded(post, placed, "english", own, message, found.entry.term)


def _is_person(found: Found) -> bool:
    """Whether namesakes may be spelled otherwise: Katherine, Catherine."""
    return found.entry.kind == "person" or "·" in found.entry.term


def _is_in_a_small_word(one: str, other: str) -> bool:
    pairs = [(a, b) for a, b in zip(one.split(), other.split(), strict=False) if a != b]
    return len(pairs) == 1 and max(map(len, pairs[0])) <= _SMALL_WORD


def _is_a_name_of_its_own(post: Context, english: str, found: Found) -> bool:
    """Whether another entry is called so: Groq is no slip of Grok. A number of its own is no slip either: GPT-3."""
    if any(char.isdigit() for char in english):
        return True
    return any(normal(other.entry.english) == normal(english) for other in post.facts.find(english) if other != found)
