"""Vale: a substitution rule of former names and the ones to use."""

from __future__ import annotations

from glossary.export.forbidden import forbidden_names
from glossary.export.patterns import pattern_of
from glossary.export.quoted import quoted
from glossary.export.values import ExportMaterial, ExportOutput, Format, one_file

# `nonword`: Vale would put word boundaries around each name, of which Chinese has none; the patterns bring their own.
_HEAD = """extends: substitution
message: "Use '%s' instead of '%s'."
level: warning
nonword: true
ignorecase: false
action:
  name: replace
swap:"""
# YAML takes no longer key on the line of its value.
_LONGEST_KEY = 1000


def _write(material: ExportMaterial) -> ExportOutput:
    forbidden, left_out = forbidden_names(material.items)
    swaps = "".join(_swap(quoted(pattern_of(each)), quoted(each.instead)) for each in forbidden)
    return one_file(FORMAT.file, f"{_HEAD}{swaps or ' {}'}\n", left_out)


def _swap(pattern: str, instead: str) -> str:
    return f"\n  {pattern}: {instead}" if len(pattern) < _LONGEST_KEY else f"\n  ? {pattern}\n  : {instead}"


FORMAT = Format(
    "vale",
    "FormerNames.yml",
    "Vale: put the file into a folder of your StylesPath, and name that in BasedOnStyles",
    "all but former names",
    _write,
)
