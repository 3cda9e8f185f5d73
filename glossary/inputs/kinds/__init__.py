"""The kinds of inputs: each file has `split`, the parts of a file, and `rows`, those of a part."""

from __future__ import annotations

from pathlib import Path

from glossary.config import POST_ENDINGS
from glossary.posts.naming import is_url

ENDINGS = {
    "markdown": POST_ENDINGS,
    "jsonl": (".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst"),
    "parquet": (".parquet",),
    "warc": (".warc", ".wet", ".warc.gz", ".wet.gz"),
}


def input_kind(name: str) -> str:
    """The kind of a file by its name; empty where it has none."""
    return next((kind for kind, endings in ENDINGS.items() if name.lower().endswith(endings)), "")


def is_input(path: str) -> bool:
    """Whether a path names what only this room reads: a URL, or a dataset."""
    return is_url(path) or (input_kind(path) not in ("", "markdown") and not Path(path).is_dir())
