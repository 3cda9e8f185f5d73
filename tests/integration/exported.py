"""Entries that are hard on formats, and their exports."""

from __future__ import annotations

from glossary.export.table import format_named
from glossary.export.values import ExportMaterial, Item
from glossary.model import Entry

ENTRIES = [
    Entry("大模型", "Large Model", "参数量巨大的模型", ("大型模型", "LM"), kind="concept", domain="科技 & 数学"),
    Entry("代理", "Agent", '替人办事的"程序"'),
    Entry("代理", "Proxy", "转发请求的 <服务器> & 网关\t内网"),
    Entry("OpenDocker", "", "打包工具", kind="product"),
    Entry("央行数字货币", "Central Bank Digital Currency", "", ("CBDC",), superseded=("数字货币", "Digicash")),
    Entry("电脑网", "Internet", "早年的叫法", status="deprecated"),
    Entry("C++", "", "一种语言：#include 就是它的"),
    Entry("@at, 逗号", "=1+1", "$1 与 \\ 反斜杠", ("'引号'", "{{ 模板 }}")),
    Entry("\U0001f600表情", "emoji \u2028 split", "控制字符\x07与\x85"),
    Entry("老王"),
]
ITEMS = [Item(entry, number) for number, entry in enumerate(sorted(ENTRIES))]


def exported(name: str, source: str = "zh", target: str = "en") -> bytes:
    """The one file of an export."""
    (data,) = format_named(name).write(ExportMaterial(ITEMS, source, target)).files.values()
    return data
