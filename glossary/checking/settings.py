"""Which rules are on, for which posts, with which options: the table `[tool.glossary.check]`, checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatch
from typing import Any, NamedTuple

from glossary.checking.finding import SEVERITIES, Finding
from glossary.checking.option_values import SettingError, nearest_option, read_options
from glossary.checking.registry import Options, Rule, all_rules
from glossary.errors import GlossaryError

DEFAULT, ALL = "default", "all"
_KEYS = ("select", "ignore", "baseline", "per-path-ignores", "severity", "min-severity")


class Settings(NamedTuple):
    """The rules that run, the options of each rule, the rules that are off below certain paths, the baseline file."""

    rules: frozenset[str]
    options: Mapping[str, Options]
    per_path: tuple[tuple[str, frozenset[str]], ...] = ()
    baseline: str = ""
    severities: Mapping[str, str] = {}

    def named(self, finding: Finding, rule: Rule) -> Finding:
        """A finding with the name and the severity of its rule."""
        return finding._replace(rule=rule.name, severity=self.severity_of(rule))

    def severity_of(self, rule: Rule) -> str:
        """The severity of a rule: the configuration's, else its own."""
        return self.severities.get(rule.name, rule.severity)

    def rules_for(self, path: str) -> frozenset[str]:
        """The rules that run on a post."""
        off = (rules for pattern, rules in self.per_path if fnmatch(path, pattern))
        return self.rules.difference(*off)


def read_settings(
    table: Mapping[str, Any], select: Sequence[str] | None = None, ignore: Sequence[str] = (), least: str = ""
) -> Settings:
    """The settings of a configuration, with what the command line says: `select` instead, `ignore` on top.

    Rules of less than the severity `least`, or the configuration's, do not run.

    Raises SettingError where the configuration names what does not exist or fit, GlossaryError where the command
    line does.
    """
    known = all_rules()
    for key in table:
        if key not in known and key not in _KEYS:
            known_keys = f"known are {', '.join(_KEYS)} and the rules"
            raise SettingError(key, f'unknown key "{key}"{nearest_option(key, (*_KEYS, *known)) or f"; {known_keys}"}')
    chosen = _selected(table) if select is None else _given("--select", select)
    rules = chosen - _names(table.get("ignore", []), "ignore") - _given("--ignore", ignore)
    severities = _severities(table.get("severity", {}))
    least = least or _severity(table.get("min-severity", SEVERITIES[-1]), "min-severity")
    settings = Settings(
        rules,
        {name: read_options(name, rule.options, table.get(name, {})) for name, rule in known.items()},
        _per_path(table.get("per-path-ignores", {})),
        _text(table["baseline"], "baseline") if "baseline" in table else "",
        severities,
    )
    wanted = SEVERITIES[: SEVERITIES.index(least) + 1]
    return settings._replace(rules=frozenset(name for name in rules if settings.severity_of(known[name]) in wanted))


def settings_to_run(
    table: Mapping[str, Any], select: Sequence[str] | None = None, ignore: Sequence[str] = (), least: str = ""
) -> Settings:
    """As `read_settings`; raises GlossaryError also where no rule is left to run, which would find nothing for ever."""
    settings = read_settings(table, select, ignore, least)
    if not settings.rules:
        raise _nothing_to_run(table, is_given=select is not None or bool(ignore))
    return settings


def _nothing_to_run(table: Mapping[str, Any], *, is_given: bool) -> GlossaryError:
    """What is wrong where no rule would run: the command line, or the table."""
    message = "no rule is left to run; `glossary check --list` lists them"
    if is_given:
        return GlossaryError(f"--select, --ignore: {message}")
    return SettingError("ignore" if "ignore" in table else "select", message)


def _selected(table: Mapping[str, Any]) -> frozenset[str]:
    """The rules that the configuration selects. An empty list is a slip: it would find nothing for ever."""
    given = table.get("select", [DEFAULT])
    if given == []:
        raise SettingError("select", '"select" is empty, so no rule would run; leave it out for the default rules')
    return _names(given, "select")


def _severities(given: object) -> Mapping[str, str]:
    if not isinstance(given, dict):
        raise SettingError("severity", '"severity" must be a table of rules, each with its severity')
    for name in given:
        if name not in all_rules():
            raise SettingError(f"severity.{name}", _unknown_rule(name))
    return {name: _severity(value, f"severity.{name}") for name, value in given.items()}


def _severity(given: object, key: str) -> str:
    if given not in SEVERITIES:
        raise SettingError(key, f'"{key}" must be one of {", ".join(SEVERITIES)}, not {given!r}', str(given))
    return str(given)


def unmatched(settings: Settings, paths: Sequence[str]) -> list[str]:
    """The patterns of `per-path-ignores` that no post matches."""
    return [pattern for pattern, _ in settings.per_path if not any(fnmatch(path, pattern) for path in paths)]


def _given(option: str, names: Sequence[str]) -> frozenset[str]:
    """The rules that the command line names."""
    for name in names:
        if not _is_known(name):
            raise GlossaryError(f"{option}: {_unknown_rule(name)}")
    return _expand(names)


def _names(given: object, key: str) -> frozenset[str]:
    """The rules that a list of the configuration names."""
    if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
        raise SettingError(key, f'"{key}" must be a list of rules')
    for name in given:
        if not _is_known(name):
            raise SettingError(key, _unknown_rule(name), name)
    return _expand(given)


def _is_known(name: str) -> bool:
    return name in (DEFAULT, ALL) or name in all_rules()


def _unknown_rule(name: str) -> str:
    guess = nearest_option(name, (DEFAULT, ALL, *all_rules()))
    return f'unknown rule "{name}"{guess or "; `glossary check --list` lists them"}'


def _expand(names: Iterable[str]) -> frozenset[str]:
    """The names of rules, with `default` and `all` written out."""
    known, found = all_rules(), set[str]()
    for name in names:
        if name == ALL:
            found.update(known)
        elif name == DEFAULT:
            found.update(rule.name for rule in known.values() if rule.on)
        else:
            found.add(name)
    return frozenset(found)


def _per_path(given: object) -> tuple[tuple[str, frozenset[str]], ...]:
    if not isinstance(given, dict):
        message = '"per-path-ignores" must be a table of patterns, each with a list of rules'
        raise SettingError("per-path-ignores", message)
    for pattern, rules in given.items():
        if rules == []:
            key = f"per-path-ignores.{pattern}"
            raise SettingError(key, f'"{key}" is empty, so nothing is ignored; `all` stands for all rules')
    return tuple((pattern, _names(rules, f"per-path-ignores.{pattern}")) for pattern, rules in given.items())


def _text(given: object, key: str) -> str:
    if not isinstance(given, str) or given == "":
        raise SettingError(key, f'"{key}" must be a text, not {given!r}')
    return given
