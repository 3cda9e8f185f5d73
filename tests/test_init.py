"""`init` says which marks the posts use and writes a configuration that reads them; other commands say what is unread."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary import cli
from glossary.config import load_config
from glossary.sites.survey import Survey, defines_alone, parentheses_of, proposed_marks, share_read, survey, total_of

NOTHING = [
    "",
    "正文",
    "代码（x）",
    "站名（string，必填）",
    "他（3 次）",
    "`潮汐（Tide）`",
    "网址（https://a.example）",
    "**潮汐**（海水）",
]
FORMS = [
    ("**潮汐**（Tide）", "**"),
    ("**潮汐**（Tide: 海水的涨落）", "**"),
    ("**潮汐（Tide）**", "**"),
    ("潮汐 (Tide)", "plain"),
    ("「潮汐」（Tide）", "「」"),
    ("<u>潮汐（Tide）</u>", "<u>"),
    ("<u>潮汐</u>（Tide）", "<u>"),
    ("[潮汐](t.md)（Tide）", "link"),
    ("[[潮汐]]（Tide）", "wikilink"),
    ("==潮汐==（Tide）", "=="),
    ("【潮汐】（Tide）", "【】"),
    ("## 潮汐 (Tide)", "heading"),
    ("Tide（潮汐）", "english"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_found_in_other_parentheses(text: str) -> None:
    assert not survey(text).marks


@pytest.mark.parametrize(("text", "mark"), FORMS)
def test_each_form_is_counted(text: str, mark: str) -> None:
    assert survey(f"{text}\n").marks == {mark: 1}


def test_rare_forms_are_not_proposed() -> None:
    assert proposed_marks({}) == ["**"]
    assert proposed_marks({"plain": 100, "==": 4}) == ["**", "plain"]
    assert proposed_marks({"plain": 20, "「」": 30, "**": 10, "*": 2}) == ["**", "「」", "plain"]
    assert proposed_marks({"plain": 90, "「」": 30, "**": 2}) == ["「」", "**", "plain"]


REMARKS = ["**退潮**（傍晚最急）", "**岸边（北岸为主）**", "「水位」（看不清）"]
OTHERS = ["**回潮**（指反向的水流）", "**回潮**（又称逆潮）", "潮汐（海水的涨落）", "`**潮汐**（海水）`"]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (REMARKS, False),
        (REMARKS[:2], True),  # too few to tell
        ([*REMARKS[:2], *OTHERS], True),
        ([*REMARKS, "**潮汐**（Tide: 海水的涨落）"] * 3, False),
        ([*REMARKS, *["**潮汐**（Tide: 海水的涨落）", "**潮汐（Tide: 海水的涨落）**"] * 2], True),
    ],
)
def test_who_defines_terms_does_so_behind_their_names(texts: list[str], told: bool) -> None:
    assert defines_alone(total_of(survey(f"{text}\n") for text in texts)) is told


def test_where_parentheses_are_remarks_it_proposes_to_read_names(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (notes / "notes" / "remarks.md").write_text("\n\n".join(REMARKS), encoding="utf-8")
    assert cli.main(["init", "--yes"]) == 0
    assert "a Chinese parenthesis alone is mostly a remark here" in capsys.readouterr().out
    assert load_config(None, notes).marks == ("**", "plain", "-definitions")


@pytest.mark.parametrize(
    ("half", "full", "width"),
    [(0, 20, "full"), (7, 13, "full"), (10, 10, "any"), (17, 3, "any"), (18, 2, "half"), (9, 0, "full")],
)
def test_the_width_of_the_parentheses(half: int, full: int, width: str) -> None:
    found = total_of(survey(text) for text in (*["**潮汐** (Tide)\n"] * half, *["**潮汐**（Tide）\n"] * full))
    assert parentheses_of(found, ["**"]) == width
    assert parentheses_of(Survey(found.marks, found.half_width), ["plain"]) == "full"


def test_the_share_that_is_read() -> None:
    assert share_read({"plain": 8, "**": 2}, ("**", "__")) == 0.2
    assert share_read({"plain": 2, "**": 1}, ("**", "__")) == 1.0  # too few to tell
    assert share_read({"==": 10}, ("**",)) == 1.0


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number in range(12):
        post = tmp_path / "notes" / f"{number}.md"
        post.parent.mkdir(exist_ok=True)
        post.write_text(f"湖区的潮汐（Tide {number}）。\n", encoding="utf-8")
    return tmp_path


def test_it_writes_only_on_consent(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["init"]) == 1
    assert not (notes / "glossary.toml").exists()
    assert "12 of 词（E）" in capsys.readouterr().err
    assert cli.main(["init", "--yes"]) == 0
    config = load_config(None, notes)
    assert (config.paths, config.marks) == (("notes",), ("**", "plain"))
    written = (notes / "glossary.toml").read_bytes()
    assert cli.main(["init", "--yes"]) == 2
    assert (notes / "glossary.toml").read_bytes() == written


FOLDERS = [
    ("one folder, and a file or two beside it", {"notes": 30, ".": 1}, ("notes",)),
    ("two folders", {"posts": 9, "notes": 6}, ("notes", "posts")),
    ("a folder for each chapter", {f"chapter{number}": 4 for number in range(7)}, (".",)),
    ("many small folders beside a large one", {"posts": 30, **{f"trip{number}": 1 for number in range(9)}}, (".",)),
    ("posts beside the folders", {"posts": 10, ".": 10}, (".",)),
]


@pytest.mark.parametrize(("counts", "paths"), [pytest.param(*rest, id=title) for title, *rest in FOLDERS])
def test_few_folders_are_named_and_of_many_the_one_they_are_in(
    counts: dict[str, int], paths: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, count in counts.items():
        for number in range(count):
            post = tmp_path / folder / f"{number}.md"
            post.parent.mkdir(exist_ok=True)
            post.write_text("**潮汐**（Tide）。\n", encoding="utf-8")
    assert cli.main(["init", "--yes"]) == 0
    assert load_config(None, tmp_path).paths == paths


def test_a_folder_without_posts_says_what_there_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.rst").write_text("潮汐（Tide）", encoding="utf-8")
    assert cli.main(["init", str(tmp_path)]) == 2
    assert '1 .rst: to read them, write `extensions = [".md", ".markdown", ".rst"]`' in capsys.readouterr().err


def test_what_holds_markdown_under_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.mdx").write_text("**潮汐**（Tide: 海水的涨落）\n", encoding="utf-8")
    cli.main(["extract", "."])
    said = capsys.readouterr().err
    assert "no posts: nothing here ends in .md or .markdown, but there are 1 .mdx" in said
    assert cli.main(["init", ".", "--yes"]) == 0
    assert "1 of **词**（E）" in capsys.readouterr().err
    assert load_config(None, cwd=tmp_path).extensions == (".md", ".markdown", ".mdx")
    assert cli.main(["extract"]) == 0
    assert "潮汐" in (tmp_path / "data/glossary.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [["scan", "notes"], ["extract", "notes"]])
def test_what_is_not_read_is_said(notes: Path, capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    cli.main(command)
    assert "only 0% of 12 parentheses with an English name are read" in capsys.readouterr().err
    (notes / "glossary.toml").write_text("marks = ['plain']\n", encoding="utf-8")
    cli.main(command)
    assert "glossary init" not in capsys.readouterr().err


def test_the_garden_that_writes_half_width_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(12):
        (tmp_path / f"{number}.md").write_text("湖区的**潮汐** (Tide)。\n", encoding="utf-8")
    assert cli.main(["init", "--yes"]) == 0
    assert load_config(None, tmp_path).check == {"half-width": {"parentheses": "half"}}
    assert cli.main(["extract"]) == 0
    assert cli.main(["check"]) == 0
