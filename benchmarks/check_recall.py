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
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from glossary import grammar
from glossary.check.context import Context, Known, Placed
from glossary.check.facts import Facts
from glossary.check.finding import Finding
from glossary.check.run import check_text
from glossary.check.settings import Settings, read_settings
from glossary.edits import apply
from glossary.index.file import INDEX_FOLDER, open_index
from glossary.index.lookup import Found
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.language.script import has_han
from glossary.posts.finding import find_posts
from glossary.scan import DEFAULT_MARKS

_digits = re.compile(r"\d+")
_MARK = "**"


class Fault(NamedTuple):
    """A post's text with a fault, and where it stands (code points)."""

    text: str
    start: int
    end: int


class Score(NamedTuple):
    """How many faults were planted, found, found without any other finding, fixable, mended, and as before."""

    planted: int = 0
    found: int = 0
    alone: int = 0
    fixable: int = 0
    mended: int = 0
    restored: int = 0


Pair = tuple[Placed, Found]
Plant = Callable[[Context, Pair], Fault | None]


def replaced(post: Context, start: int, end: int, new: str) -> Fault:
    """The post with another text in this place."""
    return Fault(post.text[:start] + new + post.text[end:], start, start + max(1, len(new)))


def of_english(post: Context, pair: Pair, new: Callable[[str], str]) -> Fault | None:
    """The post with another English name in an annotation that has the entry's."""
    placed, found = pair
    english = placed.annotation.english
    at = post.text.find(english, placed.site.inside_start, placed.end) if english else -1
    if at < 0 or english != found.entry.english or fold(english) == fold(placed.annotation.term):
        return None
    fault = replaced(post, at, at + len(english), new(english))
    inside = fault.text[placed.site.inside_start : placed.end - 1 + len(fault.text) - len(post.text)]
    parts = grammar.parse(post.bold(placed.site), inside)
    return fault if parts and parts.english == new(english) else None


def other_words(post: Context, pair: Pair) -> Fault | None:
    """Another name altogether."""
    if len(pair[1].places) < 3:
        return None
    return of_english(post, pair, lambda _: "Unlikely Wording")


def slip_of_the_pen(post: Context, pair: Pair) -> Fault | None:
    """One letter of the name left out, within a word."""
    placed, found = pair
    english = placed.annotation.english
    tally = post.facts.englishes(found).get(english)
    at = re.search(r"(?<=[a-z]{2})([a-z])(?!\1)(?=[a-z]{3})", english)
    if not at or not tally or tally.posts < 4 or not english.replace(" ", "").isalpha():
        return None
    return of_english(post, pair, lambda name: name[: at.start()] + name[at.end() :])


def small_capitals(post: Context, pair: Pair) -> Fault | None:
    """A name with capitals of its own in small letters."""
    english = pair[0].annotation.english
    if not re.fullmatch(r"[A-Z][a-z]+[A-Z][A-Za-z]+", english) or pair[1].entry.english != english:
        return None
    return of_english(post, pair, str.capitalize)


def half_width(post: Context, pair: Pair) -> Fault | None:
    """Parentheses of half width in Chinese prose."""
    site, end = pair[0].site, pair[0].end
    if post.text[site.inside_start - 1] != "（" or not has_han(pair[0].annotation.term):
        return None
    line = post.text[post.text.rfind("\n", 0, site.start) + 1 : site.start]
    if len(re.findall(r"[A-Za-z]+", line)) > 3:
        return None
    fault = replaced(post, end - 1, end, ")")
    text = fault.text[: site.inside_start - 1] + "(" + fault.text[site.inside_start :]
    return Fault(text, site.inside_start - 1, end)


def wide_colon(post: Context, pair: Pair) -> Fault | None:
    """A colon of full width."""
    inside = post.inside(pair[0].site)
    if not re.fullmatch(r"[A-Za-z ]+: [^:：（）()]+", inside):
        return None
    at = pair[0].site.inside_start + inside.index(": ")
    return replaced(post, at, at + 2, "：")


def nothing_before(post: Context, pair: Pair) -> Fault | None:
    """The colon without the name."""
    inside = post.inside(pair[0].site)
    if not re.fullmatch(r"[^A-Za-z:：（）()]{6,}", inside):
        return None
    at = pair[0].site.inside_start
    return replaced(post, at, at, ": ")


def term_again(post: Context, pair: Pair) -> Fault | None:
    """The term in front of its definition."""
    inside, term = post.inside(pair[0].site), pair[0].annotation.term
    if not re.fullmatch(r"[^A-Za-z:：（）()]{6,}", inside) or post.bold(pair[0].site) != term:
        return None
    at = pair[0].site.inside_start
    return replaced(post, at, at, f"{term}: ")


def wrong_close(post: Context, pair: Pair) -> Fault | None:
    """A close of the other width."""
    end = pair[0].end
    return replaced(post, end - 1, end, ")") if post.text[end - 1] == "）" else None


def never_closed(post: Context, pair: Pair) -> Fault | None:
    """No close, at the end of a line."""
    end = pair[0].end
    if post.text[end : end + 1] not in ("\n", "") or re.search("[（）()。；！？;*]", post.inside(pair[0].site)):
        return None
    return Fault(post.text[: end - 1] + post.text[end:], pair[0].site.start, end)


def quotes_inside(post: Context, pair: Pair) -> Fault | None:
    """Quotes within the marks, between letters."""
    site, text = pair[0].site, post.text
    bold = post.bold(site)
    if not (
        text[site.start - 1 : site.start].isalpha() and bold.isalpha() and text[site.start : site.start + 2] == _MARK
    ):
        return None
    fault = replaced(post, site.bold_start, site.bold_end, f"“{bold}”")
    return fault._replace(start=site.start)


def a_second_time(post: Context, pair: Pair) -> Fault | None:
    """The same annotation once more, at the end."""
    site, end = pair[0].site, pair[0].end
    if site.inside_start - site.bold_end > 4:  # quotes stand around the marks
        return None
    words = post.text[site.start : end]
    start = len(post.text) + 2
    return Fault(f"{post.text}\n\n{words}\n", start, start + len(words))


def unheard_of(post: Context, pair: Pair) -> Fault | None:
    """An annotation that no entry knows."""
    start = len(post.text) + 2
    return Fault(f"{post.text}\n\n**鎏鑫犇驫**（Unheard Thing）\n", start, start + 22)


def mentioned_before(post: Context, pair: Pair) -> Fault | None:
    """A bare mention at the beginning."""
    placed = pair[0]
    term = placed.annotation.term
    first = post.text.find(term)
    speaks = len(term) > 2 and has_han(term) and term.isalpha() and placed.annotation.definition
    if not speaks or first != placed.site.bold_start:
        return None
    body = post.prose.body
    return Fault(
        f"{post.text[:body]}\n先说{term}。\n\n{post.text[body:]}", placed.site.start, placed.end + len(term) + 8
    )


def another_sense(post: Context, pair: Pair) -> Fault | None:
    """A definition that has nothing to do with the entry."""
    placed, found = pair
    definition = placed.annotation.definition
    given = [use.definition for use in post.facts.uses(found) if use.definition]
    at = post.text.find(definition, placed.site.inside_start, placed.end) if definition else -1
    same = fold(placed.annotation.term) == fold(found.entry.term) and len(given) > 5
    if at < 0 or not same or normal(placed.annotation.english) != normal(found.entry.english):
        return None
    return replaced(post, at, at + len(definition), "长颈鹿脖颈上棕褐斑纹")


FAULTS: dict[str, tuple[str, Plant]] = {
    "other words": ("english-conflict", other_words),
    "slip of the pen": ("english-spelling", slip_of_the_pen),
    "small capitals": ("english-case", small_capitals),
    "half-width parentheses": ("half-width", half_width),
    "wide colon": ("half-width", wide_colon),
    "nothing before the colon": ("empty-part", nothing_before),
    "the term again": ("repeated-term", term_again),
    "close of the other width": ("unclosed-annotation", wrong_close),
    "never closed": ("unclosed-annotation", never_closed),
    "quotes inside the marks": ("unrendered-bold", quotes_inside),
    "annotated a second time": ("annotated-twice", a_second_time),
    "unheard of": ("unknown-annotation", unheard_of),
    "mentioned before": ("late-annotation", mentioned_before),
    "another sense": ("definition-drift", another_sense),
}


class Bench:
    """The posts of one garden, and what is found in them as they are."""

    def __init__(self, root: Path) -> None:
        self._facts = Facts(open_index(root / INDEX_FOLDER))
        self.settings = read_settings({}, select=["default", "definition-drift"])
        self._posts = find_posts([root])

    def contexts(self, chance: random.Random) -> Iterator[Context]:
        """The posts, in random order."""
        for post in chance.sample(self._posts, len(self._posts)):
            try:
                text = Path(post.path).read_bytes().decode()
            except UnicodeDecodeError:
                continue
            number = self._facts.number(os.path.relpath(post.path), post.stamp)
            yield Context(os.path.relpath(post.path), text, self._facts, DEFAULT_MARKS, Known(number))

    def check(self, post: Context, text: str, settings: Settings) -> list[Finding]:
        """What is found in a text that stands in the place of the post's."""
        return check_text(post.path, text, self._facts, settings, DEFAULT_MARKS)

    def score(self, rule: str, plant: Plant, count: int, chance: random.Random) -> Score:
        """Plants one kind of fault, at most three times in one post."""
        scores: list[Score] = []
        for post in self.contexts(chance):
            pairs = chance.sample(post.entries, min(12, len(post.entries)))
            faults = [fault for pair in pairs if (fault := plant(post, pair))][:3]
            if faults:
                before = self.check(post, post.text, self.settings)
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


def _told(findings: Sequence[Finding], rule: str) -> Counter[tuple[str, str]]:
    """What other rules say, without line numbers, which planting may shift."""
    return Counter((one.rule, _digits.sub("", one.message)) for one in findings if one.rule != rule)


def main(argv: Sequence[str]) -> int:
    """Prints one line for each kind of fault; 1 when less than 0.98 of a kind is found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args(argv)
    os.chdir(arguments.folder)
    bench = Bench(Path())
    heads = "".join(f"{name:>10}" for name in ("planted", "found", "alone", "fixable", "mended", "restored"))
    print(f"{'fault':<26}{'rule':<22}{heads}")
    worst = 1.0
    for name, (rule, plant) in FAULTS.items():
        score = bench.score(rule, plant, arguments.count, random.Random(arguments.seed))
        worst = min(worst, score.found / max(1, score.planted))
        shares = [score.found / max(1, score.planted), score.alone / max(1, score.planted)]
        fixed = [each / max(1, score.fixable) for each in (score.mended, score.restored)]
        figures = "".join(f"{share:>10.3f}" for share in (*shares, score.fixable / max(1, score.planted), *fixed))
        print(f"{name:<26}{rule:<22}{score.planted:>10}{figures}", flush=True)
    return int(worst < 0.98)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
