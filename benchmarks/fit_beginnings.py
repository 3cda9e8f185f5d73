"""Finds the weights of `glossary/sites/beginnings.py`, and how words lean: `glossary/language/leanings.txt`.

    python benchmarks/fit_beginnings.py [--write] [--labels FILE] FOLDER…

Writers who mark their terms show where these begin: `的**词语**（term）`. The marks are taken out, and the beginning
has to be found again. The posts fall into four parts by the hash of their paths. In three of them, the words are
counted that stand in front of such terms, and within them, wherever their post mentions them. On the fourth,
conditional logistic regression finds the weights, so no post is evidence for itself. FILE has terms without marks that
a person has told the beginning of, each a line of JSON with `before`, `term` and `english`; they count three times, since
writers mark more words than they would otherwise explain. Prints the weights; they are copied by hand. With --write,
counts the words of all parts and writes what is known of each. Posts that somebody is to be judged by must be kept
out: of the folder VAULT, only the half for tuning is taken.
"""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from math import exp, log
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.fit_worth import solve
from benchmarks.folders import VAULT, find_posts
from glossary.language import leanings
from glossary.language.folding import to_simplified
from glossary.language.script import HAN, has_han
from glossary.sites import scan_placed
from glossary.sites.beginnings import LEANINGS, Beginning, beginnings_with, expected_of, possible_beginnings
from glossary.sites.plain_terms import LONGEST_TERM, words_of_run
from glossary.sites.word_classes import word_class

LEANINGS_FILE = Path(leanings.__file__).with_name("leanings.txt")
MARKS = ("**", "__", "*")
_PARTS = 4
_STEPS, _RIDGE = 10, 1.0
# A word that all posts together have less often tells nothing.
_LEAST = 2
# So many uses of its class a word is credited with: what is seen twice is not yet known.
_CREDIT = 3.0
_MENTIONS = 30
_SHARE = 500
_OF_LABEL = 3.0
_LONGEST = 12
_mark = re.compile(r"\*\*|__|(?<!\*)\*(?!\*)")
_no_term = re.compile(r"[（(\n《“「、，·]")
_run = re.compile(rf"[{HAN}A-Za-z0-9·・•‧-]*\Z")
_in_chinese = re.compile(f"[{HAN}]+")
_nothing = re.compile(r"[ \t>*+0-9.-]*")


class Marked(NamedTuple):
    """A term that its writer marked, with its line in front, the marks taken out."""

    before: str
    term: str
    english: str


class Choice(NamedTuple):
    """The features of each possible beginning, and which of them is right."""

    features: Sequence[Beginning]
    right: int
    weight: float


def texts(folders: Iterable[Path], parts: Iterable[int]) -> Iterator[str]:
    """The posts of some parts, those of VAULT only if they are for tuning."""
    wanted = frozenset(parts)
    for folder in folders:
        for post in find_posts(folder):
            digest = sha256(str(post.relative_to(folder)).encode()).digest()
            if digest[1] % _PARTS in wanted and (folder.resolve() != VAULT.resolve() or digest[0] % 2 == 0):
                yield post.read_bytes().decode(errors="replace").replace("\r\n", "\n")


def marked_terms(text: str) -> Iterator[Marked]:
    """The terms in Chinese that a post marks and names in English."""
    for placed in scan_placed(text, MARKS):
        site, parts = placed.site, placed.annotation.parts
        term = text[site.bold_start : site.bold_end]
        if site.mark in MARKS and has_han(term) and parts.term == term and not _no_term.search(term):
            line = text[text.rfind("\n", 0, site.start) + 1 : site.start]
            yield Marked(_mark.sub("", line)[-_LONGEST * 5 :], term, parts.english)


def count_words(posts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often words stand in front of the terms of their posts, and within these, the last word apart."""
    before: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for text in posts:
        bare = _mark.sub("", text)
        for term in sorted({marked.term for marked in marked_terms(text) if len(marked.term) <= _LONGEST}):
            for words, first in _mentions(bare, term):
                before[to_simplified(words[first - 1])] += 1
                within.update(map(to_simplified, words[first:-1]))
    return before, within


def _mentions(text: str, term: str) -> Iterator[tuple[Sequence[str], int]]:
    """The words up to the end of each mention, and which of them the term begins with."""
    at = text.find(term)
    for _ in range(_MENTIONS):
        if at < 0:
            return
        run = _run.search(text[max(0, at - _LONGEST) : at])
        if run and run[0]:
            words = words_of_run(run[0] + term, "")
            if (first := _word_at(words, len(run[0]))) is not None:
                yield words, first
        at = text.find(term, at + len(term))


def _word_at(words: Sequence[str], offset: int) -> int | None:
    at = 0
    for number, word in enumerate(words):
        if at == offset:
            return number
        at += len(word)
    return None


def leanings_of(before: Mapping[str, int], within: Mapping[str, int]) -> dict[str, float]:
    """The logarithms of how much more often words stand in front of terms than within them."""
    classes = class_leanings(before, within)
    found: dict[str, float] = {}
    for word in sorted({*before, *within}):
        front, inner = before.get(word, 0), within.get(word, 0)
        if front + inner >= _LEAST and _in_chinese.fullmatch(word):
            share = 1 / (1 + exp(-classes[word_class(word)]))
            found[word] = round(log((front + _CREDIT * share) / (inner + _CREDIT * (1 - share))), 1)
    return found


def class_leanings(before: Mapping[str, int], within: Mapping[str, int]) -> dict[str, float]:
    """The same of all words of a class together."""
    front: Counter[str] = Counter()
    inner: Counter[str] = Counter()
    for word, count in before.items():
        front[word_class(word)] += count
    for word, count in within.items():
        inner[word_class(word)] += count
    return {name: log((front[name] + 1) / (inner[name] + 1)) for name in LEANINGS}


def choices(folders: Iterable[Path], lean: Callable[[str], float]) -> Iterator[Choice]:
    """The terms in running text in the first part of each folder's posts, so many that none has more than its share."""
    for folder in folders:
        marked = [one for text in texts([folder], [0]) for one in marked_terms(text) if has_han(one.before[-1:])]
        share = min(1.0, _SHARE / len(marked)) if marked else 0
        yield from filter(None, (_choice(one, share, lean) for one in marked if one.english))


def labelled(file: Path, lean: Callable[[str], float]) -> Iterator[Choice]:
    """The terms whose beginning a person has told."""
    lines = file.read_text(encoding="utf-8").splitlines()
    yield from filter(None, (_choice(Marked(**json.loads(line)), _OF_LABEL, lean) for line in lines))


def _choice(marked: Marked, weight: float, lean: Callable[[str], float]) -> Choice | None:
    """A term as a choice between all words that it may begin with; None where it begins with none of them."""
    run = _run.search(marked.before[len(marked.before) + len(marked.term) - LONGEST_TERM :])
    before = run[0] if run else ""
    words = words_of_run(before + marked.term, marked.english)
    opens_line = _nothing.fullmatch(marked.before[: len(marked.before) - len(before)]) is not None
    every = beginnings_with(words, expected_of(marked.english), opens_line=opens_line, lean=lean)
    possible = list(possible_beginnings(words, opens_line=opens_line))
    first = _word_at(words, len(before))
    return Choice([every[number] for number in possible], possible.index(first), weight) if first in possible else None


def fit(found: Sequence[Choice]) -> list[float]:
    """Weights by Newton's method: the right beginning shall be the likeliest of all, with a ridge of one."""
    weights = [0.0] * len(Beginning._fields)
    for _ in range(_STEPS):
        slope = [-_RIDGE * weight for weight in weights]
        curve = [[_RIDGE * (row == column) for column in range(len(weights))] for row in range(len(weights))]
        for choice in found:
            _add(choice, weights, slope, curve)
        weights = [weight + change for weight, change in zip(weights, solve(curve, slope), strict=True)]
    return weights


def _add(choice: Choice, weights: Sequence[float], slope: list[float], curve: list[list[float]]) -> None:
    """Adds what one choice says to the slope and the curvature of the likelihood."""
    shares = _shares(choice, weights)
    mean = [
        sum(share * row[n] for share, row in zip(shares, choice.features, strict=True)) for n in range(len(weights))
    ]
    for n, value in enumerate(choice.features[choice.right]):
        slope[n] += choice.weight * (value - mean[n])
    for share, row in zip(shares, choice.features, strict=True):
        away = [value - middle for value, middle in zip(row, mean, strict=True)]
        for n, value in enumerate(away):
            for m, other in enumerate(away):
                curve[n][m] += choice.weight * share * value * other


def _shares(choice: Choice, weights: Sequence[float]) -> list[float]:
    scores = [sum(weight * value for weight, value in zip(weights, row, strict=True)) for row in choice.features]
    odds = [exp(score - max(scores)) for score in scores]
    return [each / sum(odds) for each in odds]


def right_share(found: Sequence[Choice], weights: Sequence[float]) -> float:
    """How many of the choices these weights make right."""
    return sum(
        max(range(len(one.features)), key=_shares(one, weights).__getitem__) == one.right for one in found
    ) / len(found)


def main() -> int:
    """Prints the weights, and writes the leanings if that is asked for."""
    arguments = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("folders", nargs="*", type=Path, default=[VAULT])
    arguments.add_argument("--labels", type=Path)
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    before, within = count_words(texts(options.folders, range(1, _PARTS)))
    counted, of_classes = leanings_of(before, within), class_leanings(before, within)

    def lean(word: str) -> float:
        return counted.get(to_simplified(word), of_classes[word_class(word)])

    found = list(choices(options.folders, lean))
    labels = list(labelled(options.labels, lean)) if options.labels else []
    weights = fit([*found, *labels])
    print(f"{len(found):,} marked terms, {right_share(found, weights):.3f} right")
    if labels:
        print(f"{len(labels):,} labelled terms, {right_share(labels, weights):.3f} right")
    for name, weight in zip(Beginning._fields, weights, strict=True):
        print(f"    {name}={weight:.2f},")
    before, within = count_words(texts(options.folders, range(_PARTS)))
    for name, value in class_leanings(before, within).items():
        print(f'    "{name}": {value:.1f},')
    if options.write:
        lines = [f"{word} {value}\n" for word, value in leanings_of(before, within).items()]
        LEANINGS_FILE.write_text("".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
