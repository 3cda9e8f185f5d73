"""One English name with several Chinese ones that posts use side by side (译名不统一).

Readers take them for several things, and a search for one misses the others. It speaks once for each name, where
`posts` posts or more have each of two Chinese names, and both mean the same: they are one entry, or the English name is
of several words, or their definitions agree. One decision settles it for all posts. A term without marks that stands
behind the same words wherever it is used is left out: it may be the end of a longer one.

Bad:  **词元**（Token） in five posts, **令牌**（Token） or **Token**（令牌） in three
Good: one of them in all posts: `glossary decide Token --term 词元`
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.disputes import called_in_english, chinese_disputes
from glossary.checking.finding import Finding
from glossary.checking.glossary_text import GlossaryText
from glossary.checking.registry import Option, Options
from glossary.language.folding import fold
from glossary.model import Entry
from glossary.report import number

OPTIONS = {"posts": Option(2, "In how many posts the less frequent name must stand.", least=1)}


def check_glossary(glossary: GlossaryText, options: Options) -> Iterator[Finding]:
    """English names whose Chinese names compete."""
    called = {
        (called_in_english(block.entry), fold(name)): block for block in glossary.blocks for name in _names(block.entry)
    }
    # A name that stands in parentheses only need be no alias.
    any_called = {called_in_english(block.entry): block for block in reversed(glossary.blocks)}
    entries = (block.entry for block in glossary.blocks)
    for dispute in chinese_disputes(entries, glossary.uses, options["posts"]):
        first, *_ = dispute.wordings
        counts = ", ".join(f"{one.wording} in {number(one.posts, 'post')}" for one in dispute.wordings)
        block = called.get((dispute.about, fold(first.wording))) or any_called[dispute.about]
        yield glossary.at(block, "english", f"{dispute.about} is {counts}; {dispute.command}")


def _names(entry: Entry) -> tuple[str, ...]:
    return (*entry.aliases, entry.term)
