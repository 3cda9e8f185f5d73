"""Whether a mention in Chinese stands on whole words, or is cut out of others: 行业 in 伊朗银行业."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.language.dictionary import cut
from glossary.language.folding import to_simplified
from glossary.language.script import has_han

# How many characters on either side are segmented with the mention.
_AROUND = 12
# Syllables that make another word of the one in front of them: 新自由主义者, 系统性, 去中心化, 筋膜学.
_ENDINGS = frozenset("者性化学")
# What joins the parts of a foreign name: no 沃森 in 詹姆斯·沃森.
_JOINTS = frozenset("·・‧")


def stands_on_word(text: str, start: int, end: int, *, many: bool = False) -> bool:
    """Whether a segmentation of the sentence into words begins one at `start` and ends one at `end`.

    Only words of the dictionary count: a name that it does not know is cut into single characters, so that none of
    its edges is within a word. `many` says that this is asked thousands of times: the answer is the same, and it pays
    to load what finds it sooner.
    """
    if text[start - 1 : start] in _JOINTS or text[end : end + 1] in _JOINTS:
        return False
    first = _reach(text, start, -1) if has_han(text[start]) else start
    last = _reach(text, end, 1) if has_han(text[end - 1]) else end
    if first == start and last == end:
        return True
    words: dict[int, str] = {}
    at = first
    for word in (_cut if many else cut)(_simplified(text[first:last])):
        words[at] = word
        at += len(word)
    return start in words and (end == last or (end in words and words[end] not in _ENDINGS))


def ends_within_word(text: str, end: int) -> bool:
    """Whether what ends here in Chinese is made another word by the syllable behind it: 新自由主义 in 新自由主义者."""
    if text[end : end + 1] not in _ENDINGS:
        return False
    return next(iter(_cut(_simplified(text[end : _reach(text, end, 1)])))) in _ENDINGS


def words_in(text: str, *, many: bool = True) -> list[str]:
    """The words that a segmentation finds in a text, which is one run without signs; `many` as above."""
    words: list[str] = []
    at = 0
    for word in (_cut if many else cut)(_simplified(text)):
        words.append(text[at : at + len(word)])
        at += len(word)
    return words


def is_of_nouns(term: str) -> bool:
    """Whether a Chinese term ends with a word that the dictionary knows as a noun and as nothing else: 控制代码."""
    tags = _tags(term, guess=True)
    return bool(tags) and tags[-1] == "n"


def part_of_speech(word: str) -> str:
    """The dictionary's tag for a word, as of its last part where it is no word there: `n`, `vn`, `v`, `d`, `x` …"""
    return _tags(word, guess=False)[-1]


def _tags(text: str, *, guess: bool) -> list[str]:
    """The tags of the words in a text; `guess` says whether those that no dictionary has are guessed at."""
    try:
        import rjieba

        return [tag for _, tag in rjieba.tag(_simplified(text), hmm=guess)]
    except ImportError:
        import jieba.posseg

        return [pair.flag for pair in jieba.posseg.cut(_simplified(text), HMM=guess)]


def _cut(text: str) -> Iterable[str]:
    """The words of a text by the dictionary of jieba, in Rust, or in Python where there is no wheel for that."""
    # Loaded only here, since reading its dictionary takes a third of the time that a command may take for a post.
    words: Iterable[str]
    try:
        import rjieba

        words = rjieba.cut(text, hmm=False)
    except ImportError:
        import jieba

        words = jieba.cut(text, HMM=False)
    return words


def _simplified(text: str) -> str:
    simplified = to_simplified(text)
    return simplified if len(simplified) == len(text) else text


def _reach(text: str, offset: int, step: int) -> int:
    """How far Chinese characters go on from here, up to a limit."""
    for _ in range(_AROUND):
        following = offset - 1 if step < 0 else offset
        if not 0 <= following < len(text) or not has_han(text[following]):
            break
        offset += step
    return offset
