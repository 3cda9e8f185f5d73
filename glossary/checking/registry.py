"""The rules: one file each in `rules/`, whose docstring is their manual."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

Options = Mapping[str, Any]
# From what a rule looks at (`Context`, `GlossaryText`, or the unused ignores of a post) and its options to findings.
Check = Callable[..., Iterator[Any]]


class Option(NamedTuple):
    """An option of a rule: its default, what it is for, and the values it may have, where these are few.

    `least` is the smallest number that can mean anything.
    """

    default: object
    doc: str
    choices: tuple[str, ...] = ()
    least: int = 0


class Rule(NamedTuple):
    """A rule: its name, its manual, and its functions.

    They look at a post; at the glossary file; at its names that posts hide; at the ignores that were not used.
    `objects` says whether the rule would speak of an annotation that a fix is about to make, from the post, the
    annotation, and what stands between its marks now: such a fix is not offered.
    """

    name: str
    manual: str
    on: bool
    severity: str
    options: Mapping[str, Option]
    check: Check | None
    check_glossary: Check | None
    check_names: Check | None
    check_unused: Check | None
    objects: Callable[..., bool] | None

    @property
    def summary(self) -> str:
        """The first line of the manual."""
        return self.manual.partition("\n")[0]

    @property
    def defaults(self) -> Options:
        """The options as they are unless somebody sets them."""
        return {name: option.default for name, option in self.options.items()}


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its name, in the order of the alphabet."""
    names = sorted(path.stem for path in Path(__file__).with_name("rules").glob("[a-z]*.py"))
    rules = (_rule(import_module(f"glossary.checking.rules.{name}")) for name in names)
    return {rule.name: rule for rule in rules}


def _rule(module: ModuleType) -> Rule:
    return Rule(
        name=module.__name__.rpartition(".")[2].replace("_", "-"),
        manual=(module.__doc__ or "").strip(),
        on=getattr(module, "ON", True),
        severity=getattr(module, "SEVERITY", "warning"),
        options=getattr(module, "OPTIONS", {}),
        check=getattr(module, "check", None),
        check_glossary=getattr(module, "check_glossary", None),
        check_names=getattr(module, "check_names", None),
        check_unused=getattr(module, "check_unused", None),
        objects=getattr(module, "objects", None),
    )
