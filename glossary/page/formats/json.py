"""The page's entries as JSON, for programs and for site generators."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from glossary.page.entries import PageEntry
from glossary.page.initials import Sheet
from glossary.page.setting import Setting


def json_file(sheets: Sequence[Sheet], setting: Setting) -> str:
    """All entries in the page's order."""
    entries = [entry_record(entry) for sheet in sheets for entry in sheet.entries]
    return json.dumps({"title": setting.title, "entries": entries}, ensure_ascii=False, indent=1) + "\n"


def entry_record(one: PageEntry) -> dict[str, Any]:
    """One entry; a field about which nothing is known is null. `seen` holds the newest posts, `posts` counts all."""
    entry = one.entry
    return {
        "id": one.id,
        "other_ids": list(one.other_ids),
        "term": entry.term,
        "english": entry.english or None,
        "definition": entry.definition or None,
        "aliases": list(entry.aliases),
        "superseded": list(entry.superseded),
        "kind": entry.kind or None,
        "status": entry.status or "preferred",
        "pinyin": one.spelling.letters if one.spelling.initials else None,
        "posts": one.posts,
        "seen": [link._asdict() for link in one.seen],
        "wordings": {field: dict(counts) for field, counts in one.wordings.items()},
    }
