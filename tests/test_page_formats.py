"""Whatever a term holds is shown as it is, in every format."""

from __future__ import annotations

import gzip
import json
import random
import re
import zlib
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pyld import jsonld

from glossary.index.lookup import Found
from glossary.model import Entry
from glossary.page.entries import PageEntry, PageMaterial, PostLink, build_page
from glossary.page.formats.eleventy import DATA, FILES_DATA, eleventy_files
from glossary.page.formats.html import html_files
from glossary.page.formats.json import json_file
from glossary.page.formats.markdown import escape_markdown, markdown_files
from glossary.page.initials import divide
from glossary.page.pinyin import Speller
from glossary.page.search import search_files
from glossary.page.setting import Setting
from glossary.page.texts import texts

SPELLER = Speller()
SETTING = Setting("术语表", "zh", "zh", 2)
HOSTILE = [
    "<script>alert(1)</script>",
    "</script><b>",
    "<!-- -->",
    "\"quoted\" & 'single' &amp;",
    "{{ 7*7 }}",
    "{% raw %}{# #}",
    "{{< figure >}}",
    "a|b",
    "*bold* _it_ **b** `code` [link](x) ![i](x) ~~s~~ $m$",
    "# heading",
    "1. list",
    "- list",
    "> quote",
    "\\backslash\\",
    "<div onclick='alert(1)'>",
    "javascript:alert(1)",
    "\u2028\u2029",
]


def _entries(*texts: str) -> list[PageEntry]:
    found = [Found(Entry(text, f"E {text}", f"定义 {text}", (f"别名 {text}",)), (), ((1, 0),)) for text in texts]
    links = {1: PostLink("../content/a.md", texts[0] if texts else "", "2025-01-01")}
    return build_page(found, SPELLER.spell, {}, PageMaterial(links, {1: 0}, 10, False))


class _Page(HTMLParser):
    """What a browser makes of the markup: elements with attributes, and the text outside of scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        (self.scripts if self.elements and self.elements[-1][0] == "script" and data.strip() else self.words).append(
            data
        )


def _html(*texts: str) -> _Page:
    page = _Page()
    page.feed(dict(html_files(divide(_entries(*texts)), SETTING, None))["index.html"])
    return page


@pytest.mark.parametrize("text", HOSTILE)
def test_html_shows_it_and_runs_nothing(text: str) -> None:
    page = _html(text)
    # A letter that has entries is a link, not a span, and what begins with no letter has a name of its own.
    differing = {"a", "span"}
    found, *wanted = (
        [tag for tag, _ in one.elements if tag not in differing] for one in (page, _html("x"), _html("1"))
    )
    assert found in wanted
    assert "".join(page.words).count(text) >= 4
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)


@pytest.mark.parametrize("text", HOSTILE)
def test_json_ld_says_it(text: str) -> None:
    (script, *_) = _html(text).scripts
    term = json.loads(script)["hasDefinedTerm"][0]
    assert (term["name"], term["description"]) == (text, f"定义 {text}")
    assert not set(script) & set("<>&\u2028\u2029")


def test_json_ld_is_a_set_of_defined_terms() -> None:
    def load(url: str, options: object) -> dict[str, object]:
        """Schema.org's context, as far as it is needed, without asking the network."""
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": "https://schema.org/"}}}

    value = json.loads(_html("大模型", "代理").scripts[0])
    (expanded,) = jsonld.expand(value, {"documentLoader": load, "base": "https://my.site/glossary/"})
    assert expanded["@type"] == ["https://schema.org/DefinedTermSet"]
    terms = expanded["https://schema.org/hasDefinedTerm"]
    assert [term["@id"] for term in terms] == [
        "https://my.site/glossary/index.html#大模型",
        "https://my.site/glossary/index.html#代理",
    ]
    assert {kind for term in terms for kind in term["@type"]} == {"https://schema.org/DefinedTerm"}


def test_what_is_folded_away_is_not_announced_to_search_engines() -> None:
    known, rare = _entries("大模型", "代理")
    (page,) = (
        text
        for name, text in html_files(divide([known, rare._replace(rare=True)]), SETTING, None)
        if name == "index.html"
    )
    assert [term["name"] for term in json.loads(re.findall('ld.json">(.*)</script>', page)[0])["hasDefinedTerm"]] == [
        "大模型"
    ]
    assert "代理" in page


def test_of_many_sheets_the_first_tells_search_engines_of_the_most_common_terms() -> None:
    files = dict(html_files(divide(_entries("大模型", "代理"), one_sheet=0), SETTING, None))
    said = {name: re.findall('ld.json">(.*)</script>', text) for name, text in files.items() if name.endswith(".html")}
    terms = json.loads(said.pop("index.html")[0])["hasDefinedTerm"]
    assert sorted(term["@id"] for term in terms) == ["letter-d.html#代理", "letter-d.html#大模型"]
    assert said == {"letter-d.html": []}


def test_an_alias_bears_the_id_that_is_made_of_it() -> None:
    text = dict(html_files(divide(_entries("大模型")), SETTING, None))["index.html"]
    assert text.count('id="别名-大模型"') == text.count('<span id="别名-大模型">别名 大模型</span>') == 1


# Two ids with one CRC-32.
TWINS = ("plumless", "buckeroo")


def test_where_an_id_stands_is_told_by_its_hash_unless_two_share_it() -> None:
    assert len({zlib.crc32(twin.encode()) for twin in TWINS}) == 1
    files = search_files(divide(_entries("大模型", *TWINS), one_sheet=0), SETTING)
    lines = [line for name, text in files.items() if "/ids-" in name for line in _arguments(text)[0].split("\n")]
    hashed = f"{zlib.crc32('大模型'.encode()):x} d"
    assert {hashed, "=buckeroo b", "=plumless p"} <= {*lines}


def _folded(one_sheet: int) -> dict[str, str]:
    (entry,) = _entries("大模型")
    entry = entry._replace(posts=1, rare=True, seen=(PostLink("../a.md", "一篇的标题", "2025-01-01"),))
    return dict(html_files(divide([entry], one_sheet=one_sheet), SETTING, None))


def test_an_entry_that_one_post_has_is_little_but_its_text() -> None:
    assert (
        '<div id="大模型"><dt><dfn>大模型</dfn> <i>E 大模型</i>'
        '<dd>定义 大模型<dd class=also><b>又称</b><span id="别名-大模型">别名 大模型</span>'
        '<dd class=seen><a href="../a.md">2025-01-01</a></div>\n'
    ) in _folded(one_sheet=0)["letter-d.html"]


def test_titles_in_folds_stand_once_for_all_sheets() -> None:
    assert '<a href="../a.md">一篇的标题</a> 2025-01-01' in _folded(one_sheet=9999)["index.html"]
    files = _folded(one_sheet=0)
    (titles,) = (text for name, text in files.items() if name.startswith("search/titles-"))
    assert "../a.md\t一篇的标题" in titles
    assert not any("一篇的标题" in text for name, text in files.items() if name.endswith(".html"))


@pytest.mark.parametrize("text", HOSTILE)
def test_the_data_for_searching_stay_inside_their_script(text: str) -> None:
    for script in search_files(divide(_entries(text)), SETTING).values():
        assert not set(script) & set("<>&\u2028\u2029")
        assert script.startswith("glossarySearch.")
        _arguments(script)


def _arguments(script: str) -> list[Any]:
    """What a script of the search calls its function with: templates of JavaScript, and JSON."""
    inner = script.partition("(")[2].removesuffix(");\n")
    arguments: list[Any] = json.loads(f"[{re.sub('`([^`]*)`', _as_json, inner)}]")
    return arguments


def _as_json(template: re.Match[str]) -> str:
    assert not re.search(r"[$\r]|\\(?!u[0-9a-f]{4})", template[1])
    return '"' + template[1].replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n") + '"'


# An entry, and the fields that are searched.
SEARCHED = [
    (Entry("Docker"), "Docker"),
    # Read as its characters are, it does not say how.
    (Entry("绿", "Green"), "绿|Green"),
    (Entry("AI 代理", "Agent"), "AI 代理|Agent|a i dai li"),
    (Entry("甲", "", "", ("乙 丙", "LM")), "甲|||乙 丙|LM"),
    (Entry("甲", "", "", (), superseded=("丁",)), "甲||||丁"),
    (Entry("甲", "", "", ("A",), superseded=("丁",)), "甲|||A||丁"),
]


@pytest.mark.parametrize(("entry", "fields"), SEARCHED)
def test_names_are_searched_with_their_sounds(entry: Entry, fields: str) -> None:
    entries = build_page([Found(entry, (), ())], SPELLER.spell, {}, PageMaterial({}, {}, 10, False))
    (script,) = (
        text for name, text in search_files(divide(entries), SETTING).items() if name.startswith("search/names-")
    )
    assert _arguments(script)[1].replace("\t", "|") == fields


def test_json_names_each_post_once() -> None:
    text = json_file(divide(_entries("甲", "乙", "丙")), SETTING)
    page = json.loads(text)
    assert page["posts"] == [{"url": "../content/a.md", "title": "甲", "date": "2025-01-01"}]
    assert [entry["seen"] for entry in page["entries"]] == [[0], [0], [0]]
    # One line for each entry: a new one is one line more.
    assert text.count("\n") == 3 + 1 + 5


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("{a, b} 集合", "&#123;a, b&#125; 集合"),
        ("{{a}}", "&#123;<span></span>&#123;a&#125;<span></span>&#125;"),
        ("export 语句", "&#101;xport 语句"),
        ("importance", "importance"),
    ],
)
def test_mdx_reads_no_javascript_in_it(text: str, markdown: str) -> None:
    assert escape_markdown(text) == markdown


SAID = [
    (Setting("t", "zh", "zh-Hant"), "見於", "還沒有術語"),
    (Setting("t", "zh", "zh-Hans"), "见于", "还没有术语"),
    (Setting("t", "en", "zh-Hant"), "Seen in", "No terms yet"),
    (Setting("t", "zh", "zh", is_filtered=True), "见于", "没有符合条件的词条。"),
]


@pytest.mark.parametrize(("setting", "seen", "empty"), SAID)
def test_the_page_speaks_the_readers_script(setting: Setting, seen: str, empty: str) -> None:
    assert setting.text["seen"] == seen
    assert f'<p class="empty">{empty}</p>' in dict(html_files([], setting, None))["index.html"]


def test_the_page_says_the_same_in_every_language() -> None:
    simplified, traditional, english = map(texts, ("zh", "zh-Hant", "en"))
    assert simplified.keys() == traditional.keys() == english.keys()
    places = [{name: re.findall(r"\{\w+\}", said) for name, said in one.items()} for one in (simplified, traditional)]
    assert places[0] == places[1]


@pytest.mark.parametrize("text", HOSTILE)
def test_json_holds_it(text: str) -> None:
    (entry,) = json.loads(json_file(divide(_entries(text)), SETTING))["entries"]
    assert entry["term"] == text


@pytest.mark.parametrize("text", HOSTILE)
def test_eleventy_gets_it_as_data_only(text: str) -> None:
    files = eleventy_files(divide(_entries(text)), SETTING, None)
    (sheet,) = json.loads(files[DATA])["glossary"]["sheets"]
    assert sheet["groups"][0]["entries"][0]["term"] == text
    others = eleventy_files(divide(_entries("x")), SETTING, None)
    assert [files[name] for name in files if name not in (DATA, FILES_DATA)] == [
        others[name] for name in others if name not in (DATA, FILES_DATA)
    ]


def _shown(markdown: str) -> str:
    """The text of the first heading, as CommonMark shows it."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    inline = next(token for token in tokens if token.type == "inline")
    return "".join(child.content for child in inline.children or [] if child.type in ("text", "text_special", "entity"))


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_it(text: str) -> None:
    shown = _shown(f"### {escape_markdown(text)}\n")
    assert shown == " ".join(text.split())


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30))
def test_markdown_shows_any_text_and_starts_no_template(text: str) -> None:
    escaped = escape_markdown(f"x{text}")
    assert _shown(escaped) == " ".join(f"x{text}".split())
    assert not any(sign in escaped for sign in ("{{", "{%", "{#", "}}", "%}", "#}"))


def test_a_heading_in_markdown_has_the_ids_of_its_entry() -> None:
    twice = [Found(Entry("代理", english), (), ()) for english in ("Agent", "Proxy")]
    entries = build_page(twice, SPELLER.spell, {"旧名": "代理-proxy"}, PageMaterial({}, {}, 10, False))
    ((_, text),) = markdown_files(divide(entries), SETTING)
    assert re.findall("### (.*)代理", text) == [
        '<a id="代理-agent"></a><a id="代理"></a>',
        '<a id="代理-proxy"></a><a id="旧名"></a>',
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_markdown_file_has_the_same_structure_for_any_term(text: str) -> None:
    parser = MarkdownIt("commonmark")
    files = [dict(markdown_files(divide(_entries(term)), SETTING))["glossary.md"] for term in (text, "x")]
    bodies = [file.partition("\n---\n")[2] for file in files]
    structures = [[token.type for token in parser.parse(body) if token.type != "inline"] for body in bodies]
    # The first letter may differ, and with it the group, but not what there is.
    assert structures[0] == structures[1]


def test_a_part_of_a_page_has_no_frame_and_its_style_means_nothing_else() -> None:
    sheets = divide(_entries("大模型"))
    whole, part = (dict(html_files(sheets, SETTING._replace(is_part=is_part), None)) for is_part in (False, True))
    assert not re.search(r"<(?:!DOCTYPE|/?html|/?head|/?body|title|meta|/?main)\b", part["index.html"])
    assert part["index.html"].startswith('<div class="glossary-page index" lang="zh">\n')
    assert part["index.html"].endswith("</div>\n")
    entries = re.compile(r'<dl class="entries">.*</dl>', re.DOTALL)
    assert entries.findall(part["index.html"]) == entries.findall(whole["index.html"])
    assert part["page.css"].startswith(".glossary-page {\n")
    assert not re.search(r":root|(?<!-)\b(?:html|body)\b *[{,]|^\.(?:index|compact)", part["page.css"], re.MULTILINE)
    assert whole["page.css"].count("{") + 1 == part["page.css"].count("{")


def test_the_data_of_eleventy_hold_nothing_that_is_empty() -> None:
    files = eleventy_files(divide(_entries("大模型")), SETTING, None)
    (sheet,) = json.loads(files[DATA])["glossary"]["sheets"]
    (shown,) = sheet["groups"][0]["entries"]
    assert all(shown.values())
    said = {"id", "href", "term", "english", "definition", "aliases", "seen"}
    assert shown.keys() == said | {"posts", "says_names", "says_something"}


def test_other_wordings_and_languages_are_marked() -> None:
    entry = _entries("大模型")[0]._replace(wordings={"english": [("Big Model", 3)]})
    (page,) = (text for name, text in html_files(divide([entry]), SETTING, None) if name == "index.html")
    # Nobody knows whether that is English.
    assert "<i>E 大模型</i>" in page
    assert "Big Model <small>×3</small>" in page
    english = Setting("Glossary", "en", "zh-Hans")
    (page,) = (text for name, text in html_files(divide([entry]), english, None) if name == "index.html")
    assert '<html lang="en">' in page
    assert "<dfn lang=zh-Hans>" in page


@pytest.mark.parametrize(("count", "posts"), [(780, 0), (520, 1), (130, 10)])
def test_the_first_sheet_is_at_most_100_kilobytes_compressed(count: int, posts: int) -> None:
    (one,) = _entries("大模型")
    chance = random.Random(6)
    words = "".join(map(chr, range(0x4E00, 0x5E00)))
    entries = []
    for number in range(count):
        term, definition, title = ("".join(chance.choices(words, k=size)) for size in (4, 16, 20))
        seen = tuple(PostLink(f"../notes/{chance.random()}.md", title, "2025-01-01") for _ in range(posts))
        entry = Entry(term, f"English {number}", definition)
        entries.append(one._replace(id=term, entry=entry, seen=seen, posts=posts, other_ids=()))
    for some in (entries, entries * 2):
        files = dict(html_files(divide(some), SETTING, None))
        first = [files[name].encode() for name in ("index.html", "page.css", "page.js", "search.js")]
        assert sum(len(gzip.compress(data)) for data in first) <= 100_000, len(files)


def test_a_persons_template_and_style_are_used(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        "{{ sheet.groups[0].entries[0].term }} {{ glossary.own_style }}", encoding="utf-8"
    )
    (tmp_path / "custom.css").write_text(":root { --accent: green }", encoding="utf-8")
    files = dict(html_files(divide(_entries("<i>")), SETTING, tmp_path))
    assert files["index.html"] == "&lt;i&gt; custom.css\n"
    assert files["custom.css"] == ":root { --accent: green }"
    assert "--paper" in files["page.css"]


def _search_files(terms: Sequence[str], posts: int = 0) -> dict[str, str]:
    found = [
        Found(Entry(term, definition=f"{term}的意思"), (), tuple((at, 0) for at in range(posts))) for term in terms
    ]
    material = PageMaterial(
        {at: PostLink("a", "A", "") for at in range(posts)}, {at: at for at in range(posts)}, 1, False
    )
    return search_files(divide(build_page(found, SPELLER.spell, {}, material), one_sheet=0), SETTING)


def test_one_new_entry_changes_few_files() -> None:
    terms = [f"第{number}号" for number in range(9000)]
    before, after = _search_files(terms), _search_files([*terms, "新词"])
    assert len(before) > 30
    assert len({name for name, text in after.items() if before.get(name) != text}) <= 4


def test_a_file_that_is_named_by_a_hash_never_changes() -> None:
    before, after = _search_files(["甲", "乙"]), _search_files(["甲", "丙"])
    hashed = [name for name in before.keys() & after.keys() if re.search(r"-[0-9a-f]{12}\.js$", name)]
    assert all(before[name] == after[name] for name in hashed)
    assert before["search/index.js"] != after["search/index.js"]


def test_the_names_that_most_posts_have_come_first() -> None:
    rare = [Found(Entry(f"第{number}号"), (), ((1, 0),)) for number in range(3000)]
    common = Found(Entry("常见"), (), tuple((at, 0) for at in range(9)))
    material = PageMaterial({at: PostLink("a", "A", "") for at in range(9)}, {at: at for at in range(9)}, 1, False)
    files = search_files(divide(build_page([*rare, common], SPELLER.spell, {}, material)), SETTING)
    first = _arguments(files["search/index.js"])[0][0][0]
    assert "常见" in files[f"search/names-{first}.js"]


def test_a_description_stands_once_for_search_engines_and_for_chats() -> None:
    page = dict(html_files(divide(_entries("甲", "乙")), SETTING, None))["index.html"]
    assert page.count('<meta name="description" property="og:description" content="') == 1
    assert page.count('property="og:description"') == 1
