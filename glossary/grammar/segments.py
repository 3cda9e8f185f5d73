"""Reading a parenthesis without `names:` in front: names, then an explanation, then labelled names."""

from __future__ import annotations

import re

from glossary.grammar import cues
from glossary.grammar.fields import Named, Parts, assemble
from glossary.grammar.judgement import is_aside, is_chinese_alias, is_chinese_name, is_explanation
from glossary.grammar.labels import SEPARATORS, labelled, segment_separator, take_labelled
from glossary.grammar.names import read_names
from glossary.language.abbreviation import is_han_short_form, is_short_form
from glossary.language.script import has_han, has_latin, is_acronym, is_latin

# An English parenthesis that explains instead of naming.
_english_talk = re.compile(
    r"(?:an?|which|who|that|where|whose|in|refers?|referring|also|short for|formerly|the (?:most|first|one))\s",
    re.IGNORECASE,
)
_english_reference = re.compile(r"(?:refers?|referring|which|who)\s", re.IGNORECASE)
_english_role = re.compile(
    r"\b(?:CEO|CTO|CFO|COO|founder|co-founder|president|chairman|professor|economist|author)\b", re.IGNORECASE
)


def read_segments(term: str, text: str) -> Parts | None:
    """A parenthesis without `names:` in front: names, then an explanation, then labelled names."""
    if is_latin(text):
        return _read_latin(term, text)
    segments = segment_separator.split(text)
    if not has_han(term) and len(segments) > 1 and len(segments) == len(segment_separator.split(term)):
        return assemble(term, [("chinese", text)], "")
    names, text = take_labelled(term, text)
    segments = segment_separator.split(text) if text else []
    leading = _leading_name(term, segments)
    if leading and leading[0] == "chinese" and "/" in leading[1]:
        leading, *more = _slashed(term, *leading)
        names += more
    while leading:
        names.append(leading)
        text = text[len(segments.pop(0)) :].lstrip(SEPARATORS)
        leading = labelled(term, segments[0]) or _late_chinese(term, segments, names) if segments else None
    return _finish(term, names, text)


def _leading_name(term: str, segments: list[str]) -> Named | None:
    if not segments:
        return None
    first = segments[0]
    if name := labelled(term, first):
        return name
    if is_latin(first) and not has_han(term):
        return ("alias" if is_acronym(first) else "english", first)
    if is_latin(first):
        return ("english", first)
    if not has_han(term) and not is_aside(term, first) and is_chinese_name(term, first):
        return ("chinese", first)
    return None


def _slashed(term: str, kind: str, name: str) -> list[Named]:
    """`**Shitposting**（发废文/玩梗）`: two translations of one word."""
    one, _, other = name.partition("/")
    if "/" in term or "/" in other or abs(len(one) - len(other)) > 2:
        return [(kind, name)]
    return [(kind, one), ("alias", other)]


def _late_chinese(term: str, segments: list[str], names: list[Named]) -> Named | None:
    """`**OCF**（Operating Cash Flow, 经营现金流）`: the Chinese name behind the English one."""
    if has_han(term) or any(kind == "chinese" for kind, _ in names):
        return None
    bases = (term, names[0][1])
    return ("chinese", segments[0]) if any(is_chinese_name(base, segments[0]) for base in bases) else None


def _finish(term: str, names: list[Named], text: str) -> Parts | None:
    """Settles what is left when the names are taken out: a definition, another name, or an aside."""
    if not text:
        return assemble(term, names, "") if names else None
    if names:
        said = "" if is_aside(term, text) else text
        return assemble(term, names, said)
    if not has_han(term):
        return _finish_latin_term(term, text)
    if text == term:
        return Parts(term)
    if is_aside(term, text):
        return None
    if is_chinese_alias(term, text):
        return Parts(term, aliases=(text,))
    first, *others = segment_separator.split(text, maxsplit=1)
    if others and is_han_short_form(term, first) and is_chinese_alias(term, first):
        return Parts(term, definition=others[0], aliases=(first,))
    if cues.has_clause.search(term) or not is_explanation(text):
        return None
    return Parts(term, definition=text)


def _finish_latin_term(term: str, text: str) -> Parts | None:
    if not has_latin(term):
        return Parts(term, definition=text) if is_explanation(text) and not is_aside(term, text) else None
    return None if is_aside(term, text) else Parts(term, definition=text)


def _read_latin(term: str, text: str) -> Parts | None:
    """A parenthesis wholly in Latin script."""
    if cues.english_aside.match(text):
        return None
    if _explains_in_english(term, text):
        return Parts(term, definition=text)
    names = read_names(text, term)
    return assemble(term, [("english", names.english), *(("alias", a) for a in names.aliases)], "")


def _explains_in_english(term: str, text: str) -> bool:
    if has_han(term):
        return _english_reference.match(text) is not None
    if _english_talk.match(text) or (_english_role.search(text) and not _english_role.search(term)):
        return True
    words = text.split()
    lower = sum(word[0].islower() for word in words)
    return len(words) > 2 and lower == len(words) and term[:1].isupper() and not is_short_form(term, text)
