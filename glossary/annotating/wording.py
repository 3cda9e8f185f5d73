"""What is written beside a mention: what a writer would write there, and nothing where that would say nothing new.

It depends on which of the entry's names stands there, on the script of the post, and on which names are in use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from glossary.grammar.label_cues import may_begin_label, read_label
from glossary.language.folding import fold
from glossary.language.patterns import pattern
from glossary.language.script import has_han, has_latin, is_acronym
from glossary.language.script_choice import put_into
from glossary.model import Entry

# What Markdown, HTML or a template engine would take for a sign of its own.
_special = pattern(
    r"[\\`*\[\]|$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~(?=~)|(?<=~)~"
    r"|[{}]|(?<=\{)[%#]|[%#](?=\})|%(?=%)|(?<=%)%|==+"
)
_escaped = pattern(r"\\([!-/:-@\[-`{-~])")
_gaps = pattern(r"\s+")
# A definition that points at the text it was written in, or at its day, is none in another post.
_points = pattern(
    "如?前(?:文|面)?所[述说說]|前文|[后後]文|[上下]面(?:所|提到|说|說)|本[文书書篇集期节節章片课課]|[上下前]述|(?<!上)下文(?![件章档檔])|(?<![以之线線网網])上文(?!下)|此[处處]|[这這][里裡]|文中|[书書]中|视频中|視頻中|[该該][文书書片]"
    # Examples say nothing without the name in front of them that they are examples of.
    "|^(?:[例比譬][如]|[诸諸]如|如[ A-Z《“「])"
    "|第[一二三四五六七八九十0-9]{1,3}[章节節]"
    # What is said of a step or a choice, and not of what it is called: 当…时; 推荐.
    "|^[当當][^，。；]+[时時]$|^(?:推荐|推薦|默认|默認|[可必]选|[可必]選)$"
    "|演讲者|主持人|[嘉来來][宾賓]|作者(?:认为|認為|所)"
)
_office = (
    "[总總][统統裁理监監]|首相|主席|[部省州市县縣局行院校财財外][长長]|[议議][员員]|理事|官|C[ETFO]O"
    "|[领領]袖|大使|[国國][务務]卿|高管|[负負][责責]人|[员員]工|教[练練]"
)
_dated = pattern(
    "^[现現](?:[广廣已]|主要|多用|被)|[现現]任|目前|[现現如]今|最近(?!邻|鄰|点|點)|近期|[今去明]年|最新|正在(?=[开開研建筹籌]|制定)|[刚剛][刚剛]|截[至止]"
    # Who holds an office, or held it, holds another tomorrow.
    rf"|(?:前|[现現]|原|候任)[^，。；、]{{0,12}}(?:{_office})"
)
# A longer definition than nineteen in twenty is a paragraph's, and no parenthesis's.
_LONGEST = 45
_LEAST_CLAUSE = 6
# A clause that says but where, when or how needs the next one: 指在特定的时间内，…
_goes_on = pattern(
    "^(?:是?指)?(?:在|当|當|通[过過]|由于|由於|根[据據]|[对對](?![冲沖称稱数數话話手等])|[为為]了|如果|[从從])"
)
_name_in_front = pattern("^[^，。；：:（(]{1,30}: (?=.{4})")
_definition_label = pattern("^(?:[释釋]义|[释釋]義|定[义義]|解[释釋]|含[义義]|[简簡]介)[：:] ?")
_clause_end = pattern("[，；。\uff0e,;]")
# Behind the sign between the parts of a name stands a transliteration: 杰夫·迪恩.
_joint = pattern("[·・‧•]")

FOOTNOTE = "term-"
"""How the labels of the footnotes begin that the style `footnote` writes."""


class Said(NamedTuple):
    """What the parenthesis says: another name or two, and a definition. What is not said is empty."""

    english: str = ""
    chinese: str = ""
    definition: str = ""

    @property
    def text(self) -> str:
        """As it stands in the parenthesis: `Large Model: 参数量巨大的模型`."""
        return ": ".join(filter(None, ("，".join(filter(None, (self.english, self.chinese))), self.definition)))


def escape_wording(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    return _special.sub(lambda match: "".join("\\" + char for char in match[0]), text)


def unescape(text: str) -> str:
    """The text without the backslashes that `escape_wording` put there."""
    return _escaped.sub(r"\1", text)


def ways_to_say(
    entry: Entry, mention: str, script: str, is_used: Callable[[str, str], bool], *, with_definition: bool = True
) -> Iterator[Said]:
    """What an annotation of this mention may say, the fullest first; nothing where it would say nothing new.

    `script` is that of the post, empty where it does not show; `is_used` tells whether people write a Chinese name
    where they might write the mention.
    """
    english, chinese = _names(entry, mention, is_used)
    definition = _definition(entry, mention) if with_definition else ""
    if english and definition:
        chinese = ""
    said = Said(_one_line(english), put_into(_one_line(chinese), script), put_into(definition, script))
    if definition and not _repeats(said):
        yield said
    if names := said._replace(definition=""):
        yield from [names] if names.text else []


def _one_line(text: str) -> str:
    return _gaps.sub(" ", text).strip()


def _names(entry: Entry, mention: str, is_used: Callable[[str, str], bool]) -> tuple[str, str]:
    """The other names that go with this one: English beside a Chinese mention, Chinese beside a Latin one."""
    named_english = _without_label(entry.english)
    names = [_without_label(name) for name in (entry.term, entry.english, *entry.aliases) if name]
    names = [name for name in names if fold(name) != fold(mention)]
    latin = [name for name in names if has_latin(name) and not has_han(name)]
    if has_han(mention):
        return _first(latin, named_english), ""
    english = _first([name for name in latin if _is_long_form(name, mention)], named_english)
    real = [name for name in names if has_han(name) and _is_name_for(name, mention, entry, is_used)]
    chinese = _first(real, entry.term)
    if is_acronym(mention) and english and not is_acronym(english):
        return english, chinese
    if fold(mention) == fold(entry.term):
        return (english if english == named_english else ""), chinese
    return ("", chinese) if chinese else (english, "")


def _without_label(name: str) -> str:
    """The name without what says that it is one: 英文名Tesla."""
    label = read_label(name) if may_begin_label(name) else None
    return name[label[1] :] if label else name


def _is_long_form(name: str, mention: str) -> bool:
    """Whether a Latin name says more than the mention, as its long form does: Meta Platforms for Meta."""
    return is_acronym(mention) or (
        len(name) > len(mention) and fold(name)[:1] == fold(mention)[:1] and name != name.lower()
    )


def _is_name_for(name: str, mention: str, entry: Entry, is_used: Callable[[str, str], bool]) -> bool:
    """Whether a Chinese name is one that people write, and no label around the mention (Anthropic公司)."""
    if fold(mention) in fold(name) or has_latin(name):
        return False
    return name == entry.term or _joint.search(name) is not None or is_used(name, mention)


def _first(names: list[str], favourite: str) -> str:
    return favourite if favourite in names else next(iter(names), "")


def _definition(entry: Entry, mention: str) -> str:
    """The definition as it can stand in any post, cut to its first clause where it is long; else nothing."""
    definition = _definition_label.sub("", _one_line(entry.definition)).rstrip("。\uff0e；，,;")
    # What stands in front of a half-width colon is one more name, and no definition.
    definition = _name_in_front.sub("", definition)
    if len(definition) > _LONGEST and (end := _clause_end.search(definition, _LEAST_CLAUSE, _LONGEST)):
        definition = "" if _goes_on.match(definition) else definition[: end.start()]
    fits = len(definition) <= _LONGEST and has_han(definition) >= has_han(entry.term + mention)
    if fold(definition) == fold(mention):
        return ""
    return definition if fits and not (_points.search(definition) or _dated.search(definition)) else ""


def _repeats(said: Said) -> bool:
    """Whether the definition is nothing but the name in front of it."""
    return fold(said.definition) in (fold(said.english), fold(said.chinese))
