"""Whether the writer of a text explains terms in Chinese parentheses, or only remarks on the sentence there.

Neither the remark nor the definition need tell: （两根标尺都低了）, （从高点到低点的跌幅）. But who defines terms so
does it behind their English names as well: **回撤**（Drawdown: 从高点到低点的跌幅）.
"""

from __future__ import annotations

import re

from glossary.grammar.cues import opens_explanation
from glossary.grammar.label_cues import may_begin_label, read_label
from glossary.language.patterns import pattern
from glossary.language.script import HAN, LATIN
from glossary.markdown.prose import Prose
from glossary.sites.gaps import GAP

_set_off = r"\*\*|__|==|[」』”》】]|</[a-z]+>"
_alone = pattern(
    rf"(?:[{HAN}](?:{_set_off}){GAP}[（(](?P<behind>[{HAN}][^（()）\n]*)[）)]"
    rf"|[{HAN}][（(](?P<held>[{HAN}][^（()）\n]*)[）)](?:{_set_off}))"
)
_NAME_FIRST = rf"[（(]\s?[{LATIN}][^（()）\n：:]{{0,80}}[：:]\s?[{HAN}][^（()）\n]*[）)]"
_behind_name = pattern(rf"[{HAN}](?:(?:{_set_off}){GAP}{_NAME_FIRST}|{_NAME_FIRST}(?:{_set_off}))")


def definitions_of(text: str, prose: Prose) -> tuple[int, int]:
    """How many terms in marks have a definition behind their English name, and how many have Chinese alone."""
    named = sum(prose.holds(match.start(), match.start() + 1) for match in _behind_name.finditer(text, prose.body))
    return named, sum(_is_alone(match, prose) for match in _alone.finditer(text, prose.body))


def _is_alone(match: re.Match[str], prose: Prose) -> bool:
    """Whether it stands in prose, and does not say by its first words that it explains or names: 指…, 又称…."""
    inside, start = match["behind"] or match["held"], match.start("behind" if match["behind"] else "held")
    if not prose.holds(start - 1, start) or opens_explanation.match(inside):
        return False
    return not may_begin_label(inside) or read_label(inside) is None
