"""Where the front matter of a post begins and ends."""

from __future__ import annotations


def body_start(text: str) -> int:
    """Give the offset of the first code point behind byte order mark and front matter."""
    return _front_matter(text)[2]


def front_matter_text(text: str) -> str:
    """Give the lines between the fences of the front matter (YAML or TOML), "" where there is none."""
    start, end, _ = _front_matter(text)
    return text[start:end]


def _front_matter(text: str) -> tuple[int, int, int]:
    """Give where the front matter's own lines start and end, and where the body starts."""
    start = int(text.startswith("\ufeff"))
    fence = text[start : start + 3]
    first = _fence_end(text, start + 3) if fence in {"---", "+++"} else 0
    close = _find_fence(text, fence, first, len(text)) if first else None
    if first and fence == "---":
        close = _find_fence(text, "...", first, close[0] if close else len(text)) or close
    return (first, *close) if close else (start, start, start)


def _find_fence(text: str, fence: str, start: int, stop: int) -> tuple[int, int] | None:
    """Find the next line that holds nothing but `fence`: where it and the line after it start."""
    at = text.find("\n" + fence, start - 1, stop) + 1
    while at:
        if end := _fence_end(text, at + len(fence)):
            return at, end
        at = text.find("\n" + fence, at, stop) + 1
    return None


def _fence_end(text: str, end: int) -> int:
    """Give where the line after the fence starts, 0 when more than spaces stand behind the fence."""
    line_end = text.find("\n", end) + 1 or len(text)
    return 0 if text[end:line_end].strip() else line_end
