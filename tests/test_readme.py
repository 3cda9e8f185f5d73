"""What the READMEs say is so: their commands run, their examples come out, and both say the same."""

from __future__ import annotations

import gc
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from glossary.__main__ import main
from glossary.config import Config, documented_options, load_config
from glossary.scan import scan
from glossary.store.document import parse
from tests.garden import PROJECT, Garden

ENGLISH, CHINESE = "README.md", "README.zh-CN.md"
TEXTS = {name: (PROJECT / name).read_text(encoding="utf-8") for name in (ENGLISH, CHINESE)}
BOTH = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)

_block = re.compile(r"^```([\w-]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_heading = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_link = re.compile(r"\]\(([^)#:]+)\)")


class Example(NamedTuple):
    """A command as it is typed behind `$ `, and what stands below it, if anything does."""

    command: str
    shown: str


def without_blocks(text: str) -> str:
    return _block.sub("", text)


def blocks(text: str, language: str) -> list[str]:
    found = [body for name, body in _block.findall(text) if name == language]
    assert found, f"no {language} block"
    return found


def headings(text: str) -> list[tuple[str, str]]:
    return _heading.findall(without_blocks(text))


def examples(text: str) -> Iterator[Example]:
    for block in blocks(text, "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield Example(command, shown)


def table_rows(text: str, beginning: str) -> list[list[str]]:
    """The cells of all table rows whose first cell begins so."""
    lines = [line for line in without_blocks(text).split("\n") if line.startswith(f"| {beginning}")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def grammar_rows(text: str) -> list[list[str]]:
    rows = [row for row in table_rows(text, "`") if len(row) == 6]
    assert len(rows) > 10
    return rows


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Garden]:
    """The project's posts in a folder of their own, without a glossary."""
    shutil.copytree(PROJECT / "content", tmp_path / "content")
    monkeypatch.setenv("COLUMNS", "100")
    yield Garden(tmp_path, {})
    # A command is the last thing its process does, and may switch the collector off.
    gc.enable()


@BOTH
def test_every_command_has_a_section(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    ([a-z]+)  ", capsys.readouterr().out, re.MULTILINE)
    sections = [title[len("`glossary ") : -1] for _, title in headings(text) if title.startswith("`glossary ")]
    assert "extract" in commands
    assert sections == commands


@BOTH
@pytest.mark.parametrize("command", ["extract", "scan", "show"])
def test_every_option_that_is_named_exists(text: str, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    known = capsys.readouterr().out
    section = text.split(f"### `glossary {command}`")[1].split("\n##", maxsplit=1)[0]
    for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", section):
        assert option in known


@BOTH
def test_every_configuration_option_is_in_the_table(text: str) -> None:
    named = [row[0].strip("`") for row in table_rows(text, "`") if len(row) == 2 and row[0].count("`") == 2]
    assert set(documented_options()) == set(named) & set(documented_options())


def test_the_shown_configuration_is_the_default(tmp_path: Path) -> None:
    shown = next(block for block in blocks(TEXTS[ENGLISH], "toml") if "[kinds]" in block)
    (tmp_path / "glossary.toml").write_text(shown, encoding="utf-8")
    assert load_config(None, tmp_path) == Config(tmp_path)
    keys = re.findall(r"^\[?(\w+)\]?(?: = [\[\"ft\d{].*)?$", shown.split("people")[0], re.MULTILINE)
    assert set(keys) == set(documented_options())


def test_every_shown_configuration_is_accepted(tmp_path: Path) -> None:
    ours = [block for block in blocks(TEXTS[ENGLISH], "toml") if "ignoreFiles" not in block]
    for number, block in enumerate(ours):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "glossary.toml").write_text(block, encoding="utf-8")
        assert load_config(None, folder).root == folder
    assert len(ours) > 1


def test_both_have_the_same_shape() -> None:
    english, chinese = (headings(text) for text in TEXTS.values())
    assert [level for level, _ in english] == [level for level, _ in chinese]
    assert len(english) > 10


def test_both_have_the_same_blocks() -> None:
    english, chinese = (_block.findall(text) for text in TEXTS.values())
    assert english == chinese


def test_both_have_the_same_annotations() -> None:
    assert grammar_rows(TEXTS[ENGLISH]) == grammar_rows(TEXTS[CHINESE])


def test_both_have_tables_of_the_same_length() -> None:
    english, chinese = (len(re.findall(r"^\|", text, re.MULTILINE)) for text in TEXTS.values())
    assert english == chinese


@BOTH
def test_links_lead_to_files(text: str) -> None:
    links = _link.findall(without_blocks(text))
    assert links
    assert [link for link in links if not (PROJECT / link).exists()] == []


@pytest.mark.parametrize("row", grammar_rows(TEXTS[ENGLISH]), ids=lambda row: row[0])
def test_the_annotations_are_read_as_the_table_says(row: list[str]) -> None:
    written, *cells = row
    found = [
        [one.term, one.english, one.chinese, one.definition, ", ".join(one.aliases)] for one in scan(written.strip("`"))
    ]
    assert found == ([cells] if any(cells) else [])


def test_the_first_screen_shows_what_the_commands_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    post, entries, change, finding = (
        blocks(TEXTS[ENGLISH], language)[0] for language in ("markdown", "yaml", "diff", "text")
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


def test_the_shown_entries_are_entries() -> None:
    shown = [block for block in blocks(TEXTS[ENGLISH], "yaml") if block.startswith("- term")]
    assert len(shown) > 3
    for block in shown:
        document = parse(f"version: 1\nterms:\n{block}", None, ENGLISH)
        assert len(document.blocks) == block.count("- term:")


def test_the_commands_run_and_say_what_is_shown(content: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    """All of them, one after the other, as a reader would try them."""
    tried = list(examples(TEXTS[ENGLISH]))
    assert len(tried) > 5
    for command, shown in tried:
        name, *arguments = shlex.split(command)
        assert name == "glossary"
        assert content.run(*arguments) == 0, command
        said = capsys.readouterr().out
        assert not shown or said == shown, command
