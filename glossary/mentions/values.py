"""What the matching of names in texts takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

FormRow = Sequence[tuple[str, int]]
FormsByRow = Callable[[Iterable[str]], Mapping[str, FormRow]]
"""For names of rows (`rows.row_of` says in which one a form is): the forms in them, each with its entry's number."""


class Mention(NamedTuple):
    """Where a form of one or more entries stands: code points in the text, the folded form, the entries' numbers."""

    start: int
    end: int
    form: str
    entries: tuple[int, ...]
