"""A comment that asks for silence where nothing was going to be said, or names a rule that does not exist.

It stays behind when the reason is gone, and then hides what comes later.

Bad:  <!-- glossary: ignore english-conflict --> above a paragraph in which no English name conflicts
Good: take the comment out
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary.checking.checked_text import Text
from glossary.checking.finding import Finding
from glossary.checking.ignores import DIRECTIVES, Ignore
from glossary.checking.option_values import nearest_option
from glossary.checking.registry import all_rules

SEVERITY = "info"


def check_unused(post: Text, ignores: Sequence[Ignore]) -> Iterator[Finding]:
    """The ignores that silenced nothing."""
    for ignore in ignores:
        if ignore.directive not in DIRECTIVES:
            guess = nearest_option(ignore.directive, DIRECTIVES) or ', did you mean "ignore"?'
            yield post.finding(ignore.start, ignore.end, f'no directive is called "{ignore.directive}"{guess}')
            continue
        unknown = [rule for rule in ignore.rules if rule not in all_rules()]
        names = ", ".join(unknown or ignore.rules or ("any rule",))
        message = f"no rule is called {names}" if unknown else f"nothing to ignore here for {names}"
        yield post.finding(ignore.start, ignore.end, message)
