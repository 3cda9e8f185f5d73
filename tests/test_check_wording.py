"""How English names differ: harmless classes and slips of the pen told apart from other words."""

from __future__ import annotations

import pytest

from glossary.checking.wording import slip, spelled_by_ear, wording_difference

DIFFERENCES = [
    ("Moat", "Moat", ""),
    ("Open Source", "open source", "case"),
    ("Open-Source", "open source", "hyphen"),
    ("Robots", "the robot", "number"),
    ("LLM", "Large Language Model", "abbreviation"),
    ("Asset-Backed Securities: ABS", "Asset-Backed Securities", "abbreviation"),
    ("PE ratios", "Price-to-Earnings Ratio", "abbreviation"),
    ("CES 2026", "Consumer Electronics Show", "abbreviation"),
    ("CO2", "Carbon Dioxide", "abbreviation"),
    ("US-Mexico Agreement", "United States-Mexico Agreement", "abbreviation"),
    ("AI Model", "Large Model", "words"),
    ("Fine-tune", "Fine-tuning", "form"),
    ("Fine-tuned", "Fine-tuning", "form"),
    ("Tool Call", "Tool Calling", "form"),
    ("Hybrid War", "Hybrid Warfare", "form"),
    ("bot", "Robot", "form"),
    ("Move", "Moat", "words"),
    ("Moat", "Economic Moats", "length"),
    ("Moat", "Barrier", "words"),
    ("Language Learning", "Machine Learning", "words"),
    ("President Trump", "Donald Trump", "length"),
]


@pytest.mark.parametrize(("one", "other", "expected"), DIFFERENCES)
def test_harmless_differences_are_told_apart(one: str, other: str, expected: str) -> None:
    assert wording_difference(one, other) == wording_difference(other, one) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Decentralizaton", "Decentralization", True),
        ("Libreation Day", "Liberation Day", True),
        ("Tracy Aloway", "Tracy Alloway", True),
        ("Marc Carney", "Mark Carney", True),
        ("Hedge", "Hedged", False),
        ("Dyslexia", "Dyslexic", False),
        ("same", "same", False),
        ("Moat", "Wall", False),
    ],
)
def test_slips_of_one_letter(one: str, other: str, expected: bool) -> None:
    assert slip(one, other) == slip(other, one) == expected


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Stephen Raspe", "Steven Raspe", True),
        ("Geoffrey Lamp", "Jeffrey Lamp", True),
        ("Sarah Moor", "Sara Moor", True),
        ("Ann Clarke", "Ann Clark", True),
        ("Henry Benton", "Henry Bentonn", True),
        ("Erik Jon Moor", "Eric Jon Moor", True),
        ("Stephen", "Steven", False),
        ("Stephen Raspe", "Steven Rasp", False),
        ("Stephen Raspe", "Stephan Raspe", False),
        ("Stephen King Raspe", "Steven Raspe", False),
        ("Stephen Raspe", "Stephen Raspe", False),
        ("Chip Moor", "Kip Moor", False),
    ],
)
def test_a_full_name_may_be_spelled_by_ear(one: str, other: str, *, alike: bool) -> None:
    assert spelled_by_ear(one, other) == spelled_by_ear(other, one) == alike
