"""The glossary file through the rules that look at it, alone and with what the posts make of its names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from glossary.checking.finding import Finding
from glossary.checking.glossary_text import GlossaryText, read_glossary_text
from glossary.checking.registry import Rule, all_rules
from glossary.checking.settings import Settings
from glossary.checking.sightings import Hidden
from glossary.checking.uses import Uses
from glossary.store.file import GlossaryFile


def read_glossary(root: Path, path: str, settings: Settings, uses: Uses) -> GlossaryText | None:
    """The glossary file, None where no rule asks for it. Raises FileError where it is missing or broken."""
    if not any(rule.check_glossary or rule.check_names for rule in _rules(settings)):
        return None
    return read_glossary_text(GlossaryFile(root / path), path, uses)


def wants_names(settings: Settings) -> bool:
    """Whether a rule asks how posts mention the names of the glossary."""
    return any(rule.check_names for rule in _rules(settings))


def check_glossary(glossary: GlossaryText, settings: Settings) -> list[Finding]:
    """The findings of the glossary file alone."""
    return [
        settings.named(finding, rule)
        for rule in _rules(settings)
        if rule.check_glossary
        for finding in rule.check_glossary(glossary, settings.options[rule.name])
    ]


def check_names(glossary: GlossaryText, hidden: Mapping[str, Hidden], settings: Settings) -> list[Finding]:
    """The findings about the names of the glossary in all posts."""
    return [
        settings.named(finding, rule)
        for rule in _rules(settings)
        if rule.check_names
        for finding in rule.check_names(glossary, hidden, settings.options[rule.name])
    ]


def _rules(settings: Settings) -> list[Rule]:
    return [rule for rule in all_rules().values() if rule.name in settings.rules]
