"""Terms without marks, `大模型（Large Model）`: where such a term begins is a guess, made modestly.

The term is what stands between the parenthesis and the last sign or function word in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary import grammar
from glossary.language.script import HAN, LATIN, has_han
from glossary.model import Span

# Longer than this, the text in front of the parenthesis is a clause of which the term is some part.
LONGEST_TERM = 12
# 和平 or 目的地 must not be cut within the word; what is longer than this holds a function word of its own.
_LONGEST_UNCUT = 6
_INNER = rf"{HAN}{LATIN}0-9·-"
_opening = re.compile(rf"(?<=[{HAN}{LATIN}0-9])[（(](?=\s?[{LATIN}]|英[文语語译譯])")
_run = re.compile(rf"[{_INNER}]*\Z")
# Words that end what stands before a term; each is common in front of a term and rare within one.
_function_word = re.compile(
    "被?[称稱][为為作]|所[谓謂]|叫[做作]|[这這一][个個种種]|我们|我們|[进進]行|使用|采用|利用|通[过過]|[许許]多|[的地得是和与與或在为為对對把被将將叫称稱即了着著从從以及用向到让讓给給由于於而]"
)


def find_plain_terms(text: str) -> Iterator[tuple[Span, int]]:
    """Each likely term with the offset of the parenthesis behind it, in order; offsets are code points."""
    for match in _opening.finditer(text):
        start = _term_start(text, match.start())
        if start is not None:
            yield Span(start, match.start()), match.start()


def names_in_english(term: str, inside: str) -> bool:
    """Whether the parenthesis gives the term an English name; without one it is no annotation here."""
    parts = grammar.parse(term, inside)
    return parts is not None and parts.english != ""


def _term_start(text: str, end: int) -> int | None:
    """Where the term begins that ends here; None where it has no Chinese or no clear beginning."""
    # One sign more than a term may have, to see whether it is longer.
    first = max(0, end - LONGEST_TERM - 1)
    run = text[first:end]
    kept = len(run) - len(_last_run(run))
    start = first + kept
    cuts = [start + word.end() for word in _function_word.finditer(text[start:end])]
    start = next((cut for cut in reversed(cuts) if end - cut > 1), start)
    longest = _LONGEST_UNCUT if end - 1 in cuts else LONGEST_TERM
    return start if 2 <= end - start <= longest and has_han(text[start:end]) else None


def _last_run(run: str) -> str:
    found = _run.search(run)
    return found[0] if found else ""
