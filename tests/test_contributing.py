"""The walks of CONTRIBUTING.md, each followed in a copy of the package: what they say is enough, and works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.garden import PROJECT

GUIDE = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")


class Copy:
    """A copy of the package that may be changed, and a garden in which it runs."""

    def __init__(self, root: Path) -> None:
        self.root, self.package, self.garden = root, root / "glossary", root / "garden"
        shutil.copytree(PROJECT / "glossary", self.package, ignore=shutil.ignore_patterns("__pycache__"))
        (self.garden / "content").mkdir(parents=True)

    def change(self, file: str, old: str, new: str) -> None:
        path = self.package / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def post(self, text: str) -> None:
        (self.garden / "content/a.md").write_text(text, encoding="utf-8")

    @property
    def glossary(self) -> Path:
        return self.garden / "data/glossary.yaml"

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "glossary", *arguments],
            cwd=self.garden,
            env={**os.environ, "PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode in (0, 1) and "Traceback" not in done.stderr, done.stderr
        return done.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def test_a_rule(copy: Copy) -> None:
    walk = GUIDE.split("## Add a rule")[1].split("\n## ")[0]
    file, code = (
        re.findall(r"`glossary/(checking/rules/\w+\.py)`", walk)[0],
        re.findall(r"```python\n(.*?)```", walk, re.DOTALL)[0],
    )
    (copy.package / file).write_text(textwrap.dedent(code), encoding="utf-8")
    copy.post("**大模型**（LARGE MODEL）和**国民生产总值**（GNP）。\n")
    copy.run("extract")
    assert "content/a.md:1:1: shouting: LARGE MODEL is all capitals" in copy.run("check", "--select", "shouting")
    assert "all capitals" in copy.run("check", "--explain", "shouting")


@pytest.mark.thorough
def test_a_format_of_the_page(copy: Copy) -> None:
    files = re.findall(r"`(glossary/[\w/]+\.py)`", GUIDE.split("## Add a format")[1].split("\n## ")[0])
    assert {"glossary/commands/page.py", "glossary/arguments/for_glossary.py"} <= set(files)
    (copy.package / "page/formats/names.py").write_text(
        "def names_file(sheets, setting):\n"
        "    return ''.join(f'{one.entry.term}\\n' for sheet in sheets for one in sheet.entries)\n",
        encoding="utf-8",
    )
    copy.change(
        "commands/page.py",
        "from glossary.page.formats.markdown",
        "from glossary.page.formats.names import names_file\nfrom glossary.page.formats.markdown",
    )
    copy.change("commands/page.py", '"markdown": "glossary.md", ', '"markdown": "glossary.md", "names": "names.txt", ')
    copy.change(
        "commands/page.py",
        '    if name == "eleventy":\n',
        '    if name == "names":\n        return [("names.txt", names_file(sheets, setting))]\n    if name == "eleventy":\n',
    )
    copy.change("arguments/for_glossary.py", '"markdown", "eleventy"', '"markdown", "names", "eleventy"')
    copy.post("**滚动快门**（Rolling Shutter）和**景深**（Depth of Field）。\n")
    copy.run("extract")
    copy.run("page", "--format", "names", "-o", "out")
    assert (copy.garden / "out/names.txt").read_text("utf-8").split() == ["滚动快门", "景深"]


@pytest.mark.thorough
def test_a_label(copy: Copy) -> None:
    table = '_TO_ALIAS = _labels("""\n'
    copy.post("**王五**（Wang Wu，街坊唤作五爷）\n")
    assert "五爷" not in aliases(copy)
    copy.change("grammar/label_cues.py", table, f"{table}街坊唤作 ")
    assert "五爷" in aliases(copy)


def aliases(copy: Copy) -> str:
    return ", ".join(re.findall(r'"aliases": \[(.*?)\]', copy.run("scan", "--format", "jsonl")))


@pytest.mark.thorough
def test_a_field_of_entries(copy: Copy) -> None:
    copy.change(
        "model.py",
        "    superseded: tuple[str, ...] = ()  # former names",
        '    region: str = ""\n    superseded: tuple[str, ...] = ()  # former names',
    )
    copy.change(
        "store/fields.py",
        '    FieldRule("note", PERSON),\n',
        '    FieldRule("note", PERSON),\n    FieldRule("region", PERSON),\n',
    )
    copy.post("**滚动快门**（Rolling Shutter）和**景深**（Depth of Field，曾称焦深）。\n")
    copy.run("extract")
    text = copy.glossary.read_text("utf-8")
    mine = text.replace(
        "  english: Rolling Shutter\n", "  english: Rolling Shutter\n  region: 大陆\n  status: deprecated\n"
    )
    copy.glossary.write_text(mine, encoding="utf-8")
    copy.post("**滚动快门**（Rolling Shutter: 逐行曝光的快门）和**景深**（Depth of Field，曾称焦深）。\n")
    copy.run("extract")
    text = copy.glossary.read_text("utf-8")
    for line in (
        "  region: 大陆\n",
        "  status: deprecated\n",
        "  superseded: [焦深]\n",
        "  definition: 逐行曝光的快门\n",
    ):
        assert line in text
