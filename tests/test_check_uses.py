"""What the posts say under each headword is the same, whether it is looked up one by one or all at once."""

from __future__ import annotations

import pytest

from glossary.checking import uses
from tests.garden import Garden


@pytest.mark.parametrize("many", [0, 2, 1000])
def test_uses_read_at_once_are_those_read_one_by_one(
    garden: Garden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(uses, "_MANY", many)
    for number in range(4):
        garden.put(f"content/{number}.md", "**护城河**（Moat）\n\n**词元**（Token）\n\n**算力**（Compute）\n")
    garden.put("content/other.md", "**护城河**（Barrier）\n\n**词元**（Token）\n\n**新词**（New Word）\n")
    garden.run("extract")
    garden.put("content/new.md", "**算力**（Power）\n")
    capsys.readouterr()
    assert garden.run("check", "--jobs", "1", "--select", "english-conflict") == 1
    shown = capsys.readouterr().out
    assert [line for line in shown.splitlines() if "Barrier" in line or "Power" in line], shown
    assert shown.count("here, ") == 2
