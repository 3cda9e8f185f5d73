"""What annotating a post leaves in the record, and the way back by it: to the byte, in whatever style."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from glossary.annotating.strip import is_wanted, strip
from glossary.annotating.values import Annotated
from glossary.language.folding import fold
from glossary.sites import DEFAULT_MARKS
from glossary.store.record import PostRecord, Wrote


class Undone(NamedTuple):
    """A post's text without what was recorded, how many annotations are `gone`, and what of the record remains."""

    text: str
    gone: int
    record: PostRecord


def wrote(annotated: Annotated) -> Iterator[Wrote]:
    """What was written into a post, as the record has it."""
    for mention, one in annotated.placed_after():
        # The author's own marks around the mention stand in front of its start.
        start = mention - one.before.index(one.term)
        yield Wrote(one.before, one.text, one.tail, annotated.after.count(one.text, 0, start))


def undone(
    text: str,
    record: PostRecord,
    marks: Sequence[str] = DEFAULT_MARKS,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    *,
    keep_bold: bool = False,
) -> Undone:
    """The text without what was written into it, or without the folded terms `only`, but for those of `skip`.

    What a person has changed since is the person's own, and stays.
    """
    standing = [(at, each) for each in record.wrote if (at := _place(text, each)) >= 0]
    wanted = [(at, each) for at, each in standing if is_wanted(fold(each.before.strip("*_")), only, skip)]
    # From the end on, so that the places further up stay what they are.
    for at, each in sorted(wanted, key=lambda pair: -pair[0]):
        before = strip(each.after, marks, keep_bold=True) if keep_bold else each.before
        text = text[:at] + before + _without_tail(text[at + len(each.after) :], each.tail)
    left = tuple(each for at, each in standing if (at, each) not in wanted)
    return Undone(text, len(wanted), record._replace(wrote=left))


def _place(text: str, one: Wrote) -> int:
    """Where it stands: the occurrence that it was, or, where there are fewer now, the last; -1 where there is none."""
    at = text.find(one.after)
    for _ in range(one.earlier):
        following = text.find(one.after, at + len(one.after))
        if at < 0 or following < 0:
            break
        at = following
    return at


def _without_tail(text: str, tail: str) -> str:
    """The text without a paragraph, and without what was put between it and the text in front."""
    at = text.rfind(tail) if tail else -1
    if at < 0:
        return text
    end = at + len(tail)
    for newline in ("\r\n", "\n"):
        if text.endswith(2 * newline, 0, at):
            return text[: at - 2 * len(newline)] + text[end:]
        if text.endswith(newline, 0, at) and text.startswith(newline, end):
            return text[: at - len(newline)] + text[end + len(newline) :]
    return text[:at] + text[end:]
