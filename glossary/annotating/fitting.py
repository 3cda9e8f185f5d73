"""Whether an entry that is worth an annotation fits the post.

A Latin word has many meanings: IP stands for intellectual property and for the Internet Protocol. Where nothing in the
post speaks for the entry's own, neither another of its names nor words of its English name or its definition, nothing
is written, unless the word has hardly another meaning: an acronym of four letters that several posts annotate, or a
shorter one that many do. Of a Chinese concept that few posts annotate, an English word needs another of the names: some
words of its definition are in any long post.
A short Chinese word means something in every field (不可变 is said of blockchains and of variables): until many posts
annotate it, the post must have the words of the definition. What one post alone annotates may be an accident: of a
longer word the post must have something of the definition too, and a bare translation is not written again.
An everyday word that a few posts translate is left where most posts do without.
What a person wrote is meant, so that of their entries only a short acronym is left, where nothing speaks for it and
something speaks for another meaning: a long post, or what stands beside it (RL 联赛 is no reinforcement learning).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import chain, islice

from glossary.annotating.candidates import Candidate, Post
from glossary.grammar.cues import TRANSLITERATION
from glossary.index.lookup import names_of
from glossary.index.rows import rows_at
from glossary.language.dictionary import is_common
from glossary.language.folding import fold, to_simplified
from glossary.language.patterns import pattern
from glossary.language.script import count_han, has_han, has_latin, is_acronym
from glossary.language.segmentation import stands_on_word, words_in
from glossary.mentions.known import KnownEntries, counts_of
from glossary.mentions.meant import Meant
from glossary.model import Entry

_one_word = pattern("[A-Za-z]+")
_small_words = pattern("[a-z]+(?:[ -][a-z]+)*")
# A name of its own making (SpaceX, Llama 3), or of several words, is no other word's.
_made_up = pattern(r"[a-z][A-Z]|[0-9. ]")
_LONG_ACRONYM = 4
_SHORT_ACRONYM = 2
# So many posts that annotate an entry tell that its acronym is known for it, or its word.
_KNOWN_ACRONYM = 10
_KNOWN_WORD = 4
_words = pattern("[a-z]{4,}")
# Words are one if they begin so: Limited, limit.
_STEM = 6
_LEAST_WORDS = 2
_LEAST_PAIRS = 2
_LEAST_SHARE = 0.15
_LEAST_SHARE_SELDOM = 0.3
# Two letters are the initials of dozens of things, and a sixth of a definition is in any long post.
_LEAST_SHARE_SHORT = 0.5
# Of a Chinese name alone, which says 模式 or 语言 as any text does, nearly all of it.
_LEAST_OF_NAME = 0.7
_SELDOM_WORD = 2
_LEAST_SAID = 0.1
_SHORT_WORD = 3
_PAIR, _MOST_PLACES = 2, 50
_joint = pattern("[·・‧•-]")
_MOST_SHARE = 0.5
# Of so many posts that have an everyday word, the third part would translate it, if that helped anybody.
_OFTEN, _LEAST_OF_POSTS = 4, 3
_VERY_FEW_POSTS = 30
# A text of so many Chinese characters has some of so many words that an acronym goes with.
_LONG_POST, _LEAST_TOLD = 300, 4
# Chinese says behind a name what sort of thing it is; the last character tells events, places and wares.
_LONGEST_SORT = 5
_sort_behind = pattern("[\u4e00-\u9fff]{1,4}")
_SORTS = frozenset("赛队杯课班馆店船舰弹枪照证奖管袋膜板瓶鞋衣药酒病症菌")
# The same, where other words end so too: AI 手机, GPU 卡座.
_SORT_WORDS = frozenset(("老师", "教师", "教练", "学生", "室", "卡", "机"))
# Licences are called after those who wrote the first of the kind, and mean none of them: MIT 许可证.
_LICENCES = frozenset(("许可证", "许可", "授权"))
_AGREEMENT, _OPEN_SOURCE = "协议", "开源"
_COMMONPLACE = "an everyday word, which most posts leave as it is"
_TOO_NARROW = "its English name says more than the word"
_english_word = pattern("[A-Za-z]+(?:['’][a-z]+)?")
_SMALL = frozenset("a an and at by for from in of on or the to via with".split())
_only, _ONLY = pattern("(?i)-only$"), frozenset("仅僅只纯純唯独獨专專单單")
# Words of fewer characters are short for longer ones: 北约, 证监会.
_LEAST_CHARACTERS = 4
_ANOTHERS = "it is said of somebody whom the post does not mention"
_LONGEST_OWNER = 12
_UNSUPPORTED = "it may mean something else, and nothing in the post speaks for this"
_han_run = pattern("[\u4e00-\u9fff]{2,}")
# Characters of which sentences are made, whatever they are about.
_COMMON = frozenset("的和与在是一于以及或为由其可用对等有不人了上下而也如该被到性化者这那个种之所能中后并从将指")


class Fitting:
    """Tells which entries do not fit a post; what the post says is read once, and only if it is asked for."""

    def __init__(self, post: Post, known: KnownEntries) -> None:
        self._post, self._known = post, known

    def misfit(self, candidate: Candidate) -> str:
        """Why the entry does not fit the post, by the mention that it is judged by or by the one that is written at;
        empty where it does."""
        judged = (candidate.chief, *candidate.places[:1])
        return next(filter(None, (self._misfit(candidate, mention) for mention in dict.fromkeys(judged))), "")

    def commonplace(self, candidate: Candidate) -> str:
        """Whether the entry does no more than translate an everyday word, which most posts have without; as above."""
        words = self._post.text[candidate.chief.start : candidate.chief.end]
        seen = counts_of(candidate.chief.form, self._known)
        if candidate.entry.definition or candidate.entry.kind not in ("", "concept") or not has_han(words):
            return ""
        is_usual = seen.mentioned >= _OFTEN and seen.annotated * _LEAST_OF_POSTS < seen.mentioned
        # In small letters it is no name; of a few posts, one that translates a word is hardly ever followed.
        is_alone = self._known.posts() < _VERY_FEW_POSTS and seen.annotated <= 1 < seen.mentioned
        is_word = is_usual and (is_alone or candidate.entry.english[:1].islower())
        if is_word and words_in(words, many=False) == [words]:
            return _COMMONPLACE
        return _COMMONPLACE if is_alone and is_common(to_simplified(words)) else ""

    def too_narrow(self, candidate: Candidate) -> str:
        """Whether the English name says more than the Chinese word that it is given to: 编码器, Encoder-Only."""
        entry, chief = candidate.entry, candidate.chief
        if not has_han(self._post.text[chief.start : chief.end]):
            return ""
        words = [word for word in _english_word.findall(entry.english) if word.casefold() not in _SMALL]
        if _only.search(entry.english) and not _ONLY.intersection(entry.term):
            return _TOO_NARROW
        is_long = len(words) >= len(entry.term) >= _LEAST_CHARACTERS and _is_common(entry, entry.term)
        return _TOO_NARROW if is_long and count_han(entry.term) == len(entry.term) else ""

    def meant_otherwise(self, candidate: Candidate) -> str:
        """Why a person's entry does not fit the post although they want it used; as above."""
        words = self._post.text[candidate.chief.start : candidate.chief.end]
        if not _is_acronym_of(candidate.entry, words) or len(words.removesuffix("s")) >= _LONG_ACRONYM:
            return ""
        if any(self._is_of_another_sort(candidate.entry, each) for each in candidate.mentions):
            return "" if self._speaks_for(candidate.entry, words, _KNOWN_ACRONYM) else _UNSUPPORTED
        return _UNSUPPORTED if self._says_nothing_of(candidate.entry, words) else ""

    def _says_nothing_of(self, entry: Entry, words: str) -> bool:
        """Whether the post, which is long, has nothing at all of the many words that tell of the entry."""
        pairs = _telling_pairs(entry)
        if len(pairs) < _LEAST_TOLD or count_han(self._text) < _LONG_POST:
            return False
        said = _telling_stems(entry, words)
        is_named = any(name in self._text for name in _other_names(entry, words))
        return not is_named and self._stems.isdisjoint(said) and not any(pair in self._text for pair in pairs)

    def _is_of_another_sort(self, entry: Entry, mention: Meant) -> bool:
        """Whether the word behind a mention says that it is another sort of thing than the entry."""
        sort = self._sort(mention)
        own = set(to_simplified("".join((*names_of(entry), entry.definition))))
        return (sort[-1:] in _SORTS or sort in _SORT_WORDS) and own.isdisjoint(sort)

    def _is_a_licence(self, entry: Entry, mention: Meant) -> bool:
        """Whether a mention of an organization is the name of a licence; where nobody tells of open source, an
        agreement may well be the organization's own."""
        sort = self._sort(mention)
        is_licence = sort in _LICENCES or (sort == _AGREEMENT and _OPEN_SOURCE in self._text)
        return is_licence and entry.kind == "organization"

    def _sort(self, mention: Meant) -> str:
        """The Chinese word behind a mention, in Simplified characters; empty where there is none."""
        behind = self._post.places.shown.behind(mention.end, _LONGEST_SORT).lstrip(" ")
        run = _sort_behind.match(behind)
        return to_simplified(words_in(run[0], many=False)[0]) if run else ""

    def _misfit(self, candidate: Candidate, mention: Meant) -> str:
        words, posts = self._post.text[mention.start : mention.end], candidate.posts
        if posts < _KNOWN_WORD and self._is_anothers(candidate.entry):
            return _ANOTHERS
        headed = counts_of(mention.form, self._known).annotated
        if _is_nobodys_name(candidate, mention.form, words):
            return "no post annotates it under this name"
        if has_han(words):
            if self._is_everyday_name(candidate.entry, words):
                return _UNSUPPORTED
            if reason := self._accident(candidate.entry, words, headed):
                return reason
            # What is known of an entry under its term tells little of another word that a few posts use for it.
            of_form = posts if fold(words) == fold(candidate.entry.term) else min(posts, headed)
            return "" if self._defines(candidate.entry, words, of_form) else _UNSUPPORTED
        return self._misfit_in_latin(candidate, mention, words, headed)

    def _misfit_in_latin(self, candidate: Candidate, mention: Meant, words: str, headed: int) -> str:
        """The same of Latin words whose form heads annotations in so many posts."""
        entry, posts = candidate.entry, candidate.posts
        if self._is_a_licence(entry, mention):
            return _UNSUPPORTED
        if _is_name_in_small_letters(entry, words):
            return "in small letters, and so no name"
        if _small_words.fullmatch(words) and not entry.definition:
            return "an English word in small letters, with nothing but a translation"
        if posts < _KNOWN_WORD and _is_plain_word(entry, words) and not self._is_named(entry, words):
            return _UNSUPPORTED
        # What is known of an entry under its other names tells little of an acronym that one post uses for it.
        posts = min(posts, headed) if headed == 1 else posts
        return _UNSUPPORTED if _may_mean_else(entry, words, posts) and not self._speaks_for(entry, words, posts) else ""

    def _is_anothers(self, entry: Entry) -> bool:
        """Whether the definition is of what one alone has of whom the post says nothing: 总体规划, 特斯拉的蓝图."""
        if entry.kind not in ("", "concept") or not entry.definition:
            return False
        start = fold(entry.definition[:_LONGEST_OWNER])
        for form, number in chain.from_iterable(self._known.forms(set(rows_at(start))).values()):
            owner = self._known.found(number).entry if len(form) > 1 and start.startswith(form) else entry
            if owner.kind in ("organization", "person"):
                return not any(to_simplified(name).casefold() in self._text for name in names_of(owner))
        return False

    def _accident(self, entry: Entry, words: str, headed: int) -> str:
        """Why a Chinese word that so few posts annotate is not annotated here, unless it is a name."""
        if headed > _SELDOM_WORD or not _is_common(entry, words):
            return ""
        if not entry.definition:
            return "one post alone translates it, and none says what it is" if headed <= 1 else ""
        return "" if self._says_anything(entry, words) else _UNSUPPORTED

    def _is_everyday_name(self, entry: Entry, words: str) -> bool:
        """Whether the name of a firm or a ware is an everyday word, and the post has nothing of it: 小米, 苹果."""
        is_name = entry.kind in ("organization", "product")
        if not is_name or len(words) > _SHORT_WORD or not entry.definition or not is_common(to_simplified(words)):
            return False
        return not self._says_anything(entry, words)

    @cached_property
    def _text(self) -> str:
        return to_simplified(self._post.places.shown.whole()).casefold()

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(_stems(self._text))

    def _defines(self, entry: Entry, words: str, posts: int) -> bool:
        """Whether the definition is that of a Chinese word here, as far as it may have others."""
        if len(words) > _SHORT_WORD or posts >= _KNOWN_WORD or not entry.definition:
            return True
        told = _pairs(to_simplified(entry.definition)) - _pairs(to_simplified(words))
        stems = set(_stems(entry.definition))
        found = sum(pair in self._text for pair in told) + len(stems & self._stems)
        return found > _MOST_SHARE * (len(told) + len(stems)) or found == len(told) + len(stems)

    def _says_anything(self, entry: Entry, words: str) -> bool:
        """Whether the post has anything of what the definition says, or another name of the entry."""
        if any(name in self._text for name in _other_names(entry, words)):
            return True
        own = _pairs(to_simplified(words))
        return self._share(_pairs(to_simplified(entry.definition)) - own) > _LEAST_SAID

    def _speaks_for(self, entry: Entry, words: str, posts: int) -> bool:
        """Whether the post has another name of the entry, or words of its English name or its definition."""
        if self._is_named(entry, words):
            return True
        said = _telling_stems(entry, words)
        if said and len(said & self._stems) >= min(_LEAST_WORDS, len(said)):
            return True
        pairs = _telling_pairs(entry)
        found = sum(pair in self._text for pair in pairs)
        least = _LEAST_SHARE if posts >= _KNOWN_WORD else _LEAST_SHARE_SELDOM
        if posts < _KNOWN_ACRONYM and len(words.removesuffix("s")) <= _SHORT_ACRONYM:
            least = _LEAST_SHARE_SHORT
        if posts < _KNOWN_WORD and len(words) < _LONG_ACRONYM and not (entry.english or entry.definition):
            least = _LEAST_OF_NAME
        return found >= _LEAST_PAIRS and found >= least * len(pairs)

    def _is_named(self, entry: Entry, words: str) -> bool:
        """Whether the post has another name of the entry than the word that stands there."""
        return any(map(self._has_name, _other_names(entry, words)))

    def _has_name(self, name: str) -> bool:
        """Whether a name stands in the post; one of two Chinese characters by itself, as 电子 does not in 电子书."""
        if len(name) > _PAIR or not has_han(name):
            return name in self._text
        places = islice(re.finditer(re.escape(name), self._text), _MOST_PLACES)
        return any(stands_on_word(self._text, *place.span()) for place in places)

    def _share(self, pairs: Collection[str]) -> float:
        return sum(pair in self._text for pair in pairs) / len(pairs) if pairs else 1.0


def _is_common(entry: Entry, words: str) -> bool:
    """Whether a Chinese word is no name of somebody or something, as far as that is known."""
    is_by_ear = TRANSLITERATION.issuperset(words) and not entry.english[:1].islower()
    is_name = entry.kind not in ("", "concept") or is_by_ear or has_latin(words)
    return not (is_name or _joint.search(words))


def _is_nobodys_name(candidate: Candidate, form: str, words: str) -> bool:
    """Whether a name is not used for the entry: a Chinese alias or an English word for a concept that heads no
    annotation, or the plural of somebody's or something's own name."""
    if candidate.entry.kind not in ("", "concept") and not has_han(words):
        return fold(words) not in map(fold, names_of(candidate.entry))
    unheaded = form not in candidate.headed
    return unheaded and (
        has_han(words) or (_one_word.fullmatch(words) is not None and not _is_acronym_of(candidate.entry, words))
    )


def _is_name_in_small_letters(entry: Entry, words: str) -> bool:
    """Whether a word in small letters is written with capitals where it is somebody's or something's name: oracle."""
    is_name = entry.kind not in ("", "concept") and words.islower()
    return is_name and words not in names_of(entry)


def _is_acronym_of(entry: Entry, words: str) -> bool:
    """Whether an acronym is one of the entry's names; INSIGHT is none of 洞察, Insight."""
    return is_acronym(words) and words.removesuffix("s") in names_of(entry)


def _may_mean_else(entry: Entry, words: str, posts: int) -> bool:
    """Whether a Latin word that so many posts annotate may well have another meaning."""
    if not _is_acronym_of(entry, words):
        # The English word for a Chinese concept is a product's name as well: Electron, Beta.
        is_a_word = entry.kind in ("", "concept") and has_han(entry.term) and _one_word.fullmatch(words) is not None
        return is_a_word or (posts < _KNOWN_WORD and not _made_up.search(words))
    length = len(words.removesuffix("s"))
    return length <= _SHORT_ACRONYM or (length < _LONG_ACRONYM and posts < _KNOWN_ACRONYM) or posts <= 1


def _is_plain_word(entry: Entry, words: str) -> bool:
    """Whether it is an English word for a Chinese concept: every field has a transition or a kernel of its own."""
    is_made_up = is_acronym(words) or _made_up.search(words) is not None
    is_concept = entry.kind in ("", "concept") and has_han(entry.term)
    return is_concept and not is_made_up and _one_word.fullmatch(words) is not None


def _other_names(entry: Entry, words: str) -> Iterator[str]:
    """The entry's names that have neither the word in them nor are in it, and that are no acronyms."""
    mention = words.casefold()
    for name in names_of(entry):
        other = to_simplified(name).casefold()
        if len(fold(name)) > 1 and not is_acronym(name) and mention not in other and other not in mention:
            yield other


def _telling_pairs(entry: Entry) -> set[str]:
    """The pairs of the entry's Chinese names and of its definition."""
    return _pairs(to_simplified(" ".join((*filter(has_han, names_of(entry)), entry.definition))))


def _telling_stems(entry: Entry, words: str) -> set[str]:
    """The stems of the Latin words of the entry's English name and of its definition, but for those of `words`."""
    return set(_stems(f"{entry.english} {entry.definition}")) - set(_stems(words))


def _stems(text: str) -> Iterable[str]:
    return (word[:_STEM] for word in _words.findall(text.casefold()))


def _pairs(text: str) -> set[str]:
    """Neighbouring characters, which stand for words, but for those of which every sentence is made."""
    runs = _han_run.findall(text)
    pairs = {run[at : at + 2] for run in runs for at in range(len(run) - 1)}
    return {pair for pair in pairs if _COMMON.isdisjoint(pair)}
