"""How a whole annotation is written: the inverse of `scan`, and checked against it before it is given away."""

from __future__ import annotations

from typing import Literal

from glossary.grammar import Parts, Unwritable, format_inside
from glossary.markdown.marks import halves
from glossary.model import Span
from glossary.sites.annotations import scan

Form = Literal["behind", "inside"]
"""Where the parenthesis stands: behind the closing mark, or inside it."""


def format_annotation(parts: Parts, mark: str = "**", form: Form = "behind") -> str:
    """The whole annotation: `**大模型**（Large Model: 参数量巨大的模型）`, or `**大模型（Large Model）**`.

    `scan` reads the same parts from it. Raises Unwritable where it would not, as for a term with a star at its edge.
    """
    opening, closing = halves(mark)
    parenthesis = f"（{format_inside(parts)}）"
    behind, inside = (parenthesis, "") if form == "behind" else ("", parenthesis)
    text = f"{opening}{parts.term}{inside}{closing}{behind}"
    found = scan(text, (mark,))
    if [Span(each.start, each.end) for each in found[:1]] != [Span(0, len(text))] or found[0].parts != parts:
        raise Unwritable(f"{parts.term}: what is written {form} the mark would not be read back")
    return text
