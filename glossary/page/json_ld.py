"""The entries as schema.org's DefinedTermSet, for search engines: https://schema.org/DefinedTerm."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from glossary.page.entries import PageEntry
from glossary.page.setting import Setting

_TYPE = "DefinedTermSet"
# The set is the sheet to begin with, whatever a host calls it.
_SET = "index.html"


def json_ld(entries: Sequence[PageEntry], setting: Setting, addresses: Mapping[str, str]) -> str:
    """JSON that can stand in a `<script>` element: it holds no `<`, no `>` and no `&`. `addresses` has those of ids.

    What is folded away is left out: nobody is to find the site by it.
    """
    terms = [_term(entry, addresses[entry.id]) for entry in entries if not entry.rare]
    value = {
        "@context": "https://schema.org",
        "@type": _TYPE,
        "@id": _SET,
        "url": _SET,
        "name": setting.title,
        "inLanguage": [setting.chinese, "en"],
        **({"hasDefinedTerm": terms} if terms else {}),
    }
    return for_script(value)


def _term(one: PageEntry, address: str) -> dict[str, object]:
    entry = one.entry
    address = _SET + address if address.startswith("#") else address
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
