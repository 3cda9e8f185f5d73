"""What may stand between a mark and its parenthesis without parting them: a space, an invisible character, a note."""

from __future__ import annotations

from glossary.language.patterns import pattern

# A space of any width; zero-width space and joiners, which writers put in so that CommonMark shows their bold.
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_SPACES = f" \u00a0\u3000{INVISIBLE}"
_ENTITY = r"&(?:#0*8203|#[xX]0*200[bB]|nbsp|ZeroWidthSpace|NoBreak|#0*160);"
_FOOTNOTE = r"\[\^[^\[\]\s]{1,40}\]"
# `**贝叶斯定理**：（英语：Bayes' theorem）`, as encyclopedias write it; behind another colon stands speech.
_COLON = r"[：:] ?(?=[（(]\s?(?:英[文语語]|外文|原文名|拉丁[文语語]|法[文语語]|德[文语語]|日[文语語])[：: ])"
GAP = rf"(?:{_FOOTNOTE}){{0,2}}(?:[{_SPACES}]|{_ENTITY})?[{INVISIBLE}]?(?:{_COLON})?"
OPENS_GAP = frozenset(f"{_SPACES}&[：:")
gap = pattern(GAP)
