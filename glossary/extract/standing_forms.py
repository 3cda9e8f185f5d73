"""In how many posts of the sample each form of the glossary stands, as the index remembers it from count to count.

What was found in a post stays true until the post changes, and what was found of a form does until the form goes. So
after a small change only changed posts are searched for all forms, and the others for the new ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import cast

from glossary.extract.sampled_texts import Sample, bring_texts, missing_texts
from glossary.index.database import Index
from glossary.index.lookup import FormRow
from glossary.index.rows import HEAD, row_of
from glossary.index.sampled import ALL
from glossary.mentions.sample import FewForms, FormFinder, finder_of
from glossary.posts.processes import by_itself, sharing_of
from glossary.report import Report
from glossary.store.record import PostRecord

# To build what finds all forms takes as long as to search for so many single ones …
_FEW_FORMS = 100
# … or to find out which ones can stand in so many posts.
_FEW_POSTS = 10
# So many characters in a row tell whether a form may stand in a text.
_BEGINNING = 4
_Found = dict[int, list[str]]
"""The forms that stand in posts, by the posts' numbers."""


def standing_forms(
    index: Index,
    sample: Sample,
    forms: Collection[str],
    heads: Collection[str] | None,
    written: Mapping[str, PostRecord],
    report: Report,
    jobs: int = 0,
) -> None:
    """Brings up to date in how many posts of the sample each form stands; heads of which that changes are uncounted.

    `sample` has stamp and number of each post by its path. `forms` are those with the heads of forms that have come or
    gone since the last count, or all where `heads` is None; `written` says what the tool wrote into posts. `jobs`: how
    many processes may search, 0 for as many as processors.
    """
    _bring_texts(index, sample, written, report, jobs)
    known, stamps = index.sampled.standing(heads), index.sampled.stamps()
    numbers = {number for _, number in sample.values()}
    changed = sorted(number for number in numbers if stamps[number].forms != stamps[number].text)
    left = sorted(stamps.keys() - numbers)
    earlier = [index.sampled.forms(number) for number in (*left, *changed)]
    found = _in_changed(index, changed, forms if heads is None else None, jobs)
    new = {form for form in forms if form not in known.get(form[:HEAD], ())}
    added = _new_in_others(index, sorted(numbers.difference(changed)), new, jobs)
    difference = Counter(chain(*found.values(), *added.values()))
    difference.subtract(chain(*earlier))
    difference = Counter({form: count for form, count in difference.items() if count})
    rows = _counted(index, known, forms, difference)
    # A form that went and came back may be known of a post.
    found.update((number, sorted({*index.sampled.forms(number), *more})) for number, more in added.items())
    with index.writing():
        index.sampled.drop(left)
        index.sampled.put_forms(found)
        index.sampled.put_standing(rows)
        # Should this run be killed, the next one knows what is to be written.
        index.sampled.add_uncounted([ALL] if heads is None else rows)


def _counted(
    index: Index, known: Mapping[str, Mapping[str, int]], forms: Collection[str], difference: Mapping[str, int]
) -> dict[str, dict[str, int]]:
    """The rows of counts that have changed, by the heads of forms: with those forms only that there still are."""
    rows = {head: {form: count for form, count in row.items() if form in forms} for head, row in known.items()}
    for form in forms:
        rows.setdefault(form[:HEAD], {}).setdefault(form, 0)
    others = index.sampled.standing({form[:HEAD] for form in difference if form[:HEAD] not in rows})
    rows.update((head, dict(row)) for head, row in others.items())
    for form, count in difference.items():
        row = rows.get(form[:HEAD], {})
        if form in row:
            row[form] += count
    return rows


def _bring_texts(index: Index, sample: Sample, written: Mapping[str, PostRecord], report: Report, jobs: int) -> None:
    """Reads the texts that the index has not; a full extraction has brought most of them."""
    missing = missing_texts(index, sample)
    if missing:
        report.start(len(missing))
        with index.writing():
            bring_texts(index, sample, written, jobs, report.advance)
        report.finish()


def _in_changed(index: Index, changed: Sequence[int], forms: Iterable[str] | None, jobs: int) -> _Found:
    """The forms that stand in posts which have changed; `forms` are all there are, where they have been loaded."""
    if not changed:
        return {}
    if forms is None:
        forms = _forms_for(index, changed) if len(changed) <= _FEW_POSTS else _forms_in(index.form_rows(""))
    return dict(_search(finder_of(forms), index, changed, jobs))


def _forms_for(index: Index, numbers: Sequence[int]) -> list[str]:
    """The forms whose beginnings stand in a few texts: most of those in the rows that stand there are not meant."""
    squeezed = [text.decode().replace(" ", "") for _, text in index.sampled.texts(numbers)]
    lengths = range(HEAD, _BEGINNING + 1)
    parts = {text[at : at + length] for text in squeezed for length in lengths for at in range(len(text))}
    rows = index.rows_of_forms(part for part in parts if row_of(part) == part)
    return [form for form in _forms_in(rows.values()) if form[:_BEGINNING] in parts]


def _forms_in(rows: Iterable[object]) -> Iterator[str]:
    return (form for row in rows for form, _ in cast(FormRow, row))


def _new_in_others(index: Index, numbers: Sequence[int], new: Collection[str], jobs: int) -> _Found:
    """The new forms that stand in posts which have not changed."""
    if not new or not numbers:
        return {}
    finder = FewForms(new) if len(new) <= _FEW_FORMS else finder_of(new)
    found = _search(finder, index, numbers, jobs)
    return {number: standing for number, standing in found if standing}


def _search(
    finder: FewForms | FormFinder, index: Index, numbers: Sequence[int], jobs: int
) -> Iterator[tuple[int, list[str]]]:
    # A few forms are found before another process has started.
    share = sharing_of(jobs) if isinstance(finder, FormFinder) and len(numbers) > _FEW_POSTS else by_itself
    found = index.read_by(share, partial(_find, finder), numbers)
    for number, standing in zip(numbers, found, strict=True):
        yield number, [finder.forms[form] for form in standing]


def _find(finder: FewForms | FormFinder, index: Index, numbers: Sequence[int]) -> list[list[int]]:
    return [finder.standing_in(index.sampled.text(number)) for number in numbers]
