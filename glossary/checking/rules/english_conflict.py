"""An annotation gives another English name than other posts give its term.

A reader who meets two English names takes them for two things, and a search for one misses the other.
By default only a different wording is reported; hyphens, number, abbreviations, other endings, and shorter or longer
forms are harmless and can be switched on with `classes`. It speaks where `posts` other posts agree and hardly any has
other words, or where a person wrote the name into the glossary; where posts are divided, nothing is advised. A
definition that has nothing in common with the others is another sense of the word. In a garden of fewer than 500
posts, what one other post says is asked about, where definitions or a word of the names say that both speak of one
thing; of two characters only a name, or where the definitions agree.

Bad:  **护城河**（Barrier）, where other posts have Moat
Good: **护城河**（Moat）
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from glossary.checking.agreement import Agreement
from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Option, Options
from glossary.checking.rewrite import reworded
from glossary.checking.tallies import LARGE_GARDEN, post_count
from glossary.checking.transliterations import is_by_ear
from glossary.checking.wording import CLASSES, WORDS, slip, spelled_by_ear, wording_difference
from glossary.checking.words import is_named_otherwise
from glossary.index.lookup import Found
from glossary.language.definitions import UNLIKE, closeness, definition_likeness, telling
from glossary.language.english import is_short, normal
from glossary.language.folding import fold
from glossary.language.likeness import shared_characters
from glossary.language.patterns import pattern
from glossary.language.script import has_han, is_acronym
from glossary.model import Annotation, Entry, Use
from glossary.report import number

OPTIONS = {
    "classes": Option((WORDS,), "Which differences speak.", CLASSES),
    "posts": Option(3, "How many other posts must agree.", least=1),
}
# Capitals so few are what friends say for a name.
_SHORT_CALL = 3
# Everyday words speak where so many posts agree.
_SHORT_WORD, _MANY = 2, 6
# Beside so many posts with the agreed name, each one more may have another without making it a name in use.
_RARE = 20
# A name that one other post has too is in use where no more than so many have the agreed one.
_FEW = 5
# Two definitions so much alike are likely of one thing.
_LIKE = 0.25
_last_capitals = pattern(r"(?<=[a-z])[A-Z]{2,}\Z")
_firm = pattern("公司|企业|集团|制造商|银行")
_word = pattern(r"\w{2,}")
# Two definitions so much alike say the same.
_SAME = 0.8
# Two Chinese names that share so much of their characters name things that are easily taken for one another.
_ALIKE = 0.5
_PERSONS = frozenset("i my me you your we our us he his him she her it its they their them myself yourself".split())


class _Wanted(NamedTuple):
    """The English name that an annotation should have, who says so, and whether that is enough to offer a fix."""

    english: str
    where: str
    sure: bool = True


def check(post: Context, options: Options) -> Iterator[Finding]:
    """English names in other words than other posts have."""
    for placed, found in post.entries:
        annotation = placed.annotation
        wanted = _wanted(post, annotation, found, options) if annotation.english else None
        if wanted is None or wording_difference(annotation.english, wanted.english) not in options["classes"]:
            continue
        if _conflicts(post, annotation, found.entry, wanted.english):
            message = (
                f"{_called(annotation, found.entry)}: {annotation.english} here, {wanted.english} in {wanted.where}"
            )
            finding = reworded(post, placed, "english", wanted.english, message, found.entry.term)
            # The initials of one name are no word for another: DOD, Department of War.
            is_sure = wanted.sure and (is_acronym(annotation.english) or not is_acronym(wanted.english))
            yield finding if is_sure else finding._replace(edits=())


def _called(annotation: Annotation, entry: Entry) -> str:
    """The term as the glossary writes it, or the other name that stands here."""
    return entry.term if fold(annotation.term) == fold(entry.term) else annotation.term


def _wanted(post: Context, annotation: Annotation, found: Found, options: Options) -> _Wanted | None:
    entry = found.entry
    if found.touched and entry.english and _called(annotation, entry) == entry.term:
        return _Wanted(entry.english, _where(post, entry))
    uses, agreed = post.agreed(annotation, entry)
    # Nearly all have the agreed name or a harmless wording of it, and need no further look.
    if not uses or wording_difference(annotation.english, agreed.name.wording) not in options["classes"]:
        return None
    if _is_established(annotation.english, uses, agreed) or _is_other_sense(post, annotation, uses):
        return None
    if agreed.is_settled and agreed.name.posts >= _enough(annotation, agreed, uses, options["posts"]):
        return _Wanted(agreed.name.wording, _places(agreed), sure=_is_same_sense(annotation, uses))
    is_backed = agreed.agreeing >= options["posts"] or _is_telling(annotation, entry, agreed, uses)
    if post.facts.post_count < LARGE_GARDEN and _is_unanimous(agreed, entry) and is_backed:
        return _Wanted(
            agreed.name.wording, _places(agreed), sure=agreed.agreeing > 1 and _is_same_sense(annotation, uses)
        )
    return None


def _enough(annotation: Annotation, agreed: Agreement, uses: Sequence[Use], least: int) -> float:
    """How many posts must have the agreed name; of an everyday word more, and only beside a like definition."""
    if not _is_everyday(annotation, agreed):
        return least
    alike = closeness(annotation.definition, [use.definition for use in uses]) if annotation.definition else 0.0
    return max(least, _MANY) if alike >= _LIKE else inf


def _is_telling(annotation: Annotation, entry: Entry, agreed: Agreement, uses: Sequence[Use]) -> bool:
    """Whether the word has one English name, so that what few posts say counts: it is a name, defined alike, or long.

    A short everyday one has as many as there are places for it: 关注, Follow, Attention.
    """
    if entry.kind not in ("", "concept") or is_by_ear(annotation.term) or _says_the_same(annotation, uses, _LIKE):
        return True
    if len(annotation.term) <= _SHORT_WORD and has_han(annotation.term):
        return False
    return agreed.agreeing > 1 or _is_comparable(annotation, agreed, uses)


def _is_comparable(annotation: Annotation, agreed: Agreement, uses: Sequence[Use]) -> bool:
    """Whether something says that the one other post speaks of the same: the definitions, or a word of the names.

    系统调用（Trap）and 系统调用（syscall）are two things to say of one word.
    """
    if annotation.definition and any(use.definition for use in uses):
        return True
    ours, theirs = (set(_word.findall(name.casefold())) for name in (annotation.english, agreed.name.wording))
    return not ours.isdisjoint(theirs)


def _is_everyday(annotation: Annotation, agreed: Agreement) -> bool:
    """Whether a word of two characters has one plain English word or another, as context has it: 验证, validation."""
    names = (annotation.english, agreed.name.wording)
    return len(annotation.term) <= _SHORT_WORD and not any(" " in name or is_acronym(name) for name in names)


def _is_established(english: str, uses: Sequence[Use], agreed: Agreement) -> bool:
    """Whether the name is another one in use, and no slip: several other posts have it too, or one beside a few."""
    same = post_count(use for use in uses if normal(use.english) == normal(english))
    slips = max(agreed.agreeing // _RARE, 1 if agreed.agreeing > _FEW else 0)
    return same > slips


def _is_same_sense(annotation: Annotation, uses: Sequence[Use]) -> bool:
    """Whether nothing is left to doubt that would need a definition: where all others have one, this has one too."""
    return bool(annotation.definition) or not any(use.definition for use in uses)


def _is_other_sense(post: Context, annotation: Annotation, uses: Sequence[Use]) -> bool:
    """Whether the headword means another thing here: by its definition, as an acronym, or by what has that name.

    Acronyms have many senses, and may be tickers.
    """
    alike = closeness(annotation.definition, [use.definition for use in uses])
    if alike <= UNLIKE or (_is_its_acronym(annotation) and not _says_the_same(annotation, uses)):
        return True
    if any(_is_like(annotation, found.entry) for found in post.facts.find(annotation.english)):
        return True
    if is_acronym(annotation.term):
        return _is_another_acronym(annotation, uses, alike)
    return _is_a_term(post, annotation.english)


def _is_its_acronym(annotation: Annotation) -> bool:
    return is_acronym(annotation.term) and is_short(annotation.term, annotation.english)


def _ends_in_its_acronym(annotation: Annotation) -> bool:
    """Whether the English name is what the capitals at the end of a made-up word stand for: ChatGPT."""
    match = _last_capitals.search(annotation.term)
    return match is not None and is_short(match[0], annotation.english)


def _says_the_same(annotation: Annotation, uses: Sequence[Use], least: float = _SAME) -> bool:
    """Whether the definition is another post's, all but word for word: an acronym then has no other sense here."""
    ours = telling(annotation.definition)
    return any(definition_likeness(ours, telling(use.definition)) >= least for use in uses)


def _is_another_acronym(annotation: Annotation, uses: Sequence[Use], alike: float) -> bool:
    """Whether an acronym means another thing here: few posts to compare with, another definition, or a firm's."""
    if not annotation.definition:
        return post_count(uses) < _MANY
    is_firm = _firm.search(annotation.definition) and not any(_firm.search(use.definition) for use in uses)
    return alike < _LIKE or bool(is_firm)


def _is_a_term(post: Context, english: str) -> bool:
    """Whether several posts have the name for a headword of its own: an example of the term, or its owner."""
    keys = dict.fromkeys((fold(english), normal(english)))
    return len({saying for key in keys for saying in post.facts.posts_saying(key)}) > 1


def _is_like(annotation: Annotation, other: Entry) -> bool:
    """Whether an entry with this English name is called much the same in Chinese: 纳指, 纳斯达克100."""
    is_another = fold(other.term) != fold(annotation.term) and has_han(other.term)
    return is_another and shared_characters(other.term, annotation.term) >= _ALIKE


def _is_unanimous(agreed: Agreement, entry: Entry) -> bool:
    return agreed.agreeing > 0 and not agreed.disagreeing and agreed.name.wording == entry.english


def _places(agreed: Agreement) -> str:
    return f"{number(agreed.name.posts, 'post')}, first {agreed.name.first}"


def _where(post: Context, entry: Entry) -> str:
    tally = post.facts.englishes(fold(entry.term)).get(entry.english)
    return f"{number(tally.posts, 'post')}, first {tally.first}" if tally else "the glossary"


def _conflicts(post: Context, annotation: Annotation, entry: Entry, wanted: str) -> bool:
    """Whether neither name is one of the other's further names, nor a slip of the pen or the ear."""
    ours = annotation.english
    if slip(ours, wanted) or spelled_by_ear(ours, wanted):
        return False
    if fold(ours) in map(fold, (entry.term, *entry.aliases)) or _ends_in_its_acronym(annotation):
        return False
    if _is_phrase(ours) or _is_phrase(wanted) or (_is_person(entry) and _is_another_call(annotation, entry, wanted)):
        return False
    # A ticker is another name of the same firm: 英特尔（INTC）.
    is_ticker = is_acronym(ours) and wording_difference(ours, wanted) == WORDS
    if is_ticker or (wording_difference(ours, annotation.term) != WORDS and not _is_its_acronym(annotation)):
        return False
    if _is_its_acronym(annotation) and not _says_the_same(annotation, post.agreed(annotation, entry)[0]):
        return False
    return fold(wanted) not in map(fold, annotation.aliases)


def _is_phrase(english: str) -> bool:
    """Whether it is said of somebody, as `rush our progress`, and so no name."""
    return not _PERSONS.isdisjoint(english.casefold().split())


def _is_person(entry: Entry) -> bool:
    return entry.kind == "person" or "·" in entry.term


def _is_another_call(annotation: Annotation, entry: Entry, wanted: str) -> bool:
    """Whether it is a nickname, or a given name that others bear: Bibi and BB for Benjamin Netanyahu; 伊利亚."""
    ours = annotation.english
    given, joint, _ = entry.term.partition("·")
    same_end = ours.split()[1:] == wanted.split()[1:] != [] and ours[0] == wanted[0]
    return same_end or (bool(joint) and annotation.term == given) or (is_acronym(ours) and len(ours) <= _SHORT_CALL)


def objects(post: Context, new: Annotation, bold: str) -> bool:
    """Whether a new annotation would be reported: the glossary has another name."""
    return is_named_otherwise(post, new)
