"""Bold texts that end with a parenthesis and are no terms: who speaks, headings, whole clauses."""

from __future__ import annotations

import re
from collections import Counter

from glossary.grammar import cues
from glossary.grammar.label_cues import label_bold
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
_clause = pattern(
    r"[，,。！？!?；;：:]|……|—|^(?:[这這那你您我他她它谁誰]|如果|如何|为什么|怎么)|正在|必须|必須|应该|應該|不要|更加|越来越|越來越"
)
# What is to be done, in both languages, heads what tells how: 建立认知上的反脆弱 (Build Antifragility).
_task = pattern(
    r"(?:建立|建設|建设|降低|提升|提高|增强|增強|减少|減少|避免|保持|确保|確保|创建|創建|打造|构建|構建|寻找|尋找|学会|學會|了解|掌握|专注|專注|制定|设定|設定|明确|明確)"
)
_command = pattern(
    r"(?:Build|Bring|Create|Reduce|Increase|Improve|Make|Avoid|Keep|Get|Take|Talk|Be|Do|Don['’]t|Stop|Start|Think|Find|Give|Ensure"
    r"|Maintain|Establish|Define|Know|Learn|Understand|Set|Focus)\b ?[\w'’\"“‘]"
)
_item = pattern(r"\ufeff?[ \t>]*(?:[-*+•][ \t]+|\d{1,3}[.)、][ \t]*)?")
# What somebody says to others.
_speech = pattern(r"[ \t：:“\"]*(?:大家好|各位|嗨|嘿|你好|您好|哈喽|哈囉|谢谢|謝謝|我(?![国國])|咱)")
_LONGEST_CLAUSE = 16
_roles = pattern(
    r"(?:主持人?|主播|嘉宾|嘉賓|记者|記者|观众|觀眾|听众|聽眾|采访者|採訪者|受访者|受訪者|旁白|画外音|男声|女声|演讲者|講者|讲者|发言人|提问者|提問者|司仪"
    r"|(?:视频|視頻|音频|音頻|影片|新闻|新聞)?片段|录音|錄音|提问|提問|结语|結語|开场白|開場白|Clip|Intro|Outro|Voter|Caller|Voice-?over|Host|Speaker|Interviewer|Interviewee|Narrator|Moderator|Reporter|Anchor|Guest|Audience)\s?[A-Z\d]?",
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
        inside = text[site.inside_start : site.inside_end]
        if _numbered.match(term) or _clause.search(term) or count_han(term) > _LONGEST_CLAUSE or _roles.fullmatch(term):
            return True
        line_start = text.rfind("\n", 0, site.start) + 1
        if _heading.match(text, line_start):
            return True
        if _task.match(term) and _command.match(inside) and self.opens_line(site):
            return True
        if site.end is None or _line_start.match(text, line_start).end() != site.start:  # type: ignore[union-attr]
            return False
        if alone := _nothing.match(text, site.end):
            return bool(text[alone.end() :].strip())  # it heads what follows
        if not (text[site.end - 3] in "：:" or _colon.match(text, site.end)):
            return False
        is_said = label_bold.fullmatch(term) or _roles.fullmatch(inside) or _speech.match(text, site.end)
        return bool(is_said or self._is_repeated(site) or _names_person(term, inside))

    def is_speaker(self, site: Site) -> bool:
        """Whether the bold text of a site with its parenthesis behind says who speaks: **提问者**（Audience）：…"""
        text = self._text
        return (
            site.end is not None
            and text[site.end : site.end + 1] in ("：", ":")
            and _roles.fullmatch(text, site.bold_start, site.bold_end) is not None
            and self.opens_line(site)
        )

    def opens_line(self, site: Site) -> bool:
        """Whether a site opens its line or its item, as what heads a paragraph does."""
        line_start = self._text.rfind("\n", 0, site.start) + 1
        return _item.fullmatch(self._text, line_start, site.start) is not None

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
