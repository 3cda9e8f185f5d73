"""An English name that is one letter away from the one that other posts use, or a person's name spelled by ear.

Stephen is spelled by ear where others write Steven. Which spelling of a person's name is right, posts cannot say: a
person must look. Where the letter is in a word of three letters or fewer, it is another word: Return of Capital, Return
on Capital.

Bad:  **去中心化**（Decentralizaton）, where three posts have Decentralization
Good: **去中心化**（Decentralization）
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Option, Options
from glossary.checking.rewrite import reworded
from glossary.checking.tallies import Tally, spellings
from glossary.checking.transliterations import is_by_ear
from glossary.checking.wording import slip, spelled_by_ear
from glossary.index.lookup import Found
from glossary.language.english import normal
from glossary.model import Annotation

_SMALL_WORD = 3
OPTIONS = {
    "posts": Option(2, "In how many posts the right spelling must stand; of a person's name, in one more.", least=1),
    "letters": Option(5, "How long a name must be; of short ones many are one letter apart."),
}


def check(post: Context, options: Options) -> Iterator[Finding]:
    """English names that are slips of the usual one."""
    for placed, found in post.entries:
        annotation = placed.annotation
        english = annotation.english
        if len(english) < options["letters"]:
            continue
        for own, spelled in _usual(post, annotation, found):
            if normal(english) == normal(own) or not _is_spelled_otherwise(english, own, found):
                continue
            tallies = spelled()
            posts, wrong = (tallies.get(name, Tally()).posts for name in (own, english))
            if (
                posts < options["posts"] + _is_person(found)
                or wrong >= posts
                or _is_a_name_of_its_own(post, english, found)
            ):
                continue
            message = f"{found.entry.term}: {english} here, {own} in {posts} posts"
            yield reworded(post, placed, "english", own, message, found.entry.term)
            break


def _usual(
    post: Context, annotation: Annotation, found: Found
) -> Iterator[tuple[str, Callable[[], Mapping[str, Tally]]]]:
    """The entry's English name with the names of the entry, and what other posts agree on with those of the headword.

    They are counted when they are asked for, since hardly any name is a slip of another.
    """
    yield found.entry.english, lambda: post.facts.englishes_of(found.entry)
    uses, agreed = post.agreed(annotation, found.entry)
    yield agreed.name.wording, lambda: spellings(uses)


def _is_person(found: Found) -> bool:
    """Whether namesakes may be spelled otherwise: Katherine, Catherine."""
    return found.entry.kind == "person" or "·" in found.entry.term


def _is_spelled_otherwise(english: str, own: str, found: Found) -> bool:
    if slip(english, own) and not _is_in_a_small_word(english, own):
        return True
    return (_is_person(found) or is_by_ear(found.entry.term)) and spelled_by_ear(english, own)


def _is_in_a_small_word(one: str, other: str) -> bool:
    pairs = [(a, b) for a, b in zip(one.split(), other.split(), strict=False) if a != b]
    return len(pairs) == 1 and max(map(len, pairs[0])) <= _SMALL_WORD


def _is_a_name_of_its_own(post: Context, english: str, found: Found) -> bool:
    """Whether another entry is called so: Groq is no slip of Grok. A number of its own is no slip either: GPT-3."""
    if any(char.isdigit() for char in english):
        return True
    return any(normal(other.entry.english) == normal(english) for other in post.facts.find(english) if other != found)
