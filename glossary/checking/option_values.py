"""The options of a rule as the configuration gives them, each checked against what the rule declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from glossary.checking.registry import Option, Options
from glossary.errors import GlossaryError


class SettingError(GlossaryError):
    """What is wrong with the option `key` of the configuration, or with one item of its list."""

    def __init__(self, key: str, message: str, item: str = "") -> None:
        super().__init__(f"check: {message}")
        self.key, self.item = f"check.{key}", item


def read_options(rule: str, known: Mapping[str, Option], given: object) -> Options:
    """The options of a rule: what the configuration gives, else the defaults. Raises SettingError for a misfit."""
    if not isinstance(given, dict):
        raise SettingError(rule, f'"{rule}" must be a table of options')
    for key in given:
        if key not in known:
            guess = nearest_option(key, tuple(known)) or f"; known are {', '.join(known) or 'none'}"
            raise SettingError(f"{rule}.{key}", f'{rule}: unknown option "{key}"{guess}')
    return {
        name: _option(f"{rule}.{name}", option, given[name]) if name in given else option.default
        for name, option in known.items()
    }


def _option(name: str, option: Option, given: object) -> object:
    default = option.default
    if isinstance(default, tuple):
        if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
            raise SettingError(name, f'"{name}" must be a list of texts')
        if not given:
            raise SettingError(name, f'"{name}" is empty, so the rule would find nothing; name it in "ignore" instead')
        values: Sequence[object] = given
        result: object = tuple(given)
    else:
        fits = isinstance(given, int | float) if isinstance(default, float) else type(given) is type(default)
        if not fits or (isinstance(default, float) and isinstance(given, bool)):
            raise SettingError(name, f'"{name}" must be {_kind(option)}, not {given!r}')
        if not isinstance(given, bool) and isinstance(given, int | float) and not _is_within(given, option):
            raise SettingError(name, f'"{name}" must be {_kind(option)}, not {given!r}')
        values, result = [given], given
    for value in values:
        if option.choices and value not in option.choices:
            raise SettingError(name, f'"{name}" must be among {", ".join(option.choices)}, not {value!r}', str(value))
    return result


def _is_within(given: float, option: Option) -> bool:
    """Whether a number can mean anything: counts are not too small, likenesses not above 1."""
    return 0 <= given <= 1 if isinstance(option.default, float) else given >= option.least


def _kind(option: Option) -> str:
    counts = f"a whole number from {option.least} on"
    kinds = {bool: "true or false", int: counts, float: "a number from 0 to 1"}
    return kinds.get(type(option.default), "a text")


def nearest_option(name: str, known: Sequence[str]) -> str:
    """A guess at what was meant, as the end of a message; empty where nothing known is like it."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1, 0.5)
    return f', did you mean "{near[0]}"?' if near else ""
