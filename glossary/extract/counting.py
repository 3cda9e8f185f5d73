"""Counting, at the end of an extraction, how the posts use the glossary's words; what comes out is kept in git."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import cast

from glossary.config import Config
from glossary.errors import FileError
from glossary.extract.headwords import load_headwords
from glossary.index.counts_file import COUNTED, counts_file, counts_stamp
from glossary.index.database import Index
from glossary.index.lookup import unpacked
from glossary.language.folding import fold
from glossary.mentions.counts import Counts, render, rounded, two_digits
from glossary.mentions.sample import FormFinder, choose_sample
from glossary.posts.finding import PostFile
from glossary.posts.naming import name_of
from glossary.posts.processes import share_out
from glossary.posts.reading import decode, read_post
from glossary.posts.writing import write_atomically
from glossary.report import Report
from glossary.store.file import EXTRACTED

_TABLE = "sampled"
Sampled = dict[str, tuple[str, list[str]]]
"""For posts of the sample, by path: the post's stamp, and the forms that stand in it."""


def count(config: Config, index: Index, report: Report) -> None:
    """Counts, and writes the file of counts where that changes it. Raises FileError where it cannot be written."""
    path = counts_file(config)
    data = render(_counts(config, index, report)).encode()
    if not path.exists() or path.read_bytes() != data:
        write_atomically(path, data)
    with index.writing():
        index.set_facts({COUNTED: f"{index.fact(EXTRACTED)} {counts_stamp(config)}"})


def _counts(config: Config, index: Index, report: Report) -> Counts:
    forms, shared = _forms(index)
    stamps = index.stamps()
    names = {name_of(path, str(config.root)): path for path in stamps}
    sample = choose_sample(names)
    standing = _standing(index, {name: (names[name], stamps[names[name]][0]) for name in sample}, forms, report)
    annotated = {form: len(posts) for form, (_, posts) in (load_headwords(index) or {}).items()}
    words = {form: (rounded(annotated.get(form, 0)), rounded(standing[form])) for form in {*annotated, *standing}}
    return Counts(two_digits(len(names)), len(sample), words, _senses(index, shared))


def _forms(index: Index) -> tuple[set[str], set[int]]:
    """All forms, and the numbers of the entries that share one with another."""
    by_form: dict[str, int] = {}
    shared: set[int] = set()
    for row in index.form_rows(""):
        for form, stored in cast(list[tuple[str, int]], row):
            number = max(stored, ~stored)
            if by_form.setdefault(form, number) != number:
                shared |= {number, by_form[form]}
    return set(by_form), shared


def _senses(index: Index, shared: Iterable[int]) -> Mapping[tuple[str, str], int]:
    """In how many posts each of several entries of one term is annotated."""
    found = [unpacked(index.entry(number)) for number in shared]
    terms = Counter(fold(one.entry.term) for one in found)
    return {
        (fold(one.entry.term), fold(one.entry.english)): rounded(len({post for post, _ in one.places}))
        for one in found
        if terms[fold(one.entry.term)] > 1
    }


def _standing(
    index: Index, sample: Mapping[str, tuple[str, str]], forms: set[str], report: Report
) -> Mapping[str, int]:
    """In how many posts of the sample each form stands; `sample` has path and stamp by name.

    What stands in a post that has not changed is remembered: there, only new forms are looked for.
    """
    known, before = cast(tuple[list[str], Sampled], index.table(_TABLE) or ([], {}))
    new = forms.difference(known)
    changed = {name for name, (_, stamp) in sample.items() if before.get(name, ("", []))[0] != stamp}
    found = {name: before[name][1] for name in sample if name not in changed}
    if new:
        for name, more in _found_in(found, FormFinder(new), sample, report):
            found[name] = found[name] + more
    if changed:
        found.update(_found_in(changed, FormFinder(forms), sample, report))
    sampled = {name: (sample[name][1], [form for form in found[name] if form in forms]) for name in sorted(found)}
    if new or changed or len(known) != len(forms) or len(before) != len(sampled):
        with index.writing():
            index.put_table(_TABLE, (sorted(forms), sampled))
    return Counter(form for _, standing in sampled.values() for form in standing)


def _found_in(
    names: Iterable[str], finder: FormFinder, sample: Mapping[str, tuple[str, str]], report: Report
) -> Iterator[tuple[str, list[str]]]:
    """The forms that stand in each of these posts of the sample."""
    by_path = {sample[name][0]: name for name in names}
    posts = [PostFile(path, int(sample[name][1].split()[0]), 0) for path, name in sorted(by_path.items())]
    report.start(len(posts))
    for files, found in share_out(partial(_find, finder.build()), posts, 0):
        report.advance(len(files))
        yield from ((by_path[file.path], forms) for file, forms in zip(files, found, strict=True))
    report.finish()


def _find(finder: FormFinder, files: Sequence[PostFile]) -> list[list[str]]:
    return [finder.standing_in(_text(file.path)) for file in files]


def _text(path: str) -> str:
    try:
        return decode(read_post(path), path)
    except FileError:
        return ""
