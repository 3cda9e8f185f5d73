"""In how many posts each form of the glossary is mentioned, and in how many it is annotated: counted over all posts.

Counted once, and again when the posts or the entries have become many more or fewer: a score that divides one count
by the other hardly moves when one post in a hundred changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple, cast

from glossary.index.database import Index
from glossary.index.lookup import all_found, names_of
from glossary.index.packing import unpack
from glossary.language.folded_line import fold_line
from glossary.language.folding import fold
from glossary.mentions.matching import HEAD
from glossary.mentions.tally import count_posts
from glossary.report import Report

FACT = "mentions"
# Counts are taken anew when there are this many times more or fewer posts or entries than when they were taken.
_DRIFT = 1.1


class Evidence(NamedTuple):
    """In how many posts a form is mentioned, and in how many it is the headword of an annotation."""

    mentioned: int = 0
    annotated: int = 0


def count_mentions(index: Index, jobs: int, report: Report, root: Path | None = None, *, anew: bool = False) -> None:
    """Brings the counts in the index up to date, where they are missing or have drifted, or if told to do so `anew`.

    `root` is the folder of the configuration, from which posts are looked for if they are not found from here.
    """
    size = f"{index.count('posts')} {index.count('entries')}"
    if not anew and not _has_drifted(index.fact(FACT), size):
        return
    report.detail("counting in how many posts each term is mentioned")
    paths = [_found_at(path, root) for path in index.stamps()]
    patterns = _patterns(index)
    mentioned = count_posts(paths, list(patterns), jobs, report)
    annotated = _annotated(index)
    rows: dict[str, list[tuple[str, int, int]]] = {}
    forms: Counter[str] = Counter()
    for pattern, count in mentioned.items():
        forms[patterns[pattern]] = max(forms[patterns[pattern]], count)
    for form in {*forms, *annotated}:
        evidence = (form, max(forms[form], annotated[form]), annotated[form])
        rows.setdefault(form[:HEAD], []).append(evidence)
    with index.writing():
        index.put_mentions(rows.items())
        index.set_facts({FACT: size})


def evidence_for(index: Index, forms: Iterable[str]) -> Mapping[str, Evidence]:
    """What is known of these folded forms; a form that is in no post may be missing."""
    wanted = set(forms)
    rows = cast(Mapping[str, list[tuple[str, int, int]]], index.rows_of_mentions({form[:HEAD] for form in wanted}))
    return {form: Evidence(*counts) for row in rows.values() for form, *counts in row if form in wanted}


def _found_at(path: str, root: Path | None) -> str:
    """A post's path from here: the index has it as it was from the folder that posts were extracted in."""
    return path if root is None or Path(path).exists() else str(root / path)


def _has_drifted(then: str, now: str) -> bool:
    if len(then.split()) != 2:
        return True
    pairs = zip(map(int, then.split()), map(int, now.split()), strict=True)
    return any(max(pair) > min(pair) * _DRIFT + 1 for pair in pairs)


def _patterns(index: Index) -> dict[str, str]:
    """What to look for in folded text, each with the folded form that it stands for."""
    patterns: dict[str, str] = {}
    for found in all_found(index):
        for name in (*names_of(found.entry), *filter(None, found.keys)):
            pattern = fold_line(name.replace("\n", " ").strip()).key
            if len(pattern) >= HEAD:
                patterns.setdefault(pattern, fold(name))
    return patterns


def _annotated(index: Index) -> Counter[str]:
    counts: Counter[str] = Counter()
    for _, post in index.posts():
        counts.update({row[0] for row in cast(list[tuple[str]], unpack(post.uses))})
    return counts
