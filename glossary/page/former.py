"""The file with the ids that were: beside the glossary, in git, since nothing else knows what a person has renamed.

A line for each: the id that was, a tab, the id it has become.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

SUFFIX = ".ids"
_HEAD = "# Addresses of entries that were renamed: what was, and what it has become. Written by `glossary page`.\n"


def former_path(glossary: Path) -> Path:
    """Where the file stands for a glossary file: `glossary.yaml`, `glossary.ids`."""
    return glossary.with_suffix(SUFFIX)


def read_former(text: str) -> dict[str, str]:
    """The ids in a file's text; lines that are not two ids are passed over."""
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {row[0]: row[1] for row in rows if len(row) == 2 and all(row)}


def render_former(former: Mapping[str, str]) -> str:
    """The file's text, sorted; empty where there is nothing to say."""
    lines = "".join(f"{old}\t{new}\n" for old, new in sorted(former.items()))
    return _HEAD + lines if lines else ""
