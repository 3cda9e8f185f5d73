"""What the rules are: the lists that `--list` and `--explain` show."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.registry import Rule, all_rules
from glossary.checking.settings import Settings
from glossary.language.terminal import columns


def listed(settings: Settings) -> Iterator[str]:
    """One line for each rule, with a star where it is on."""
    width = max(map(len, all_rules()))
    for rule in all_rules().values():
        mark = "*" if rule.name in settings.rules else " "
        line = f"{mark} {rule.name:<{width}}  {rule.summary} ({settings.severity_of(rule)})"
        yield _wrapped(line, " " * (width + 4))


def explained(rule: Rule, settings: Settings) -> Iterator[str]:
    """The manual of a rule, with its options and what they are set to."""
    yield rule.name
    yield ""
    yield "\n\n".join(map(_paragraph, rule.manual.split("\n\n")))
    if rule.options:
        yield ""
        yield f"Options, in [tool.glossary.check.{rule.name}]:"
    for name, option in rule.options.items():
        choices = f" One of {', '.join(option.choices)}." if option.choices else ""
        yield _wrapped(f"  {name} = {_shown(settings.options[rule.name][name])}: {option.doc}{choices}", "    ")


def _shown(value: object) -> str:
    from json import dumps

    return dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def _paragraph(text: str) -> str:
    """Examples stand as they are; other text is filled to the width of the terminal."""
    return text if text.startswith("Bad:") else _wrapped(" ".join(text.split("\n")))


def _wrapped(text: str, indent: str = "") -> str:
    import textwrap

    width = max(40, min(100, columns(100)))
    return textwrap.fill(text, width, subsequent_indent=indent, break_on_hyphens=False)
