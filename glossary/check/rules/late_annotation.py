"""An annotation that does not stand where its term is first mentioned.

The reader needs the explanation when the word comes up first, not two pages later.

Bad:  大模型越来越便宜。…… **大模型**（Large Model）
Good: **大模型**（Large Model）越来越便宜。…… **大模型**
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.check.context import Context, Placed
from glossary.check.finding import Finding
from glossary.check.registry import Option, Options
from glossary.check.words import mentions
from glossary.edits import Edit, insertion
from glossary.language.folding import fold
from glossary.model import Span

OPTIONS = {
    "distance": Option(0, "How many characters later than the first mention is still in time."),
    "defined": Option(True, "Only annotations with a definition speak; a bare English name can wait."),
    "letters": Option(3, "How long a term must be: of two characters, most are everyday words."),
}


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Annotations of terms that stand in the prose before."""
    seen: set[str] = set()
    for placed in post.annotations:
        term = placed.annotation.term
        if fold(term) in seen or len(term) < options["letters"]:
            continue
        if options["defined"] and not placed.annotation.definition:
            continue
        seen.add(fold(term))
        first = next(mentions(post, term, placed.site.start), None)
        if first is None or placed.site.start - first.end <= options["distance"]:
            continue
        line, _ = post.lines.place(first.start)
        yield post.finding(
            placed.site.start,
            placed.end,
            f"{term} stands in line {line} already, without its annotation",
            edits=_moved(post, placed, first),
            about=term,
        )


def _moved(post: Context, placed: Placed, first: Span) -> tuple[Edit, ...]:
    """The parenthesis taken from its bold term and put behind the first mention, which becomes bold."""
    text, site = post.text, placed.site
    if post.bold(site) != placed.annotation.term:
        return ()
    mark = text[site.start : site.bold_start]
    opening = site.inside_start - 1
    parenthesis = Span(opening - (text[opening - 1] == " "), placed.end)
    words = text[slice(*parenthesis)].lstrip(" ")
    if text[first.start - len(mark) : first.start] == mark and text.startswith(mark, first.end):
        inserted = [insertion(first.end + len(mark), words)]
    elif "*" in text[first.start - 1 : first.start] + text[first.end : first.end + 1]:
        return ()
    else:
        inserted = [Edit(first, f"{mark}{text[slice(*first)]}{mark}{words}")]
    return (*inserted, Edit(parenthesis, ""))
