"""A Chinese mention stands on whole words, as far as the dictionary knows them."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

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


def test_where_there_is_no_wheel_jieba_itself_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, bool]] = []

    def cut(text: str, HMM: bool) -> list[str]:  # noqa: N803
        asked.append((text, HMM))
        return ["伊朗", "银行业"]

    monkeypatch.setitem(sys.modules, "rjieba", None)
    monkeypatch.setitem(sys.modules, "jieba", SimpleNamespace(cut=cut))
    assert stands_on_word("伊朗银行业", 2, 5)
    assert not stands_on_word("伊朗银行业", 3, 5)
    assert asked == [("伊朗银行业", False)] * 2
