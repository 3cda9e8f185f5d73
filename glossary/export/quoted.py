"""Text as a double-quoted YAML scalar, which JSON's is as well."""

from __future__ import annotations

import json
import re

# YAML takes these for line ends, or forbids them, where JSON writes them as they are.
_unprintable = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def quoted(text: str) -> str:
    """The text between double quotes, on one line."""
    return _unprintable.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
