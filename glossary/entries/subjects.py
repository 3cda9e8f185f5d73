"""What the posts of some uses are about, by their front matter: evidence for two senses of a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from glossary.model import Use


def are_about_other_subjects(some: Sequence[Use], others: Sequence[Use]) -> bool:
    """Whether the posts on both sides name their widest subject, and never the same one."""
    mine, theirs = _widest(some), _widest(others)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def share_of_subjects(use: Use, others: Iterable[Use]) -> float:
    """How much of what a use's post is about the posts of other uses are about as well, on average: 0 to 1."""
    own = frozenset(use.subjects)
    shares = [len(own.intersection(other.subjects)) / len(own) for other in others if own]
    return sum(shares) / len(shares) if shares else 0.0


def count_posts(uses: Iterable[Use]) -> int:
    """In how many posts the uses stand."""
    return len({use.post for use in uses})


def _widest(uses: Iterable[Use]) -> set[str]:
    return {use.subjects[0] for use in uses if use.subjects}
