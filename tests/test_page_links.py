from __future__ import annotations

from urllib.parse import quote

import pytest

from glossary import config
from glossary.page.links import PLACES, fault, link
from glossary.page.post_facts import PostFacts, facts_of
from glossary.page.sites import SITES

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
    facts = facts_of("content/x.md", text)
    assert (facts.title, facts.date, facts.area, facts.slug) == expected


@pytest.mark.parametrize(
    ("said", "draft"),
    [
        ("draft: true", True),
        ("draft: false", False),
        ("published: false", True),
        ("publish: false", True),
        ("publish: true", False),
        ("title: draft", False),
    ],
)
def test_what_is_a_draft(said: str, draft: bool) -> None:
    assert facts_of("content/x.md", f"---\n{said}\n---\n").draft == draft


ADDRESSES = [
    ("permalink: /a/b/", "/a/b/"),
    ("url: https://my.site/x", "https://my.site/x"),
    ("permalink: /:year/:title/", "/x/"),
    ('permalink: "/{{ slug }}/"', "/x/"),
    ("title: x", "/x/"),
]


@pytest.mark.parametrize(("said", "address"), ADDRESSES)
def test_an_address_that_a_post_gives_comes_first(said: str, address: str) -> None:
    assert link("/{path}/", facts_of("content/x.md", f"---\n{said}\n---\n"), ["content"], "out") == address


SITE_LINKS = [
    ("hugo", "/notes/film/泉州-札记/"),
    ("eleventy", "/notes/film/泉州%20札记/"),
    ("jekyll", "/coffee/2024/01/06/泉州-札记.html"),
    ("hexo", "/2024/01/06/泉州%20札记/"),
    ("vitepress", "/notes/film/2024-01-06-泉州%20札记.html"),
    ("mkdocs", "/notes/film/2024-01-06-泉州%20札记/"),
]


@pytest.mark.parametrize(("name", "address"), SITE_LINKS)
def test_each_generator_has_its_own_addresses(name: str, address: str) -> None:
    site = SITES[name]
    given = link(site.pattern, POST._replace(categories="Coffee"), ["content"], "out", site.spell)
    assert given == quote(address, safe="/%")


def test_generators_are_those_that_the_configuration_knows() -> None:
    assert tuple(SITES) == config.SITES
