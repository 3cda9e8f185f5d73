"""Nothing is overwritten that a person saved after a command had read it, whichever command writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.garden import Garden

POST = "content/new.md"
BEFORE = "大模型真好。**估值**(valuation)另说，**代理**（Agent: 替人办事的程序）读**语料**（Corpus）。\n"
SAVED = "别的话，一个人刚刚写下的。\n"
GLOSSARY = "data/glossary.yaml"
OWN = "version: 1\nterms:\n- term: 手写\n  definition: 一个人刚刚写下的\n"

# The command, what it works with while the file is saved, that file, and what is saved.
WRITERS = {
    "annotate": (["annotate", POST], "glossary.commands.annotate.annotate_text", POST, SAVED),
    "strip": (["strip", "--all", POST], "glossary.commands.strip.strip", POST, SAVED),
    "check --fix": (["check", "--fix", POST], "glossary.checking.fixing.mend", POST, SAVED),
    "check --unsafe-fixes": (["check", "--unsafe-fixes", POST], "glossary.checking.fixing.mend", POST, SAVED),
    "extract": (["extract"], "glossary.extract.carrying_out.gather", GLOSSARY, OWN),
    "merge": (["merge", "估值", "--into", "大模型"], "glossary.review.open_glossary.splice", GLOSSARY, OWN),
    "split": (["split", "定价"], "glossary.review.open_glossary.splice", GLOSSARY, OWN),
}


@pytest.mark.parametrize(("command", "work", "file", "saved"), WRITERS.values(), ids=WRITERS)
def test_what_a_person_saves_meanwhile_stays(
    garden: Garden,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    work: str,
    file: str,
    saved: str,
) -> None:
    garden.run("extract")
    garden.edit("- term: 估值\n", "- term: 估值\n  aliases: [定价]\n")
    garden.put(POST, BEFORE)
    monkeypatch.setattr(work, _saving(garden, file, saved, work))
    assert garden.run(*command) == 2
    assert (garden.root / file).read_bytes().decode() == saved
    said = capsys.readouterr().err
    assert file in said and "while this ran" in said


def _saving(garden: Garden, file: str, saved: str, work: str) -> Callable[..., Any]:
    """Give what a command works with, during which a person saves."""
    from pkgutil import resolve_name

    real = resolve_name(work)

    def wrapped(*given: Any, **named: Any) -> Any:
        garden.put(file, saved)
        return real(*given, **named)

    return wrapped
