"""How many terms of a book's own glossary `scan` finds in the book: python benchmarks/d2l_terms.py FOLDER [--all]

FOLDER holds the chapters of d2l-zh, which writes `*term*（English）`, and its TERMINOLOGY.md: `术语，English`.
Prints the recall over the terms that the chapters name with their English at all, and the pairs that differ.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from glossary.language.folding import fold
from glossary.sites import scan

MARKS = ("*", "**", "plain")
_trailing_parenthesis = re.compile(r"\s*[（(][^（()）]*[)）]$")


def read_terminology(folder: Path) -> dict[str, str]:
    """The English name of each term in the book's own glossary; of 甲/乙, both are terms."""
    pairs: dict[str, str] = {}
    for line in (folder / "TERMINOLOGY.md").read_text("utf-8").splitlines():
        terms, comma, english = line.partition("，")
        if comma:
            pairs |= dict.fromkeys(terms.strip().split("/"), _trailing_parenthesis.sub("", english.strip()))
    return pairs


def read_chapters(folder: Path) -> list[str]:
    """The texts of the chapters."""
    return [path.read_text("utf-8") for path in sorted(folder.rglob("*.md")) if path.name != "TERMINOLOGY.md"]


def count_english(texts: list[str], marks: tuple[str, ...]) -> dict[str, Counter[str]]:
    """How often each term, folded, has each English name, folded."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for annotation in scan(text, marks):
            names[fold(annotation.term)][_key(annotation.english)] += 1
    return names


def _key(english: str) -> str:
    """The English folded, with no difference between one and many."""
    return fold(english).removesuffix("s")


def main(folder: Path, *, show_all: bool) -> None:
    """Print recall for each set of marks, and what differs."""
    terminology, texts = read_terminology(folder), read_chapters(folder)
    whole = fold(" ".join(texts))
    # Only what the chapters annotate somewhere, in whatever form, can be found.
    named = {term: english for term, english in terminology.items() if fold(f"{term}*（{english}") in whole}
    named |= {term: english for term, english in terminology.items() if fold(f"{term}（{english}") in whole}
    print(f"{len(terminology)} terms, {len(named)} of them with their English in {len(texts)} chapters")
    for marks in (("*",), MARKS):
        names = count_english(texts, marks)
        found = [term for term in named if _key(named[term]) in names.get(fold(term), ())]
        annotations = sum(sum(each.values()) for each in names.values())
        print(
            f"marks {' '.join(marks)}: {annotations} annotations, {len(names)} headwords, "
            f"recall {len(found)}/{len(named)} = {len(found) / max(1, len(named)):.3f}"
        )
        for term in sorted(set(named) - set(found)) if show_all else ():
            print(f"  missed: {term}, {named[term]}; found {dict(names.get(fold(term), {}))}")
    for term, english in terminology.items() if show_all else ():
        if (others := names.get(fold(term))) and _key(english) not in others:
            print(f"  differs: {term}: {english}; in the chapters {dict(others)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), show_all="--all" in sys.argv[2:])
