"""A Chinese mention stands on whole words, as far as the dictionary knows them."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.language.edges import is_bounded
from glossary.language.segmentation import stands_on_word


@pytest.mark.parametrize(
    ("text", "mention", "stands"),
    [
        ("伊朗银行业很稳", "行业", False),
        ("十七位台湾指数投资者", "指数投资", False),
        ("渠道系统性规避", "渠道系统", False),
        ("新自由主义者", "新自由主义", False),
        ("新自由主義者", "新自由主義", False),
        ("叫做筋膜學", "筋膜", False),
        ("詹姆斯·沃森", "沃森", False),
        ("查克·布雷泽", "查克", False),
        ("这个行业很稳", "行业", True),
        ("行业", "行业", True),
        ("经历从大语言模型单次调用", "大语言模型", True),
        ("更多防御股来加强组合", "防御股", True),
        ("用API网关者", "API", True),
    ],
)
def test_words(text: str, mention: str, stands: bool) -> None:
    start = text.index(mention)
    assert stands_on_word(text, start, start + len(mention)) == stands


_PIECES = [
    *"的中国人民银行业系统性者和为不是在有模型数据库一下子〇＃# 3",
    "API",
    "T恤",
    "卡拉OK",
    "·",
    "人工智能",
    "研究生命",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=30), st.integers(0, 40), st.integers(1, 8))
def test_words_looked_up_one_by_one_are_those_of_the_loaded_dictionary(
    pieces: list[str], start: int, length: int
) -> None:
    text = "".join(pieces)
    end = min(len(text), start + length)
    if start < end and is_bounded(text, start, end):
        assert stands_on_word(text, start, end) == stands_on_word(text, start, end, many=True)


def test_where_there_is_no_wheel_jieba_itself_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, bool]] = []

    def cut(text: str, HMM: bool) -> list[str]:  # noqa: N803
        asked.append((text, HMM))
        return ["伊朗", "银行业"]

    monkeypatch.setitem(sys.modules, "rjieba", None)
    monkeypatch.setitem(sys.modules, "jieba", SimpleNamespace(cut=cut))
    assert stands_on_word("伊朗银行业", 2, 5, many=True)
    assert not stands_on_word("伊朗银行业", 3, 5, many=True)
    assert asked == [("伊朗银行业", False)] * 2
