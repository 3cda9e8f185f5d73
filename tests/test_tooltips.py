"""Tooltips: which words of a built page become links, that only insertions come of it, and the way back."""

from __future__ import annotations

import gzip
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks.tooltips import differences
from glossary.annotating.candidates import candidates_in, read_candidates
from glossary.annotating.choosing import Worthwhile, choose_annotations
from glossary.annotating.text import annotate_text
from glossary.annotating.values import Options
from glossary.annotating.worth import BestScores, features, score
from glossary.index.counts import UseCounts
from glossary.language.folding import fold
from glossary.mentions.matching import Matcher
from glossary.mentions.meant import every_mention
from glossary.model import Entry, Span
from glossary.tooltips.choosing import _as_post
from glossary.tooltips.page import read_page
from glossary.tooltips.places import PagePlaces
from glossary.tooltips.run import add_tooltips
from glossary.tooltips.selectors import Element, parse_selector
from glossary.tooltips.site import way
from glossary.tooltips.writing import SCRIPT, SHIPPED, STYLE, Tooltip, linked_frame, with_tooltips, without_tooltips
from tests.garden import Garden
from tests.small_glossary import SmallGlossary

GLOSSARY = """version: 1
terms:
- term: 大模型
  english: Large Model
  definition: 参数量巨大的模型
- term: 缓存
  english: cache
  definition: 暂存在近处、免得每次去远处取的副本
- term: API
  definition: 程序之间约定的入口
- term: 坏词
  definition: '</p></div><script>alert(1)</script>{{ 7*7 }}"'
"""

UNTOUCHED = {
    "a heading": "<h2>大模型</h2>",
    "a link": '<p>看<a href="x">大模型的书</a></p>',
    "code": "<p><code>大模型</code></p>",
    "preformatted": "<pre>大模型</pre>",
    "a button": "<p><button>大模型</button></p>",
    "a form": "<form><p>大模型</p></form>",
    "navigation": "<nav><p>大模型</p></nav>",
    "a header": "<header><p>大模型</p></header>",
    "a footer": "<footer><p>大模型</p></footer>",
    "svg": "<svg><text>大模型</text></svg>",
    "math": "<math><mtext>大模型</mtext></math>",
    "a script": "<script>var x = '大模型';</script>",
    "a style": "<style>.x::after { content: '大模型' }</style>",
    "an attribute": '<p><img alt="大模型" src="x.png" title="大模型"></p>',
    "a comment": "<!-- 大模型 -->",
    "what is not to be translated": '<p translate="no">大模型</p>',
    "what asks to be left alone": "<div data-glossary-ignore><p>大模型</p></div>",
    "another language": '<p lang="ja">大模型</p>',
    "a caption": "<figure><figcaption>大模型</figcaption></figure>",
    "a table's header": "<table><tr><th>大模型</th></tr></table>",
    "hidden from readers of the screen": "<p aria-hidden=true>大模型</p>",
    "what readers may edit": "<div contenteditable><p>大模型</p></div>",
    "a link by its role": "<p><span role=link tabindex=0>大模型</span></p>",
    "a tab": "<div role=tab>大模型</div>",
    "a legend": "<fieldset><legend>大模型</legend></fieldset>",
    "what stands in for a gauge": "<p><meter>大模型</meter><progress>大模型</progress></p>",
    "the term of a list of definitions": "<dl><dt>大模型</dt><dd>大模型是参数很多的模型。</dd></dl>",
    "defined elsewhere on the page": "<p>大模型很大。</p><p><dfn>大模型</dfn>是参数很多的模型。</p>",
    "a quotation": "<blockquote><p>大模型</p></blockquote>",
    "explained by an annotation": "<p><strong>大模型</strong>（Large Model: 参数很多的模型）。大模型很大。</p>",
    "explained by a parenthesis": "<p>大模型（Large Model）很大。</p>",
    "explained by an abbreviation": '<p><abbr title="Large Model">大模型</abbr></p>',
    "apart by a tag": "<p>大<em>模型</em></p>",
    "apart by an entity": "<p>大&#27169;型</p>",
    "a part of a Latin word": "<p>RAPID 很快</p>",
    "a part of a Latin word across tags": "<p>R<b>API</b>D 很快</p>",
    "a line of English": "<p>They say that 大模型 is, well, a big one.</p>".replace("大模型", "API"),
    "in a link that is not closed": "<p><a href=x>看</p><p>大模型</p>",
    "behind a tag that is none": '<p title="x"y="z>">大模型</p>',
    "in a heading that is not closed": "<h2>看<p>大模型",
    "moved out of a table": "<table><p>大模型</p></table>",
    "the explanation of another word": "<p>入口（API）很多。</p>",
    "the explanation of another word, bold": "<p>入口 (<b>API</b>) 很多。</p>",
    "a short line of an English paragraph": "<p>They say that this, as it is,\n\nis what an API is.</p>".replace(
        "\n\n", "\n"
    ),
    "a label": "<p>大模型：下面说它。</p>",
    "struck out": "<p>说<del>大模型</del>与<s>大模型</s>。</p>",
    "a formula in parentheses": r"<p>设 \(\text{大模型} = 1\) 成立。</p>",
    "a formula in brackets": r"<p>\[\text{大模型} = 1\]</p>",
    "a formula in dollars": r"<p>设 $\text{大模型} = 1$ 成立。</p>",
    "a formula in two dollars": "<p>$$\n\\text{大模型} = 1\n$$</p>",
    "a formula by its class": '<p><span class="math inline">大模型</span></p>',
    "the source of a diagram": '<div class="mermaid">graph TD; A[大模型]--&gt;B</div>',
    "a value that a script fills in": "<p>{{ 大模型 }}</p>",
    "not to be translated by its class": '<p class="x notranslate">大模型</p>',
    "an image by its role": '<p><span role=img aria-label="x">大模型</span></p>',
    "explained by a title": '<p><span title="参数很多的模型">大模型</span>很大。</p>',
    "explained by a tooltip": '<p><span data-tippy-content="x" tabindex=0>大模型</span>很大。</p>',
    "explained by a description": "<p><span aria-describedby=x>大模型</span>很大。</p>",
    "in another encoding than it is read": "<meta charset=gbk><p>大模型</p>",
    "in another encoding than it is read, by its old name": (
        '<meta http-equiv=content-type content="text/html; charset=GB2312"><p>大模型</p>'
    ),
    "begun where no script runs": "<noscript><h3>文</noscript><p>大模型</p>",
    "not well-formed": "<p>一 < 二，大模型</p>",
    "outside of the content": "</main><div><p>大模型</p></div><main>",
}
LINKED = {
    "a paragraph": ("<p>说说大模型吧。</p>", ["大模型"]),
    "the first mention only": ("<p>大模型。大模型。</p>", ["大模型"]),
    "the first outside of a heading": ("<h1>大模型</h1><p>大模型。</p>", ["大模型"]),
    "bold": ("<p>说说<strong>大模型</strong>吧。</p>", ["大模型"]),
    "a list": ("<ul><li>大模型\n<li>缓存</ul>", ["大模型", "缓存"]),
    "a table's cell": ("<table><tr><td>大模型</td></tr></table>", ["大模型"]),
    "after an astral character": ("<p>𠮷😀大模型。</p>", ["大模型"]),
    "English in few words": ("<p>API</p>", ["API"]),
    "behind a stray end tag": ("<div></p></div><p>大模型</p>", ["大模型"]),
    "behind an end tag of nothing": ("</div></span><p>大模型</p>", ["大模型"]),
    "in a block that ends a paragraph": ("<p>一<div>大模型</div></p>", ["大模型"]),
    "beside prices in dollars": ("<p>大模型要 $5，缓存要 $10。</p>", ["大模型", "缓存"]),
    "behind what counts visitors": (
        "<noscript><iframe src=x></iframe><style>p { color: red }</style></noscript><p>大模型</p>",
        ["大模型"],
    ),
    "a paragraph with a title": ('<p title="一段">大模型</p>', ["大模型"]),
    "said to be UTF-8": ("<meta http-equiv=content-type content='text/html; charset=utf-8'><p>大模型</p>", ["大模型"]),
    "behind an entity": ("<p>&amp;大模型&nbsp;好</p>", ["大模型"]),
    "indented": ("<p>\n      一行\n      大模型好\n</p>", ["大模型"]),
    "beside a term that holds it": ("<dl><dt>大模型的价格</dt><dd>大模型不便宜。</dd></dl>", ["大模型"]),
    "where nothing is to be edited": ("<p contenteditable=false>大模型</p>", ["大模型"]),
    "in a parenthesis with more": ("<p>入口（如 API）很多。</p>", ["API"]),
    "in the Chinese line under an English one": (
        "<p>They say that this is what it is.<br>说说大模型。</p>",
        ["大模型"],
    ),
    "English list items": ("<ul><li>a REST API</li><li>one two three four</li><li>five six seven</li></ul>", ["API"]),
    "Latin": ("<p>用 API 调。</p>", ["API"]),
    "beside a script": ("<script>if (1 < 2) {}</script><p>大模型。</p>", ["大模型"]),
}


def site_of(root: Path, body: str, *, tail: str = "</main></body></html>\n") -> Garden:
    garden = Garden(root, {"content/a.md": "没有标注。\n"})
    garden.glossary = GLOSSARY
    garden.put("site/glossary/index.html", "<title>术语表</title><main><p>大模型</p></main>")
    garden.put("site/posts/a/index.html", f'<!doctype html><html lang="zh"><head></head><body><main>{body}{tail}')
    return garden


def page_of(garden: Garden) -> str:
    return (garden.root / "site/posts/a/index.html").read_bytes().decode()


def words_in(page: str) -> list[str]:
    return re.findall(r'<a class="glossary-term"[^<>]*>([^<]*)</a>', page)


@pytest.mark.parametrize("body", UNTOUCHED.values(), ids=UNTOUCHED.keys())
def test_untouched(tmp_path: Path, body: str) -> None:
    garden = site_of(tmp_path, body)
    before = page_of(garden)
    assert garden.run("-q", "tooltips", "site", "--all") == 0
    assert page_of(garden) == before


def test_drafts_of_killed_runs_are_taken_away(tmp_path: Path) -> None:
    garden = site_of(tmp_path, "<p>大模型</p>")
    drafts = ["site/.glossary-4000000-0123abcd", "site/glossary-tooltips/.glossary-4000000-4567cdef"]
    for draft in (*drafts, "site/.glossary-mine"):
        garden.put(draft, "half a page")
    assert garden.run("-q", "tooltips", "site", "--all") == 0
    assert [draft for draft in drafts if (garden.root / draft).exists()] == []
    assert (garden.root / "site/.glossary-mine").exists()


def test_a_page_that_is_built_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    garden = site_of(tmp_path, "<p>大模型</p>")
    built = "<!doctype html><main><p>新的一页。</p></main>"

    def build(*given: Any) -> Any:
        garden.put("site/posts/a/index.html", built)
        return add_tooltips(*given)

    monkeypatch.setattr("glossary.commands.tooltips.add_tooltips", build)
    assert garden.run("-q", "tooltips", "site", "--all") == 2
    assert page_of(garden) == built
    assert "site/posts/a/index.html: changed on disk while this ran" in capsys.readouterr().err


@pytest.mark.parametrize(("body", "words"), LINKED.values(), ids=LINKED.keys())
def test_linked_and_back(tmp_path: Path, body: str, words: list[str]) -> None:
    garden = site_of(tmp_path, body)
    before = page_of(garden)
    assert garden.run("-q", "tooltips", "site", "--all") == 0
    after = page_of(garden)
    assert words_in(after) == words
    assert garden.run("-q", "tooltips", "site", "--all") == 0
    assert page_of(garden) == after
    assert garden.run("-q", "tooltips", "site", "--remove") == 0
    assert page_of(garden) == before
    assert not (garden.root / "site/glossary-tooltips").exists()


def test_links_lead_to_the_very_sheet_of_a_large_terms_page(tmp_path: Path) -> None:
    digits = "零一二三四五六七八九"
    numbers = ["".join(digits[int(digit)] for digit in f"{number:03}") for number in range(900)]
    rows = "".join(f"- term: {number}号机\n  definition: 第{number}台机器\n" for number in numbers)
    garden = Garden(tmp_path, {"data/glossary.yaml": f"version: 1\nterms:\n{rows}", "content/a.md": "空。\n"})
    garden.put("site/a/index.html", "<main><p>先开一二三号机，再开九〇九号机，后开零零零号机。</p></main>")
    assert garden.run("-q", "page", "-o", "site/glossary") == 0
    assert garden.run("-q", "tooltips", "site", "--all") == 0
    page = (garden.root / "site/a/index.html").read_text(encoding="utf-8")
    leads = re.findall(r'<a class="glossary-term" href="\.\./glossary/(letter-[^"#]*)#([^"]*)"', page)
    assert [identifier for _, identifier in leads] == ["一二三号机", "零零零号机"]
    for sheet, identifier in leads:
        assert f'id="{identifier}"' in (garden.root / "site/glossary" / sheet).read_text(encoding="utf-8")
    # A terms page of an earlier glossary still leads there by its script.
    for file in (garden.root / "site/glossary/search").glob("ids-*.js"):
        file.write_text("glossarySearch.ids(`0 q`);\n", encoding="utf-8")
    assert garden.run("-q", "tooltips", "site", "--all") == 0
    assert 'href="../glossary/#一二三号机"' in (garden.root / "site/a/index.html").read_text(encoding="utf-8")


LINKS_OF_OTHERS = {
    "another tool's link": '<p><a class="glossary-term" href=x>大模型</a>和<code>data-glossary-tooltips</code></p>',
    "a page about tooltips": '<p>它写下<a class="glossary-term" href="x" aria-describedby="glossary-0">大模型</a>和'
    "<code>&lt;link data-glossary-tooltips&gt;</code></p>",
}


@pytest.mark.parametrize("body", LINKS_OF_OTHERS.values(), ids=LINKS_OF_OTHERS.keys())
def test_links_of_others_stay_that_look_like_ours(tmp_path: Path, body: str) -> None:
    garden = site_of(tmp_path, f"{body}<p>再说缓存。</p>")
    before = page_of(garden)
    for option in ("--remove", "--all", "--remove"):
        garden.run("-q", "tooltips", "site", option)
        assert body in page_of(garden)
    assert page_of(garden) == before


def test_many_pages_get_what_a_few_get(tmp_path: Path) -> None:
    """What posts merely call an entry finds it in no page, however many pages there are."""
    posts = {f"content/p{number}.md": "谈**区块链**（Blockchain: 分布式记账的技术）。\n" for number in range(9)}
    garden = Garden(tmp_path, {**posts, "content/slip.md": "谈**区快链**（Blockchain: 分布式记账的技术）。\n"})
    assert garden.run("-q", "extract") == 0
    garden.put("site/glossary/index.html", "<title>术语表</title>")
    for number in range(40):
        garden.put(f"site/p{number}.html", "<main><p>说区快链，再说区块链。</p></main>")
    assert garden.run("-q", "tooltips", "site", "--all") == 0
    pages = [(garden.root / f"site/p{number}.html").read_text(encoding="utf-8") for number in range(40)]
    assert [words_in(page) for page in pages] == [["区块链"]] * 40


@pytest.mark.parametrize("defined", ["AI", "AI: 领域", "AI: MSFT"])
def test_what_nothing_explains_gets_a_tooltip_only_where_it_is_asked_for(tmp_path: Path, defined: str) -> None:
    posts = {"content/a.md": f"**人工智能**（{defined}）与**大模型**（Large Model: LLM 模型）。\n"}
    garden = Garden(tmp_path, posts)
    assert garden.run("-q", "extract") == 0
    garden.put("site/glossary/index.html", "<title>术语表</title>")
    garden.put("site/posts/a/index.html", "<main><p>人工智能用大模型。</p></main>")
    for options, words in ((("--min-score", "0"), ["大模型"]), (("--all",), ["人工智能", "大模型"])):
        assert garden.run("-q", "tooltips", "site", *options) == 0
        assert words_in(page_of(garden)) == words


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="nothing tells which files are open")
def test_the_index_is_closed_at_the_end(tmp_path: Path) -> None:
    garden = site_of(tmp_path, "<p>大模型。</p>")
    assert garden.run("-q", "tooltips", "site", "--all") == 0
    opened = [file.resolve() for file in Path("/proc/self/fd").iterdir()]
    assert not [path for path in opened if path.is_relative_to(garden.root.resolve())]


def test_code_in_the_content_tells_who_reads_a_page() -> None:
    source = "<nav><pre>a</pre></nav><main><p><code>b</code> 和 <code>c</code></p><pre>d</pre></main>"
    page = read_page(source, [parse_selector("main")], [])
    assert PagePlaces(page).codes == page.codes == 5


def test_once_a_section(tmp_path: Path) -> None:
    garden = site_of(tmp_path, "<p>大模型。大模型。</p><h2>二</h2><p>大模型。</p>")
    assert garden.run("-q", "tooltips", "site", "--all", "--per", "section") == 0
    assert words_in(page_of(garden)) == ["大模型", "大模型"]


def test_ways_of_a_page_with_a_base(tmp_path: Path) -> None:
    garden = site_of(tmp_path, "<p>大模型。</p>")
    garden.put("site/posts/a/index.html", page_of(garden).replace("<head>", '<head><base href="/blog/">'))
    assert garden.run("-q", "tooltips", "site", "--all") == 0
    assert re.findall(' (?:src|href)="([^"]*)"', page_of(garden)) == [
        "/blog/",
        "./glossary-tooltips/tooltips.css",
        "./glossary/#大模型",
        "./glossary-tooltips/tooltips.js",
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    garden = site_of(tmp_path, "<p>大模型。</p>")
    before = page_of(garden).replace("\n", "\r\n").encode(encoding)
    page = garden.root / "site/posts/a/index.html"
    page.write_bytes(before)
    assert garden.run("-q", "tooltips", "site", "--all") == (0 if encoding == "utf-8-sig" else 2)
    assert (page.read_bytes() == before) == (encoding != "utf-8-sig")
    assert garden.run("-q", "tooltips", "site", "--remove") == 0
    assert page.read_bytes() == before


def test_style_and_script_are_small() -> None:
    assert sum(len(gzip.compress((SHIPPED / name).read_bytes())) for name in (STYLE, SCRIPT)) <= 4096


def test_links_and_descriptions_lead_somewhere(tmp_path: Path) -> None:
    garden = site_of(tmp_path, "<p>缓存与大模型与坏词。</p>")
    assert garden.run("-q", "tooltips", "site", "--all") == 0
    page = page_of(garden)
    for described in re.findall(r'aria-describedby="([^"]*)"', page):
        assert page.count(f'id="{described}"') == 1
    assert 'href="../../glossary/#缓存"' in page
    assert "alert(1)&lt;/script&gt;" in page
    assert "{{" not in page
    for asset in re.findall(r'(?:src|href)="(\.\./[^"#]*\.(?:css|js))"', page):
        assert (garden.root / "site/posts/a" / asset).is_file()


def test_what_a_changed_glossary_says_replaces_what_it_said(tmp_path: Path) -> None:
    garden = site_of(tmp_path, "<p>大模型。</p>")
    assert garden.run("-q", "tooltips", "site", "--all") == 0
    garden.edit("参数量巨大的模型", "会写字的模型")
    assert garden.run("-q", "tooltips", "site", "--all") == 0
    assert "会写字的模型" in page_of(garden)
    assert "参数量巨大的模型" not in page_of(garden)


def test_what_is_remembered_of_a_page_holds_until_something_changes(tmp_path: Path) -> None:
    garden = site_of(tmp_path, "<p>缓存与大模型。</p>")
    for options, words in (
        ((), ["缓存", "大模型"]),
        ((), ["缓存", "大模型"]),
        (("--limit", "1"), 1),
        ((), ["缓存", "大模型"]),
    ):
        assert garden.run("-q", "tooltips", "site", "--all", *options) == 0
        found = words_in(page_of(garden))
        assert (len(found) if isinstance(words, int) else found) == words
    garden.glossary = GLOSSARY.replace("缓存", "散列")
    assert garden.run("-q", "tooltips", "site", "--all") == 0
    assert words_in(page_of(garden)) == ["大模型"]


def test_no_entry_scores_more_than_its_best() -> None:
    entries = [
        Entry(term, definition="x" * length) for length, term in enumerate(("模型", "大模型", "缓存", "API", "链表"))
    ]
    evidence = {fold(entry.term): UseCounts(40 << number, 1 << number) for number, entry in enumerate(entries)}
    known = SmallGlossary(entries, evidence)
    page = read_page(
        "<main><p>所谓“模型”，叫大模型。用API调缓存，即链表。</p><p>模型。模型。API</p></main>",
        (parse_selector("main"),),
    )
    post = _as_post(page)
    mentions = every_mention(page.text, known, Matcher(known.forms))
    candidates = candidates_in(post, mentions, known, "/glossary/")
    assert len(candidates) == len(entries)
    for candidate in candidates:
        scored = score(features(candidate, post, known))
        best = BestScores(known).best(post, candidate.mentions[0].numbers[0], candidate.mentions)
        assert scored <= best


@pytest.mark.parametrize("least", [0.1, 0.3, 0.5, 0.9])
def test_what_is_told_soon_leaves_out_nothing_that_is_worth_it(least: float) -> None:
    names = ("模型", "大模型", "缓存", "API", "链表", "apis")
    entries = [Entry(term, definition="x" * length) for length, term in enumerate(names)]
    entries += [Entry("雪", "API", definition="另一个"), Entry("从不", definition="如此", annotate="never")]
    evidence = {fold(entry.term): UseCounts(40 << number, 1 << number) for number, entry in enumerate(entries)}
    known = SmallGlossary(entries, evidence)
    known.size = 9999
    options = Options(least=least)
    for text in (
        "所谓“模型”，叫大模型。用API调缓存，即链表。模型。模型。API、apis",
        "缓存" * 50,
        "从不" + "。" * 9999 + "模型",
    ):
        page = read_page(f"<main><p>{text}</p></main>", (parse_selector("main"),))
        post = _as_post(page)
        mentions = every_mention(page.text, known, Matcher(known.forms))
        whole, soon = (
            choose_annotations(post, candidates_in(post, mentions, known, "", worth), known, options)[0]
            for worth in (None, Worthwhile(known, options))
        )
        assert soon == whole
        few = Worthwhile(known, options).any_at(mentions, post.places.shown.length())
        assert {choice.candidate.mentions[0].numbers[0] for choice in whole} <= few < set(range(len(entries)))


def test_an_entry_may_be_worth_it_by_how_often_it_stands_there() -> None:
    known = SmallGlossary([Entry("缓存", definition="副本")], {"缓存": UseCounts(9, 1)})
    known.size = 9999
    post = _as_post(read_page(f"<main><p>{'缓存。' * 50}</p></main>", (parse_selector("main"),)))
    mentions = every_mention(post.text, known, Matcher(known.forms))
    (candidate,) = candidates_in(post, mentions, known, "")
    reached = Options(least=score(features(candidate, post, known)))
    for times in (1, 50):
        worth = Worthwhile(known, reached).any_at(mentions[:times], post.places.shown.length())
        assert worth == (set() if times == 1 else {0})


def test_what_was_met_on_one_page_makes_no_difference_to_another() -> None:
    pages = [
        "<main><p>大模型<b>坏</p><p>缓存</p></main>",
        "<main><p>大模型<b>好</b></p><p>缓存</p></main>",
        "<main><table>大模型<tr><td>缓存</table><svg><text>API</text></svg></main>",
        "<main><table><tr><td>缓存</table><svg><p>API</p></svg></main>",
    ]
    main = parse_selector("main")
    for number in range(8):
        page = pages[number % len(pages)]
        assert read_page(page, [main]).pieces == read_page(page, [main, parse_selector(f"#never{number}")]).pieces


def test_what_a_person_wants_of_a_kind_is_worth_it_whatever_its_score() -> None:
    text = "某公司。" + "这里说别的。" * 50
    known = SmallGlossary([Entry("某公司", kind="organization")], {"某公司": UseCounts(9999, 1)})
    known.size = 9999
    hopeless, wanted = Options(), Options(rules=(("organization", "always"),))
    assert not annotate_text(text, known, hopeless).written
    post, (candidate,) = read_candidates(text, known, Matcher(known.forms), hopeless.marks, hopeless.page)
    assert not Worthwhile(known, hopeless)(post, 0, candidate.mentions)
    assert Worthwhile(known, wanted)(post, 0, candidate.mentions)


def test_check_and_diff_write_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    garden = site_of(tmp_path, "<p>大模型。</p>")
    before = page_of(garden)
    assert garden.run("-q", "tooltips", "site", "--all", "--check") == 1
    assert garden.run("-q", "tooltips", "site", "--all", "--diff") == 0
    assert "+" in capsys.readouterr().out
    assert page_of(garden) == before
    assert not (garden.root / "site/glossary-tooltips").exists()


def test_a_page_that_is_not_utf_8_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    garden = site_of(tmp_path, "<p>大模型。</p>")
    bad = garden.root / "site/bad.html"
    bad.write_bytes("<main><p>大模型</p></main>".encode("gbk"))
    assert garden.run("tooltips", "site", "--all") == 2
    assert "bad.html: not UTF-8 at byte 9" in capsys.readouterr().err
    assert words_in(page_of(garden)) == ["大模型"]


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        ("rm", "no such folder"),
        ("empty", "no HTML files in it"),
        ("no terms page", "no terms page here"),
    ],
)
def test_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], prepare: str, said: str) -> None:
    garden = site_of(tmp_path, "<p>大模型。</p>")
    folder = {"rm": "nowhere", "empty": "content", "no terms page": "site"}[prepare]
    if prepare == "no terms page":
        garden.remove("site/glossary/index.html")
    assert garden.run("tooltips", folder) == 2
    assert said in capsys.readouterr().err


def test_no_end_tags(tmp_path: Path) -> None:
    garden = site_of(tmp_path, "<p>大模型", tail="</main>")
    before = page_of(garden)
    assert garden.run("-q", "tooltips", "site", "--all") == 0
    assert words_in(page_of(garden)) == ["大模型"]
    assert garden.run("-q", "tooltips", "site", "--remove") == 0
    assert page_of(garden) == before


def test_nested_too_deep(tmp_path: Path) -> None:
    garden = site_of(tmp_path, "<div>" * 5000 + "<p>大模型</p>" + "</div>" * 5000 + "<p>缓存</p>")
    assert garden.run("-q", "tooltips", "site", "--all") == 0
    assert words_in(page_of(garden)) == ["缓存"]


ENDLESS = {
    "comments that nothing ends": "<!-- 大模型 ",
    "elements that nothing ends": "<div>大模型",
    "signs that are no tags, in elements that nothing ends": "<b>大模型<",
}


@pytest.mark.thorough
@pytest.mark.parametrize("piece", ENDLESS.values(), ids=ENDLESS)
def test_time_grows_with_the_page(piece: str) -> None:
    def seconds(count: int) -> float:
        source = f"<main>{piece * count}</main>"
        start = time.process_time()
        read_page(source, [parse_selector("main")], [])
        return time.process_time() - start

    # Twelve is far from four and far from sixteen; a tick of the clock counts for nothing; a busy machine is asked twice.
    assert any(seconds(16_000) <= 12 * max(seconds(4_000), 0.002) for _ in range(2))


@pytest.mark.parametrize(
    ("selector", "element", "fits"),
    [
        ("main", Element("main", {}), True),
        ("main", Element("div", {"class": "main"}), False),
        (".post-body", Element("div", {"class": "x post-body"}), True),
        ("#a", Element("div", {"id": "b"}), False),
        ("div.a[data-x]", Element("div", {"class": "a", "data-x": ""}), True),
        ('[role="main"]', Element("div", {"role": "main"}), True),
        ("[role=main]", Element("div", {"role": "other"}), False),
    ],
)
def test_selectors(selector: str, element: Element, fits: bool) -> None:
    assert parse_selector(selector).matches(element) == fits


@pytest.mark.parametrize("text", ["", "a b", "a > b", "a, b", "[", "..", "a:hover"])
def test_selectors_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match="simple selector"):
        parse_selector(text)


@pytest.mark.parametrize(
    ("page", "address", "expected"),
    [
        ("index.html", "/glossary/", "./glossary/"),
        ("posts/a/index.html", "/glossary/", "../../glossary/"),
        ("posts/a.html", "/glossary/", "../glossary/"),
        ("posts/a.html", "https://example.org/terms/", "https://example.org/terms/"),
    ],
)
def test_ways(page: str, address: str, expected: str) -> None:
    assert way(Path("site") / page, Path("site"), address) == expected


@given(
    st.lists(
        st.sampled_from(["大模型", "a", "<b>", "</b>", "&lt;", "\r\n", "\n", "\ufeff", "𠮷", "</head>", "</body>"])
    ),
    st.text(max_size=20),
    st.data(),
)
def test_what_is_put_in_is_taken_out(pieces: list[str], definition: str, data: st.DataObject) -> None:
    page = "".join(pieces)
    places = [match.span() for match in re.finditer("大模型", page)]
    entry = Entry("大模型", definition=definition)
    tooltips = [Tooltip(Span(*place), entry, "#x") for place in places]
    ends = data.draw(
        st.tuples(st.sampled_from([-1, page.find("</head>")]), st.sampled_from([-1, page.find("</body>")]))
    )
    assert without_tooltips(with_tooltips(page, tooltips, linked_frame("./", *ends)).encode()) == page.encode()


def rendered(garden: Garden, source: str, monkeypatch: pytest.MonkeyPatch, **options: object) -> str:
    """What Python-Markdown makes of a post in a garden."""
    markdown = pytest.importorskip("markdown")
    monkeypatch.chdir(garden.root)
    html = markdown.markdown(source, extensions=["glossary"], extension_configs={"glossary": {"all": True, **options}})
    assert isinstance(html, str)
    return html


def test_the_extension_for_python_markdown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    garden = site_of(tmp_path, "")
    source = "# 缓存\n\n说说大模型与`API`。\n\n> 缓存\n\n大模型，<b>缓存</b>。\n"
    html = rendered(garden, source, monkeypatch)
    assert words_in(html) == ["大模型", "缓存"]
    assert 'href="/glossary/#大模型"' in html
    for described in re.findall(r'aria-describedby="([^"]*)"', html):
        assert html.count(f'id="{described}"') == 1
    markdown = pytest.importorskip("markdown")
    assert without_tooltips(html.encode()).decode() == markdown.markdown(source)
    # Two parts on one page: no id stands there twice.
    other = rendered(garden, "大模型。", monkeypatch)
    assert not set(re.findall(' id="([^"]*)"', html)) & set(re.findall(' id="([^"]*)"', other))


def test_the_options_of_the_extension(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    garden = site_of(tmp_path, "")
    source = "大模型与缓存。\n\n## 二\n\n大模型。\n"
    assert words_in(rendered(garden, source, monkeypatch, limit=1)) == ["大模型"]
    assert words_in(rendered(garden, source, monkeypatch, per="section")) == ["大模型", "缓存", "大模型"]
    assert 'href="https://example.org/#缓存"' in rendered(
        garden, source, monkeypatch, terms_page="https://example.org/"
    )
    garden.put("elsewhere/glossary.toml", 'glossary = "../data/glossary.yaml"\ntooltips_not_in = ["p"]\n')
    assert words_in(rendered(garden, source, monkeypatch, config="elsewhere/glossary.toml")) == []


def test_the_extension_sees_a_changed_glossary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    garden = site_of(tmp_path, "")
    assert "散列" not in rendered(garden, "缓存。", monkeypatch)
    garden.glossary = GLOSSARY.replace("- term: 缓存", "- term: 缓存\n  aliases: [散列]")
    assert words_in(rendered(garden, "散列。", monkeypatch)) == ["散列"]
    garden.glossary = GLOSSARY.replace("暂存", "放")
    assert "放在近处" in rendered(garden, "缓存。", monkeypatch)


_TAGS = (
    "p div b i a span li ul table tr td th tbody h2 h3 section code em button select option svg math title details dd "
    "blockquote form pre script textarea template foreignObject br img caption ruby nobr center body html head input "
    "noscript style"
).split()
_soup = st.lists(
    st.one_of(
        st.sampled_from(["大模型", "大模型。", "大模型 ", "大模型&amp;", "a", "\n"]),
        st.builds(
            "<{}{}>".format, st.sampled_from(_TAGS), st.sampled_from(["", "", " class=x", ' id="a>b"', "/", " x=<"])
        ),
        st.builds("</{}{}>".format, st.sampled_from(_TAGS), st.sampled_from(["", "", " ", " x"])),
        st.sampled_from(["<!-- x -->", "<!-->", "<!x>", "< ", "&lt;", "<", "</", "<![CDATA[x]]>", "<!-- "]),
    ),
    max_size=14,
).map("".join)


HOSTILE = [
    "<table>大模型<tr><td>大模型</td></tr></table><p>大模型",
    "<table><tr><td>大模型<table><tr><td>大模型</table>大模型</table>大模型",
    "<table><tr><td><p>大模型</td>大模型</tr></tbody>大模型</table>大模型",
    "<p>大模型<table><tr><td>大模型</table>大模型",
    "<p>大模型<p>大模型<div>大模型</p>大模型</div>大模型",
    "<svg><foreignObject><p>大模型</p></foreignObject></svg>大模型",
    "<svg><title>大模型</title><desc><p>大模型</desc></svg>大模型",
    "<svg><![CDATA[</svg>大模型]]></svg>大模型",
    "<p><![CDATA[大模型]]>大模型</p>大模型",
    '<math><annotation-xml encoding="text/html"><p>大模型</p></annotation-xml><mi>大模型<p>大模型</mi></math>大模型',
    "<table><template><tr><td>大模型</template><tr><td>大模型</table><template>大模型",
    "<noscript><p>大模型</p></noscript><p>大模型",
    "<noscript><p>大模型<!-- </noscript> --><p>大模型",
    "<!--><p>大模型</p>--><p>大模型<!-- --!>大模型<!-- <!-- -->大模型 -->",
    "<?php 大模型 ?><p>大模型</p></ 大模型><!大模型>大模型",
    "<p>&lt;大模型&gt; &notit;大模型 &amp大模型&#x0;大模型",
    '<p title="&quot;>大模型" class=a class="b>大模型" / x=y/>大模型</p\f>大模型',
    '<p title="大模型>大模型</p><p>大模型"></p>大模型',
    "<ul><li>大模型<li>大模型</ul><dl><dt>大模型<dd>大模型</dl><table><tr><td>大模型<td>大模型<tr><td>大模型</table>",
    "<a href=x>大模型<a href=y>大模型</a>大模型</a><b><i>大模型</b>大模型</i>大模型",
    "<script><!-- <script> 大模型 </script> --> </script><p>大模型",
    "<style></style foo>大模型<xmp><p>大模型</xmp>大模型<textarea>大模型</textarea>大模型",
    "</body><p>大模型</p></html>大模型<!-- x -->",
    "</div></p></li>大模型<p>一<div>大模型</p></section>大模型</div></h2>大模型",
    "<noscript><iframe src=x></iframe><style></noscript></style></noscript>大模型",
    "<noscript><blockquote>文<h3>大模型<em></noscript>大模型",
    "<noscript><img><p>大模型</p></noscript><p>大模型<noscript><p>大模型</p></noscript>大模型",
    "<P>\r大模型\r\n<BR>大模型\0</P><pre>\r\n大模型</pre>大模型",
]


@pytest.mark.parametrize("tail", ["</main></body></html>", "</main>", ""])
@pytest.mark.parametrize("body", HOSTILE)
def test_hostile_pages_stay_what_they_are_for_a_browser(body: str, tail: str) -> None:
    assert_only_links_are_new(f"<!doctype html><html lang=zh><head></head><body><main>{body}{tail}")


@given(_soup, st.sampled_from(["</main></body></html>", "</main>", "</body>大模型", ""]))
@example("<p>大模型<select>", "</main></body></html>")
@example("大模型<!-- <p>", "</body>")
@example("大模型<p><i>大模型", "</body>大模型")
@example("<b><p>大模型</b>大模型</p>大模型", "")
def test_no_soup_of_tags_is_changed_for_a_browser(body: str, tail: str) -> None:
    assert_only_links_are_new(f"<!doctype html><html lang=zh><head></head><body><main>{body}{tail}")


def assert_only_links_are_new(source: str) -> None:
    """Wherever a word may become a link, the tree stays the one that browsers make of the page."""
    page = read_page(source, (parse_selector("main"),))
    spans = [Span(*each.span()) for each in re.finditer("大模型", page.text)]
    free = [span for span in spans if (piece := page.piece_at(span.start)) is not None and not piece.closed]
    tooltips = [Tooltip(place, Entry("大模型"), "#x") for span in free if (place := page.in_file(span)) is not None]
    after = with_tooltips(source, tooltips, linked_frame("./", page.head_end, page.body_end))
    assert differences(source.encode(), after.encode()) == []
