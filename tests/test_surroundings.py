"""Where a writer would not annotate, and what the post explains itself."""

from __future__ import annotations

import pytest

from glossary.annotating.text import Options, annotate_text
from glossary.annotating.values import Annotated
from glossary.model import Entry
from tests.small_glossary import SmallGlossary

_ENTRIES = (
    Entry("远山", "Faraway", "一家造船的公司"),
    Entry("灯塔", "lighthouse", "给船指路的塔"),
    Entry("市船率", "Price-to-Ship Ratio", "市值除以船数", aliases=("PS",)),
    Entry("舱位", "Sleeping Place Record", "船上的床位登记", aliases=("SPR",)),
    Entry("停靠", "docking", "让船靠岸"),
    Entry("停靠 Port", "Docking Port", "靠岸的地方"),
    Entry("嫦娥", "Chang'e", "奔月的仙女"),
    Entry("Kelp", definition="一家卖海带的商店"),
    Entry("Kelp 小店", "Kelp Store", "海带的分店"),
    Entry("海雾", "FOG", "海上的雾"),
    Entry("马克", "Mark", "德国的旧货币"),
    Entry("年灯", "Year Lamp", "一年点一次的灯"),
    Entry("罕德", "Hand", "一位船长"),
    Entry("为了灯", "For Lamps", "灯会的口号"),
    Entry("大灯、小灯", "Lamps", "两盏灯"),
)


def annotated(text: str) -> Annotated:
    """The text, annotated from a few entries about ships."""
    return annotate_text(text, SmallGlossary(_ENTRIES), Options(every=True))


LEFT = {
    "a list of names": "来的有大海、近水、长河、远山、高岸等公司。",
    "a list of Latin names": "来的有 Ahoy, Kelp, Barge, Cutter 几家。",
    "Latin names with slashes": "Ahoy / Kelp / Barge / Cutter 都行。",
    "a list of keywords": "**关键词**：灯塔，停靠",
    "the name of a book": "他的书名叫“灯塔之外”。",
    "a headline": "这篇报道的标题是“网友盯上远山，造谣”。",
    "a number behind": "纪念 PS 752 航班。",
    "a Roman numeral": "大多数 lighthouseⅡ 都在。",
    "a Roman numeral behind a space": "大多数 lighthouse Ⅱ 都在。",
    "a longer foreign name": "俾斯马克号沉了。",
    "a verb": "我们直接停靠 Port 目的地。",
    "an apostrophe": "请 Change 一下。",
    "an apostrophe in front": "请 O'docking 一下，再见 D’PS 先生。",
    "a longer name": "从前有人叫穆罕德。后来穆罕德走了，阿穆罕德来了，又说穆罕德好。".replace(
        "阿穆罕德", "大阿穆罕德"
    ).replace("穆罕德", "阿穆罕德"),
    "explained otherwise, in a parenthesis": "先看 SPR（战略石油储备），SPR 不多。",
    "explained otherwise, behind another word": "储备（spr）不多，只剩 SPR 三成。",
    "explained otherwise, in a sentence": "他们有 SPR 许可，就是石油储备许可。",
    "explained otherwise, with the name in front": "Sea Pilot Room (SPR) 很小，SPR 不好。",
    "explained otherwise, behind code": "`SPR`（战略石油储备）很大，SPR 不多。",
    "explained otherwise, by what it is short for": "SPR 是 Sea Pilot Room 的缩写。",
    "explained otherwise, within a longer name": "The Old Sea Pilot Room Club 在此。\n\n后来 SPR 没了。",
    "explained otherwise, with a small word": "Sea Pilot of Room 在此。\n\n后来 SPR 没了。",
    "explained otherwise, in a parenthesis behind a space": "海上的床位 (SPR) 不多。\n\nSPR 很贵。",
    "explained otherwise, elsewhere": "SPR: Sea Pilot Room\n\n后来 SPR 没了。",
    "named behind": "战略储备，即 SPR，不多。",
    "an equal sign": "灯塔 = 给船指路的塔",
    "between dashes": "灯塔——岸上的高塔——亮了。",
    "a slash between names": "看灯塔/lighthouse 就懂。",
    "another name behind a comma": "灯塔，俗称塔灯，很高。",
    "an old word for naming": "燈塔，亦稱塔燈，很高。",
    "brackets of another kind": "看灯塔〔lighthouse〕就懂。",
    "the definition in front, and called so": "给船指路的塔叫做灯塔。",
    "the definition behind, and called so": "一家叫 Kelp 的卖海带的商店开门了。",
    "quotes in between": "看「灯塔」（lighthouses）就懂。",
    "square brackets": "看灯塔【lighthouse】就懂。",
    "defined by the sentence": "灯塔，指的是给船指路的塔。",
    "called in English": "灯塔，英文叫 lighthouse，很高。",
    "the definition behind": "灯塔，简单说就是给船指路的塔。",
    "the definition in front": "卖海带的商店 Kelp 开门了。",
    "classified behind": "有了 Kelp，一家小店，就好。",
    "abbreviated by the post": "战略储备，简称 SPR，不多。",
    "nearly the Chinese name in front": "他买了床位登记 SPR。",
    "nearly the Chinese name behind": "SPR 就是船上的一种床位登记。",
    "a longer English name": "他去了 Kelp Tower。",
    "a longer English name in front": "他去了 North Kelp。",
    "a longer name of Latin words and Chinese ones": "他去了 Grand Kelp 小店一趟。",
    "what an association is about": "他是灯塔协会的会员。",
    "what a conference is about": "去年开了世界灯塔大会。",
    "the end of a path of menus": "请点 **设置** > 灯塔。",
    "the start of a path of menus": "请点灯塔 > 新建。",
    "an acronym at the end of a name": "他看了 North PS 那一页。",
    "an acronym behind a colon": "看海上的床位登记（Sea Pilot: SPR）和 SPR。",
    "an English phrase": "有 PS ratio 和 Kelp shop 两样。",
    "a unit behind a number": "共 300 PS。",
    "a Roman numeral in letters": "他们进了 Kelp II 期。",
    "a version": "他们用 Kelp 3.12 来算。",
    "a number in a circle": "见 Kelp①与 Kelp②。",
    "a possessive": "Kelp's 海带很好。",
    "an acronym beside a slash": "按 PS/T 7714 来写。",
    "names with bars": "大海 | 近水 | 长河 | 远山",
    "names with dots": "大海 · 近水 · 远山 · 高岸",
    "names with arrows": "大海 → 近水 → 远山 → 高岸",
    "names with slashes": "大海/近水/远山/高岸都来了。",
    "names with semicolons": "名单：大海；近水；远山；高岸。",
    "a list of bare names": "- 大海\n- 近水\n- 远山\n- 高岸",
    "a part of a longer label": "- 灯塔的好处：看得远。",
    "one of several labels": "- 灯塔、码头：岸上的东西。",
    "a foreign name of two parts": "罗德姆-马克说话了。",
    "a longer foreign name, twice": "阿穆马克走了。后来阿穆马克回来。",
    "a street": "我住在远山西路。",
    "the name of a song": "这首歌叫“灯塔”，很好听。",
    "the name of a column": "专栏名为“灯塔周报”，每周一期。",
    "what a lecture is about": "他在讲“灯塔入门”这门课。",
    "the title of a speech": "他做了以“灯塔与船”为题的演讲。",
    "a number that belongs to the name": "灯塔300今天又涨了。",
    "a suffix": "我们买了灯塔器，灯塔率也高，灯塔币也多。",
    "a prefix": "先做预停靠再说。",
    "a foreign name that closes otherwise": "他叫马克耶夫。",
    "a phrase": "他们为了灯都来了。",
    "several names": "他们请了大灯、小灯。",
    "asked for": "什么是灯塔？后面会说。",
    "pointed at": "灯塔指岸上给船指路的高塔。",
    "spelled out behind": "SPR 全称是 Sea Pilot Room，很小。",
    "another name without a comma": "灯塔又名塔灯，很高。",
    "another English name behind a comma": "灯塔，lighthouse，很高。",
    "either name": "灯塔或 lighthouse 都行。",
    "the definition in front, and this is called so": "有人造出给船指路的塔，这就叫灯塔。",
    "the definition in front, but for what it is": "能让船靠岸，即停靠。",
    "an acronym that the post labels": "SPR：石油储备。\n\n后来 SPR 没了。",
    "spelled out, with another acronym": "先分 SIM Pilot Room 再说。\n\n后来 SPR 没了。",
    "a model behind": "用 Kelp V100 来算。",
    "an acronym behind": "用 Kelp CPX 来算。",
    "small letters joined by a slash": "用 docking/join 来算。",
    "the unit of a number": "一九八\u3007年灯涨成这样。",
    "a foreign name that goes on": "新闻部长马克尼说了话。",
    "a list of words": "灯塔，lamp house\n\n码头，pier",
    "a list of references": "[7] 灯塔. 很高.",
    "an English phrase in small letters": "先 import docking 再说。",
    "Japanese": "船を PS に停めてください。",
    "Japanese with many Chinese characters": "灯塔の光が海上を照らす。",
    "Korean": "새로운 PS 배",
    "a name that goes on in a parenthesis": "市船率（PS Ratio）很高，PS 不低。",
    "a line in English": "它说：\n\nFrom its docking:",
    "an English sentence": "他说：we bought it at Kelp in the spring of that year.",
    "another name in front": "有 lighthouse 灯塔。",
    "another name behind": "有灯塔 lighthouse。",
    "a quotation": "> 灯塔亮了。",
    "an English sentence that begins so": "他说：Kelp is where we bought it in the spring of that year.",
    "a caption": "图 3：灯塔的样子",
    "a caption of an appendix": "附图 3：灯塔的样子",
    "a caption without a number": "图：灯塔的样子",
    "a caption with a sign": "▲ 灯塔的样子",
}


@pytest.mark.parametrize("text", LEFT.values(), ids=list(LEFT))
def test_nothing_is_written(text: str) -> None:
    assert annotated(text).after == text


WRITTEN = {
    "two names": "大海、远山都来了。",
    "the definition in the next sentence": "灯塔亮了。他是给船指路的塔工。",
    "a quoted word": "所谓“灯塔”就是它。",
    "an aside": "灯塔（见下图）亮了，那座灯塔很高。",
    "three names": "来的有 Ahoy, Kelp, Barge 三家。",
    "spelled out as it is": "Sleeping Place Record 是登记，SPR 也是。",
    "spelled out, where the glossary has no long form": "Far Ocean Gate 是 FOG 的事。",
    "named within a clause": "总的来说，即 SPR 增长了。",
    "a foreign name in a Chinese sentence": "初音ミク站在那座很高的灯塔下面唱歌。",
    "one dash": "他看见了灯塔——很高。",
    "a name among Chinese words": "他用马克付钱。",
    "an acronym alone": "它的 PS 很高。",
    "a number in front": "共 300 SPR。",
    "an ordinary quotation": "他说：“灯塔很高。”",
    "called so, in quotation marks": "这种东西叫“灯塔”。",
    "a word that begins with what defines": "灯塔指引我们回家。",
    "short clauses": "他来了，灯塔很高，船不大，人也走了，天黑了。",
    "a foreign name alone": "马克很贵，德国人用马克买面包。",
    "a line of figures": "PS：仍然不高，只有三倍。\n\n后来 SPR 涨了。",
    "a year without a number": "他买了年灯。",
    "a country in front of a name": "他说的是印尼马克。",
    "a number that counts something else": "灯塔300美元一座，2024年灯塔2025年都亮。",
    "a word that begins as a suffix": "灯塔器材很贵。",
    "a plain question": "灯塔有多高？",
    "no verb": "这是停靠 Port 的地方。",
    "different neighbours": "看灯塔，有灯塔，爱灯塔。",
    "a callout": "> [!note]\n> 灯塔亮了。",
    "two English names": "他去了 Kelp 和 North。",
    "a title in front": "他见了 CEO Kelp。",
    "Latin words and Chinese ones alone": "他去了 Kelp 小店一趟。",
    "a conference that is named so": "他在大会上说了灯塔。",
    "a Latin word in small letters": "船要 docking 才行。",
    "a picture of another kind": "图书馆旁的灯塔。",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=list(WRITTEN))
def test_elsewhere_it_is_written(text: str) -> None:
    result = annotated(text)
    assert len(result.written) == 1, result.left
    assert annotated(result.after).after == result.after
