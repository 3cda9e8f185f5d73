"""Which English names have one key, and which are related."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.language.english import is_related, is_short, normal, specificity

DIFFERENT = [
    ("Tip", "TIPS"),
    ("Snap", "SNAP Inc. benefits"),
    ("Model", "Large Model"),
    ("hour", "our"),
    ("Business", "Busine"),
    ("Analysis", "Analyst"),
    ("Euro", "Europe"),
    ("Proxy", "Agent"),
    ("A-game", "game"),
    ("it's", "IT"),
]

EQUAL = [
    ("Large Language Model", "large language models"),
    ("Large Language Model", "Large-Language Model (LLM)"),
    ("LLM", "LLMs"),
    ("the Federal Reserve", "Federal Reserve"),
    ("GORE-TEX", "Gore-Tex"),
    ("H1B Visa", "H-1B visa"),
    ("Open-source", "open source"),
    ("U.S. Congress", "US Congress"),
    ("Moore’s Law", "Moore's law"),
    ("Investors' Day", "investors day"),
    ("Schrödinger's Cat", "Schrodinger’s cat"),
    ("Organisation", "organizations"),
    ("colour", "Color"),
    ("labelling", "labeling"),
    ("Data Centre", "data centers"),
    ("Two-Year Yield", "2-year yields"),
    ("Robinhood Markets, Inc.", "Robinhood Markets"),
    ("S&P 500", "S & P 500"),
    ("R&D", "R & D"),
    ("companies", "Company"),
    ("boxes", "box"),
    ("Micron Technologies", "Micron technology"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize("name", ["", "…", "-", "(?)"])
def test_no_name_has_the_empty_key(name: str) -> None:
    assert normal(name) == ""


@given(st.text())
def test_case_makes_no_difference_to_small_words(name: str) -> None:
    assert normal(name) == normal(f" {name} ")


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("LLM", "Large Language Model", True),
        ("Capex", "Capital Expenditure", True),
        ("CPI", "Producer Price Index", False),
        ("Large Language Model", "LLM", False),
    ],
)
def test_short_forms(short: str, full: str, expected: bool) -> None:
    assert is_short(short, full) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Reasoning", "Inference", False),
        ("Coding", "Encoding", False),
        ("State Council", "US State Department", False),
        ("Secret Service", "Special Service Bureau", False),
        ("Billet family", "HomeStay", False),
        ("Validate", "Validation", True),
        ("Hybrid War", "Hybrid Warfare", True),
        ("Micron", "Micron Technology", True),
        ("IPO", "Initial Public Offering", True),
        ("Add to Position", "Adding to a Position", True),
    ],
)
def test_related_names(one: str, other: str, expected: bool) -> None:
    assert is_related(one, other) is expected
    assert is_related(other, one) is expected


@pytest.mark.parametrize(
    ("name", "expected"), [("AR", 0), ("LLMs", 0), ("Potential", 1), ("Zero-Sum Game", 2), ("Fear of Missing Out", 4)]
)
def test_specificity_counts_words(name: str, expected: int) -> None:
    assert specificity(name) == expected
