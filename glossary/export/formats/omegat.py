"""OmegaT: UTF-8 lines of source, target and comment, for the project's glossary folder."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.export.delimited import tsv
from glossary.export.names import GIVEN_UP, names_by_language, plain_name
from glossary.export.values import ExportMaterial, ExportOutput, Format, Item, LeftOut, one_file


def _write(material: ExportMaterial) -> ExportOutput:
    left_out: list[LeftOut] = []
    rows = [row for item in material.items for row in _rows(item, material, left_out)]
    return one_file(FORMAT.file, tsv(rows), left_out)


def _rows(item: Item, material: ExportMaterial, left_out: list[LeftOut]) -> Iterator[tuple[str, ...]]:
    """A source may stand many times here: OmegaT shows all that it finds."""
    names = names_by_language(item.entry)
    target = names[material.target].preferred
    if item.entry.status in GIVEN_UP:
        left_out.append(LeftOut(item.entry.term, f"its status is {item.entry.status}"))
    elif not target or not names[material.source].all():
        left_out.append(LeftOut(item.entry.term, "no name in one of the two languages"))
    else:
        comment = plain_name(item.entry.definition)
        for source in names[material.source].all():
            if source.startswith("#"):
                left_out.append(LeftOut(source, "OmegaT takes a line that begins with # for a comment"))
            else:
                yield (source, target, comment) if comment else (source, target)


FORMAT = Format(
    "omegat",
    "glossary.utf8",
    "OmegaT: put the file into the project's glossary folder",
    "names of the target language but the preferred one; sources that begin with #",
    _write,
)
