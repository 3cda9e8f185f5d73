"""In which row of the index a form is stored, so that a text needs few rows, and each of them is short."""

from __future__ import annotations

from collections.abc import Iterator

HEAD = 2
"""How many characters make a head."""
# Latin heads are few, and a thousand forms begin with some of them; with four letters begin a dozen.
LONGEST = 4
"""How many characters the name of a row has at most."""


def row_of(form: str) -> str:
    """The row that a folded form is stored in: its head, and two more characters where that is Latin."""
    head = form[:HEAD]
    return form[:LONGEST] if head.isascii() else head


def rows_at(text: str) -> Iterator[str]:
    """The rows of all forms that a folded text may begin with."""
    head = text[:HEAD]
    yield head
    if head.isascii():
        yield text[: HEAD + 1]
        yield text[:LONGEST]


def is_a_row(head: str) -> bool:
    """Whether all forms with a head are in the row of that name."""
    return len(head) < HEAD or not head.isascii()
