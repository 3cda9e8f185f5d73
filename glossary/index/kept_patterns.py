"""The programs of regular expressions, kept from run to run where this user keeps what is of this machine alone.

No output depends on them: they are what `re` would make again. Other Pythons and strangers have files of their own.
"""

from __future__ import annotations

import sys
from typing import cast

from glossary.errors import FileError
from glossary.index.packing import DamagedIndexError, pack, unpack, values
from glossary.index.seal import state_folder, under_seal, unsealed
from glossary.language.patterns import Program, Programs
from glossary.posts.writing import write_atomically

# There are some five hundred patterns; more than that are of versions that are no longer there.
_MOST = 2000
_Rows = dict[tuple[str, int], tuple[int, bytes, int, dict[str, int]]]


def kept_patterns() -> Programs:
    """The programs that earlier runs kept; none where there are none, or they were kept by another Python or user."""
    folder = state_folder()
    if folder is None:
        return {}
    try:
        version, rows = cast(tuple[str, _Rows], unpack(unsealed((folder / _name()).read_bytes())))
        return {key: Program._make(row) for key, row in rows.items()} if version == sys.version else {}
    except (OSError, DamagedIndexError):
        return {}


def keep_patterns(programs: Programs) -> None:
    """Keeps programs for the next run, where there is a place for them."""
    folder = state_folder()
    if folder is None:
        return
    rows = {key: values(program) for key, program in list(programs.items())[-_MOST:]}
    try:
        if sealed := under_seal(pack((sys.version, rows))):
            write_atomically(folder / _name(), sealed, durable=False)
    except FileError:
        # A place that cannot be written costs time only.
        pass


def _name() -> str:
    return f"patterns-{sys.implementation.cache_tag}"
