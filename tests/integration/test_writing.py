"""Style and spelling checkers, run on a text; hover tools by their schema and by their own rules of reading."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.integration.exported import ENTRIES, exported

HERE = Path(__file__).parent
TEXT = "央行数字货币不是数字货币。Digicash 和 digicashes；opendocker 与 OpenDocker。\n"


def tool(name: str) -> str:
    path = HERE / "node_modules/.bin" / name
    if not path.exists():
        pytest.skip(f"no {name}: npm ci in {HERE}")
    return str(path)


def test_prh_finds_former_names(tmp_path: Path) -> None:
    (tmp_path / "prh.yml").write_bytes(exported("prh"))
    (tmp_path / "post.md").write_text(TEXT, "utf-8")
    run = subprocess.run(
        [tool("prh"), "--rules", "prh.yml", "--stdout", "post.md"], cwd=tmp_path, capture_output=True, check=True
    )
    expected = "央行数字货币不是央行数字货币。Central Bank Digital Currency 和 digicashes；OpenDocker 与 OpenDocker。"
    assert run.stdout.decode().strip() == expected


def test_cspell_knows_the_names_and_refuses_former_ones(tmp_path: Path) -> None:
    (tmp_path / "glossary.txt").write_bytes(exported("cspell"))
    (tmp_path / "post.md").write_text("The OpenDocker, a CBDC, an emoji; Digicash and Opendokker.\n", "utf-8")
    settings = {
        "dictionaryDefinitions": [{"name": "glossary", "path": "./glossary.txt"}],
        "dictionaries": ["glossary"],
    }
    (tmp_path / "cspell.json").write_text(json.dumps(settings), "utf-8")
    run = subprocess.run(
        [tool("cspell"), "--no-progress", "--words-only", "post.md"], cwd=tmp_path, capture_output=True, check=False
    )
    assert run.stdout.decode().split() == ["Digicash", "Opendokker"]


def test_vale_finds_former_names(tmp_path: Path) -> None:
    if shutil.which("vale") is None:
        pytest.skip("no vale")
    (tmp_path / "styles/Glossary").mkdir(parents=True)
    (tmp_path / "styles/Glossary/FormerNames.yml").write_bytes(exported("vale"))
    (tmp_path / ".vale.ini").write_text("StylesPath = styles\n[*.md]\nBasedOnStyles = Glossary\n", "utf-8")
    (tmp_path / "post.md").write_text(TEXT, "utf-8")
    run = subprocess.run(["vale", "--output", "JSON", "post.md"], cwd=tmp_path, capture_output=True, check=False)
    found = [alert["Match"] for alert in json.loads(run.stdout)["post.md"]]
    assert found == ["数字货币", "Digicash"]


def test_the_rule_of_vale_is_read_as_it_is_written() -> None:
    rule = yaml.safe_load(exported("vale"))
    assert rule["extends"] == "substitution"
    replaced = TEXT
    for pattern, instead in rule["swap"].items():
        replaced = re.sub(pattern, instead, replaced)
    assert replaced.startswith("央行数字货币不是央行数字货币。Central Bank Digital Currency 和 digicashes")


CONTEXTIVE = {
    "type": "object",
    "required": ["contexts"],
    "properties": {
        "contexts": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "terms"],
                "properties": {
                    "name": {"type": "string"},
                    "terms": {
                        "type": "array",
                        "minItems": 1,
                        "uniqueItems": True,
                        "items": {
                            "type": "object",
                            "required": ["name"],
                            "additionalProperties": False,
                            "properties": {
                                "name": {"type": "string"},
                                "definition": {"type": "string"},
                                "aliases": {
                                    "type": "array",
                                    "items": {"type": "string"},
                                    "minItems": 1,
                                    "uniqueItems": True,
                                },
                            },
                        },
                    },
                },
            },
        }
    },
}
"""What Contextive's own schema asks of a glossary file, in our words."""


def test_contextive_takes_its_file() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    glossary = yaml.safe_load(exported("contextive"))
    jsonschema.validate(glossary, CONTEXTIVE)
    terms = glossary["contexts"][0]["terms"]
    assert [term["name"] for term in terms] == [entry.term for entry in sorted(ENTRIES) if entry != ENTRIES[-1]]


def read_consolidated(text: str) -> dict[str, tuple[list[str], str]]:
    """As Note Definitions reads a consolidated file: heading, aliases between asterisks, text up to `---`."""
    body = text.split("---\n", 2)[2]
    found: dict[str, tuple[list[str], str]] = {}
    for block in re.split(r"\n(?:---|___)\n", body):
        heading, _, rest = block.lstrip("\n").partition("\n")
        assert heading.startswith("# ")
        aliases: list[str] = []
        rest = rest.lstrip("\n")
        if rest.startswith("*"):
            listed, _, rest = rest[1:].partition("*")
            aliases = [name.strip() for name in re.split("[,|]", listed)]
        found[heading[2:]] = aliases, rest.strip()
    return found


def test_note_definitions_are_read_as_the_plugin_does() -> None:
    found = read_consolidated(exported("note-definitions").decode())
    assert found["大模型"] == (["Large Model", "大型模型", "LM"], "Large Model：参数量巨大的模型")
    assert len(found) == len({entry.term for entry in ENTRIES}) - 1
