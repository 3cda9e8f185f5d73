"""Judging a Chinese parenthesis from its own words: an explanation, or an aside about this sentence only.

Evidence from other posts is not looked at here: it belongs to the building of entries.
"""

from __future__ import annotations

from glossary.grammar import closings, cues, no_name
from glossary.language.folding import to_simplified
from glossary.language.patterns import pattern
from glossary.language.script import count_han, has_han

_closing_noun = pattern(r"[^的]的[^的，。]{1,6}$")
_closing_thing = pattern(r"的[^的，。]{1,12}$")
# 不到去年的一半: so much of something is no thing.
_closes_as_talk = pattern(
    r"的(?:时候|话|那种|样子|原因|意思|情况|一半|[一二两三四五六七八九十百\d]+(?:倍|成|分之[一二三四五六七八九十]+|%))$|了$"
)
_segment = pattern(r"[，,；;：:]")
_one_of = pattern("[^，]{2,}之一$")
# AMD CEO 苏姿丰, 湖区总统布林德尔: who goes by the term.
_role_and_name = pattern(
    rf"(?:C[ETFO]O\s?[\u4e00-\u9fff]{{2,4}}|[人员長长家理席統统相裁授星][{''.join(sorted(cues.TRANSLITERATION))}·]{{3,12}})$"
)
# 周三下午三点, 今晚八点
_hour = "(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|深夜|[早晚]间?)"
_time = pattern(
    rf"(?:每?[本上下这這]?(?:周|週|星期|礼拜|禮拜)[一二三四五六日天末]|[今明昨前后後当當][天日晚]|每[天日晚])"
    rf"(?:{_hour})?(?:[一二两三四五六七八九十\d]+[点點时時](?:半|[一二三四五\d十]+分?)?)?"
    rf"|{_hour}[一二两三四五六七八九十\d]+[点點时時](?:半|[一二三四五\d十]+分?)?"
)
_SHORTEST_TALK = 4


def is_aside(term: str, text: str) -> bool:
    """Whether a Chinese parenthesis speaks of this sentence only: a number, a condition, a comment, examples."""
    term, text = to_simplified(term), to_simplified(text)  # the cues are written in Simplified characters
    if cues.opens_explanation.match(text):
        return False
    if (
        no_name.is_example(text)
        or cues.tells_of_text.search(text)
        or cues.without_name.fullmatch(text)
        or _classes_another(term, text)
    ):
        return True
    long = len(text) >= _SHORTEST_TALK
    if cues.tells_where.fullmatch(text) and not _translates_phrase(term, text):
        return True
    if long and cues.opens_aside.match(text) and not _is_noun_phrase(text) and not _translates_phrase(term, text):
        return True
    if is_talk(text) if has_han(term) else _is_sentence_about_name(term, text):
        return True
    if _time.fullmatch(text):
        return True
    return _is_number_talk(text) and not _translates_phrase(term, text)


def is_talk(text: str) -> bool:
    """Talk that would be a translation beside a Latin phrase: 我只去过一次, 追问, 笑."""
    if cues.stage_direction.fullmatch(text) or (cues.talks.search(text) and not _names_what_is_able(text)):
        return True
    if len(text) < _SHORTEST_TALK or cues.opens_action.match(text):
        return False
    return bool(cues.opens_sentence.match(text) or (cues.opens_predicate.match(text) and not names_thing(text)))


def _names_what_is_able(text: str) -> bool:
    """不需要能量就能运转的机器: what is able to do something may be a thing, though talk speaks of it so."""
    return (
        cues.is_able.search(text) is not None
        and not cues.talks.search(cues.is_able.sub("", text))
        and names_thing(text)
    )


def names_thing(text: str) -> bool:
    """尚未提交的修改: what a noun behind 的 closes is a thing, whatever opens it."""
    return any(
        _closing_thing.search(each) and not _closes_as_talk.search(each)
        for each in (_segment.split(text, maxsplit=1)[0], text)
    )


def _classes_another(term: str, text: str) -> bool:
    """`**湖城**（老陈是湖城人）`: something else is said to be of what the term names."""
    return text.find("是" + term) > 0 and text.find("就是" + term) < 0


def _is_noun_phrase(text: str) -> bool:
    """目前全球最强的开源引擎, 根据规则处理请求的系统: what opens like talk, but closes as what a thing is."""
    return bool(cues.opens_phrase.match(text) and _closing_noun.search(_segment.split(text, maxsplit=1)[0]))


def _translates_phrase(term: str, text: str) -> bool:
    """`**go the last mile**（走完最后一公里）`: the words of a phrase are translated, whatever they say."""
    words = term.strip("“”‘’\"'").split()
    if has_han(term) or not has_han(text) or len(words) < 2 or any(char.isdigit() for char in text):
        return False
    return words[0][0].islower() or (term[0] in "“‘\"'" and not cues.opens_doubt.match(text))


def _is_sentence_about_name(term: str, text: str) -> bool:
    """`**Noah**（他们都住在湖边）`: a sentence about what a Latin name names; a phrase may be translated by one."""
    if not all(word[0].isupper() or not word[0].isalpha() for word in term.split()):
        return False
    return bool(cues.opens_sentence_of_name.match(text)) and not _closing_thing.search(text)


def _is_number_talk(text: str) -> bool:
    """Mostly figures: 营收增速21%，市销率28倍. A noun behind a year is an explanation: 1996年科幻灾难电影."""
    first = _segment.split(text, maxsplit=1)[0]
    if not cues.number_talk.search(first):
        return False
    rest = cues.number_talk.sub("", first)
    return count_han(rest) < 4 or not (ends_as_noun(rest) or _closing_noun.search(rest))


def ends_as_noun(text: str) -> bool:
    """Whether a Chinese text closes as a noun phrase does."""
    return bool(closings.ends_noun.search(text) or closings.ends_category.search(text))


def is_explanation(term: str, text: str) -> bool:
    """Whether a Chinese text says what something is, as opposed to a clause about this sentence."""
    term, text = to_simplified(term), to_simplified(text)
    if cues.opens_explanation.match(text) or cues.opens_action.match(text) or cues.explains_later.search(text):
        return True
    if cues.says_known.search(text) or _one_of.search(text) or _role_and_name.search(text):
        return True
    if len(text) <= 4 and "了" in text:
        return False
    first = _segment.split(text, maxsplit=1)[0]
    if any(ends_as_noun(each) or _closing_noun.search(each) for each in (first, text)):
        return True
    return bool(closings.names_quality.search(term)) and count_han(text) > 5
