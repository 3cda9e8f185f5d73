"""One entry as plain values, for the templates."""

from __future__ import annotations

from typing import Any

from glossary.page.entries import PageEntry
from glossary.page.ids import fragment
from glossary.page.setting import Setting

# How many posts of an entry stand there at once; the others open.
_AT_ONCE = 2


def entry_view(one: PageEntry, setting: Setting) -> dict[str, Any]:
    """One entry as it is shown."""
    entry, text = one.entry, setting.text
    seen = [link._asdict() for link in one.seen]
    unlisted = one.posts - len(seen)
    return {
        "id": one.id,
        "other_ids": list(one.other_ids),
        "href": f"#{fragment(one.id)}",
        "term": entry.term,
        "lang": setting.tag_of(entry.term),
        "english": "" if entry.english.casefold() == entry.term.casefold() else entry.english,
        "english_lang": setting.tag_of(entry.english),
        "definition": entry.definition,
        "definition_lang": setting.tag_of(entry.definition),
        "aliases": [{"name": name, "lang": setting.tag_of(name)} for name in entry.aliases],
        "superseded": [{"name": name, "lang": setting.tag_of(name)} for name in entry.superseded],
        "kind": "" if entry.kind in ("", "concept") else entry.kind,
        "kind_text": text.get(f"kind_{entry.kind}", entry.kind),
        "status": "" if entry.status == "preferred" else entry.status,
        "status_text": text.get(f"status_{entry.status}", entry.status),
        "says_something": bool(entry.definition or entry.aliases or entry.superseded or seen or one.wordings),
        "posts": one.posts,
        "seen": seen[:_AT_ONCE],
        "more": seen[_AT_ONCE:],
        "more_text": text["more_posts"].format(n=f"{one.posts - _AT_ONCE:,}"),
        "unlisted": text["unlisted"].format(n=f"{unlisted:,}") if unlisted else "",
        "wordings": [
            {"field": text[f"wording_{field}"], "texts": [{"wording": wording, "count": n} for wording, n in counts]}
            for field, counts in one.wordings.items()
        ],
    }
