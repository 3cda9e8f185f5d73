"""What the posts of some uses are about, by their front matter: evidence for two senses of a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from glossary.model import Use

# Of the subjects of a post, so many are wide enough to tell what it is about; tags come behind them.
_WIDE = 2
_LEAST_POSTS = 3
_SHARE = 2 / 3
_STANDING_SHARE = 1 / 2


def are_about_other_subjects(some: Sequence[Use], others: Sequence[Use]) -> bool:
    """Whether the posts on both sides name their widest subjects, and never the same one."""
    mine, theirs = _widest(some), _widest(others)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def are_rather_about_others(some: Sequence[Use], others: Sequence[Use]) -> bool:
    """Whether at most half of the posts on one side name one of the widest subjects of the other side, which both
    name."""
    mine, theirs = _widest(some), _widest(others)
    if not (mine and theirs):
        return False
    return any(
        2 * sum(not about.isdisjoint(use.subjects[:_WIDE]) for use in uses) <= len(uses)
        for uses, about in ((some, theirs), (others, mine))
    )


def share_subject(some: Sequence[Use], others: Sequence[Use]) -> bool:
    """Whether posts on both sides name one of their widest subjects in common."""
    return not _widest(some).isdisjoint(_widest(others))


def share_of_subjects(use: Use, others: Iterable[Use]) -> float:
    """How much of what a use's post is about the posts of other uses are about as well, on average: 0 to 1."""
    own = frozenset(use.subjects)
    shares = [len(own.intersection(other.subjects)) / len(own) for other in others if own]
    return sum(shares) / len(shares) if shares else 0.0


def elect_domain(uses: Sequence[Use], standing: str = "") -> str:
    """The widest subject of the posts, where three or more name it and two thirds agree; where it stands in the file
    already, while half do."""
    posts = {use.post: use.subjects[0] for use in uses if use.subjects and use.subjects[0]}
    if len(posts) < _LEAST_POSTS:
        return ""
    counts: dict[str, int] = {}
    for subject in posts.values():
        counts[subject] = counts.get(subject, 0) + 1
    best = min(counts, key=lambda subject: (-counts[subject], subject))
    share = counts[best] / len(posts)
    agree = share >= _SHARE or (best == standing and share > _STANDING_SHARE)
    return best if counts[best] >= _LEAST_POSTS and agree else ""


def count_posts(uses: Iterable[Use]) -> int:
    """In how many posts the uses stand."""
    return len({use.post for use in uses})


def _widest(uses: Iterable[Use]) -> set[str]:
    return {subject for use in uses for subject in use.subjects[:_WIDE] if subject}
