"""Which Chinese characters look alike (形近字) and sound otherwise: what the eye, or an input by shape, mistakes.

Those that sound alike too (辨, 辩) are found by their sound.
"""

from __future__ import annotations

_GROUPS = (
    "未末 己已巳 人入 贷货 拔拨 析折拆 免兔 土士 千干于 日曰 侯候 晴睛 戊戌戍成 徒徙 崇祟 治冶 沦沧 抡抢 赢羸 "
    "幻幼 鸟乌 天夭 今令 衷哀衰 侍待 粟栗 仓仑 准淮 洒酒 延廷 券卷 微徽 刺剌 茶荼 毫亳 盲肓 炙灸 钓钩 住往 代伐 "
    "问间 设没 活话 体休 申甲由田 驭驮 枚牧 坚竖 坏坯 勾匀 爪瓜 斤斥 风凤 拢扰 喧暄 渴喝揭 瞻赡 载栽裁 眯咪 推椎 "
    "撤撒 孤弧狐 傍膀 峻竣俊 秆杆 崩绷 掉悼 驱躯 酬酹 晾凉 困因囚 币市 帅师 拾抬 陈阵 受爱 埋理 冒胃 秒抄 堆推 "
    "农衣 太大犬 厂广 导异 旋施 兵乒 处外"
).split()
_groups_of: dict[str, set[int]] = {}
for _number, _group in enumerate(_GROUPS):
    for _char in _group:
        _groups_of.setdefault(_char, set()).add(_number)


def look_alike(one: str, other: str) -> bool:
    """Whether two characters are easily taken for one another by their shape: 未, 末."""
    return not _groups_of.get(one, set()).isdisjoint(_groups_of.get(other, set()))
