"""The JSON Schema of a glossary file. It stands beside the file, whose first line names it: so it is found anywhere.

It is hidden for the same reason as the lock, and belongs into git, since editors look for it in a fresh clone too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from glossary.posts.writing import write_atomically

SCHEMA = ".glossary.schema.json"
_SHIPPED = Path(__file__).with_name("glossary.schema.json")


def offer_schema(glossary: Path, text: bytes) -> None:
    """Puts the schema beside a glossary file that names it in its first line. Raises FileError where that fails."""
    if SCHEMA.encode() in text.partition(b"\n")[0]:
        write_atomically(glossary.with_name(SCHEMA), _SHIPPED.read_bytes())


@cache
def fields_described() -> Mapping[str, str]:
    """What each field of an entry is for, by its name."""
    properties = json.loads(_SHIPPED.read_text(encoding="utf-8"))["$defs"]["entry"]["properties"]
    return {name: ". ".join(filter(None, map(rule.get, ("title", "description")))) for name, rule in properties.items()}
