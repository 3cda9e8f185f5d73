"""How well the elected English names foretell those of posts that the election did not see.

    python benchmarks/held_out_english.py [FOLDER] [--folds N]

Protocol. The first byte of the SHA-256 of a post's path (relative to FOLDER, with `/`), modulo 10, is its tenth. For
each tenth, entries are made from all other posts. Every annotation in the tenth that gives an English name, and whose
headword has one in the other posts, is then compared with the entry of its headword; where the headword has two
entries, with the one that more of its uses made. An entry without English stands for its Latin term.

Names are equal after normalisation (case, hyphens, articles, number, spelling), or when one is a short form of the
other (Schwartz & Hearst: CIA, Central Intelligence Agency). `strict` leaves the short forms out. The baseline is the
most frequent English name of the headword itself, the first in the alphabet where several are.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.uses import Uses, folder_argument, read_uses
from glossary.entries.build import Concept, build_concepts
from glossary.entries.election import elect
from glossary.language.english import is_short, normal

TENTHS = 10


class Guess(NamedTuple):
    """What a post says, and what the others made one expect: by election, and by the baseline."""

    said: str
    elected: str
    baseline: str
    is_plain: bool  # the other posts give the headword one English name only


def tenth(post: str) -> int:
    """The tenth of the posts that a post belongs to."""
    return sha256(post.encode()).digest()[0] % TENTHS


def guesses(uses: Uses, held_out: int) -> Iterator[Guess]:
    """A guess for every annotation of one tenth that can be guessed."""
    known = {key: seen for key, own in uses.items() if (seen := [use for use in own if tenth(use.post) != held_out])}
    homes: dict[str, list[Concept]] = {}
    for concept in build_concepts(known).concepts:
        for key in concept.keys:
            homes.setdefault(key, []).append(concept)
    for key, seen in known.items():
        asked = [use.english for use in uses[key] if use.english and tenth(use.post) == held_out]
        names = Counter(normal(use.english) for use in seen if use.english)
        if not asked or not names:
            continue
        entry = elect(max(homes[key], key=lambda concept: _share(concept, key)))
        frequent = min(names, key=lambda name: (-names[name], name))
        shown = min(use.english for use in seen if normal(use.english) == frequent)
        for said in asked:
            yield Guess(said, entry.english or entry.term, shown, len(names) == 1)


def _share(concept: Concept, key: str) -> int:
    return sum(use.key == key for use in concept.uses)


def is_equal(one: str, other: str, *, strict: bool) -> bool:
    """Whether two English names are equal, as the protocol says."""
    return normal(one) == normal(other) or (not strict and (is_short(one, other) or is_short(other, one)))


def table(found: Sequence[Guess]) -> Iterator[str]:
    """The lines to print."""
    yield f"{'':34}{'guesses':>8}{'elected':>9}{'strict':>8}{'baseline':>10}{'strict':>8}"
    rows = {"all": found, "more than one name in other posts": [guess for guess in found if not guess.is_plain]}
    for title, some in rows.items():
        shares = [
            sum(is_equal(getattr(guess, field), guess.said, strict=strict) for guess in some) / max(1, len(some))
            for field in ("elected", "baseline")
            for strict in (False, True)
        ]
        yield f"{title:34}{len(some):8,}{shares[0]:9.3f}{shares[1]:8.3f}{shares[2]:10.3f}{shares[3]:8.3f}"


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the shares of right guesses."""
    parser = argparse.ArgumentParser(description="Measures how well elected English names foretell unseen posts.")
    folder_argument(parser)
    parser.add_argument("--folds", type=int, default=TENTHS, metavar="N", help="how many tenths to hold out in turn")
    arguments = parser.parse_args(argv)
    uses = read_uses(arguments.folder)
    print("\n".join(table([guess for number in range(arguments.folds) for guess in guesses(uses, number)])))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
