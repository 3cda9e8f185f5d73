from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.index.lookup import Found
from glossary.model import Entry
from glossary.page.entries import PageMaterial, build_page
from glossary.page.pinyin import OTHERS, Speller
from glossary.page.readings import READINGS

SPELLER = Speller()

# term, letters, initials, section
SPELLINGS = [
    ("Data Center", "datacenter", "", "D"),
    ("ETF", "etf", "", "E"),
    ("Éclair", "eclair", "", "E"),
    ("3D", "3d", "", OTHERS),
    ("カメラ", "カメラ", "", OTHERS),
    ("？！", "", "", OTHERS),
    ("", "", "", OTHERS),
    ("大模型", "damoxing", "dmx", "da"),
    ("AI模型", "aimoxing", "aimx", "A"),
    ("X光", "xguang", "xg", "X"),
    ("《生之欲》", "shengzhiyu", "szy", "sheng"),
    ("“动物精神”", "dongwujingshen", "dwjs", "dong"),
    ("绿色债券", "lvsezhaiquan", "lszq", "lv"),
    ("马可·波罗", "makeboluo", "mkbl", "ma"),
    # One character, several readings: the word decides.
    ("银行", "yinhang", "yh", "yin"),
    ("行为", "xingwei", "xw", "xing"),
    ("音乐", "yinyue", "yy", "yin"),
    ("快乐", "kuaile", "kl", "kuai"),
    ("长尾效应", "changweixiaoying", "cwxy", "chang"),
    ("增长", "zengzhang", "zz", "zeng"),
    ("重构", "chonggou", "cg", "chong"),
    ("代码重构", "daimachonggou", "dmcg", "dai"),
    ("重力", "zhongli", "zl", "zhong"),
    ("重庆", "chongqing", "cq", "chong"),
    ("薄膜", "bomo", "bm", "bo"),
    ("薄饼", "baobing", "bb", "bao"),
    ("泊松分布", "bosongfenbu", "bsfb", "bo"),
    ("湖泊", "hupo", "hp", "hu"),
    # A surname is read in its own way: before a title, and before what given names are made of.
    ("解晓东", "xiexiaodong", "xxd", "xie"),
    ("單曉明", "shanxiaoming", "sxm", "shan"),
    ("区先生", "ouxiansheng", "oxs", "ou"),
    ("曾志伟教授", "zengzhiweijiaoshou", "zzwjs", "zeng"),
    ("万俟卨", "moqixie", "mqx", "mo"),
    ("解耦", "jieou", "jo", "jie"),
    ("解决方案", "jiejuefangan", "jjfa", "jie"),
    ("单工", "dangong", "dg", "dan"),
    ("单元测试", "danyuanceshi", "dycs", "dan"),
    ("查全率", "chaquanlv", "cql", "cha"),
    ("区块", "qukuai", "qk", "qu"),
    ("种子", "zhongzi", "zz", "zhong"),
    # Traditional characters are read as their Simplified ones.
    ("重慶", "chongqing", "cq", "chong"),
    ("銀行", "yinhang", "yh", "yin"),
]


@pytest.mark.parametrize(("term", "letters", "initials", "section"), SPELLINGS)
def test_a_term_is_read(term: str, letters: str, initials: str, section: str) -> None:
    spelling = SPELLER.spell(term)
    assert (spelling.letters, spelling.initials, spelling.section) == (letters, initials, section)


def test_a_chinese_person_is_called_by_the_surname() -> None:
    assert SPELLER.spell("乐嘉", lambda: True).letters == "yuejia"
    assert SPELLER.spell("乐嘉").letters == "lejia"
    # The dictionary knows more of these.
    assert SPELLER.spell("盖茨", lambda: True).letters == "gaici"


def test_who_is_a_person_is_asked_only_of_what_may_begin_with_a_surname() -> None:
    asked: list[str] = []

    def is_person(term: str) -> bool:
        asked.append(term)
        return False

    for term in ("大模型", "乐嘉", "Transformer", "單眼"):
        SPELLER.spell(term, partial(is_person, term))
    assert asked == ["乐嘉", "單眼"]


PEOPLE = [
    (Entry("盖聂", kind="person"), "genie"),
    (Entry("查济民", "Zha Jimin"), "zhajimin"),
    (Entry("查济民", "Jimin Zha"), "zhajimin"),
    (Entry("查理·芒格", "Charlie Munger", kind="person"), "chalimangge"),
    (Entry("查理", kind="person"), "chali"),
    (Entry("折半", "Binary Search"), "zheban"),
]


@pytest.mark.parametrize(("entry", "letters"), PEOPLE)
def test_what_an_entry_says_tells_whether_it_is_a_chinese_person(entry: Entry, letters: str) -> None:
    (shown,) = build_page([Found(entry, (), ())], SPELLER.spell, {}, PageMaterial({}, {}, 10, False))
    assert shown.spelling.letters == letters


def test_a_persons_reading_wins() -> None:
    assert Speller({"乐": "yao4"}).spell("乐").letters == "yao"
    assert Speller({"单田": "shan tian"}).spell("单田某").letters == "shantianmou"


def test_under_a_letter_latin_terms_come_first_then_syllables_with_equal_characters_together() -> None:
    terms = ["但", "大厦", "Docker", "俄", "打印", "3D", "大模型", "Data", "达人", "代理", "大厅", "e-book"]
    ordered = sorted(terms, key=lambda term: SPELLER.spell(term).place)
    assert ordered == [
        *("Data", "Docker", "达人", "打印", "大模型", "大厦", "大厅", "代理", "但"),
        *("e-book", "俄", "3D"),
    ]


def test_each_reading_has_a_syllable_for_each_character() -> None:
    for word, reading in READINGS.items():
        syllables = reading.split()
        assert len(syllables) == len(word), word
        assert all(syllable[-1] in "12345" and syllable[:-1].isalpha() for syllable in syllables), word


@pytest.mark.parametrize("word", ["大模型", "人工智能", "市舶司", "咖啡", "效率", "生活", "隔离级别", "数据库"])
def test_the_reading_is_the_librarys(word: str) -> None:
    from pypinyin import lazy_pinyin

    assert SPELLER.spell(word).letters == "".join(lazy_pinyin(word))


@given(st.text(max_size=30))
def test_any_text_can_be_spelled(text: str) -> None:
    spelling = SPELLER.spell(text)
    assert spelling.section == OTHERS or spelling.letters.startswith(spelling.section.lower())
    assert not set(spelling.letters) & set(" \t\n")
