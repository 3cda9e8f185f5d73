"""English words of a source that are no mention after all: `to handle` is no handle, `a then` no Athens."""

from __future__ import annotations

import re

from glossary.export.names import names_by_language
from glossary.export.values import CHINESE, ENGLISH
from glossary.language.script import has_han
from glossary.language.segmentation import is_of_nouns
from glossary.model import Entry

_LONGEST = 24
# A noun stands behind none of these, and before none of those.
_before_verb = re.compile(
    r"(?:\b(?:to|can|will|would|could|should|must|may|might|shall|cannot|not|we|you|they|I|who|let|lets|let’s|let's"
    r"|helps?|and then)|n['’]t)\s+\Z",
    re.IGNORECASE,
)
_behind_verb = re.compile(
    r"\s+(?:an?|the|this|these|those|our|your|my|his|her|their|its|it|them|us|you|me|him|all|any|each|every|both"
    r"|multiple|several|many|some)\b",
    re.IGNORECASE,
)
# How much, not what: a bit, a little bit, a variable number, quite a lot.
_quantity = re.compile(r"\ban?(?:\s+\w+)?\s+\Z", re.IGNORECASE)
_QUANTITIES = frozenset("bit lot number couple touch deal".split())
_variable = re.compile(r"\s+(?:number|amount|length)s?\b")
_words = re.compile(r"[A-Za-z]+")


def is_other_word(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether the English mention at these code points says something else than the entry's name."""
    mention = text[start:end]
    if has_han(mention):
        return False
    if len(_words.findall(mention)) > 1:
        return _is_joined_by_chance(mention, entry)
    before, behind = text[max(0, start - _LONGEST) : start], text[end : end + _LONGEST]
    if mention in _QUANTITIES and _quantity.search(before) and not behind.startswith((" is ", " that ")):
        return True
    if _variable.match(behind) and _quantity.search(before):
        return True
    # What begins a sentence may be an imperative or a noun.
    is_verb = mention == mention.lower() and (_before_verb.search(before) or _behind_verb.match(behind))
    return bool(is_verb) and _names_a_thing(entry)


def _names_a_thing(entry: Entry) -> bool:
    """Whether its Chinese names are nouns, so that an English verb is none of it: 控制代码 for handle, not 编译."""
    return all(map(is_of_nouns, filter(has_han, names_by_language(entry)[CHINESE].usable())))


def _is_joined_by_chance(mention: str, entry: Entry) -> bool:
    """Whether the mention has a small word that its names do not have: a then, Athens. A data set is a dataset."""
    words = {word.casefold() for name in names_by_language(entry)[ENGLISH].usable() for word in _words.findall(name)}
    return any(word.casefold() not in words and len(word) < _SMALL for word in _words.findall(mention))


# Shorter words are articles, pronouns and prepositions.
_SMALL = 3
