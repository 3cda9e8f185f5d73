"""The page in Chromium: from a folder on one sheet, from a folder on many, and as Eleventy builds it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlparse

import pytest

from tests.browser import sites
from tests.garden import Garden

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

Visit = Callable[..., "Page"]

# What is typed, and the entry that comes first.
SEARCHES = [
    # Words in any order, plurals, questions, punctuation, slips of the finger and of the ear.
    ("RAG 检索", "检索增强生成"),
    ("model large", "大模型"),
    ("large models", "大模型"),
    ("什么是大模型？", "大模型"),
    ("重构是什么意思", "重构"),
    ("what is RAG", "检索增强生成"),
    ("retrieval_augmented", "检索增强生成"),
    ("retreival augmented", "检索增强生成"),
    ("dcoker", "Docker"),
    ("dokcer", "Docker"),
    ("大模型的英文", "大模型"),
    ("RAG 全称", "检索增强生成"),
    ("如何理解大模型？", "大模型"),
    ("large model meaning", "大模型"),
    ("what does RAG mean", "检索增强生成"),
    ("LM stands for", "大模型"),
    ("how does RAG work?", "检索增强生成"),
    ("谁是费曼", "理查德·费曼"),
    ("Docker是哪家公司的", "Docker"),
    ("tell me about large models", "大模型"),
    # A name's whole word comes before what only begins so; what has one of the words, where nothing has them all.
    ("费曼", "理查德·费曼"),
    ("费曼学", "费曼学习法"),
    ("RAG 没有这个词", "检索增强生成"),
    ("检索增抢生成", "检索增强生成"),
    ("juxinmoxing", "大语言模型"),
    ("conggou", "重构"),
    ("jiansuozqsc", "检索增强生成"),
    ("da4 mo2 xing2", "大模型"),
    ("大模型", "大模型"),
    ("大语", "大语言模型"),
    ("damoxing", "大模型"),
    ("da mo xing", "大模型"),
    ("dmx", "大模型"),
    ("lszq", "绿色债券"),
    ("lvse", "绿色债券"),
    ("luse", "绿色债券"),
    ("chonggou", "重构"),
    ("large model", "大模型"),
    ("DATA", "数据中心"),
    ("augmented", "检索增强生成"),
    ("RAG", "检索增强生成"),
    ("大型语言模型", "大语言模型"),
    ("daxingyuyan", "大语言模型"),
    ("dxyymx", "大语言模型"),
    ("juxingmoxing", "大语言模型"),
    ("dà mó xíng", "大模型"),
    ("lǜsè", "绿色债券"),
    ("數據中心", "数据中心"),
    ("先查资料", "检索增强生成"),
    ("容器工具", "Docker"),
    ("<script>", "<script>alert(1)</script>"),
]


def _results(page: Page) -> list[str]:
    return page.locator('[role="option"] b').all_inner_texts()


def _search(page: Page, word: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(word)
    page.locator("[role=option]").first.wait_for()
    # Definitions may come after names.
    page.wait_for_timeout(100)


def test_words_are_found(visit: Visit) -> None:
    page = visit()
    found = []
    for word, _ in SEARCHES:
        _search(page, word)
        found.append((word, _results(page)[0]))
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.evaluate("document.activeElement.blur()")
    assert found == SEARCHES


# What is typed, and the line that says by which other name the entry is found.
OTHER_NAMES = [
    ("大型语言", "又称 大型语言模型"),
    ("dxyymx", "又称 大型语言模型"),
    ("巨型", "曾称 巨型模型"),
    ("jxmx", "曾称 巨型模型"),
]


def test_results_say_by_which_other_name_they_are_found(visit: Visit) -> None:
    page = visit()
    found = []
    for word, _ in OTHER_NAMES:
        _search(page, word)
        found.append((word, page.locator("[role=option] p").first.inner_text()))
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.evaluate("document.activeElement.blur()")
    assert found == OTHER_NAMES


def test_what_is_not_there_is_not_found(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("/")
    page.keyboard.type("没有这个词")
    page.wait_for_function("document.getElementById('part:status').textContent === '没有找到'")
    assert _results(page) == []


def test_what_is_like_it_is_suggested_and_enter_opens_no_guess(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("/")
    page.keyboard.type("检索增强的那个")
    page.wait_for_function("document.getElementById('part:status').textContent === '没有找到，也许是：'")
    assert _results(page) == ["检索增强生成"]
    page.keyboard.press("Enter")
    assert page.locator('[aria-selected="true"]').count() == 0
    assert page.locator(".chosen").count() == 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".chosen").wait_for()
    assert page.locator(".chosen dfn").inner_text() == "检索增强生成"


def test_keys_choose_and_open_an_entry(visit: Visit) -> None:
    page = visit()
    _search(page, "模型")
    words = _results(page)
    assert len(words) >= 2
    page.keyboard.press("ArrowDown")
    assert page.locator('[aria-selected="true"] b').inner_text() == words[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.locator('[aria-selected="true"] b').inner_text() == words[-1]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".chosen").wait_for()
    assert page.locator(".chosen dfn").inner_text() == words[0]
    assert page.locator('[role="listbox"]').is_hidden()


# The first shard has one entry that holds the word somewhere; the second, which comes late, many that begin with it.
_LATE = {
    "index": 'glossarySearch.index([["a",[[5,"p"]]],["b",[[40,"q"]]]],9,"","","",{"found":"找到 {n} 条"})',
    "names-a": f"glossarySearch.names('a', {chr(10).join(f'大模型{n}号' for n in range(5))!r}, {chr(10) * 4!r})",
    "names-b": f"glossarySearch.names('b', {chr(10).join(f'模型{n}号' for n in range(40))!r}, {chr(10) * 39!r})",
}


def test_what_was_chosen_stays_chosen_while_more_is_found(browser: Browser, tmp_path: Path) -> None:
    sites.one_sheet(tmp_path)
    waiting: list[Route] = []

    def answer(route: Route) -> None:
        name = Path(urlparse(route.request.url).path).stem
        if name == "names-b" and not waiting:
            waiting.append(route)
        else:
            route.fulfill(body=_LATE.get(name, ""))

    with sites.served(tmp_path / "glossary-page") as address:
        page = browser.new_page()
        page.route("**/search/*.js", answer)
        page.goto(f"{address}/index.html")
        page.evaluate("""() => {
            window.said = [];
            const status = document.getElementById('part:status');
            new MutationObserver(() => said.push(status.textContent)).observe(status, {childList: true});
        }""")
        _search(page, "模型")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        chosen = page.locator('[aria-selected="true"] b')
        assert chosen.inner_text() == "大模型2号"
        answer(waiting[0])
        page.wait_for_function("document.getElementById('part:status').textContent === '找到 45 条'")
        assert chosen.inner_text() == "大模型2号"
        assert page.locator("[role=option]").count() == 31
        # A screen reader says once what was found.
        assert page.evaluate("said") == ["找到 45 条"]
        page.context.close()


def test_what_few_posts_have_is_shown_before_all_names_have_come(browser: Browser, tmp_path: Path) -> None:
    sites.many_sheets(tmp_path)
    waiting: list[Route] = []

    def answer(route: Route) -> None:
        name = Path(urlparse(route.request.url).path).stem
        if name.startswith("ids-"):
            route.continue_()
        elif name == "names-b":
            waiting.append(route)
        else:
            route.fulfill(body=_LATE.get(name, ""))

    with sites.served(tmp_path / "glossary-page") as address:
        page = browser.new_page()
        page.route("**/search/*.js", answer)
        page.goto(f"{address}/index.html")
        page.keyboard.press("/")
        page.keyboard.type("一二三号")
        found = page.locator("[role=option]")
        found.wait_for()
        assert found.all_inner_texts() == ["一二三号"]
        # Nothing is final yet, and Enter waits.
        page.keyboard.press("Enter")
        assert page.url == f"{address}/index.html"
        found.click()
        page.wait_for_url(re.compile("letter-"))
        assert page.locator(".chosen dfn").inner_text() == "一二三号"
        page.context.close()


def test_files_of_names_are_asked_for_before_the_first_has_come_and_a_few_at_a_time(
    browser: Browser, tmp_path: Path
) -> None:
    sites.many_sheets(tmp_path)
    shards = ",".join(f'["{number}",[[1,"p{number}"]]]' for number in range(12))
    asked: list[Route] = []

    def answer(route: Route) -> None:
        name = Path(urlparse(route.request.url).path).stem
        if name.startswith("names-"):
            asked.append(route)
        else:
            route.fulfill(body=f'glossarySearch.index([{shards}],9,"","","",{{}})' if name == "index" else "")

    with sites.served(tmp_path / "glossary-page") as address:
        page = browser.new_page()
        page.route("**/search/*.js", answer)
        # Which files there are is known before anybody searches.
        with page.expect_request("**/search/index.js"):
            page.goto(f"{address}/index.html")
        page.keyboard.press("/")
        page.keyboard.type("某某")
        page.wait_for_timeout(2000)
        assert len(asked) == 5
        asked[3].fulfill(body="glossarySearch.names('3','某某','')")
        page.locator("[role=option]").wait_for()
        page.wait_for_timeout(200)
        assert len(asked) == 6
        page.context.close()


# How many lines each date takes that stands on the page.
_LINES_OF_DATES = """() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), lines = [];
    while (texts.nextNode()) {
        for (const date of texts.currentNode.data.matchAll(/\\d{4}-\\d\\d-\\d\\d/g)) {
            const range = document.createRange();
            range.setStart(texts.currentNode, date.index);
            range.setEnd(texts.currentNode, date.index + date[0].length);
            lines.push(new Set([...range.getClientRects()].map((box) => box.top)).size);
        }
    }
    return lines;
}"""


@pytest.mark.parametrize("width", [280, 320, 360, 412])
def test_a_date_stays_in_one_piece(browser: Browser, tmp_path: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(sites.one_sheet(tmp_path))
    assert set(page.evaluate(_LINES_OF_DATES)) == {1}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_a_page_without_terms_offers_no_search(browser: Browser, tmp_path: Path) -> None:
    garden = Garden(tmp_path, {"content/a.md": "没有注释。\n"})
    garden.glossary = "version: 1\nterms: []\n"
    assert garden.run("page") == 0
    page = browser.new_page()
    page.goto((tmp_path / "glossary-page/index.html").as_uri())
    assert page.get_by_text("还没有术语").is_visible()
    assert not any(page.locator(part).is_visible() for part in ("input", ".letters", ".tools"))
    page.context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_a_sheet_of_one_syllable_begins_at_the_left(browser: Browser, tmp_path: Path, width: int) -> None:
    garden = Garden(tmp_path, {"content/a.md": "没有注释。\n"})
    rows = "".join(f"- term: 大模型{number}号\n" for number in range(450))
    garden.glossary = f"version: 1\nterms:\n{rows}" + rows.replace("大", "东").replace("模型", "方")
    assert garden.run("page") == 0
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((tmp_path / "glossary-page/letter-da.html").as_uri())
    heading, term = (page.locator(part).first.bounding_box() for part in ("h1", "dfn"))
    assert heading is not None
    assert term is not None
    assert abs(heading["x"] - term["x"]) < 2
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.context.close()


def test_escape_closes_the_results(visit: Visit) -> None:
    page = visit()
    _search(page, "模型")
    page.keyboard.press("Escape")
    assert page.locator('[role="listbox"]').is_hidden()
    assert page.locator('[role="combobox"]').get_attribute("aria-expanded") == "false"


# The fragment, and the entry it leads to: by its id as it is, percent-encoded, by an alias, by a term of two entries.
ADDRESSES = [
    ("#检索增强生成", "检索增强生成"),
    ("#%E6%A3%80%E7%B4%A2%E5%A2%9E%E5%BC%BA%E7%94%9F%E6%88%90", "检索增强生成"),
    ("#rag", "检索增强生成"),
    ("#RAG", "检索增强生成"),
    ("#代理-proxy", "代理"),
    ("#代理", "代理"),
    ("#docker", "Docker"),
]


def test_addresses_lead_to_their_entries(visit: Visit) -> None:
    page = visit()
    start, found = page.url, []
    for fragment, _ in ADDRESSES:
        page.goto("about:blank")
        page.goto(start + fragment)
        chosen = page.locator(".chosen")
        chosen.wait_for()
        box = chosen.bounding_box()
        found.append((fragment, chosen.locator("dfn").inner_text()))
        assert box is not None
        assert -1 <= box["y"] < 700
    assert found == ADDRESSES


def test_one_file_says_where_an_entry_stands(visit: Visit) -> None:
    """It is asked for as soon as the address is known, and no other is: the sheet and its script count alike."""
    page = visit()
    start, asked = page.url, list[str]()
    page.on("request", lambda request: asked.append(request.url) if "/ids-" in request.url else None)
    page.goto(f"{start}#part:content")
    assert asked == []
    for identifier in ("docker", "检索增强生成", "长尾效应", "重构"):
        page.goto("about:blank")
        page.goto(f"{start}#{identifier}")
        page.locator(".chosen").wait_for()
        assert len(set(asked)) <= 1, identifier
        asked.clear()


def test_an_address_that_leads_nowhere_says_so(visit: Visit) -> None:
    page = visit("#retreival-augmented")
    page.locator("#part\\:gone:visible").wait_for()
    assert "没有" in page.locator("#part\\:gone").inner_text()
    # The search forgives what an address does not.
    page.locator("#part\\:gone a").click()
    page.locator("[role=option]").first.wait_for()
    assert _results(page) == ["检索增强生成"]


def _terms(page: Page) -> list[str]:
    return page.locator(".entries > div:visible dfn").all_inner_texts()


def _with_entries(visit: Visit, **settings: Any) -> Page:
    """A sheet with entries: 大模型, 代理 and Docker stand on it wherever there are many."""
    page = visit(**settings)
    if not page.locator(".entries > div").count():
        page.get_by_role("link", name=re.compile(r"^D\b")).first.click()
    page.locator("#part\\:tools").wait_for()
    return page


def test_one_kind_alone(visit: Visit) -> None:
    page = _with_entries(visit)
    assert {"大模型", "Docker"} <= set(_terms(page))
    page.get_by_label("类别").select_option("product")
    assert _terms(page) == ["Docker"]
    # The choice stays from sheet to sheet, but not against an address.
    page.reload()
    page.locator("#part\\:tools").wait_for()
    assert _terms(page) == ["Docker"]
    page.evaluate("location.hash = '大模型'")
    page.locator(".chosen:visible").wait_for()
    assert "大模型" in _terms(page)
    assert page.get_by_label("类别").input_value() == ""


def test_orders(visit: Visit) -> None:
    page = _with_entries(visit)
    before = _terms(page)
    order = page.get_by_label("排序")
    order.select_option("use")
    assert _terms(page)[0] == "大模型"
    order.select_option("english")
    names = [term for term in _terms(page) if term in ("大模型", "大语言模型", "代理", "Docker")]
    assert names == ["代理", "Docker", "大语言模型", "大模型", "代理"]
    order.select_option("new")
    assert _terms(page).index("大模型") < _terms(page).index("Docker")
    page.evaluate("location.hash = document.querySelector('h2[id^=letter]').id")
    page.wait_for_function("document.getElementById('part:order').value === ''")
    assert _terms(page) == before


def test_one_line_an_entry(visit: Visit) -> None:
    page = _with_entries(visit)
    seen = page.locator("[id='大模型'] .seen")
    assert seen.is_visible()
    page.get_by_role("button", name="紧凑").click()
    assert seen.is_hidden()
    assert page.locator("[id='大模型'] dd:not([class])").is_visible()
    page.reload()
    page.locator("#part\\:tools").wait_for()
    assert seen.is_hidden()


def test_a_reader_chooses_light_or_dark(visit: Visit) -> None:
    page = visit(color_scheme="light")
    button = page.get_by_role("button", name="深色")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    page.reload()
    assert _brightness(page) < 150
    button.click()
    assert _brightness(page) > 650
    # Who is back at what the system says follows it from then on.
    page.emulate_media(color_scheme="dark")
    assert _brightness(page) < 150


def test_the_address_of_an_entry_is_copied(visit: Visit, site: str) -> None:
    page = _with_entries(visit, permissions=["clipboard-read", "clipboard-write"])
    page.locator("[id='大模型'] dfn a").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("[id='大模型'] dfn a").evaluate("link => link.href")
    assert unquote(copied).endswith("#大模型")


def _box(page: Page, selector: str) -> tuple[float, float]:
    """Where an element begins and ends, from the upper edge of the window."""
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"], box["y"] + box["height"]


def test_the_search_stays_in_sight(visit: Visit) -> None:
    for width in (360, 1440):
        page = _with_entries(visit, viewport={"width": width, "height": 500})
        page.mouse.wheel(0, 5000)
        page.wait_for_function("scrollY > 300")
        assert _box(page, "#part\\:word")[0] >= 0
        page.evaluate("location.hash = '大模型'")
        page.locator(".chosen").wait_for()
        assert _box(page, ".chosen")[0] >= _box(page, ".bar")[1] - 1


def _brightness(page: Page) -> int:
    colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return sum(map(int, re.findall(r"\d+", colour)[:3]))


def test_dark_and_light(visit: Visit) -> None:
    assert _brightness(visit(color_scheme="dark")) < 150
    assert _brightness(visit(color_scheme="light")) > 650


def test_without_javascript_entries_can_be_read_and_reached(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    assert page.locator("form").is_hidden()
    page.get_by_role("link", name=re.compile(r"^D\b")).first.click()
    assert page.locator('[id="大模型"] dfn').inner_text() == "大模型"
    page.goto(page.url.partition("#")[0] + "#大模型")
    assert page.locator('.entries > :target, [id="大模型"]').first.is_visible() or page.locator("details.rare").count()


def test_a_narrow_screen_does_not_scroll_sideways(visit: Visit) -> None:
    for sheet in ("", "#大模型"):
        page = visit(sheet, viewport={"width": 360, "height": 740})
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    _search(page, "模型")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_tablet_shows_the_word_beside_what_is_said_of_it(visit: Visit) -> None:
    page = _with_entries(visit, viewport={"width": 768, "height": 900})
    word, said = (page.locator(f"[id='大模型'] > {part}").first.bounding_box() for part in ("dt", "dd"))
    assert word
    assert said
    assert word["x"] + word["width"] <= said["x"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 768


def test_links_that_are_folded_away_are_printed_on_one_line(visit: Visit) -> None:
    page = visit("#大模型")
    page.locator(".chosen").wait_for()
    page.evaluate("document.querySelector('.chosen .seen').innerHTML = '<details open><ul><li>甲<li>乙</ul></details>'")
    page.emulate_media(media="print")
    first, second = (page.locator(".chosen .seen li").nth(place).bounding_box() for place in (0, 1))
    assert first
    assert second
    assert abs(first["y"] - second["y"]) < 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: Visit, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    for rest in ("", "#检索增强生成"):
        page = visit(rest, color_scheme=scheme)
        page.wait_for_timeout(600)
        for word in ("", "模型"):
            if word:
                _search(page, word)
            found = axe.run(page, options={"preload": False}).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_landmarks_and_names_for_screen_readers(visit: Visit) -> None:
    page = visit("#大模型")
    page.locator(".chosen").wait_for()
    for role in ("banner", "search", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1, role
    assert page.get_by_role("navigation").first.get_attribute("aria-label")
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("combobox", name="查词").count() == 1
    assert page.evaluate("document.documentElement.lang") == "zh"
    assert page.locator('[id="大模型"] dt > i').get_attribute("lang") == "en"


def test_print_shows_entries_and_hides_what_is_for_the_screen(visit: Visit) -> None:
    page = visit("#大模型")
    page.locator(".chosen").wait_for()
    page.emulate_media(media="print")
    assert page.locator(".letters").is_hidden()
    assert page.locator("form").is_hidden()
    assert page.locator('[id="大模型"] dfn').is_visible()


def test_the_first_keystroke_in_the_page_can_be_tabbed_past_the_head(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "part:content"


def test_links_lead_to_the_word_in_the_post(visit: Visit) -> None:
    page = visit("#大语言模型")
    page.locator(".chosen").wait_for()
    page.evaluate("""() => {
        const seen = Object.assign(document.createElement('dd'), {className: 'seen', innerHTML: '<a href="a.html">篇</a>'});
        document.querySelector('.chosen').append(seen);
    }""")
    link = page.locator(".chosen .seen a")
    link.focus()
    assert unquote(link.evaluate("link => link.href")).endswith(
        "/a.html#:~:text=大语言模型&text=大型语言模型&text=语言大模型&text=巨型模型"
    )


_OWN_PAGE = """<!DOCTYPE html><html lang="zh" data-theme="mine"><head><meta charset="utf-8"><title>花园</title>
<style>body { margin: 7px; background: rgb(1, 2, 3) } h1 { color: rgb(4, 5, 6) }</style></head>
<body><h1 id="own">花园</h1><main>%s</main></body></html>"""


def test_a_part_of_a_page_leaves_the_rest_alone(browser: Browser, tmp_path: Path) -> None:
    sites.one_sheet(tmp_path, "page_part = true\n")
    sheet = tmp_path / "glossary-page/index.html"
    sheet.write_text(_OWN_PAGE % sheet.read_text("utf-8"), "utf-8")
    page = browser.new_page(color_scheme="light")
    page.goto(sheet.as_uri())
    look = "[...'margin background box-sizing'.split(' ').map(name => getComputedStyle(document.body)[name]), getComputedStyle(own).color]"
    before = page.evaluate(look)
    assert before[0] == "7px"
    assert "rgb(1, 2, 3)" in before[1]
    assert before[3] == "rgb(4, 5, 6)"
    page.get_by_role("button", name="深色").click()
    assert page.evaluate(look) == before
    assert page.evaluate("document.documentElement.dataset.theme") == "mine"
    assert "rgb(25, 24, 22)" in page.locator(".glossary-page").evaluate("one => getComputedStyle(one).backgroundColor")
    _search(page, "大模")
    page.keyboard.press("Enter")
    assert page.locator(".chosen dfn").inner_text() == "大模型"
    page.context.close()


def test_links_are_called_by_the_titles_of_posts(visit: Visit) -> None:
    page = visit("#检索增强生成")
    link = page.locator(".chosen .seen a")
    link.filter(has_text="模型 & 价格 <b>").wait_for()
    assert page.locator(".chosen .seen").inner_text().endswith("模型 & 价格 <b> 2025-01-19")


def test_links_lead_to_posts(visit: Visit) -> None:
    page = visit("#大模型")
    chosen = page.locator(".chosen")
    chosen.wait_for()
    links = chosen.locator(".seen a")
    assert sorted(links.all_inner_texts()) == ["改代码", "模型 & 价格 <b>"]
    for address in links.evaluate_all("links => links.map(link => link.href)"):
        if address.startswith("http"):
            assert page.request.get(address).ok, address
        else:
            assert Path(unquote(urlparse(address).path)).is_file(), address
