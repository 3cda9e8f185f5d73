"""A value written on one line is the same text for every YAML reader, and is read back without PyYAML."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from glossary.store.yaml_text import flow_counts, flow_list, is_flow_counts, read_flow_list, read_scalar, scalar

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]

PLAIN = """\
大模型
Large Model
End-to-End
参数量巨大的人工智能模型，能够理解语言
《书名》
“引号”
it's
R&D
e.g. (x), y [z]
3D Gaussian
5G
是的
no way
nullable
💡 idea"""

QUOTED = """\
no -> 'no'
YES -> 'YES'
y -> 'y'
On -> 'On'
null -> 'null'
~ -> '~'
= -> '='
<< -> '<<'
12 -> '12'
1_000 -> '1_000'
0x1F -> '0x1F'
1e3 -> '1e3'
.5 -> '.5'
.inf -> '.inf'
NaN -> 'NaN'
1:30 -> '1:30'
2001-12-14 -> '2001-12-14'
2001-12-14 21:59:43 -> '2001-12-14 21:59:43'
- item -> '- item'
? key -> '? key'
[x] -> '[x]'
{x} -> '{x}'
*.js -> '*.js'
&x -> '&x'
!x -> '!x'
%x -> '%x'
@x -> '@x'
`x` -> '`x`'
|x -> '|x'
>x -> '>x'
.NET -> '.NET'
--- -> '---'
C# -> 'C#'
模型: 说明 -> '模型: 说明'
x: -> 'x:'
a #b -> 'a #b'
"x" -> '"x"'
'x' -> "'x'"
it's: x -> "it's: x"
'a' "b" -> '''a'' "b"'"""


@pytest.mark.parametrize("text", PLAIN.split("\n"))
def test_stays_plain(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize("case", QUOTED.split("\n"))
def test_is_quoted(case: str) -> None:
    text, written = case.split(" -> ")
    assert scalar(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", "''"),
        (" x", "' x'"),
        ("x ", "'x '"),
        ("\u3000x", "'\u3000x'"),
        ("a\nb", r'"a\nb"'),
        ("a\tb", r'"a\tb"'),
        ("a\\\x07", r'"a\\\u0007"'),
        ("\u2028\x85\ufeff", r'"\u2028\u0085\ufeff"'),
    ],
)
def test_edges_and_control_characters(text: str, written: str) -> None:
    assert scalar(text) == written


@pytest.mark.parametrize(
    ("items", "written"),
    [
        ([], "[]"),
        (["大型模型", "LM"], "[大型模型, LM]"),
        (["a, b", "c"], "['a, b', c]"),
        (["[x]", "a]", "a?b", "{"], "['[x]', 'a]', 'a?b', '{']"),
        (["no", ""], "['no', '']"),
    ],
)
def test_lists(items: list[str], written: str) -> None:
    assert flow_list(items) == written


@pytest.mark.parametrize(
    ("counts", "written"),
    [
        ({}, ""),
        ({"english": {}}, ""),
        ({"english": {"LLM": 2, "a: b": 1}}, "{english: {LLM: 2, 'a: b': 1}}"),
        ({"english": {"x" * 1025: 1}, "definition": {"x" * 1024: 1}}, f"{{definition: {{{'x' * 1024}: 1}}}}"),
    ],
)
def test_counts(counts: dict[str, dict[str, int]], written: str) -> None:
    assert flow_counts(counts) == written


@pytest.mark.parametrize(
    "written",
    [
        "12",
        "no",
        "~",
        "null",
        "2001-12-14",
        "a: b",
        "a #b",
        "&x y",
        "*x",
        "!x y",
        "- a",
        "'a",
        '"a\\x41"',
        '"\\ud83d"',
        "",
    ],
)
def test_what_takes_pyyaml_to_read(written: str) -> None:
    assert read_scalar(written) is None


tricky_text = st.one_of(
    st.text(),
    st.text(
        alphabet="yesnoYNtrufalsl~=<-?:!|>%@`&*#,[]{}'\"\\ \t\n\r0123456789._eExX+:TZ大模\u3000\x85\u2028\ufeff\xa0💡"
    ),
)


def load(written: str, loader: Any) -> object:
    return yaml.load(f"- field: {written}\n", loader)[0]["field"]


@pytest.mark.parametrize("loader", LOADERS)
@given(text=tricky_text)
def test_every_text_is_read_back_by_pyyaml(loader: Any, text: str) -> None:
    assert load(scalar(text), loader) == text


@pytest.mark.parametrize("loader", LOADERS)
@given(items=st.lists(tricky_text))
def test_every_list_is_read_back_by_pyyaml(loader: Any, items: list[str]) -> None:
    assert load(flow_list(items), loader) == items


@pytest.mark.parametrize("loader", LOADERS)
@given(
    counts=st.dictionaries(
        tricky_text, st.dictionaries(tricky_text, st.integers(0, 10**6), min_size=1), min_size=1, max_size=3
    )
)
def test_all_counts_are_read_back_by_pyyaml(loader: Any, counts: dict[str, dict[str, int]]) -> None:
    assert load(flow_counts(counts), loader) == counts
    assert is_flow_counts(flow_counts(counts))


@given(text=tricky_text)
def test_what_is_written_is_read_without_pyyaml(text: str) -> None:
    assert read_scalar(scalar(text)) == text
    assert read_flow_list(flow_list([text, text])) == (text, text)
    assert not any(char in scalar(text) for char in "\n\r\t")


@given(written=tricky_text)
def test_what_is_read_without_pyyaml_is_what_pyyaml_reads(written: str) -> None:
    text, items = read_scalar(written), read_flow_list(f"[{written}]")
    assert text is None or load(written, yaml.SafeLoader) == text
    assert items is None or load(f"[{written}]", yaml.SafeLoader) == list(items)
