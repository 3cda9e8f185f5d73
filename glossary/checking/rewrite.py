"""Edits within one annotation, each made only where the grammar then reads what it should."""

from __future__ import annotations

from typing import Literal

from glossary import grammar
from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.edits import Edit
from glossary.model import Annotation, Span
from glossary.sites import Placed


def span_of(context: Context, placed: Placed, text: str) -> Span:
    """Where a text stands between the parentheses; all between them where it does not stand there just so."""
    inside = context.inside(placed.site)
    start = inside.find(text)
    if not text or start < 0:
        return Span(placed.site.inside_start, placed.end - 1)
    return Span(placed.site.inside_start + start, placed.site.inside_start + start + len(text))


def replace_text(context: Context, placed: Placed, old: str, new: str, wanted: Annotation) -> tuple[Edit, ...]:
    """The edit that puts `new` in the place of `old` between the parentheses, if the result reads as `wanted`."""
    inside = context.inside(placed.site)
    if inside.count(old) != 1 or not old:
        return ()
    return _edit_if(context, placed, Span(*span_of(context, placed, old)), new, wanted)


def reworded(
    context: Context,
    placed: Placed,
    field: Literal["english", "chinese", "definition"],
    wanted: str,
    message: str,
    about: str,
    *,
    safe: bool = False,
) -> Finding:
    """A finding at what an annotation says in one field, with the edit that says `wanted` there."""
    annotation = placed.annotation
    said: str = getattr(annotation, field)
    parts = annotation.parts._replace(**{field: wanted})  # type: ignore[arg-type]
    edits = replace_text(context, placed, said, wanted, annotation._replace(parts=parts))
    return context.finding(*span_of(context, placed, said), message, edits=edits, safe=safe, about=about)


def rename_finding(
    context: Context, placed: Placed, wanted: str, message: str, about: str, *, safe: bool = False
) -> Finding:
    """A finding at the headword of an annotation, with the edit that writes another one there."""
    site, annotation = placed.site, placed.annotation
    bold, span = context.bold(site), Span(site.bold_start, site.bold_end)
    edits: tuple[Edit, ...] = ()
    if bold.count(annotation.term) == 1:
        at = span.start + bold.index(annotation.term)
        read = grammar.parse(bold.replace(annotation.term, wanted), context.inside(site))
        if read == annotation.parts._replace(term=wanted):
            edits = (Edit(Span(at, at + len(annotation.term)), wanted),)
    return context.finding(*span, message, edits=edits, safe=safe, about=about)


def reparsed(context: Context, placed: Placed, inside: str, message: str, *, safe: bool = False) -> Finding:
    """A finding at the parenthesis of an annotation, with the edit that writes another text between its signs."""
    site = placed.site
    span = Span(site.inside_start, placed.end - 1)
    edits = [Edit(span, inside)] if grammar.parse(context.bold(site), inside) else []
    return context.finding(*span, message, edits=edits, safe=safe, about=placed.annotation.term)


def _edit_if(context: Context, placed: Placed, span: Span, new: str, wanted: Annotation) -> tuple[Edit, ...]:
    start = placed.site.inside_start
    inside = context.text[start : span.start] + new + context.text[span.end : placed.end - 1]
    if grammar.parse(context.bold(placed.site), inside) != wanted.parts:
        return ()
    return (Edit(span, new),)
