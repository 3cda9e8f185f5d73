"""How many planted faults `glossary check` finds, and what else it then says.

    python benchmarks/check_recall.py [FOLDER] [--count 500] [--seed 1]

FOLDER is a garden that `glossary extract` has run in, with the posts below it. Each fault is planted alone into one
post: the rule must find it there (found), and no other finding may come (alone). Of those with a fix (fixable), the fix
must take the finding away and bring no other one (mended); often it gives the post as it was (restored).
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.check_faults import FAULTS, FORMER, Fault, Plant
from benchmarks.check_faults_of_names import FAULTS_OF_NAMES
from benchmarks.check_glossary_faults import GLOSSARY_FAULTS, planted_and_found
from glossary.checking.context import Context, KnownPost
from glossary.checking.facts import Facts
from glossary.checking.finding import Finding
from glossary.checking.reading_uses import current_uses
from glossary.checking.run import check_text
from glossary.checking.settings import Settings, read_settings
from glossary.config import load_config
from glossary.edits import apply
from glossary.index.compiled import compile_file
from glossary.index.file import open_index
from glossary.index.place import INDEX_FOLDER
from glossary.posts.finding import find_posts
from glossary.report import Report
from glossary.sites import DEFAULT_MARKS, Placed

# Planting may shift lines, and put quotes around a term.
_unlike = re.compile(r"\d+|[“”]")


class Score(NamedTuple):
    """How many faults were planted, found, found without any other finding, fixable, mended, and as before."""

    planted: int = 0
    found: int = 0
    alone: int = 0
    fixable: int = 0
    mended: int = 0
    restored: int = 0


class Bench:
    """The posts of one garden, and what is found in them as they are."""

    def __init__(self, root: Path, half: int | None = None) -> None:
        self._posts = find_posts([root])
        index = open_index(root / INDEX_FOLDER)
        config = load_config(None, root)
        compile_file(config, index, Report(-1))
        self._facts = Facts(index, current_uses(config, self._posts, index, 0, Report(-1)))
        self._facts.given_up = [*self._facts.given_up, FORMER]
        self._half = half
        self._kinds = config.kinds
        self.settings = read_settings({}, select=["default", "definition-drift"])

    @property
    def is_extracted(self) -> bool:
        """Whether the index knows the posts."""
        return self._facts.post_count > 0

    def contexts(self, chance: random.Random) -> Iterator[Context]:
        """The posts, in random order."""
        for post in chance.sample(self._posts, len(self._posts)):
            if self._half is not None and sha256(post.path.encode()).digest()[-1] % 2 != self._half:
                continue
            try:
                text = Path(post.path).read_bytes().decode()
            except UnicodeDecodeError:
                continue
            number = self._facts.number(os.path.relpath(post.path), post.stamp)
            yield Context(
                os.path.relpath(post.path), text, self._facts, DEFAULT_MARKS, KnownPost(number, kinds=self._kinds)
            )

    def check(self, post: Context, text: str, settings: Settings) -> list[Finding]:
        """What is found in a text that stands in the place of the post's."""
        return check_text(post.path, text, self._facts, settings, DEFAULT_MARKS, KnownPost(kinds=self._kinds))

    def score(self, rule: str, plant: Plant, count: int, chance: random.Random) -> Score:
        """Plants one kind of fault into sound annotations, at most three times in one post."""
        scores: list[Score] = []
        for post in self.contexts(chance):
            before = self.check(post, post.text, self.settings)
            sound = [pair for pair in post.entries if not any(_overlap(one, pair[0]) for one in before)]
            pairs = chance.sample(sound, len(sound))
            faults = islice((fault for pair in pairs if (fault := plant(post, pair))), 3)
            scores += [self._judge(post, fault, rule, before) for fault in faults]
            if len(scores) >= count:
                break
        return Score(*map(sum, zip(*scores[:count], strict=True))) if scores else Score()

    def _judge(self, post: Context, fault: Fault, rule: str, before: Sequence[Finding]) -> Score:
        after = self.check(post, fault.text, self.settings)
        mine = [one for one in after if one.rule == rule and one.start < fault.end and one.end > fault.start]
        extra = _told(after, rule) - _told(before, rule)
        if not mine or not mine[0].edits:
            return Score(1, bool(mine), bool(mine) and not extra)
        text = apply(fault.text, mine[0].edits)
        left = _told(self.check(post, text, self.settings), "") - _told(before, "")
        return Score(1, True, not extra, 1, not left, text == post.text)


def _overlap(finding: Finding, placed: Placed) -> bool:
    return finding.start < placed.end and finding.end > placed.site.start


def _told(findings: Sequence[Finding], rule: str) -> Counter[tuple[str, str]]:
    """What other rules say, whatever planting does to its words."""
    return Counter((one.rule, _unlike.sub("", one.message)) for one in findings if one.rule != rule)


def main(argv: Sequence[str]) -> int:
    """Prints one line for each kind of fault; 1 when less than 0.98 of a kind is found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", default=[], help="only this kind; may be repeated")
    parser.add_argument("--half", type=int, choices=(0, 1), help="only posts whose path's hash has this parity")
    arguments = parser.parse_args(argv)
    os.chdir(arguments.folder)
    bench = Bench(Path(), arguments.half)
    if not bench.is_extracted:
        print("run `glossary extract` in the folder first", file=sys.stderr)
        return 2
    heads = "".join(f"{name:>10}" for name in ("planted", "found", "alone", "fixable", "mended", "restored"))
    print(f"{'fault':<26}{'rule':<22}{heads}")
    worst = 1.0
    for name, (rule, plant) in {**FAULTS, **FAULTS_OF_NAMES}.items():
        if arguments.only and name not in arguments.only:
            continue
        score = bench.score(rule, plant, arguments.count, random.Random(arguments.seed))
        worst = min(worst, score.found / max(1, score.planted))
        shares = [score.found / max(1, score.planted), score.alone / max(1, score.planted)]
        fixed = [each / max(1, score.fixable) for each in (score.mended, score.restored)]
        figures = "".join(f"{share:>10.3f}" for share in (*shares, score.fixable / max(1, score.planted), *fixed))
        print(f"{name:<26}{rule:<22}{score.planted:>10}{figures}", flush=True)
    for name, (rule, change) in GLOSSARY_FAULTS.items():
        if arguments.only and name not in arguments.only:
            continue
        planted, found, others = planted_and_found(rule, change, arguments.count, random.Random(arguments.seed))
        worst = min(worst, found / max(1, planted))
        alone = found / max(1, planted) if not others else 0.0
        print(f"{name:<26}{rule:<22}{planted:>10}{found / max(1, planted):>10.3f}{alone:>10.3f}", flush=True)
    return int(worst < 0.98)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
