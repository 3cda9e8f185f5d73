from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from glossary.index.lookup import Found
from glossary.model import Entry
from glossary.page.choice import EntrySelection, select
from glossary.page.entries import PageEntry, PageMaterial, PostLink, build_page, newest_first
from glossary.page.initials import divide, sheet_title
from glossary.page.pinyin import Speller
from glossary.page.post_facts import PostFacts

SPELLER = Speller()
POSTS = {
    1: PostFacts("b.md", "B", "2025-01-01", "history"),
    2: PostFacts("a.md", "A", "2026-01-01"),
    3: PostFacts("c.md", "C"),
}


def _entries(terms: Sequence[str]) -> list[PageEntry]:
    return build_page(
        [Found(Entry(term), (), ()) for term in terms], SPELLER.spell, {}, PageMaterial({}, {}, 10, False)
    )


def _found(term: str, *posts: int, kind: str = "", status: str = "", touched: bool = False) -> Found:
    return Found(Entry(term, kind=kind, status=status), (), tuple((number, 0) for number in posts), touched)


FOUND = [
    _found("甲", 1, kind="person"),
    _found("乙", 1, 2),
    _found("丙", 2, 2, 3, status="removed"),
    _found("丁", touched=True),
]


def test_without_a_choice_all_are_shown_but_those_removed() -> None:
    assert [one.entry.term for one in select(FOUND, EntrySelection(), POSTS)] == ["甲", "乙", "丁"]


def test_each_filter_leaves_what_fits_and_what_a_person_wrote() -> None:
    assert [one.entry.term for one in select(FOUND, EntrySelection(min_posts=2), POSTS)] == ["乙", "丁"]
    assert [one.entry.term for one in select(FOUND, EntrySelection(kinds=["person"]), POSTS)] == ["甲"]
    assert [one.entry.term for one in select(FOUND, EntrySelection(kinds=["concept"]), POSTS)] == ["乙", "丁"]
    assert [one.entry.term for one in select(FOUND, EntrySelection(areas=["history"]), POSTS)] == ["甲", "乙"]


def test_the_newest_posts_come_first_and_those_without_a_date_last() -> None:
    rank = newest_first(POSTS)
    assert sorted(rank, key=rank.__getitem__) == [2, 1, 3]


def test_only_so_many_posts_are_listed_and_all_are_counted() -> None:
    links = {number: PostLink(post.path, post.title, post.date) for number, post in POSTS.items()}
    (entry,) = build_page(
        [_found("甲", 3, 1, 2, 2)], SPELLER.spell, {}, PageMaterial(links, newest_first(POSTS), 2, True)
    )
    assert (entry.posts, [link.title for link in entry.seen], entry.rare) == (3, ["A", "B"], False)


def test_what_one_post_annotates_is_rare_unless_a_person_touched_it() -> None:
    material = PageMaterial({1: PostLink("b", "B", "")}, {1: 0}, 10, True)
    entries = build_page([_found("甲", 1), _found("乙", 1, touched=True), _found("丁")], SPELLER.spell, {}, material)
    assert {entry.entry.term: entry.rare for entry in entries} == {"甲": True, "乙": False, "丁": False}


def test_few_entries_stand_on_one_sheet_under_their_letters() -> None:
    (sheet,) = divide(_entries(["大模型", "Docker", "3D", "阿拉比卡"]))
    assert [(group.name, [entry.entry.term for entry in group.entries]) for group in sheet.groups] == [
        ("a", ["阿拉比卡"]),
        ("d", ["Docker", "大模型"]),
        ("0", ["3D"]),
    ]


def test_many_entries_have_a_sheet_for_each_initial() -> None:
    sheets = divide(_entries(["大模型", "代理", "阿拉比卡", "3D"]), one_sheet=330)
    assert [(sheet.name, len(sheet.entries)) for sheet in sheets] == [("a", 1), ("d", 2), ("0", 1)]


def test_a_large_initial_has_its_largest_groups_on_sheets_of_their_own() -> None:
    sheets = divide(_entries(["大", "大厅", "达人", "低", "度"]), one_sheet=110, largest=2)
    assert [(sheet.name, [entry.entry.term for entry in sheet.entries]) for sheet in sheets] == [
        ("d", ["低", "度"]),
        ("da", ["大", "大厅"]),
        ("da-ren", ["达人"]),
    ]
    assert [(group.name, group.size) for group in sheets[0].groups if group.sheet] == [("da", 3)]


def test_latin_terms_stand_under_one_heading_a_letter_and_on_sheets_of_their_own_if_many() -> None:
    terms = ["阿拉比卡", "A/B测试", "AI", "API", "案例"]
    (sheet,) = divide(_entries(terms), one_sheet=110)
    assert [(group.name, [entry.entry.term for entry in group.entries]) for group in sheet.groups] == [
        ("A", ["A/B测试", "AI", "API"]),
        ("a", ["阿拉比卡"]),
        ("an", ["案例"]),
    ]
    sheets = divide(_entries(terms), one_sheet=110, largest=2)
    assert [(sheet.name, sheet_title(sheet.name), len(sheet.entries)) for sheet in sheets] == [
        ("a", "A", 2),
        ("a.latin", "A", 2),
        ("a.latin-ab", "Ab…", 1),
    ]


@given(
    st.lists(st.text("大达代低度马模米密Dab3？·", min_size=1, max_size=4), max_size=40),
    st.integers(1, 10),
    st.integers(1, 10),
)
def test_each_entry_stands_on_one_sheet_in_order(terms: list[str], one_sheet: int, largest: int) -> None:
    entries = _entries(terms)
    sheets = divide(entries, one_sheet * 110, largest)
    placed = [entry for sheet in sheets for entry in sheet.entries]
    assert sorted(entry.id for entry in placed) == sorted(entry.id for entry in entries)
    assert len({sheet.name for sheet in sheets}) == len(sheets)
    position = {entry.id: number for number, entry in enumerate(entries)}
    for sheet in sheets:
        numbers = [position[entry.id] for entry in sheet.entries]
        assert numbers == sorted(numbers)
    named = {group.sheet for sheet in sheets for group in sheet.groups if group.sheet}
    assert named == {sheet.name for sheet in sheets if len(sheet.name) > 1}
