"""Where the front matter of a post begins and ends."""

from __future__ import annotations

from glossary.language.patterns import pattern

# Hexo and Daux take lines of YAML that only a closing fence ends; a heading that is underlined looks the same, so one
# of them must be a line that front matter has and prose has not.
_yaml_line = pattern(r"(?:[a-z_][\w-]*:(?:[ \t].*)?|[ \t]+\S.*|-[ \t].*)\r?\n")
_usual_key = pattern(r"(?:title|date|layout|tags|categories|permalink|description|author)[ \t]*:")
_LONGEST_UNOPENED = 100  # lines


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
    if fence[:1] == "{":
        return _json(text, start)
    if fence not in {"---", "+++"}:
        return _unopened(text, start)
    first = _fence_end(text, start + 3)
    close = _find_fence(text, fence, first, len(text)) if first else None
    if first and fence == "---":
        close = _find_fence(text, "...", first, close[0] if close else len(text)) or close
    return (first, *close) if close else (start, start, start)


def _json(text: str, start: int) -> tuple[int, int, int]:
    """Hugo's third kind: a JSON object from a line of its own brace to another, which is YAML too."""
    if not _fence_end(text, start + 1) or (close := _find_fence(text, "}", start + 1, len(text))) is None:
        return start, start, start
    from glossary.json_text import read_json

    try:
        read_json(text[start : close[0] + 1])
    except ValueError:
        return start, start, start
    return start, close[0] + 1, close[1]


def _unopened(text: str, start: int) -> tuple[int, int, int]:
    at, is_usual = start, False
    for _ in range(_LONGEST_UNOPENED):
        if (line := _yaml_line.match(text, at)) is None:
            break
        is_usual = is_usual or _usual_key.match(text, at) is not None
        at = line.end()
    end = _fence_end(text, at + 3) if is_usual and text.startswith("---", at) else 0
    return (start, at, end) if end else (start, start, start)


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
