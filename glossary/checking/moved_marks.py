"""Bold that CommonMark does not take for bold, made bold by moving its marks past the sign beside them."""

from __future__ import annotations

from collections import Counter

from glossary.checking.context import Context
from glossary.checking.raw_marks import SIGN, WORD
from glossary.checking.registry import all_rules
from glossary.edits import Edit, apply
from glossary.language.patterns import pattern
from glossary.markdown.parser import read_events
from glossary.model import Annotation, Span
from glossary.sites import scan

_PAIRS = {
    "《": "》",
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "〈": "〉",
    "【": "】",
    "（": "）",
    "(": ")",
    '"': '"',
}
# What may follow quotes within the marks and stay behind them when the marks move inside.
_tail = pattern(r"\s?(?:[（(][^（()）]*[）)])?[。，、；：！？,.;:!?…—]*")
# Code points on either side that an annotation may reach over.
_NEAR = 200
_ends = pattern(r"[。，、；：！？,.;:!?…—]+\Z")


def moved_marks(post: Context, opening: Span, closing: Span) -> list[Edit]:
    """The edits that make a pair of marks bold; none where no way does, or where other rules would speak instead."""
    edits = _mended(opening, closing, post.text[opening.end : closing.start])
    if not edits or not _becomes_bold(post.text, opening, closing, edits):
        return []
    return edits if _brings_no_fault(post, opening, closing, edits) else []


def is_beside_sign(text: str, opening: Span, closing: Span) -> bool:
    """Whether a mark stands between a sign within and a letter without, so that it neither opens nor closes."""
    first, last = text[opening.end], text[closing.start - 1]
    return bool(
        (SIGN.match(first) and WORD.match(text[max(0, opening.start - 1) : opening.start]))
        or (SIGN.match(last) and WORD.match(text[closing.end : closing.end + 1]))
    )


def _mended(opening: Span, closing: Span, bold: str) -> list[Edit]:
    """The edits that may make it bold: the marks inside the quotes, or in front of the last sign."""
    quoted = bold.find(_PAIRS.get(bold[0], "\n"), 1)
    if quoted > 1 and bold[0] not in bold[1:quoted] and _tail.fullmatch(bold, quoted + 1):
        return [
            Edit(Span(opening.start, opening.end + 1), bold[0] + "**"),
            Edit(Span(opening.end + quoted, closing.end), "**" + bold[quoted:]),
        ]
    if ends := _ends.search(bold):
        return _closed_before(opening, closing, ends.start(), bold)
    at = _last_bracket(bold)
    return _closed_before(opening, closing, at, bold) if at > 0 else []


def _closed_before(opening: Span, closing: Span, at: int, bold: str) -> list[Edit]:
    """The edit that takes the end of the bold text, from `at` on, out of the bold."""
    if not at:
        return []
    return [Edit(Span(opening.end + at, closing.end), "**" + bold[at:])]


def _last_bracket(bold: str) -> int:
    """Where the bracket opens that closes at the end; -1 where none does."""
    opening = next((one for one, other in _PAIRS.items() if other == bold[-1]), "")
    return bold.rfind(opening) if opening and bold.count(opening) == 1 else -1


def _becomes_bold(text: str, opening: Span, closing: Span, edits: list[Edit]) -> bool:
    """Whether the pair, with the letters on either side, is bold once the edits are carried out."""
    start, end = max(0, opening.start - 1), closing.end + 1
    moved = [edit.moved(-start) for edit in edits]
    piece = apply(text[start:end], moved)
    return any(event.kind == "Strong" for event in read_events(f"x{piece}x" if piece[:1].strip() else piece))


def _brings_no_fault(post: Context, opening: Span, closing: Span, edits: list[Edit]) -> bool:
    """Whether the lines say what they said: a parenthesis that comes to stand behind the bold makes an annotation."""
    start, end = _around(post.text, opening.start, closing.end)
    line = post.text[start:end]
    moved = [edit.moved(-start) for edit in edits]
    before, after = _says(line, post.marks), _says(apply(line, moved), post.marks)
    new, gone = after - before, before - after
    bold = post.text[opening.end : closing.start]
    return not gone and all(_is_welcome(post, one, bold) for one in new)


def _around(text: str, first: int, last: int) -> tuple[int, int]:
    """The line around a span; of a long one, the sentences near it, or else the work would grow with its square."""
    start = text.rfind("\n", 0, first) + 1
    if first - start > _NEAR:
        start = text.rfind("。", start, first - _NEAR) + 1 or start
        start = max(start, first - 2 * _NEAR)
    end = text.find("\n", last, last + 2 * _NEAR)
    if end < 0:
        stop = text.find("。", last + _NEAR, last + 2 * _NEAR)
        end = stop + 1 if stop >= 0 else last + 2 * _NEAR
    return start, end


def _says(line: str, marks: tuple[str, ...]) -> Counter[Annotation]:
    """What the annotations of a line say, wherever they stand in it."""
    return Counter(annotation._replace(start=0, end=0) for annotation in scan(line, marks))


def _is_welcome(post: Context, new: Annotation, bold: str) -> bool:
    """Whether no rule that is on would speak of a new annotation; `bold` is what stands between the marks now."""
    rules = all_rules()
    return not any(objects(post, new, bold) for name in post.rules if (objects := rules[name].objects))
