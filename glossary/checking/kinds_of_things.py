"""Words that say of what kind things are, and name none of them: 模式 (Counter), 模式 (Sentinel), 模式 (Iterator).

They stand where a term was read too short, or where a name is followed by its kind: 缓存（Redis）. Their English names
are no wordings of one concept, and to settle on one of them would spoil the others.
"""

from __future__ import annotations

from collections.abc import Sequence

from glossary.checking.tallies import Tally
from glossary.language.english import words

_SEVERAL = 3
"""Two names without a common word are two translations (仓库: repository, warehouse) as often as two things."""


def names_kinds(wordings: Sequence[Tally]) -> bool:
    """Whether a word with these English names, most posts first, says of what kind things are.

    So it is where several names have nothing in common, and neither the first nor what shares a word with it has more
    than half of the posts.
    """
    apart: list[frozenset[str]] = []
    for one in wordings:
        if not any(words(one.wording) & other for other in apart):
            apart.append(words(one.wording))
    if len(apart) < _SEVERAL:
        return False
    first = sum(one.posts for one in wordings if words(one.wording) & apart[0])
    return 2 * first <= sum(one.posts for one in wordings)
