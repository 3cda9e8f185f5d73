"""What may stand between a mark and its parenthesis without parting them: a space, an invisible character, a note."""

from __future__ import annotations

from glossary.language.patterns import pattern

# A space of any width; zero-width space and joiners, which writers put in so that CommonMark shows their bold, and
# what editors leave behind: soft hyphens, marks of direction.
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_SPACES = f" \u00a0\u2000-\u200a\u202f\u205f\u3000{INVISIBLE}"
_ENTITY = (
    r"&(?:#0*(?:160|173|819[2-9]|820[0-7]|8288|65279)|#[xX]0*(?:[aA]0|[aA][dD]|200[0-9a-fA-F]|2060|[fF][eE][fF][fF])"
    r"|nbsp|ensp|emsp|thinsp|hairsp|shy|zwj|zwnj|lrm|rlm|ZeroWidthSpace|NoBreak);"
)
_FOOTNOTE = r"\[\^[^\[\]\s]{1,40}\]|<sup\b[^<>]*>[^<>]{1,20}</sup>"
# `**贝叶斯定理**：（英语：Bayes' theorem）`, as encyclopedias write it; behind another colon stands speech.
_COLON = (
    r"[：:] ?(?=[（(]\s?(?:(?:英|法|德|日|俄|韩|韓|拉丁|西班牙|意大利|葡萄牙|希腊|希臘)[文语語]"
    r"(?:名|名称|名稱|全称|全稱|原名)?|外文名?|原文名)[：: ])"
)
GAP = rf"(?:{_FOOTNOTE}){{0,2}}(?:[{_SPACES}]|{_ENTITY})?[{INVISIBLE}]?(?:{_COLON})?"
_RANGES = ((0x2000, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x2069))
OPENS_GAP = frozenset(" \u00a0\u00ad\u202f\u205f\u3000\ufeff&[<：:") | {
    chr(code) for first, last in _RANGES for code in range(first, last + 1)
}
gap = pattern(GAP)
