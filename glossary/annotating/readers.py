"""What the readers of a post know without being told.

What many posts of a garden have unexplained, its readers meet all the time: such a word must be worth more than others.
And who reads code knows what programmers know. Only their own words are left to them, what is written in Latin letters
(CPU, JSON, Redis) and the firms and wares of their trade; a Chinese word may well be explained by its English name.
"""

from __future__ import annotations

from functools import cached_property

from glossary.annotating.candidates import Candidate, Post
from glossary.index.counts import UseCounts
from glossary.index.lookup import names_of
from glossary.language.folding import to_simplified
from glossary.language.patterns import pattern
from glossary.language.script import has_latin
from glossary.mentions.known import ENOUGH_POSTS, KnownEntries, counts_of

# A word is everyone's that so many posts have without an annotation: a twentieth of all, and no mere handful.
_EVERYONES, _LEAST_POSTS = 0.05, 10
# Half as much again as of other words is asked of it. Of what the author of the vault annotates, scores say as much.
_MORE = 1.5
# A post of one piece of code in a line may be anybody's.
_LEAST_CODES = 3
_LEAST_NEEDED = 8
# To what place in the world a thing belongs, its definition says by the sort of thing that it is.
_computing = pattern(
    "软件|程序|编程|代码|接口|浏览器|操作系统|数据库|服务器|网络|互联网|域名|网址|网页|网站|协议|开源|框架|计算机|电脑|处理器"
    "|芯片|半导体|显卡|内存|存储|编辑器|编译|命令|脚本|终端|文件|格式|标记语言|云计算|云服务|容器|虚拟机|开发者|客户端|前端|后端"
    "|版本控制|科技公司|科技巨头|令牌|加密|编码|开发工具|开发包|(?i:API|HTTP|JavaScript|Java|Python|Linux|Unix|Git|GPU|Web)"
)
_PLACE_OF_CODE = "//github.com/"
_WARES = ("organization", "product")


class Readers:
    """The readers of one post, as far as the post and the counts of its garden tell."""

    def __init__(self, post: Post, known: KnownEntries) -> None:
        self._post, self._known = post, known

    def times_more(self, seen: UseCounts) -> float:
        """How many times more than other words a word must be worth that was seen in so many posts."""
        is_everyones = seen.mentioned - seen.annotated >= max(_LEAST_POSTS, _EVERYONES * self._known.posts())
        return _MORE if is_everyones else 1.0

    def know(self, candidate: Candidate) -> bool:
        """Whether an entry is these readers' daily bread, under the name that it is judged by.

        Not where most posts that have the word annotate it: then their author found that readers need it. That a few
        do tells nothing in a large garden.
        """
        seen = counts_of(candidate.chief.form, self._known)
        is_accident = seen.annotated < _LEAST_NEEDED and self._known.posts() >= ENOUGH_POSTS
        is_needed = seen.annotated * 2 > seen.mentioned and not is_accident
        return self._are_programmers and not is_needed and _is_of_computing(candidate)

    @cached_property
    def _are_programmers(self) -> bool:
        """Whether the post has a block of code, or several pieces of it in its lines, or points at places for code."""
        return self._post.places.codes >= _LEAST_CODES or self._post.text.count(_PLACE_OF_CODE) >= _LEAST_CODES


def _is_of_computing(candidate: Candidate) -> bool:
    """Whether an entry is a firm or a ware of the trade, or stands here or is called in Latin letters."""
    entry = candidate.entry
    if not _computing.search(to_simplified(" ".join((entry.definition, *names_of(entry))))):
        return False
    return entry.kind in _WARES or has_latin(candidate.chief.form) or has_latin(entry.term)
