"""What the sites of one post say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary import grammar
from glossary.grammar import cues
from glossary.grammar.label_cues import may_begin_label, read_label
from glossary.language.abbreviation import is_short_form
from glossary.language.folding import to_simplified
from glossary.language.patterns import pattern
from glossary.language.script import has_east_asian, has_han
from glossary.markdown.marks import NO_DEFINITIONS
from glossary.markdown.plain import plain
from glossary.sites.bare_names import is_bare_name
from glossary.sites.chinese_beside import is_name_beside, is_praise
from glossary.sites.definitions import definition_behind
from glossary.sites.labels import Labels
from glossary.sites.paragraphs import paragraph_around
from glossary.sites.plain_terms import names_in_chinese
from glossary.sites.site import Site

_QUOTES = frozenset(("“”", "「」", "『』", "‘’"))
_LONGEST_QUOTED = 16
# What is linked is mostly no term, and any remark may follow: [a talk](u) (in May).
_LINKS = frozenset(("link", "wikilink"))
# Marks that stand around much that is no term.
_SPARE = _QUOTES | _LINKS | {"code"}
_word = pattern("[A-Za-z]{2,}")
_SENTENCE = 8
# So long a post tells its language: English has less than one Chinese character in 24.
_MANY, _SELDOM = 600, 12
_COUNTS = frozenset("两二三四五六七八九十")
# A remark in English goes on with the sentence, or speaks to somebody.
_remark = pattern(
    r"(?:and|but|or|if|when|while|since|until|so|because|though|although|unless|with|without|to|as|at|on|in|by|from|see|not|no"
    r"|also|even|just|only|especially|much|more|better|like|yes|well|sorry|though|maybe|perhaps|probably|actually)\b",
    re.IGNORECASE,
)
_speaks = pattern(r"\b(?:[Yy]ou|[Yy]our|I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b|n[’']t\b|[’'](?:m|re|ll|ve)\b|[!?]$")
# A relative clause, and something of which there are several, say in English what a thing is.
_says_what = pattern("(?:which|who|whose|an?) ")
_explains = pattern("[：:] ?")
# What is said under these words is a clause: 「当需要基底类型（Base）时…」
_said_if = pattern(
    "就算|哪怕|即便|当(?![代局地事铺归])|當(?![代局地事鋪歸])|如果|假如|要是|因[为為]|[虽雖]然|只要|即使"
)


class Reader:
    """Reads the sites of one post; what it needs of the rest of the post is worked out once, when first needed.

    At marks other than the wanted ones, it takes only what gives a name in the other language. Where definitions are
    not wanted, it does so at all marks, but for what says that it explains or names: 指…, 一种…, 又称….
    """

    def __init__(self, text: str, marks: Sequence[str]) -> None:
        self._text, self._marks, self._labels = text, frozenset(marks), Labels(text)
        self._takes_definitions = NO_DEFINITIONS not in self._marks

    def read(self, site: Site) -> grammar.Parts | None:
        """What a closed site says; None for an aside, a label, or a site whose parenthesis never closes."""
        if site.inside_end is None:
            return None
        bold, inside = self._text[site.bold_start : site.bold_end], self._text[site.inside_start : site.inside_end]
        holds = site.holds_parenthesis
        if self._labels.is_label(site) if holds else self._labels.is_speaker(site):
            return None
        parts = grammar.parse(bold, inside)
        if parts is None or (holds and not _is_named(parts) and self._labels.opens_line(site)):
            return None
        if not self._is_wanted(site, inside, parts):
            return None
        if (site.mark in _LINKS or not _explains.search(inside)) and self._is_english_talk(site, parts):
            return None
        if (site.mark in _QUOTES and _is_said(parts.term)) or (site.mark == "plain" and _said_if.match(parts.term)):
            return None
        if site.definition and not parts.definition:
            return parts._replace(definition=plain(self._text[slice(*site.definition)]))
        if not parts.definition and (definition := definition_behind(self._text, site)):
            return parts._replace(definition=definition)
        return parts

    def _is_wanted(self, site: Site, inside: str, parts: grammar.Parts) -> bool:
        """Whether what a site says is read at its mark: where no definition is looked for, it must name."""
        must_name = site.mark not in self._marks or site.mark == "code" or _is_title(site, parts)
        if not must_name and self._takes_definitions and site.mark not in _SPARE:
            return True
        if site.mark in _SPARE and not _may_name(inside, parts):
            return False
        if not self._takes_definitions and is_praise(parts.term, parts.chinese):
            return False
        if _is_bilingual(parts):
            return True
        if must_name:
            return False  # also `count`（从零数起）: what the code does, not what it is called
        if self._takes_definitions or (site.mark == "plain" and parts.english):
            return True
        return _is_abbreviated(parts) or _says_so(inside)

    def _is_english_talk(self, site: Site, parts: grammar.Parts) -> bool:
        """Whether all is English, and so are the sentences around it, and it is a remark or stands behind a link.

        In a post in English, it is one unless it says what something is. What stands alone may be an item of a Chinese
        list: **Alphabet** (Google's parent company). Beside its abbreviation, a term is read everywhere.
        """
        if any(map(has_east_asian, _all_of(parts))) or is_short_form(parts.term, parts.english):
            return False
        if any(is_short_form(alias, parts.term) for alias in parts.aliases):
            return False
        if site.mark in _LINKS:
            return True
        inside = self._text[site.inside_start : site.inside_end]
        if self._is_english():
            return not _says_what.match(inside)
        if not (_remark.match(inside) or _speaks.search(f"{parts.term} {inside}")):
            return False
        start, end = paragraph_around(self._text, site.start)
        around = self._text[start : site.start] + self._text[site.end or end : end]
        return not has_east_asian(around) and len(_word.findall(around)) >= _SENTENCE

    def _is_english(self) -> bool:
        """Whether the post is in English but for a word here and there, and long enough to tell.

        In UTF-8, each character of Chinese has two bytes more than one of English.
        """
        length = len(self._text)
        return length >= _MANY and _SELDOM * (len(self._text.encode(errors="replace")) - length) < length


def _all_of(parts: grammar.Parts) -> tuple[str, ...]:
    return (parts.term, parts.chinese, parts.definition, *parts.aliases)


def _is_said(term: str) -> bool:
    """Whether what stands in quotes is what somebody says, and not a term: it is a sentence, or long with a comma."""
    if cues.has_clause.search(term) or _said_if.match(term):
        return True
    return len(term) > _LONGEST_QUOTED and "，" in term


def _is_title(site: Site, parts: grammar.Parts) -> bool:
    """Whether English stands in italics, as titles of works do: *Proceedings of the Tide Society* (PTS)."""
    return site.mark in ("*", "_") and not any(map(has_east_asian, _all_of(parts)))


def _is_bilingual(parts: grammar.Parts) -> bool:
    """Whether a Chinese term is given an English name, or a Latin one a Chinese name or what it abbreviates."""
    if has_east_asian(parts.term):
        return bool(parts.english)
    named = parts.chinese or any(map(has_east_asian, parts.aliases))
    return bool(named) or is_short_form(parts.term, parts.english)


def _is_abbreviated(parts: grammar.Parts) -> bool:
    return any(is_short_form(name, parts.term) for name in (parts.english, *parts.aliases) if name)


def _may_name(inside: str, parts: grammar.Parts) -> bool:
    """Whether the name is one that words without a mark might have: what is quoted, linked or code need be no term."""
    if parts.chinese:
        return names_in_chinese(parts.term, parts.chinese) and is_name_beside(parts.term, inside, parts.chinese)
    return not parts.english or is_bare_name(parts.term, parts.english, parts.aliases)


def _says_so(inside: str) -> bool:
    """Whether a parenthesis opens with words that say that it explains, or names; 三个… may only count something."""
    text = to_simplified(plain(inside))
    if cues.opens_explanation.match(text):
        return text[0] not in _COUNTS
    return may_begin_label(text) and read_label(text) is not None


def _is_named(parts: grammar.Parts) -> bool:
    """Whether there is more than a remark beside a Chinese term: 成瘾期（6周后） heads a paragraph."""
    return not has_han(parts.term) or bool(parts.english)
