"""Names that stand in a line as they are spelled, but for case, script and gaps: Chinese ones, C++, GPT-4.

A Chinese line is looked through character by character. In an English one names begin and end where words do, and
most words come again and again: it is looked through word by word, which takes a fifth of the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import add
from string import ascii_letters, digits

from glossary.index.rows import HEAD, LONGEST, rows_at
from glossary.language.edges import LAST_LATIN, goes_on_before, goes_on_behind
from glossary.language.english import normal
from glossary.language.folded_line import FoldedLine
from glossary.language.patterns import pattern
from glossary.language.script import count_ascii
from glossary.mentions.form_table import BEGINNING, Forms, FormTable
from glossary.mentions.values import Mention

_part = pattern("[a-z0-9]+|[^a-z0-9 ]")
_ascii = pattern("[!-\x7f]")
# In lines that have all their plain letters themselves, none else is where a name may begin.
_ascii_start = pattern("(?<![a-z0-9])[!-\x7f]")
_PLAIN = (ascii_letters + digits).encode()


def rows_of_keys(lines: Iterable[tuple[str, FoldedLine]]) -> set[str]:
    """The names of the rows of all forms that `in_key` may find in lines."""
    names: set[str] = set()
    beginnings: set[str] = set()
    for line, folded in lines:
        key = folded.key
        if _is_english(line, key):
            starts = _part
        else:
            starts = _ascii_start if _has_plain_letters(line, key) else _ascii
            names.update(map(add, key, key[1:]))
        beginnings.update([key[start.start() : start.start() + LONGEST] for start in starts.finditer(key)])
    return names.union(*map(rows_at, beginnings))


def in_key(line: str, folded: FoldedLine, table: FormTable) -> Iterator[Mention]:
    """The mentions in a line, the longest at each place, in order."""
    key, origin = folded.key, folded.origin
    places = _word_by_word(key, table) if _is_english(line, key) else _by_characters(key, table)
    for at, forms, lengths in places:
        start = origin(at)
        # Said of most places in English lines, and of none in Chinese.
        if key[at] <= LAST_LATIN and goes_on_before(line, start):
            continue
        for length in lengths:
            form = key[at : at + length]
            # At the end of the line what is cut off may be a shorter form.
            if form in forms.numbers and len(form) == length:
                end = origin(at + length - 1) + 1
                if form[-1] > LAST_LATIN or not goes_on_behind(line, start, end):
                    yield Mention(start, end, form, forms.entries(form))
                    break


_Places = Iterable[tuple[int, Forms, Iterable[int]]]
"""Where forms may begin in a key: which ones they are, and how long, the longest first."""


def _by_characters(key: str, table: FormTable) -> _Places:
    for at in table.places(key):
        forms = table.heads[key[at : at + HEAD]]
        yield at, forms, forms.lengths(key[at : at + BEGINNING])


def _word_by_word(key: str, table: FormTable) -> _Places:
    for part in _part.finditer(key):
        word = part[0]
        if word in table.passed:
            continue
        at = part.start()
        forms = table.heads.get(key[at : at + HEAD])
        if len(word) < HEAD:
            if forms:
                yield at, forms, forms.lengths(key[at : at + BEGINNING])
        # What ends within a word is no mention.
        elif forms and (lengths := forms.lengths_by_word.get(word)) and not _is_found_as_word(word, lengths):
            yield at, forms, lengths
        else:
            table.passed.add(word)


def _is_found_as_word(word: str, lengths: Sequence[int]) -> bool:
    """Whether `in_words` finds all that begins with a word. Of BUs, bus is no normal form."""
    return lengths == [len(word)] and word[-1] != "s" and normal(word) == word


def _is_english(line: str, key: str) -> bool:
    """Whether a line is hardly Chinese, and words begin and end in its key where they do in the line itself."""
    # A Chinese character has three bytes.
    is_chinese = len(line.encode(errors="surrogatepass")) * 2 > len(line) * 3
    return line.isascii() or (not is_chinese and _has_plain_letters(line, key))


def _has_plain_letters(line: str, key: str) -> bool:
    """Whether the plain letters and digits of a key are those of its line: in ①API, the key 1api has one more."""
    return count_ascii(line, _PLAIN) == count_ascii(key, _PLAIN)
