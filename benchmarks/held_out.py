"""A garden cut in two: posts whose annotations are known to the glossary, and posts held out to judge it by.

The hash of a post's path says in which of ten parts it is, so the cut is the same on every machine. What is learnt
(glossary, counts, weights) never sees a judged post.
"""

from __future__ import annotations

import re
import shutil
import sys
import zlib
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.folders import find_posts
from glossary.annotating.candidates import Candidate, Post, read_candidates
from glossary.annotating.strip import strip, strip_edits
from glossary.config import Config
from glossary.edits import without_overlaps
from glossary.extract.job import ExtractJob
from glossary.extract.run import extract
from glossary.index.database import Index
from glossary.index.file import open_index
from glossary.index.lookup import all_forms
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.mentions.counting import load_counts
from glossary.mentions.known import KnownEntries
from glossary.mentions.matching import Matcher
from glossary.model import Annotation, Span
from glossary.report import Report
from glossary.sites import DEFAULT_MARKS, scan

PARTS = 10
JUDGED = (0,)
"""The part that the benchmark judges."""
FITTED = (1, 2)
"""The parts that the weights are fitted on."""
_sentence_end = re.compile(r"[。！？!?\n]|\. ")


class Judged(NamedTuple):
    """A post as the author left it, and stripped of its annotations."""

    path: Path
    text: str
    stripped: str
    annotations: tuple[Annotation, ...]


def fold_of(path: Path, root: Path) -> int:
    """In which of ten parts a post is, by the checksum of its path below the folder of posts."""
    return zlib.crc32(path.relative_to(root).as_posix().encode()) % PARTS


def prepare(source: Path, work: Path, left_out: Collection[int]) -> Index:
    """Extracts the posts that are not in the parts left out, in a folder of their own, and counts their mentions."""
    content = work / "content"
    for path in find_posts(source):
        if fold_of(path, source) not in left_out:
            target = content / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    index = open_index(work / ".glossary")
    extract(ExtractJob(Config(work), (str(content),)), index, Report(-1))
    load_counts(Config(work), index)
    return index


def posts_of_parts(source: Path, parts: Collection[int]) -> list[Path]:
    """The posts in these parts."""
    return [path for path in find_posts(source) if fold_of(path, source) in parts]


def judged(paths: Sequence[Path]) -> Iterator[Judged]:
    """Every post that can be read and has annotations."""
    for path in paths:
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            continue
        if annotations := tuple(scan(text)):
            yield Judged(path, text, strip(text), annotations)


class Case(NamedTuple):
    """A candidate of a stripped post, and whether the author annotated it (`wanted`: by which annotation).

    `beside` says that its first place is in a sentence in which the author annotated something, `any_beside` that one
    of its places is.
    """

    candidate: Candidate
    post: Post
    wanted: Annotation | None
    beside: bool
    any_beside: bool


def cases(one: Judged, known: KnownEntries) -> list[Case]:
    """The candidates of a stripped post. An annotation belongs to the entry that has its term among its forms."""
    post, candidates = read_candidates(one.stripped, known, Matcher(known.forms), DEFAULT_MARKS, "")
    by_form = {fold(annotation.term): annotation for annotation in reversed(one.annotations)}
    spans = annotated_sentences(one)
    beside = [[_is_in(mention.start, spans) for mention in each.places] for each in candidates]
    return [
        Case(each, post, _wanted(each, by_form), places[:1] == [True], any(places))
        for each, places in zip(candidates, beside, strict=True)
    ]


def annotated_sentences(one: Judged) -> list[Span]:
    """The sentences of the stripped post in which the author annotated something."""
    edits = without_overlaps(strip_edits(one.text))
    ends = [match.end() for match in _sentence_end.finditer(one.stripped)]
    spans: set[Span] = set()
    for annotation in one.annotations:
        gone = sum(edit.span.end - edit.span.start for edit in edits if edit.span.end <= annotation.start)
        at = annotation.start - gone
        number = bisect_right(ends, at)
        spans.add(Span(ends[number - 1] if number else 0, ends[number] if number < len(ends) else len(one.stripped)))
    return sorted(spans)


def _is_in(start: int, spans: Sequence[Span]) -> bool:
    number = bisect_right(spans, (start, sys.maxsize)) - 1
    return number >= 0 and start < spans[number].end


def _wanted(candidate: Candidate, by_form: dict[str, Annotation]) -> Annotation | None:
    forms = [form for form in all_forms(candidate.found) if form in by_form]
    return by_form[forms[0]] if forms else None


def same_english(one: str, other: str) -> bool:
    """Whether two English names are the same but for case, number, hyphens and articles."""
    return normal(one) == normal(other)
