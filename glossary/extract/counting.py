"""Counting, at the end of an extraction, how the posts use the glossary's words; what comes out is kept in git."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import cast

from glossary.config import Config
from glossary.errors import FileError
from glossary.extract.own_words import written_in
from glossary.extract.standing_forms import standing_forms
from glossary.index.counts import Counts, render_counts, rounded, two_digits, with_counted_anew
from glossary.index.counts_file import COUNTED, counts_file, counts_stamp
from glossary.index.database import Index
from glossary.index.lookup import FormRow, any_names, unlisted_names, unpacked
from glossary.index.sampled import ALL
from glossary.language.folding import fold
from glossary.mentions.sample import choose_sample
from glossary.posts.naming import shown_names
from glossary.posts.reading import decode, read_post
from glossary.posts.writing import write_atomically
from glossary.report import Report
from glossary.store.file import EXTRACTED


def count_forms(config: Config, index: Index, report: Report, jobs: int = 0) -> None:
    """Counts, and writes the file of counts where that changes it. Raises FileError where it cannot be written.

    `jobs`: how many processes may search the posts, 0 for as many as processors.
    Where the file is the one that the last count left, those words alone are counted and written anew that begin as one
    of which something has changed.
    """
    path = counts_file(config)
    before = _last_counts(path, config, index)
    version, uncounted = index.version(), index.sampled.uncounted()
    is_anew = not before or ALL in uncounted
    posts = index.stamps()
    sample = sample_of(posts, config)
    stamps = {path: posts[path] for path in sample.values()}
    written = written_in(stamps, config)
    heads = None if is_anew else uncounted
    rows = _rows(index, heads)
    forms = _forms(rows)
    standing_forms(index, stamps, forms, heads, written, report, jobs)
    if not is_anew:
        heads = index.sampled.uncounted()
        rows = _rows(index, heads)
        forms = _forms(rows)
    counts = _counts(index, heads, forms)._replace(
        posts=two_digits(len(posts)), sample=len(sample), unlisted=_unlisted(index, rows)
    )
    write_atomically(path, _text(before, counts, heads).encode())
    with index.writing():
        index.set_facts({COUNTED: f"{index.fact(EXTRACTED)} {counts_stamp(config)}"})
        if index.version() == version:
            index.sampled.counted()


def _text(before: str, counts: Counts, heads: Collection[str] | None) -> str:
    if heads is None:
        return render_counts(counts)
    return with_counted_anew(before, counts, heads)


def _last_counts(path: Path, config: Config, index: Index) -> str:
    """The file of counts, where the last count wrote it; else nothing."""
    if not index.fact(COUNTED).endswith(f" {counts_stamp(config)}"):
        return ""
    try:
        return decode(read_post(str(path)), str(path)).replace("\r\n", "\n")
    except FileError:
        return ""


def sample_of(paths: Iterable[str], config: Config) -> dict[str, str]:
    """The posts in which words are looked for: their paths by their names."""
    names = shown_names(paths, str(config.root))
    return {name: names[name] for name in choose_sample(names)}


def _counts(index: Index, heads: Collection[str] | None, forms: Mapping[str, list[int]]) -> Counts:
    """What is counted of all words, or at least of those with some heads, which `forms` has."""
    found = index.sampled.standing(heads)
    standing = {form: count for row in found.values() for form, count in row.items() if count}
    # A head of one character begins other words too, which have no line here.
    annotated = index.headwords.count_posts([""] if heads is None else heads)
    steps = {number: rounded(number) for number in {0, *annotated.values(), *standing.values()}}
    words = {form: (steps[annotated.get(form, 0)], steps[standing.get(form, 0)]) for form in {*annotated, *standing}}
    return Counts(words=words, senses=_senses(index, forms, annotated))


def _rows(index: Index, heads: Collection[str] | None) -> list[FormRow]:
    """The stored forms: all, or those with some heads."""
    rows = index.form_rows("") if heads is None else index.rows_of_heads(heads)
    return [cast(FormRow, row) for row in rows]


def _forms(rows: Iterable[FormRow]) -> dict[str, list[int]]:
    """The numbers of the entries that each form finds."""
    found: dict[str, list[int]] = {}
    for row in rows:
        for form, number in any_names(row):
            found.setdefault(form, []).append(number)
    return found


def _unlisted(index: Index, rows: Iterable[FormRow]) -> set[tuple[str, str]]:
    """The headwords that an entry has and does not list, each with the entry's term."""
    pairs = (pair for row in rows for pair in unlisted_names(row))
    return {(form, fold(unpacked(index.entry(number)).entry.term)) for form, number in pairs}


def _senses(index: Index, forms: Mapping[str, list[int]], annotated: Mapping[str, int]) -> dict[tuple[str, str], int]:
    """In how many posts each of several entries of one name is annotated."""
    shared = {form: set(numbers) for form, numbers in forms.items() if len(set(numbers)) > 1}
    found = {number: unpacked(index.entry(number)) for numbers in shared.values() for number in numbers}
    posts = {number: len({post for post, _ in one.places}) for number, one in found.items()}
    terms = Counter(fold(one.entry.term) for one in found.values())
    senses = {
        (fold(one.entry.term), fold(one.entry.english)): rounded(posts[number])
        for number, one in found.items()
        if terms[fold(one.entry.term)] > 1
    }
    # A name that others are called by far more often: their annotations are not this entry's.
    for form, numbers in shared.items():
        for number in numbers:
            term = fold(found[number].entry.term)
            if term != form and posts[number] < annotated.get(form, 0):
                senses[form, term] = rounded(posts[number])
    return senses
