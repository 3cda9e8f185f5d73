"""What an annotation says of its entry, once what is no name and no explanation has been set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from glossary.language.english import is_short
from glossary.language.folding import fold, simplified
from glossary.language.likeness import is_title
from glossary.language.patterns import pattern
from glossary.language.romanized import is_short_pinyin, is_toned_pinyin
from glossary.language.script import has_han, is_latin
from glossary.model import Entry, Parts, Use

# Talk about the transcript or the sentence: it explains nothing.
_opens_remark = pattern(
    r"此处|这里|原文|文中|本文|音频|视频|字幕|口误|疑似|疑为|可能[是为指]|应[为是该]|或[为指]|同上|未明确|未知|不详|未提及|未说明|无法确定|具体.{0,8}(?:不明|不详|未知|待)|上下文中?(?:未|没)|不清楚|不确定(?:指|是|为|所指)"
)
# A label in front of the remark: SE - 可能指代试飞.
_label = pattern("[A-Za-z][A-Za-z0-9 ]{0,20}(?: [-–—] |[:：] ?)")
# Where each way begins with a character, and not with a group, a text without any of these is soon passed over.
_remark = pattern(
    r"未明确(?:指出|说明|提及)|口误|笔误|音译(?:名)?$|转录|听写|存疑|待(?:确认|核实|考证|查)|意思不明|含义不明|所指不明|身份不明|语音识别(?:可能|有误|不清|所致|不准|(?:错误|问题)$)|误听$|听错$"
    r"|此处(?:可能|应|疑|或|为(?:音译|口误|笔误))|这里(?:可能|应|疑|或|为(?:音译|口误|笔误))"
)
# What a definition says at its end of the sentence that it stands in: …的杂耍，此处比喻钻空子.
_of_the_sentence = pattern(
    r"[，,；;。]\s*(?:但|而)?(?:在?(?:此处|此處|这里|這裡|這裏)|在此(?=被|特?指|用|语境)|原文|文中|本文)[^；;。]*$"
)
# What it opens with before an explanation, with the term once more or without: 此处特指削减开支的部门.
_in_the_sentence = pattern(
    r"(?:([^，,：:]{1,40})[，,：:]\s*)?(?:在?(?:此处|此處|这里|這裡|這裏)|在此)[特泛专專]?指(?:的是|代)?\s*"
)
_LEAST_EXPLANATION = 7
# 70B, 28%, $5M: how large or how much, which nothing is called.
_amount = pattern(
    r"[-+~≈<>]?[$€£¥￥]?\d[\d.,]*\s*(?:%|[kKmMbBtT]|[kKMGTP][Bb]|bps|倍|亿|万|[美日欧加港]?元|年|月|日)?[-+]?"
)
# Java 7+, 2.8 版新增: since which version there is something.
_version = pattern(r"[A-Za-z.]+ \d+(?:\.\d+)*\+|(?:自|从)?\s?[vV]?\d+(?:\.\d+)+\s?(?:版|起|以上|之后).*")
_generation = pattern(r"[2-6][GgDd]|\d{3,}")


def is_amount(text: str) -> bool:
    """Whether a text is a size, a share or a sum: 70B, 28%. 5G and 3D are names, and so is a bare number like 996."""
    return text[:1] in "-+~≈<>$€£¥￥0123456789" and bool(_amount.fullmatch(text)) and not _generation.fullmatch(text)


def is_version(text: str) -> bool:
    """Whether a text says since which version there is what it stands behind: Java 7+, 2.8 版新增."""
    return not text.isalpha() and _version.fullmatch(text) is not None


def tells_nothing(text: str) -> bool:
    """Whether a definition talks about the transcript or the sentence: 未明确指出是何人，此处应为音译."""
    text = simplified(text)
    label = _label.match(text)
    return bool(_opens_remark.match(text, label.end() if label else 0) or _remark.search(text))


def _without_sentence(definition: str, key: str) -> str:
    """A definition without what it says of the sentence in front or at its end, where an explanation stays; `key` is
    the folded headword, which may stand in front of all."""
    front = _in_the_sentence.match(definition) if "指" in definition else None
    if front and len(definition) - front.end() >= _LEAST_EXPLANATION and (not front[1] or fold(front[1]) == key):
        definition = definition[front.end() :]
    match = _of_the_sentence.search(definition)
    return definition[: match.start()] if match and match.start() >= _LEAST_EXPLANATION else definition


def refined(use: Use) -> Use:
    """The use as it counts for an entry; see `refined_parts`."""
    return use._replace(parts=refined_parts(use.key, use.parts))


def refined_parts(key: str, said: Parts) -> Parts:
    """What an annotation says as it counts for an entry; `key` is the folded headword.

    Pinyin with tones is no English name, that of a short form is another name. Of a full form and its acronym, in
    whichever place, the full form is the English name, the acronym another one. An English subtitle belongs to the
    title, a remark about the transcript or the sentence to nothing.
    """
    term, english, chinese, definition, aliases = said.term, said.english, said.chinese, said.definition, said.aliases
    english, chinese = ("" if is_version(name) else name for name in (english, chinese))
    if english and not english.isascii() and is_toned_pinyin(english, term):
        english = ""
    if english.isalpha() and is_short_pinyin(english, term):
        english, aliases = "", (*aliases, english)
    if english and len(english) < len(term) and is_latin(term) and is_short(english, term):
        # Of a full form in bold the English is the short one.
        english, aliases = "", (*(name for name in aliases if name != english), english)
    if definition and is_latin(definition):
        english, definition, short = _in_latin(term, english, definition)
        aliases = (*(name for name in aliases if name not in (short, english)), *filter(None, (short,)))
    elif definition:
        definition = _without_sentence(definition, key)
        definition = "" if tells_nothing(definition) else definition
    if aliases and any(map(is_amount, aliases)):
        aliases = tuple(name for name in aliases if not is_amount(name))
    if (english, chinese, definition, aliases) == (said.english, said.chinese, said.definition, said.aliases):
        return said
    return said._replace(english=english, chinese=chinese, definition=definition, aliases=aliases)


def _in_latin(term: str, english: str, definition: str) -> tuple[str, str, str]:
    """English name, definition and short form, where what stands for a definition is in Latin script."""
    if english and is_short(english, definition):
        return definition, "", english
    if english and is_short(definition, english):
        return english, "", definition
    is_subtitle = has_han(term) and (is_title(term) or not english)
    return english, "" if is_subtitle else definition, ""


def other_wordings(entry: Entry, uses: Iterable[Use]) -> dict[str, list[tuple[str, int]]]:
    """How else than the entry its uses say each field, and how often, the most frequent first."""
    own = {"term": entry.term, "english": entry.english, "chinese": entry.term, "definition": entry.definition}
    counts = {field: Counter[str]() for field in own}
    for use in uses:
        for field, said in own.items():
            wording = getattr(use, field)
            if wording and wording != said:
                counts[field][wording] += 1
    return {
        field: sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        for field, counted in counts.items()
        if counted
    }
