"""A clone by a stranger, with links and paths that lead out of its folder: nothing outside is written, by any command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.garden import Garden

Capture = pytest.CaptureFixture[str]

POSTS = {
    "content/a.md": "**云服务**（Cloud Service: 租来的机器）说了。\n",
    "content/b.md": "云服务很好。这是**《云服务》**（租来的机器）说的。\n",
}
PAGE = "<!doctype html><html><head></head><body><main><p>云服务很好。</p></main></body></html>\n"
MINE = "一个人自己的文件。\n"


@pytest.fixture
def clone(tmp_path: Path) -> Garden:
    """A clone beside a person's own folder, `home`, in which there is one file."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home/mine").write_bytes(MINE.encode())
    garden = Garden(tmp_path / "clone", POSTS)
    garden.put("terms.csv", "term,english\n云服务,Another\n")
    garden.put("site/glossary/index.html", PAGE)
    garden.put("site/index.html", PAGE)
    return garden


def at_home(garden: Garden) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (garden.root.parent / "home").iterdir()}


COMMANDS = [
    ["extract"],
    ["annotate", "--all", "content"],
    ["strip"],
    ["check", "--fix"],
    ["check", "--write-baseline", "--baseline", "accepted.json"],
    ["import", "terms.csv"],
    ["decide", "云服务", "--english", "Cloud", "--yes"],
    ["page"],
    ["tooltips", "--all", "site"],
    ["init", "--yes"],
    ["merge-driver", "--install"],
]
LINKS = [
    *(f"data/.glossary.{ending}" for ending in ("lock", "counts", "written", "conflicts", "ids", "schema.json")),
    *("site/index.html", "site/glossary-tooltips", "glossary-page", ".gitattributes", ".glossary", "glossary.toml"),
    *("site/glossary-tooltips/tooltips.css", "glossary-page/index.html", "data/glossary.yaml"),
]


@pytest.mark.parametrize("to", ["mine", *(pytest.param(to, marks=pytest.mark.thorough) for to in ("nothing", "."))])
@pytest.mark.parametrize("link", LINKS)
def test_nothing_is_written_through_a_link_that_came_with_it(clone: Garden, link: str, to: str) -> None:
    before = at_home(clone)
    path = clone.root / link
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to(clone.root.parent / "home" / to)
    for command in COMMANDS:
        assert clone.run("-q", *command) in (0, 1, 2)
    assert at_home(clone) == before


SETTINGS = ['[check]\nbaseline = "../home/accepted.json"\n', 'page_templates = "theirs"\n']


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_configuration_that_was_found_names_nothing_outside(clone: Garden, setting: str, capsys: Capture) -> None:
    (clone.root / "theirs").mkdir()
    (clone.root / "theirs/page.html").symlink_to(clone.root.parent / "home/mine")
    clone.put("glossary.toml", setting)
    assert clone.run("check", "--write-baseline") == 2
    assert "leads outside of this folder" in capsys.readouterr().err
    assert clone.run("-q", "--config", "glossary.toml", "extract") == 0


CHANGES = {
    "check --fix": ["check", "--fix"],
    "check --add-ignore": ["check", "--add-ignore"],
    "decide": ["decide", "云服务", "--english", "Rented Machines", "--yes"],
}


@pytest.mark.parametrize("command", CHANGES.values(), ids=CHANGES)
def test_posts_outside_are_left_alone_unless_they_or_the_configuration_are_named(
    clone: Garden, command: list[str], capsys: Capture
) -> None:
    diary = clone.root.parent / "home/diary.md"
    diary.write_bytes("这是**《云服务》**（Cloud Service: 租来的机器）说的。**云服务**（Cloud Service）\n".encode())
    before = diary.read_bytes()
    clone.put("glossary.toml", 'paths = ["content", "../home"]\n')
    assert clone.run("-q", "extract") == 0
    assert clone.run("-q", *command) in (1, 2) or command[0] == "decide"
    assert diary.read_bytes() == before
    assert "diary.md: lies outside of this folder, and was not named" in capsys.readouterr().err
    clone.run("-q", "--config", "glossary.toml", *command)
    assert diary.read_bytes() != before


def test_what_a_record_names_outside_is_not_stripped(clone: Garden) -> None:
    clone.run("-q", "extract")
    clone.run("-q", "annotate", "--all", "content/b.md")
    written = (clone.root / "content/b.md").read_bytes()
    diary = clone.root.parent / "home/diary.md"
    diary.write_bytes(written)
    record = clone.root / "data/.glossary.written"
    record.write_bytes(record.read_bytes().replace(b"content/b.md", b"../home/diary.md"))
    assert clone.run("-q", "strip") == 0
    assert diary.read_bytes() == written


Harm = Callable[[bytes], bytes]
HARMS: dict[str, Harm] = {
    "no text": lambda data: data + b"\xff\xfe\xff",
    "in UTF-16": lambda data: data.decode().encode("utf-16"),
    "nothing": lambda data: b"",
    "zeros": lambda data: bytes(len(data)),
    "a conflict": lambda data: b"<<<<<<< HEAD\n" + data + b"=======\n" + data + b">>>>>>> theirs\n",
    "odd rows": lambda data: data + "云服务\t-1\t9999999999999999999999\n\t\t\t\n@posts\tmany\n".encode(),
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
@pytest.mark.parametrize("ending", ["counts", "lock"])
def test_what_the_tool_wrote_may_be_harmed_and_is_written_anew(clone: Garden, ending: str, harm: Harm) -> None:
    clone.run("-q", "extract")
    clone.edit("  english: Cloud Service\n", "  english: Clouds\n")
    clone.run("-q", "extract")
    path = clone.root / f"data/.glossary.{ending}"
    whole, glossary = path.read_bytes(), clone.glossary
    path.write_bytes(harm(whole))
    clone.forget()
    assert clone.run("-q", "check") in (0, 1)
    assert clone.run("-q", "annotate", "--check", "content") in (0, 1)
    assert clone.run("-q", "extract") == 0
    assert clone.glossary == glossary
    assert ending != "counts" or path.read_bytes() == whole
