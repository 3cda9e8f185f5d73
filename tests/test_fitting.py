"""Whether an entry fits a post: a word with several meanings is left where nothing speaks for this one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from glossary.annotating.text import annotate_text
from glossary.annotating.values import Options
from glossary.index.counts import UseCounts
from glossary.model import Entry
from tests.small_glossary import SmallGlossary

_ENTRIES = (
    Entry("海图许可", "Sea Map License", "看海图、画航线的凭证", aliases=("SML",)),
    Entry("桅杆", "Mast", "挂帆用的高杆"),
    Entry("航海协会", "Nautical Union Group", "替水手说话的团体", aliases=("NUG",)),
    Entry("跨洋货运联盟", "Ocean Cargo Union", "运货的船主结成的组织", aliases=("OCUX",)),
    Entry("靠岸", "docking"),
    Entry("锚链", "Anchor Chain", "拴住船身的铁索", aliases=("铁索", "anchor")),
    Entry("大副", "Mate", "船长不在时管船的人"),
    Entry("Helm", "", "造舵轮的老店", kind="organization"),
    Entry("上船的梯子", "Ladder"),
    Entry("甲板清洗流程", "Swab"),
    Entry("安德森", "Anderson"),
    Entry("潮汐引力结构", "Tide Force", "月亮和太阳把海水拉高的样子"),
    Entry("远洋货主同盟", "Far Owner Guild Yard", "寄货的人结成的组织", aliases=("FOGY",)),
    Entry("仰角系统分析", "Elevation Mast Yard", "由桅杆到帆的角度来看风", aliases=("EMY",)),
    Entry("标牌", "Tag", "通常是 JSON 或 YAML"),
    Entry("苹果", "Apple", "做船用收音机的厂家", kind="organization"),
    Entry("船员培训", "Crew Training", "教人开船", aliases=("CT",)),
)
_COUNTS: Mapping[str, UseCounts] = {
    form: UseCounts(4, 4)
    for form in (
        "sml",
        "mast",
        "nug",
        "ocux",
        "docking",
        "ct",
        "海图许可",
        "桅杆",
        "锚链",
        "大副",
        "mate",
        "helm",
        "苹果",
        "标牌",
    )
} | {form: UseCounts(1, 1) for form in ("上船的梯子", "甲板清洗流程", "安德森", "潮汐引力结构", "emy", "fogy")}


class _Garden(SmallGlossary):
    size = 500


def written(text: str, *, known: bool = False) -> list[str]:
    """The terms at which a garden of 500 posts annotates a text; `known`: as many as 20 posts annotate each entry."""
    posts = {entry.term: 20 if known else 2 for entry in _ENTRIES}
    garden = _Garden(_ENTRIES, _COUNTS, posts)
    return [one.term for one in annotate_text(text, garden, Options(least=0.01)).written]


UNSUPPORTED = {
    "an acronym": "他付了 SML 费。",
    "a word with a capital": "他在 Mast 公司上班。",
    "an English word in small letters": "我们先 docking 再说，靠得稳。",
    "a short Chinese word": "他是车间的大副，管三台机器。",
    "a short Chinese word, with but one of the definition's": "他是车间的大副，厂长不在时管三台机器。",
    "a Chinese alias that no post annotates": "他用铁索拴住船身。",
    "an English word that no post annotates": "他用 Anchor 拴住船身的铁索。",
    "an English word in capitals": "他加入了 ANCHOR 项目，用铁索拴住船身。",
    "what one post alone translates": "先说甲板清洗流程。",
    "a long word of another field": "这块骨头的潮汐引力结构很好。",
    "an acronym of one post, with little of the definition": "他用 EMY 画角度。",
    "an acronym of four letters that one post annotates": "他参加了 FOGY。",
    "a short word whose definition says little in Chinese": "他用标牌，通常很贵。",
    "the plural of somebody's name": "他去 Helms 那家造舵轮的老店。",
}


@pytest.mark.parametrize("text", UNSUPPORTED.values(), ids=UNSUPPORTED.keys())
def test_what_may_mean_something_else_is_left(text: str) -> None:
    assert written(text) == []


SUPPORTED = {
    "by another name": "他付了 SML 费，海图许可很贵。",
    "by its English words": "他付了 SML 费，包括 map 和 license 两项。",
    "by its definition": "他付了 SML 费，才能看海图、画航线。",
    "by its definition in the other script": "他付了 SML 費，才能看海圖、畫航線。",
}


@pytest.mark.parametrize("text", SUPPORTED.values(), ids=SUPPORTED.keys())
def test_what_the_post_speaks_for_is_annotated(text: str) -> None:
    assert "SML" in written(text)


def test_an_everyday_word_is_a_firm_s_name_where_the_post_tells_of_the_firm() -> None:
    assert written("苹果的收音机很好。", known=True) == ["苹果"]
    assert written("他切了一个苹果。", known=True) == []


def test_latin_words_of_a_definition_speak_for_it_too() -> None:
    assert written("标牌通常用 JSON 来写。") == ["标牌"]


def test_a_long_acronym_hardly_means_anything_else() -> None:
    assert written("他加入了 OCUX。") == ["OCUX"]


@pytest.mark.parametrize(
    ("text", "terms"), [("他在 CT 科排队，要培训。", []), ("他在 CT 科，那里教人开船，也还教人排队。", ["CT"])]
)
def test_of_two_letters_the_post_must_say_half_of_what_they_mean(text: str, terms: list[str]) -> None:
    entries = [Entry("船员培训", "Crew Training", "教人开船，还教人排队", aliases=("CT",))]
    garden = _Garden(entries, {"ct": UseCounts(4, 4), "船员培训": UseCounts(4, 4)}, {"船员培训": 4})
    assert [one.term for one in annotate_text(text, garden, Options(least=0.01)).written] == terms


@pytest.mark.parametrize(("text", "terms"), [("他有总体规划。", []), ("远帆公司有总体规划。", ["总体规划"])])
def test_what_somebody_alone_has_is_theirs(text: str, terms: list[str]) -> None:
    entries = [
        Entry("总体规划", "Master Plan", "远帆公司未来的造船规划"),
        Entry("远帆公司", "Far Sail", kind="organization"),
    ]
    counts = {entry.term: UseCounts(3, 3) for entry in entries}
    found = annotate_text(text, _Garden(entries, counts, {"总体规划": 3}), Options(least=0.01, only=frozenset()))
    assert [one.term for one in found.written if one.term == "总体规划"] == terms


def test_a_name_has_capitals() -> None:
    garden = _Garden(
        [Entry("甲文", "Oracle", "卖海图的公司", kind="organization")], {"oracle": UseCounts(9, 6)}, {"甲文": 6}
    )
    options = Options(least=0.01)
    for text, terms in (("卖海图的公司有 oracle 一名。", []), ("卖海图的公司里有 Oracle 一家。", ["Oracle"])):
        assert [one.term for one in annotate_text(text, garden, options).written] == terms


@pytest.mark.parametrize(("text", "terms"), [("他买了代币，很贵。", []), ("他说船票很贵。", ["船票"])])
def test_what_many_know_under_its_term_says_little_of_another_word_for_it(text: str, terms: list[str]) -> None:
    entries = [Entry("船票", "Token", "上船前换来的凭据", aliases=("代币",))]
    garden = _Garden(entries, {"船票": UseCounts(9, 9), "代币": UseCounts(9, 3)}, {"船票": 12})
    assert [one.term for one in annotate_text(text, garden, Options(least=0.01)).written] == terms


def test_an_acronym_that_many_posts_annotate_needs_no_support_unless_it_has_two_letters() -> None:
    assert written("他付了 NUG 费，也付了 CT 费。", known=True) == ["NUG"]


def test_the_english_of_a_chinese_concept_is_a_product_as_well_however_many_posts_annotate_it() -> None:
    assert written("他在 Mast 公司上班。", known=True) == []
    assert written("他在 Mast 下面上班，那是挂帆用的一根高杆。", known=True) == ["Mast"]


def test_a_short_chinese_word_needs_the_words_of_its_definition_until_many_posts_annotate_it() -> None:
    assert written("他是大副，船长不在时他管船。") == ["大副"]
    assert written("他是车间的大副，管三台机器。", known=True) == ["大副"]


def test_the_mention_that_is_written_at_must_fit_as_well() -> None:
    assert written("# Mate\n\n他是车间的大副，管三台机器。") == []


def test_what_one_post_alone_annotates_is_written_where_something_speaks_for_it() -> None:
    assert written("潮汐引力结构让海水涨落。") == ["潮汐引力结构"]
    assert written("他见了安德森。") == ["安德森"]
    assert "EMY" in written("他用 EMY，从桅杆的角度来看风。", known=True)


def test_what_is_translated_in_small_letters_is_no_name_whatever_its_characters() -> None:
    for english, terms in (("odd", []), ("Odd", ["奇特"])):
        garden = _Garden([Entry("奇特", english)], {"奇特": UseCounts(1, 1)}, {"奇特": 1})
        assert [one.term for one in annotate_text("他说奇特。", garden, Options(least=0.01)).written] == terms


def test_who_asks_for_a_term_gets_it() -> None:
    text = "他付了 SML 费。"
    asked = annotate_text(text, _Garden(_ENTRIES, _COUNTS), Options(only=frozenset({"sml"})))
    assert [one.term for one in asked.written] == ["SML"]


def test_what_annotate_itself_wrote_speaks_for_nothing() -> None:
    text = "他付了 SML 费。**远航**（Far Map License: 看海图、画航线）也好。"
    assert "SML" not in written(text)


class _SmallGarden(SmallGlossary):
    size = 60


SMALL = {
    "few posts have the word": ("船员培训", UseCounts(2, 1), True),
    "many posts have it, and one annotates it": ("船员培训", UseCounts(9, 1), False),
    "many have it, and half of them annotate it": ("船员培训", UseCounts(9, 5), True),
    "one post alone translates it": ("甲板清洗流程", UseCounts(2, 1), False),
}


@pytest.mark.parametrize(("term", "counts", "is_written"), SMALL.values(), ids=SMALL)
def test_a_small_garden_tells_of_the_words_that_it_often_has(term: str, counts: UseCounts, is_written: bool) -> None:
    garden = _SmallGarden(_ENTRIES, {term: counts}, {term: counts.annotated})
    found = annotate_text(f"做完{term}的人都会开船。", garden, Options())
    assert [one.term for one in found.written] == [term] * is_written


COMMONPLACE = {
    "many posts have the word": (19, Entry("靠岸", "docking"), UseCounts(9, 2), False),
    "many posts have it, and half of them annotate it": (19, Entry("靠岸", "docking"), UseCounts(9, 4), True),
    "few posts have it": (19, Entry("锚地", "dock"), UseCounts(3, 1), True),
    "it is more than translated": (19, Entry("靠岸", "docking", "让船停在岸边"), UseCounts(9, 2), True),
    "it is no word of the dictionary": (19, Entry("靠帆", "docking"), UseCounts(9, 2), True),
    "capitals, and one of a few posts": (19, Entry("靠岸", "Docking"), UseCounts(9, 1), False),
    "one of two posts, and a word that texts often have": (5, Entry("正常", "Docking"), UseCounts(2, 1), False),
    "one of two posts, and a word that they seldom have": (5, Entry("锚地", "Dock"), UseCounts(2, 1), True),
    "a word in characters that names have": (5, Entry("思考", "Docking"), UseCounts(2, 1), False),
    "the only post that has it": (5, Entry("正常", "Docking"), UseCounts(1, 1), True),
    "two of three posts": (5, Entry("正常", "Docking"), UseCounts(3, 2), True),
    "capitals, and several of a few posts": (19, Entry("靠岸", "Docking"), UseCounts(9, 2), True),
    "small letters, in a larger garden": (60, Entry("靠岸", "docking"), UseCounts(19, 3), False),
    "capitals, in a larger garden": (60, Entry("靠岸", "Docking"), UseCounts(19, 3), True),
}


@pytest.mark.parametrize(("size", "entry", "counts", "is_written"), COMMONPLACE.values(), ids=COMMONPLACE)
def test_an_everyday_word_that_most_posts_leave_as_it_is_is_left(
    size: int, entry: Entry, counts: UseCounts, is_written: bool
) -> None:
    garden = SmallGlossary([entry], {entry.term: counts}, {entry.term: counts.annotated})
    garden.size = size
    found = annotate_text(f"他们{entry.term}的时候天亮了。", garden, Options(least=0.01))
    assert [one.term for one in found.written] == [entry.term] * is_written


NARROW = {
    "one sort of many": (Entry("靠岸机器", "Docking-Only", "让船靠岸的机器"), []),
    "one sort of many, and Chinese says so": (Entry("仅靠岸机器", "Docking-Only", "让船靠岸的机器"), ["仅靠岸机器"]),
    "as many words as characters": (Entry("靠岸学习", "Shore Docking with Human Feedback", "学着靠岸"), []),
    "fewer words": (Entry("靠岸学习", "Docking with Human Feedback", "学着靠岸"), ["靠岸学习"]),
    "a short form": (Entry("靠学会", "Shore Docking Human Feedback", "学着靠岸"), ["靠学会"]),
    "an acronym": (Entry("SDHF", "Shore Docking with Human Feedback", "学着靠岸"), ["SDHF"]),
}


@pytest.mark.parametrize(("entry", "terms"), NARROW.values(), ids=NARROW)
def test_an_english_name_that_says_more_than_the_word_is_not_written(entry: Entry, terms: list[str]) -> None:
    found = annotate_text(f"今天说{entry.term}。", SmallGlossary([entry]), Options(least=0.01))
    assert [one.term for one in found.written] == terms


NAMED_ONLY = {
    "some of the name's characters": ("说 FSM 的时候，要懂特定的语言。", []),
    "the definition's are enough": ("说 FSD 的时候，要懂特定的语言。", ["FSD"]),
}


@pytest.mark.parametrize(("text", "terms"), NAMED_ONLY.values(), ids=NAMED_ONLY)
def test_of_an_acronym_with_a_chinese_name_only_the_post_must_have_nearly_all_of_it(
    text: str, terms: list[str]
) -> None:
    entries = [Entry("FSM", aliases=("海域特定语言",)), Entry("FSD", definition="海域特定语言")]
    garden = _Garden(entries, {form: UseCounts(2, 2) for form in ("fsm", "fsd")}, {"FSM": 2, "FSD": 2})
    assert [one.term for one in annotate_text(text, garden, Options(least=0.01)).written] == terms


class _ByHand(SmallGlossary):
    touched = True


_BY_HAND = (
    Entry("靠岸训练", "Shore Training", "教船员把船停到岸边的方法", aliases=("ST",)),
    Entry("OCUX", "Ocean Cargo Union", "运货的船主结成的组织"),
    Entry("MY", "Mast Yard"),
)
_LONG = "天亮以后大家都去山上摘果子。" * 30
HAND = {
    "nothing else is said": ("ST 很难。", ["ST"]),
    "the word behind says no sort": ("我们试了 ST 算法。", ["ST"]),
    "another sort of thing": ("昨晚看了 ST 联赛。", []),
    "somebody who teaches": ("小学的 ST 老师请假了。", []),
    "a word that another sort ends with": ("他买了 ST 手机。", ["ST"]),
    "another sort of thing, once": ("ST 很好。昨晚看了 ST 联赛。", []),
    "another sort of thing in the other script": ("昨晚看了 ST 聯賽。", []),
    "a sort of thing that the entry is": ("ST 练习班开了。", ["ST"]),
    "another sort, where the post tells of the entry": ("上了 ST 课，学怎么把船停到岸边。", ["ST"]),
    "a long post that tells nothing of it": (f"ST 很难。{_LONG}", []),
    "a long post that tells of it": (f"ST 很难，要停到岸边。{_LONG}", ["ST"]),
    "a long post with a word of its English name": (f"ST 很难，training 也是。{_LONG}", ["ST"]),
    "a long post, where little is known of the entry": (f"MY 很难。{_LONG}", ["MY"]),
    "an acronym that hardly means anything else": (f"OCUX 联赛。{_LONG}", ["OCUX"]),
}


@pytest.mark.parametrize(("text", "terms"), HAND.values(), ids=HAND)
def test_a_persons_acronym_is_left_where_the_text_speaks_for_another_meaning(text: str, terms: list[str]) -> None:
    assert [one.term for one in annotate_text(text, _ByHand(_BY_HAND), Options()).written] == terms


@pytest.mark.parametrize("options", [Options(rules=(("ships", "always"),)), Options(only=frozenset({"st"}))])
def test_a_persons_acronym_is_written_where_they_say_so(options: Options) -> None:
    garden = _ByHand([_BY_HAND[0]._replace(domain="ships")])
    assert [one.term for one in annotate_text("昨晚看了 ST 联赛。", garden, options).written] == ["ST"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [("他用 Electron 写程序，也读电子书。", []), ("他量过 Electron 有多重。后来又有人量电子。", ["Electron"])],
)
def test_a_short_name_within_another_word_speaks_for_nothing(text: str, terms: list[str]) -> None:
    entries = [Entry("电子", "Electron", "原子里头的微粒")]
    garden = _Garden(entries, {"电子": UseCounts(9, 6), "electron": UseCounts(9, 6)}, {"电子": 6})
    assert [one.term for one in annotate_text(text, garden, Options(least=0.01)).written if one.term > "A"] == terms


LICENCES = {
    "a licence": ("项目采用 NUGS 许可证。", []),
    "a licence in the other script": ("專案採用 NUGS 授權。", []),
    "an agreement of open source": ("这是开源的，用 NUGS 协议，随便改。", []),
    "an agreement that may be theirs": ("船主都签了 NUGS 协议。", ["NUGS"]),
    "the organization itself": ("他加入了 NUGS。", ["NUGS"]),
}


@pytest.mark.parametrize(("text", "terms"), LICENCES.values(), ids=LICENCES)
def test_a_licence_is_not_the_organization_that_it_is_called_after(text: str, terms: list[str]) -> None:
    entries = [Entry("水手大学", "Nautical University of Great Sails", kind="organization", aliases=("NUGS",))]
    garden = _Garden(entries, {form: UseCounts(20, 20) for form in ("nugs", "水手大学")}, {"水手大学": 20})
    assert [one.term for one in annotate_text(text, garden, Options(least=0.01)).written] == terms


SEVERAL_MEANINGS = {
    "some of the definition": ("这个 Mast 很重，有人在高杆上挂帆。", 2, []),
    "another of the names": ("这个 Mast 很重。别的桅杆都轻。", 2, ["Mast"]),
    "some of the definition, of a word that is well known": ("这个 Mast 很重，有人在高杆上挂帆。", 4, ["Mast"]),
}


@pytest.mark.parametrize(("text", "posts", "terms"), SEVERAL_MEANINGS.values(), ids=SEVERAL_MEANINGS)
def test_an_english_word_of_few_posts_needs_another_of_the_names(text: str, posts: int, terms: list[str]) -> None:
    entries = [Entry("桅杆", "Mast", "挂帆用的高杆")]
    garden = _Garden(entries, {form: UseCounts(4, 4) for form in ("桅杆", "mast")}, {"桅杆": posts})
    found = annotate_text(text, garden, Options(least=0.01))
    assert [one.term for one in found.written if one.term == "Mast"] == terms
