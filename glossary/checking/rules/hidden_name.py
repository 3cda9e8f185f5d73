"""A name that a person wrote into the glossary and that posts mention only within longer names of the glossary.

The longest name wins: where 大模型 is an entry, 模型 within it is no mention. Such a name is never found,
annotated or linked. It is looked for only when all posts are checked.

Bad:  an entry 模型 beside 大模型, and no post that says 模型 alone
Good: the entry taken out, or the longer name made an alias of it
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossary.checking.finding import Finding
from glossary.checking.glossary_text import GlossaryText
from glossary.checking.registry import Options
from glossary.checking.sightings import Hidden
from glossary.report import number


def check_names(glossary: GlossaryText, hidden: Mapping[str, Hidden], options: Options) -> Iterator[Finding]:
    """Names of entries that are hidden by others."""
    for block, field, name in glossary.names_by_hand:
        found = hidden.get(name)
        if found:
            usual, *others = found.longer
            longer = f"{usual} and {len(others)} more" if others else usual
            places = f"in {number(found.posts, 'post')}, first {found.first}"
            message = f"{name}: mentioned only within {longer}, {places}"
            yield glossary.at(block, field, message, name)
