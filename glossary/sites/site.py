"""The place where a term and its parenthesis stand."""

from __future__ import annotations

from typing import NamedTuple

from glossary.model import Span


class Site(NamedTuple):
    """A marked term with its parenthesis, which stands behind the mark or inside it. All offsets are code points.

    `start` is where the opening mark begins; `end` is behind the last character that belongs to the site, a closing
    mark or parenthesis, or None when the parenthesis never closes in this paragraph. `bold_start` to `bold_end` is the
    term, `inside_start` to `inside_end` what stands between the parentheses; `inside_end` is None where `end` is.

    `mark` is the mark as the configuration names it. Some marks need no parenthesis: what names the term then stands
    between `inside_start` and `inside_end` all the same, perhaps elsewhere, and `definition` is where one stands apart.
    """

    start: int
    bold_start: int
    bold_end: int
    inside_start: int
    inside_end: int | None
    end: int | None
    mark: str = "**"
    definition: Span | None = None

    @property
    def holds_parenthesis(self) -> bool:
        """Whether the parenthesis stands inside the mark: `**长尾理论（Long Tail Theory）**`."""
        return self.end is not None and self.inside_end is not None and self.end > self.inside_end + 1
