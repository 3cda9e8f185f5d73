"""What people write into a glossary file, by kind: each kind is a function of the file's text and of chance.

Some of it no glossary may hold; the tool must then say so and write nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Edit = Callable[[str, Random], str]

_DASH = re.compile(r"^- ", re.MULTILINE)
_ENTRY = re.compile(r"^- (?:.*\n)(?:  .*\n?)*", re.MULTILINE)


def _entry(text: str, chance: Random) -> re.Match[str]:
    return chance.choice(list(_ENTRY.finditer(text)))


def _at(text: str, place: int, new: str) -> str:
    return text[:place] + new + text[place:]


def _before_entry(new: str) -> Edit:
    return lambda text, chance: _at(text, _entry(text, chance).start(), new)


def _in_entry(new: str) -> Edit:
    """Lines at the end of an entry."""
    return lambda text, chance: _at(text, _entry(text, chance).end(), new)


def _on_entry(change: Callable[[str], str]) -> Edit:
    def edit(text: str, chance: Random) -> str:
        match = _entry(text, chance)
        return text[: match.start()] + change(match[0]) + text[match.end() :]

    return edit


def _on_line(pattern: str, new: str) -> Edit:
    """One line that fits, changed; the text as it is where none does."""

    def edit(text: str, chance: Random) -> str:
        matches = list(re.finditer(pattern, text, re.MULTILINE))
        match = chance.choice(matches) if matches else None
        return text[: match.start()] + match.expand(new) + text[match.end() :] if match else text

    return edit


def _move(text: str, chance: Random) -> str:
    match = _entry(text, chance)
    rest = text[: match.start()] + text[match.end() :]
    places = [found.start() for found in _DASH.finditer(rest)] or [len(rest)]
    return _at(rest, chance.choice(places), match[0].rstrip("\n") + "\n")


def _alias_of_other(text: str, chance: Random) -> str:
    other = _entry(text, chance)[0].partition("\n")[0].removeprefix("- term: ")
    return _in_entry(f"  aliases: [{other}]\n")(text, chance)


def _same_term(text: str, chance: Random) -> str:
    match = _entry(text, chance)
    return _at(text, match.end(), match[0].partition("\n")[0] + "\n  english: Another Sense\n")


def _head(new: str) -> Edit:
    return lambda text, _: text.replace("terms:", new, 1)


def _indented(text: str, _: Random) -> str:
    head, rest = text.split("terms:\n", 1)
    return f"{head}terms:\n" + "".join(f"  {line}\n" for line in rest.split("\n")[:-1])


EDITS: dict[str, Edit] = {
    "nothing": lambda text, _: text,
    "no final newline": lambda text, _: text.rstrip("\n"),
    "two final newlines": lambda text, _: text + "\n",
    "final spaces": lambda text, _: text + "   ",
    "final tab": lambda text, _: text + "\t\n",
    "final comment": lambda text, _: text + "# 结束\n",
    "final comment without newline": lambda text, _: text + "# 结束",
    "final indented comment": lambda text, _: text + "  # 属于上面\n",
    "final blank and comment": lambda text, _: text + "\n\n# 结束\n\n",
    "end of document": lambda text, _: text + "...\n",
    "own field below": lambda text, _: text + "x-mine: 1\n",
    "own list below": lambda text, _: text + "x-mine:\n- 一\n- 二\n",
    "own terms below": lambda text, _: text + "x-mine:\n- term: 甲\n  english: A\n",
    "own block text below": lambda text, _: text + "x-mine: |\n  - term: 甲\n\n  乙\n",
    "own field above": _head("x-mine: 1\nterms:"),
    "own list above": _head("x-mine:\n- term: 甲\n- term: 乙\nterms:"),
    "own text above": _head("x-mine: |\n  terms:\n  - term: 甲\nterms:"),
    "comment on terms": _head("terms: # 词"),
    "comment above terms": _head("# 词条\nterms:"),
    "blank below terms": _head("terms:\n"),
    "comment below terms": lambda text, _: text.replace("terms:\n", "terms:\n# 第一条\n", 1),
    "indented comment below terms": lambda text, _: text.replace("terms:\n", "terms:\n  # 第一条\n", 1),
    "document start": lambda text, _: "---\n" + text,
    "byte order mark": lambda text, _: "\ufeff" + text,
    "no version": lambda text, _: text.replace("version: 1\n", "", 1),
    "crlf": lambda text, _: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "one crlf": _on_line(r"^(.+)\n", r"\1\r\n"),
    "indented list": _indented,
    "comment above": _before_entry("# 说明\n"),
    "comments above": _before_entry("# 说明\n#\n# 还有\n"),
    "blank above": _before_entry("\n"),
    "blank and comment above": _before_entry("\n# —— 新的一组 ——\n\n"),
    "indented comment above": _before_entry("  # 属于上面的\n"),
    "far indented comment above": _before_entry("      # 属于上面的\n"),
    "spaces above": _before_entry("   \n"),
    "tab above": _before_entry("\t\n"),
    "dashes above": _before_entry("# - term: 甲\n"),
    "comment within": _on_line(r"^(  \w+: .*\n)", r"  # 说明\n\1"),
    "comment at the margin within": _on_line(r"^(  \w+: .*\n)", r"# 说明\n\1"),
    "blank within": _on_line(r"^(  \w+: .*\n)", r"\n\1"),
    "comment behind": _on_line(r"^(  \w+: .*)$", r"\1 # 看过"),
    "comment behind a term": _on_line(r"^(- term: .*)$", r"\1 # 看过"),
    "space behind": _on_line(r"^(  \w+: .*)$", r"\1 "),
    "own english": _on_line(r"^  english: .*$", "  english: By Hand"),
    "own definition": _on_line(r"^  definition: .*$", "  definition: 自己的话"),
    "quoted definition": _on_line(r"^  definition: (.*)$", r'  definition: "\1"'),
    "quoted term": _on_line(r"^- term: (.*)$", r'- term: "\1"'),
    "folded definition": _on_line(r"^  definition: .*$", "  definition: >\n    自己的\n    话"),
    "literal definition": _on_line(r"^  definition: .*$", "  definition: |\n    - term: 话\n\n    # 不是注释"),
    "literal that keeps": _on_line(r"^  definition: .*$", "  definition: |+\n    话\n\n"),
    "definition over lines": _on_line(r"^  definition: .*$", "  definition: 自己的\n    话"),
    "bad definition": _on_line(r"^  definition: .*$", "  definition: 一: 二"),
    "no definition": _on_line(r"^  definition: .*\n", ""),
    "no english": _on_line(r"^  english: .*\n", ""),
    "empty definition": _on_line(r"^  definition: .*$", "  definition:"),
    "aliases as a block": _in_entry("  aliases:\n  - 别名\n  - 又名\n"),
    "aliases": _in_entry("  aliases: [别名]\n"),
    "alias of another": _alias_of_other,
    "distinct": _in_entry("  distinct: [别的]\n"),
    "note": _in_entry("  note: 我看过了\n"),
    "own field": _in_entry("  x-mine: 是\n"),
    "unknown field": _in_entry("  unknown: 是\n"),
    "field twice": _in_entry("  note: 一\n  note: 二\n"),
    "bad indent": _in_entry(" note: 一\n"),
    "removed status": _in_entry("  status: removed\n"),
    "one sense": _in_entry("  senses: one\n"),
    "never annotate": _in_entry("  annotate: never\n"),
    "never changes": _in_entry("  changes: never\n"),
    "evidence": _in_entry("  posts: 3\n"),
    "english first": _on_line(r"^- term: (.*)\n  english: (.*)$", r"- english: \2\n  term: \1"),
    "dash alone": _on_line(r"^- term: ", "-\n  term: "),
    "wide dash": _on_line(r"^- term: ", "-   term: "),
    "flow entry": _on_entry(lambda _: "- {term: 词条, english: Flow Entry}\n"),
    "deeper fields": _on_entry(lambda entry: entry.replace("\n  ", "\n    ")),
    "renamed": _on_line(r"^- term: (.*)$", r"- term: \1的"),
    "second sense": _same_term,
    "twin": _on_entry(lambda entry: entry.rstrip("\n") + "\n" + entry),
    "taken out": _on_entry(lambda _: ""),
    "moved": _move,
    "added": _before_entry("- term: 手写\n  english: Written by Hand\n"),
    "added below": lambda text, _: text.rstrip("\n") + "\n- term: 手写\n  english: Written by Hand\n",
    "added without newline": lambda text, _: text.rstrip("\n") + "\n- term: 手写",
    "line separator": _on_line(r"^(  definition: .)", "\\1\u2028"),
    "next line": _on_line(r"^(  definition: .)", "\\1\x85"),
    "nothing left": lambda text, _: text[: text.index("terms:")] + "terms: []\n",
}
"""The kinds by name."""
