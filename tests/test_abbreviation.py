"""A short form belongs to its long form, and to no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.language.abbreviation import is_han_short_form, is_initialism, is_short_form

NO_SHORT_FORMS = [
    ("", "Early Warning System"),
    ("EWS", ""),
    ("E", "Early"),
    ("ESW", "Early Warning System"),
    ("WS", "Early Warning System"),
    ("EWSX", "Early Warning System"),
    ("Oregon", "Dune Point"),
    ("Retire Early", "Financial Independence"),
    ("Lake", "Lakes"),
    ("潮滩", "Intertidal Zone"),
    ("0À 0", "0À 0"),
]

SHORT_FORMS = [
    ("EWS", "Early Warning System"),
    ("EWSs", "Early Warning Systems"),
    ("WQN", "Water-Quality Network"),
    ("B2B", "business to business"),
    ("B4B", "business for business"),
    ("USC", "University of Southern Cascadia"),
    ("TOC", "The Open Canal"),
    ("OC", "The Open Canal"),
    ("Teleop", "Teleoperation"),
    ("R&D", "research and development"),
    ("EWS Logs", "Early Warning System Logs"),
]


@pytest.mark.parametrize(("short", "long"), NO_SHORT_FORMS)
def test_no_short_form(short: str, long: str) -> None:
    assert not is_short_form(short, long)


@pytest.mark.parametrize(("short", "long"), SHORT_FORMS)
def test_short_form(short: str, long: str) -> None:
    assert is_short_form(short, long)


INITIALS = [
    ("EWS", "Early Warning System", True),
    ("ews", "Early Warning System", True),
    ("USC", "University of Southern Cascadia", True),
    ("UOSC", "University of Southern Cascadia", True),
    # Without the legal form of a firm; a number as a digit.
    ("NCM", "Northern Chart Makers Corporation", True),
    ("NCMC", "Northern Chart Makers Corporation", True),
    ("N", "Northern Corporation", False),
    ("H6", "Harbours Six", True),
    ("H6", "Harbours Seven", False),
    ("EW", "Early Warning System", False),
    ("EaWS", "Early Warning System", False),
    ("&", "::", False),
]


@pytest.mark.parametrize(("short", "long", "expected"), INITIALS)
def test_initials(short: str, long: str, expected: bool) -> None:
    assert is_initialism(short, long) is expected


HAN = [
    ("湖大", "湖畔大学", True),
    ("环评", "环境影响评价", True),
    ("大湖", "湖畔大学", False),
    ("湖", "湖畔大学", False),
    ("湖畔大学", "湖畔大学", False),
    ("湖畔大学", "湖大", False),
    ("", "湖畔大学", False),
]


@pytest.mark.parametrize(("short", "long", "expected"), HAN)
def test_chinese_short_form(short: str, long: str, expected: bool) -> None:
    assert is_han_short_form(short, long) is expected


@given(st.text(max_size=10), st.text(max_size=20))
def test_no_text_is_its_own_short_form(short: str, long: str) -> None:
    assert not is_han_short_form(long, long)
    assert not (is_short_form(short, long) and is_short_form(long, short))


def test_a_writer_who_gives_both_may_leave_the_last_words_out() -> None:
    short, long = "PCE", "Personal Consumption Expenditures Price Index"
    assert is_short_form(short, long, beside=True)
    assert not is_short_form(short, long)
    assert not is_short_form("XCE", long, beside=True)
