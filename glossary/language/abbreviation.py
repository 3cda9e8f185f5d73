"""Whether one name is a short form of another, in either script."""

from __future__ import annotations

from glossary.language.patterns import pattern

_word = pattern(r"[^\W_]+")
_not_letter = pattern(r"[\W_]+")
# B2B is business to business, B4B business for business.
_digit_word = pattern(r"(?<=[A-Za-z])[24](?=[A-Za-z])")
_DIGIT_WORDS = {"2": "T", "4": "F"}
_NUMBERS = dict(zip("one two three four five six seven eight nine ten".split(), map(str, range(1, 11)), strict=True))
LEGAL_FORMS = frozenset("inc corp corporation ltd limited llc lp llp plc co company gmbh".split())
# Words that an acronym may pass over: Financial Independence and Retire Early -> FIRE.
_FUNCTION_WORDS = frozenset("a an and at by de for from in of on or the to with".split())


def is_short_form(short: str, long: str, *, beside: bool = False) -> bool:
    """Whether the Latin `short` abbreviates the Latin `long` (CLB, Canada Learning Bond; Teleop, Teleoperation).

    Schwartz & Hearst (2003), A simple algorithm for identifying abbreviation definitions: each letter of the
    short form stands in order in the long one, the first one at the beginning of its first full word.
    `beside`: a writer gives the one for the other, so that the last words may be left out (PCE, Personal Consumption
    Expenditures Price Index).
    """
    acronym = _acronym_with_shared_tail(short, long)
    letters = _letters(acronym or short)
    words = [w.casefold() for w in _word.findall(long)]
    if short == long or len(letters) < 2 or len(letters) * 1.4 > sum(map(len, words)):
        return False
    if words[0] in _FUNCTION_WORDS and not letters.startswith(words[0][0]):
        words = words[1:]
    if not words or words[0][0] != letters[0]:
        return False
    if len(letters) > 5 and not acronym and not short.isupper():
        return len(words) == 1 and words[0].startswith(letters)
    # Each word has its share, the last one too: ROI is no Return on Invested Capital.
    if beside or words[-1] in _FUNCTION_WORDS or not short.isupper() or len(words) == 1:
        return stands_in_order(letters, "".join(words))
    return any(
        stands_in_order(letters[:cut], "".join(words[:-1]))
        and words[-1].startswith(letters[cut])
        and stands_in_order(letters[cut:], words[-1])
        for cut in range(1, len(letters))
    )


def is_initialism(short: str, long: str) -> bool:
    """Whether the letters of `short` are exactly the first letters of the words of `long`.

    Function words and the legal form of a firm are optional, and a number may be a digit: IBM, G7.
    """
    letters = _letters(short)
    words = [w.casefold() for w in _word.findall(long)]
    if not letters:
        return False
    full = [w for w in words if w not in _FUNCTION_WORDS]
    if letters in ("".join(w[0] for w in words), "".join(w[0] for w in full)):
        return True
    if len(full) > 2 and full[-1] in LEGAL_FORMS:
        return letters == "".join(w[0] for w in full[:-1])
    return letters[-1].isdigit() and letters == "".join(_NUMBERS.get(w, w[0]) for w in full)


def is_han_short_form(short: str, long: str) -> bool:
    """Whether the Chinese `short` is made of characters of `long`, in order: 中纪委, 中国共产党中央纪律检查委员会."""
    return 1 < len(short) < len(long) and stands_in_order(short, long)


def _acronym_with_shared_tail(short: str, long: str) -> str:
    """The acronym before shared words: `TIP Yields`, `Treasury Inflation-Protected Securities Yields`."""
    first, _, tail = short.partition(" ")
    return first if tail and first.isupper() and long.casefold().endswith(" " + tail.casefold()) else ""


def _letters(short: str) -> str:
    bare = _digit_word.sub(lambda match: _DIGIT_WORDS[match[0]], _not_letter.sub("", short))
    return (bare[:-1] if bare.endswith("s") and bare[:-1].isupper() else bare).casefold()


def stands_in_order(letters: str, text: str) -> bool:
    """Whether a text has all these characters in order, with others between them or not."""
    rest = iter(text)
    return all(letter in rest for letter in letters)
