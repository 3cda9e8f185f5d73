"""Which of the names that annotations give a headword are names, and which were said once and by the way.

A parenthesis in Chinese behind a Latin headword may hold a name or whatever else the sentence needed: of OpenAI one
post says 暗示, another 排名第五. A name is one that two posts give, or that looks like a name, or whose characters
stand in what the other posts say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.grammar.cues import TRANSLITERATION
from glossary.language.abbreviation import is_han_short_form
from glossary.language.english import is_related, is_short
from glossary.language.folding import fold
from glossary.language.likeness import share_within, shared_characters
from glossary.language.patterns import pattern
from glossary.language.script import has_han
from glossary.model import Use

# This share of a name's pairs of characters in the definitions of other posts supports it.
_SAID = 0.6
# Of so few posts, one speaks for itself.
_SEVERAL_POSTS = 3
# From so many posts on, an alias that one of so many gives must look like a name.
_MANY_POSTS = 4
_ALIKE = 0.5
# The third stage is one of something, and no name: 第三阶段.
_ordinal = pattern(r"第[\d一二三四五六七八九十百]+(?:阶段|步骤?|部分|章|节|点|个|位|名|次|季|集|期|轮|届|类|种|层)")
# What a firm or a product is, behind what it makes or is for.
_HEADS = ("公司", "集团", "企业", "平台", "软件", "网站", "模型", "工具", "机器人")
# What stands between the name of an owner and what is owned.
_BELONGING = ("的", "母公司", "子公司", "旗下", "创始人", "推出的", "开发的")


def unsupported(uses: Sequence[Use]) -> frozenset[str]:
    """Of the uses of Latin headwords, the folded Chinese names that one post gives, and nothing else speaks for."""
    posts: dict[str, set[str]] = {}
    everywhere: set[str] = set()
    told = {name for name in {fold(use.chinese) for use in uses if use.chinese} if _says_what_it_is(name, uses)}
    for use in uses:
        everywhere.add(use.post)
        if use.chinese and not has_han(use.term):
            posts.setdefault(fold(use.chinese), set()).add(use.post)
    if len(everywhere) < _SEVERAL_POSTS:
        return frozenset(told)
    alone = {name for name, given in posts.items() if len(given) == 1}
    belonging = {name for name in posts if _is_owner(name, uses)}
    return frozenset(belonging | told.union(name for name in alone if not _looks_like_one(name, uses)))


def _says_what_it_is(name: str, uses: Sequence[Use]) -> bool:
    """Whether a name given once is a head like 公司 behind what others say of a headword before such a head: 耳机公司,
    一家做耳机的公司."""
    if not name.endswith(_HEADS):
        return False
    head = next(filter(name.endswith, _HEADS))
    if len(name) < len(head) + 2 or sum(fold(use.chinese) == name for use in uses) > 1:
        return False
    about = re.compile(f"{re.escape(name.removesuffix(head))}[^，,]{{0,3}}的{head}")
    return any(about.search(fold(use.definition)) for use in uses if use.definition)


def _is_owner(name: str, uses: Sequence[Use]) -> bool:
    """Whether as many posts say of a headword that it belongs to the bearer of a name as give it the name itself:
    Alphabet, 谷歌母公司."""
    given = sum(fold(use.chinese) == name for use in uses)
    told = [rest for use in uses if (rest := fold(use.definition).removeprefix(name)) != fold(use.definition)]
    return sum(rest.startswith(_BELONGING) for rest in told) >= given


def _looks_like_one(name: str, uses: Sequence[Use]) -> bool:
    if _ordinal.fullmatch(name):
        return False
    terms = {use.key for use in uses}
    if any(term in name for term in terms) or name in terms or TRANSLITERATION.issuperset(name):
        return True
    said = tuple({text for use in uses if fold(use.chinese) != name for text in (use.definition, use.chinese) if text})
    return share_within(name, said) >= _SAID and not _describes_another(name, uses)


def _describes_another(name: str, uses: Sequence[Use]) -> bool:
    """Whether a name stands in definitions, in each as what describes a word behind it, and in no other name: 金融数据,
    in 金融数据和媒体公司."""
    if any(name in other for use in uses for other in (use.key, fold(use.chinese)) if other != name):
        return False
    rests = [rest for use in uses if name in (said := fold(use.definition)) for rest in said.split(name)[1:]]
    return bool(rests) and all(has_han(rest[:1]) for rest in rests)


def is_rare(posts: int, of: int) -> bool:
    """Whether hardly any of several posts call an entry so."""
    return of >= _MANY_POSTS and posts * _MANY_POSTS <= of


def is_worth_keeping(alias: str, posts: int, of: int, names: Sequence[str]) -> bool:
    """Whether an alias that `posts` of `of` posts give is one: several give it, or it looks like a name of `names`."""
    if posts > 1 or of < _MANY_POSTS:
        return True
    return any(_is_form(alias, name) for name in names)


def _is_form(alias: str, name: str) -> bool:
    if not name:
        return False
    folded, whole = fold(alias), fold(name)
    if folded in whole or whole in folded:
        return True
    if has_han(alias) != has_han(name):
        return False
    if has_han(alias):
        return is_han_short_form(folded, whole) or shared_characters(folded, whole) >= _ALIKE
    return is_short(alias, name) or is_short(name, alias) or is_related(alias, name)
