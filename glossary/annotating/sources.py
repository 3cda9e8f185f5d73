"""Acronyms that newspapers and channels are called by: `据 CNN 报道` speaks of no Convolutional Neural Network."""

from __future__ import annotations

from glossary.annotating.surroundings import Around
from glossary.index.lookup import names_of
from glossary.language.patterns import pattern
from glossary.language.script import is_acronym
from glossary.model import Entry

_quoted_before, _quoted_behind = pattern("(?:据|據|援引)$"), pattern("[^，。；：！？]{0,6}(?:[报報][道導]|消息)")
_asked_before, _asked_behind = pattern("接受$"), pattern("的?(?:采访|採訪|[专專][访訪])")
_staff = pattern(
    "(?:[驻駐][^，。；：！？]{1,6})?(?:[记記]者|[评評][论論][员員]|新[闻聞][网網台]|[报報][道導][称稱说說])"
)
_media = pattern(
    "新[闻聞]|媒[体體]|[电電][视視]|[广廣]播|通[讯訊]社|[报報]|周刊|[频頻]道|News|Broadcast|Press|Television|Times"
)


def is_another_source(around: Around, entry: Entry) -> bool:
    """Whether an acronym is that of who reports something there, and the entry none of those."""
    if not is_acronym(around.words) or not _reports(around):
        return False
    return not any(_media.search(said) for said in (*names_of(entry), entry.definition))


def _reports(around: Around) -> bool:
    before, behind = around.before, around.behind
    return bool(
        _staff.match(behind)
        or (_quoted_before.search(before) and _quoted_behind.match(behind))
        or (_asked_before.search(before) and _asked_behind.match(behind))
    )
