"""The door of this room: a text and a glossary in, every mention out, with the entry that it means.

Pure, and silent about what is to be done with a mention: `annotate` writes beside some, tooltips and exports of context
take all that are clear.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from glossary.index.lookup import REMOVED, forms_of
from glossary.mentions.known import KnownEntries
from glossary.mentions.matching import Matcher, find_mentions
from glossary.mentions.senses import likely_senses
from glossary.mentions.values import FormRow, Mention


class Meant(NamedTuple):
    """A mention (code points of the text, folded form) with the numbers of the entries that it may mean.

    One number is a clear case; several are senses between which nothing in the text decides.
    """

    start: int
    end: int
    form: str
    numbers: tuple[int, ...]

    @property
    def is_clear(self) -> bool:
        """Whether one entry alone can be meant."""
        return len(self.numbers) == 1


def mentions_meant(text: str, known: KnownEntries) -> Iterator[Meant]:
    """Every mention in a text, in order, with the numbers of its entries: one where it is clear what is meant.

    The text is taken as it is: whoever has Markdown leaves out what stands in code or front matter.
    """
    return meant_in(text, every_mention(text, known, Matcher(known.forms)), known)


def every_mention(text: str, known: KnownEntries, matcher: Matcher) -> list[Mention]:
    """All mentions of a text; those of words that a person has removed stand in nobody's way."""
    mentions = matcher.find(text)
    numbers = chain.from_iterable({mention.entries for mention in mentions})
    removed = {number for number in numbers if _is_removed(known, number)}
    if not removed:
        return mentions

    def forms(heads: Iterable[str]) -> Mapping[str, FormRow]:
        rows = known.forms(heads)
        return {head: [form for form in row if form[1] not in removed] for head, row in rows.items()}

    return find_mentions(text, forms)


def meant_in(
    text: str, mentions: Iterable[Mention], known: KnownEntries, present: Container[str] | None = None
) -> Iterator[Meant]:
    """The mentions with what they mean, judged by all forms `present`: by default those of the mentions themselves.

    Mentions that mean no entry, since their case fits none, are left out.
    """
    mentions = list(mentions)
    _prepare(mentions, known)
    present = {mention.form for mention in mentions} if present is None else present
    chosen: dict[tuple[str, str], tuple[int, ...]] = {}
    for mention in mentions:
        wording = text[mention.start : mention.end]
        key = (mention.form, wording)
        numbers = chosen.get(key)
        if numbers is None:
            numbers = chosen[key] = likely_senses(mention.entries, wording, mention.form, present, known)
        if numbers:
            yield Meant(mention.start, mention.end, mention.form, numbers)


def _prepare(mentions: Iterable[Mention], known: KnownEntries) -> None:
    """Asks at once for the counts by which senses are told apart: one by one, each would be looked up by itself."""
    shared = {mention for mention in mentions if len(mention.entries) > 1}
    numbers = {number for mention in shared for number in mention.entries}
    forms = {form for number in numbers for form in forms_of(known.found(number).entry)}
    known.evidence(forms | {mention.form for mention in shared})


def _is_removed(known: KnownEntries, number: int) -> bool:
    return known.found(number).entry.status == REMOVED
