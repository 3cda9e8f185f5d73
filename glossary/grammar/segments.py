"""Reading a parenthesis without `names:` in front: names, then an explanation, then labelled names."""

from __future__ import annotations

import re

from glossary.grammar import closings, cues, label_cues, no_name
from glossary.grammar.aside import ends_as_noun, is_aside, is_explanation, is_talk
from glossary.grammar.chinese_alias import are_short_names, is_chinese_alias, is_nickname_of
from glossary.grammar.chinese_name import chinese_names, is_chinese_name, is_transliteration
from glossary.grammar.fields import Named, assemble, named_in
from glossary.grammar.foreign import take_foreign
from glossary.grammar.full_name import read_short_of
from glossary.grammar.labels import SEPARATORS, labelled, segment_separator, take_labelled
from glossary.grammar.names import abbreviates, read_names, without_or
from glossary.language.abbreviation import is_han_short_form, is_short_form
from glossary.language.patterns import pattern
from glossary.language.script import HANGUL, has_east_asian, has_han, has_latin, is_acronym, is_latin
from glossary.model import Parts

_SHORTEST_SAYING = 5
_years = pattern(r"(?:公元)?前?[12]?\d{2,3}年?\s?[-–—\uff0d~～至]{1,2}\s?(?:(?:公元)?前?[12]?\d{2,3}年?|今|至今)")
_EXAMPLE = "如像例比"
# Words of a Latin name behind others.
_LONGEST_NAME = 4
_PAIR = 2
_title_case = pattern(r"[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|and|the))*")
# 리액트: a word or two in Hangul, and not the end of a sentence.
_korean_name = pattern(rf"[{HANGUL}]{{1,12}}(?: [{HANGUL}]{{1,8}}){{0,2}}(?<![다요음함])")
# リアクト: foreign words are spelt in these letters.
_katakana_name = pattern(r"[\u30a1-\u30fa\u30fc\u30fb\uff1d]{2,16}")
# Lifestyle Condo 或 55+ Communities
_either = pattern(r"([^\u3040-\u9fff]*[A-Za-z])\s*(?:或者|或)\s*([^\u3040-\u9fff]*[A-Za-z])")
# 特斯拉总裁，Elon Musk
_closing_name = pattern(
    rf"(.*(?:[\u3040-\u30ff\u4e00-\u9fff{HANGUL}”」》]|C[ETFO]O))\s*[，,；;]\s*([A-Za-z][A-Za-z .'’-]*[A-Za-z])"
)
# 成员值（或成员）
_or = pattern(r"\A(?:或者|或)(?![许門门多某])")
_formula = pattern(r"[=\uff1d÷×]")
_rate = pattern("[率比数數]$")
_quotient = pattern(r"[\u4e00-\u9fff]+\s*[/／]\s*[\u4e00-\u9fff]+")
# An English parenthesis that explains instead of naming.
_english_talk = pattern(
    r"(?:[Aa]n?|[Ww]hich|[Ww]ho|[Tt]hat|[Ww]here|[Ww]hose|[Ii]n|[Rr]efers?|[Rr]eferring|[Aa]lso"
    r"|[Tt]he (?:most|first|one)"
    r"|(?:[Oo]wned|[Mm]ade|[Ff]ounded|[Dd]eveloped|[Cc]reated|[Bb]uilt|[Dd]esigned|[Ww]ritten|[Pp]ublished|[Aa]cquired|[Rr]un"
    r"|[Bb]acked|[Mm]aintained|[Ll]ed) by)\s"
)
# short for Numerical Python
_stands_for = pattern(
    r"(?:short for|(?:an |the )?(?:abbreviation|acronym|initialism) (?:of|for)|(?:which )?stands for)\s+(?=\w)",
    re.IGNORECASE,
)
# formerly known as Facebook
_former_name = pattern(
    r"(?:formerly|previously|originally)(?: known as| called| named)?\s+(?=[A-Z0-9][\w.&'’ -]*$)", re.IGNORECASE
)
# Google's parent company
_belongs_to = pattern(r"(?:[A-Z][\w.&-]* ?)+['’]s(?: [\w-]+)+ [a-z][\w-]*")
_english_reference = pattern(r"(?:[Rr]efers?|[Rr]eferring|[Ww]hich|[Ww]ho)\s")
_english_role = pattern(
    r"\b(?:CEO|CTO|CFO|COO|founder|co-founder|president|chairman|professor|economist|author)\b", re.IGNORECASE
)


def read_segments(term: str, text: str) -> Parts | None:
    """A parenthesis without `names:` in front: names, then an explanation, then labelled names."""
    foreign, text = take_foreign(_without_years(text)) if has_han(term) else ([], text)
    if not text:
        return assemble(term, foreign, "") if foreign else None
    parts = _read_segments(term, text)
    if not foreign:
        return parts
    definition = parts.definition if parts else "" if is_aside(term, text) else text
    return assemble(term, [*(named_in(parts) if parts else []), *foreign], definition)


def _read_segments(term: str, text: str) -> Parts | None:
    if is_latin(text):
        return _read_latin(term, text)
    if either := _either.fullmatch(text):
        return assemble(term, [*_names_of(term, either[1]), ("alias", either[2])], "")
    text = _without_remarks(text).strip(SEPARATORS)
    if not has_latin(text) and not has_east_asian(text):
        return None
    segments = segment_separator.split(text)
    if not has_han(term) and len(segments) > 1 and _translates_whole(term, text, len(segments)):
        return assemble(term, [("chinese", text)], "")
    names, text = take_labelled(term, text)
    if not names and has_han(term):
        names, text = _take_last(term, text)
    leading, text = _take_leading(term, text)
    if names and text and not leading and (also := label_cues.name_that_is(text)):
        leading, text = [("alias", also)], ""
    while leading:
        names += leading
        first = segment_separator.split(text, maxsplit=1)[0]
        leading = _further(term, first, names) if first else []
        text = text[len(first) :].lstrip(SEPARATORS) if leading else text
    return _finish(term, names, text)


def _without_years(text: str) -> str:
    """The text without the years of a life between its commas: Leonhard Euler, 1707–1783, 瑞士数学家."""
    if not _years.search(text):
        return text
    segments = segment_separator.split(text)
    kept = [segment for segment in segments if not _years.fullmatch(segment)]
    return text if len(kept) == len(segments) or not kept else "，".join(kept)


def _translates_whole(term: str, text: str, count: int) -> bool:
    """Sell in May, go away（五月离场，改日再来）: a comma for a comma; or a quoted saying, whatever its commas."""
    if count == len(segment_separator.split(term)):
        return True
    is_saying = term[0] in '“‘"' and len(term.split()) >= _SHORTEST_SAYING
    return is_saying and not cues.opens_explanation.match(text) and not cues.explains_later.search(text)


def _without_remarks(text: str) -> str:
    """The text up to a remark about the text itself (人工智能公司，此处应为口误) or examples beside a name."""
    for separator in segment_separator.finditer(text):
        following = segment_separator.split(text[separator.end() :], maxsplit=1)[0]
        examples = no_name.is_example(following) and is_latin(text[: separator.start()])
        if examples or cues.tells_of_text.search(following):
            return text[: separator.start()]
    return text


def _take_leading(term: str, text: str) -> tuple[list[Named], str]:
    """The names that stand first without a label, and what is left of the text."""
    if not text:
        return [], text
    segments = segment_separator.split(text)
    latin = next((number for number, segment in enumerate(segments) if not is_latin(segment)), len(segments))
    if latin > 1 and segments[latin : latin + 1] and segments[latin][:1].isascii():
        return [], text  # a list that runs on into an explanation: Facebook, Apple, Google三家公司
    rest = text
    for segment in segments[: latin or 1]:
        rest = rest[len(segment) :].lstrip(SEPARATORS)
    first = text[: len(text) - len(rest)].rstrip(SEPARATORS)
    names = _names_of(term, first)
    return (names, rest) if names else ([], text)


def _take_last(term: str, text: str) -> tuple[list[Named], str]:
    """`**马斯克**（特斯拉总裁，Elon Musk）`: the Latin name that closes a Chinese text, and is no end of a list."""
    found = _closing_name.fullmatch(text)
    if (
        found is None
        or is_latin(segment_separator.split(text, maxsplit=1)[0])
        or no_name.is_no_name(term, found[2])
        or cues.english_aside.match(found[2])
    ):
        return [], text
    names, before = _names_of(term, found[2]), found[1]
    if not has_han(before) or is_chinese_alias(term, before) or _is_synonym(term, before):
        return [*names, ("alias", before)], ""
    is_list = "、" in before or no_name.is_example(before) or before[0] in _EXAMPLE
    return ([], text) if is_list or is_aside(term, before) or is_talk(before) else (names, before)


def _names_of(term: str, first: str) -> list[Named]:
    if not has_han(term) and (name := label_cues.name_that_is(first)):
        return [("english", name)]
    one, _, other = first.partition("/")
    if is_latin(one) and other and not has_latin(other) and len(other) <= 8:
        return [("english", one.strip()), ("alias" if has_han(term) else "chinese", other.strip())]  # SanDisk/闪迪
    if is_latin(first):
        names = read_names(first, term)
        kind = "alias" if not has_han(term) and is_acronym(names.english) else "english"
        return [(kind, names.english), *(("alias", alias) for alias in names.aliases)]
    return [] if has_han(term) or is_aside(term, first) else chinese_names(term, first)


def _further(term: str, segment: str, names: list[Named]) -> list[Named]:
    """The names of a segment behind others: a labelled one, the Chinese one, 即 AI-X."""
    if found := labelled(term, segment) or _late_chinese(term, segment, names):
        return found
    return [("alias", name)] if (name := label_cues.name_that_is(segment)) else []


def _late_chinese(term: str, segment: str, names: list[Named]) -> list[Named]:
    """`**OCF**（Operating Cash Flow, 经营现金流）`: the Chinese name behind the English one."""
    if any(kind == "chinese" for kind, _ in names):
        return []
    if has_han(term):
        named = (
            is_transliteration(segment)
            or is_han_short_form(segment, term)
            or (has_latin(term) and is_chinese_alias(term, segment))
            or _is_second_name(term, names[0][1], segment)
        )
        return [("alias", segment)] if named else []
    bases = (term, names[0][1])
    return [("chinese", segment)] if any(is_chinese_name(base, segment) for base in bases) else []


def _is_second_name(term: str, english: str, segment: str) -> bool:
    """`**熔断**（circuit breaking，断路）`: a bare word as long as the term, which translates its English as well."""
    return (
        english.islower()
        and abs(len(segment) - len(term)) <= 1
        and "的" not in segment
        and not (closings.is_kind(segment) or closings.ends_person.search(segment))
        and not is_aside(term, segment)
        and is_chinese_name(english, segment)
    )


def _finish(term: str, names: list[Named], text: str) -> Parts | None:
    """Settles what is left when the names are taken out: a definition, another name, or an aside."""
    if not text:
        return assemble(term, names, "") if names else None
    if names:
        return _finish_behind(term, names, text)
    if not has_han(term):
        return _finish_latin_term(term, text)
    if text == term:
        return Parts(term)
    if is_aside(term, text):
        return None
    if _is_formula(term, text) or _lists_members(term, text):
        return Parts(term, definition=text)
    other = _or.sub("", text).strip()
    if is_chinese_alias(term, other) or _is_synonym(term, other):
        return Parts(term, aliases=(other,))
    first, *others = segment_separator.split(text, maxsplit=1)
    if others and _names_before_explanation(term, first, others[0]):
        return Parts(term, definition=others[0], aliases=(first,))
    if cues.has_clause.search(term) or not is_explanation(term, text):
        return None
    return Parts(term, definition=text)


def _finish_behind(term: str, names: list[Named], text: str) -> Parts | None:
    if (full := read_short_of(text)) and is_latin(full) and abbreviates(names[-1][1], full):
        return assemble(term, [("english", full), *names], "")  # ML，Machine Learning 的缩写
    if label_cues.is_label_alone(text):
        return assemble(term, names, "")  # Freiheit，德语
    if is_latin(text) and len(text.split()) <= _LONGEST_NAME and not _english_talk.match(text):
        return assemble(term, [*names, ("alias", text)], "")
    return assemble(term, names, "" if is_aside(term, text) or is_talk(text) else text)


def _is_formula(term: str, text: str) -> bool:
    """`**毛利率**（毛利/收入）`: how a quantity is reckoned; a stroke alone makes a formula of a rate only."""
    return _formula.search(text) is not None or bool(_rate.search(term) and _quotient.fullmatch(text))


def _lists_members(term: str, text: str) -> bool:
    """`**港澳**（香港、澳门）`: what a term that is made of several names is short for."""
    return "、" in text and is_han_short_form(term, text)


def _is_synonym(term: str, text: str) -> bool:
    """`**位置**（地点）`: a bare noun as short as the term says the same, unless it tells a kind or who somebody is."""
    if (
        not 1 < len(text) <= min(4, len(term))
        or cues.opens_description.match(text)
        or text[0] in "有无没不可已在"
        or "的" in text
        or has_latin(text)
        or not ends_as_noun(text)
    ):
        return False
    if cues.opens_explanation.match(text) or closings.is_kind(text) or closings.ends_category.search(text):
        return False
    return not (
        closings.ends_person.search(text) or closings.ends_part.search(text) or closings.ends_place.search(text)
    )


def _names_before_explanation(term: str, first: str, explanation: str) -> bool:
    """`**国安局**（国家安全局，中国的情报机关）`: another name of a Chinese term, with an explanation behind it."""
    if is_han_short_form(term, first):
        return is_chinese_alias(term, first)
    if is_nickname_of(term, first):
        return True
    explained = cues.opens_explanation.match(explanation)
    return explained is not None and (are_short_names(term, first) or is_chinese_alias(term, first))


def _finish_latin_term(term: str, text: str) -> Parts | None:
    if (_korean_name.fullmatch(text) or _katakana_name.fullmatch(text)) and has_latin(term):
        return Parts(term, aliases=(text,))
    if not has_latin(term):
        return Parts(term, definition=text) if is_explanation(term, text) and not is_aside(term, text) else None
    return None if is_aside(term, text) else Parts(term, definition=text)


def _read_latin(term: str, text: str) -> Parts | None:
    """A parenthesis wholly in Latin script."""
    if cues.english_aside.match(text) or no_name.lists_words(term, text):
        return None
    if has_han(term) and no_name.counts_things(term, text) and not _is_of_one(text.split("、")):
        return None
    if stood_for := _stands_for.match(text):
        return assemble(term, [("english", text[stood_for.end() :])], "")
    if former := _former_name.match(text):
        return assemble(term, [("superseded", text[former.end() :])], "")
    if not has_han(term) and (other := without_or(text)) != text:
        return assemble(term, [("alias", other)], "")
    text = without_or(text)
    if has_han(term) and (named := _name_and_role(text)):
        return Parts(term, named[0], definition=named[1])
    if _explains_in_english(term, text):
        return Parts(term, definition=text)
    names = read_names(text, term)
    return assemble(term, [("english", names.english), *(("alias", a) for a in names.aliases)], "")


def _is_of_one(names: list[str]) -> bool:
    """Whether any of some names abbreviates another: Large Model、LM."""
    return any(abbreviates(one, other) for one in names for other in names if one != other)


def _name_and_role(text: str) -> tuple[str, str] | None:
    """A name and what somebody is beside it, in either order: Meta CEO，Mark Zuckerberg."""
    parts = segment_separator.split(text)
    if len(parts) != _PAIR or not all(map(_title_case.fullmatch, parts)):
        return None
    roles = [_english_role.search(part) is not None for part in parts]
    return (parts[roles.index(False)], parts[roles.index(True)]) if roles[0] != roles[1] else None


def _explains_in_english(term: str, text: str) -> bool:
    if has_han(term):
        return _english_reference.match(text) is not None
    if (
        _english_talk.match(text)
        or _belongs_to.match(text)
        or (_english_role.search(text) and not _english_role.search(term))
    ):
        return True
    words = text.split()
    lower = sum(word[0].islower() for word in words)
    return len(words) > 2 and lower == len(words) and term[:1].isupper() and not is_short_form(term, text, beside=True)
