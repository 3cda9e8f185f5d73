"""What a post explains already: by an annotation in any style, or in a parenthesis without marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glossary.annotate.wording import FOOTNOTE, unescape
from glossary.index.lookup import names_of
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.mentions.meant import Meant
from glossary.model import Annotation, Entry

_parenthesis = re.compile(r"[ ]?[（(]([^（()）\n]{1,200})[）)]")
_abbreviation = re.compile(r"<abbr\b[^>]*>([^<]*)</abbr>")
_term_footnote = re.compile(rf"^\[\^{FOOTNOTE}[^\]\n]+\]: ([^：\n]+)：", re.MULTILINE)


def forms_explained(text: str, annotations: Iterable[Annotation], page: str) -> set[str]:
    """The folded names that a post's annotations give, in whatever style; `page` is where links lead."""
    return forms_annotated(annotations) | name_forms(_names_annotated(text, page))


def forms_annotated(annotations: Iterable[Annotation]) -> set[str]:
    """The folded names that these annotations give; whatever is called so needs no other annotation."""
    return name_forms(name for each in annotations for name in (each.term, each.english, each.chinese, *each.aliases))


def name_forms(names: Iterable[str]) -> set[str]:
    """The folded names, also without plural and hyphens."""
    return {fold(form) for name in names for form in (name, normal(name))} - {""}


def _names_annotated(text: str, page: str) -> Iterator[str]:
    """The terms that stand in the post in another style: abbreviations, links to the page, footnotes."""
    yield from _abbreviation.findall(text)
    yield from map(unescape, _term_footnote.findall(text))
    if page and f"]({page}#" in text:
        yield from re.findall(r"\[([^\[\]\n]+)\]\(" + re.escape(page) + "#", text)


def is_explained(text: str, mention: Meant, entry: Entry) -> bool:
    """Whether a parenthesis behind the mention names it otherwise: `大模型（Large Model）`, `Large Model（大模型）`."""
    inside = _parenthesis.match(text, mention.end)
    if not inside:
        return False
    said = fold(inside[1])
    return any(fold(name) in said for name in names_of(entry) if fold(name) != mention.form)
