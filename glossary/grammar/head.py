"""Reading `names: definition`: the names in front of a colon."""

from __future__ import annotations

import re

from glossary.grammar import cues
from glossary.grammar.fields import Named, Parts, assemble
from glossary.grammar.judgement import is_chinese_name
from glossary.grammar.labels import labelled, segment_separator, take_labelled
from glossary.grammar.names import read_names
from glossary.language.abbreviation import is_han_short_form, is_short_form
from glossary.language.script import has_east_asian, has_han, has_latin, is_acronym, is_latin

_colon = re.compile(r"[：:](?!//)")
_names_in_head = re.compile(r"\s*[,，;；]\s*|\s+[-–—]\s+")
closing_name = re.compile(r"(.+?)\s*[（(]([^（()）]+)[)）]", re.DOTALL)
latin_start = re.compile(r"[A-Za-zÀ-ɏ0-9@$#&.'’\"“ /+()-]+?(?=\s*[,，：:]|\s*$|\s*[\u3007\u3400-\u9fff])")
# PM: Product Manager的缩写
_is_abbreviated = re.compile(r"^\s*的(?:英文)?(?:缩写|简称|首字母缩写)")


def splits_at_colon(text: str) -> list[tuple[str, str]]:
    """The ways to read the text as `names: definition`, the likeliest first."""
    splits = []
    for match in _colon.finditer(text):
        head, rest = text[: match.start()].strip(), text[match.end() :].strip()
        if not head or (text[match.end() : match.end() + 1].isdigit() and head[-1:].isdigit()):
            continue
        if head.count("（") + head.count("(") > head.count("）") + head.count(")"):
            break
        if not cues.label_alone.fullmatch(segment_separator.split(head)[-1]):
            splits.append((head, rest))
        if has_han(rest[:1]) or has_han(head) or len(splits) == 2:
            break
    if len(splits) == 2 and not _continues_name(splits[0][0], splits[0][1]):
        splits.reverse()
    return splits


def _continues_name(head: str, rest: str) -> bool:
    """Whether `head: rest` is no title with a colon (Detroit: Become Human) but a head with something new behind it."""
    following = latin_start.match(rest)
    return following is None or is_acronym(head) or is_short_form(head, following[0]) or len(following[0].split()) > 6


def read_head(term: str, head: str, rest: str) -> Parts | None:
    """`names: definition`, or None when the head is no list of names."""
    if is_latin(head) or not has_east_asian(head):
        return _read_latin_head(term, head, rest)
    names = [labelled(term, segment) or _named(term, segment) for segment in _names_in_head.split(head)]
    if any(name is None for name in names):
        return None
    also, definition = take_labelled(term, rest)
    return assemble(term, [*(name for name in names if name), *also], definition)


def _read_latin_head(term: str, head: str, rest: str) -> Parts | None:
    if not has_latin(head) and not has_han(term):
        return None
    if is_acronym(head) and (following := latin_start.match(rest)):
        full = following[0].strip()
        behind = rest[following.end() :]
        said = _is_abbreviated.match(behind)
        if len(full) > len(head) and is_latin(full) and (said or is_short_form(head, full)):
            behind = _is_abbreviated.sub("", behind).lstrip(" ,，：:")
            also, definition = take_labelled(term, behind)
            return assemble(term, [("english", full), ("alias", head), *also], definition)
    elif (following := latin_start.match(rest)) and rest[following.end() : following.end() + 1] in (
        "：",
        ":",
    ):
        full = following[0].strip()
        if is_short_form("".join(w[0] for w in head.split()), full) and full.split()[-1] == head.rsplit(maxsplit=1)[-1]:
            return assemble(term, [("english", full), ("alias", head)], rest[following.end() + 1 :].strip())
    names = read_names(head, term)
    also, definition = take_labelled(term, rest)
    return assemble(term, [("english", names.english), *(("alias", a) for a in names.aliases), *also], definition)


def _named(term: str, segment: str) -> Named | None:
    """A segment in front of a colon that is a name by itself."""
    if is_latin(segment):
        return ("english", segment)
    if segment == term:
        return ("alias", segment)
    if (match := closing_name.fullmatch(segment)) and match[1] == term and is_latin(match[2]):
        return ("english", match[2])
    if has_han(term):
        bare = len(segment) <= 16 and not cues.opens_explanation.match(segment) and not cues.has_clause.search(segment)
        described = (
            ("的" in segment[1:-1] and segment[0] != "《")
            or re.search(r"(?:用语|术语|概念|词|注|人物)$", segment)
            or (
                cues.opens_description.match(segment) and segment[0] != term[0] and not is_han_short_form(term, segment)
            )
        )
        return ("alias", segment) if bare and not described else None
    return ("chinese", segment) if is_chinese_name(term, segment, before_colon=True) else None
