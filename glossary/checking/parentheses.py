"""What goes with a parenthesis when its width changes."""

from __future__ import annotations

from glossary.language.patterns import pattern
from glossary.language.script import HAN
from glossary.model import Span

_space_before_chinese = pattern(f"[ \u00a0](?=[{HAN}，。；：！？、（）“”‘’「」『』《》…—])")


def closing_span(text: str, at: int) -> Span:
    """A closing parenthesis with the space behind it that one of full width does not need, since it brings its own."""
    return Span(at, at + 1 + bool(_space_before_chinese.match(text, at + 1)))
