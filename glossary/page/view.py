"""Sheets as plain values (texts, numbers, lists, tables), which templates of jinja2 and of Nunjucks can both show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from glossary.page.entries import PageEntry
from glossary.page.entry_view import Elsewhere, entry_view
from glossary.page.ids import fragment
from glossary.page.initials import INITIALS, InitialGroup, Sheet, initial, sheet_file, sheet_title
from glossary.page.json_ld import json_ld
from glossary.page.pinyin import OTHERS
from glossary.page.search import id_buckets
from glossary.page.setting import Setting
from glossary.page.site_files import FEED, sheet_address

_COMMON = 48
_NEWEST = 12
_DESCRIBED = 12
_IN_TITLE = 3
View = dict[str, Any]


def shared(sheets: Sequence[Sheet], setting: Setting) -> View:
    """What every sheet needs to know."""
    return {
        "title": setting.title,
        "language": setting.tag,
        "text": dict(setting.text),
        "home": setting.home,
        "is_part": setting.is_part,
        "feed": FEED if setting.address else "",
        "id_files": id_buckets(sheets),
    }


def views(sheets: Sequence[Sheet], setting: Setting) -> dict[str, Callable[[], View]]:
    """By file name, what makes each sheet as it is shown; the one to begin with comes first.

    They are made one by one, since all views of a large glossary together would take 200 MB.
    """
    entries = [entry for sheet in sheets for entry in sheet.entries]
    letters = _letters(sheets)
    elsewhere = _elsewhere(sheets)
    makers = {sheet_file(sheet.name): partial(_sheet, sheet, letters, setting, elsewhere) for sheet in sheets}
    begin = makers.pop(sheet_file(""), None) or partial(_contents, sheets, letters, setting, elsewhere)
    return {sheet_file(""): lambda: {**begin(), **_summary(len(entries), setting)}, **makers}


def _summary(entries: int, setting: Setting) -> View:
    text = setting.text["counts" if setting.posts else "counts_alone"]
    counts = text.format(entries=f"{entries:,}", posts=f"{setting.posts:,}")
    return {"counts": counts, "empty": "" if entries else setting.text["none_fits" if setting.is_filtered else "empty"]}


def _elsewhere(sheets: Sequence[Sheet]) -> Elsewhere:
    placed = [(entry, sheet_file(sheet.name) if sheet.name else "") for sheet in sheets for entry in sheet.entries]
    return Elsewhere(
        {entry.id: entry.entry.term for entry, _ in placed},
        {entry.id: f"{file}#{fragment(entry.id)}" for entry, file in placed},
        dates_alone=any(sheet.name for sheet in sheets),
    )


def _letters(sheets: Sequence[Sheet]) -> list[View]:
    to: dict[str, str] = {}
    for sheet in sheets:
        for entry in sheet.entries:
            to.setdefault(initial(entry), sheet_file(initial(entry)) if sheet.name else f"#letter:{initial(entry)}")
    return [
        {"name": name, "letter": "#" if name == OTHERS else name.upper(), "href": to.get(name, "")} for name in INITIALS
    ]


def _sheet(sheet: Sheet, letters: Sequence[View], setting: Setting, elsewhere: Elsewhere) -> View:
    groups = [_group(group, sheet, setting, elsewhere) for group in sheet.groups if group.entries]
    name = _heading(sheet.name, setting)
    sections = list(_sections(sheet))
    return {
        "file": sheet_file(sheet.name),
        "heading": name if sheet.name else setting.title,
        "is_index": not sheet.name,
        "page_title": f"{_full_heading(name, sheet.entries, setting)} · {setting.title}"
        if sheet.name
        else setting.title,
        "address": sheet_address(sheet_file(sheet.name), setting),
        "description": _description(sheet.entries, setting),
        "letters": [{**letter, "current": letter["name"] == sheet.name[:1]} for letter in letters],
        "sections": sections if sheet.name and len(sections) > 1 else [],
        "groups": groups,
        "kinds": _kinds(sheet.entries, setting),
        "lists": [],
        "counts": "",
        "empty": "",
        "json_ld": "" if sheet.name else json_ld(sheet.entries, setting, elsewhere.addresses),
    }


def _description(entries: Sequence[PageEntry], setting: Setting) -> str:
    """What a search engine or a chat shows of a sheet: the terms on it that most posts annotate."""
    best = sorted(entries, key=lambda entry: -entry.posts)[:_DESCRIBED]
    return setting.text["comma"].join(entry.entry.term for entry in best) or setting.title


def _full_heading(name: str, entries: Sequence[PageEntry], setting: Setting) -> str:
    """What a chat shows of a link to a sheet: syllables alone would say nothing."""
    best = sorted(entries, key=lambda entry: -entry.posts)[:_IN_TITLE]
    terms = setting.text["comma"].join(entry.entry.term for entry in best)
    return f"{name} {terms}…" if len(entries) > len(best) else f"{name} {terms}"


def _heading(name: str, setting: Setting) -> str:
    return setting.text["others"] if name == OTHERS else sheet_title(name)


def _group(group: InitialGroup, sheet: Sheet, setting: Setting, elsewhere: Elsewhere) -> View:
    rare = [entry for entry in group.entries if entry.rare]
    return {
        "id": f"letter:{group.name}",
        "heading": group.name if sheet.name and group.name != OTHERS else _heading(group.name, setting),
        "entries": [entry_view(entry, setting, elsewhere) for entry in group.entries if not entry.rare],
        "rare": [entry_view(entry, setting, elsewhere) for entry in rare],
        "rare_text": setting.text["rare"].format(n=f"{len(rare):,}"),
    }


def _sections(sheet: Sheet) -> Iterator[View]:
    """The ways to the syllables of a sheet, and to the sheets that were split from it."""
    for group in sheet.groups:
        if group.sheet:
            yield {"href": sheet_file(group.sheet), "text": sheet_title(group.name), "count": f"{group.size:,}"}
        elif group.name != OTHERS:
            yield {"href": f"#letter:{group.name}", "text": group.name, "count": ""}


def _contents(sheets: Sequence[Sheet], letters: Sequence[View], setting: Setting, elsewhere: Elsewhere) -> View:
    """The sheet to begin with where there are many: letters, and the entries that are seen most often."""
    entries = [entry for sheet in sheets for entry in sheet.entries]
    common = sorted(entries, key=lambda entry: -entry.posts)[:_COMMON]
    counts: dict[str, int] = {}
    for entry in entries:
        counts[initial(entry)] = counts.get(initial(entry), 0) + 1
    counted = [{**letter, "count": f"{counts.get(letter['name'], 0):,}"} for letter in letters] if entries else letters
    return {
        **_sheet(Sheet("", []), counted, setting, elsewhere),
        "description": _description(entries, setting),
        "lists": [one for one in _lists(entries, common, setting, elsewhere) if one["entries"]],
        "json_ld": json_ld(common, setting, elsewhere.addresses),
    }


def _lists(
    entries: Sequence[PageEntry], common: Sequence[PageEntry], setting: Setting, elsewhere: Elsewhere
) -> Iterator[View]:
    """What most posts annotate, and what was annotated for the first time last."""
    newest = sorted((entry for entry in entries if entry.first), key=lambda entry: entry.first, reverse=True)[:_NEWEST]
    for name, shown in (("common", common), ("newest", newest)):
        yield {
            "id": f"part:{name}",
            "heading": setting.text[name],
            "entries": [{**entry_view(one, setting, elsewhere), "href": elsewhere.addresses[one.id]} for one in shown],
        }


def _kinds(entries: Sequence[PageEntry], setting: Setting) -> list[View]:
    """The kinds of the entries on a sheet, to choose from; what has none is a concept."""
    counts = Counter(entry.entry.kind or "concept" for entry in entries)
    return [
        {"name": name, "text": setting.text.get(f"kind_{name}", name), "count": f"{counts[name]:,}"}
        for name in sorted(counts, key=lambda name: (-counts[name], name))
    ]
