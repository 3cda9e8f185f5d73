"""Linked terms: `[词](u)（E）`, `[词][u]（E）`, and those of a wiki: `[[词]]（E）`, `[[页|词]]（E）`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.language.patterns import pattern
from glossary.markdown.prose import Prose
from glossary.sites.gaps import GAP
from glossary.sites.kinds.behind import sites_behind
from glossary.sites.site import Site

_link = pattern(
    rf"(?<!!)\[(?P<term>[^\[\]\n]{{1,60}})\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)|\[[^\[\]\n]*\]){GAP}[（(]"
)
# The account of somebody, whom a remark follows.
_account = pattern(r"\]\(https?://(?:www\.)?(?:github|gitlab|gitee|twitter|x|weibo|zhihu|linkedin)\.com/[^/()\s]+/?\)")
_wikilink = pattern(rf"(?<!!)\[\[(?:[^\[\]\n|]*\\?\|)?(?P<term>[^\[\]\n|]{{1,60}})\]\]{GAP}[（(]")
# What a link says of where it leads, and not what something is called.
_where = pattern(
    r"(?:这里|此处|点击.*|链接|官网|网站|官方.*|原文|原帖|论文|文章|文档|视频|音频|代码|源码|仓库|下载.*|来源|出处|参考.*|查看.*|详情|更多|主页|博客|教程|指南|幻灯片|PDF|GitHub|Link|here|source|paper|video|docs?|.*(?:文档|教程|指南|官网|网站|论文|文章|第.+[章节页]))",
    re.IGNORECASE,
)
_format = pattern(
    r"(?:PDF|EPUB|MP[34]|ZIP|PPTX?|DOCX?|HTML|GitHub|YouTube|Bilibili|English|Chinese|EN|ZH|CN|video|archived?|\d+.*)",
    re.IGNORECASE,
)

# A page that a day or a month names is a note of that day, and no term: 2024-05-26 周报.
_dated = pattern(r"(?:19|20)\d\d[-./年]?(?:0?[1-9]|1[0-2])(?!\d)")


def link_sites(text: str, prose: Prose) -> Iterator[Site]:
    """The links with a parenthesis behind them, but for those that only say where they lead."""
    if "](" in text or "][" in text:
        yield from (site for site in sites_behind(text, prose, _link, "link") if _names(text, site))


def wikilink_sites(text: str, prose: Prose) -> Iterator[Site]:
    """The links of a wiki with a parenthesis behind them."""
    if "]]" in text:
        yield from (site for site in sites_behind(text, prose, _wikilink, "wikilink") if _names(text, site))


def _names(text: str, site: Site) -> bool:
    term, inside = text[site.bold_start : site.bold_end], text[site.inside_start : site.inside_end]
    if _account.match(text, site.bold_end) or _dated.match(term):
        return False
    return not _where.fullmatch(term.strip()) and not _format.fullmatch(inside.strip())
