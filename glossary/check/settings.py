"""Which rules are on, for which posts, with which options: the table `[tool.glossary.check]`, checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Any, NoReturn

from glossary.check.registry import Option, Options, all_rules
from glossary.errors import GlossaryError

DEFAULT, ALL = "default", "all"
_KEYS = ("select", "ignore", "baseline", "per-path-ignores")


@dataclass(frozen=True)
class Settings:
    """The rules that run, the options of each rule, the rules that are off below certain paths, the baseline file."""

    rules: frozenset[str]
    options: Mapping[str, Options]
    per_path: tuple[tuple[str, frozenset[str]], ...] = ()
    baseline: str = ""

    def rules_for(self, path: str) -> frozenset[str]:
        """The rules that run on a post."""
        off = (rules for pattern, rules in self.per_path if fnmatch(path, pattern))
        return self.rules.difference(*off)


def read_settings(
    table: Mapping[str, Any], select: Sequence[str] | None = None, ignore: Sequence[str] = ()
) -> Settings:
    """The settings of a configuration, with what the command line says: `select` instead, `ignore` on top.

    Raises GlossaryError where something does not exist or fit.
    """
    known = all_rules()
    for key in table:
        if key not in known and key not in _KEYS:
            _refuse(f'unknown key "{key}"', key, (*_KEYS, *known))
    chosen = _names(table.get("select", [DEFAULT]), "select") if select is None else _expand(select)
    return Settings(
        chosen - _names(table.get("ignore", []), "ignore") - _expand(ignore),
        {name: _options(name, rule.options, table.get(name, {})) for name, rule in known.items()},
        _per_path(table.get("per-path-ignores", {})),
        _text(table.get("baseline", ""), "baseline"),
    )


def unmatched(settings: Settings, paths: Sequence[str]) -> list[str]:
    """The patterns of `per-path-ignores` that no post matches."""
    return [pattern for pattern, _ in settings.per_path if not any(fnmatch(path, pattern) for path in paths)]


def _names(given: object, key: str) -> frozenset[str]:
    if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
        raise GlossaryError(f'check: "{key}" must be a list of rules')
    return _expand(given)


def _expand(given: Iterable[str]) -> frozenset[str]:
    """The names of rules, with `default` and `all` written out."""
    known, found = all_rules(), set[str]()
    for name in given:
        if name == ALL:
            found.update(known)
        elif name == DEFAULT:
            found.update(rule.name for rule in known.values() if rule.on)
        elif name in known:
            found.add(name)
        else:
            _refuse(f'unknown rule "{name}"', name, (DEFAULT, ALL, *known))
    return frozenset(found)


def _options(rule: str, known: Mapping[str, Option], given: object) -> Options:
    if not isinstance(given, dict):
        raise GlossaryError(f'check: "{rule}" must be a table of options')
    for key in given:
        if key not in known:
            _refuse(f'{rule}: unknown option "{key}"', key, tuple(known))
    return {
        name: _option(f"{rule}.{name}", option, given[name]) if name in given else option.default
        for name, option in known.items()
    }


def _option(name: str, option: Option, given: object) -> object:
    default = option.default
    if isinstance(default, tuple):
        if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
            raise GlossaryError(f'check: "{name}" must be a list of texts')
        values: Sequence[object] = given
        result: object = tuple(given)
    else:
        fits = isinstance(given, int | float) if isinstance(default, float) else type(given) is type(default)
        if not fits or (isinstance(default, float) and isinstance(given, bool)):
            raise GlossaryError(f'check: "{name}" must be {_kind(default)}, not {given!r}')
        values, result = [given], given
    for value in values:
        if option.choices and value not in option.choices:
            raise GlossaryError(f'check: "{name}" must be among {", ".join(option.choices)}, not {value!r}')
    return result


def _kind(default: object) -> str:
    return {bool: "true or false", int: "a whole number", float: "a number"}.get(type(default), "a text")


def _per_path(given: object) -> tuple[tuple[str, frozenset[str]], ...]:
    if not isinstance(given, dict):
        raise GlossaryError('check: "per-path-ignores" must be a table of patterns, each with a list of rules')
    return tuple((pattern, _names(rules, f"per-path-ignores.{pattern}")) for pattern, rules in given.items())


def _text(given: object, key: str) -> str:
    if not isinstance(given, str):
        raise GlossaryError(f'check: "{key}" must be a text')
    return given


def _refuse(problem: str, name: str, known: Sequence[str]) -> NoReturn:
    from difflib import get_close_matches

    nearest = get_close_matches(name, known, 1, 0.5)
    guess = f', did you mean "{nearest[0]}"? Known' if nearest else "; known"
    raise GlossaryError(f"check: {problem}{guess} are {', '.join(known) or 'none'}")
