"""An annotation of a term that the glossary does not have.

Either `glossary extract` has not run since it was written, or somebody took the entry out.

Bad:  **大模型**（Large Model）, and no entry 大模型
Good: run `glossary extract`, or take the parenthesis out
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Options
from glossary.model import Annotation

_ADVICE = "run `glossary extract`, with --bring-back if it was taken out"


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Annotations that find no entry."""
    for placed, found in zip(post.annotations, post.found, strict=True):
        if found is None and not _is_known_by_another_name(post, placed.annotation):
            message = f"{placed.annotation.term} is not in the glossary; {_ADVICE}"
            yield post.finding(placed.site.start, placed.end, message, about=placed.annotation.term)


def _is_known_by_another_name(post: Context, annotation: Annotation) -> bool:
    """Whether a name in the parenthesis finds an entry, or the headword is a slip of one's term.

    An extraction is likely to take it into that entry.
    """
    bare = annotation.term.strip("《》〈〉“”「」")
    known = any(post.facts.find(name) for name in (annotation.english, annotation.chinese, bare) if name)
    return known or bool(post.like_sounding(annotation))


def objects(post: Context, new: Annotation, bold: str) -> bool:
    """Whether a new annotation would be reported: its term is not in the glossary."""
    return not post.facts.find(new.term)
