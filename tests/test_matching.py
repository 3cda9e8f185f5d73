"""Mentions are found in any script and case, the longest first, and at the edges of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.index.lookup import all_forms
from glossary.index.rows import row_of
from glossary.language import folded_line
from glossary.language.edges import fits_case, is_bounded
from glossary.language.folded_line import fold_line, fold_lines
from glossary.mentions.many_texts import ManyTexts
from glossary.mentions.matching import Matcher, find_mentions
from glossary.model import Entry
from tests.small_glossary import SmallGlossary

GLOSSARY = SmallGlossary(
    [
        Entry("大模型", "Large Model"),
        Entry("模型", "Model"),
        Entry("埃隆·马斯克", "Elon Musk"),
        Entry("API"),
        Entry("API网关", "API Gateway"),
        Entry("C++"),
        Entry("GPT-4"),
        Entry("996"),
        Entry("链"),
        Entry("云计算", "Cloud Computing"),
        Entry("中心", "Center"),
        Entry("中心化", "Centralization"),
        Entry("中心化交易所", "Exchange"),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("今天天气不错", []),
        ("RAPID，APIs2，XAPI，API2，Chang'API", []),
        ("链", []),
        ("大\n模型", ["模型"]),
        ("大模型", ["大模型"]),
        ("大模型模型", ["大模型", "模型"]),
        ("雲計算和云计算", ["雲計算", "云计算"]),
        ("埃隆马斯克、埃隆・马斯克、埃隆 马斯克", ["埃隆马斯克", "埃隆・马斯克", "埃隆 马斯克"]),
        ("用API调API 网关", ["API", "API 网关"]),
        ("ＡＰＩ和api", ["ＡＰＩ", "api"]),
        ("large-model, Large  Models, LARGE MODEL's", ["large-model", "Large  Models", "LARGE MODEL"]),
        ("a large, model", ["model"]),
        ("写C++11和 C++", ["C++"]),
        ("GPT-4 与 GPT-4o", ["GPT-4"]),
        ("Centre", ["Centre"]),
        ("GPT-4.1 与 GPT-4-mini 与 GPT-4。", ["GPT-4"]),
        ("my-API 与 API.js 与 R&API 与 API-", ["API"]),
        ("1.API 与 2. API", ["API", "API"]),
        ("①API 与 ②API", ["API", "API"]),
        ("①C++ 与 C++", ["C++", "C++"]),
        ("①C++ or “C++” of old", ["C++", "C++"]),
        ("① API, ②API and “APIs” of a café’s API", ["API", "API", "APIs", "API"]),
        ("C++-API 与 C#.API 与 C++API", []),
        ("中心化交易、去中心、中心", ["中心化", "中心", "中心"]),
        ("中心\n化交易所，中心 化交易所", ["中心", "中心 化交易所"]),
        ("996年 与 1,996 与 996.5 与 996福报", ["996"]),
    ],
)
def test_mentions(text: str, found: list[str]) -> None:
    assert [text[each.start : each.end] for each in find_mentions(text, GLOSSARY.forms)] == found


@pytest.mark.parametrize(
    ("text", "name", "headword", "fits"),
    [
        ("api", "API", True, False),
        ("APIs", "API", True, True),
        ("openai", "OpenAI", True, False),
        ("meta", "Meta", True, False),
        ("Meta", "Meta", True, True),
        ("META", "Meta", True, False),
        ("ReAct", "React", True, False),
        ("NETFLIX", "Netflix", True, True),
        ("Benchmarks", "Benchmark", True, True),
        ("valuation", "Valuation", False, True),
        ("large model", "Large Model", True, True),
        ("Benchmark", "benchmark", True, True),
        ("大模型", "大模型", True, True),
    ],
)
def test_case(text: str, name: str, headword: bool, fits: bool) -> None:
    assert fits_case(text, name, is_headword=headword) == fits


@given(st.text(st.sampled_from("大模型API网关 ·\u3000-lLaArRgGeE.\nß"), max_size=60))
def test_mentions_are_apart_and_within_the_text(text: str) -> None:
    end = 0
    for each in find_mentions(text, GLOSSARY.forms):
        assert end <= each.start < each.end <= len(text)
        assert "\n" not in text[each.start : each.end]
        end = each.end


@given(st.text(max_size=40).filter(lambda text: not set(text) & set("\r\n")))
def test_a_key_leads_back_to_its_line(line: str) -> None:
    folded = fold_line(line)
    origins = [folded.origin(number) for number in range(len(folded.key))]
    assert folded.origins() == origins
    assert origins == sorted(set(origins))
    assert all(0 <= origin < len(line) for origin in origins)


def test_a_matcher_finds_the_same_again() -> None:
    matcher = Matcher(GLOSSARY.forms)
    text = "大模型\n\n用API\n大模型"
    assert matcher.find(text) == matcher.find(text) == find_mentions(text, GLOSSARY.forms)


def test_a_matcher_learns_further_forms_of_a_latin_head() -> None:
    words = SmallGlossary([Entry("Cloud"), Entry("Cl"), Entry("Claim Check"), Entry("Clo")])
    matcher = Matcher(words.forms)
    for text in ("Cloud", "claim-check, C l", "clo、Cl", "Cloud、Claim check、Clo、Cl"):
        assert matcher.find(text) == find_mentions(text, words.forms)
    assert len(matcher.find(text)) == 4


_ENGLISH = SmallGlossary(
    [Entry(name) for name in ("Bus", "Buses", "BU", "Model", "Large Model", "Models", "Café", "C", "C++", ".NET")]
    + [Entry(name) for name in ("Node", "Node.js", "X-Ray", "2D", "The Bus", "AI 模型", "Theory of Models")]
)
_ENGLISH_PIECES = (
    "Bus BUs bus buses model Models large LARGE café cafe c C ++ .net NET node .js x ray the theory of ai 模型 ① ② 2 d "
    "Ａ ｂ … ’ “ é - . , & ' 中"
)


@given(st.lists(st.sampled_from([*_ENGLISH_PIECES.split(), *["", " ", "  ", "\t", "\n"] * 4]), max_size=40))
def test_english_lines_are_matched_word_by_word_as_by_an_automaton(pieces: list[str]) -> None:
    text = "".join(pieces)
    names = {row_of(form) for number in range(17) for form in all_forms(_ENGLISH.found(number))}
    many = ManyTexts(_ENGLISH.forms, _ENGLISH.forms(names).values())
    assert many.find(text) == find_mentions(text, _ENGLISH.forms)


@given(
    st.lists(
        st.sampled_from([*"大模型链云計算中心API网关aeC+4-·. \n", "埃隆·马斯克", "Elon Musk", "996", "GPT-4"]),
        max_size=40,
    )
)
def test_many_texts_are_matched_as_one_is(pieces: list[str]) -> None:
    text = "".join(pieces)
    names = {row_of(form) for number in range(11) for form in all_forms(GLOSSARY.found(number))}
    many = ManyTexts(GLOSSARY.forms, GLOSSARY.forms(names).values())
    assert many.find(text) == find_mentions(text, GLOSSARY.forms)


def test_a_line_that_cannot_be_simplified_leaves_the_others_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    def simplified(text: str) -> str:
        return text.replace("算", "").replace("雲", "云")

    monkeypatch.setattr(folded_line, "to_simplified", simplified)
    assert fold_lines("雲計\n雲·算\n雲 C").key == "\n".join(fold_line(line).key for line in ("雲計", "雲·算", "雲 C"))


@pytest.mark.parametrize(
    ("text", "name", "bounded"),
    [
        ("API\nRAG", "RAG", True),
        ("第一行\nRAG", "RAG", True),
        ("ＡRAG", "RAG", True),
        ("éRAG", "RAG", False),
        ("RAGé", "RAG", False),
        ("2.RAG", "RAG", True),
        ("a.RAG", "RAG", False),
        ("C#RAG", "RAG", False),
        ("#RAG", "RAG", True),
        ("1,996", "996", False),
        (",996", "996", True),
        ("RAG", "RAG", True),
    ],
)
def test_what_stands_in_front_and_behind_bounds_a_name(text: str, name: str, bounded: bool) -> None:
    start = text.index(name)
    assert is_bounded(text, start, start + len(name)) is bounded


def test_the_longest_form_is_found_whatever_follows_the_head() -> None:
    words = SmallGlossary([Entry("数据"), Entry("数据库"), Entry("数据库管理系统"), Entry("数据湖")])
    text = "数据库管理系统、数据库管理、数据湖、数据流、数据"
    found = [text[each.start : each.end] for each in find_mentions(text, words.forms)]
    assert found == ["数据库管理系统", "数据库", "数据湖", "数据", "数据"]
