"""What kind of word stands in front of a parenthesis: what joins and parts, what is done, a thing, a single character.

Tables for the words whose kind is known; the dictionary's parts of speech for all others.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from glossary.grammar.cues import in_either_script
from glossary.language.patterns import pattern
from glossary.language.segmentation import part_of_speech

# The words below are written in either script.
_traditional = str.maketrans(
    "转换来与两个为义习产从们会关写几则创参发启处够学实对将属并应开当拥择据时条构没点现种称类绍经给编见讨让许论设话该诸调谓过运还这进选里闭项后",
    "轉換來與兩個為義習產從們會關寫幾則創參發啟處夠學實對將屬並應開當擁擇據時條構沒點現種稱類紹經給編見討讓許論設話該諸調謂過運還這進選裡閉項後",
)


def words_of_table(text: str) -> frozenset[str]:
    """The words of a table, in Simplified and in Traditional characters."""
    return in_either_script(text, _traditional)


_FUNCTION_WORDS = words_of_table(
    """
    的 地 得 了 着 过 是 在 和 与 或 及 以及 并 并且 而 而且 等 为 被 把 将 对 对于 从 向
    到 往 让 给 由 于 就 也 都 还 又 再 会 能 能够 可 可以 要 需要 应 应该 有 没有 没 这
    那 这个 那个 这种 那种 这些 那些 一个 一种 一些 一类 所谓 又称 称为 称作 称之为 叫 叫做 叫作 即
    如 像 例如 比如 诸如 包括 包含 当 用 通过 进行 我们 你 我 他 她 它 它们 他们 其 某 每 各 许多
    多个 几个 很多 之 其中 因为 所以 如果 但 但是 则 则是 以 按 按照 根据 基于 关于 作为 成为
    属于 具有 拥有 先 已 已经 正在 只 仅 更 最 很 非常 以下 上述 常用 常见 主要 另 另外 另一个
    还有 分为 用来 用于 以便 中 里 个 位 种 名 家 项 款 次 类 条 第一 第二 第三 被称为 被称作 叫作 的话 里面 时
    介绍 讨论 讲解 讲述 回顾 复习 论述 阐述 探讨 聘请 首先 接着 然后 随后 通常 往往 总是 经常 一般来说
    是否 如何 什么 怎么 什么是 为了 无需 无须 不需 不用 一 两 二 三 四 五 六 七 八 九 十 几 该 此 跟 指 指的
    指的是 使 使得 比如说 譬如 譬如说 就是 就是说 也就是 也就是说 例如说 四位 三位 两位 二位 几位 多位 一位 五位 某个
    """
)
# What is done with a term in front of it, though some terms begin so: 支持|公共表表达式, 支持向量机.
_VERBS = words_of_table(
    """
    支持 实现 定义 选择 学习 提供 应用 引入 介绍 讨论 创建 进入 产生 发生 得到 给出 表示 了解
    使用 采用 利用 运用 转换 开启 关闭 设置 启用 禁用 调用 构建 编写 返回 遇到 避免 防止 处理 执行
    生成 配置 打开 点击 参见 优化 改进 提升 提高 降低 减少 增加 查看 检查 训练 部署 安装 更新 删除 添加 修改 运行
    评估 比较 获取 获得 修复 满足 触发 指定 理解 认识 掌握 解释 解读 探索 谈 聊 浅谈 概述
    总结 说明 梳理 演示 展示 剖析 排除
    用到 提到 谈到 讲到 说到 看到 想到 听到 学到 做到 找到 达到 受到 感到 收到 碰到 接触到 涉及到 注意到 意识到
    推出 治疗 保持 维持 启动 停止 遵守 遵循 参考 采取 结合 涉及 引发 导致 造成 形成 建立 加载 读取 写入 发送 接收 传递
    """
)
# These part what stands on either side; the others may be within a term: 支持向量机, 与门.
PARTING = words_of_table(
    """
    的 地 得 了 着 是 在 和 与 或 及 以及 于 为 被 把 将 对 会 能 可以 有 这 那 这个 那个
    一个 一种 称为 叫做 即 如 例如 比如 诸如 包括 包含 具有 拥有 属于 成为 因为 如果 但是
    """
)
# What Chinese counts by; some are nouns as well, and count only behind a number or a pointing word: 这段|代码.
MEASURES = "个個位种種名家项項款次类類条條只隻枚台段份件张張组組批套篇层層串根片"
_numeral = pattern(rf"[一二三四五六七八九十百千万亿萬億几兩两]+[{MEASURES}]?|[这那每某哪這][{MEASURES}]")


@lru_cache(maxsize=1 << 14)
def is_function_word(word: str) -> bool:
    """Whether a word joins, refers or counts instead of naming; some names begin so all the same: 与门."""
    return word in _FUNCTION_WORDS or _numeral.fullmatch(word) is not None


def is_verb(word: str) -> bool:
    """Whether a word says what is done; 看到 and 找到 are formed like 得到."""
    return word in _VERBS or (len(word) == 2 and word[1] == "到")


WordClass = Literal["latin", "parting", "function", "verb", "adverb", "character", "noun"]
# By the first letter of the dictionary's tags: verbs; adverbs, numerals and measure words; what joins and refers.
_BY_TAG: Mapping[str, WordClass] = {
    "v": "verb",
    "d": "adverb",
    "m": "adverb",
    "q": "adverb",
    "p": "function",
    "c": "function",
    "u": "function",
    "r": "function",
}


@lru_cache(maxsize=1 << 14)
def word_class(word: str) -> WordClass:
    """The kind of a word; a verb that the dictionary has as a noun, too, is one: 管理."""
    if word.isascii():
        return "latin"
    if word in PARTING:
        return "parting"
    if is_function_word(word):
        return "function"
    if is_verb(word):
        return "verb"
    tag = part_of_speech(word)
    if len(word) == 1 and tag[0] in "nvabxzgijko":
        return "character"
    return "noun" if tag == "vn" else _BY_TAG.get(tag[0], "noun")
