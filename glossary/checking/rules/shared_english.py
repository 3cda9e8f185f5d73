"""One English name for several entries that mean the same.

Whoever searches by the English name finds only a part. Usually one Chinese word should be the term and the
others its aliases; `glossary review` asks about each pair.

Off by default: `chinese-conflict` speaks of those that several posts have, and of the others, a third are two things.

By default only pairs speak that are likely one thing: an English name of several words, or Chinese names with the
same end and two characters in common. Of a short and a long form, or one of several (`length`: Figma MCP), of names
that only book marks or spaces tell apart (`spelling`), and of everyday words with several meanings (`words`) nothing
is said unless `classes` has them.

Bad:  子代理 (Sub-agent) beside 子智能体 (Sub-agent)
Good: 子智能体 (Sub-agent) with the alias 子代理
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.finding import Finding
from glossary.checking.glossary_text import GlossaryText, PlacedEntry
from glossary.checking.registry import Option, Options
from glossary.language.english import is_short, normal, specificity
from glossary.language.folding import fold
from glossary.language.likeness import is_narrower, is_title
from glossary.language.patterns import pattern
from glossary.model import Entry

ON = False
LIKELY, WORDS, LENGTH, SPELLING = "likely", "words", "length", "spelling"
OPTIONS = {
    "classes": Option((LIKELY,), "Which pairs speak.", (LIKELY, WORDS, LENGTH, SPELLING)),
}
_latin_word = pattern(r"[A-Z]{2,}|[A-Za-z]{3,}")


def check_glossary(glossary: GlossaryText, options: Options) -> Iterator[Finding]:
    """Entries that have the English name of an entry further up."""
    first: dict[str, list[PlacedEntry]] = {}
    for block in glossary.blocks:
        if not block.entry.english or block.entry.status:
            continue
        others = first.setdefault(normal(block.entry.english), [])
        speaking = [other for other in others if _class_of(other, block) in options["classes"]]
        if speaking:
            names = ", ".join(f"{other.entry.term} in line {glossary.line_of(other)}" for other in speaking[:3])
            message = f"{block.entry.english} is {block.entry.term} here, and {names}; `glossary review` joins them"
            yield glossary.at(block, "english", message)
        others.append(block)


def _class_of(one: PlacedEntry, other: PlacedEntry) -> str:
    a, b = one.entry, other.entry
    if fold(a.term.strip("《》“”")) == fold(b.term.strip("《》“”")):
        return "" if fold(a.term) == fold(b.term) else SPELLING
    if a.term in b.term or b.term in a.term or is_narrower(a.term, b.term) or _is_one_of(a) or _is_one_of(b):
        return LENGTH
    if is_title(a.term) != is_title(b.term) or (a.kind and b.kind and a.kind != b.kind):
        return WORDS
    if specificity(a.english.replace("-", " ")) > 1:
        return LIKELY
    # The end of a Chinese word says what it is; English words have many meanings.
    return LIKELY if a.term[-1] == b.term[-1] and len(set(a.term) & set(b.term)) > 1 else WORDS


def _is_one_of(entry: Entry) -> bool:
    """Whether the term has the English name, or its initials, and says which one: TPU v3, Figma MCP, MAGA帽子."""
    return any(
        len(word) < len(entry.term) and (normal(word) == normal(entry.english) or is_short(word, entry.english))
        for word in _latin_word.findall(entry.term)
    )
