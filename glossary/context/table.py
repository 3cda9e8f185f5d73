"""The formats of a context."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from glossary.context.mentioned import Mentioned
from glossary.context.prompt import prompt
from glossary.export.table import format_named
from glossary.export.values import ExportMaterial, Item, LeftOut
from glossary.store.fields import EVIDENCE, FIELDS

Written = tuple[str, Sequence[LeftOut]]
"""The text of a context, and what its format could not hold."""
_FIELDS = tuple(name for name in FIELDS if name not in EVIDENCE)


def _as_prompt(found: Sequence[Mentioned], material: ExportMaterial) -> Written:
    return prompt(found, material), ()


def _as_json(found: Sequence[Mentioned], material: ExportMaterial) -> Written:
    records = [_record(each) for each in found]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n", ()


def _record(each: Mentioned) -> dict[str, object]:
    said = {name: value for name in _FIELDS if (value := getattr(each.entry, name))}
    return {**said, "mentions": each.times, "first": each.first, "unclear": each.unclear}


def _exported(name: str) -> Callable[[Sequence[Mentioned], ExportMaterial], Written]:
    def write(found: Sequence[Mentioned], material: ExportMaterial) -> Written:
        items = [Item(each.entry, each.posts, each.by_hand) for each in found]
        output = format_named(name).write(material._replace(items=items))
        (data,) = output.files.values()
        return data.decode(), output.left_out

    return write


FORMATS: dict[str, Callable[[Sequence[Mentioned], ExportMaterial], Written]] = {
    "prompt": _as_prompt,
    "json": _as_json,
    "csv": _exported("csv"),
    "tbx": _exported("tbx"),
    "deepl": _exported("deepl"),
}
