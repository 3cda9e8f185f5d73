"""Each format's bytes, which source wins, what is left out, and the command."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.export.delimited import armed, defused, one_cell, parted
from glossary.export.forbidden import forbidden_names
from glossary.export.identity import identify
from glossary.export.names import Names, names_by_language
from glossary.export.pairs import Limits, unique_pairs
from glossary.export.table import NAMES, format_named
from glossary.export.values import ExportMaterial, Item, LeftOut
from glossary.model import Entry
from tests.garden import PROJECT, Garden

DUCK = Entry("填鸭式教学", "Rote Teaching", "只讲不练的教法", ("灌输法", "cramming"), superseded=("注入式",))
TAX = Entry("关税", "Tariff", "进口货物的税", ("import duty, tax",))
NAMELESS = Entry("老王", "", "一位邻居")
LATIN = Entry("Docker", "", "打包工具")
OLD = Entry("电脑网", "Internet", status="deprecated")
ITEMS = [Item(LATIN, 1), Item(DUCK, 3), Item(TAX, 2), Item(OLD, 1), Item(NAMELESS, 1)]
ZH_EN = ExportMaterial(ITEMS)
EN_ZH = ExportMaterial(ITEMS, "en", "zh")


def written(name: str, material: ExportMaterial = ZH_EN) -> str:
    (data,) = format_named(name).write(material).files.values()
    return data.decode()


PAIRS = ["填鸭式教学\tRote Teaching", "灌输法\tRote Teaching", "注入式\tRote Teaching", "关税\tTariff"]
BACK = ["Rote Teaching\t填鸭式教学", "cramming\t填鸭式教学", "Tariff\t关税", "import duty, tax\t关税"]
IN_ORDER = sorted(PAIRS, key=lambda line: not line.startswith("关税"))
BACK_IN_ORDER = BACK[2:] + BACK[:2]


def lines(*rows: str) -> str:
    return "".join(row + "\n" for row in rows)


EXPECTED = {
    ("deepl", "zh"): lines(*IN_ORDER),
    ("deepl", "en"): lines(*BACK_IN_ORDER),
    ("google", "zh"): lines(*IN_ORDER),
    ("azure", "zh"): lines(*IN_ORDER),
    ("google-sets", "zh"): lines("zh-CN,en", *(line.replace("\t", ",") for line in IN_ORDER)),
    ("aws", "en"): lines(
        "en,zh", "Tariff,关税", '"import duty, tax",关税', "Rote Teaching,填鸭式教学", "cramming,填鸭式教学"
    ),
    ("immersive", "en"): lines(
        "source,target,tgt_lng", "Tariff,关税,zh-CN", "Rote Teaching,填鸭式教学,zh-CN", "cramming,填鸭式教学,zh-CN"
    ),
    ("omegat", "zh"): lines(
        "填鸭式教学\tRote Teaching\t只讲不练的教法",
        "灌输法\tRote Teaching\t只讲不练的教法",
        "注入式\tRote Teaching\t只讲不练的教法",
        "关税\tTariff\t进口货物的税",
    ),
    ("phrase", "zh"): lines(
        "term,case sensitive,translatable,description,zh-CN,en",
        "关税,false,true,进口货物的税,关税,Tariff",
        "填鸭式教学,false,true,只讲不练的教法,填鸭式教学,Rote Teaching",
        "灌输法,false,true,只讲不练的教法,灌输法,Rote Teaching",
        "注入式,false,true,只讲不练的教法,注入式,Rote Teaching",
    ),
    ("crowdin", "zh"): lines(
        "definition,note,term_zh-CN,status_zh-CN,note_zh-CN,term_en,status_en,note_en",
        '只讲不练的教法,,填鸭式教学,preferred,"灌输法, 注入式",Rote Teaching,preferred,cramming',
        '进口货物的税,,关税,preferred,,Tariff,preferred,"import duty, tax"',
        ",,电脑网,deprecated,,Internet,deprecated,",
    ),
    ("memoq", "zh"): lines(
        "Entry_ID,Entry_Subject,Entry_Note,Chinese_PRC,Chinese_PRC_Def,English,English_Def",
        "1,,,,打包工具,Docker,",
        "2,,注入式,填鸭式教学|灌输法,只讲不练的教法,Rote Teaching|cramming,",
        '3,,,关税,进口货物的税,"Tariff|import duty, tax",',
        "4,,deprecated,电脑网,,Internet,",
        "5,,,老王,一位邻居,,",
    ),
    ("jsonl", "zh"): (
        '{"term": "Docker", "english": null, "definition": "打包工具", "aliases": [], "superseded": [], "kind": null, '
        '"status": null, "domain": null, "same": [], "distinct": [], "senses": null, "id": null, "annotate": null, "changes": null, "note": null, "posts": 1}\n'
    ),
}


@pytest.mark.parametrize(("name", "source"), EXPECTED)
def test_what_is_written(name: str, source: str) -> None:
    text = written(name, ZH_EN if source == "zh" else EN_ZH)
    expected = EXPECTED[name, source]
    assert text.startswith(expected) if name == "jsonl" else text == expected


NOTES = [
    Item(Entry("OpenDocker", "", "打包 & 运行的<工具>", kind="product"), 1),
    Item(
        Entry(
            "央行数字货币",
            "Central Bank Digital Currency",
            '中央银行发行的"数字"货币',
            ("CBDC", "数字法币"),
            superseded=("数字货币", "e-cash", "Digicash"),
            note="慎用",
        ),
        3,
    ),
    Item(Entry("电脑网", "Internet", status="deprecated"), 1),
    Item(Entry("老王")),
]
SHOWN = sorted(path for path in (PROJECT / "tests/cases/export").rglob("*") if path.is_file())


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.name)
def test_what_is_written_is_as_shown(path: Path) -> None:
    name = path.stem if path.parent.name == "export" else path.parent.name
    files = format_named(name).write(ExportMaterial(NOTES)).files
    data = files[path.name] if path.parent.name != "export" else next(iter(files.values()))
    assert data.decode() == path.read_bytes().decode()


def test_every_format_is_shown() -> None:
    shown = {path.stem if path.parent.name == "export" else path.parent.name for path in SHOWN}
    assert {name for name, _ in EXPECTED} | shown | {"csv", "anki-package"} == set(NAMES)


LEFT_OUT = [
    ("prh", "电脑网", "deprecated, and no name to use in its place"),
    ("cspell", "e-cash", "cspell forbids single words only, and none that is used elsewhere"),
    ("anki", "老王", "nothing to ask about it"),
    ("note-definitions", "老王", "nothing to say of it"),
]


@pytest.mark.parametrize(("name", "what", "why"), LEFT_OUT)
def test_what_a_format_cannot_say_is_told(name: str, what: str, why: str) -> None:
    assert LeftOut(what, why) in format_named(name).write(ExportMaterial(NOTES)).left_out


def test_a_former_name_that_another_entry_has_is_not_forbidden() -> None:
    items = [Item(Entry("推文", "post", superseded=("tweet",))), Item(Entry("鸟鸣", "tweet"))]
    forbidden, left_out = forbidden_names(items)
    assert forbidden == []
    assert left_out == [LeftOut("tweet", "a former name of one entry, but a name of another")]


def test_ids_last_when_all_but_the_term_changes() -> None:
    one, other = Entry("代理", "Agent", "替人办事"), Entry("估值", "valuation")
    first = identify([Item(one), Item(other)])
    assert identify([Item(other), Item(one._replace(english="Proxy", definition="", aliases=("甲",)))]) == first[::-1]
    twins = identify([Item(one), Item(one._replace(english="Proxy"))])
    assert len({*twins, *first}) == 4


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tbx", "<min:subjectField>农&amp;林</min:subjectField>"),
        ("tbx-dca", '<descrip type="subjectField">农&amp;林</descrip>'),
        ("tbx-v2", '<descrip type="subjectField">农&amp;林</descrip>'),
        ("skos", 'dct:subject "农&林"'),
        ("memoq", "1,农&林,"),
        ("anki", "\t农&林"),
        ("crowdin", ",农&林,"),
    ],
)
def test_the_subject_field_is_written_where_a_format_has_a_place(name: str, said: str) -> None:
    assert said in written(name, ExportMaterial([Item(Entry("稻", "rice", "一种草", domain="农&林"))]))


def test_several_senses_are_one_note() -> None:
    items = [Item(Entry("代理", "Agent", "替人办事的程序")), Item(Entry("代理", "Proxy", "#1 转发请求"))]
    text = written("note-definitions", ExportMaterial(items))
    assert text.endswith("# 代理\n\n*Agent, Proxy*\n\nAgent：替人办事的程序\n\nProxy：#1 转发请求\n")


FILE_NAMES = [
    ("C/C++", "C／C++"),
    (".NET", "NET"),
    ("con", "con_"),
    ("Aux.js", "Aux_.js"),
    ("COM¹", "COM¹_"),
    ("a.", "a"),
    ("长" * 100, "长" * 80),
]


@pytest.mark.parametrize(("term", "name"), FILE_NAMES)
def test_a_file_name_is_good_everywhere(term: str, name: str) -> None:
    files = format_named("note-definitions-atomic").write(ExportMaterial([Item(Entry(term, "E"))])).files
    assert list(files) == [f"{name}.md"]
    assert f'- "{term}"' in files[f"{name}.md"].decode()


@pytest.mark.parametrize(("one", "other"), [("Café", "Cafe\u0301"), ("Cache", "CACHE"), ("Straße", "STRASSE")])
def test_what_some_system_takes_for_one_file_is_one(one: str, other: str) -> None:
    material = ExportMaterial([Item(Entry(one, "E")), Item(Entry(other, "F"))])
    output = format_named("note-definitions-atomic").write(material)
    assert len(output.files) == 1
    assert [left.why for left in output.left_out] == ["another term has the same file name"]


def test_no_file_name_holds_a_control_character() -> None:
    files = format_named("note-definitions-atomic").write(ExportMaterial([Item(Entry("a\x07b\n", "E"))])).files
    assert list(files) == ["ab.md"]


def test_csv_has_every_field_and_no_formula() -> None:
    bad = Entry("=1+1", "+SUM(A1)", "-2", ("@a;b", "c\\d"), note="'=x")
    text = written("csv", ExportMaterial([Item(bad, 7)]))
    assert text.startswith("\ufeffterm,english,definition,aliases,")
    (row,) = csv.DictReader(io.StringIO(text[1:]))
    assert (row["term"], row["english"], row["definition"], row["note"], row["posts"]) == (
        "'=1+1",
        "'+SUM(A1)",
        "'-2",
        "''=x",
        "7",
    )
    assert parted(armed(row["aliases"])) == bad.aliases


@given(st.text())
def test_a_defused_cell_is_no_formula_and_can_be_armed_again(cell: str) -> None:
    assert armed(defused(cell)) == cell
    assert not defused(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"))


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1), max_size=4))
def test_names_in_one_cell_are_parted_as_they_were_joined(names: list[str]) -> None:
    assert parted(one_cell(names)) == tuple(names)


def test_names_are_sorted_by_language() -> None:
    names = names_by_language(
        Entry("美国证监会", "Securities and Exchange Commission", "", ("SEC", "证监会"), superseded=("联邦证监会",))
    )
    assert names["zh"] == Names("美国证监会", ("证监会",), ("联邦证监会",))
    assert names["en"] == Names("Securities and Exchange Commission", ("SEC",), ())
    assert names_by_language(Entry("ETF", "Exchange Traded Fund"))["en"].usable() == ("Exchange Traded Fund", "ETF")


# One source, two entries: which target it gets.
RIVALS = [
    (Item(Entry("代理", "Agent"), 1), Item(Entry("智能体", "AI Agent", aliases=("代理",)), 9), "Agent"),
    (Item(Entry("代理", "Proxy"), 1, by_hand=True), Item(Entry("代理", "Agent"), 9), "Proxy"),
    (Item(Entry("代理", "Proxy"), 1), Item(Entry("代理", "Agent"), 9), "Agent"),
    (Item(Entry("代理", "Proxy"), 2), Item(Entry("代理", "Agent"), 2), "Agent"),
    (Item(Entry("新词", "A", aliases=("代理",)), 1), Item(Entry("旧词", "B", superseded=("代理",)), 9), "A"),
]


@pytest.mark.parametrize(("one", "other", "target"), RIVALS)
def test_one_source_gets_one_target_in_any_order(one: Item, other: Item, target: str) -> None:
    for items in ([one, other], [other, one]):
        pairs, left_out = unique_pairs(ExportMaterial(items))
        assert [pair.target for pair in pairs if pair.source == "代理"] == [target]
        assert [each.why for each in left_out] == ["another entry has this source"]


def test_one_source_with_one_target_loses_nothing() -> None:
    items = [Item(Entry("代理", "Agent")), Item(Entry("智能体", "Agent", aliases=("代理",)))]
    pairs, left_out = unique_pairs(ExportMaterial(items))
    assert len(pairs) == 2
    assert left_out == []


def test_sources_that_differ_by_case_are_one() -> None:
    pairs, _ = unique_pairs(
        ExportMaterial([Item(Entry("苹果", "apple"), 1), Item(Entry("苹果公司", "Apple"), 5)], "en", "zh")
    )
    assert [(pair.source, pair.target) for pair in pairs] == [("Apple", "苹果公司")]


def test_what_a_tool_refuses_is_left_out_and_told() -> None:
    long = Item(Entry("长" * 342, "Long"))
    pairs, left_out = unique_pairs(ExportMaterial([long, Item(DUCK)]), Limits(name_bytes=1024))
    assert long not in [pair.item for pair in pairs]
    assert left_out[-1].why == "longer than 1,024 bytes"
    used = [Item(Entry("甲" * number, "A"), number) for number in range(1, 4)]
    room = sum(len(f"{item.entry.term}\tA\n".encode()) for item in used[1:])
    pairs, left_out = unique_pairs(ExportMaterial(used), Limits(file_bytes=room))
    assert [pair.source for pair in pairs] == ["甲甲", "甲甲甲"]
    assert left_out == [LeftOut("甲 = A", "the file would be too large")]


def test_the_table_names_every_format() -> None:
    folder = PROJECT / "glossary/export/formats"
    modules = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--"}
    assert modules == set(NAMES)
    assert [format_named(name).name for name in NAMES] == list(NAMES)


@pytest.mark.parametrize("folder", ["docs", "docs/zh"])
def test_the_documents_name_every_format(folder: str) -> None:
    page = (PROJECT / folder / "commands/export.md").read_text("utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    assert [name.strip(" `、,") for row in rows for name in row.replace("、", ",").split(",")] == list(NAMES)


@pytest.fixture
def extracted(tmp_path: Path) -> Garden:
    garden = Garden(tmp_path)
    assert garden.run("extract") == 0
    return garden


def test_the_command_writes_to_stdout_or_a_file(extracted: Garden, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert extracted.run("export", "deepl") == 0
    out, said = capfdbinary.readouterr()
    assert out.decode() == "代理\tAgent\n估值\tvaluation\n大模型\tLarge Model\n"
    assert "4 entries as deepl; left out: no English name (1: 李雷)" in said.decode()
    assert extracted.run("export", "deepl", "-o", "out/glossary.tsv", "--kind", "person", "--strict") == 1
    assert (extracted.root / "out/glossary.tsv").read_bytes() == b""


def test_what_does_not_fit_is_told(extracted: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert extracted.run("export", "csv", "--min-posts", "9") == 0
    assert "no entry fits --min-posts 9, so nothing is exported" in capsys.readouterr().err
    assert extracted.run("export", "deepl", "--from", "en", "--to", "en") == 2
    assert "the languages are the same" in capsys.readouterr().err
    assert extracted.run("export") == 2
    assert "--list" in capsys.readouterr().err
    assert extracted.run("export", "--list") == 0
    assert capsys.readouterr().out.count("  loses  ") == len(NAMES)


def test_deleting_the_index_changes_no_byte(extracted: Garden) -> None:
    extracted.put("content/more.md", "**新词**（New Word）和**大模型**（Large Model: 很大的模型）。\n")
    assert extracted.run("extract") == 0
    assert extracted.run("export", "csv", "-o", "one.csv") == 0
    extracted.forget()
    assert extracted.run("extract") == 0
    assert extracted.run("export", "csv", "-o", "other.csv") == 0
    assert (extracted.root / "one.csv").read_bytes() == (extracted.root / "other.csv").read_bytes()
