"""The glossary as the index holds it, brought up to a file that a person has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from glossary.config import Config
from glossary.index.counts_file import read_counts
from glossary.index.database import Index
from glossary.index.lookup import Found, all_found, compile_entries, forms_of
from glossary.index.recognizing import recognize_files
from glossary.language.folding import fold
from glossary.model import Entry
from glossary.report import Report
from glossary.store.file import FACT, GlossaryFile, stamp_of


def compile_file(config: Config, index: Index, report: Report) -> None:
    """Brings the index up to a glossary file that a person has changed since it was last looked at.

    The index is held then: what is read from it is all of one moment.

    Raises FileError where there is no glossary file, or none that can be read.
    """
    file = GlossaryFile(config.root / config.glossary)
    stamp = stamp_of(file)
    if index.fact(FACT) != stamp:
        recognize_files(config, index)
    index.hold()
    if index.fact(FACT) == stamp:
        return
    report.detail(f"reading {file.path}")
    found = list(_with_old_places(index, read_entries(file.path), _unlisted(config)))
    found += _kept_out(index, found)
    with index.writing():
        index.put_entries(*compile_entries(found))
        index.set_facts({FACT: stamp})


def read_entries(path: Path) -> list[tuple[Entry, bool]]:
    """The entries in a glossary file, and whether a person touched them.

    Raises FileError where there is no glossary file, or none that can be read.
    """
    # Only a changed file is worth loading what reads it.
    from glossary.store.opened import open_file

    return [(block.entry, block.touched) for block in open_file(GlossaryFile(path)).document.blocks]


def _kept_out(index: Index, found: Sequence[Found]) -> list[Found]:
    """The entries that too few posts annotate for the file, as the last extraction found them."""
    there = {(one.entry.term, one.entry.english) for one in found}
    known = (one for one in all_found(index) if one.kept_out)
    return [one for one in known if (one.entry.term, one.entry.english) not in there]


def _unlisted(config: Config) -> dict[str, list[str]]:
    """The headwords that entries do not list, by the folded terms of those, as git holds them."""
    found: dict[str, list[str]] = {}
    for form, term in sorted(read_counts(config).unlisted):
        found.setdefault(term, []).append(form)
    return found


def _with_old_places(
    index: Index, entries: Sequence[tuple[Entry, bool]], unlisted: Mapping[str, Sequence[str]]
) -> Iterable[Found]:
    """The entries, with the annotations that the last extraction found for the same term and English.

    `unlisted` has the headwords that entries do not list, by the entries' folded terms.
    """
    old = {(found.entry.term, found.entry.english): found for found in all_found(index)}
    by_term = {term: found for (term, _), found in old.items()}
    for entry, touched in entries:
        found = old.get((entry.term, entry.english)) or by_term.get(entry.term)
        term, forms = fold(entry.term), set(forms_of(entry))
        listed = [key for key in found.keys if key in forms] if found else [term]
        keys = tuple(dict.fromkeys((*listed, *unlisted.get(term, ()))))
        yield Found(entry, keys, found.places if found else (), touched)
