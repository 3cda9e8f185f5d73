"""The entries as schema.org's DefinedTermSet, for search engines: https://schema.org/DefinedTerm."""

from __future__ import annotations

import json
from collections.abc import Sequence

from glossary.page.entries import PageEntry
from glossary.page.ids import fragment

_TYPE = "DefinedTermSet"


def json_ld(entries: Sequence[PageEntry], title: str, chinese: str, file: str) -> str:
    """JSON that can stand in a `<script>` element: it holds no `<`, no `>` and no `&`.

    Of a large glossary it leaves out what is folded away: nobody is to find the site by it, and it is a quarter of it.
    """
    terms = [_term(entry, file) for entry in entries if not entry.rare]
    value = {
        "@context": "https://schema.org",
        "@type": _TYPE,
        "@id": "index.html",
        "url": "index.html",
        "name": title,
        "inLanguage": [chinese, "en"],
        **({"hasDefinedTerm": terms} if terms else {}),
    }
    return for_script(value)


def _term(one: PageEntry, file: str) -> dict[str, object]:
    entry = one.entry
    address = f"{file}#{fragment(one.id)}"
    value: dict[str, object] = {"@type": "DefinedTerm", "@id": address, "name": entry.term}
    names = list(dict.fromkeys(filter(None, (entry.english, *entry.aliases, *entry.superseded))))
    if names:
        value["alternateName"] = names
    if entry.definition:
        value["description"] = entry.definition
    return value


def compact_json(value: object) -> str:
    """Any value as JSON without spaces, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def for_script(value: object) -> str:
    """Any value as JSON that is harmless inside HTML and as a part of JavaScript."""
    text = compact_json(value)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
