"""Nothing outside of prose is offered for an annotation, and nothing of the prose is withheld."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from glossary.markdown.fences import body_start, front_matter_text
from glossary.markdown.masks import masked_spans
from glossary.markdown.parser import needs_parser
from glossary.markdown.prose import read_prose

CASES = Path(__file__).parent / "cases" / "masks.txt"
TITLE = re.compile(r"^==== (.+)\n", re.MULTILINE)


def read_cases() -> list[tuple[str, str]]:
    """Read titles and posts with masks shown."""
    pieces = TITLE.split(CASES.read_text("utf-8"))[1:]
    return [(title, shown.strip("\n")) for title, shown in zip(pieces[::2], pieces[1::2], strict=True)]


def show_masks(text: str) -> str:
    pieces, at = [], 0
    for start, end in masked_spans(text):
        pieces += [text[at:start], "⟦", text[start:end], "⟧"]
        at = end
    return "".join([*pieces, text[at:]])


def test_case_file_is_read_whole() -> None:
    assert len(read_cases()) > 30


@pytest.mark.parametrize("shown", [pytest.param(shown, id=title) for title, shown in read_cases()])
def test_masks(shown: str) -> None:
    post = re.sub("[⟦⟧]", "", shown)
    assert show_masks(post) == shown
    assert show_masks(post.replace("\n", "\r\n")).replace("\r", "") == shown


FRONT_MATTER = [
    ("", "", 0),
    ("正文", "", 0),
    ("---", "", 0),
    ("---\n", "", 0),
    ("---\n正文", "", 0),
    ("--- a\nb: c\n---\n", "", 0),
    ("----\na: b\n---\n", "", 0),
    ("\n---\na: b\n---\n", "", 0),
    ("\ufeff正文", "", 1),
    ("---\n---\n正文", "", 8),
    ("{\n正文\n}\n", "", 0),
    ("{ a }\n", "", 0),
    ("{\n}\n正文", "{\n}", 4),
    ('{\n  "title": "潮"\n}\n\n正文', '{\n  "title": "潮"\n}', 19),
    ("Title: 潮\n---\n正文", "", 0),
    ("note: 潮\n---\n正文", "", 0),
    ("title: 潮\n\n---\n正文", "", 0),
    ("title: 潮\ntags:\n- 海\n---\n正文", "title: 潮\ntags:\n- 海\n", 23),
    ("---\na: b\n---", "a: b\n", 12),
    ("---\na: b\n---\n正文", "a: b\n", 13),
    ("---\na: b\n...\n正文\n---\n", "a: b\n", 13),
    ("---\na: b\n...c\n---\n正文", "a: b\n...c\n", 18),
    ("--- \na: --- b\n----\n--- \n正文", "a: --- b\n----\n", 24),
    ("\ufeff---\na: b\n---\n正文", "a: b\n", 14),
    ("---\r\na: b\r\n---\r\n正文", "a: b\r\n", 16),
    ("+++\na = 1\n---\n+++\n正文", "a = 1\n---\n", 18),
    ("+++\na = 1\n---\n正文", "", 0),
]


@pytest.mark.parametrize(("text", "front_matter", "start"), FRONT_MATTER)
def test_front_matter(text: str, front_matter: str, start: int) -> None:
    assert front_matter_text(text) == front_matter
    assert body_start(text) == start


NO_PARSER = ["", "**a**（b）", "<p>a</p>", "$5 [1] {{a}} [[b]] %%c%% \\*", "a\n   b", "~~a~~", "<!-- a -->"]
PARSER = ["`", "~~~", "a\n\n    b", "\tb", "[a](b)", "[a]: b", "[a][b]"]


@pytest.mark.parametrize("text", NO_PARSER)
def test_most_posts_need_no_parser(text: str) -> None:
    assert not needs_parser(text)


@pytest.mark.parametrize("text", PARSER)
def test_code_and_links_need_the_parser(text: str) -> None:
    assert needs_parser(text)


def read_pieces(table: str) -> list[str]:
    """Read `a | b`, in which `_ ¶ ⏎ ⇥` stand for space, newline, return and tab."""
    signs = str.maketrans("_¶⏎⇥", " \n\r\t")
    return [piece.translate(signs) for piece in re.split(r" \| |\n", table)]


PIECES = """大 | b_ | ¶ | ¶¶ | _¶ | ⏎¶ | ____ | ⇥ | >_ | -_ | 1._ | #_ | --- | ---¶ | ` | ``
```¶ | ~~~¶ | $ | $$ | $$¶ | \\ | [ | ]( | ) | ] | [[ | ]] | [a]:_c¶ | [^a]:_ | <p>
</p> | <div>¶ | <b_x=' | '> | <!-- | --> | <pre> | </pre> | <script> | </script>
<? | <http://a> | {{ | }} | {% | %} | {# | #} | %% | ** | （ | ） | 😀 | \ufeff"""
# A post of few kinds of pieces often needs no parser; of all kinds, hardly ever.
KINDS = st.lists(st.sampled_from(read_pieces(PIECES)), min_size=1, max_size=8)
POSTS = KINDS.flatmap(lambda kinds: st.lists(st.sampled_from([*kinds, "大", "\n\n"]), max_size=30)).map("".join)


@given(POSTS)
def test_masks_are_sorted_disjoint_and_within_the_post(text: str) -> None:
    masks = masked_spans(text)
    ends = [0] + [end for _, end in masks]
    assert all(start < end <= len(text) for start, end in masks)
    assert all(before <= start for before, (start, _) in zip(ends, masks, strict=False))


@given(POSTS)
def test_prose_holds_what_no_mask_covers(text: str) -> None:
    masked = {at for start, end in masked_spans(text) for at in range(start, end)}
    prose = read_prose(text)
    assert {at for at in range(len(text)) if not prose.holds(at, at + 1)} == masked


@given(POSTS, st.data())
def test_prose_may_be_asked_in_any_order(text: str, data: st.DataObject) -> None:
    masked = {at for start, end in masked_spans(text) for at in range(start, end)}
    prose = read_prose(text)
    for _ in range(4):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start + 1, len(text) + 1))
        assert prose.holds(start, end) == masked.isdisjoint(range(start, end))


WORDS = "a | 大 | _ | ` | `` | ¶ | ¶¶ | >_ | -_ | 1._ | ____ | ⇥ | #_ | ~~~¶ | ¶```¶ | * | ---¶ | \\ | |"

WORD = re.compile(r"w\d+w")


@given(st.lists(st.sampled_from(read_pieces(WORDS)), max_size=25))
def test_code_is_where_another_parser_sees_it(pieces: list[str]) -> None:
    text = "".join(f"{piece}w{number}w" for number, piece in enumerate(pieces))
    prose = read_prose(text)
    masked = {word[0] for word in WORD.finditer(text) if not prose.holds(*word.span())}
    assert masked == words_in_code(text)


def words_in_code(text: str) -> set[str]:
    tokens = MarkdownIt().parse(text)
    leaves = [leaf for token in tokens for leaf in (token, *(token.children or ()))]
    codes = [leaf for leaf in leaves if leaf.type in {"code_inline", "code_block", "fence"}]
    return {word for leaf in codes for word in WORD.findall(f"{leaf.info} {leaf.content}")}


EVIL = """( | < | $ | $a_ | $$a_ | $$¶ | ` | `a_ | [ | [[ | [[a|b | ![ | ]( | {{ | {%_ | %%
%%_a | <a_ | <a_x=" | <a_x='<a_y="_ | <!-- | ¶<!-- | a<pre> | a<script>¶¶ | a<?
<![CDATA[ | <!A_ | \\ | \\$ | ⇥ | ---¶ | >_ | -_a¶ | [a]:_<b¶ | $a¶ | a¶_¶$b¶ | ```¶
<div>¶`a | ⏎¶"""


@pytest.mark.thorough
@pytest.mark.parametrize("piece", read_pieces(EVIL), ids=repr)
def test_time_grows_with_the_length_only(piece: str) -> None:
    text = piece * 10_000
    start = time.process_time()
    masks = masked_spans(text)
    read_prose(text).holds(len(text) - 1, len(text))
    assert len(masks) <= 20_000
    assert time.process_time() - start < 0.7, "some thirty times what it needs"


def test_one_long_line() -> None:
    text = "中文，**大模型**（Large Model），$5 <b>x</b>；" * 40_000
    start = time.process_time()
    prose = read_prose(text)
    assert all(prose.holds(at.start(), at.end()) for at in re.finditer(r"\*\*（", text))
    assert time.process_time() - start < 2
