"""The page's entries as JSON, for programs and for site generators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from glossary.page.entries import PageEntry
from glossary.page.initials import Sheet
from glossary.page.json_ld import compact_json
from glossary.page.setting import Setting


def json_file(sheets: Sequence[Sheet], setting: Setting) -> str:
    """All entries in the page's order, one a line. Posts stand once; an entry's `seen` holds their places, from 0."""
    shown = [entry for sheet in sheets for entry in sheet.entries]
    seen = {link for entry in shown for link in entry.seen}
    posts = sorted(seen, key=lambda link: (link.date, link.url, link.title), reverse=True)
    places = {link: place for place, link in enumerate(posts)}
    entries = [entry_record(entry) | {"seen": [places[link] for link in entry.seen]} for entry in shown]
    parts = (
        f'"title":{compact_json(setting.title)}',
        f'"posts":{_lines([post._asdict() for post in posts])}',
        f'"entries":{_lines(entries)}',
    )
    return "{" + ",\n".join(parts) + "}\n"


def _lines(values: Sequence[object]) -> str:
    return "[\n" + ",\n".join(map(compact_json, values)) + "\n]" if values else "[]"


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
