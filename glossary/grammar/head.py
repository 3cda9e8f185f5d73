"""Reading `names: definition`: the names in front of a colon."""

from __future__ import annotations

import re

from glossary.grammar import closings, cues, label_cues, no_name
from glossary.grammar.chinese_name import chinese_names
from glossary.grammar.fields import Named, assemble
from glossary.grammar.foreign import is_in_other_script
from glossary.grammar.full_name import full_name_behind, latin_start, leading_full_name
from glossary.grammar.labels import labelled, segment_separator, take_labelled
from glossary.grammar.names import BEFORE_COMPANY, read_names
from glossary.grammar.translations import translates_category
from glossary.language.abbreviation import is_han_short_form, is_short_form
from glossary.language.patterns import pattern
from glossary.language.script import count_han, has_east_asian, has_han, has_latin, is_acronym, is_latin
from glossary.model import Parts

_colon = pattern(r"[：:](?!//)")
_names_in_head = pattern(rf"\s*(?:,(?!{BEFORE_COMPANY})|[，;；])\s*|\s+[-–—]\s+|(?<=[A-Za-z])\s*或\s*(?=[A-Za-z])")
closing_name = pattern(r"(.+?)\s*[（(]([^（()）]+)[)）]", re.DOTALL)
_closes_description = pattern(r"(?:语|方言|概念|类型|类别|种类|性质|词|注|人物|账号|名|名称|音译)$")
_latin_words = pattern(r"[^\s\u3400-\u9fff]+")
# What stands behind these is meant, and they name nothing: 指 `:id` 这种形式.
_MEANS = frozenset(("指", "即指", "即", "类似", "類似", "类似于"))
_QUOTES = "“”‘’「」『』《》\"'"


def splits_at_colon(text: str) -> list[tuple[str, str]]:
    """The ways to read the text as `names: definition`, the likeliest first."""
    splits = []
    for match in _colon.finditer(text):
        head, rest = text[: match.start()].strip(), text[match.end() :].strip()
        if not head or (text[match.end() : match.end() + 1].isdigit() and head[-1:].isdigit()):
            continue
        if head.count("（") + head.count("(") > head.count("）") + head.count(")"):
            break
        last = segment_separator.split(head)[-1]
        if no_name.is_example_word(last) or last in _MEANS or (last != head and closings.is_property(last)):
            break
        if not label_cues.is_label_alone(last):
            splits.append((head, rest))
        if has_han(rest[:1]) or has_han(head) or len(splits) == 2:
            break
    if len(splits) == 2 and not _continues_name(splits[0][0], splits[0][1]):
        splits.reverse()
    return splits


def _continues_name(head: str, rest: str) -> bool:
    """Whether `head: rest` is no title with a colon (Detroit: Become Human) but a head with something new behind it."""
    following = latin_start.match(rest)
    return (
        following is None
        or is_acronym(head)
        or is_short_form(head, following[0], beside=True)
        or len(following[0].split()) > 6
    )


def names_kind(term: str, head: str) -> bool:
    """Whether a head only says of what kind the term is, what it has, or whose work: 公司: …, 符号: …, 安徒生童话: …"""
    if not has_han(head) or label_cues.read_label(head):
        return False
    if has_han(term) and closings.is_property(head):
        return not {*head} & {*term}
    if closings.is_kind(head):
        return not translates_category(head, term.casefold().split())
    is_work = has_han(term) and closings.closes_with_work.search(head) and segment_separator.search(head) is None
    return bool(is_work) and len({*head} & {*term}) < 2


def read_inside_head(term: str, head: str, rest: str) -> Parts | None:
    """`names: definition`, or None when the head is no list of names."""
    if cues.is_placeholder(head) and is_latin(rest):
        head, rest = rest, ""
    if is_latin(head) or not has_east_asian(head):
        return _read_latin_head(term, head, rest)
    names: list[Named] = []
    segments = [segment for segment in _segments_of(head) if segment]
    for segment in segments:
        found = labelled(term, segment) or _named(term, segment)
        if not found and not cues.tells_of_text.search(segment):
            return None
        names += found
    unlabelled = sum(kind == "alias" and has_han(name) and name != term for kind, name in names)
    if not names or (unlabelled > 1 and has_han(term) and not any(map(label_cues.read_label, segments))):
        return None  # 脱离亚洲，融入欧洲: 一种主张
    also, definition = take_labelled(term, rest)
    if not any(kind == "english" for kind, _ in names):
        full, definition = leading_full_name(term, definition)
        also = full + also
    return assemble(term, [*names, *also], definition)


def _segments_of(head: str) -> list[str]:
    """The names of a head; what is in Latin script up to the first Chinese name is one list: Buy Now, Pay Later."""
    segments = _names_in_head.split(head)
    latin = next((number for number, segment in enumerate(segments) if not is_latin(segment)), 0)
    if latin < 2 or " - " in head or "或" in head:
        return segments
    end = head.index(segments[latin], head.index(segments[latin - 1]) + len(segments[latin - 1]))
    return [head[:end].rstrip(" ,，;；"), *segments[latin:]]


def _read_latin_head(term: str, head: str, rest: str) -> Parts | None:
    if not has_latin(head) and not has_han(term):
        return None
    if is_in_other_script(head):
        return assemble(term, [("alias", head)], rest)
    if head.isupper() and len(head) == 1 and is_latin(rest) and rest.startswith(head):
        return assemble(term, [("english", rest), ("alias", head)], "")  # G: Goal
    full, behind = full_name_behind(head, rest)
    if full:
        also, definition = take_labelled(term, behind)
        return assemble(term, [("english", full), ("alias", head), *also], definition)
    also, definition = take_labelled(term, rest)
    return assemble(term, [*_english(term, head), *also], definition)


def _english(term: str, text: str) -> list[Named]:
    names = read_names(text, term)
    return [("english", names.english), *(("alias", alias) for alias in names.aliases)]


def _named(term: str, segment: str) -> list[Named]:
    """A segment in front of a colon that is a name by itself."""
    if is_latin(segment):
        return _english(term, segment)
    if has_han(term) and (name := label_cues.name_that_is(segment)):
        return _english(term, name)
    if segment.strip(_QUOTES) == term.strip(_QUOTES):
        return [("alias", term)]
    if (match := closing_name.fullmatch(segment)) and match[1] == term and is_latin(match[2]):
        return [("english", match[2])]
    if not has_han(term):
        return chinese_names(term, segment, before_colon=True)
    bare = (
        count_han(segment) + len(_latin_words.findall(segment)) <= 16
        and not cues.opens_explanation.match(segment)
        and not cues.has_clause.search(segment)
    )
    return [("alias", segment)] if bare and not _is_description(term, segment) else []


def _is_description(term: str, segment: str) -> bool:
    """Whether a Chinese text in front of a colon says what a Chinese term is, instead of naming it."""
    if is_han_short_form(term, segment) and not cues.opens_clause.match(segment):
        return False
    if ("的" in segment[1:-1] and segment[0] != "《") or cues.opens_clause.match(segment):
        return True
    if _closes_description.search(segment):
        return True
    if segment[0] == term[0]:
        return False
    shared = len({*segment} & {*term})
    if cues.opens_description.match(segment):
        return shared * 2 <= len({*term})
    return shared < 2 and bool(closings.ends_product.search(segment)) and not has_latin(segment)
