"""The fields of an entry in `data/glossary.yaml`: names, order, allowed values, and how each is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from glossary.model import KINDS, Entry
from glossary.store.yaml_text import flow_counts, flow_list, scalar

OWNED = ("english", "definition", "aliases", "superseded", "kind", "status")
"""Follow the posts until a person changes them; the lock knows what was last written."""
PERSONAL = ("distinct", "senses", "annotate", "note")
"""Only a person writes these."""
EVIDENCE = ("posts", "first_seen", "variants")
"""Always follow the posts; written on request only."""
FIELDS = ("term", *OWNED, *PERSONAL, *EVIDENCE)
"""All fields, in the order in which they are written."""
LISTS = ("aliases", "superseded", "distinct")
"""The fields that hold a list of names."""
FREE_PREFIX = "x-"
"""A field that begins so is a person's own, whatever it holds."""

ALLOWED = {
    "kind": KINDS,
    "status": ("preferred", "admitted", "deprecated", "superseded", "removed"),
    "senses": ("one",),
    "annotate": ("never",),
}
"""The values of the fields that have a fixed set."""
DEFAULT_STATUS = "preferred"


class Evidence(NamedTuple):
    """What the posts say about one entry: in how many it stands, where first, in which other wordings."""

    posts: int = 0
    first_seen: str = ""
    variants: Mapping[str, Mapping[str, int]] = {}


Written = tuple[str, str, str, str, str, str]
"""The values of the OWNED fields as they stand in the file, behind `name: `; empty where not written."""


def written(entry: Entry) -> Written:
    """How the entry's OWNED fields are written."""
    _, english, definition, aliases, kind, status, *_, superseded = entry
    return (
        english and scalar(english),
        definition and scalar(definition),
        flow_list(aliases) if aliases else "",
        flow_list(superseded) if superseded else "",
        kind,
        status if status != DEFAULT_STATUS else "",
    )


def are_allowed(entry: Entry) -> bool:
    """Whether the fields with a fixed set of values hold one of it, or nothing."""
    return all(getattr(entry, name) in ("", *allowed) for name, allowed in ALLOWED.items())


def written_evidence(evidence: Evidence | None) -> dict[str, str]:
    """How each EVIDENCE field is written; empty where it is not."""
    posts, first_seen, variants = evidence or Evidence()
    values = (str(posts or ""), first_seen and scalar(first_seen), flow_counts(variants))
    return dict(zip(EVIDENCE, values, strict=True))


def evidence_lines(evidence: Evidence | None, indent: str) -> str:
    """The EVIDENCE lines of a block whose `- ` stands behind `indent`."""
    if evidence is None:
        return ""
    return "".join(f"{indent}  {name}: {text}\n" for name, text in written_evidence(evidence).items() if text)


def block_text(term: str, values: Written, indent: str = "") -> str:
    """One entry as a block of lines; `term` and `values` as they are to stand in the file."""
    english, definition, aliases, superseded, kind, status = values
    text = f"{indent}- term: {term}\n"
    if english:
        text += f"{indent}  english: {english}\n"
    if definition:
        text += f"{indent}  definition: {definition}\n"
    if aliases:
        text += f"{indent}  aliases: {aliases}\n"
    if superseded:
        text += f"{indent}  superseded: {superseded}\n"
    if kind:
        text += f"{indent}  kind: {kind}\n"
    if status:
        text += f"{indent}  status: {status}\n"
    return text
