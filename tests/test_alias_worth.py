"""Which aliases of an entry are worth a reader's time."""

from __future__ import annotations

import pytest

from glossary.entries.alias_worth import worth_listing
from glossary.model import Entry

KEPT = [
    Entry("大模型", "Large Model", "", ("大型模型", "LM")),
    # The name without marks of a term in marks.
    Entry("《哈利·波特》", "Harry Potter", "", ("哈利·波特",)),
    # Short for it, or of another meaning.
    Entry("设施", "Infrastructure", "", ("infra", "inframarginal")),
    Entry("持续集成", "Continuous Integration", "", ("CI/CD",)),
    # What ends like a description is a name where nothing says that the term is one.
    Entry("超大规模云服务商", "Hyperscaler", "", ("超大规模云服务提供商",)),
    Entry("百川", "Baichuan", "", ("百川平台",), kind="product"),
    Entry("百川", "Baichuan", "", ("百川公司",), kind="organization"),
]

LEFT_OUT = [
    (Entry("反身性", "Reflexivity", "", ("“反身性”", "「反身性」", "反射性")), ("反射性",)),
    (Entry("路透社", "Reuters", "", ("《路透社》",)), ()),
    (Entry("产品市场契合", "Product-Market Fit", "", ("product market fit", "PMF")), ("PMF",)),
    (Entry("市盈率", "Price-to-Earnings Ratio", "", ("PE", "P/E")), ("PE",)),
    # The plural, an article, a legal form.
    (Entry("潮汐站", "Tide Station", "", ("tide stations", "TS", "TSs")), ("TS",)),
    (Entry("棱堡", "The Bastion", "", ("Bastion",)), ()),
    (Entry("北岸航运", "Northshore", "", ("Northshore Ltd.", "Northshore L.P.")), ()),
    # A firm for what the entry names.
    (Entry("潮汐即服务", "Tide as a Service", "", ("TaaS", "TaaS公司")), ("TaaS",)),
    # The English word as an adjective or a verb.
    (Entry("通货紧缩", "Deflation", "", ("deflationary", "通缩")), ("通缩",)),
    (Entry("认可", "Recognition", "", ("recognize",)), ()),
    # What it is instead of how it is called.
    (Entry("Lumora", "", "", ("社交媒体巨头", "露莫拉"), kind="organization"), ("露莫拉",)),
    # Explanations and lists.
    (Entry("诗词歌赋", "", "", ("诗歌、词、赋等文学体裁",)), ()),
    (Entry("本体论", "Ontology", "", ("本体论/知识图谱", "本体")), ("本体",)),
    (Entry("债", "", "", ("以涉嫌犯罪为由抓捕债权人以减免债务的做法",)), ()),
]


@pytest.mark.parametrize("entry", KEPT)
def test_these_are_kept(entry: Entry) -> None:
    assert worth_listing(entry) == entry.aliases


@pytest.mark.parametrize(("entry", "left"), LEFT_OUT)
def test_these_are_left_out(entry: Entry, left: tuple[str, ...]) -> None:
    assert worth_listing(entry) == left
