"""Where terms without marks begin, by how words lean and how long an English name lets a term be."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.fit_beginnings import Choice, fit, leanings_of, marked_terms
from glossary.language import leanings
from glossary.language.leanings import leaning
from glossary.sites.beginnings import Beginning, expected_of, lean
from glossary.sites.plain_terms import find_plain_terms, term_before, words_of_run
from glossary.sites.word_classes import word_class

WHOLE = [
    ("它支持向量机", "支持向量机", "support vector machine"),
    ("这就是负载均衡", "负载均衡", "load balancing"),
    ("与门", "与门", "AND gate"),
    ("静态网站", "静态网站", "static site"),
    ("在渔港，潮差", "潮差", "tidal range"),
    ("这就是KL散度", "KL散度", "Kullback-Leibler divergence"),
    ("表示读取-求值-输出-循环", "读取-求值-输出-循环", "Read-Eval-Print Loop"),
    ("水的不透明度", "不透明度", "opacity"),
    # Nor is it cut off from a Latin word that the English name has, be it with a hyphen behind.
    ("我们用 B 树", "B 树", "B-Tree"),
    ("选用 R 语言", "R 语言", "R Language"),
    ("学习 Go 语言", "Go 语言", "Golang"),
    ("这叫 Q 学习", "Q 学习", "Q-learning"),
]

CUT = [
    # A long English word says as much as several: the words in front belong to the term.
    ("胶质里有少突胶质细胞", "少突胶质细胞", "Oligodendrocytes"),
    ("这里讲的是三元语法", "三元语法", "trigram"),
    ("这里讲的是稀疏注意力机制", "稀疏注意力机制", "attention"),
    # What joins, refers or counts is none of it, whatever table has it.
    ("堤坝由于产能利用率", "产能利用率", "Capacity Utilization Rate"),
    ("请把水倒进一个桶", "桶", "bucket"),
    ("看这段代码", "代码", "code"),
    ("停在各种避风港", "避风港", "safe harbors"),
    ("页面中连接数", "连接数", "Connection Count"),
    ("可以使用净收入", "净收入", "Net Income"),
    # What is done with it.
    ("如果我们改变参考系", "参考系", "reference frames"),
    ("病人患有尿路感染", "尿路感染", "urinary tract infections"),
    # Nor is who bears a foreign name.
    ("他是画家埃尔·格列科", "埃尔·格列科", "El Greco"),
    ("他是国王波吕波斯", "波吕波斯", "Polybus"),
    # Nor a Latin word that the English name does not have.
    ("由Acceptor接受", "接受", "voted"),
    ("还定义了一套DSL", "DSL", "Domain Specific Language"),
    # A verb may be the term itself, and 去 be no more than a direction.
    ("就会先去查询缓存", "查询缓存", "Query Cache"),
    ("如此便能覆盖", "覆盖", "override"),
    # What English denies, exceeds or counts is said in front.
    ("这段代码不安全", "不安全", "unsafe"),
    ("所谓的过拟合", "过拟合", "overfitting"),
    ("这就是一种去中心化交易所", "去中心化交易所", "decentralized exchange"),
    ("提高湖水可测性", "可测性", "testability"),
]


@pytest.mark.parametrize(("text", "term", "english"), WHOLE + CUT)
def test_where_a_term_begins(text: str, term: str, english: str) -> None:
    start = term_before(text, len(text), english)
    assert start is not None
    assert text[start:] == term


def test_an_item_is_a_term_as_a_whole_where_a_definition_follows() -> None:
    def read(text: str) -> list[str]:
        return [text[slice(*span)] for span, _ in find_plain_terms(text)]

    assert read("- 一般潮差预报表（Tide table）：……") == ["一般潮差预报表"]
    assert read("- 运用潮差预报表（Tide table）：……") == ["潮差预报表"]


def test_a_clause_is_no_term() -> None:
    text = "渔民每天清晨出海捕鱼归来晒网补网"
    assert term_before(f"，{text}", len(text) + 1, "net") != 1


def test_words_lean_to_the_sentence_or_to_the_name() -> None:
    for_sentence, for_name = leaning("使用"), leaning("向量")
    assert for_sentence is not None
    assert for_name is not None
    assert for_sentence > 0 > for_name
    assert leaning("轉換") == leaning("转换")
    assert leaning("渔港潮差") is None
    assert lean("渔港潮差") < 0  # as nouns do that nobody has counted


def test_the_file_of_leanings_is_sorted_and_has_each_word_once() -> None:
    lines = Path(leanings.__file__).with_name("leanings.txt").read_text(encoding="utf-8").splitlines()
    words = [line.split(" ")[0] for line in lines]
    assert words == sorted(set(words))


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("节点", "noun"),
        ("管理", "noun"),
        ("使用", "verb"),
        ("患有", "verb"),
        ("看到", "verb"),
        ("的", "parting"),
        ("由于", "function"),
        ("这段", "function"),
        ("一千万", "function"),
        ("主", "character"),
        ("API", "latin"),
    ],
)
def test_kinds_of_words(word: str, kind: str) -> None:
    assert word_class(word) == kind


def test_what_is_counted_stands_for_itself() -> None:
    assert words_of_run("一个桶", "bucket") == ["一个", "桶"]
    assert words_of_run("这段代码", "code") == ["这段", "代码"]


def test_an_acronym_has_a_term_as_long_as_its_letters() -> None:
    assert expected_of("SVM").characters > expected_of("SV").characters
    assert expected_of("support vector machine").characters > expected_of("support").characters
    assert expected_of("Tiger Management", more=1).characters > expected_of("Tiger Management").characters + 2


def beginning(**features: float) -> Beginning:
    return Beginning(*[0.0] * len(Beginning._fields))._replace(**features)


def test_the_fit_prefers_what_writers_chose() -> None:
    chosen, other = beginning(leaning_before=2.0), beginning(leaning_before=-2.0)
    weights = fit([Choice([chosen, other], 0, 1.0), Choice([other, chosen], 1, 1.0)])
    assert Beginning(*weights).leaning_before > 0


def test_a_word_seen_once_tells_nothing() -> None:
    assert set(leanings_of({"搬运": 9, "渔港": 1}, {"潮汐": 9})) == {"搬运", "潮汐"}


def test_marks_show_where_a_term_begins() -> None:
    marked = list(marked_terms("我们搬运了**潮汐模型**（tidal model），见**某处**（上周）。"))
    assert [(one.before, one.term, one.english) for one in marked] == [("我们搬运了", "潮汐模型", "tidal model")]
