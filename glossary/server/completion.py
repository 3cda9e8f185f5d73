"""Entries that begin with what is typed: the word alone, or the whole annotation in the house's style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol.types import CompletionItem, CompletionItemKind, CompletionItemLabelDetails, TextEdit

from glossary.errors import GlossaryError
from glossary.grammar import Parts, Unwritable
from glossary.index.lookup import Found
from glossary.language.script import has_han
from glossary.mentions.senses import posts_of
from glossary.model import Span
from glossary.server.documents import OpenDocument
from glossary.server.vault import Vault
from glossary.sites import format_annotation

TRIGGERS = ("（", "(")
_MOST = 20
_LONGEST = 12
# What was typed of a word, and of a parenthesis with its term, is not longer; a line may be.
_TYPED, _SITE = 80, 1200
_latin = re.compile(r"[A-Za-z][A-Za-z0-9+#.-]*(?: [A-Za-z][A-Za-z0-9+#.-]*)*\Z")
_open_site = re.compile(r"\*\*([^*\n]+)\*\*[（(]([^（()）\n]*)\Z")


def post_completions(document: OpenDocument, offset: int, vault: Vault) -> list[CompletionItem]:
    """What may stand at an offset, the best known first."""
    line = document.positions.line_at(offset)
    before = document.text[max(line.start, offset - _SITE) : offset]
    if site := _open_site.search(before):
        return list(_inside(document, site[1], Span(offset - len(site[2]), offset), vault))
    for typed in _beginnings(before[-_TYPED:]):
        found = vault.words.beginning(typed, _MOST)
        if found:
            span = Span(offset - len(typed), offset)
            return [item for rank, one in enumerate(found) for item in _items(document, one, span, rank, vault)]
    return []


def _beginnings(before: str) -> Iterator[str]:
    """What may be the beginning of a word, the longest first: Latin words, or the last Chinese characters."""
    if latin := _latin.search(before):
        yield latin[0]
        yield latin[0].rpartition(" ")[2]
        return
    for length in range(min(_LONGEST, len(before)), 0, -1):
        typed = before[-length:]
        if has_han(typed[0]) and not re.search(r"[\s，。！？；：、（）]", typed):
            yield typed


def _items(document: OpenDocument, found: Found, span: Span, rank: int, vault: Vault) -> Iterator[CompletionItem]:
    entry = found.entry
    typed = document.text[span.start : span.end]
    where = document.positions.range(*span)
    for order, text in enumerate(filter(None, (entry.term, _annotation(found, vault)))):
        yield CompletionItem(
            text,
            CompletionItemLabelDetails(description=entry.english or None),
            CompletionItemKind.Text,
            detail=f"{posts_of(found)} posts",
            documentation=entry.definition or None,
            sort_text=f"{rank:03}{order}",
            filter_text=typed,
            text_edit=TextEdit(where, text),
        )


def _annotation(found: Found, vault: Vault) -> str:
    entry = found.entry
    mark = next((mark for mark in vault.config.marks if mark in ("**", "__", "*", "_")), "**")
    if not entry.english and not entry.definition:
        return ""
    try:
        return format_annotation(Parts(entry.term, entry.english, "", entry.definition), mark)
    except (Unwritable, GlossaryError):
        return ""


def _inside(document: OpenDocument, term: str, span: Span, vault: Vault) -> Iterator[CompletionItem]:
    """What the parenthesis of a bold term may say."""
    where = document.positions.range(*span)
    typed = document.text[span.start : span.end]
    for found in vault.facts.find(term):
        entry = found.entry
        whole = ": ".join(filter(None, (entry.english, entry.definition)))
        for rank, said in enumerate(dict.fromkeys(filter(None, (whole, entry.english)))):
            yield CompletionItem(
                said,
                kind=CompletionItemKind.Text,
                sort_text=f"{rank}",
                filter_text=typed or said,
                text_edit=TextEdit(where, said),
            )
