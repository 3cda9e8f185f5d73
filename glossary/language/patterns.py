"""Regular expressions that are compiled when they are first used.

There are hundreds, of which one post needs few: to compile them all takes longer than to annotate the post.
"""

from __future__ import annotations

import re
from typing import cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")


class _Uncompiled:
    """Stands for a pattern; once it was used, the compiled one's methods are its own, and cost what they cost there."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, only later."""
    return cast(re.Pattern[str], _Uncompiled(source, flags))
