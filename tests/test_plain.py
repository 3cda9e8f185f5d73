"""What a reader sees of a piece of Markdown; what is no mark stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.markdown.plain import plain

AS_IT_IS = [
    "",
    "潮间带",
    "Vec<T>",
    "a < b",
    "AT&T",
    "R&D;",
    "snake_case",
    "a == b",
    "==",
    "~",
    "C*",
    "5 * 3",
    "[1]",
    "a=b",
    "\\甲",
    "&nothing;",
]
SHOWN = [
    ("**甲** *乙* __丙__", "甲 乙 丙"),
    ("==甲==与~~乙~~", "甲与乙"),
    ("[[Tide|潮汐]]，[[Tide]]，[[a\\|潮]]", "潮汐，Tide，潮"),
    ('[潮汐](tide.md "t")，[潮汐][t]，[[**潮**](b)](c)', "潮汐，潮汐，潮"),
    ("Tide[^1]: 涨落", "Tide: 涨落"),
    ("snake\\_case \\*注", "snake_case *注"),
    ("`Box<T>` 与 ``a`b``", "Box<T> 与 a`b"),
    ("`**甲**`", "**甲**"),
    ("R&amp;D &lt;p&gt;", "R&D <p>"),
    ("甲&#8203;\u200b乙", "甲乙"),
    ("<span class='a'>甲</span><Term>乙</Term><!-- 丙 -->", "甲乙"),
    ("<ruby>潮<rt>cháo</rt></ruby>", "潮"),
    ("潮\n汐 high\ntide", "潮汐 high tide"),
]


@pytest.mark.parametrize("text", AS_IT_IS)
def test_what_is_no_mark_stays(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_shown(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text("甲a <>[]()|*_`=~&;\\#\n\u200b", max_size=30))
def test_any_text_has_a_plain_form(text: str) -> None:
    assert len(plain(text)) <= len(text)
