"""Annotations held against the laws: those that would break one go to their next mention, or are left and said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from glossary.annotating.style import Objection
from glossary.annotating.styles import STYLES
from glossary.annotating.values import Annotated, Left, Options, Written
from glossary.edits import Edit, apply, insertion, joined
from glossary.markdown.marks import mark_to_write
from glossary.markdown.structure import violations

# At so many further mentions an annotation is tried that would break a law at the first.
_MOST_TRIED = 5


def sound(
    text: str,
    written: Sequence[Written],
    left: Sequence[Left],
    options: Options,
    ways: Mapping[Written, Iterator[Written]],
) -> Annotated:
    """The outcome without annotations that would break a law; `ways` gives for each those at its other mentions."""
    broken = _broken(text, written, options)
    kept = [one for one in written if one not in broken]
    left = list(left)
    for one, objection in broken.items():
        others = islice(ways.get(one, ()), _MOST_TRIED)
        fitting = (other for other in others if not problem(text, [*kept, other], options))
        if (other := next(fitting, None)) is not None:
            kept.append(other)
        else:
            left.append(Left(one.start, one.term, objection))
    return outcome(text, kept, left, options)


def outcome(text: str, written: Sequence[Written], left: Sequence[Left], options: Options) -> Annotated:
    """The text with these annotations; as it was, and a problem, if they break a law."""
    if objection := problem(text, written, options):
        return Annotated(text, text, (), tuple(sorted(left)), f"{objection}; nothing is written")
    return Annotated(text, apply(text, edits_of(text, written)), tuple(sorted(written)), tuple(sorted(left)))


def keep_lawful(annotated: Annotated, chosen: Sequence[Written], options: Options) -> Annotated:
    """The same with only some of what was written: those that a person accepts."""
    refused = [Left(one.start, one.term, "refused") for one in annotated.written if one not in chosen]
    return sound(annotated.before, chosen, [*annotated.left, *refused], options, {})


def problem(text: str, written: Sequence[Written], options: Options) -> str:
    """Which law these annotations would break; empty when none."""
    return next((objection.says for objection in _objections(text, written, options)), "")


def _objections(text: str, written: Sequence[Written], options: Options) -> Iterator[Objection]:
    if not written:
        return
    style, ordered = STYLES[options.style], sorted(written)
    edits = edits_of(text, ordered)
    after = apply(text, edits)
    for violation in violations(text, after, edits, style.kinds(mark_to_write(options.marks))):
        yield Objection(violation)
    yield from style.objections(text, after, ordered, options.marks)


def edits_of(text: str, written: Sequence[Written]) -> list[Edit]:
    """The insertions that write these annotations into the text, and what goes to its end."""
    ordered = sorted(written)
    edits = [edit for one in ordered for edit in one.edits]
    tails = [one.tail for one in ordered if one.tail]
    if tails:
        newline = "\r\n" if "\r\n" in text else "\n"
        ends_line = text.endswith(("\n", "\r"))
        paragraphs = (2 * newline).join(tails) + newline * ends_line
        edits.append(insertion(len(text), newline * (1 if ends_line else 2) + paragraphs))
    return joined(edits)


def _broken(text: str, written: Sequence[Written], options: Options) -> dict[Written, str]:
    """The annotations that must go so that the others break no law, each with the law."""
    objections = list(_objections(text, written, options))
    if not objections:
        return {}
    if len(written) == 1:
        return {written[0]: objections[0].says}
    return _named(text, written, objections, options) or _halved(text, written, options)


def _named(
    text: str, written: Sequence[Written], objections: Sequence[Objection], options: Options
) -> dict[Written, str]:
    """The annotations that the objections name, if each breaks a law by itself and the others break none."""
    named = [one for one in written if any(objection.about is one for objection in objections)]
    rest = [one for one in written if one not in named]
    if problem(text, rest, options):
        return {}
    alone = {one: problem(text, [one], options) for one in named}
    return alone if all(alone.values()) else {}


def _halved(text: str, written: Sequence[Written], options: Options) -> dict[Written, str]:
    """The same where nobody can tell them: halving finds the few fast."""
    middle = len(written) // 2
    broken = _broken(text, written[:middle], options) | _broken(text, written[middle:], options)
    rest = [one for one in written if one not in broken]
    # Two that are sound alone may break a law together: a mark of one closes with a mark of the other.
    return broken | dict.fromkeys(rest if problem(text, rest, options) else (), "it does not go with the others")
