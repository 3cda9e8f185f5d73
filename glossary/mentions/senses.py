"""Which entry a mention means, where several share the form that stands there."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from glossary.index.lookup import Found, forms_of, names_of
from glossary.language.edges import fits_case
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.mentions.known import KnownEntries, counts_of
from glossary.model import Entry

# An entry whose word stands for another one too is taken when it is this many times better known.
_DOMINANCE = 3
_HEADED = 1


def likely_senses(
    numbers: Sequence[int], wording: str, form: str, present: Container[str], known: KnownEntries
) -> tuple[int, ...]:
    """The number of the entry that is meant; all that may be meant where nothing tells.

    `wording` is what stands in the post, `form` the same folded, `present` all forms that the post mentions.
    """
    fitting = [number for number in numbers if _fits(known.found(number), wording, form)]
    return _likeliest(fitting, form, present, known)


def _fits(found: Found, wording: str, form: str) -> bool:
    """Whether the case of a mention suits the name that it is a form of; a wording of old posts has no name here."""
    entry = found.entry
    named = [name for name in names_of(entry) if fold(name) == form or normal(name) == form]
    return not named or any(fits_case(wording, name, is_headword=name != entry.english) for name in named)


def _likeliest(numbers: Sequence[int], form: str, present: Container[str], known: KnownEntries) -> tuple[int, ...]:
    if len(numbers) < 2:
        return tuple(numbers)
    found = {number: known.found(number) for number in numbers}
    posts = {number: known.posts_of(number) for number in numbers}
    annotated = counts_of(form, known).annotated
    numbers = _nearest(
        {number: _distance(found[number].entry, form, annotated) for number in numbers}, posts, annotated
    )
    in_context = [n for n in numbers if any(f in present for f in forms_of(found[n].entry) if f != form)]
    numbers = in_context if len(in_context) == 1 else numbers
    ranked = sorted(numbers, key=lambda number: (-posts[number], found[number].entry))
    if len(ranked) > 1 and posts[ranked[0]] >= _DOMINANCE * max(1, posts[ranked[1]]):
        ranked = ranked[:1]
    return tuple(ranked)


def _nearest(distances: Mapping[int, int], posts: Mapping[int, int], annotated: int) -> list[int]:
    """The entries that a form is nearest to, unless most of its annotations are another entry's.

    AI is 人工智能, although one post gives AI for the English of 教育人工智能. Where others have as many of them, they
    may be meant as well. `annotated` posts annotate the form.
    """
    nearest = [number for number, distance in distances.items() if distance == min(distances.values())]
    own = [posts[number] for number in nearest]
    headed = [number for number, distance in distances.items() if distance == _HEADED and number not in nearest]
    usual = [number for number in headed if posts[number] >= _DOMINANCE * max(1, *own) <= annotated]
    as_usual = [number for number in headed if min(posts[number], annotated - sum(own)) >= max(1, *own)]
    return usual or nearest + as_usual


def _distance(entry: Entry, form: str, annotated: int) -> int:
    """Whether a form is an entry's own name (0), a headword of it in some posts (1), or merely an alias (2)."""
    if form in (fold(entry.term), fold(entry.english)):
        return 0
    return _HEADED if annotated else 2


def posts_of(found: Found) -> int:
    """In how many posts the index has annotations of the entry: for what is shown, not for what is written."""
    return len({post for post, _ in found.places})
