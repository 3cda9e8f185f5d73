"""Two branches that each extracted are merged entry by entry, with the decisions of both sides."""

from __future__ import annotations

import io
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from glossary.posts.git_merging import install_merge_driver
from glossary.store.document import parse_document
from glossary.store.lock import parse_lock
from glossary.store.merging import merge_documents
from tests.garden import Garden

pytestmark = pytest.mark.usefixtures("warm_programs")
Change = Callable[[Garden], None]


def _git(garden: Garden, *arguments: str, fine: bool = True) -> int:
    names = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false")
    run = subprocess.run(["git", *names, *arguments], cwd=garden.root, capture_output=True, check=False)
    assert run.returncode == 0 or not fine, run.stderr.decode()
    return run.returncode


@pytest.fixture
def repository(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> Garden:
    from tests.garden import PROJECT

    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    monkeypatch.setattr("glossary.posts.git_merging._called", _called)
    _git(garden, "init", "-q", "-b", "main", ".")
    for number in range(8):
        garden.put(f"content/{number}.md", f"**词{number}**（Word {number}: 第{number}个）。\n")
    garden.run("-q", "extract")
    assert install_merge_driver(garden.root, "data/glossary.yaml")
    assert not install_merge_driver(garden.root, "data/glossary.yaml")
    _commit(garden)
    return garden


def _called() -> str:
    return shlex.join(Garden.program)


def _commit(garden: Garden) -> None:
    _git(garden, "add", "-A", ".")
    _git(garden, "commit", "-qm", "one")


def _branches(garden: Garden, one: Change, other: Change) -> int:
    """Merges what two branches did; gives git's status."""
    for branch, change in (("x", one), ("y", other)):
        _git(garden, "checkout", "-q", "main")
        _git(garden, "checkout", "-q", "-b", branch)
        change(garden)
        _commit(garden)
    return _git(garden, "merge", "-q", "-m", "both", "x", fine=False)


def _writes(name: str, text: str) -> Change:
    def change(garden: Garden) -> None:
        garden.put(f"content/{name}.md", text)
        garden.run("-q", "extract")

    return change


def _edits(old: str, new: str) -> Change:
    def change(garden: Garden) -> None:
        garden.edit(old, new)
        garden.run("-q", "extract")

    return change


def _is_as_from_nothing(garden: Garden) -> bool:
    garden.run("-q", "extract")
    merged = garden.glossary, garden.lock
    garden.remove("data/glossary.yaml", "data/.glossary.lock")
    garden.forget()
    garden.run("-q", "extract")
    return merged == (garden.glossary, garden.lock)


def test_posts_on_both_sides(repository: Garden) -> None:
    one = "".join(f"**甲{n}**（Aye {n}: 一）\n\n**词{n}**（Word {n}: 第{n}个词条）\n\n" for n in range(5))
    other = "".join(f"**甲乙{n}**（Bee {n}: 二）\n\n**词{n}**（Word {n}: 另一种说法）\n\n" for n in range(5))
    assert _branches(repository, _writes("x", one), _writes("y", other)) == 0
    assert _is_as_from_nothing(repository)


DEFINITION = "definition: 第3个\n"


def test_decisions_of_both_sides(repository: Garden) -> None:
    note = _edits("- term: 词3\n", "# 看过\n- term: 词3\n")
    assert _branches(repository, _edits(DEFINITION, "definition: 自己的话\n"), note) == 0
    repository.run("-q", "extract")
    assert "# 看过\n- term: 词3\n  english: Word 3\n  definition: 自己的话\n" in repository.glossary


def test_a_decision_against_posts(repository: Garden) -> None:
    posts = _writes("y", "**词3**（Word 3: 新的定义）\n\n" * 2 + "**词4**（Word 4: 新的定义）\n")
    assert _branches(repository, _edits(DEFINITION, "definition: 自己的话\n"), posts) == 0
    repository.run("-q", "extract")
    assert "definition: 自己的话\n" in repository.glossary


def test_what_one_side_took_out_stays_out(repository: Garden) -> None:
    out = _edits("- term: 词3\n  english: Word 3\n  definition: 第3个\n", "")
    assert _branches(repository, out, _writes("y", "**词9**（Word 9）\n")) == 0
    repository.run("-q", "extract")
    assert "词3" not in repository.glossary
    assert "词9" in repository.glossary


def test_one_field_changed_by_hand_on_both_sides(repository: Garden) -> None:
    one, other = _edits(DEFINITION, "definition: 一种\n"), _edits(DEFINITION, "definition: 另一种\n")
    assert _branches(repository, one, other) == 1
    text = repository.glossary
    assert text.count("<<<<<<<") == 1
    assert "definition: 一种\n" in text
    assert "definition: 另一种\n" in text
    before = repository.glossary
    assert repository.run("extract") == 2
    assert repository.glossary == before


def test_without_a_repository_there_is_nothing_to_set_up(tmp_path: Path) -> None:
    assert not install_merge_driver(tmp_path, "data/glossary.yaml")
    assert list(tmp_path.iterdir()) == []


ATTRIBUTES = """\
/data/glossary.yaml merge=glossary text
/data/.glossary.lock merge=glossary text eol=lf
/data/.glossary.counts merge=glossary text eol=lf
/data/.glossary.written merge=glossary text eol=lf
/data/.glossary.conflicts merge=union text eol=lf
/data/.glossary.schema.json eol=lf
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ATTRIBUTES),
        ("*.png binary", "*.png binary\n" + ATTRIBUTES),
        ("data/* merge=glossary eol=lf\n", f"data/* merge=glossary eol=lf\n{ATTRIBUTES.splitlines(keepends=True)[4]}"),
        ("/data/glossary.yaml text\n", "/data/glossary.yaml text\n" + ATTRIBUTES),
        (ATTRIBUTES, ATTRIBUTES),
    ],
)
def test_what_git_is_told_of_the_files(garden: Garden, before: str, after: str) -> None:
    _git(garden, "init", "-q", ".")
    if before:
        garden.put(".gitattributes", before)
    assert install_merge_driver(garden.root, "data/glossary.yaml")
    assert (garden.root / ".gitattributes").read_bytes().decode() == after
    assert not install_merge_driver(garden.root, "data/glossary.yaml")


def test_names_that_mean_something_to_git(garden: Garden) -> None:
    _git(garden, "init", "-q", ".")
    name = 'my "data"/词 [1]*.yaml'
    assert install_merge_driver(garden.root, name)
    assert not install_merge_driver(garden.root, name)
    assert not install_merge_driver(garden.root, "../elsewhere.yaml")


def test_init_sets_git_up_with_consent(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    _git(garden, "init", "-q", ".")
    assert garden.run("init") == 1
    assert not (garden.root / ".gitattributes").exists()
    assert garden.run("init", "--yes") == 0
    assert "git merges the glossary entry by entry" in capsys.readouterr().err
    assert (garden.root / ".gitattributes").read_bytes().decode() == ATTRIBUTES
    assert not install_merge_driver(garden.root, "data/glossary.yaml")


@pytest.mark.parametrize("in_git", [False, True])
def test_init_asks_only_for_what_it_would_write(
    in_git: bool, garden: Garden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if in_git:
        _git(garden, "init", "-q", ".")
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert garden.run("init") == 1
    asked = capsys.readouterr().err
    assert "write glossary.toml" in asked and (".gitattributes" in asked) == in_git


HEAD = "version: 1\nterms:\n"


def test_what_is_the_same_on_both_sides_is_the_same_afterwards() -> None:
    text = HEAD + "- term: 甲\n  english: A\n- term: 乙\n  english: B\n"
    one = parse_document(text, parse_lock("甲\tadded\n"), "glossary.yaml")
    assert merge_documents(one, one, one).text == text
    assert merge_documents(parse_document("", None, ""), one, one).text == text


def test_a_merge_that_is_stopped_while_it_writes_leaves_what_git_gave(
    garden: Garden, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"O": "", "A": "- term: 甲\n  english: A\n", "B": "- term: 乙\n  english: B\n"}
    for name, entries in files.items():
        garden.put(name, f"version: 1\nterms:\n{entries}")
    before = (garden.root / "A").read_bytes()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("glossary.posts.writing.move_into_place", stop)
        assert garden.run("merge-driver", "O", "A", "B", "data/glossary.yaml") == 130
    assert (garden.root / "A").read_bytes() == before
    assert garden.run("merge-driver", "O", "A", "B", "data/glossary.yaml") == 0
    assert "甲" in (garden.root / "A").read_text("utf-8")
    assert "乙" in (garden.root / "A").read_text("utf-8")
