"""Bold texts that end with a parenthesis and are no terms: who speaks, headings, whole clauses."""

from __future__ import annotations

import re
from collections import Counter

from glossary.grammar import cues
from glossary.language.patterns import pattern
from glossary.language.romanized import is_pinyin
from glossary.language.script import count_han, has_han, is_latin
from glossary.sites.site import Site

_colon = pattern(r"[ \t]*[：:]")
_nothing = pattern(r"[ \t\r]*(?:\n|\Z)")
_line_start = pattern(r"\ufeff?[ \t>]*")
_heading = pattern(r"\ufeff?[ \t>]*#{1,6}[ \t]")
_opening_label = pattern(r"^\ufeff?[ \t>]*\*\*([^*\n]+?)[：:]?\*\*[ \t]*[：:]?", re.MULTILINE)
# Numbers of steps and sections, in front of a title.
_numbered = pattern(
    r"\d{1,3}[.、)）]|[一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十\d]+[步级層层章节部种個个条]|[（(]?[一二三四五六七八九十\d]+[）)]"
)
_clause = pattern(r"[，,。！？!?；;：:]|……|—|^(?:[这這那你您我他她它谁誰]|如果|如何|为什么|怎么)")
_LONGEST_CLAUSE = 16
_roles = pattern(
    r"(?:主持人?|主播|嘉宾|嘉賓|记者|記者|观众|觀眾|听众|聽眾|采访者|採訪者|受访者|受訪者|旁白|画外音|男声|女声|演讲者|講者|讲者|发言人|提问者|提問者|司仪"
    r"|片段|录音|錄音|Clip|Caller|Voice-?over|Host|Speaker|Interviewer|Interviewee|Narrator|Moderator|Reporter|Anchor|Guest|Audience)\s?[A-Z\d]?",
    re.IGNORECASE,
)
# Alex Volkov, T. J. Klune: two or three words that each begin with a capital.
_person = pattern(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,2}")


class Labels:
    """Tells which bold texts of one post are labels; the post is looked through once, when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._openings: Counter[str] | None = None

    def is_label(self, site: Site) -> bool:
        """Whether a bold text that holds its parenthesis heads, speaks, or says a whole clause instead of naming."""
        text, term = self._text, self._text[site.bold_start : site.bold_end]
        if _numbered.match(term) or _clause.search(term) or count_han(term) > _LONGEST_CLAUSE or _roles.fullmatch(term):
            return True
        line_start = text.rfind("\n", 0, site.start) + 1
        if _heading.match(text, line_start):
            return True
        if site.end is None or _line_start.match(text, line_start).end() != site.start:  # type: ignore[union-attr]
            return False
        if alone := _nothing.match(text, site.end):
            return bool(text[alone.end() :].strip())  # it heads what follows
        has_colon = text[site.end - 3] in "：:" or _colon.match(text, site.end)
        return bool(
            has_colon and (self._is_repeated(site) or _names_person(term, text[site.inside_start : site.inside_end]))
        )

    def _is_repeated(self, site: Site) -> bool:
        """Whether the bold text opens lines more than once, as the name of a speaker does."""
        if self._openings is None:
            self._openings = Counter(_opening_label.findall(self._text))
        return self._openings[self._text[site.start : site.end].strip("*：:")] > 1


def _names_person(term: str, inside: str) -> bool:
    """Whether a person is named in both languages, or by what they do: 马里奥·策希纳 (Mario Zechner)."""
    name = (term if is_latin(term) else inside).strip()
    if not _person.fullmatch(name):
        return False
    return "·" in term or not has_han(term) or _spells_name(term) or _sounds_as(name, term)


def _sounds_as(name: str, term: str) -> bool:
    """Whether a Chinese name is written in pinyin, the family name first or last: 王小明 (Xiaoming Wang)."""
    given, _, family = name.rpartition(" ")
    return is_pinyin(name, term) or is_pinyin(f"{family} {given}", term)


def _spells_name(term: str) -> bool:
    return sum(char in cues.TRANSLITERATION for char in term) * 5 >= len(term) * 4
