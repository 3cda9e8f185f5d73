"""SARIF: valid against its schema, within GitHub's limits, and with fingerprints that stay."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from glossary.checking.checked_text import Text
from glossary.checking.finding import Finding
from glossary.checking.formats import sarif
from glossary.checking.registry import all_rules
from tests.garden import Garden

SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"
POST = "**大模型**(Large Model: 参数量巨大的模型)与 **大模型**(Large Model: 参数量巨大的模型)\n"


def finding(term: str = "大模型", at: int = 3, path: str = "a.md", rule: str = "half-width") -> Finding:
    made = Text(path, "他说**大模型**（Giant Model）很贵。" * 9).finding(at, at + 5, "两个名字", about=term)
    return made._replace(rule=rule)


def results(found: list[Finding]) -> list[dict[str, Any]]:
    (run,) = sarif.log(found)["runs"]
    return list(run["results"])


def fingerprints(found: list[Finding]) -> list[str]:
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in results(found)]


@pytest.fixture(scope="module")
def validate() -> jsonschema.Draft4Validator:
    return jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_the_schema_refuses_what_is_no_log(validate: jsonschema.Draft4Validator) -> None:
    assert not validate.is_valid({"version": "2.1.0"})
    assert not validate.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


def test_what_is_written_is_valid(
    tmp_path: Path, validate: jsonschema.Draft4Validator, capsys: pytest.CaptureFixture[str]
) -> None:
    garden = Garden(tmp_path, {"content/笔 记.md": POST})
    garden.glossary = "version: 1\nterms:\n- term: 大模型\n  english: Large Model\n"
    assert garden.run("check", "--format", "sarif", "--select", "default") == 1
    log = json.loads(capsys.readouterr().out)
    validate.validate(log)
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["half-width", "annotated-twice", "half-width"]
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/%E7%AC%94%20%E8%AE%B0.md"


@pytest.mark.parametrize("count", [0, 1, 6_000])
def test_many_and_none_are_valid_too(count: int, validate: jsonschema.Draft4Validator) -> None:
    log = sarif.log([finding(str(number % 7), at=number % 30) for number in range(count)])
    # They are all made alike, and a pure validator takes its time: of very many, each twentieth.
    log["runs"][0]["results"][100:] = log["runs"][0]["results"][100::20]
    validate.validate(log)


def test_rules_and_places_are_named() -> None:
    (run,) = sarif.log([finding()])["runs"]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == set(all_rules())
    (result,) = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 9}
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_of_very_many_the_worst_stand_here_and_the_rest_is_told() -> None:
    many = [finding()] * 6000
    written = sarif.log([*many, finding("估值")._replace(severity="error")])
    results = written["runs"][0]["results"]
    assert len(results) == 5000 and results[-1]["level"] == "error"
    (note,) = written["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "1,001 more findings left out"


def test_a_fingerprint_stays_when_a_finding_moves_and_tells_equal_ones_apart() -> None:
    moved = finding()._replace(line=9, column=9, start=99, end=104)
    assert fingerprints([finding()]) == fingerprints([moved])
    assert len(set(fingerprints([finding(), finding(), finding(path="b.md")]))) == 3


def test_the_fingerprint_of_an_entry_does_not_hang_on_its_first_place() -> None:
    assert fingerprints([finding()] * 6_000) == fingerprints([finding(path="b.md")] * 5_500)
