"""Chinese names in parentheses that are not a Latin headword's own: what kind of thing it is, or what it belongs to.

OtterDB（分片集群） tells what OtterDB is, where other posts say 分片集群 (Sharding); Lightning Network（比特币） what
it belongs to. What the garden says elsewhere decides, so that this is asked with all headwords at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from glossary.entries.linking import compare_profiles
from glossary.entries.profiles import is_latin_term, name_key, profile, without_title
from glossary.entries.verdict import MERGE
from glossary.language.english import bare_key, is_related
from glossary.language.likeness import shared_characters
from glossary.model import Use

Bearers = Callable[[str], Iterable[Sequence[Use]]]
"""The uses of headwords that are called or mention a name, by its key: of each, all of them."""


def bearers_in(uses: Mapping[str, Sequence[Use]]) -> Bearers:
    """The bearers of every name that these uses give a Latin headword in Chinese, and of the name of that itself."""
    found: dict[str, list[Sequence[Use]]] = {}
    for own in uses.values():
        if given := chinese_given(own):
            found.setdefault(name_key(own[0].term), [])
            for name in given:
                found.setdefault(name, []).append(own)
    for key, own in uses.items():
        if own and not is_latin_term(own[0].term):
            for name in {name_key(key), *english_given(own)}:
                if name in found:
                    found[name].append(own)
    return lambda name: found.get(name, ())


def with_own_names(own: Sequence[Use], bearers: Bearers) -> Sequence[Use]:
    """The uses of a headword, those Chinese names as definitions that one post gives it and that are another's.

    What stands in front of an explanation is a name, and what stands behind words in small letters translates them,
    unless others translate them otherwise.
    """
    given = chinese_given(own)
    explained = {name_key(use.chinese) for use in own if use.chinese and use.definition} if given else set[str]()
    borrowed: set[str] = set()
    for name, posts in given.items():
        is_translation = name in explained or not _is_proper(own[0].term)
        if len(posts) > 1 or (is_translation and not _is_named_otherwise(name, own, bearers)):
            continue
        if _is_borrowed(name, own, bearers(name)):
            borrowed.add(name)
    return tuple(_without(use, borrowed) for use in own) if borrowed else own


def _is_named_otherwise(name: str, own: Sequence[Use], bearers: Bearers) -> bool:
    """Whether a Latin headword of several words is the English name of a Chinese one that is unlike a name."""
    term = own[0].term
    if " " not in term:
        return False
    named = [some for some in bearers(name_key(term)) if some and not is_latin_term(some[0].term)]
    return any(not shared_characters(some[0].key, name) and name_key(term) in english_given(some) for some in named)


def chinese_given(own: Sequence[Use]) -> dict[str, set[str]]:
    """The keys of the Chinese names that a Latin headword is given, and the posts that give them."""
    if not own or not is_latin_term(own[0].term):
        return {}
    found: dict[str, set[str]] = {}
    for use in own:
        if use.chinese:
            found.setdefault(name_key(use.chinese), set()).add(use.post)
    return found


def english_given(own: Iterable[Use]) -> set[str]:
    """The keys of the English names that a headword is given."""
    return {bare_key(without_title(use.term, use.english)) for use in own if use.english}


def _is_borrowed(name: str, own: Sequence[Use], bearers: Iterable[Sequence[Use]]) -> bool:
    """Whether a name is that of an entry with another English name, or else stands behind other Latin names as well.

    One word with a capital letter may be translated, so that it takes two posts or two names more: Java（容器）.
    """
    least = 2 if own[0].term.istitle() and own[0].term.isalpha() else 1
    known = [some for some in bearers if some and some[0].key != own[0].key]
    named = [some for some in known if not is_latin_term(some[0].term) and name_key(some[0].key) == name]
    if named:
        posts = {use.post for some in named for use in some if use.english}
        return len(posts) >= least and not any(_is_called_so(some, own) or _are_one(own, some) for some in named)
    others = {some[0].term for some in known if name in chinese_given(some)}
    return sum(_is_proper(term) and not is_related(term, own[0].term) for term in others) >= least


def _is_called_so(named: Sequence[Use], own: Sequence[Use]) -> bool:
    """Whether a post gives a Chinese headword an English name that is a wording of the Latin one."""
    names = {use.english for use in named if use.english}
    return any(is_related(name, own[0].term) for name in names)


def _are_one(own: Sequence[Use], named: Sequence[Use]) -> bool:
    return compare_profiles(profile(own[0].key, own), profile(named[0].key, named)).points >= MERGE


def _is_proper(term: str) -> bool:
    """Whether a term has a capital letter."""
    return any(map(str.isupper, term))


def _without(use: Use, borrowed: Collection[str]) -> Use:
    if not use.chinese or name_key(use.chinese) not in borrowed:
        return use
    return use._replace(parts=use.parts._replace(chinese="", definition=use.definition or use.chinese))
