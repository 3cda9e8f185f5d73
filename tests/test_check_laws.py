"""Law 8 on generated posts: after the fixes, what was mended is gone, nothing new came, and a second run does nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.checking.context import KnownPost
from glossary.checking.facts import Facts
from glossary.checking.finding import Finding
from glossary.checking.fixing import choose_fixes, mend
from glossary.checking.harm import keeps_structure
from glossary.checking.reading_uses import current_uses
from glossary.checking.run import check_text
from glossary.checking.settings import read_settings
from glossary.config import load_config
from glossary.edits import insertion
from glossary.index.file import open_index
from glossary.report import Report
from tests.examples import examples
from tests.garden import Garden

POSTS = {
    "content/a.md": "**大模型**（Large Model: 参数量巨大的模型）与**英伟达**（NVIDIA）和**《局外人》**（The Stranger）。",
    "content/b.md": "**大模型**（Large Model: 参数量很大的模型）与**代理**（Agent: 替人办事的程序）和**英伟达**（NVIDIA）。",
}
PIECES = (
    "**大模型**（Large Model: 参数量巨大的模型）",
    "**大模型**(Giant Model：参数量巨大的模型)",
    "**大模型**（Large Modle）",
    "**大模型**（: 参数量巨大的模型）",
    "**大模型**（大模型）",
    "**英伟达**（Nvidia）",
    "**英伟达**（NVIDIA)",
    "**代理**（Proxy",
    "**《局外人》**",
    "**代理（Agent）**",
    "**注意：**",
    "**一****二**",
    "大模型",
    "代理",
    "很贵",
    "，",
    "。",
    " ",
    "\n",
    "\n\n",
    "</details>\n",
    "`**代理**（`",
    "- ",
    "# ",
    "[英伟达](a(b).html)",
    "<!-- glossary: ignore half-width -->",
)
RULES = read_settings({}, select=["all"], ignore=["missing-annotation"])
Check = Callable[[str], list[Finding]]


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Check]:
    root: Path = tmp_path_factory.mktemp("garden")
    garden = Garden(root, POSTS)
    assert garden.run("--quiet", "extract") == 0
    index = open_index(root / ".glossary")
    facts = Facts(index, current_uses(load_config(None, root), (), index, 1, Report(-1)))
    yield lambda text: check_text("content/case.md", text, facts, RULES, ("**", "__"), KnownPost())
    index.close()


texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@examples(150)
@given(texts, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_law_8(check: Check, text: str, unsafe: bool, ending: str) -> None:
    text = text.replace("\n", ending)
    before = check(text)
    mended = mend(text, before, lambda changed, _: check(changed), unsafe=unsafe)
    assert mended.findings == check(mended.text)
    assert Counter(one.rule for one in mended.findings) <= Counter(one.rule for one in before)
    assert len(mended.findings) <= len(before) - mended.mended
    assert (mended.text == text) == (mended.mended == 0)
    assert mend(mended.text, mended.findings, lambda changed, _: check(changed), unsafe=unsafe).text == mended.text


@examples(100)
@given(texts)
def test_findings_have_places_in_the_text_and_come_in_order(check: Check, text: str) -> None:
    found = check(text)
    assert found == sorted(found)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert (one.line, one.column) <= (one.end_line, one.end_column)
        assert one.excerpt.before + one.excerpt.marked + one.excerpt.behind in text.replace("\r", "")


def test_of_findings_that_touch_only_the_first_is_chosen(check: Check) -> None:
    found = [one for one in check("**大模型**(大模型)") if one.edits]
    assert {one.rule for one in found} == {"half-width", "repeated-term"}
    assert len(choose_fixes(found, 9)) == 1 and choose_fixes([], 9) == []


def test_a_fix_that_would_change_a_heading_does_harm() -> None:
    edit = insertion(0, "# ")
    assert not keeps_structure("大模型\n", "# 大模型\n", [edit])
    assert keeps_structure("大模型\n", "**大模型**\n", [insertion(0, "**")])
