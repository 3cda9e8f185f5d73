"""Cuts a short text into words without loading a dictionary: the few words that it may hold are looked up in a file.

What `rjieba` does with the same dictionary, without its guesses at unknown words. To load that takes as long as to cut
hundreds of sentences here. `words.txt` has the words in the order of their bytes, each with how often it stands in
texts. It is jieba's (0.42.1, https://github.com/fxsjy/jieba, Copyright (c) 2013 Sun Junyi, MIT licence as in LICENSE).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from math import log
from pathlib import Path
from typing import NamedTuple

_HEAD = 2
# The sum of all numbers in the file, and of those of one word that jieba's dictionary has twice.
_ALL = log(60_101_967)
# Half of the words that have two characters stand more seldom.
_OFTEN = 90
# No byte of UTF-8 is greater than all that may follow.
_LAST = b"\xff"


class _Words(NamedTuple):
    """How likely the words are that begin with two characters: the first alone, and longer ones by their lengths."""

    alone: float
    longer: Mapping[str, float]
    lengths: Sequence[int]


def cut(text: str) -> list[str]:
    """The likeliest words that make up a text in Simplified characters."""
    likeliest, ends = [0.0] * (len(text) + 1), [0] * len(text)
    for at in reversed(range(len(text))):
        words = _words(text[at : at + _HEAD])
        likelihood, reach = words.alone + likeliest[at + 1], at + 1
        for length in words.lengths:
            end = at + length
            if end <= len(text) and (word := text[at:end]) in words.longer:
                likelihood, reach = max((likelihood, reach), (words.longer[word] + likeliest[end], end))
        likeliest[at], ends[at] = likelihood, reach
    found, at = [], 0
    while at < len(text):
        found.append(text[at : ends[at]])
        at = ends[at]
    return found


def is_common(word: str) -> bool:
    """Whether a word in Simplified characters is one that general texts have often."""
    return _likelihoods(f"{word} ").get(word, -_ALL) >= log(_OFTEN) - _ALL


@lru_cache(maxsize=1 << 15)
def _words(head: str) -> _Words:
    longer = _likelihoods(head) if len(head) == _HEAD else {}
    return _Words(_alone(head[0]), longer, sorted(set(map(len, longer))))


@lru_cache(maxsize=1 << 13)
def _alone(char: str) -> float:
    return _likelihoods(f"{char} ").get(char, -_ALL)


def _likelihoods(beginning: str) -> dict[str, float]:
    """The logarithms of how likely the words are whose lines begin so."""
    data, key = _data(), beginning.encode()
    first, last = _lines_of(beginning[0])
    at = first if data.startswith(key, first) else data.find(b"\n" + key, first, last) + 1
    found = {}
    while data.startswith(key, at):
        end = data.find(b"\n", at)
        word, times = data[at:end].decode().split(" ")
        found[word] = log(int(times) or 1) - _ALL
        at = end + 1
    return found


@lru_cache(maxsize=1 << 13)
def _lines_of(char: str) -> tuple[int, int]:
    """Where the lines begin and end that begin with a character: few enough to be searched from end to end."""
    data, key = _data(), char.encode()
    return _first(data, key), _first(data, key + _LAST)


def _first(data: bytes, key: bytes) -> int:
    """Where the first line begins that does not come before a key."""
    low, high = 0, len(data)
    while low < high:
        middle = (low + high) // 2
        start = data.rfind(b"\n", low, middle) + 1 or low
        end = data.find(b"\n", middle)
        if data[start:end] < key:
            low = end + 1
        else:
            high = start
    return low


@cache
def _data() -> bytes:
    return Path(__file__).with_name("words.txt").read_bytes()
