"""Names that are read as their characters usually are do not say how."""

from __future__ import annotations

from glossary.page.usual_sounds import NONE, UsualSounds

NAMES = [
    ("长城", "chang cheng"),
    ("长尾·效应", "chang wei xiao ying"),
    ("校长", "xiao zhang"),
    ("AI模型", "a i mo xing"),
]


def test_a_name_read_as_usual_says_nothing() -> None:
    usual = UsualSounds(NAMES)
    assert [usual.rest(*each) for each in NAMES] == ["", "", "xiao zhang", "a i mo xing"]


def test_characters_stand_with_their_usual_syllable() -> None:
    assert UsualSounds([("长城", "chang cheng"), ("场", "chang")]).text() == "chang场长\tcheng城"


def test_what_has_no_sounds_says_so() -> None:
    assert UsualSounds(NAMES).rest("长城", "") == NONE
    assert UsualSounds(NAMES).rest("API", "") == ""


def test_of_two_syllables_as_common_it_is_always_the_same() -> None:
    names = [("长", "zhang"), ("长", "chang")]
    assert UsualSounds(names).text() == UsualSounds(names[::-1]).text() == "zhang长"
