"""From names and fields, in whatever order a file has them, to an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from glossary.imports.names import is_english, latin_first, names_of_chinese, names_of_english
from glossary.language.folding import fold
from glossary.language.script import has_han
from glossary.model import Entry
from glossary.store.fields import ALLOWED, LISTS, Value

_line_ends = re.compile(r"\s*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]\s*")


class UnusableError(Exception):
    """The values cannot be an entry; `message` says why, and what is expected."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def entry_of(fields: Mapping[str, Value]) -> Entry:
    """The entry of these fields. Raises UnusableError where one holds what it may not, or there is no term."""
    values = {name: _value(name, value) for name, value in fields.items() if value}
    for name, value in values.items():
        if value and name in ALLOWED and value not in ALLOWED[name]:
            raise UnusableError(f"{name} is {value}; expected: {', '.join(ALLOWED[name])}")
    if not values.get("term"):
        raise UnusableError("no term; expected a Chinese or an English name")
    own = fold(str(values["term"]))
    if any(fold(name) == own for name in values.get("distinct", ())):
        raise UnusableError(f"distinct names {values['term']} itself; expected the names of other entries")
    if values.get("status") == "preferred":
        del values["status"]
    return Entry(**values)  # type: ignore[arg-type]


def _value(name: str, value: Value) -> Value:
    if name in LISTS:
        names = (one_line(text) for text in ((value,) if isinstance(value, str) else value))
        return tuple(dict.fromkeys(filter(None, names)))
    return one_line(value) if isinstance(value, str) else one_line(" ".join(value))


def one_line(text: str) -> str:
    """The text without line ends and outer blanks."""
    return _line_ends.sub(" ", text).strip()


def entry_of_pair(one: str, other: str, definition: str = "") -> Entry:
    """The entry of a Chinese and an English name in any order. Raises UnusableError where it is not one of each.

    Further names become aliases, a remark in parentheses the note: see `names`. Where both sides are the same Latin
    word, or the Chinese one says that it stays (不译), the word is the term.
    """
    chinese, english = (other, one) if is_english(one) or not is_english(other) else (one, other)
    english_side = names_of_english(english)
    if not has_han(chinese) and chinese.strip() and [fold(chinese)] == [fold(name) for name in english_side.names]:
        return entry_of({"term": chinese, "definition": definition, "note": english_side.note})
    if not has_han(chinese) or not is_english(english):
        # softmax回归，softmax regression has Chinese in one; two of a language are no pair.
        raise UnusableError(f"expected a Chinese and an English name, not {one.strip()!r} and {other.strip()!r}")
    chinese, joined = latin_first(chinese, english)
    if joined != english:
        english_side = names_of_english(joined)
    chinese_side = names_of_chinese(chinese, english_side.names)
    notes = [chinese_side.note, english_side.note]
    note = "；".join(note for note in notes if note and fold(note) not in map(fold, english_side.names))
    return entry_of_names(
        chinese_side.names,
        english_side.names,
        {"definition": definition, "note": note, "superseded": chinese_side.forbidden},
    )


def entry_of_names(chinese: Iterable[str], english: Iterable[str], fields: Mapping[str, Value]) -> Entry:
    """The entry of a concept's names by language, the preferred one of each first. Raises UnusableError for none."""
    zh, en = list(chinese), list(english)
    term = zh[0] if zh else en[0] if en else ""
    name = en[0] if zh and en else ""
    aliases = tuple(other for other in (*zh, *en) if other not in (term, name))
    return entry_of({**fields, "term": term, "english": name, "aliases": aliases})
