"""Files that are not UTF-8: what Excel saves as CSV on a Chinese Windows, of the mainland or of Taiwan."""

from __future__ import annotations

# In UTF-16, one of the two bytes of each Latin letter or sign is zero, always on one side: few Chinese characters have
# one there too. A text in another encoding has none.
_LEAST_ZEROS = 4
_MOST_ZEROS_BESIDE = 1 / 2
# Of the characters of a text that is read rightly, hardly any is rare; of one that is not, every other.
_MOST_RARE = 0.25


def decode_legacy(data: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding. Raises UnicodeDecodeError where it is neither of the two."""
    text = data.decode("gb18030")
    wide = [char for char in text if not char.isascii()]
    if sum(map(_is_rare, wide)) > _MOST_RARE * len(wide):
        try:
            return data.decode("big5hkscs"), "Big5"
        except UnicodeDecodeError:
            pass
    return text, "GB 18030"


def decode_utf_16(data: bytes) -> str | None:
    """The text of UTF-16 that does not say so at its beginning, as some programs save it; None where it is none."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) < _LEAST_ZEROS or min(even, odd) > max(even, odd) * _MOST_ZEROS_BESIDE:
        return None
    try:
        return data.decode("utf-16-le" if odd > even else "utf-16-be")
    except UnicodeDecodeError:
        return None


def _is_rare(char: str) -> bool:
    """Whether GB 2312 lacks a character: its nearly 7,000 are those that modern texts are written in."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False
