"""Annotated posts as the parsers of their own dialects read them: nothing but what was written into them has changed.

Each post has a construct of the dialect with a known word in it, and a sentence with that word behind it. Where the
construct takes the word, the sentence is annotated; the page must be the same but for that.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary.annotating.text import Options, annotate_text
from glossary.model import Entry
from tests.garden import Garden
from tests.integration.built_sites import by_hugo
from tests.small_glossary import SmallGlossary

GLOSSARY = SmallGlossary([Entry("缓存", "Cache", "暂存副本的地方")])
SENTENCE = "\n\n末了说到缓存。\n"
SAID = "（Cache: 暂存副本的地方）"
_FOLDER = Path(__file__).parent
_OWN = "abbr admonition attr_list def_list footnotes md_in_html tables toc meta"
_PYMDOWNX = (
    "arithmatex betterem blocks.admonition blocks.caption caret critic details emoji highlight inlinehilite keys"
    " magiclink mark snippets superfences tabbed tasklist tilde"
)

# What CommonMark and all dialects share is held by other tests; here stands what only the dialect knows.
PYTHON_MARKDOWN = {
    "admonition": '!!! note "缓存会过期"\n\n    里面另有所说。',
    "admonition inline": '!!! tip inline end "缓存"\n\n    里面另有所说。',
    "details": '???+ warning "缓存会过期"\n\n    里面另有所说。',
    "tabs": '=== "缓存"\n\n    一。\n\n=== "别的"\n\n    二。',
    "block": "/// note | 缓存会过期\n里面另有所说。\n///",
    "attributes of a heading": '# 标题 {#s title="缓存"}',
    "attributes of a link": '[一页](a.md){title="缓存" .x}',
    "attributes of a paragraph": '一段。\n{: title="缓存" }',
    "definition list": "缓存\n:   放副本的地方。",
    "abbreviation": "*[TTL]: 缓存能放多久\n\n说到 TTL。",
    "footnote": "一句。[^1]\n\n[^1]: 缓存另说。",
    "caption": "/// caption\n缓存的样子\n///",
    "inline math": "设 $\\text{缓存} = 1$ 为真。",
    "math in brackets": "设 \\(\\text{缓存} = 1\\) 为真。",
    "display math": "$$\n\\text{缓存} = 1\n$$",
    "display math in brackets": "\\[\n\\text{缓存} = 1\n\\]",
    "highlighted": "这是 ==缓存的事== 而已。",
    "inserted": "这是 ^^缓存的事^^ 而已。",
    "subscript": "水 H~缓存~ 的式子。",
    "superscript": "水 H^缓存^ 的式子。",
    "keys": '按 ++"缓存"++ 键。',
    "edits": "这是 {++缓存++} 与 {--缓存--} 与 {>>缓存<<}。",
    "address": "见 https://example.org/缓存/a 一页。",
    "fence with a title": '```py title="缓存.py"\nx = 1\n```',
    "inline code with a language": "写 `#!py 缓存 = 1` 就行。",
    "HTML with Markdown": '<div markdown="1" title="缓存">\n\n里面另有所说。\n\n</div>',
    "emoji": "说 :smile: 与 :缓存: 而已。",
    "table": "| 缓存 | 别的 |\n| --- | --- |\n| 一 | 二 |",
    "snippet": '--8<-- "缓存.md"',
    "front matter": "---\ntitle: 缓存\n---\n\n一段。",
}

MDX = {
    "import": 'import 缓存 from "./a.js"',
    "export": 'export const title = "缓存"',
    "export over lines": 'export const meta = {\n  title: "缓存",\n  tags: ["缓存"],\n}',
    "expression": "共 {缓存.length} 项。",
    "expression over lines": '{list.map((one) => (\n  one + "缓存"\n))}',
    "comment": "{/* 缓存 */}",
    "comment over lines": "{/*\n缓存\n*/}",
    "attribute": '<Card title="缓存" />',
    "attribute with an expression": '<Card title={"缓存"} more={{ a: "缓存" }} />',
    "attribute over lines": '<Card\n  title="缓存"\n  more={{ a: 1 }}\n/>',
    "attribute within a line": "一段 <Tip title={'缓存'}>短</Tip> 话。",
    "spread": "<Card {...缓存} />",
    "element around a paragraph": '<Tabs items={["缓存", "别的"]}>\n\n里面另有所说。\n\n</Tabs>',
    "fragment": "<>\n  <b>另有所说</b>\n</>",
    "nested elements": '<A b="缓存">\n  <C d={`缓存 ${e}`}>\n    里面\n  </C>\n</A>',
    "text within an element in a line": "<b>另有所说</b> 与 <i>别的</i>。",
    "arrow": "<A on={() => (1 > 0 ? 缓存 : 0)} /> 在此。",
    "fence with a title": '```js title="缓存.js"\nx = 1\n```',
    "escaped brace": "写 \\{缓存\\} 就行。",
}

HUGO = {
    "shortcode": '{{< figure src="/缓存.png" title="缓存" >}}',
    "shortcode around Markdown": "{{% details %}}\n里面另有所说。\n{{% /details %}}",
    "commented shortcode": "写 {{</* 缓存 */>}} 就行。",
    "definition list": "缓存\n: 放副本的地方。",
    "attributes of a heading": "## 标题 {#缓存 .x}",
    "attributes of a block": '> 引言。\n{title="缓存"}',
    "footnote": "一句。[^1]\n\n[^1]: 缓存另说。",
    "task": "- [x] 做完了\n- [ ] 别的",
    "alert": "> [!NOTE] 缓存\n> 里面另有所说。",
    "struck": "这是 ~~缓存的事~~ 而已。",
    "address": "见 https://example.org/缓存/a 一页。",
    "fence with attributes": '```py {title="缓存"}\nx = 1\n```',
    "inline math": "设 \\(\\text{缓存} = 1\\) 为真。",
    "display math": "$$\\text{缓存} = 1$$",
    "emoji": "说 :smile: 而已。",
    "comment": "<!-- 缓存 -->",
    "summary": "一段。\n\n<!--more-->\n\n二段。",
}


def annotated(text: str) -> tuple[str, str]:
    """A construct with its sentence, and the same annotated wherever it may be, which must be somewhere."""
    before = text + SENTENCE
    outcome = annotate_text(before, GLOSSARY, Options(every=True))
    assert len(outcome.written) == 1, [left.reason for left in outcome.left]
    return before, outcome.after


def taken_out(page: str) -> str:
    """A page without what was written."""
    assert page.count(f"<strong>缓存</strong>{SAID}") == 1, page
    return page.replace(f"<strong>缓存</strong>{SAID}", "缓存")


def by_python_markdown(text: str) -> str:
    """The page, with the extensions that sites of MkDocs and Zensical use."""
    markdown = pytest.importorskip("markdown", reason="Python-Markdown is not installed")
    pytest.importorskip("pymdownx", reason="pymdown-extensions are not installed")
    return str(
        markdown.markdown(
            text,
            extensions=[*_OWN.split(), *(f"pymdownx.{name}" for name in _PYMDOWNX.split())],
            extension_configs={"pymdownx.arithmatex": {"generic": True}, "pymdownx.snippets": {"check_paths": False}},
        )
    )


@pytest.mark.parametrize("construct", PYTHON_MARKDOWN.values(), ids=list(PYTHON_MARKDOWN))
def test_python_markdown(construct: str) -> None:
    before, after = annotated(construct)
    assert taken_out(by_python_markdown(after)) == by_python_markdown(before)


def by_mdx(texts: list[str]) -> list[object]:
    """The trees of texts."""
    if not shutil.which("node") or not (_FOLDER / "node_modules/@mdx-js").is_dir():
        pytest.skip("MDX is not installed: npm ci --prefix tests/integration")
    done = subprocess.run(
        ["node", "mdx.mjs"], cwd=_FOLDER, input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


def test_mdx() -> None:
    pairs = [annotated(construct) for construct in MDX.values()]
    trees = by_mdx([text for pair in pairs for text in pair])
    strong = {"type": "strong", "children": [{"type": "text", "value": "缓存"}]}
    for name, before, after in zip(MDX, trees[::2], trees[1::2], strict=True):
        written = json.dumps(after).count(json.dumps(strong))
        assert written == 1, name
        assert list(_leaves(after)) == list(_leaves(before)), name


def _leaves(tree: object) -> Iterator[str]:
    """All that a tree says, in order, without the strong text and the parenthesis; neighbouring texts are one."""
    text = ""
    for step in _steps(tree):
        if step.startswith("="):
            text += step[1:]
            continue
        if text:
            yield text.replace(SAID, "")
            text = ""
        yield step
    yield text


def _steps(tree: object) -> Iterator[str]:
    if isinstance(tree, list):
        for one in tree:
            yield from _steps(one)
    elif isinstance(tree, dict) and tree.get("type") == "text":
        yield "=" + str(tree["value"])
    elif isinstance(tree, dict) and tree.get("type") == "strong":
        yield from _steps(tree["children"])
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield f"{key}:"
            yield from _steps(value)
        yield "end"
    else:
        yield repr(tree)


def test_hugo(tmp_path: Path) -> None:
    pairs = {name: annotated(construct) for name, construct in HUGO.items()}
    before, after = _pages(tmp_path / "before", pairs, 0), _pages(tmp_path / "after", pairs, 1)
    for name in HUGO:
        assert taken_out(after[name]) == before[name], name


def _pages(folder: Path, pairs: dict[str, tuple[str, str]], which: int) -> dict[str, str]:
    """The page that Hugo makes of each text, by its name."""
    numbers = {name: f"p{number}" for number, name in enumerate(pairs)}
    posts = {f"content/{numbers[name]}.md": f"---\ntitle: 甲\n---\n\n{pair[which]}" for name, pair in pairs.items()}
    garden = Garden(folder, posts)
    garden.put("layouts/shortcodes/details.html", "<details>{{ .Inner }}</details>")
    site = by_hugo(garden)
    return {
        name: re.sub(r"\s+", " ", (site / f"{number}/index.html").read_text("utf-8"))
        for name, number in numbers.items()
    }
