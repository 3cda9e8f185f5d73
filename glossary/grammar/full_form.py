"""The form that says everything, where no shorter one can: `英文名：X；中文名：Y；又称：Z；曾称：W；释义：…`."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.model import Parts

_ENGLISH, _CHINESE, _ALIAS, _FORMER, _DEFINITION = "英文名：", "中文名：", "又称：", "曾称：", "释义："
_NAMES = (_ENGLISH, _CHINESE, _ALIAS, _FORMER)


def read_full_form(term: str, text: str) -> Parts | None:
    """The parts, word for word as they are labelled; None when the text is not wholly in this form.

    A comma ends a name (又称：甲，一种…), which is left to the other forms, unless the list is plainly closed by
    a labelled definition or a semicolon.
    """
    if not text.startswith((*_NAMES, _DEFINITION)):
        return None
    listed, labelled, definition = text.partition(_DEFINITION)
    closed = not listed or listed.endswith("；")
    if labelled and not (closed and definition.strip()):
        return None
    names = listed.removesuffix("；").split("；") if listed else []
    found: dict[str, list[str]] = {label: [] for label in _NAMES}
    aliases: list[str] = []
    for segment in names:
        label, name = segment[: segment.find("：") + 1], segment[segment.find("：") + 1 :].strip()
        if label not in found or not name or "：" in name or ("，" in name and not closed):
            return None
        found[label].append(name)
        if label in (_ALIAS, _FORMER):
            aliases.append(name)
    if len(found[_ENGLISH]) > 1 or len(found[_CHINESE]) > 1:
        return None
    english, chinese = "".join(found[_ENGLISH]), "".join(found[_CHINESE])
    return Parts(term, english, chinese, definition.strip(), tuple(aliases), tuple(found[_FORMER]))


def write_full_form(parts: Parts) -> str:
    """The parts with a label for each; "" where there are none."""
    needs_close = not parts.definition and any("，" in name for name in (parts.english, parts.chinese, *parts.aliases))
    return "；".join(_labelled(parts)) + "；" * needs_close


def _labelled(parts: Parts) -> Iterator[str]:
    if parts.english:
        yield _ENGLISH + parts.english
    if parts.chinese:
        yield _CHINESE + parts.chinese
    yield from ((_FORMER if alias in parts.superseded else _ALIAS) + alias for alias in parts.aliases)
    if parts.definition:
        yield _DEFINITION + parts.definition
