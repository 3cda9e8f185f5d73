"""After whatever a person wrote into the file, the small way gives what the full way gives, byte for byte."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.garden import Garden
from tests.hand_edits import EDITS

WORDS = ("甲虫", "乙醚", "丙烯", "丁香", "戊糖", "己烷", "庚酸", "辛烷", "Zed", "alpha")


def posts_of(count: int) -> dict[str, str]:
    """Posts that share some words."""
    return {
        f"content/{number}.md": "".join(
            f"**{word}**（{'Word' if number % 3 else 'Term'} {at} Name: 第{(number + at) % 3}种说法）。\n\n"
            for at, word in enumerate(WORDS)
            if (number + at) % 3 == 0
        )
        for number in range(count)
    }


def change_posts(garden: Garden, chance: Random, step: int) -> None:
    """One small change, as a writer makes it."""
    word = chance.choice((*WORDS, "龘", "一", "啊", "手写", "别名", "词条"))
    path = garden.root / f"content/{chance.randrange(6)}.md"
    match chance.randrange(4):
        case 0:
            garden.put(f"content/new-{step}.md", f"**{word}**（Fresh {step}: 新的说法{step}）\n")
        case 1:
            path.unlink(missing_ok=True)
        case 2:
            garden.put(f"content/{path.name}", f"**{word}**（Other {step}）和**龘{step}**（Zed {step}: 龙）\n")
        case _:
            garden.put(
                f"content/{path.name}", path.read_text("utf-8") * 2 if path.exists() else f"**{word}**（某物）\n"
            )


def live_on(root: Path, kinds: list[str], seed: int, steps: int = 2) -> str:
    """A garden in which these edits were made while posts change; gives what differs, if anything, between the two ways."""
    chance = Random(seed)
    garden = Garden(root, posts_of(6))
    assert garden.run("-q", "extract") == 0
    for kind in kinds:
        text = garden.glossary
        if "\n- " in text:
            garden.glossary = EDITS[kind](text, chance)
        edited = garden.glossary, garden.lock
        if garden.run("-q", "extract") == 2:
            assert (garden.glossary, garden.lock) == edited, f"{kind}: refused, and yet something was written"
            garden.glossary = text
            garden.run("-q", "extract")
        for step in range(steps):
            change_posts(garden, chance, step)
            before = garden.glossary, garden.lock
            status = garden.run("-q", "extract")
            warm = garden.glossary, garden.lock
            garden.put("data/glossary.yaml", before[0])
            garden.put("data/.glossary.lock", before[1])
            garden.forget()
            if status != garden.run("-q", "extract") or warm != (garden.glossary, garden.lock):
                return f"seed {seed}, {kinds}, step {step}, {status}:\n{before[0]}\nsmall:\n{warm[0]}\nfull:\n{garden.glossary}"
            garden.forget()
            garden.run("-q", "extract")
    return ""


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.thorough) for part in range(1, 16))])
def test_every_kind_of_edit(tmp_path: Path, part: int) -> None:
    for number, kind in enumerate(list(EDITS)[part::16]):
        assert not live_on(tmp_path / str(number), [kind], seed=part, steps=1)
