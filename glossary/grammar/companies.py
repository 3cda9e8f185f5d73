"""Telling the name of a company (花旗集团, 高德纳咨询公司) from what a company is (数据分析公司)."""

from __future__ import annotations

from glossary.grammar.cues import TRANSLITERATION
from glossary.grammar.translations import BEGINNINGS
from glossary.language.patterns import pattern

# What is said of a company that is described, not named: 人工智能安全研究公司.
_trade = pattern(
    "人工智能|生物|医药|制药|医疗|健康|基因|数据|分析|软件|硬件|科技|技术|研究|安全|咨询|服务|金融|投资|保险|证券|银行|支付|加密|货币|数字|稳定币"
    "|能源|石油|天然气|矿业|稀土|半导体|芯片|存储|通信|电信|卫星|航天|航空|太空|火箭|机器人|自动|驾驶|汽车|电动|电池|电商|零售|物流|网络|互联网|在线"
    "|云|计算|平台|系统|媒体|社交|娱乐|游戏|视频|音乐|教育|旅游|旅行|旅|地产|房产|建筑|食品|餐饮|烟草|宠物|纺织|服装|化工|制造|设计|广告|营销"
    "|上市|初创|创业|跨国|大型|小型|科创|控股|母|子|分|旗下|知名|著名|领先|顶级|一流|新兴|传统|私人|国有|民营|国际|酒店|饭店|铁路|有线|现场|脑机接口|非营利|与|和|及|的|家|前|某|单细胞|组学|民意|调查|交易|加速|管理"
)
_SHORTEST = 5
_company = pattern(r"(?:公司|集团|协会|组织)$")


def names_company(text: str) -> bool:
    """Whether a company is named rather than described: 花旗集团, 高德纳咨询公司; not 数据分析公司.

    What is left without its trade is the name: short (花旗), or spelt with the characters of foreign names (高德纳).
    """
    if not _company.search(text):
        return False
    named = _company.sub("", text)
    for place in BEGINNINGS:
        named = named.removeprefix(place)
    named = _trade.sub("", named)
    foreign = sum(char in TRANSLITERATION for char in named)
    return len(named) > 1 and (len(text) <= _SHORTEST or foreign * 2 >= len(named))
