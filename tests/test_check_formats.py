"""The formats for other tools, held against the schemas of those tools."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for

from tests.garden import Garden

SCHEMAS = Path(__file__).parent / "schemas"
JSON_FORMATS = {"gitlab": "gitlab-code-quality.json", "rdjson": "reviewdog-DiagnosticResult.json"}
XML_FORMATS = {"junit": "junit-10.xsd", "checkstyle": "checkstyle.xsd"}
ODD = "说**<b>&\x01“词”**(Odd: 一个词)与**<b>&\x01“词”**(Odd: 一个词)。\n"
FAULTY = {f"content/{name}.md": ODD for name in ("a", "笔 记", "x<&\"'>")}
SOUND = {"content/a.md": "说**灯会**（Lantern Fair: 正月里点灯的节日）。\n"}


@pytest.fixture(params=[FAULTY, SOUND], ids=["faulty", "sound"])
def garden(tmp_path: Path, request: pytest.FixtureRequest) -> Garden:
    garden = Garden(tmp_path, request.param)
    garden.glossary = "version: 1\nterms:\n- term: 词\n  english: Word\n  aliases: [字]\n- term: 字\n  english: Word\n"
    return garden


def written(garden: Garden, capsys: pytest.CaptureFixture[str], name: str) -> str:
    garden.run("check", "./content", "data", "--format", name, "--all")
    return capsys.readouterr().out


def schema(name: str) -> Validator:
    found: dict[str, Any] = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    validator: Validator = validator_for(found)(found)
    return validator


@pytest.mark.parametrize("name", JSON_FORMATS)
def test_json_is_valid(name: str, garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    schema(JSON_FORMATS[name]).validate(json.loads(written(garden, capsys, name)))


@pytest.mark.parametrize("name", XML_FORMATS)
def test_xml_is_valid(name: str, garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    etree = pytest.importorskip("lxml.etree")
    valid = etree.XMLSchema(etree.parse(SCHEMAS / XML_FORMATS[name]))
    valid.assertValid(etree.fromstring(written(garden, capsys, name).encode()))


def test_the_schemas_refuse_what_lacks_a_member() -> None:
    record: dict[str, Any] = {"description": "x", "check_name": "r", "fingerprint": "1", "severity": "info"}
    place: dict[str, Any] = {"path": "a.md", "lines": {"begin": 1}}
    gitlab = schema(JSON_FORMATS["gitlab"])
    assert gitlab.is_valid([{**record, "location": place}]) and not gitlab.is_valid([record])
    assert not gitlab.is_valid([{**record, "location": {**place, "path": "./a.md"}}])
    assert not schema(JSON_FORMATS["rdjson"]).is_valid({"diagnostics": [{"severity": "info"}]})


def test_reviewdog_needs_a_message_and_a_path(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    """What its schema leaves open, since it is made from a definition without required fields."""
    for one in json.loads(written(garden, capsys, "rdjson"))["diagnostics"]:
        assert one["message"] and one["location"]["path"] and one["location"]["range"]["start"]["line"] > 0
