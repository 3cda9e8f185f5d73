"""Writes annotations into a post's text: a pure function of the text and of what the glossary knows.

candidates   which entries the post mentions, and where they may be annotated
worth        which of them are worth it
wording      what is written beside the mention
styles       in which form
safety       that nothing else changes
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from glossary.annotate.candidates import Candidate, Known, Post, forms_annotated, read
from glossary.annotate.styles import STYLES, Note
from glossary.annotate.worth import DEFAULT_LEAST, features, least_score, reason, score
from glossary.edits import Edit, apply, insertion, joined
from glossary.index.lookup import all_forms
from glossary.language.folding import fold
from glossary.language.segmentation import stands_on_word
from glossary.matching import Matcher, Mention
from glossary.safety import violations
from glossary.scan import DEFAULT_MARKS, scan

# At so many further mentions an annotation is tried that would break a law at the first.
_MOST_TRIED = 5


class Options(NamedTuple):
    """What is to be annotated, and how. `only` and `skip` hold folded words; `limit` counts annotations in the post."""

    style: str = "full"
    every: bool = False
    limit: int | None = None
    least: float = DEFAULT_LEAST
    only: frozenset[str] = frozenset()
    skip: frozenset[str] = frozenset()
    marks: tuple[str, ...] = DEFAULT_MARKS
    page: str = "/glossary/"


class Written(NamedTuple):
    """One annotation that is written: at which mention (code points in the text before), of which term, and why."""

    start: int
    end: int
    term: str
    text: str
    score: float
    why: str
    edits: tuple[Edit, ...]
    tail: str = ""


class Left(NamedTuple):
    """An entry that the post mentions and that is not annotated, and for what reason."""

    start: int
    term: str
    reason: str


class Annotated(NamedTuple):
    """A post's text before and after; `problem` says why nothing is written although something should be."""

    before: str
    after: str
    written: tuple[Written, ...]
    left: tuple[Left, ...]
    problem: str = ""


class _Choice(NamedTuple):
    candidate: Candidate
    score: float
    why: str


_MOST_PASSES = 4


def annotate(text: str, known: Known, options: Options) -> Annotated:
    """The text with annotations at the terms that are worth it; what the laws forbid is left out and said."""
    matcher = Matcher(known.forms)
    annotated = _annotate_once(text, known, matcher, options)
    # What is written may give a term beside it the boundary that it lacked: that term is then due as well.
    for _ in range(_MOST_PASSES):
        again = _annotate_once(annotated.after, known, matcher, options) if annotated.written else annotated
        if not again.written or again.after == annotated.after:
            return annotated
        annotated = Annotated(text, again.after, (*annotated.written, *again.written), again.left, again.problem)
    if annotated.written:
        problem = "a second run would annotate more; nothing is written. Please report this post"
        return Annotated(text, text, (), annotated.left, problem)
    return annotated


def _annotate_once(text: str, known: Known, matcher: Matcher, options: Options) -> Annotated:
    post, candidates = read(text, known, matcher, options.marks, options.page)
    chosen, left = _choose(post, candidates, known, options)
    written: list[Written] = []
    named: set[str] = set()
    ways: dict[Written, Iterator[Written]] = {}
    for choice in chosen:
        forms = set(all_forms(choice.candidate.found))
        if forms & named:
            left.append(_left(choice.candidate, "annotated under another name"))
            continue
        each_way = _ways(post, choice, options)
        first = next(each_way, None)
        if first is None:
            left.append(_left(choice.candidate, str(_write(post, choice, choice.candidate.places[0], options))))
            continue
        written.append(first)
        ways[first] = each_way
        named |= forms_annotated(scan(first.text, options.marks)) or {fold(first.term)}
    return _checked(text, written, left, options, ways)


def _choose(
    post: Post, candidates: Sequence[Candidate], known: Known, options: Options
) -> tuple[list[_Choice], list[Left]]:
    """The candidates to be annotated, the worthiest first, and why the others are not."""
    left = [_left(one, one.reason) for one in candidates if not one.places]
    scored = _scored(post, [one for one in candidates if one.places], known)
    chosen: list[_Choice] = []
    least = least_score(options.least, known.posts())
    for choice in sorted(scored, key=lambda each: (-each.score, each.candidate.places[0].start)):
        if reason := _refusal(choice, options, least):
            left.append(_left(choice.candidate, reason))
        else:
            chosen.append(choice)
    room = len(chosen) if options.limit is None else max(0, options.limit - len(post.annotations))
    left += (_left(each.candidate, "beyond the limit") for each in chosen[room:])
    return chosen[:room], left


def _scored(post: Post, candidates: Sequence[Candidate], known: Known) -> Iterator[_Choice]:
    evidence = known.evidence({one.chief.form for one in candidates})
    for one in candidates:
        found = features(one, post, evidence)
        yield _Choice(one, score(found, touched=one.found.touched), reason(found))


def _refusal(choice: _Choice, options: Options, least: float) -> str:
    forms = set(all_forms(choice.candidate.found))
    if forms & options.skip:
        return "skipped"
    if options.only:
        return "" if forms & options.only else "not among the terms asked for"
    return "" if options.every or choice.score >= least else f"not worth it ({choice.score:.2f})"


def _left(candidate: Candidate, reason: str) -> Left:
    return Left(candidate.mentions[0].start, candidate.entry.term, reason)


def _ways(post: Post, choice: _Choice, options: Options) -> Iterator[Written]:
    """The annotation at each mention that takes one, the best first."""
    for mention in choice.candidate.places:
        way = _write(post, choice, mention, options)
        if isinstance(way, Written):
            yield way


def _write(post: Post, choice: _Choice, mention: Mention, options: Options) -> Written | str:
    """The annotation at one mention, or why there can be none."""
    if not stands_on_word(post.text, mention.start, mention.end):
        return "a part of a longer word"
    note = _note(post, choice.candidate, mention, options)
    writing = STYLES[options.style].write(note)
    if isinstance(writing, str):
        return writing
    shown = _shown(note, writing.edits)
    return Written(mention.start, mention.end, note.mention, shown, choice.score, choice.why, *writing)


def _note(post: Post, candidate: Candidate, mention: Mention, options: Options) -> Note:
    return Note(post.text, mention.start, mention.end, candidate.entry, post.places, options.marks[0], options.page)


def _shown(note: Note, edits: Sequence[Edit]) -> str:
    """The mention with what is written around it."""
    outer = note.places.bold_around(note.start, note.end)
    start, end = (note.start - 2, outer.outer_end) if outer else (note.start, note.end)
    near = [edit for edit in edits if start <= edit.span.start <= end]
    moved = [Edit(type(edit.span)(edit.span.start - start, edit.span.end - start), edit.replacement) for edit in near]
    return apply(note.text[start:end], moved)


def _checked(
    text: str, written: list[Written], left: list[Left], options: Options, ways: Mapping[Written, Iterator[Written]]
) -> Annotated:
    """The outcome, without the annotations that would break a law; these are tried at their next mentions."""
    sound: list[Written] = []
    broken = _broken(text, written, options)
    sound += (one for one in written if one not in broken)
    for one, problem in broken.items():
        others = islice(ways.get(one, ()), _MOST_TRIED)
        fitting = (other for other in others if not _problem(text, [*sound, other], options))
        if (other := next(fitting, None)) is not None:
            sound.append(other)
        else:
            left.append(Left(one.start, one.term, problem))
    if problem := _problem(text, sound, options):
        return Annotated(text, text, (), tuple(sorted(left)), f"{problem}; nothing is written")
    return Annotated(text, apply(text, _edits(text, sound)), tuple(sorted(sound)), tuple(sorted(left)))


def _broken(text: str, written: Sequence[Written], options: Options) -> dict[Written, str]:
    """The annotations that must go so that the others break no law, each with the law; halving finds the few fast."""
    problem = _problem(text, written, options)
    if not problem:
        return {}
    if len(written) == 1:
        return {written[0]: problem}
    middle = len(written) // 2
    broken = _broken(text, written[:middle], options) | _broken(text, written[middle:], options)
    rest = [one for one in written if one not in broken]
    # Two that are sound alone may break a law together: a mark of one closes with a mark of the other.
    return broken | {one: "it does not go with the others" for one in rest if _problem(text, rest, options)}


def keep(annotated: Annotated, chosen: Sequence[Written], options: Options) -> Annotated:
    """The same with only some of what was written: those that a person accepts."""
    refused = [Left(one.start, one.term, "refused") for one in annotated.written if one not in chosen]
    return _checked(annotated.before, list(chosen), [*annotated.left, *refused], options, {})


def _problem(text: str, written: Sequence[Written], options: Options) -> str:
    """Which law these annotations would break; empty when none."""
    if not written:
        return ""
    style, ordered = STYLES[options.style], sorted(written)
    edits = _edits(text, ordered)
    after = apply(text, edits)
    for problem in violations(text, after, edits, style.kinds(options.marks[0])):
        return problem
    return style.objection(text, after, ordered, options.marks)


def _edits(text: str, written: Sequence[Written]) -> list[Edit]:
    edits = [edit for one in sorted(written) for edit in one.edits]
    tails = [one.tail for one in sorted(written) if one.tail]
    if tails:
        newline = "\r\n" if "\r\n" in text else "\n"
        ends_line = text.endswith(("\n", "\r"))
        paragraphs = (2 * newline).join(tails) + newline * ends_line
        edits.append(insertion(len(text), newline * (1 if ends_line else 2) + paragraphs))
    return joined(edits)


def folded(words: Sequence[str]) -> frozenset[str]:
    """Words of the command line as `Options` holds them."""
    return frozenset(map(fold, words)) - {""}
