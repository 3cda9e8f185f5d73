"""Files that are not UTF-8: what Excel saves as CSV on a Chinese Windows, of the mainland or of Taiwan."""

from __future__ import annotations

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


def _is_rare(char: str) -> bool:
    """Whether GB 2312 lacks a character: its nearly 7,000 are those that modern texts are written in."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False
