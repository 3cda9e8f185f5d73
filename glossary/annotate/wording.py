"""What is written beside a mention: it depends on which of the entry's names stands there."""

from __future__ import annotations

import re

from glossary.grammar import Parts, Unwritable, format_inside
from glossary.language.folding import fold
from glossary.language.script import has_han, is_acronym, is_latin
from glossary.model import Entry

# What Markdown, HTML or a template engine would take for a sign of its own.
_special = re.compile(
    r"[\\`*\[\]|$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~(?=~)|(?<=~)~"
    r"|[{}]|(?<=\{)[%#]|[%#](?=\})|%(?=%)|(?<=%)%|==+"
)
_escaped = re.compile(r"\\([!-/:-@\[-`{-~])")
_gaps = re.compile(r"\s+")


def escape(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    return _special.sub(lambda match: "".join("\\" + char for char in match[0]), text)


def unescape(text: str) -> str:
    """The text without the backslashes that `escape` put there."""
    return _escaped.sub(r"\1", text)


def parts_for(entry: Entry, mention: str, *, with_definition: bool = True) -> Parts | None:
    """What an annotation of this mention says of the entry; None when it would say nothing."""
    definition = _gaps.sub(" ", entry.definition).strip() if with_definition else ""
    english, chinese = _names(entry, mention)
    if not english and not chinese and not definition:
        return None
    if english and chinese and definition:
        chinese = ""
    return Parts(mention, english, chinese, definition)


def _names(entry: Entry, mention: str) -> tuple[str, str]:
    """The other names that go with this one: English beside a Chinese mention, Chinese beside a Latin one."""
    names = [name for name in (entry.term, entry.english, *entry.aliases) if name and fold(name) != fold(mention)]
    english = _first(names, is_latin, entry.english)
    if has_han(mention):
        return english, ""
    chinese = _first(names, has_han, entry.term)
    if is_acronym(mention) and english and not is_acronym(english):
        return english, chinese
    if fold(mention) == fold(entry.term):
        return (entry.english if entry.english in names else ""), chinese
    return ("", chinese) if chinese else (english, "")


def _first(names: list[str], fits: object, favourite: str) -> str:
    fitting = [name for name in names if callable(fits) and fits(name)]
    return favourite if favourite in fitting else next(iter(fitting), "")


def inside_for(parts: Parts) -> str:
    """What stands in the parenthesis, in Markdown.

    Raises Unwritable when no form of the grammar says it so that the same is read back.
    """
    if any("\n" in text for text in (parts.english, parts.chinese, parts.definition)):
        raise Unwritable(f"{parts.term}: a name with a line break")
    return escape(format_inside(parts))


def are_same(read: Parts, written: Parts) -> bool:
    """Whether what was read back is what was written, apart from the backslashes that Markdown takes away."""
    return _plain(read) == written


def _plain(parts: Parts) -> Parts:
    aliases = tuple(map(unescape, parts.aliases))
    return Parts(
        unescape(parts.term), unescape(parts.english), unescape(parts.chinese), unescape(parts.definition), aliases
    )
