"""What dialects of Markdown give a meaning of its own is left alone; the prose beside it is not."""

from __future__ import annotations

import pytest

from glossary.annotating.dialects import closed_in_dialects
from glossary.annotating.places import Places
from glossary.annotating.text import annotate_text
from glossary.annotating.values import Options
from glossary.model import Entry
from tests.small_glossary import SmallGlossary

_TERM = "缓存"

CLOSED = {
    "address": "见 https://example.org/wiki/缓存 一页。",
    "address without a scheme": "见 www.example.org/缓存/readme 一页。",
    "address without its scheme": "镜像 example.org/缓存/readme 也行。",
    "address that has no slashes": "见 doi:10.1000/缓存 一文。",
    "file of any ending": "听 缓存.flac 与 缓存记录.numbers 吧。",
    "keys with a plus": "按 ++ctrl+缓存++ 键。",
    "option": "运行时加上 --cache-缓存 就好。",
    "tag of a template engine": '<% tp.file.title + "缓存" %>',
    "program in a shortcode": "{{< highlight go >}}\n缓存 := 1\n{{< /highlight >}}",
    "drawing in a shortcode": "{{% mermaid %}}\n\n缓存-->乙\n\n{{% /mermaid %}}",
    "comment of Liquid": "{% comment %}缓存{% endcomment %}",
    "comment of MyST": "% 缓存以后写",
    "caption of MkDocs": "/// figure-caption\n缓存的样子\n///",
    "drawn table": "+------+\n| 缓存 |\n+------+",
    "address of mail": "写信到 缓存@example.org 就行。",
    "address of a repository": "拉取 git@example.org:缓存/a.git 就行。",
    "path": "打开 ./文档/缓存 看看。",
    "path from the root": "放在 /var/缓存 里。",
    "file": "附件是缓存.pdf，共三页。",
    "tag": "#缓存 是标签。",
    "wiki link": "见 [[缓存|那一页]]。",
    "keys": "按 ++缓存++ 键。",
    "subscript": "水 H~缓存~ 的式子。",
    "variable": "设 $cache_缓存 为空。",
    "variable in Chinese": "设 $缓存 为空。",
    "label of a block": "这一段以后要引用。 ^缓存",
    "display math": "\\[ 缓存 = 1 \\]",
    "inline math": "其中 \\( 缓存 \\) 为零。",
    "environment": "\\begin{align}\n缓存 &= 1\n\\end{align}",
    "admonition": '!!! note "缓存会过期"',
    "collapsed admonition": '???+ tip "缓存会过期"',
    "tab": '=== "缓存"',
    "container": "::: tip 缓存",
    "abbreviation": "*[缓存]: 暂存副本",
    "callout": "> [!tip]- 缓存的用法\n> 正文。",
    "field": "缓存:: 已清空",
    "term of a definition list": "缓存\n:   暂存副本的地方。",
    "term of a definition list with a tilde": "缓存\n~   暂存副本的地方。",
    "attribute list": '[重点]{title="缓存"} 在此。',
    "expression": "共 {count + 缓存.length} 项。",
    "nested braces": "<Box style={{name: '缓存'}} alt=\"缓存\" /> 在此。",
    "comment of MDX": "{/* 缓存\n\n以后再写 */}",
    "reading of characters": "{缓存|huǎn cún} 怎么读？",
    "import": 'import 缓存 from "./a.js"',
    "front matter between semicolons": ';;;\n{"title": "缓存"}\n;;;\n',
    "front matter of MultiMarkdown": "Title: 缓存怎么用\nAuthor: 缓存\n\n正文。",
    "keyword of Org": "#+TITLE: 缓存怎么用",
    "drawer of Org": ":PROPERTIES:\n:缓存: 有\n:END:",
    "options of MyST": ":::{admonition} 用法\n:class: 缓存\n\n正文。\n:::",
    "highlight of Roam": "^^缓存^^ 很快。",
    "tag of several words": "#新的 缓存# 在此。",
    "quotation of GitLab": ">>>\n缓存很快。\n>>>",
    "comment of kramdown": "{::comment}缓存{:/comment}",
    "label of bookdown": "(ref:a) 缓存的样子",
    "directive of reStructuredText": ".. image:: a.png\n   :alt: 缓存的样子",
    "caption of a table": "| a |\n|---|\n| 1 |\n\n: 缓存的对比",
    "tree of files": "├── 甲\n│   └── 缓存",
    "text for a variable": "{% set x %}缓存{% endset %}",
    "line block": "| 缓存\n| 很快",
    "simple table": "  名称     缓存\n--------  -------\n    一      缓存",
    "drawing of PlantUML": "@startuml\n甲 -> 缓存\n@enduml",
    "captured text": "{% capture x %}缓存{% endcapture %}",
    "icon of several words": ":material-缓存:{ .big }",
    "spoiler": "结局 >!缓存!< 在此。",
    "value of an option": "运行 a --watch=缓存 就好。",
    "name in a program": "设 site.缓存.大小 为 10。",
    "relative path": "见 src/缓存/index.js 一节。",
    "relative path in Chinese": "文件在 笔记/旧文/缓存 目录。",
    "export": 'export const title = "缓存"',
}


def objections(text: str) -> list[str]:
    """Why each mention of the term may not be annotated; empty where it may."""
    places = Places(text)
    starts = [at for at in range(len(text)) if text.startswith(_TERM, at)]
    return [places.objection(start, start + len(_TERM)) for start in starts]


@pytest.mark.parametrize("text", CLOSED.values(), ids=list(CLOSED))
def test_nothing_is_written_there(text: str) -> None:
    assert all(objections(text))


OPEN = {
    "after an address": "见 https://example.org/a 里的缓存。",
    "behind an address of mail": "写信到 a@example.org：说说缓存。",
    "beside a paired tag": "{{< highlight go >}}\na\n{{< /highlight >}}\n\n缓存在此。",
    "between tags of prose": "{{< notice >}}\n缓存在此。\n{{< /notice >}}",
    "behind a number with a point": "1.5 倍的缓存。",
    "before an ending of a program's name": "缓存用 Node.js 写。",
    "two dashes between words": "快--缓存的好处。",
    "a share at the start": "5 % 的缓存。",
    "two languages with a sharp": "C# 与缓存 和 F# 都好。",
    "two numbers": "#1 缓存 #2 磁盘",
    "set at once": "{% set x = 1 %}\n\n缓存在此。",
    "behind a link": "看[那一页](https://example.org/a)与缓存。",
    "behind a link of the site": "看[那一页](/a/#b)与缓存。",
    "words between slashes": "读/写/缓存 都要快。",
    "one line that looks like front matter": "Tom: 缓存很快。\n\n正文。",
    "behind an icon": ":bulb: 缓存很快。",
    "a table of one column": "| 甲 |\n|---|\n| 缓存 |",
    "behind an abbreviation": "见 e.g.缓存 一节。",
    "a slash between words": "读/缓存 都要快。",
    "a sum of money": "花了 $5 建缓存。",
    "a share": "命中 90% 的缓存。",
    "an exclamation": "缓存!!! 太快了。",
    "a time": "10:30 的缓存。",
    "beside braces": "{x} 与缓存。",
    "an ordinary less-than": "a < b 的缓存。",
    "imported goods": "import 是进口，缓存不是。",
    "behind a definition": "词\n\n缓存在此。",
}


@pytest.mark.parametrize("text", OPEN.values(), ids=list(OPEN))
def test_prose_beside_it_stays_open(text: str) -> None:
    assert objections(text) == [""]


@pytest.mark.thorough
@pytest.mark.parametrize(
    "sign",
    [
        "\\[",
        "\\(",
        "\\begin{a}",
        "<% ",
        "{{< math ",
        "{% raw ",
        "a.",
        "/// caption\n",
        "+--+\n",
        "++a+",
        "{",
        "<A b={",
        "==",
        "$$\\\n",
        "a.",
        "http://",
        "/",
        "^",
        "::",
    ],
)
def test_many_unclosed_ones_stay_cheap(sign: str) -> None:
    import time

    start = time.process_time()
    list(closed_in_dialects(sign * 20_000))
    assert time.process_time() - start < 2


def test_a_backslash_at_the_end_of_a_line_does_not_turn_math_inside_out() -> None:
    assert all(objections("$$a \\\n= b$$\n\n结果是 $$\\text{缓存} = 1$$ 这么大。"))
    assert objections("$$a \\\n= b$$\n\n缓存在外。") == [""]


@pytest.mark.parametrize(
    "code",
    [
        "export const 缓存 = 3",
        "{缓存 = 3}",
        "\\begin{align}\n缓存=3\n\\end{align}",
        "{{< highlight go >}}\n缓存=3\n{{< /highlight >}}",
    ],
)
def test_what_a_program_says_explains_nothing(code: str) -> None:
    glossary = SmallGlossary([Entry("缓存", "cache", "暂存副本的地方")])
    found = annotate_text(f"{code}\n\n家里也有缓存。\n", glossary, Options())
    assert found.after == f"{code}\n\n家里也有**缓存**（cache: 暂存副本的地方）。\n"


def test_a_formula_that_authors_write_as_prose_explains() -> None:
    glossary = SmallGlossary([Entry("缓存", "cache", "暂存副本的地方")])
    assert annotate_text("**缓存 = 暂存的副本**\n\n家里也有缓存。\n", glossary, Options()).written == ()
