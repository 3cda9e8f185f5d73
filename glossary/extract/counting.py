"""Counting, at the end of an extraction, how the posts use the glossary's words; what comes out is kept in git."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import cast

from glossary.config import Config
from glossary.extract.headwords import load_headwords
from glossary.extract.own_words import written_in
from glossary.extract.standing_forms import standing_forms
from glossary.index.counts_file import COUNTED, counts_file, counts_stamp
from glossary.index.database import Index
from glossary.index.lookup import HEAD, FormRow, any_names, unpacked
from glossary.index.sampled import ALL
from glossary.language.folding import fold
from glossary.mentions.counts import Counts, render_counts, rounded, two_digits
from glossary.mentions.sample import choose_sample
from glossary.posts.naming import shown_names
from glossary.posts.writing import write_atomically
from glossary.report import Report
from glossary.store.file import EXTRACTED

_SENSES = "senses"
_Senses = Mapping[tuple[str, str], int]


def count_forms(config: Config, index: Index, report: Report) -> None:
    """Counts, and writes the file of counts where that changes it. Raises FileError where it cannot be written."""
    path = counts_file(config)
    data = render_counts(_counts(config, index, report)).encode()
    write_atomically(path, data)
    with index.writing():
        index.set_facts({COUNTED: f"{index.fact(EXTRACTED)} {counts_stamp(config)}"})


def sample_of(paths: Iterable[str], config: Config) -> dict[str, str]:
    """The posts in which words are looked for: their paths by their names."""
    names = shown_names(paths, str(config.root))
    return {name: names[name] for name in choose_sample(names)}


def _counts(config: Config, index: Index, report: Report) -> Counts:
    version, uncounted = index.version(), index.sampled.uncounted()
    stamps = index.stamps()
    sample = sample_of(stamps, config)
    heads = None if ALL in uncounted or index.table(_SENSES) is None else uncounted
    forms = _forms(index, heads)
    written = written_in(sample.values(), config)
    standing = standing_forms(index, {path: stamps[path] for path in sample.values()}, forms, heads, written, report)
    annotated = {form: len(posts) for form, (_, posts) in (load_headwords(index) or {}).items()}
    senses = _senses(index, forms, annotated, heads)
    with index.writing():
        index.put_table(_SENSES, dict(senses))
        if index.version() == version:
            index.sampled.counted()
    steps = {number: rounded(number) for number in {0, *annotated.values(), *standing.values()}}
    words = {form: (steps[annotated.get(form, 0)], steps[standing.get(form, 0)]) for form in {*annotated, *standing}}
    return Counts(two_digits(len(stamps)), len(sample), words, senses)


def _forms(index: Index, heads: Collection[str] | None) -> dict[str, list[int]]:
    """The numbers of the entries that each form finds: of all forms, or of those with some heads."""
    rows = index.form_rows("") if heads is None else index.rows_of_forms(heads).values()
    found: dict[str, list[int]] = {}
    for row in rows:
        for form, number in any_names(cast(FormRow, row)):
            found.setdefault(form, []).append(number)
    return found


def _senses(
    index: Index, forms: Mapping[str, list[int]], annotated: Mapping[str, int], heads: Collection[str] | None
) -> _Senses:
    """In how many posts each of several entries of one name is annotated; where no form has come or gone, as before."""
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
    if heads is None:
        return senses
    before = cast(_Senses, index.table(_SENSES))
    return {**{key: value for key, value in before.items() if key[0][:HEAD] not in heads}, **senses}
