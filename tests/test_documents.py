"""What the documents say is so: commands run, examples come out, tables are complete, both languages say the same."""

from __future__ import annotations

import argparse
import doctest
import gc
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import glossary
from glossary.arguments.examples import EXAMPLES
from glossary.arguments.parser import parser
from glossary.checking.registry import all_rules
from glossary.config import Config, documented_options, load_config
from glossary.sites import scan
from glossary.store.document import parse_document
from glossary.store.fields import FIELDS
from tests.garden import PROJECT, Garden

README, DOCS = "README.md", PROJECT / "docs"
TRANSLATED = {README: "README.zh-CN.md"} | {
    f"docs/{path.relative_to(DOCS / 'zh').as_posix()}": path.relative_to(PROJECT).as_posix()
    for path in sorted((DOCS / "zh").rglob("*.md"))
}
ALL = sorted(
    path.relative_to(PROJECT).as_posix()
    for path in (*PROJECT.glob("*.md"), *DOCS.rglob("*.md"), PROJECT / "benchmarks/README.md")
)
ENGLISH_ONLY = {"docs/architecture.md", "docs/grammar.md", "docs/python.md", "docs/index.md"}
TEXTS = {name: (PROJECT / name).read_text(encoding="utf-8") for name in ALL}
PAIRS = pytest.mark.parametrize(("english", "chinese"), TRANSLATED.items(), ids=TRANSLATED)
LANGUAGES = pytest.mark.parametrize("folder", ["docs", "docs/zh"])

_block = re.compile(r"^```([\w-]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_heading = re.compile(r"^(#+) (.+?)(?: \{#([\w-]+)\})?$", re.MULTILINE)
_link = re.compile(r"\]\(([^)#:\s]*)(?:#([^)\s]+))?\)")


class Example(NamedTuple):
    """A command as it is typed behind `$ `, and what stands below it, if anything does."""

    command: str
    shown: str


def without_blocks(text: str) -> str:
    return _block.sub("", text)


def blocks(text: str, language: str) -> list[str]:
    return [body for name, body in _block.findall(text) if name == language]


def levels(text: str) -> list[int]:
    return [len(marks) for marks, *_ in _heading.findall(without_blocks(text))]


def anchors(text: str) -> set[str]:
    """The names that the headings of a document have as targets of links."""
    found = set()
    for _, title, name in _heading.findall(without_blocks(text)):
        words = re.sub(r"[^\w\s-]", "", title.lower())
        found.add(name or re.sub(r"[-\s]+", "-", words).strip("-"))
    return found


def table_rows(text: str, header: str = "") -> list[list[str]]:
    """The rows of the tables whose header begins so, without their headers."""
    tables = re.findall(r"(?:^\|.*\n)+", without_blocks(text), re.MULTILINE)
    lines = [line for table in tables if table.startswith(f"| {header}") for line in table.splitlines()[2:]]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def subparsers() -> dict[str, argparse.ArgumentParser]:
    (action,) = (each for each in parser()._actions if isinstance(each, argparse._SubParsersAction))
    return dict(action.choices)


COMMANDS = subparsers()
GENERAL = {option for action in parser()._actions for option in action.option_strings}


def options_of(command: argparse.ArgumentParser) -> list[set[str]]:
    """The options of a command which not every command has, each with its short and its long name."""
    return [set(each.option_strings) for each in command._actions if not GENERAL.issuperset(each.option_strings)]


CSS_VARIABLES = {"--accent", "--paper"}
OPTION = re.compile(r"(?<![\w-])(?:--[a-z][a-z-]*|-[a-zA-Z])(?![\w-])")


def page_of(command: str, folder: str = "docs") -> str:
    return TEXTS[f"{folder}/commands/{command}.md"]


# --- Both languages -------------------------------------------------------------------------------------------------


def test_every_page_is_there_in_both_languages() -> None:
    pages = {name for name in ALL if name.startswith("docs/") and not name.startswith("docs/zh/")}
    assert pages - set(TRANSLATED) == ENGLISH_ONLY
    assert set(TRANSLATED) <= set(ALL)


@PAIRS
def test_both_have_the_same_shape(english: str, chinese: str) -> None:
    one, other = TEXTS[english], TEXTS[chinese]
    assert levels(one) == levels(other)
    assert [_block.findall(one)] == [_block.findall(other)]
    assert len(re.findall(r"^\|", one, re.MULTILINE)) == len(re.findall(r"^\|", other, re.MULTILINE))


@pytest.mark.parametrize("name", [README, TRANSLATED[README]])
def test_a_newcomer_reads_it_in_five_minutes(name: str) -> None:
    assert TEXTS[name].count("\n") <= 250


@pytest.mark.parametrize("name", ALL)
def test_links_lead_somewhere(name: str) -> None:
    lost = []
    for path, anchor in _link.findall(re.sub(r"`[^`\n]*`", "", without_blocks(TEXTS[name]))):
        target = (PROJECT / name).parent / path if path else PROJECT / name
        if not target.exists():
            lost.append(path)
        elif anchor and anchor not in anchors(target.read_text(encoding="utf-8")):
            lost.append(f"{path}#{anchor}")
    assert lost == []


def test_code_cites_only_what_a_clone_has() -> None:
    for file in sorted(DOCS.parent.glob("glossary/**/*.py")):
        cited = re.findall(r"[\w./-]+\.(?:md|jsonl?)\b(?=[`:, .)])", file.read_text(encoding="utf-8"))
        ours = [path for path in cited if path.startswith(("docs/", "gold/", "tests/", "benchmarks/", "shared/"))]
        assert [path for path in ours if not (PROJECT / path).exists()] == [], file


# --- Commands and options -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [README, TRANSLATED[README], "docs/commands/index.md", "docs/zh/commands/index.md"])
def test_the_table_of_commands_is_complete(name: str) -> None:
    rows = [quoted(row[0])[0] for row in table_rows(TEXTS[name]) if row[0].startswith("[`glossary ")]
    assert rows == [f"glossary {command}" for command in COMMANDS]


@pytest.mark.parametrize("name", [README, TRANSLATED[README]])
def test_each_command_has_an_example_that_help_shows(name: str) -> None:
    rows = [row for row in table_rows(TEXTS[name]) if row[0].startswith("[`glossary ")]
    for command, (_, _, example) in zip(COMMANDS, rows, strict=True):
        assert any(shown.startswith(quoted(example)[0]) for shown in EXAMPLES[command])
        assert quoted(example)[0].startswith(f"glossary {command}")


@LANGUAGES
@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_of_a_command_names_its_options_and_no_others(folder: str, command: str) -> None:
    page = page_of(command, folder)
    assert page.startswith(f"# `glossary {command}`\n")
    named, own = set(OPTION.findall(page)), options_of(COMMANDS[command])
    assert [names for names in own if not names & named] == []
    # Examples may hold other commands, and other programs; what a page says in words is about its own command.
    said = set(OPTION.findall(re.sub(r"`glossary [^`]*`", "", without_blocks(page))))
    assert said - GENERAL - CSS_VARIABLES - {name for names in own for name in names} == set()


@LANGUAGES
@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_of_a_command_names_what_its_options_may_be(folder: str, command: str) -> None:
    page = page_of(command, folder)
    told_elsewhere = {"--kind", *GENERAL}
    own = [each for each in COMMANDS[command]._actions if not told_elsewhere.intersection(each.option_strings)]
    # The default need not be named: it is what happens when nothing is said.
    choices = {str(choice) for each in own for choice in each.choices or () if choice != each.default}
    assert {choice for choice in choices if choice not in page} == set()


@LANGUAGES
def test_the_general_options_are_all_named(folder: str) -> None:
    rows = table_rows(TEXTS[f"{folder}/commands/index.md"], "option" if folder == "docs" else "选项")
    named = {option.split()[0] for row in rows for option in quoted(row[0])}
    assert named == GENERAL - {"-h", "--help"}


def test_the_manual_page_names_every_command_of_its_time() -> None:
    # .ci/build writes it anew for what is published, so an option more or less does not matter here.
    manual = (DOCS / "glossary.1").read_text(encoding="utf-8").replace("\\-", "-")
    assert {"extract", "scan", "check", "annotate"} <= {name for name in COMMANDS if f"glossary {name}" in manual}


# --- Tables ---------------------------------------------------------------------------------------------------------


@LANGUAGES
def test_the_table_of_configuration_is_complete(folder: str) -> None:
    rows = table_rows(TEXTS[f"{folder}/configuration.md"], "option" if folder == "docs" else "选项")
    assert sorted(quoted(row[0])[0] for row in rows) == sorted(documented_options())


@LANGUAGES
def test_the_table_of_rules_is_complete(folder: str) -> None:
    rows = table_rows(page_of("check", folder), "rule" if folder == "docs" else "规则")
    off = "off by default" if folder == "docs" else "默认关"
    assert sorted(quoted(row[0])[0] for row in rows) == sorted(all_rules())
    assert {quoted(row[0])[0] for row in rows if off in row[1]} == {r.name for r in all_rules().values() if not r.on}


@LANGUAGES
def test_the_table_of_fields_is_complete(folder: str) -> None:
    rows = table_rows(TEXTS[f"{folder}/glossary-file.md"], "field" if folder == "docs" else "字段")
    named = [name for row in rows for name in quoted(row[0])]
    elsewhere = {"distinct", "senses"}
    assert set(named) == {*FIELDS, "x-…"} - elsewhere
    assert all(f"`{name}: " in TEXTS[f"{folder}/glossary-file.md"] for name in elsewhere)


def annotation_rows(name: str) -> list[list[str]]:
    rows = [row for row in table_rows(TEXTS[name]) if len(row) == 6 and row[0].startswith("`")]
    assert len(rows) > 3
    return rows


ANNOTATIONS = [row for name in ("docs/annotations.md", README) for row in annotation_rows(name)]


@pytest.mark.parametrize("row", ANNOTATIONS, ids=lambda row: row[0])
def test_the_annotations_are_read_as_the_table_says(row: list[str]) -> None:
    written, *cells = row
    found = [
        [one.term, one.english, one.chinese, one.definition, ", ".join(one.aliases)] for one in scan(written.strip("`"))
    ]
    assert found == ([cells] if any(cells) else [])


@pytest.mark.parametrize("name", ["docs/annotations.md", README])
def test_both_have_the_same_annotations(name: str) -> None:
    assert annotation_rows(name) == annotation_rows(TRANSLATED[name])


# --- Configuration and entries --------------------------------------------------------------------------------------


def test_the_shown_configuration_is_the_default(tmp_path: Path) -> None:
    shown = next(block for block in blocks(TEXTS["docs/configuration.md"], "toml") if "[kinds]" in block)
    file = tmp_path / "glossary.toml"
    file.write_text(shown, encoding="utf-8")
    assert load_config(None, tmp_path) == Config(tmp_path, file)
    keys = re.findall(r"^\[?(\w+)\]?(?: = [\[\"ft\d{].*)?$", shown.split("people")[0], re.MULTILINE)
    assert set(keys) == set(documented_options())


CONFIGURATIONS = [
    block for name in (README, *TRANSLATED) for block in blocks(TEXTS[name], "toml") if "ignoreFiles" not in block
]


@pytest.mark.parametrize("block", CONFIGURATIONS)
def test_every_shown_configuration_is_accepted(tmp_path: Path, block: str) -> None:
    (tmp_path / "glossary.toml").write_text(block, encoding="utf-8")
    assert load_config(None, tmp_path).root == tmp_path


def test_the_shown_entries_are_entries() -> None:
    shown = [block for block in blocks(TEXTS["docs/glossary-file.md"], "yaml") if block.startswith("- term")]
    assert len(shown) > 3
    for block in shown:
        document = parse_document(f"version: 1\nterms:\n{block}", None, README)
        assert len(document.blocks) == block.count("- term:")


# --- Examples -------------------------------------------------------------------------------------------------------


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Garden]:
    """The project's posts in a folder of their own, and the glossary that they give."""
    shutil.copytree(PROJECT / "content", tmp_path / "content")
    monkeypatch.setenv("COLUMNS", "100")
    garden = Garden(tmp_path, {})
    assert garden.run("extract", "--quiet") == 0
    yield garden
    # A command is the last thing its process does, and may switch the collector off.
    gc.enable()


def examples(text: str) -> Iterator[Example]:
    for block in blocks(text, "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield Example(command, shown)


WITH_EXAMPLES = [name for name in TRANSLATED if blocks(TEXTS[name], "console")]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_the_commands_run_and_say_what_is_shown(content: Garden, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """All of a page, one after the other, as a reader would try them."""
    for command, shown in examples(TEXTS[name]):
        program, *arguments = shlex.split(command)
        assert program == "glossary"
        assert content.run(*arguments) == 0, command
        said = capsys.readouterr().out
        assert not shown or said == shown, command


def test_the_examples_in_python_are_true() -> None:
    failed, tried = doctest.testfile(str(DOCS / "python.md"), module_relative=False, encoding="utf-8")
    assert tried > 10
    assert failed == 0


def test_all_public_names_are_in_the_page_about_python() -> None:
    said = set(re.findall(r"\w+", TEXTS["docs/python.md"]))
    assert set(glossary.__all__) - {"__version__"} <= said


def test_there_are_enough_examples() -> None:
    assert sum(len(list(examples(TEXTS[name]))) for name in WITH_EXAMPLES) > 5


SHELL_LINES = [
    line
    for name in TRANSLATED
    for block in blocks(TEXTS[name], "sh")
    for line in block.splitlines()
    if line.startswith("glossary ")
]


@pytest.mark.parametrize("line", SHELL_LINES)
def test_every_command_that_is_shown_can_be_typed(line: str) -> None:
    assert parser().parse_args(shlex.split(re.split(r" (?:[<>|]|&&) ", line)[0], comments=True)[1:]).command


def test_the_first_screen_shows_what_the_commands_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    post, entries, change, finding = (
        blocks(TEXTS[README], language)[0] for language in ("markdown", "yaml", "diff", "text")
    )
    garden = Garden(tmp_path, {"content/post.md": post})
    assert garden.run("extract") == 0
    gc.enable()
    assert garden.glossary.endswith("\n" + entries)
    before, after = (line[1:] + "\n" for line in change.splitlines())
    garden.put("new.md", before)
    assert garden.run("annotate", "new.md") == 0
    assert (tmp_path / "new.md").read_text("utf-8") == after
    garden.put("content/new.md", finding.splitlines()[1].strip() + "\n")
    garden.run("extract")
    capsys.readouterr()
    assert garden.run("check", "content/new.md") == 1
    assert capsys.readouterr().out == finding
