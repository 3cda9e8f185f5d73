from __future__ import annotations

from urllib.parse import unquote

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
        ("permalink: false", True),
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
    ("permalink: a/b.html", "/a/b.html"),
    ("permalink: false", "/x/"),
]


def test_an_address_that_a_post_gives_stands_on_the_host_of_the_pattern() -> None:
    post = facts_of("content/x.md", "---\npermalink: /a/\n---\n")
    assert link("https://my.site/{path}/", post, ["content"], "out") == "https://my.site/a/"


@pytest.mark.parametrize(("said", "address"), ADDRESSES)
def test_an_address_that_a_post_gives_comes_first(said: str, address: str) -> None:
    assert link("/{path}/", facts_of("content/x.md", f"---\n{said}\n---\n"), ["content"], "out") == address


# The generator, the file and what its front matter says, and where the generator puts it (each but Jekyll's was built).
SITE_LINKS = [
    ("hugo", "notes/2024-01-06-泉州 札记.md", "", "/notes/2024-01-06-泉州-札记/"),
    ("hugo", "a/性能：测试，《一》.md", "", "/a/性能测试一/"),
    ("hugo", "a/C++ & Go - x.md", "", "/a/c++--go---x/"),
    ("hugo", "a/it's（y）.md", "", "/a/itsy/"),
    ("hugo", "a/x.md", "slug: My Slug：x", "/a/my-slugx/"),
    ("hugo", "a/包/index.md", "", "/a/包/"),
    ("hugo", "a/_index.md", "", "/a/"),
    ("hugo", "a/x.md", "url: my/url/", "/my/url/"),
    ("eleventy", "notes/2024-01-06-泉州 札记.md", "slug: other", "/notes/2024-01-06-泉州%20札记/"),
    ("eleventy", "a/性能：测试.md", "", "/a/性能：测试/"),
    ("eleventy", "a/d/index.md", "", "/a/d/"),
    ("eleventy", "index.md", "", "/"),
    ("eleventy", "a/q.md", "permalink: my/page/index.html", "/my/page/"),
    ("jekyll", "_posts/2024-01-06-泉州 札记.md", "categories: Coffee Home", "/coffee/home/2024/01/06/泉州-札记.html"),
    ("jekyll", "_posts/2024-01-06-a.md", "categories: [Coffee, Two Words]", "/coffee/two%20words/2024/01/06/a.html"),
    ("jekyll", "film/_posts/2024-01-06-a：b.md", "category: one", "/film/one/2024/01/06/a-b.html"),
    ("jekyll", "_posts/2024-01-06-a.md", "date: 2024-02-03\nslug: Other One", "/2024/02/03/Other-One.html"),
    ("hexo", "2024-01-06-泉州 札记.md", "", "/2024/01/06/2024-01-06-泉州%20札记/"),
    ("hexo", "a/x.md", "date: 2024-02-03", "/2024/02/03/a/x/"),
    ("vitepress", "notes/2024-01-06-泉州 札记.md", "", "/notes/2024-01-06-泉州%20札记.html"),
    ("vitepress", "notes/index.md", "", "/notes/"),
    ("mkdocs", "notes/2024-01-06-泉州 札记.md", "", "/notes/2024-01-06-泉州%20札记/"),
    ("mkdocs", "notes/README.md", "", "/notes/"),
]


@pytest.mark.parametrize(("name", "path", "said", "address"), SITE_LINKS)
def test_each_generator_has_its_own_addresses(name: str, path: str, said: str, address: str) -> None:
    post = facts_of(f"content/{path}", f"---\ntitle: t\n{said}\n---\n")
    assert unquote(link(SITES[name].pattern, post, ["content"], "out", SITES[name])) == unquote(address)


def test_generators_are_those_that_the_configuration_knows() -> None:
    assert tuple(SITES) == config.SITES
