"""Packs plain values (numbers, texts, tuples, lists) into bytes for the index and for other processes."""

from __future__ import annotations

import marshal


class DamagedIndexError(Exception):
    """What lies in the index is not what was put there; the index is then made anew."""


def pack(value: object) -> bytes:
    """The value as bytes, in Python's own format: the fastest there is, and only good for the Python that wrote it.

    The index is therefore rebuilt when the Python version changes.
    """
    return marshal.dumps(value)  # type: ignore[arg-type]


def values(record: tuple[object, ...]) -> tuple[object, ...]:
    """The values of a record in the order of its fields, as they are packed; its `_make` reads them back.

    The one place where a record is taken by position: the fields' names are part of the index's format.
    """
    return tuple(record)


def unpack(packed: bytes) -> object:
    """The value again; only ever called on bytes that this user's own index holds."""
    try:
        value: object = marshal.loads(packed)
    except (ValueError, EOFError, TypeError) as error:
        raise DamagedIndexError(str(error)) from error
    return value
