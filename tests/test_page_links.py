from __future__ import annotations

import pytest

from glossary.page.links import PLACES, fault, link
from glossary.page.post_facts import PostFacts, facts_of

POST = PostFacts("content/notes/film/2024-01-06-泉州 札记.md", "泉州札记", "2024-01-06")

LINKS = [
    ("", "../content/notes/film/2024-01-06-%E6%B3%89%E5%B7%9E%20%E6%9C%AD%E8%AE%B0.md"),
    ("/{path}/", "/notes/film/2024-01-06-%E6%B3%89%E5%B7%9E%20%E6%9C%AD%E8%AE%B0/"),
    ("https://my.site/{folder}/{slug}.html", "https://my.site/notes/film/%E6%B3%89%E5%B7%9E%20%E6%9C%AD%E8%AE%B0.html"),
    ("/{year}/{month}/{day}/{name}", "/2024/01/06/2024-01-06-%E6%B3%89%E5%B7%9E%20%E6%9C%AD%E8%AE%B0"),
    ("https://code.site/blob/{file}", "https://code.site/blob/notes/film/2024-01-06-%E6%B3%89%E5%B7%9E%20%E6%9C%AD%E8%AE%B0.md"),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "expected"), LINKS)
def test_a_pattern_is_filled_in(pattern: str, expected: str) -> None:
    assert link(pattern, POST, ["content"], "glossary-page") == expected


def test_a_post_outside_of_the_folders_has_its_whole_path() -> None:
    assert link("/{path}/", POST._replace(path="./drafts/a.md"), ["content"], "out") == "/drafts/a/"


def test_a_post_in_the_topmost_folder_has_no_folder() -> None:
    assert (
        link("https://my.site/{folder}/{name}/", POST._replace(path="content/a.md"), ["content"], "out")
        == "https://my.site/a/"
    )


def test_a_slug_of_its_own_is_taken() -> None:
    assert link("/{slug}/", POST._replace(slug="quanzhou"), ["content"], "out") == "/quanzhou/"


FAULTS = [
    ("", ""),
    ("/".join(f"{{{name}}}" for name in PLACES), ""),
    ("/{path}/{titel}/", "{titel} means nothing"),
    ("/{path/", "a { stands there alone"),
    ("/path}/", "a } stands there alone"),
    ("/{{path}}/", "a { stands there alone"),
    ("/{}/", "a { stands there alone"),
]


@pytest.mark.parametrize(("pattern", "wrong"), FAULTS)
def test_what_is_wrong_with_a_pattern_is_said(pattern: str, wrong: str) -> None:
    assert fault(pattern).partition(";")[0] == wrong


FACTS = [
    ("no front matter, no heading\n", ("x", "", "", "")),
    ("# 家里的**网络**，给[自己](/a/)\n", ("家里的网络，给自己", "", "", "")),
    ("---\ntitle: 泉州\ndate: 2025-01-19\narea: history\n---\n# 另一个\n", ("泉州", "2025-01-19", "history", "")),
    (
        "---\r\ntitle: '性能: ''测'''\r\ndate: '2023-07-25'\r\nslug: perf\r\n---\r\n",
        ("性能: '测'", "2023-07-25", "", "perf"),
    ),
    ("---\ntitle: >-\n  一行\n  两行\ndate: 2025-01-19T08:00:00Z\n---\n", ("一行 两行", "2025-01-19", "", "")),
    ("---\ntitle: 接着\n  写完\n---\n", ("接着 写完", "", "", "")),
    ("---\ntitle: [broken\n---\n# 标题\n", ("标题", "", "", "")),
    ("---\ntitle:\ndate: soon\n---\n正文\n", ("x", "", "", "")),
    (
        '+++\ntitle = "泉州"\ndate = 2025-01-19T08:00:00Z\narea = "history"\n+++\n# 另一个\n',
        ("泉州", "2025-01-19", "history", ""),
    ),
    ("+++\ntitle = 泉州\n+++\n# 标题\n", ("标题", "", "", "")),
]


@pytest.mark.parametrize(("text", "expected"), FACTS)
def test_what_a_post_says_of_itself(text: str, expected: tuple[str, str, str, str]) -> None:
    assert facts_of("content/x.md", text)[1:] == expected
