"""Writes annotations into a post's text: a pure function of the text and of what the glossary knows.

candidates   which entries the post mentions, and where they may be annotated
fitting      which of them may mean something else there
worth        which of them are worth it
wording      what is written beside the mention
styles       in which form
lawful       that nothing else changes
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary.annotating.candidates import Candidate, Post, Worth, candidates_in, read_mentions
from glossary.annotating.choosing import Annotating, Worthwhile, choose_annotations, leave
from glossary.annotating.explained import forms_annotated, name_forms
from glossary.annotating.lawful import edits_of, keep_lawful, outcome, sound
from glossary.annotating.style import Note
from glossary.annotating.styles import STYLES
from glossary.annotating.values import Annotated, Left, Options, Telling, Written, folded
from glossary.edits import Edit, Origins, apply
from glossary.index.lookup import forms_of
from glossary.language.segmentation import stands_on_word
from glossary.markdown.marks import halves
from glossary.mentions.known import KnownEntries
from glossary.mentions.matching import Matcher
from glossary.mentions.meant import Meant
from glossary.mentions.values import Mention
from glossary.model import Span
from glossary.sites import mark_to_write, scan

__all__ = ["Annotated", "Left", "Options", "Telling", "Written", "annotate_text", "folded", "keep_lawful"]

_MOST_PASSES = 4
# A mark that opens farther in front than this is not looked for.
_LONGEST_MARKED = 200


def annotate_text(text: str, known: KnownEntries, options: Options) -> Annotated:
    """The text with annotations at the terms that are worth it; what the laws forbid is left out and said."""
    matcher, worth = Matcher(known.forms), Worthwhile(known, options)
    annotated = _annotate_once(text, known, matcher, options, worth)
    # What is written may give a term beside it the boundary that it lacked: that term is then due as well.
    for _ in range(_MOST_PASSES):
        if not annotated.written or not _writes_more(annotated.after, known, matcher, options, worth):
            return annotated
        annotated = _together(annotated, _annotate_once(annotated.after, known, matcher, options, worth), options)
    if annotated.written:
        problem = "a second run would annotate more; nothing is written. Please report this post"
        return Annotated(text, text, (), annotated.left, problem)
    return annotated


def _together(first: Annotated, second: Annotated, options: Options) -> Annotated:
    """Two passes as one: what the second wrote and left, in offsets of the text before the first."""
    origins = Origins(edits_of(first.before, first.written))
    written = [one._replace(start=origins.before(one.start), end=origins.before(one.end)) for one in second.written]
    written = [one._replace(edits=tuple(_moved(edit, origins) for edit in one.edits)) for one in written]
    left = [one._replace(start=origins.before(one.start)) for one in second.left]
    return outcome(first.before, [*first.written, *written], left, options)


def _moved(edit: Edit, origins: Origins) -> Edit:
    return Edit(Span(origins.before(edit.span.start), origins.before(edit.span.end)), edit.replacement)


def _writes_more(text: str, known: KnownEntries, matcher: Matcher, options: Options, worth: Worthwhile) -> bool:
    """Whether a text would be annotated; why the others are left, nobody asks of a text that is done."""
    return _annotate_once(text, known, matcher, options._replace(tells=Telling.NEVER), worth).after != text


def _annotate_once(text: str, known: KnownEntries, matcher: Matcher, options: Options, worth: Worthwhile) -> Annotated:
    post, mentions = read_mentions(text, known, matcher, options.marks)
    if options.tells is not Telling.ALWAYS:
        annotated = _annotate_read(post, mentions, known, options, worth)
        if annotated.written or options.tells is Telling.NEVER:
            return annotated
    return _annotate_read(post, mentions, known, options)


def _annotate_read(
    post: Post, mentions: Sequence[Mention], known: KnownEntries, options: Options, worth: Worth | None = None
) -> Annotated:
    candidates = candidates_in(post, mentions, known, options.page, worth)
    chosen, left = choose_annotations(post, candidates, known, options)
    written: list[Written] = []
    named: set[str] = set()
    ways: dict[Written, Iterator[Written]] = {}
    for choice in chosen:
        if named & set(forms_of(choice.candidate.entry)):
            left.append(leave(choice.candidate, "annotated under another name"))
            continue
        each_way = _ways(post, choice, options)
        first = next(each_way, None)
        if first is None:
            left.append(leave(choice.candidate, str(_write(post, choice, choice.candidate.places[0], options))))
            continue
        written.append(first)
        ways[first] = each_way
        named |= forms_annotated(scan(first.text, options.marks)) or name_forms([first.term])
    return sound(post.text, written, left, options, ways)


def _ways(post: Post, choice: Annotating, options: Options) -> Iterator[Written]:
    """The annotation at each mention that takes one, the best first."""
    for mention in choice.candidate.places:
        way = _write(post, choice, mention, options)
        if isinstance(way, Written):
            yield way


def _write(post: Post, choice: Annotating, mention: Meant, options: Options) -> Written | str:
    """The annotation at one mention, or why there can be none."""
    if not stands_on_word(post.text, mention.start, mention.end):
        return "a part of a longer word"
    note = _note(post, choice.candidate, mention, options)
    writing = STYLES[options.style].write(note)
    if isinstance(writing, str):
        return writing
    if _nests(note, writing.edits):
        return "between such marks already"
    before, shown = _shown(note, writing.edits)
    return Written(
        mention.start,
        mention.end,
        note.mention,
        shown,
        choice.score,
        choice.why,
        note.entry,
        edits=writing.edits,
        before=before,
        tail=writing.tail,
    )


def _nests(note: Note, edits: Sequence[Edit]) -> bool:
    """Whether the mark is written where it stands open already, its two halves being unlike: “对象模型”."""
    opening, closing = halves(note.mark)
    if opening == closing or not any(edit.replacement.startswith(opening) for edit in edits):
        return False
    line = note.text[max(note.text.rfind("\n", 0, note.start) + 1, note.start - _LONGEST_MARKED) : note.start]
    return line.rfind(opening) > line.rfind(closing)


def _note(post: Post, candidate: Candidate, mention: Meant, options: Options) -> Note:
    return Note(
        post.text,
        mention.start,
        mention.end,
        candidate.entry,
        post.places,
        mark_to_write(options.marks),
        options.page,
        post.script,
        post.is_used,
    )


def _shown(note: Note, edits: Sequence[Edit]) -> tuple[str, str]:
    """The mention with its author's marks, and the same with what is written around it."""
    outer = note.places.bold_around(note.start, note.end)
    start, end = (note.start - 2, outer.outer_end) if outer else (note.start, note.end)
    near = [edit for edit in edits if start <= edit.span.start <= end]
    moved = [edit.moved(-start) for edit in near]
    return note.text[start:end], apply(note.text[start:end], moved)
