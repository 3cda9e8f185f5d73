"""When the posts have settled on an English name: three of them, and three times as many as say something else."""

from __future__ import annotations

import pytest

from glossary.checking.agreement import NO_AGREEMENT, Agreement, agreement
from glossary.checking.tallies import Tally
from glossary.model import Parts, Use


def uses(**posts: int) -> list[Use]:
    """A use in so many posts for each name; a line stands for a space."""
    names = [name.replace("_", " ") for name, count in posts.items() for _ in range(count)]
    return [Use("词", f"{at}.md", 0, 1, Parts("词", name, "", "", ())) for at, name in enumerate(names)]


@pytest.mark.parametrize(
    ("posts", "name", "agreeing", "disagreeing", "settled"),
    [
        ({"Large_Model": 2}, "Large Model", 2, 0, False),
        ({"Large_Model": 3}, "Large Model", 3, 0, True),
        # Capitals and number are wordings of the same words.
        ({"Large_Model": 2, "large_models": 1}, "Large Model", 3, 0, True),
        ({"Large_Model": 3, "Big_Pattern": 1}, "Large Model", 3, 1, True),
        ({"Large_Model": 5, "Big_Pattern": 2}, "Large Model", 5, 2, False),
        ({"Large_Model": 6, "Big_Pattern": 2}, "Large Model", 6, 2, True),
        ({"Large_Model": 6, "Big_Pattern": 1, "Wide_Shape": 2}, "Large Model", 6, 3, False),
    ],
)
def test_agreement(posts: dict[str, int], name: str, agreeing: int, disagreeing: int, settled: bool) -> None:
    found = agreement(uses(**posts))
    assert (found.name.wording, found.agreeing, found.disagreeing) == (name, agreeing, disagreeing)
    assert found.is_settled is settled


def test_of_names_that_as_many_posts_have_the_one_that_others_are_wordings_of_wins() -> None:
    found = agreement(uses(Wide_Shape=2, Large_Model=2, Large_Model_Family=1))
    assert found.name.wording == "Large Model"
    assert not found.is_settled


def test_without_a_name_there_is_no_agreement() -> None:
    assert agreement([]) == NO_AGREEMENT == Agreement(Tally())
    assert not NO_AGREEMENT.is_settled
    assert agreement([Use("词", "a.md", 0, 1, Parts("词", "", "", "释义", ()))]) == NO_AGREEMENT
