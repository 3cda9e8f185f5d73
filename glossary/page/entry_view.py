"""One entry as plain values, for the templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from glossary.page.entries import PageEntry, PostLink
from glossary.page.ids import fragment, slug
from glossary.page.setting import Setting

# How many posts of an entry stand there at once; the others open.
_AT_ONCE = 2


class Elsewhere(NamedTuple):
    """What an entry's links need of the other entries, by id: the term, and the address from any sheet.

    `dates_alone` says that links in folds name the date of a post and not its title, which stands in a file of its own
    for all sheets: a title is half of what is said of an entry, and stands with fifteen.
    """

    terms: Mapping[str, str]
    addresses: Mapping[str, str]
    dates_alone: bool = False


def entry_view(one: PageEntry, setting: Setting, elsewhere: Elsewhere) -> dict[str, Any]:
    """One entry as it is shown."""
    entry, text = one.entry, setting.text
    at_once = 0 if one.rare else _AT_ONCE
    seen = [_link(link, alone=elsewhere.dates_alone and place >= at_once) for place, link in enumerate(one.seen)]
    more = [] if one.rare else seen[_AT_ONCE:]
    unlisted = one.posts - len(seen)
    kind = "" if entry.kind == "concept" else entry.kind
    status = "" if entry.status == "preferred" else entry.status
    ids = set(one.other_ids)
    aliases, superseded = _names(entry.aliases, ids, setting), _names(entry.superseded, ids, setting)
    return {
        "id": one.id,
        # Of those that are made of an alias, the alias bears its own.
        "other_ids": [other for other in one.other_ids if other in ids],
        "href": "" if one.rare else f"#{fragment(one.id)}",
        "term": entry.term,
        "lang": setting.tag_of(entry.term),
        "english": "" if entry.english.casefold() == entry.term.casefold() else entry.english,
        "english_lang": setting.tag_of(entry.english),
        "definition": entry.definition,
        "parts": list(_parts(one, elsewhere)),
        "definition_lang": setting.tag_of(entry.definition),
        "aliases": aliases,
        "superseded": superseded,
        "kind": kind,
        "kind_text": kind and text.get(f"kind_{kind}", kind),
        "status": status,
        "status_text": status and text.get(f"status_{status}", status),
        "related": [{"name": elsewhere.terms[id], "href": elsewhere.addresses[id]} for id in one.related],
        # Most one-offs have none of these, and a template takes long to ask for each.
        "says_names": bool(aliases or superseded or one.wordings or one.related),
        "says_something": bool(entry.definition or entry.aliases or entry.superseded or seen or one.wordings),
        "posts": one.posts,
        "first": one.first,
        # Their heading says where they are seen, and they are many: what is said of them is short.
        "rare": one.rare,
        "use": _use(one, text) if one.posts > 1 else "",
        "seen": seen[:_AT_ONCE],
        "more": more,
        "more_text": text["more_posts"].format(n=f"{one.posts - _AT_ONCE:,}") if more else "",
        "unlisted": text["unlisted"].format(n=f"{unlisted:,}") if unlisted else "",
        "wordings": [
            {"field": text[f"wording_{field}"], "texts": [{"wording": wording, "count": n} for wording, n in counts]}
            for field, counts in one.wordings.items()
        ],
    }


def _names(names: Sequence[str], ids: set[str], setting: Setting) -> list[dict[str, str]]:
    """The names as they are shown, each with the id that is made of it; takes that one out of `ids`."""
    shown = []
    for name in names:
        own = slug(name) if ids else ""
        shown.append({"name": name, "lang": setting.tag_of(name), "id": own if own in ids else ""})
        ids.discard(own)
    return shown


def _link(link: PostLink, *, alone: bool) -> dict[str, str]:
    if alone and link.date:
        return {"url": link.url, "title": link.date, "date": ""}
    return link._asdict()


def _use(one: PageEntry, text: Mapping[str, str]) -> str:
    count = text["in_posts"].format(n=f"{one.posts:,}")
    return f"{count} · {text['since'].format(date=one.first)}" if one.first else count


def _parts(one: PageEntry, elsewhere: Elsewhere) -> Iterator[dict[str, str]]:
    """The definition in pieces, some of which lead to other entries; none where it is to be shown as it is."""
    text, at = one.entry.definition, 0
    if not one.links:
        return
    for link in one.links:
        yield from _plain(text[at : link.start])
        yield {"text": text[link.start : link.end], "href": elsewhere.addresses[link.id]}
        at = link.end
    yield from _plain(text[at:])


def _plain(text: str) -> Iterator[dict[str, str]]:
    if text:
        yield {"text": text, "href": ""}
