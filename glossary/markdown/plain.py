"""What a reader sees of a piece of Markdown: the text without its marks."""

from __future__ import annotations

import re

from glossary.language.patterns import pattern
from glossary.language.script import HAN, KANA

# Elements that stand within a line. What else looks like a tag, as `Vec<T>`, is text unless it is closed as well.
_ELEMENTS = (
    "a abbr acronym b bdi bdo big br button center cite code data del details dfn div em font i img ins kbd label mark"
    " p q rb rtc ruby s samp small span strike strong sub summary sup time tt u var wbr"
)
_INVISIBLE = "\x1c-\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_TARGET = r"\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s[^()]*)?\)"
# Noncharacters, which Unicode sets aside for use within a program, stand around the number of what is kept as it is.
_KEPT, _KEPT_END = "\ufdee", "\ufdef"
_kept = pattern(f"{_KEPT}(\\d+){_KEPT_END}")
_verbatim = pattern(r"\\([!-/:-@\[-`{-~])|(?<!`)(`+)(?!`)(.+?)(?<!`)\2(?!`)|(&#?\w{1,31};)", re.DOTALL)
_marks = pattern(
    r"(?<!\s)\*+|\*+(?!\s)|`+|(?<![A-Za-z0-9])_+|_+(?![A-Za-z0-9])|==(?! )([^=\n]+)(?<! )==|~~(?! )([^~\n]+)(?<! )~~"
    r"|!?\[\[(?:[^\[\]|]*?\\?\|)?([^\[\]|]*)\]\]"
    rf"|!?\[([^\[\]]*)\](?:{_TARGET}|\[[^\[\]]*\])|\[\^[^\[\]\s]+\]"
    rf"|<!--.*?-->|<(?:rt|rp)\b[^<>]*>[^<>]*</(?:rt|rp)>|</?(?:{_ELEMENTS.replace(' ', '|')})(?:\s[^<>]*)?/?>"
    r"|<(?P<pair>[A-Za-z][\w.-]*)(?:\s[^<>]*)?>(?=.*</(?P=pair)>)|</[A-Za-z][\w.-]*\s*>",
    re.IGNORECASE | re.DOTALL,
)
_folded_line = pattern(r"[ \t]*\r?\n[ \t>]*")
_invisible = pattern(f"[{_INVISIBLE}]")
# Chinese lines are joined as they are; a space stays where a Latin or Korean word stands on either side of the break.
_WIDE_SIGNS = "\u3001-\u303f\uff01-\uff60“”‘’…—"
_wide_sign = pattern(f"[{_WIDE_SIGNS}]")
_wide = pattern(f"[{HAN}{KANA}{_WIDE_SIGNS}]")
_has_mark = pattern(rf"[*_`\[<\n\\&=~{_INVISIBLE}]")


def plain(text: str) -> str:
    """The text without emphasis, code marks, link targets, notes and tags, with entities and escapes resolved.

    Code is kept as it is. A soft line break becomes a space, or nothing between Chinese lines. Characters that nobody
    sees are dropped.
    """
    if _has_mark.search(text):
        text = _folded_line.sub(_join_lines, _invisible.sub("", text))
        kept: list[str] = []
        if "\\" in text or "`" in text or "&" in text:
            text = _verbatim.sub(lambda found: _keep(found, kept), text)
        before = ""
        while text != before:  # what is left of nested marks may be a mark again: [[a](b)](c)
            before, text = text, _marks.sub(_shown, text)
        if kept:
            text = _kept.sub(lambda number: kept[int(number[1])], text)
    return text.strip()


def _keep(found: re.Match[str], kept: list[str]) -> str:
    """A sign in the place of what Markdown shows as it is: an escaped character, code, a character's name."""
    if found[4]:
        if (shown := _character(found[4])) is None:
            return found[0]
    elif found[1] == "|" and found.string.rfind("[[", 0, found.start()) > found.string.rfind("]]", 0, found.start()):
        return found[0]  # the bar of a wikilink within a table
    else:
        shown = found[1] or found[3].strip()
    kept.append(shown)
    return f"{_KEPT}{len(kept) - 1}{_KEPT_END}"


def _character(reference: str) -> str | None:
    """The character that a name or a number stands for, None where it stands for none; nothing for one unseen."""
    import html
    from html.entities import html5

    shown = html.unescape(reference) if reference[1] == "#" else html5.get(reference[1:])
    return None if shown is None else _invisible.sub("", shown)


def _shown(mark: re.Match[str]) -> str:
    """What a reader sees of a mark; a star that stands alone is no emphasis, but a pointer or a wildcard."""
    if mark[0] == "*" and mark.string.count("*") == 1:
        return "*"
    return "" if mark["pair"] else next(filter(None, mark.groups()), "")


def _join_lines(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    wide = _wide.match(before), _wide.match(after)
    return "" if all(wide) or _wide_sign.match(before) or _wide_sign.match(after) else " "
