"""The fields of an entry in `data/glossary.yaml`: names, order, allowed values, and how each is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import NamedTuple

from glossary.model import ANNOTATE, KINDS, NEVER, Entry
from glossary.store.yaml_text import flow_counts, flow_list, scalar

Value = str | tuple[str, ...]
"""What a field says."""

POSTS, PERSON, ON_REQUEST = "posts", "person", "on request"
"""Whose a field is: it follows the posts until a person changes it, and the lock knows what was last written; only a
person writes it; it always follows the posts, and is written on request only."""


class FieldRule(NamedTuple):
    """One field of an entry, as the file has it.

    `allowed` are the only values it may have, if it has a fixed set; `unsaid` is the one that goes without saying.
    """

    name: str
    whose: str
    is_list: bool = False
    allowed: tuple[str, ...] = ()
    unsaid: str = ""


RULES = (
    FieldRule("english", POSTS),
    FieldRule("definition", POSTS),
    FieldRule("aliases", POSTS, is_list=True),
    FieldRule("superseded", POSTS, is_list=True),
    FieldRule("kind", POSTS, allowed=KINDS),
    FieldRule(
        "status",
        POSTS,
        allowed=("preferred", "admitted", "deprecated", "superseded", "removed"),
        unsaid="preferred",
    ),
    FieldRule("domain", POSTS),
    FieldRule("same", PERSON, is_list=True),
    FieldRule("distinct", PERSON, is_list=True),
    FieldRule("senses", PERSON, allowed=("one",)),
    FieldRule("id", PERSON),
    FieldRule("annotate", PERSON, allowed=ANNOTATE),
    FieldRule("changes", PERSON, allowed=(NEVER,)),
    FieldRule("note", PERSON),
    FieldRule("posts", ON_REQUEST),
    FieldRule("first_seen", ON_REQUEST),
    FieldRule("variants", ON_REQUEST),
)
"""All fields but the term, in the order in which they are written. A field of `Entry` is one row here.

The lock has a column for each field that follows the posts, in this order, and a lock in git outlives the tool that
wrote it: a new one goes behind those that there are.
"""


def _names(whose: str) -> tuple[str, ...]:
    return tuple(rule.name for rule in RULES if rule.whose == whose)


OWNED = _names(POSTS)
PERSONAL = _names(PERSON)
EVIDENCE = _names(ON_REQUEST)
FIELDS = ("term", *(rule.name for rule in RULES))
"""All fields, in the order in which they are written."""
LISTS = tuple(rule.name for rule in RULES if rule.is_list)
"""The fields that hold a list of names."""
ALLOWED = {rule.name: rule.allowed for rule in RULES if rule.allowed}
"""The values of the fields that have a fixed set."""
FREE_PREFIX = "x-"
"""A field that begins so is a person's own, whatever it holds."""

_OWNED_RULES = tuple(rule for rule in RULES if rule.whose == POSTS)
_owned = attrgetter(*OWNED)


class Evidence(NamedTuple):
    """What the posts say about one entry: in how many it stands, where first, in which other wordings."""

    posts: int = 0
    first_seen: str = ""
    variants: Mapping[str, Mapping[str, int]] = {}


Written = tuple[str, ...]
"""The OWNED fields, in their order, as they stand in the file behind `name: `; empty where not written."""


def written(entry: Entry) -> Written:
    """How the entry's OWNED fields are written."""
    # Most of them are empty, and most entries are written anew: so nothing is called for those.
    return tuple(
        [_written(rule, value) if value else "" for rule, value in zip(_OWNED_RULES, _owned(entry), strict=True)]
    )


def _written(rule: FieldRule, value: Value) -> str:
    if value == rule.unsaid:
        return ""
    return scalar(value) if isinstance(value, str) else flow_list(value)


def entry_as_written(term: str, values: Written, read: Callable[[FieldRule, str], Value | None]) -> Entry | None:
    """The entry behind fields as written, each read by `read`; None where that gives None for one of them."""
    fields = {rule.name: read(rule, text) for rule, text in zip(_OWNED_RULES, values, strict=True) if text}
    return None if None in fields.values() else Entry(term, **fields)  # type: ignore[arg-type]


def are_allowed(entry: Entry) -> bool:
    """Whether the fields with a fixed set of values hold one of it, or nothing."""
    return all(getattr(entry, name) in ("", *allowed) for name, allowed in ALLOWED.items())


def written_evidence(evidence: Evidence | None) -> dict[str, str]:
    """How each EVIDENCE field is written; empty where it is not."""
    known = evidence or Evidence()
    return {
        "posts": str(known.posts or ""),
        "first_seen": known.first_seen and scalar(known.first_seen),
        "variants": flow_counts(known.variants),
    }


def evidence_lines(evidence: Evidence | None, indent: str) -> str:
    """The EVIDENCE lines of a block whose `- ` stands behind `indent`."""
    if evidence is None:
        return ""
    return "".join(f"{indent}  {name}: {text}\n" for name, text in written_evidence(evidence).items() if text)


def block_text(term: str, values: Written, indent: str = "") -> str:
    """One entry as a block of lines; `term` and `values` as they are to stand in the file."""
    lines = [f"{indent}  {name}: {value}\n" for name, value in zip(OWNED, values, strict=True) if value]
    return f"{indent}- term: {term}\n{''.join(lines)}"
