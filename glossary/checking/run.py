"""One post through all rules that are on for it. Pure but for what the facts look up in the index."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from glossary.checking.context import NOTHING_KNOWN, Context, KnownPost
from glossary.checking.facts import Facts
from glossary.checking.finding import Finding
from glossary.checking.ignores import DIRECTIVES, Ignore, read_ignores, unused
from glossary.checking.registry import Rule, all_rules
from glossary.checking.settings import Settings
from glossary.edits import Edit, apply
from glossary.model import Entry
from glossary.sites import Placed


def check_text(
    path: str, text: str, facts: Facts, settings: Settings, marks: tuple[str, ...], known: KnownPost = NOTHING_KNOWN
) -> list[Finding]:
    """The findings of one post, by place. `known` says what the index knows of the post."""
    names = settings.rules_for(path)
    post = Context(path, text, facts, marks, known, names)
    rules = [rule for rule in all_rules().values() if rule.name in names]
    found = [finding for rule in rules if rule.check for finding in _run(rule, post, settings)]
    found = [finding for finding in found if not (finding.edits and _rewords_locked(finding, post))]
    ignores = read_ignores(text)
    if ignores:
        silent = unused(_judgeable(ignores, names), found)
        found = [finding for finding in found if not any(ignore.covers(finding) for ignore in ignores)]
        found += (
            settings.named(finding, rule)
            for rule in rules
            if rule.check_unused
            for finding in rule.check_unused(post, silent)
        )
    return sorted(found)


def _rewords_locked(finding: Finding, post: Context) -> bool:
    """Whether the fix takes a name or the definition of an entry that says `changes: never` out of an annotation of it.

    A fix that takes an annotation away as a whole, or moves it, changes no wording.
    """
    edits = [edit for edit in finding.edits if edit.replacement.strip() and edit.span.start < edit.span.end]
    for placed, entry in _around(edits, post.locked):
        start, end = placed.site.start, placed.end
        inside = [edit.moved(-start) for edit in edits if start <= edit.span.start and edit.span.end <= end]
        before = post.text[start:end]
        after = apply(before, inside)
        if any(
            name and before.count(name) > after.count(name) for name in (entry.term, entry.english, entry.definition)
        ):
            return True
    return False


def _around(edits: Iterable[Edit], locked: Sequence[tuple[Placed, Entry]]) -> Iterable[tuple[Placed, Entry]]:
    """The annotations, of these in order, in which edits begin."""
    at = {bisect_right(locked, edit.span.start, key=lambda one: one[0].site.start) - 1 for edit in edits}
    return (locked[number] for number in sorted(at) if number >= 0)


def _judgeable(ignores: Iterable[Ignore], names: Collection[str]) -> list[Ignore]:
    """The ignores that can be told to be unused: a rule that did not run might have had something to say."""
    known = all_rules()
    return [
        ignore
        for ignore in ignores
        if ignore.directive not in DIRECTIVES
        or (ignore.rules and all(rule in names or rule not in known for rule in ignore.rules))
        or (not ignore.rules and len(names) >= sum(rule.on for rule in known.values()))
    ]


def _run(rule: Rule, post: Context, settings: Settings) -> Iterator[Finding]:
    assert rule.check is not None
    for finding in rule.check(post, settings.options[rule.name]):
        yield settings.named(finding, rule)
