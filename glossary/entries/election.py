"""Choosing the fields of an entry from the uses of a concept: the most used wins, ties go by stated rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from glossary.entries.alias_worth import is_name, is_put_around, worth_listing
from glossary.entries.ballot import USES_ALONE, Ballot, is_beaten
from glossary.entries.definition import elect_definition, explanations, without_own_name
from glossary.entries.kinds import elect_kind
from glossary.entries.people import is_of_another
from glossary.entries.subjects import elect_domain
from glossary.entries.support import is_rare, is_worth_keeping, unsupported
from glossary.language.abbreviation import is_initialism
from glossary.language.english import is_related, is_short, normal, specificity, words
from glossary.language.folding import fold, unquoted
from glossary.language.romanized import is_pinyin
from glossary.language.script import has_han, has_latin, is_acronym, is_mixed_acronym
from glossary.language.script_choice import put_into, those_in, those_like
from glossary.language.slips import SLIP_MARGIN, is_slip
from glossary.language.sound import is_one_letter_off
from glossary.model import Entry, Use

if TYPE_CHECKING:
    from glossary.entries.build import Concept

MOST_ALIASES = 8
# A Latin name used this much more often is the term; so much more where a Chinese one stands in the file, and so much
# less where a Latin one does.
_LATIN, _LATIN_FOR_STANDING, _CHINESE_FOR_STANDING = 4, 6, 3
# Of two numbers of a name, the singular is shown where it is used a third as often.
_SINGULAR = 3

# A Latin name that is no acronym is spelled out by one use in so many, or has no English name beside itself.
_EXPLAINED = 4
# An alias that stands in the file waits for support as if so many times fewer posts annotated the entry.
_PATIENCE = 3
# So many other entries may have the definition that stands in the file.
_CHANCE = 2

# A slip stands beside so many posts with the right name at least.
_LEAST_BESIDE_SLIPS = 3

_FIRMS = ("公司", "集团")
_NAMES = ("person", "organization", "product", "work")

_Spellings = dict[str, dict[str, int]]


def elect(concept: Concept, script: str = "", ballot: Ballot = USES_ALONE) -> Entry:
    """The entry that the uses of a concept make; its status stays empty.

    The result depends on what the uses say, not on their order. Where a person merged entries, of English names
    and definitions used equally often those in uses of the entry's own term win, so that both speak of one thing; uses
    of names given up are asked only where there are no others. With a `script`, `simplified` or `traditional`,
    term and definition are chosen among the wordings in it, and converted only where none is. Without, the
    definition is chosen among those in the script of the term. What stands in the file stays unless it is beaten.
    """
    uses = concept.uses
    entry = _elect_only(uses[0]) if len(uses) == 1 else _elect_of_many(concept, script, ballot)
    if kind := elect_kind(uses, entry):
        entry = entry._replace(kind=kind)
    if kind == "person" and is_of_another(entry.term, entry.english):
        entry = entry._replace(english="")
    if entry.aliases:
        entry = entry._replace(aliases=worth_listing(entry))
        if any(use.superseded for use in uses):
            entry = _with_former_names(entry, uses)
    if len(uses) > 2 and (domain := elect_domain(uses, ballot.standing.domain)):
        entry = entry._replace(domain=domain)
    if not script:
        return entry
    return entry._replace(term=put_into(entry.term, script), definition=put_into(entry.definition, script))


def _elect_of_many(concept: Concept, script: str, ballot: Ballot) -> Entry:
    uses, standing = concept.uses, ballot.standing
    votes = _votes(uses)
    names = _names(votes(uses, lambda use: use.term + use.chinese))
    key = _elect_key(_bare_names(names, uses), {use.key for use in uses}, fold(standing.term))
    spellings = names[key]
    written = {text: spellings[text] for text in those_in(spellings, script)} if script else spellings
    term = _most(written, standing.term)
    heard = _heard(uses, ballot.given_up)
    own = [use for use in uses if use.key == ballot.own] if ballot.own else []
    named = _given_english(votes(heard, lambda use: use.english or use.term), translated=has_han(key))
    said = _of_this_person(_without_pinyin([name for name in named if fold(name) != key], term), term)
    if not has_han(key) and not is_acronym(term) and not _is_spelled_out(len(said), len(heard), standing):
        # A Latin name is an English one itself: what one use in five spells out is a reading of that post.
        said = []
    # Where all say one name, there is no spelling to choose.
    is_name = len(set(said)) > 1 and (
        term.endswith(_FIRMS) or elect_kind(uses, Entry(unquoted(term), said[0])) in _NAMES
    )
    english = elect_english(said, [use.english for use in own], standing.english, is_name=is_name)
    known = {text for spellings in names.values() for text in spellings}
    explaining = _of_this_name(votes(heard, lambda use: use.definition), english, known)
    given = [use.definition for use in explaining if use.definition and use.definition not in known]
    first = [use.definition for use in own]
    if given:
        known.add(english or term)
        given = explanations(given, known, term)
        given = _telling(given, ballot, concept.keys)
        first = [without_own_name(text, known) for text in first]
    fitting = those_in(given, script) if script else those_like(given, term)
    definition = elect_definition(fitting, first, standing.definition)
    aliases = elect_aliases(uses, names, key, english, standing.aliases) if _has_more_names(uses, names) else ()
    return Entry(unquoted(term), english, definition, aliases)


def _is_spelled_out(uses: int, of: int, standing: Entry) -> bool:
    """Whether enough uses give a Latin name an English one beside itself: so that one more or less turns over nothing
    that stands, one less where one stands, and one more where none does and there are several."""
    if standing.english:
        return (uses + 1) * _EXPLAINED >= of
    is_bare = standing.term != "" and not has_han(standing.term) and of > _EXPLAINED
    return (uses - is_bare) * _EXPLAINED >= of


def _of_this_name(uses: Sequence[Use], english: str, known: Collection[str]) -> Sequence[Use]:
    """The uses whose definitions speak of what the English name names: those with a related name or none, where one of
    them has a definition that is no name (`known`); never those that spell an acronym out in another way."""
    if not english or {use.english for use in uses} <= {"", english}:
        return uses
    kept = [use for use in uses if not _is_other_reading(use, english)]
    related = [use for use in kept if not use.english or is_related(use.english, english)]
    return related if any(use.definition and use.definition not in known for use in related) else kept


def _is_other_reading(use: Use, english: str) -> bool:
    is_spelled = is_acronym(use.term) and is_initialism(use.term, use.english)
    return is_spelled and is_initialism(use.term, english) and not is_related(use.english, english)


def _bare_names(names: _Spellings, uses: Sequence[Use]) -> _Spellings:
    """The names without those that a sentence put something around, where others are left."""
    if len(names) < 2:
        return names
    english = " ".join({use.english for use in uses})
    return {key: names[key] for key in names if not is_put_around(key, names, english)} or names


def _elect_key(names: _Spellings, headwords: Collection[str], standing: str) -> str:
    best = elect_term(names, headwords)
    if standing == best or standing not in names:
        return best
    votes, by = (sum(names[key].values()) for key in (standing, best))
    if has_han(best) == has_han(standing):
        return best if is_beaten(votes, by) else standing
    # Both ways there is room between what is needed to come in and what is needed to stay.
    if has_han(standing):
        return best if by > votes * _LATIN_FOR_STANDING else standing
    return best if by > 1 and by * _CHINESE_FOR_STANDING >= votes else standing


def _telling(given: Sequence[str], ballot: Ballot, keys: Collection[str]) -> list[str]:
    """The definitions that no other entry has, or all of them: what several have tells none of them apart.

    The one that stands may be another entry's too: what few have is rather a chance than a phrase for everything.
    """
    own, standing = set(keys), ballot.standing.definition
    others = {text: len(set(ballot.sharers.get(text, ())) - own) for text in set(given)}
    return [text for text in given if others[text] <= (_CHANCE if text == standing else 0)] or list(given)


def _votes(uses: Sequence[Use]) -> Callable[[Sequence[Use], Callable[[Use], str]], Sequence[Use]]:
    """What gives the uses that count for a field: of each post those that say it differently, since a post that says a
    thing ten times is one witness. Of a single post, all."""
    posts = len({use.post for use in uses})
    if posts in (1, len(uses)):
        return lambda some, said: some
    return lambda some, said: list({(use.post, said(use)): use for use in some}.values())


def _without_pinyin(given: Sequence[str], term: str) -> Sequence[str]:
    """The English names without the pinyin of the term, where a third of them or more are something else."""
    other = [name for name in given if not is_pinyin(name, term)] if len(set(given)) > 1 else given
    return other if len(other) * _SINGULAR >= len(given) else given


def _of_this_person(given: Sequence[str], term: str) -> Sequence[str]:
    """The English names without full names of others than a foreign name spells, where any is left."""
    if len(set(given)) < 2:
        return given
    return [name for name in given if not is_of_another(term, name)] or given


def _heard(uses: Sequence[Use], given_up: Collection[str]) -> Sequence[Use]:
    """The uses that elect the fields: those of names given up only where there are no others."""
    if not given_up:
        return uses
    return [use for use in uses if use.key not in given_up] or uses


def _elect_only(use: Use) -> Entry:
    definition = use.definition
    if definition[:1] == use.term[0]:
        definition = without_own_name(definition, (use.term,))
    if not use.chinese or has_han(use.term):
        english = use.english if fold(use.english) != use.key else ""
        return Entry(use.term if use.term.isalpha() else unquoted(use.term), english, definition, use.aliases)
    aliases = (use.term, *use.aliases) if use.english and use.english != use.term else use.aliases
    return Entry(unquoted(use.chinese), use.english or use.term, definition, aliases)


def _names(uses: Sequence[Use]) -> _Spellings:
    """The headwords, and the Chinese names of Latin ones: key -> spelling -> uses."""
    names: _Spellings = {}
    passing = unsupported(uses) if any(use.chinese for use in uses) else ()
    for use in uses:
        _count(names.setdefault(use.key, {}), use.term)
        if use.chinese and not has_han(use.term) and fold(use.chinese) not in passing:
            _count(names.setdefault(fold(use.chinese), {}), use.chinese)
    return names


def _given_english(uses: Sequence[Use], *, translated: bool) -> list[str]:
    """The English names given, and beside a Chinese term the Latin headwords that come without one."""
    if not translated:
        return [use.english for use in uses if use.english]
    return [name for use in uses if (name := use.english or (use.term if not has_han(use.term) else ""))]


def _has_more_names(uses: Sequence[Use], names: _Spellings) -> bool:
    return len(names) > 1 or any(use.aliases or use.chinese for use in uses) or len({use.english for use in uses}) > 1


def _counted(texts: Iterable[str]) -> dict[str, int]:
    """How often each text is there. For a few texts, `Counter` takes longer to begin than to count."""
    counts: dict[str, int] = {}
    for text in texts:
        _count(counts, text)
    return counts


def _count(counts: dict[str, int], text: str) -> None:
    counts[text] = counts.get(text, 0) + 1


def _most(counts: Mapping[str, int], standing: str = "") -> str:
    """The text with the highest count, unless it does not beat the one that stands; of several, the first in order."""
    if len(counts) == 1:
        return next(iter(counts))
    best = min(counts, key=lambda text: (-counts[text], text))
    unmarked = (text for text in counts if unquoted(text) == standing)
    stands = standing if standing in counts else next(unmarked, "") if standing else ""
    return best if not stands or is_beaten(counts[stands], counts[best]) else stands


def elect_term(names: Mapping[str, Mapping[str, int]], headwords: Collection[str] = ()) -> str:
    """The key of the most used Chinese name, unless a Latin headword is used more than four times as often.

    Spellings of one name count together. Of equally used names the one without Latin letters is elected, then one that
    posts annotate before one that they give, then the shorter one, then the one that sorts first.
    """
    if len(names) == 1:
        return next(iter(names))
    totals = {key: sum(spellings.values()) for key, spellings in names.items()}
    most = max(totals.values())
    chinese = [key for key, total in totals.items() if has_han(key) and total * _LATIN >= most]
    return min(chinese or totals, key=lambda key: (-totals[key], has_latin(key), key not in headwords, len(key), key))


def elect_english(
    given: Sequence[str], first: Collection[str] = (), standing: str = "", *, is_name: bool = False
) -> str:
    """The English name that most uses give; an acronym gives way to its full form.

    Spellings of one name count together. Ties go to a name among `first`, then to the name whose words are used most,
    on average, by all the names given; then to the longer, then to the one that sorts first. Of a name's spellings
    the most used is shown, then the one with more capitals; a singular before a plural, unless it is the name of a
    firm, a person or a product (`is_name`) or of a science. What stands stays unless it is beaten. Empty when none is
    given.
    """
    if not given or given.count(given[0]) == len(given):
        return given[0] if given else ""
    spellings: _Spellings = {}
    for text, count in _counted(given).items():
        spellings.setdefault(normal(text), {})[text] = count
    if len(spellings) == 1:
        return _best_spelling(next(iter(spellings.values())), standing, is_name=is_name)
    totals = {key: sum(counts.values()) for key, counts in spellings.items()}
    shown = {key: _best_spelling(counts, standing, is_name=is_name) for key, counts in spellings.items()}
    most = max(totals.values())
    top = {key: shown[key] for key, total in totals.items() if total == most}
    top = {key: name for key, name in top.items() if not spellings[key].keys().isdisjoint(first)} or top
    best = next(iter(top)) if len(top) == 1 else _most_typical(top, shown, totals)
    stands = normal(standing)
    if stands in totals and not is_beaten(totals[stands], most):
        best = stands
    full = {key: total for key, total in totals.items() if _is_full_form(shown[best], shown[key])}
    return shown[_most(full, stands)] if full else shown[best]


def _most_typical(top: Mapping[str, str], shown: Mapping[str, str], totals: Mapping[str, int]) -> str:
    used: dict[str, int] = {}
    for key, name in shown.items():
        for word in words(name):
            used[word] = used.get(word, 0) + totals[key]
    return min(top, key=lambda key: (-_mean_use(words(top[key]), used), -len(key), key))


def _mean_use(some: frozenset[str], used: Mapping[str, int]) -> float:
    return sum(used[word] for word in some) / len(some) if some else 0.0


def _best_spelling(counts: Mapping[str, int], standing: str = "", *, is_name: bool = False) -> str:
    if len(counts) == 1:
        return next(iter(counts))
    every = counts
    singular = [] if is_name else [text for text in counts if text[-1] not in "sS" and not _is_science(text, counts)]
    if singular and sum(counts[text] for text in singular) * _SINGULAR >= sum(counts.values()):
        counts = {text: counts[text] for text in singular}
    best = min(counts, key=lambda text: (-counts[text], -sum(map(str.isupper, text)), _is_science(text, counts), text))
    votes = every.get(standing, 0)
    return best if is_beaten(votes, counts[best]) else standing


def _is_science(text: str, others: Iterable[str]) -> bool:
    """Whether a name is what -ics makes a science of: Dynamic beside Dynamics."""
    return text[-2:].casefold() == "ic" and any(other.casefold() == text.casefold() + "s" for other in others)


def _is_full_form(best: str, full: str) -> bool:
    """Whether a name is the full form of a bare acronym, for which it stands however much less it is used."""
    is_bare = specificity(best) == 0 or is_mixed_acronym(best)
    return is_bare and (specificity(full) > 1 or "-" in full) and is_short(best, full)


def elect_aliases(
    uses: Sequence[Use],
    names: Mapping[str, Mapping[str, int]],
    term: str,
    english: str,
    standing: Sequence[str] = (),
) -> tuple[str, ...]:
    """The other names: the other headwords, Chinese names, given aliases, short forms of the English.

    One spelling of each, no sentence, the most used first, then by key; at most MOST_ALIASES. Those that stand in the
    file come first, in their order and spelling.
    """
    found: _Spellings = {key: dict(spellings) for key, spellings in names.items()}
    for use in uses:
        for name in use.aliases:
            if not _abbreviates_another(name, use.english, english):
                _count(found.setdefault(fold(name), {}), name)
        if use.chinese and has_han(use.term):
            _count(found.setdefault(fold(use.chinese), {}), use.chinese)
        if use.english and use.english != english and is_short(use.english, english):
            _count(found.setdefault(fold(use.english), {}), use.english)
    miswritten = [key for key in names if key != term and _is_miswritten(key, term, names)]
    miswritten += _misread_acronyms(found, english)
    for known in (term, fold(english), *miswritten):
        found.pop(known, None)
    posts = len({use.post for use in uses})
    order = {fold(name): number for number, name in enumerate(standing)}
    totals = {key: sum(spellings.values()) for key, spellings in found.items() if is_name(key)}
    own = (_most(names[term]), english)
    called = {term, fold(english), *(key for key in totals if key in names)}
    totals = {
        key: total
        for key, total in totals.items()
        if _is_kept(_most(found[key]), total, posts // _PATIENCE if key in order else posts, own, called, key in names)
    }
    chosen = sorted(totals, key=lambda key: (-totals[key], key not in order, key))[:MOST_ALIASES]
    chosen.sort(key=lambda key: order.get(key, len(order)))
    written = dict(zip(order, standing, strict=False))
    return tuple([_most(found[key], written.get(key, "")) for key in chosen])


def _is_kept(alias: str, posts: int, of: int, own: Sequence[str], called: Collection[str], is_headword: bool) -> bool:
    """Whether an alias that `posts` of `of` posts give is listed: `own` are term and English name, `called` the keys of
    all that is annotated under the entry."""
    if is_rare(posts, of) and is_put_around(alias, called, own[1]):
        return False
    return is_headword or is_worth_keeping(alias, posts, of, own)


def _abbreviates_another(name: str, given: str, english: str) -> bool:
    """Whether an acronym is short for the English name that one post gives, and not for the one that was elected."""
    is_other = english != given and is_acronym(name) and not is_acronym(english)
    return is_other and is_initialism(name, given) and not is_initialism(name, english)


def _misread_acronyms(found: Mapping[str, Mapping[str, int]], english: str) -> list[str]:
    """The acronyms that are not short for the English name, and one letter off another one that is: RIC, ROIC."""
    short = {key for key, spellings in found.items() if is_acronym(_most(spellings))}
    right = {key for key in short if is_initialism(key, english)}
    return [key for key in short - right if any(is_one_letter_off(key, other) for other in right)]


def _is_miswritten(key: str, term: str, names: Mapping[str, Mapping[str, int]]) -> bool:
    """Whether a headword is a slip of the term that hardly any post has: for `check`, and no name."""
    times, usual = (sum(names[one].values()) for one in (key, term))
    is_rare = usual >= max(_LEAST_BESIDE_SLIPS, SLIP_MARGIN * (times - 1))
    is_foreign = any("·" in spelling for spelling in names[term])
    return is_rare and is_slip(key, term, is_transliterated=is_foreign, is_used=times > 1)


def _with_former_names(entry: Entry, uses: Sequence[Use]) -> Entry:
    """The entry with those aliases set apart that most of the uses which give them call former names."""
    given = Counter(fold(name) for use in uses for name in use.aliases)
    former = Counter(fold(name) for use in uses for name in use.superseded)
    superseded = tuple(name for name in entry.aliases if 2 * former[fold(name)] > given[fold(name)])
    return entry._replace(
        aliases=tuple(name for name in entry.aliases if name not in superseded), superseded=superseded
    )
