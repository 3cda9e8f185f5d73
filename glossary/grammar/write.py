"""How an annotation is written: the inverse of reading one, and checked against it before it is given away."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.grammar.full_form import write_full_form
from glossary.grammar.nesting import is_balanced
from glossary.grammar.parse import parse
from glossary.language.script import has_han, is_latin
from glossary.model import Parts


class Unwritable(ValueError):  # noqa: N818 - it says what the parts are, and is no fault of the program
    """No form of the grammar says these parts so that they are read back as they are."""


def format_inside(parts: Parts) -> str:
    """What stands between the parentheses: `Large Model: 参数量巨大的模型`. `parse(term, it) == parts` holds.

    Raises Unwritable when no form is read back as the same parts.
    """
    for text in _forms(parts):
        if is_balanced(text) and parse(parts.term, text) == parts:
            return text
    raise Unwritable(f"{parts.term}: these fields cannot be written as one annotation")


def _forms(parts: Parts) -> Iterator[str]:
    """The ways to say it, from the plainest to the most explicit."""
    for names in _name_lists(parts):
        yield f"{names}: {parts.definition}" if parts.definition and names else names or parts.definition
        if parts.definition:
            # Without a name in front, a label says better than a bare colon that what follows is a definition.
            yield f"{names}，{parts.definition}" if names else write_full_form(parts)
            yield f"{parts.term}: {parts.definition}" if not names else f"{parts.definition}，{names}"

    yield write_full_form(parts)


def _name_lists(parts: Parts) -> Iterator[str]:
    english, chinese, aliases = parts.english, parts.chinese, parts.aliases
    yield "，".join(_listed(filter(None, (english, chinese)), parts))
    if english and len(aliases) == 1 and not chinese:
        yield f"{english}, {aliases[0]}"
        yield f"{english} ({aliases[0]})"
        yield f"{aliases[0]} - {english}"
        yield f"{english}/{aliases[0]}"
    yield "，".join(filter(None, (english, chinese, *aliases)))
    yield "，".join(
        _listed(
            [f"英文名{english}"] * bool(english) + [f"中文名{chinese}"] * bool(chinese),
            parts,
        )
    )
    if chinese and len(aliases) == 1 and not english:
        yield f"{chinese}/{aliases[0]}"
    if not english:
        yield "，".join(
            [
                *filter(None, [chinese]),
                *(f"股票代码{alias}" if is_latin(alias) else f"又称{alias}" for alias in aliases),
            ]
        )
    if english and english == parts.term:
        yield english
    if not (english or chinese or aliases) and not parts.definition:
        yield parts.term


def _listed(names: Iterator[str] | list[str], parts: Parts) -> Iterator[str]:
    yield from names
    for alias in parts.aliases:
        label = "曾称" if alias in parts.superseded else "又称" if has_han(alias) else "简称"
        yield label + alias
