"""What merging made of the headwords of a folder: figures, the largest entries, and some merges to read.

python benchmarks/concepts_report.py [FOLDER] [--largest N] [--merges N] [--seed N]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.uses import folder_argument, read_uses
from glossary.entries.build import Built, Concept, build_concepts
from glossary.entries.election import elect


def figures(headwords: int, built: Built) -> Iterator[str]:
    """How many headwords became how many entries."""
    homes = Counter(key for concept in built.concepts for key in concept.keys)
    yield f"{headwords:,} folded headwords, {len(built.concepts):,} entries"
    yield f"{sum(len(concept.keys) > 1 for concept in built.concepts):,} entries of several headwords"
    one = [concept for concept in built.concepts if len(concept.keys) == 1]
    spelled = sum(len({use.term for use in concept.uses}) > 1 for concept in one)
    yield f"{spelled:,} entries of one headword in several spellings (script, case, spaces, quotation marks)"
    yield f"{sum(count > 1 for count in homes.values()):,} headwords in several entries"
    yield f"{len(built.proposals):,} proposals"


def described(concept: Concept) -> Iterator[str]:
    """An entry, and each of its headwords with what the posts say of it."""
    entry = elect(concept)
    yield f"{entry.term} · {entry.english or '-'} · {entry.definition[:60]}   [{len(concept.uses)} uses]"
    for key in concept.keys:
        uses = [use for use in concept.uses if use.key == key]
        said = Counter(f"{use.english or use.chinese}: {use.definition[:30]}" for use in uses)
        yield f"    {uses[0].term} × {len(uses)}   {' | '.join(text for text, _ in said.most_common(2))}"


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the report."""
    parser = argparse.ArgumentParser(description="Shows what merging made of the headwords of a folder.")
    folder_argument(parser)
    parser.add_argument("--largest", type=int, default=50, metavar="N", help="how many of the largest entries")
    parser.add_argument("--merges", type=int, default=50, metavar="N", help="how many merges, taken at random")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="for another choice of merges")
    arguments = parser.parse_args(argv)
    uses = read_uses(arguments.folder)
    built = build_concepts(uses)
    merged = [concept for concept in built.concepts if len(concept.keys) > 1]
    largest = sorted(merged, key=lambda concept: (-len(concept.keys), concept.keys))[: arguments.largest]
    some = Random(arguments.seed).sample(merged, min(arguments.merges, len(merged)))
    print("\n".join(figures(len(uses), built)))
    for title, concepts in (("largest entries", largest), ("merges taken at random", some)):
        print(f"\n{len(concepts)} {title}\n")
        print("\n".join(line for concept in concepts for line in described(concept)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
