"""Whether a translation uses the names of the glossary, in whatever form, and where it does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossary.index.counts import UseCounts
from glossary.model import Entry, Span
from glossary.translation.checking import unused_names
from glossary.translation.paragraphs import counterparts, paragraphs_of
from glossary.translation.used import UsedWords, is_form_of
from tests.garden import Garden
from tests.small_glossary import SmallGlossary

USED = [
    ("learning rate", "Learning rates fell."),
    ("learning rate", "the rate of learning"),
    ("learning rate", "a learning-rate schedule"),
    ("dataset", "two data sets"),
    ("data set", "two datasets"),
    ("Large Language Model", "LLMs are large"),
    ("International Organization of Work", "the IOW"),
    ("optimization", "we optimized it"),
    ("study", "many studies"),
    ("Malleable", "its malleability"),
    ("natural logarithm", "the natural log of n"),
    ("neural network", "a neural net"),
    ("Flywheel Effect", "the flywheel turns"),
    ("Zero-sum game", "not zero sum at all"),
    ("John Doe Jr.", "what John Doe is saying"),
    ("data set", "<p class='a'>two<br>data<br>sets</p>"),
    ("transparency", "a transparent market"),
    ("market volatility", "volatile markets"),
    ("matrix", "two matrices"),
    ("index", "the indices"),
    ("Dyslexia", "they are dyslexic"),
    ("crisis", "one of the crises"),
    ("criterion", "these criteria"),
    ("back-propagation", "they backpropagate"),
    ("Survivorship Bias", "a survivor bias"),
    ("normalisation", "normalization"),
    ("Riemannian Geometry", "Riemann geometry"),
    ("大模型", "这些大模型"),
    ("機器學習", "机器学习"),
    ("数字的货币", "数字货币"),
    ("顿悟时刻", "“顿悟”的时刻"),
    ("《海天月刊》", "海天月刊上说"),
    ("matrix multiplication", "they multiply matrices"),
    ("Ablation Study", "some ablations"),
    ("AI原生公司", "原生 AI 公司"),
    ("系统 2", "用系统二思考"),
    ("Zephyr大模型", "用 Zephyr 写"),
    ("循环自我改进", "循环式的自我改进"),
    ("Judicial Independence", "independence of the judiciary"),
    ("Deep Ocean Background Noise", "the deep ocean background"),
    ("Teapot Scandal", "another Teapot"),
    ("Small Ocean Vessel Licence", "an SOV licence"),
]
UNUSED = [
    ("learning rate", "the rate fell"),
    ("Agent", "a proxy, an agency"),
    ("token", "crease patterns"),
    ("Continual Learning", "continuous education"),
    ("Large Language Model", "large models of language families, lm"),
    ("car", "carpet"),
    ("natural logarithm", "a log in natural colours"),
    ("english text", "<p class='english-text'>nothing</p>"),
    ("greenhouse effect", "a green colour effect"),
    ("matrix", "the mattress"),
    ("AI公司", "一家 AI 的店"),
    ("stimulus", "it stings"),
    ("大模型", "模型很大"),
    ("AI原生公司", "AI 公司是原生的"),
    ("Study", "a studio"),
    ("Deep Ocean Noise", "the deep ocean"),
    ("Deep Ocean Background Noise", "deep background noise"),
    ("Small Ocean Vessel Licence", "an SOV"),
]


@pytest.mark.parametrize(("name", "text"), USED)
def test_a_name_counts_as_used(name: str, text: str) -> None:
    assert UsedWords(text).use(name)


@pytest.mark.parametrize(
    ("name", "text"), [pair for pair in UNUSED if pair[0] not in ("Agent", "Large Language Model")]
)
def test_a_name_does_not_count_as_used(name: str, text: str) -> None:
    assert not UsedWords(text).use(name)


FORMS = [
    ("optimize", "optimization", True),
    ("value", "valuation", True),
    ("run", "running", False),
    ("car", "carpet", False),
    ("continual", "continuous", False),
]


@pytest.mark.parametrize(("one", "other", "same"), FORMS)
def test_forms_of_a_word(one: str, other: str, same: bool) -> None:
    assert is_form_of(one, other) is same
    assert is_form_of(other, one) is same


def test_paragraphs_that_are_equally_many_stand_for_one_another() -> None:
    source, target = paragraphs_of("甲\n\n---\n\n乙\n\n丙丙\n"), paragraphs_of("a\n\nb\n\nc\n")
    assert [len(source), len(target)] == [3, 3]
    # A neighbour counts, too.
    assert counterparts(source, target) == [Span(0, 4), Span(0, 8), Span(3, 8)]
    assert counterparts(source, target[:2]) == [Span(0, 4)] * 3
    assert counterparts(source, []) == []


TERM = Entry("学习率", "learning rate")
WORD = Entry("挑战", "challenge")
SEEN_ONCE = Entry("奇词", "oddity")
PERSON = Entry("克林顿", "Bill Clinton", kind="person")
FORMER = Entry("央行数字货币", "Central Bank Digital Currency", superseded=("Digicash",))
LETTER = Entry("重力加速度", "G")
OTHERS = [
    *(Entry("高智能", "high intelligence"), Entry("智能体", "agent"), Entry("启动子", "promoter")),
    *(Entry("子代理", "subagent"), Entry("机器学习", "machine learning"), Entry("学习训练", "learning drill")),
]
KNOWN = SmallGlossary(
    [TERM, WORD, SEEN_ONCE, PERSON, FORMER, LETTER, *OTHERS],
    evidence={"挑战": UseCounts(900, 2), "学习率": UseCounts(4, 3)},
    posts={entry.term: 2 for entry in (TERM, WORD, PERSON, FORMER, LETTER, *OTHERS)},
)
CHECKED = [
    ("学习率很高。", "The speed is high.", ["学习率"]),
    ("学习率很高。", "The learning rates are high.", []),
    ("挑战很大。", "It is hard.", []),
    ("奇词。", "Strange.", []),
    ("克林顿来了。", "President Clinton came.", []),
    ("克林顿来了。", "He came.", ["克林顿"]),
    ("`学习率`", "speed", []),
    ("**预算**（budget: 与学习率无关）", "budget", []),
    ("学习率\n\n甲\n\n乙\n\n丙", "a\n\nb\n\nc\n\nlearning rate", ["学习率"]),
    ("学习率\n\n甲\n\n乙\n\n丙学习率", "a\n\nb\n\nc\n\nlearning rate", []),
    ("学习率\n\n甲", "a\n\nb\n\nlearning rate", []),
    ("学习率", "", []),
    ("学习率", "没有翻译的一段", []),
    ("希望岛（Hope Island: 学习率高的岛）", "An island.", []),
    ("希望岛（学习率高的岛）", "An island.", ["学习率"]),
    ("希望岛（**Hope Island**: 学习率高的岛）", "An island.", []),
    ("学习率者众。", "Learned people.", []),
    ("学习率性能。", "Speed.", ["学习率"]),
    ("高智能体很多。", "Superior agents.", []),
    ("启动子代理。", "Start subagents.", []),
    ("机器学习训练。", "Drill.", ["机器学习"]),
    ("启动子。", "Start.", ["启动子"]),
    ("重力加速度很大。", "It falls fast.", []),
]


def test_a_former_name_in_its_place_is_told() -> None:
    (found,) = unused_names("央行数字货币", "Coins.", KNOWN, ("zh", "en"), 2)
    assert found.former == ""
    (found,) = unused_names("央行数字货币", "Digicash.", KNOWN, ("zh", "en"), 2)
    assert found.former == "Digicash"


def test_back_into_chinese() -> None:
    (found,) = unused_names("Learning rates matter.", "速度要紧。", KNOWN, ("en", "zh"), 2)
    assert found.expected == ("学习率",)
    assert unused_names("Learning rates matter.", "学习率要紧。", KNOWN, ("en", "zh"), 2) == []


UNIT = Entry("图形处理器", "GPU")
COIN = Entry("瑞波币", "Ripple", kind="product")
TENSE = Entry("紧张", "tense")
WALLET = Entry("瑞波币钱包", "Ripple wallet")
ADA = Entry("阿达·洛夫莱斯", "Ada Lovelace", kind="person")
BACK = SmallGlossary(
    [TERM, UNIT, COIN, TENSE, ADA, WALLET],
    evidence={"紧张": UseCounts(900, 2), "学习率": UseCounts(4, 3)},
    posts={entry.term: 2 for entry in (TERM, UNIT, COIN, TENSE, ADA, WALLET)},
)
BACK_CHECKED = [
    ("Three GPUs.", "三块 GPU芯片。", []),
    ("Three GPUs.", "三块显卡。", ["图形处理器"]),
    ("Learning Rate: it falls.", "Learning Rate 下降。", []),
    ("The learning rate falls.", "那个叫 learning rate 的数这几天一直在下降。", ["学习率"]),
    ("Ripple rose.", "它涨了。", ["瑞波币"]),
    ("Two GPUs.", "两块 GPUs。", []),
    ("Ripples' price rose.", "Ripple 的价格涨了。", []),
    ("A Ripple wallet.", "Ripple 钱包。", []),
    ("A Ripple wallet.", "GPU 钱包。", ["瑞波币钱包"]),
    ("A ripple in a pond.", "池塘里的涟漪。", []),
    ("They are tense.", "他们绷着脸。", []),
    ("Not <b>Three<br>GPUs</b>.", "不是 GPU。", []),
    ("The poor St. Ripple spoke.", "他说话了。", []),
    ("Poor Ripple spoke.", "他说话了。", ["瑞波币"]),
    ("Ripple Springs is a town.", "那是个小镇。", []),
    ("Ada Lovelace wrote it.", "洛夫莱斯写的。", []),
    ("Ada Lovelace wrote it.", "她写的。", ["阿达·洛夫莱斯"]),
]


class _Large(SmallGlossary):
    size = 300


GRIP = Entry("牵引力", "traction")
WORDS = [("They got traction.", []), ("They got a learning rate.", ["学习率"])]


@pytest.mark.parametrize(("source", "expected"), WORDS)
def test_a_word_that_few_of_many_posts_annotate_binds_nobody(source: str, expected: list[str]) -> None:
    known = _Large([GRIP, TERM], evidence={"traction": UseCounts(4, 3)}, posts={"牵引力": 4, "学习率": 4})
    found = unused_names(source, "一句话。", known, ("en", "zh"), 2)
    assert [each.entry.term for each in found] == expected
    many = _Large([GRIP], evidence={"traction": UseCounts(6, 5)}, posts={"牵引力": 5})
    assert len(unused_names("They got traction.", "一句话。", many, ("en", "zh"), 2)) == 1


HANDLE, COMPILE, BIT = Entry("控制代码", "handle"), Entry("编译", "compile"), Entry("位元", "bit")
ATHENS, ECONOMIST = Entry("雅典", "Athens"), Entry("经济学人", "Economist", kind="organization")
ENGLISH_WORDS = [
    ("Close the file handle.", ["控制代码"]),
    ("Cargo handles the rest.", []),
    ("We try to handle it.", []),
    ("We try to compile it.", ["编译"]),
    ("Each bit counts.", ["位元"]),
    ("It is a bit slow.", []),
    ("A bit is either 0 or 1.", ["位元"]),
    ("In a then new town.", []),
    ("In Athens.", ["雅典"]),
    ("Economists agree.", []),
    ("The Economist agrees.", ["经济学人"]),
]


@pytest.mark.parametrize(("source", "expected"), ENGLISH_WORDS)
def test_an_english_word_that_says_something_else_is_no_mention(source: str, expected: list[str]) -> None:
    known = SmallGlossary(
        [HANDLE, COMPILE, BIT, ATHENS, ECONOMIST], posts=dict.fromkeys("控制代码 编译 位元 雅典 经济学人".split(), 2)
    )
    assert [each.entry.term for each in unused_names(source, "一句话。", known, ("en", "zh"), 2)] == expected


FLOW, PROMPT, OPTION = (
    Entry("现金流", "Cash Flow"),
    Entry("提示词", "Prompt", aliases=("提示",)),
    Entry("看跌期权", "Put"),
)
OFTEN = _Large(
    [FLOW, PROMPT, OPTION],
    evidence={form: UseCounts(100, 3) for form in ("现金流", "cashflow", "提示词", "提示", "看跌期权", "put")},
    posts={"现金流": 5, "提示词": 5, "看跌期权": 5},
)
NAMES = [
    ("现金流很好。", "It is good.", ("zh", "en"), ["现金流"]),
    ("给一个提示。", "Here is a hint.", ("zh", "en"), []),
    ("Good Cash Flow.", "很好。", ("en", "zh"), ["现金流"]),
    ("Put it away.", "收起来。", ("en", "zh"), []),
]


@pytest.mark.parametrize(("source", "target", "languages", "expected"), NAMES)
def test_a_long_name_that_many_posts_annotate_now_and_then_binds(
    source: str, target: str, languages: tuple[str, str], expected: list[str]
) -> None:
    assert [each.entry.term for each in unused_names(source, target, OFTEN, languages, 2)] == expected


BOTH_WAYS = [
    *((KNOWN, ("zh", "en"), *row) for row in CHECKED),
    *((BACK, ("en", "zh"), *row) for row in BACK_CHECKED),
]


@pytest.mark.parametrize(("known", "languages", "source", "target", "expected"), BOTH_WAYS)
def test_what_a_translation_does_not_use(
    known: SmallGlossary, languages: tuple[str, str], source: str, target: str, expected: list[str]
) -> None:
    found = unused_names(source, target, known, languages, 2)
    assert [each.entry.term for each in found] == expected


def test_the_command_names_places_in_both(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    garden = Garden(tmp_path)
    assert garden.run("extract") == 0
    garden.put("a.zh.md", "# 题\n\n说说大模型。\n")
    garden.put("a.en.md", "# Title\n\nAbout big things.\n")
    capsys.readouterr()
    assert garden.run("check", "--translation", "a.zh.md", "a.en.md") == 1
    assert capsys.readouterr().out == "a.zh.md:3:3: 大模型: a.en.md:1-4 does not use Large Model\n"
    assert garden.run("check", "--translation", "a.zh.md", "a.en.md", "--format", "json") == 1
    (record,) = json.loads(capsys.readouterr().out)
    assert record["source"] == {"path": "a.zh.md", "line": 3, "column": 3}
    assert record["expected"] == ["Large Model"]
    assert garden.run("check", "--translation", "a.zh.md", "a.en.md", "--format", "sarif") == 2
    garden.put("a.en.md", "# Title\n\nAbout large models.\n")
    assert garden.run("check", "--translation", "a.zh.md", "a.en.md") == 0


def test_without_the_index_a_translation_is_judged_alike(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    posts = {f"content/{number}.md": f"第 {number} 篇，**黏菌**（Slime Mold）很聪明。\n" for number in range(3)}
    garden = Garden(tmp_path, {**posts, "a.md": "黏菌会走迷宫。\n", "b.md": "It walks through mazes.\n"})
    garden.run("extract")
    capsys.readouterr()
    assert garden.run("check", "--translation", "a.md", "b.md") == 1
    told = capsys.readouterr().out
    assert "黏菌" in told
    garden.forget()
    assert garden.run("check", "--translation", "a.md", "b.md") == 1
    assert capsys.readouterr().out == told
