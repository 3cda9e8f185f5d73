"""Other people's files read, compared with the glossary, and written into it; exports come back as they went out."""

from __future__ import annotations

import io
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import GlossaryError
from glossary.export.table import format_named
from glossary.export.values import ExportMaterial, Item
from glossary.imports.carrying_out import carried_out
from glossary.imports.legacy import decode_legacy, decode_utf_16
from glossary.imports.plan import CONFLICT, FILLED, NEW, SAME, plan_import
from glossary.imports.table import NAMES, reader_for, reader_named
from glossary.imports.values import Read, Row
from glossary.language.folding import fold
from glossary.model import KINDS, Entry
from glossary.store import lock as lock_format
from glossary.store.document import parse_document
from glossary.store.splice import splice
from tests.garden import PROJECT, Garden


def read(text: str, path: str = "file.txt", **columns: str) -> Read:
    reader = reader_for(path, text)
    assert reader is not None
    return reader.read(text, columns)


def names(found: Read) -> list[tuple[str, str]]:
    return [(row.entry.term, row.entry.english) for row in found.rows]


PAIR = [("大模型", "Large Model"), ("估值", "valuation")]
# Title, name of the file, text.
FILES = [
    ("comma", "a.csv", "大模型,Large Model\n估值,valuation\n"),
    ("english first", "a.csv", "Large Model,大模型\nvaluation,估值\n"),
    ("heading", "a.csv", "\ufeffEnglish,中文,Area\r\nLarge Model,大模型,x\r\nvaluation,估值,\r\n"),
    ("semicolons", "a.csv", "term;english\n大模型;Large Model\n估值;valuation\n"),
    ("tabs", "a.txt", "大模型\tLarge Model\n估值\tvaluation\n"),
    ("a quote between tabs", "a.tsv", '大模型\tLarge Model\t"大"的\n估值\tvaluation\t值多少"\n'),
    ("a quote in front between tabs", "a.tsv", '大模型\tLarge Model\t"大\n估值\tvaluation\t值"\n'),
    ("quotes between tabs", "a.tsv", '"大模型"\t"Large Model"\t"一个\n模型"\n估值\tvaluation\n'),
    ("what Excel writes first", "a.csv", "sep=;\r\n大模型;Large Model\r\n估值;valuation\r\n"),
    ("quotes", "a.csv", '"term","english"\n"大模型","Large Model"\n"估值","valuation"\n'),
    ("list", "TERMS.md", "## 对照\n\n大模型，Large Model\n\n估值，valuation\n"),
    ("bullets", "TERMS.md", "- Large Model，大模型\n- valuation：估值\n"),
    ("links", "TERMS.md", "- [大模型](a.md)，Large Model\n- valuation：[估值](https://a.b/c)\n"),
    ("lists with parentheses", "TERMS.md", "- **大模型**（Large Model）\n- 估值 (valuation)\n"),
    ("lists with strokes", "TERMS.md", "- 大模型 / Large Model\n- valuation / 估值\n"),
    ("drawn arrows", "TERMS.md", "- Large Model → 大模型\n- valuation ⇒ 估值\n"),
    ("a table shown as code", "T.md", "```\n| 中文 | 英文 |\n|-|-|\n| 假 | fake |\n```\n\n| 中文 | 英文 |\n|-|-|\n| 大模型 | Large Model |\n| 估值 | valuation |\n"),
    ("arrows", "TERMS.md", "1. 大模型 -> Large Model\n2. 估值 — valuation\n"),
    ("table", "TERMS.md", "词\n\n| 英文 | 译名 |\n|---|:-:|\n| **Large Model** | 大模型 |\n| `valuation` | [估值](x.md) |\n"),
    ("comments in a table", "TERMS.md", "| 中文 | 英文 |\n|-|-|\n| 大模型<!-- 一 --> | Large Model |\n| 估值 | valuation |\n"),
    ("json lines", "a.jsonl", '{"term": "大模型", "english": "Large Model"}\n{"zh": "估值", "en": "valuation"}\n'),
    ("json list", "a.json", '[{"term": "大模型", "english": "Large Model"},\n {"source": "估值", "target": "valuation"}]'),
    (
        "a table among others",
        "TERMS.md",
        "| 方法 | 说明 |\n|---|---|\n| get | 取值 |\n\n| 英文缩写 | 中文名称 | 用处 |\n|---|---|---|\n"
        "| Large Model | 大模型 | 甲 |\n| valuation | 估值 | |\n",
    ),
    (
        "a list among prose",
        "STYLE.md",
        "---\ntitle: 译文规范\n---\n\n## 标点\n\n中文里，use full-width，都如此。\n\n- 引号成对\n- 不留空格\n\n"
        "```\n- 甲，code\n```\n\n## 译名\n\n- Large Model，大模型\n- valuation，估值\n",
    ),
    ("languages behind headings", "a.csv", "序号,术语（中文）,术语 (English)\n1,大模型,Large Model\n2,估值,valuation\n"),
    ("three languages", "a.csv", "English,简体中文,Deutsch\nLarge Model,大模型,Modell\nvaluation,估值,Wert\n"),
    ("two scripts", "a.csv", "English,简体,繁體\nLarge Model,大模型,大模型\nvaluation,估值,估價\n"),
    ("arrows", "a.txt", "Large Model => 大模型\nvaluation => 估值\n"),
    ("equals", "a.txt", "Large Model = 大模型\nvaluation==估值\n"),
    ("json of translators", "a.jsonl", '{"original": "Large Model", "translation": "大模型"}\n{"src": "valuation", "dst": "估值"}\n'),
    ("json with names", "a.jsonl", '{"name": "大模型", "english": "Large Model"}\n{"name": "估值", "en": "valuation"}\n'),
    ("json by language", "a.json", '[{"term": "Large Model", "translations": {"zh": "大模型", "de": "Modell"}},\n {"term": {"zh": "估值", "en": "valuation"}}]'),
    ("direction", "a.csv", "source,target\nLarge Model,大模型\nvaluation,估值\n"),
    ("json direction", "a.json", '[{"source": "Large Model", "target": "大模型"}, {"原文": "valuation", "译文": "估值"}]'),
    ("json map on a line", "a.json", '{"Large Model": ["大模型"], "valuation": "估值"}'),
    ("json map", "a.json", '{"大模型": "Large Model", "valuation": "估值"}'),
    ("terms", "a.json", '{"terms": [{"term": "大模型", "english": "Large Model"}, {"term": "估值", "english": "valuation"}]}'),
    ("a title above the heading", "a.csv", "术语表,,\n,,\nEnglish,中文,说明\nLarge Model,大模型,\nvaluation,估值,\n"),
    ("numbers in front", "a.csv", "1,Large Model,大模型\n2,valuation,估值\n"),
    ("headings among rows", "a.csv", "# 表\nLarge Model,大模型\n\n## 其他\nvaluation,估值\n"),
    ("letters among rows", "T.md", "| English 英文 | 中文 |\n|-|-|\n| **L** | |\n| Large Model | 大模型 |\n| **V** | |\n| valuation | 估值 |\n"),
    ("abbreviations beside", "T.md", "| 英文全称 | 英文 | 中文 |\n|-|-|-|\n| Large Model | | 大模型 |\n| valuation | | 估值 |\n"),
    ("memoq", "a.csv", "Entry_ID,Entry_Subject,Chinese_PRC,Chinese_PRC_Def,English,English_Def\n1,,大模型,,Large Model,\n2,,估值,,valuation,\n"),
    ("crowdin", "a.csv", "definition,term_zh-CN,status_zh-CN,term_en\n,大模型,preferred,Large Model\n,估值,preferred,valuation\n"),
    ("brackets behind headings", "a.csv", "Term [en],Description [en],Term [zh-CN]\nLarge Model,,大模型\nvaluation,,估值\n"),
    ("headings as terms", "T.md", "# 表\n\n## 大模型 (Large Model) {#a}\n\n- [指南 - Guide](a)\n\n## 估值（valuation）\n\n- [指南 - Guide](b)\n"),
    ("omegat of its own", "glossary.txt", "# Glossary in tab-separated format -*- coding: utf-8 -*-\nLarge Model\t大模型\nvaluation\t估值\n"),
    ("omegat", "a.utf8", "# 表\n大模型\tLarge Model\t大的模型\n估值\tvaluation\n"),
    (
        "tbx 3",
        "a.tbx",
        '<?xml version="1.0" encoding="GBK"?><tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body>'
        '<conceptEntry id="a"><langSec xml:lang="zh-Hans"><termSec><term>大模型</term></termSec></langSec>'
        '<langSec xml:lang="en-US"><termSec><term>Large Model</term></termSec></langSec></conceptEntry>'
        '<conceptEntry id="b"><langSec xml:lang="de"><termSec><term>Wert</term></termSec></langSec>'
        '<langSec xml:lang="en"><termSec><term>valuation</term></termSec></langSec>'
        '<langSec xml:lang="zh"><termSec><term>估值</term></termSec></langSec></conceptEntry></body></text></tbx>',
    ),
    (
        "tbx with a language of no namespace",
        "a.tbx",
        '<martif type="TBX"><text><body><termEntry><langSet lang="EN_GB"><tig><term>Large Model</term></tig></langSet>'
        '<langSet lang="zh_CN"><tig><term>大模型</term></tig></langSet></termEntry><termEntry><langSet lang="zh"><tig>'
        '<term>估值</term></tig></langSet><langSet lang="en"><tig><term>valuation</term></tig></langSet></termEntry>'
        "</body></text></martif>",
    ),
    (
        "tbx 2",
        "a.xml",
        '<martif type="TBX"><text><body><termEntry><langSet xml:lang="en"><ntig><termGrp><term>Large Model</term>'
        '</termGrp></ntig></langSet><langSet xml:lang="zh"><tig><term>大模型</term></tig></langSet></termEntry>'
        '<termEntry><langSet xml:lang="zh"><tig><term>估值</term></tig></langSet><langSet xml:lang="en"><tig>'
        "<term>valuation</term></tig></langSet></termEntry></body></text></martif>",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text"), [pytest.param(*rest, id=title) for title, *rest in FILES])
def test_a_file_is_read_as_it_looks(path: str, text: str) -> None:
    found = read(text, path)
    assert names(found) == PAIR
    assert not found.bad


ENTRIES = [
    (
        "长短期记忆网络，long short-term memory (LSTM)",
        Entry("长短期记忆网络", "long short-term memory", aliases=("LSTM",)),
    ),
    ("动量法，momentum (method)", Entry("动量法", "momentum (method)")),
    ("实例/示例，instance", Entry("实例", "instance", aliases=("示例",))),
    ("softmax回归，softmax regression", Entry("softmax回归", "softmax regression")),
    ("点，i.i.d. point", Entry("点", "i.i.d. point")),
    ("与门，OR gate", Entry("与门", "OR gate")),
    ("枪炮、病菌与钢铁，Guns and Steel", Entry("枪炮、病菌与钢铁", "Guns and Steel")),
    ("A/B测试，A/B test", Entry("A/B测试", "A/B test")),
    ("读/写锁，reader lock", Entry("读/写锁", "reader lock")),
    ("横向缩容/扩容，scale in/out", Entry("横向缩容/扩容", "scale in/out")),
    ("GA (general availability)，正式发布", Entry("正式发布", "general availability", aliases=("GA",))),
    ("vehicle，小车，车辆", Entry("小车", "vehicle", aliases=("车辆",))),
    ("plane，控制平面，或控制面", Entry("控制平面", "plane", aliases=("控制面",))),
    ("gate，与门，或门", Entry("与门", "gate", aliases=("或门",))),
    ("dependent，附属或附属者", Entry("附属", "dependent", aliases=("附属者",))),
    ("node，节点、结点", Entry("节点", "node", aliases=("结点",))),
    ("Agent / Probe，采集端 / 探针", Entry("采集端", "Agent", aliases=("探针", "Probe"))),
    ("policy (RP)，策略（RP）", Entry("策略", "policy", aliases=("RP",))),
    ("词元（token），token", Entry("词元", "token")),
    ("mapping，建图（绘制地图）", Entry("建图", "mapping", note="绘制地图")),
    ("disruption，干扰（请勿译为“中断”）", Entry("干扰", "disruption", note="请勿译为“中断”", superseded=("中断",))),
    ("ConfigMap，（不翻译）", Entry("ConfigMap", note="不翻译")),
    ("Pod，Pod", Entry("Pod")),
    (
        "vector（动态数组，一般不译）：（动态数组，一般不译）",
        Entry("动态数组", "vector", note="一般不译；动态数组，一般不译"),
    ),
    (
        "invariant：不变的（与协变、逆变并列），保证",
        Entry("不变的", "invariant", aliases=("保证",), note="与协变、逆变并列"),
    ),
    ("volume：（磁盘）卷", Entry("卷", "volume", note="磁盘")),
    ("ad-hoc：特设（的）", Entry("特设", "ad-hoc")),
    ("Smelt（矿物）：冶炼", Entry("冶炼", "Smelt", note="矿物")),
    ("Alpha Value（透明度）：Alpha值", Entry("Alpha值", "Alpha Value", note="透明度")),
    ("build (v.)：构建", Entry("构建", "build", note="v.")),
    ("breaking：“非兼容”或“不兼容”", Entry("非兼容", "breaking", aliases=("不兼容",))),
    ("falsy：不翻译，保留英文", Entry("falsy", note="不翻译，保留英文")),
    ("property：指 DOM 时不翻译，其他译为“属性”", Entry("属性", "property", note="指 DOM 时不翻译，其他译为“属性”")),
    ("context：上下文（有时译为“语境”）", Entry("上下文", "context", note="有时译为“语境”")),
    ("loop：迴圈、循環", Entry("迴圈", "loop", aliases=("循環",))),
    ("Softmax：Softmax/软最大化", Entry("软最大化", "Softmax")),
    (
        "API：Application Programming Interface，编程接口",
        Entry("编程接口", "Application Programming Interface", aliases=("API",)),
    ),
    ("setup, set up, set-up：预设", Entry("预设", "setup", aliases=("set up", "set-up"))),
    ("**提供 / 注入** (provide / inject)", Entry("提供", "provide", aliases=("注入", "inject"))),
    ("vehicle|car，小车|车辆", Entry("小车", "vehicle", aliases=("车辆", "car"))),
    ("onehot  独热", Entry("独热", "onehot")),
]


@pytest.mark.parametrize(("line", "entry"), ENTRIES)
def test_a_line_of_a_list(line: str, entry: Entry) -> None:
    assert [row.entry for row in read(f"{line}\n词元，token\n").rows] == [entry, Entry("词元", "token")]


@pytest.mark.thorough
def test_a_line_of_signs_is_no_long_work() -> None:
    started = time.process_time()
    read(f"{'：' * 20_000}\n词元，token\n大模型，Large Model\n")
    assert time.process_time() - started < 2, "some hundred times what it needs"


def test_items_below_an_item_are_its_note() -> None:
    found = read("- traffic，流量\n  * 有时译为“请求”\n- 某种能力\n  * 意思不一\n- token，词元\n")
    assert [row.entry for row in found.rows] == [
        Entry("流量", "traffic", note="有时译为“请求”"),
        Entry("词元", "token"),
    ]
    assert [bad.line for bad in found.bad] == [3]


def test_definitions_behind_names_and_below_headings() -> None:
    list_ = "- **词元** (Token): 最小的单位\n- **Agent**（智能体）——会自己做事\n- **端到端** (End-to-End)\n"
    headings = "## 词元 (Token)\n\n*最小*的[单位](a.md)，\n一段。\n\n别的。\n\n## Agent\n\n会自己做事。\n"
    assert [row.entry for row in read(list_, "a.md").rows] == [
        Entry("词元", "Token", "最小的单位"),
        Entry("智能体", "Agent", "会自己做事"),
        Entry("端到端", "End-to-End"),
    ]
    assert [row.entry for row in read(headings, "a.md").rows] == [
        Entry("词元", "Token", "最小的单位， 一段。"),
        Entry("Agent", "", "会自己做事。"),
    ]


def test_one_line_alone_among_other_things_is_no_list() -> None:
    text = "## 用法\n\n- 安装\n- 运行\n\n## 参见\n\n- [指南 - Guide](a.md)\n"
    assert reader_for("a.md", text) is None


def test_cells_beside_the_names_leave_these_to_be_parted() -> None:
    text = "原文\t译文\t常用缩写\t备注\t来源\nAccept-Reject Sampling\t接受-拒绝抽样/接受-拒绝采样（统计）\tARS\t常用\t[1]\n"
    found = read(text, "a.tsv", **{})
    assert [row.entry for row in read(text.replace("常用缩写", "缩写"), "a.tsv").rows] == [
        Entry("接受-拒绝抽样", "Accept-Reject Sampling", "", ("接受-拒绝采样", "ARS"), note="统计；常用")
    ]
    assert found.shape.endswith("by the heading; passed over: 常用缩写, 来源")


def test_a_name_that_stays_latin_is_known_by_its_column() -> None:
    text = "Lapis,青金石\nRecipe,配方\nRedstone Flux,RF\n"
    assert read(text, "a.csv").rows[2].entry == Entry("RF", "Redstone Flux")


def test_an_english_name_alone_is_the_term() -> None:
    found = read("中文,English\n大模型,Large Model\n,Application Programming Interface (API)\n", "a.csv")
    assert found.rows[1].entry == Entry("Application Programming Interface", aliases=("API",))


def test_what_an_export_wrote_is_one_name() -> None:
    text = "term,english,aliases,superseded\n枪炮；病菌,Guns；Germs,,\n"
    assert read(text, "a.csv").rows[0].entry == Entry("枪炮；病菌", "Guns；Germs")


def test_where_a_list_stands_among_others_is_said() -> None:
    assert read("- 引号成对\n- 不留空格\n\n## 译名\n\n- token，词元\n- pod，豆荚\n").shape.endswith(", in lines 6–7")


def test_a_table_of_other_things_is_told() -> None:
    table = "| {} | {} |\n|---|---|\n| token | 词元 |\n\n"
    assert read(table.format("英文", "中文") + table.format("甲", "乙"), "a.md").shape.endswith(
        "; 1 table of other things"
    )


def test_two_headings_of_one_field_are_two_languages() -> None:
    found = read("| Term | 译法 | 说明 |\n|---|---|---|\n| token | 词元 | 一段字 |\n", "a.md")
    assert [row.entry for row in found.rows] == [Entry("词元", "token", "一段字")]


def test_the_statuses_of_tbx_are_read() -> None:
    def section(name: str, status: str) -> str:
        note = f'<termNote type="administrativeStatus">{status}</termNote>'
        return f"<tig><term>{name}</term>{note}</tig>"

    chinese = (
        section("旧名", "supersededTerm-admn-sts") + section("又名", "admittedTerm") + section("正名", "preferredTerm")
    )
    text = (
        f'<martif><text><body><termEntry><descrip type="definition">一个<hi>词</hi></descrip>'
        f'<langSet xml:lang="zh_CN">{chinese}</langSet></termEntry></body></text></martif>'
    )
    (row,) = read(text, "a.tbx").rows
    assert row.entry == Entry("正名", "", "一个词", ("又名",), superseded=("旧名",))


BAD = [
    ("a.csv", "term,english,kind\n大模型,Large Model,thing\n", 2, "kind is thing; expected: concept, person"),
    ("a.csv", "大模型,Large Model\n只有一个\n", 2, "1 column; expected 2"),
    ("a.csv", "大模型,Large Model\n两个,中文\n", 2, "expected a Chinese and an English name, not '两个' and '中文'"),
    ("a.md", "词元，token\n\n一句话而已\n标签，label\n", 3, "as in `词元，token`, not '一句话而已'"),
    ("a.jsonl", '{"term": "大模型"}\n{"term": \n', 2, "no JSON"),
    ("a.jsonl", '{"term": "大模型"}\n{"term": "x", "aliases": [1]}\n', 2, "aliases must be a list of texts"),
    ("a.jsonl", '{"term": "大模型"}\n{"term": "甲", "distinct": ["甲"]}\n', 2, "distinct names 甲 itself"),
    ("a.jsonl", '{"term": "大模型"}\n{"english": ""}\n', 2, "no term"),
    ("a.jsonl", '{"term": "大模型"}\n{"term": "大\\ud800"}\n', 2, "half a character"),
    ("a.jsonl", '{"term": "大\\ud800"}\n{"term": "甲"}\n', 1, "half a character"),
    ("a.jsonl", '{"term": \n{"term": "甲"}\n', 1, "no JSON"),
    ("a.jsonl", '{"term": "大模型"}\n{"term": ' + "[" * 100_000, 2, "nested too deeply"),
    ("a.json", '{"token": "词元",\n "容器": {"a": "b"}}', 2, "expected a name for 容器, or a list of names"),
    (
        "a.tbx",
        '<martif>\n<termEntry>\n<langSet xml:lang="de"><tig><term>x</term></tig></langSet></termEntry></martif>',
        2,
        "no Chinese or English name",
    ),
]


def test_quotes_between_tabs_stay_where_they_are_letters() -> None:
    found = read('"左"与“右"\tleft\n估值\tvaluation\n', "a.tsv")
    assert names(found)[0] == ('"左"与“右"', "left")


def test_lines_in_a_cell_of_a_table_are_several_names() -> None:
    (row,) = read("| 中文 | 英文 |\n|-|-|\n| 小车<br>车辆 | vehicle |\n", "a.md").rows
    assert row.entry == Entry("小车", "vehicle", aliases=("车辆",))


@pytest.mark.parametrize(("path", "text", "line", "message"), BAD)
def test_a_bad_line_is_named(path: str, text: str, line: int, message: str) -> None:
    (bad,) = read(text, path).bad
    assert bad.line == line
    assert message in bad.message


REFUSED = [
    (
        "a.csv",
        '大模型,Large Model\n"估值,valuation\n缓存,cache\n',
        "line 2: a quotation mark opens a cell and none closes",
    ),
    ("a.json", '{"term": "x",\n "english" 1}', "line 2: no JSON"),
    ("a.tbx", "<martif>\n<text>", "line 2: no XML"),
    ("a.tbx", '<!DOCTYPE martif [<!ENTITY a "b">]><martif/>', "entities are not supported"),
]


@pytest.mark.parametrize(("path", "text", "message"), REFUSED)
def test_a_file_that_is_broken_is_refused(path: str, text: str, message: str) -> None:
    with pytest.raises(GlossaryError, match=message):
        read(text, path)


def test_columns_are_told() -> None:
    text = "id,hint,word,name\n1,大的,大模型,Large Model\n"
    assert names(read(text, "a.csv", term="word", english="4")) == PAIR[:1]
    with pytest.raises(GlossaryError, match="no such field"):
        read(text, "a.csv", word="1")
    with pytest.raises(GlossaryError, match="no column has this heading"):
        read(text, "a.csv", term="terms")


_name = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8)
_words = st.lists(_name, min_size=1, max_size=3).map(" ".join)


@st.composite
def entries(draw: st.DrawFn, *, personal: bool) -> Entry:
    """An entry as the glossary file may hold it; its names differ from one another."""
    called = draw(st.lists(_words, min_size=1, max_size=6, unique=True))
    term, *others = called
    english = draw(st.sampled_from(["", term, *others[:1]]))
    rest = [name for name in others if name != english]
    cut = draw(st.integers(0, len(rest)))
    entry = Entry(
        term,
        english,
        draw(st.sampled_from(["", "定义"]) | _words),
        tuple(rest[:cut]),
        draw(st.sampled_from(["", *KINDS])),
        draw(st.sampled_from(["", "admitted", "deprecated", "superseded"])),
        note=draw(st.sampled_from(["", "慎用", "=1"])),
        superseded=tuple(rest[cut:]),
        domain=draw(st.sampled_from(["", "科技"]) | _words),
    )
    if personal:
        entry = entry._replace(
            annotate=draw(st.sampled_from(["", "never"])),
            changes=draw(st.sampled_from(["", "never"])),
            distinct=tuple(
                draw(st.lists(_words.filter(lambda name: fold(name) != fold(term)), max_size=2, unique=True))
            ),
            senses=draw(st.sampled_from(["", "one"])),
        )
    return entry


def apart(found: list[Entry]) -> list[Entry]:
    """Entries that a glossary may hold together."""
    return list({(entry.term, entry.english.casefold()): entry for entry in found}.values())


def comes_back(format_name: str, reader_name: str, given: list[Entry]) -> None:
    (data,) = format_named(format_name).write(ExportMaterial([Item(entry) for entry in given])).files.values()
    found = reader_named(reader_name).read(data.decode(), {})
    assert not found.bad
    assert [row.entry for row in found.rows] == given


@pytest.mark.parametrize("name", ["csv", "jsonl"])
@given(data=st.data())
def test_every_field_comes_back(name: str, data: st.DataObject) -> None:
    comes_back(name, name, apart(data.draw(st.lists(entries(personal=True), min_size=1, max_size=4))))


@pytest.mark.parametrize("name", ["tbx", "tbx-dca", "tbx-v2"])
@given(data=st.data())
def test_terminology_comes_back(name: str, data: st.DataObject) -> None:
    comes_back(name, "tbx", apart(data.draw(st.lists(entries(personal=False), min_size=1, max_size=4))))


@given(st.lists(entries(personal=True), min_size=1, max_size=5))
def test_what_is_imported_is_what_the_file_says(given_entries: list[Entry]) -> None:
    given_entries = apart(given_entries)
    document = parse_document("", lock_format.Lock(), "glossary.yaml")
    found = Read([Row(entry, 1) for entry in given_entries], (), "", True)
    after = carried_out(document, plan_import(found, document.blocks), lambda change, clash: False, "glossary.yaml")
    text, lock = splice(after, {}, (), ())
    again = parse_document(text, lock, "glossary.yaml")
    assert sorted(block.entry for block in again.blocks) == sorted(given_entries)
    assert all(block.touched for block in again.blocks)
    # A second time there is nothing to do.
    changes = plan_import(found, again.blocks)
    assert {change.kind for change in changes} == {SAME}


HERE = "version: 1\nterms:\n- term: 大模型\n  english: Big Model\n- term: 代理\n  english: Agent\n- term: 代理\n  english: Proxy\n- term: 错词\n  status: removed\n"
KINDS_OF_CHANGE = [
    (Entry("新词", "New Word"), NEW, None),
    (Entry("大模型", "Big Model"), SAME, 0),
    (Entry("大模型"), SAME, 0),
    (Entry("大模型", "Big Model", "很大的模型"), FILLED, 0),
    (Entry("大模型", "Big Model", aliases=("大型模型",)), FILLED, 0),
    (Entry("大模型", "Large Model"), CONFLICT, 0),
    (Entry("代理", "proxy", "转发请求"), CONFLICT, 2),
    (Entry("代理", "Broker"), NEW, None),
    (Entry("错词", "Wrong"), CONFLICT, 3),
]


@pytest.mark.parametrize(("entry", "kind", "block"), KINDS_OF_CHANGE)
def test_what_becomes_of_a_row(entry: Entry, kind: str, block: int | None) -> None:
    document = parse_document(HERE, None, "glossary.yaml")
    (change,) = plan_import(Read([Row(entry, 1)], (), "", True), document.blocks)
    assert (change.kind, change.block) == (kind, block)


def test_a_list_that_contradicts_itself_is_in_conflict() -> None:
    found = read("大模型，Large Model\n估值，valuation\n大模型，Big Model\n估值，valuation\n")
    changes = plan_import(found, ())
    assert [change.kind for change in changes] == [NEW, NEW, CONFLICT, SAME]
    assert (changes[2].clashes[0].ours, changes[2].clashes[0].line) == ("Large Model", 1)


@pytest.fixture
def extracted(tmp_path: Path) -> Garden:
    garden = Garden(tmp_path)
    assert garden.run("extract") == 0
    garden.put("terms.csv", "大模型,Big Model\n估值,valuation\n新词,New Word\n")
    return garden


def test_an_import_wins_over_the_posts_and_lasts(extracted: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert extracted.run("import", "terms.csv", "--dry-run") == 0
    rehearsed, _ = capsys.readouterr()
    extracted.forget()
    assert extracted.run("import", "terms.csv") == 0
    out, said = capsys.readouterr()
    theirs = "terms.csv:1: 大模型: english is Big Model here, but the posts say Large Model"
    assert rehearsed == out == f"{theirs} (content/again.md:1)\n"
    assert "1 entry new: 新词" in said
    assert "commas between the cells, columns term=1, english=2" in said
    assert "- term: 大模型\n  english: Big Model\n" in extracted.glossary
    extracted.remove("content/models.md")
    assert extracted.run("extract") == 0
    assert "- term: 新词\n  english: New Word\n" in extracted.glossary
    assert "- term: 估值\n  english: valuation\n" in extracted.glossary
    assert "- term: 大模型\n  english: Big Model\n" in extracted.glossary


def test_an_import_does_not_overwrite_a_person(extracted: Garden) -> None:
    extracted.edit("english: Large Model", "english: Foundation Model  # so")
    assert extracted.run("import", "terms.csv") == 1
    assert "english: Foundation Model  # so\n" in extracted.glossary
    assert extracted.run("import", "terms.csv", "--on-conflict", "take") == 0
    assert "english: Big Model" in extracted.glossary


def conflicts_in(garden: Garden) -> list[dict[str, object]]:
    """The lines of the file of conflicts."""
    path = garden.root / "data/.glossary.conflicts"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def test_a_conflict_with_a_person_waits_for_review(extracted: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    extracted.edit("english: Large Model", "english: Foundation Model  # so")
    assert extracted.run("import", "terms.csv") == 1
    assert "1 conflict waits for you: glossary review" in capsys.readouterr().err
    expected = {
        "source": "terms.csv:1",
        "field": "english",
        "entry": {"term": "大模型", "english": "Big Model"},
        "decision": None,
    }
    assert conflicts_in(extracted) == [expected]
    # Once more says nothing new, and taking it settles the question.
    assert extracted.run("import", "terms.csv") == 1
    assert conflicts_in(extracted) == [expected]
    assert extracted.run("import", "terms.csv", "--on-conflict", "take") == 0
    assert conflicts_in(extracted) == []


def test_nobody_to_be_asked_leaves_every_conflict_to_review(extracted: Garden) -> None:
    before = extracted.glossary
    assert extracted.run("import", "terms.csv", "--on-conflict", "ask") == 1
    assert "english: Large Model" in extracted.glossary
    assert extracted.glossary != before
    assert [(one["field"], one["source"]) for one in conflicts_in(extracted)] == [("english", "terms.csv:1")]


def test_what_a_file_says_twice_waits_for_review(extracted: Garden) -> None:
    extracted.put("terms.csv", "新词,New Word\n新词,New Term\n")
    assert extracted.run("import", "terms.csv") == 1
    assert "english: New Word" in extracted.glossary
    assert [one["source"] for one in conflicts_in(extracted)] == ["terms.csv:2"]


def test_what_was_decided_against_is_not_asked_again(extracted: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    extracted.edit("english: Large Model", "english: Foundation Model")
    extracted.run("import", "terms.csv")
    extracted.put(
        "answers.jsonl", '{"term": "大模型", "field": "english", "source": "terms.csv:1", "decision": "keep"}\n'
    )
    assert extracted.run("review", "--apply", "answers.jsonl") == 0
    capsys.readouterr()
    assert extracted.run("import", "terms.csv") == 0
    assert "1 conflict left as you decided" in capsys.readouterr().err
    # Another value is another question.
    extracted.put("terms.csv", "大模型,Huge Model\n")
    assert extracted.run("import", "terms.csv") == 1
    assert [one["decision"] for one in conflicts_in(extracted)] == ["keep", None]


def test_keeping_keeps_what_the_posts_say(extracted: Garden) -> None:
    assert extracted.run("import", "terms.csv", "--on-conflict", "keep") == 1
    assert conflicts_in(extracted) == []
    assert "english: Large Model" in extracted.glossary
    assert "term: 新词" in extracted.glossary


@pytest.fixture
def locked(extracted: Garden) -> Garden:
    """A garden in which a list was imported for good."""
    assert extracted.run("import", "terms.csv", "--lock", "--on-conflict", "take") == 0
    assert extracted.glossary.count("changes: never") == 3
    return extracted


def test_no_extraction_changes_what_is_locked(locked: Garden) -> None:
    before = locked.glossary
    text = "**大模型**（Huge Model, 简称巨模: 一种新的说法）**大模型**（Huge Model, 简称巨模: 一种新的说法）"
    locked.put("content/new.md", f"{text}**新词**（Neologism: 刚出现的词）\n")
    locked.forget()
    locked.run("extract")
    assert locked.glossary == before
    # What is unlocked follows the posts where nobody wrote anything.
    locked.edit("New Word\n  changes: never\n", "New Word\n")
    locked.run("extract")
    assert "  definition: 刚出现的词\n" in locked.glossary


@pytest.mark.parametrize(
    "command",
    [
        ("decide", "大模型", "--english", "Huge Model", "--yes"),
        ("merge", "估值", "--into", "大模型"),
        ("merge", "代理", "--into", "大模型"),
        ("decide", "大模型", "--reject", "模型", "--yes"),
    ],
)
def test_no_decision_changes_what_is_locked(
    locked: Garden, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    before = locked.glossary
    capsys.readouterr()
    assert locked.run(*command) == 2
    assert "says `changes: never`; take that line out of" in capsys.readouterr().err
    assert locked.glossary == before


def test_review_does_not_ask_about_what_is_locked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    post = "**川普**（Trump）" * 2 + "**特朗普**（Trump）" * 3
    garden = Garden(tmp_path, {"content/a.md": f"{post}\n", "terms.csv": "特朗普,Trump\n"})
    garden.run("extract")
    assert "1 proposal to review" in capsys.readouterr().err
    garden.run("import", "terms.csv", "--lock")
    capsys.readouterr()
    garden.run("review", "--format", "jsonl", "--min-uses", "0")
    assert capsys.readouterr().out == ""


def test_only_another_import_that_locks_changes_what_is_locked(
    locked: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    locked.put("new.csv", "term,english,aliases\n大模型,Huge Model,巨模\n")
    before = locked.glossary
    capsys.readouterr()
    assert locked.run("import", "new.csv", "--on-conflict", "take") == 0
    assert locked.glossary == before
    assert "1 entry locked: 大模型" in capsys.readouterr().err
    assert locked.run("import", "new.csv", "--lock") == 1
    assert "english: Big Model\n  definition: 参数量巨大的模型\n  aliases: [巨模]" in locked.glossary
    assert conflicts_in(locked) == []
    assert locked.run("import", "new.csv", "--lock", "--on-conflict", "take") == 0
    assert "english: Huge Model\n  definition: 参数量巨大的模型\n  aliases: [巨模]" in locked.glossary


def test_what_is_in_dispute_is_locked_when_it_is_decided(extracted: Garden) -> None:
    extracted.edit("english: Large Model", "english: Foundation Model")
    assert extracted.run("import", "terms.csv", "--lock") == 1
    assert extracted.glossary.count("changes: never") == 2
    extracted.put(
        "answers.jsonl", '{"term": "大模型", "field": "english", "source": "terms.csv:1", "decision": "take"}\n'
    )
    assert extracted.run("review", "--apply", "answers.jsonl") == 0
    assert extracted.glossary.count("changes: never") == 3
    assert "english: Big Model" in extracted.glossary


def test_no_fix_rewrites_what_is_locked(tmp_path: Path) -> None:
    garden = Garden(tmp_path, {"content/x.md": "**ＡＩ手机**（AI Phone）\n", "terms.csv": "ＡＩ手机,AI Phone\n"})
    fix = ("check", "--fix", "--unsafe-fixes", "--select", "full-width-latin", "--exit-zero")
    garden.run("extract")
    garden.run("import", "terms.csv", "--lock")
    garden.run(*fix)
    assert "**ＡＩ手机**" in (garden.root / "content/x.md").read_text("utf-8")
    garden.edit("  changes: never\n", "")
    garden.run(*fix)
    assert "**AI手机**" in (garden.root / "content/x.md").read_text("utf-8")


@pytest.mark.parametrize("option", ["--dry-run", "--diff"])
def test_a_rehearsal_writes_nothing(extracted: Garden, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = extracted.glossary, extracted.lock
    capsys.readouterr()
    assert extracted.run("import", "terms.csv", option) == 0
    assert extracted.run("import", "terms.csv", option, "--on-conflict", "ask") == 1
    assert (extracted.glossary, extracted.lock) == before
    assert conflicts_in(extracted) == []
    assert ("+- term: 新词\n" in capsys.readouterr().out) == (option == "--diff")


def test_bad_lines_stop_an_import(extracted: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    before = extracted.glossary
    extracted.put("terms.csv", "新词,New Word\n两个,中文\n")
    assert extracted.run("import", "terms.csv") == 2
    said = capsys.readouterr().err
    assert "terms.csv:2: expected a Chinese and an English name" in said
    assert "1 line cannot be read, so nothing was written" in said
    assert extracted.glossary == before
    assert extracted.run("import", "terms.csv", "--skip-bad", "--as", "admitted", "--note", "来自 A") == 0
    assert "- term: 新词\n  english: New Word\n  status: admitted\n  note: 来自 A\n" in extracted.glossary


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["术语,英文\n大模型,Large Model\n", "一,one\n一一,ones\n"])
def test_utf_16_is_read_also_without_its_mark(encoding: str, text: str) -> None:
    assert decode_utf_16(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "data", [b"\xff\x81\x00,abc\n", bytes(40), bytes(range(256)), "大,Large\n".encode("utf-16-le")[:-1]]
)
def test_other_bytes_are_no_utf_16(data: bytes) -> None:
    assert decode_utf_16(data) is None


def test_a_table_in_utf_16_without_its_mark_is_imported_with_a_note(
    extracted: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    (extracted.root / "terms.csv").write_bytes("新词,New Word\n".encode("utf-16-le"))
    assert extracted.run("import", "terms.csv") == 0
    assert "not UTF-8, read as UTF-16" in capsys.readouterr().err
    assert "- term: 新词\n  english: New Word\n" in extracted.glossary


CATEGORIES = [
    ("类别,术语,英文\n数学,向量,Vector\n,矩阵,Matrix\n", "", "数学"),
    ("类别,领域,术语,英文\n概念,数学,向量,Vector\n", "", "数学"),
    ("类别,术语,英文\nperson,向量,Vector\n,矩阵,Matrix\n", "person", ""),
]


@pytest.mark.parametrize(("text", "kind", "domain"), CATEGORIES)
def test_categories_that_are_no_kinds_are_subject_fields(text: str, kind: str, domain: str) -> None:
    entry = read(text, "a.csv").rows[0].entry
    assert (entry.term, entry.kind, entry.domain) == ("向量", kind, domain)


def test_a_kind_that_is_none_is_said() -> None:
    assert "kind is 数学; expected" in read("kind,term,english\n数学,向量,Vector\n", "a.csv").bad[0].message


LEGACY = [
    ("gb18030", "大模型,Large Model\n镕基,Rongji\n", "GB 18030"),
    ("gb18030", "機器學習,machine learning\n資料庫,database\n這樣寫來,as written\n", "GB 18030"),
    ("big5", "術語,英文\n機器學習,machine learning\n資料庫,database\n", "Big5"),
]


@pytest.mark.parametrize(("encoding", "text", "said"), LEGACY)
def test_what_excel_saves_is_read_in_its_encoding(encoding: str, text: str, said: str) -> None:
    assert decode_legacy(text.encode(encoding)) == (text, said)


def test_a_heading_may_be_in_traditional_characters() -> None:
    assert read("術語,英文\n機器學習,machine learning\n", "a.csv").rows[0].entry.term == "機器學習"


def test_without_a_glossary_one_is_made(tmp_path: Path) -> None:
    garden = Garden(tmp_path, {})
    (garden.root / "terms.csv").write_bytes("大模型,Large Model\n".encode("gb18030"))
    assert garden.run("import", "terms.csv") == 0
    assert garden.glossary.endswith("version: 1\nterms:\n- term: 大模型\n  english: Large Model\n")
    assert garden.run("import", "terms.csv") == 0
    garden.put("content/a.md", "**大模型**（Big Model）\n")
    assert garden.run("extract") == 0
    assert "english: Large Model" in garden.glossary


UNREADABLE = [
    ("bytes.csv", b"\xff\x81\x00,abc\n", "terms: not UTF-8 at byte 0 (0xff); save the file as UTF-8"),
    ("deep.json", b"[" * 100_000, "terms: line 1: no JSON: nested too deeply"),
    ("long.csv", "大".encode() * 200_000, "terms: line 1: no CSV: field larger than field limit (131072)"),
    ("half.csv", "大,Large\n".encode("utf-16")[:-1], "terms: is no text; save it as UTF-8"),
    ("book.xlsx", b"PK\x03\x04rest", "terms: is a workbook or another archive; save the table as CSV"),
]


@pytest.mark.parametrize(("name", "data", "message"), UNREADABLE)
def test_a_file_that_is_no_text_is_said_in_a_line(
    name: str, data: bytes, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    garden = Garden(tmp_path, {})
    (garden.root / name).write_bytes(data)
    assert garden.run("import", name) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"glossary: {name}:")
    assert said.endswith(message.removeprefix("terms") + "\n")


def test_what_comes_from_stdin_is_read_as_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    garden = Garden(tmp_path, {})
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("大模型,Large Model\n".encode()), encoding="ascii"))
    assert garden.run("import", "-") == 0
    assert "- term: 大模型\n" in garden.glossary


def test_the_table_names_every_reader() -> None:
    modules = {path.stem for path in (PROJECT / "glossary/imports/readers").glob("*.py")} - {"__init__"}
    assert modules == set(NAMES)
    assert [reader_named(name).name for name in NAMES] == list(NAMES)
