"""What makes an entry worth more or less: each feature, by two posts that differ in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from glossary.annotating.text import annotate_text
from glossary.annotating.values import Options, Telling
from glossary.index.counts import UseCounts
from glossary.model import Entry
from tests.small_glossary import SmallGlossary

_ENTRY = Entry("OHMX", "Ocean Harbour Master Exam", "管港口的人要通过的考试")


def score(text: str, entry: Entry = _ENTRY) -> float:
    """The score at which the entry is annotated."""
    garden = SmallGlossary([entry], {"ohmx": UseCounts(4, 3)}, {"OHMX": 3})
    [one] = annotate_text(text, garden, Options(least=0.0)).written
    return one.score


_FILLER = "港口里有船，也有灯。" * 20
WORTH_MORE = {
    "before a pause": ("他说到 OHMX，还有别的。", "他说到 OHMX 这件事。"),
    "where the front matter lists it under another name": (
        "---\ntags: [Ocean Harbour Master Exam]\n---\n他考过 OHMX 了。",
        "---\ntags: [A Lake House Servant Exam]\n---\n他考过 OHMX 了。",
    ),
    "which the title does not have": (
        "---\nname: OHMX\n---\n他考过 OHMX 了。",
        "---\ntitle: OHMX\n---\n他考过 OHMX 了。",
    ),
    "all in Chinese": (
        f"他考过 OHMX 了。\n\n{_FILLER}\n\n他也说 OHMX 好。",
        f"他考过 OHMX 了。\n\n{_FILLER}\n\nThe OHMX.",
    ),
    "at one place": (
        f"他考过 OHMX，又考 OHMX 了。\n\n{_FILLER}",
        f"他考过 OHMX 了。\n\n{_FILLER}\n\n他又考 OHMX 了。",
    ),
}


@pytest.mark.parametrize(("more", "less"), WORTH_MORE.values(), ids=WORTH_MORE.keys())
def test_worth_more(more: str, less: str) -> None:
    assert score(more) > score(less)


def test_what_the_entry_says_counts_too() -> None:
    text = "他考过 OHMX 了。"
    assert score(text) > score(text, _ENTRY._replace(definition="考试"))
    assert score(text, _ENTRY._replace(kind="person")) > score(text)
    assert score(text) > score(text, _ENTRY._replace(english="ocean harbour master exam"))


class _Asked(SmallGlossary):
    """Counts how often it is asked for forms that nobody asked for before: each time is a query to the index."""

    size = 500

    def __init__(self, entries: Iterable[Entry]) -> None:
        super().__init__(entries)
        self.known: set[str] = set()
        self.times = 0

    def evidence(self, forms: Iterable[str]) -> Mapping[str, UseCounts]:
        forms = set(forms)
        new = forms - self.known
        self.known |= new
        self.times += bool(new)
        return dict.fromkeys(forms, UseCounts(9, 2))


def test_counts_are_asked_for_at_once() -> None:
    def times(count: int) -> int:
        signs = "甲乙丙丁戊己庚辛壬癸"[:count]
        garden = _Asked(Entry(f"{one}号航线", f"Route {one}", "船走的路") for one in signs)
        annotate_text("，".join(f"有{one}号航线可走" for one in signs), garden, Options(tells=Telling.NEVER))
        return garden.times

    assert times(10) == times(2)
