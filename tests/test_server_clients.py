"""The language server and what clients do that is not in the book: odd addresses, links, halves, long lines, haste."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.garden import Garden

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol import types as lsp

from glossary.config import load_config
from glossary.server import completion
from glossary.server import session as sessions
from glossary.server.documents import Documents
from glossary.server.positions import Positions
from glossary.server.session import GlossaryServer
from glossary.server.vault import Vault
from tests.test_server import POSTS, Editor, actions_at, changed, session

pytestmark = pytest.mark.usefixtures("warm_programs")
SPELLED = "content/我的 文章, (1)~.md"
ENCODINGS = list(lsp.PositionEncodingKind)


@pytest.fixture
def vault(tmp_path: Path) -> Garden:
    garden = Garden(tmp_path / "garden", {**POSTS, SPELLED: "一\n\n**缓存**（cache: 暂存在近处的副本）。\n"})
    assert garden.run("-q", "extract") == 0
    return garden


def _open(editor: Editor, uri: str, text: str) -> None:
    item = lsp.TextDocumentItem(uri, lsp.LanguageKind.Markdown, 1, text)
    editor.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))


async def _renamed(editor: Editor, uri: str, line: int, column: int, name: str) -> dict[str, Any]:
    params = lsp.RenameParams(lsp.TextDocumentIdentifier(uri), lsp.Position(line, column), name)
    edit = await editor.client.text_document_rename_async(params)
    return {change.text_document.uri: change for change in edit.document_changes}


def test_an_editor_may_spell_an_address_otherwise(vault: Garden) -> None:
    """Neovim leaves `(1)~` as it is. The text that is open counts all the same, not the file."""

    async def play(editor: Editor) -> None:
        uri = editor.uri(SPELLED).replace("%28", "(").replace("%29", ")").replace("%2C", ",")
        assert uri != editor.uri(SPELLED)
        _open(editor, uri, "更多\n一\n\n**缓存**（cache: 暂存在近处的副本）。\n")
        change = (await _renamed(editor, uri, 3, 3, "快取"))[uri]
        assert change.text_document.version == 1
        assert [one.range.start for one in change.edits] == [lsp.Position(3, 2)]

    session(vault.root, play)


def test_a_folder_that_a_link_leads_to(vault: Garden, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(vault.root)

    async def play(editor: Editor) -> None:
        uri = (link / "content/p0.md").as_uri()
        _open(editor, uri, "\n\n" + POSTS["content/p0.md"])
        renamed = await _renamed(editor, uri, 2, 6, "快取")
        assert not [one for one in renamed if ".." in one or not one.startswith(link.as_uri())]
        assert renamed[uri].text_document.version == 1
        assert renamed[uri].edits[0].range.start.line == 2

    session(link, play, link)


def test_half_of_a_character_does_no_harm(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        editor.type("content/new.md", 2, 0, 0, "\ud83d")
        (finding,) = await editor.findings("content/new.md", 2, 1)
        assert finding.range.start == lsp.Position(0, 13)
        assert await editor.client.text_document_hover_async(lsp.HoverParams(**editor.at("content/new.md", 0, 9)))

    documents = Documents()
    document = documents.open("file:///a.md", 1, "一\ud83d二")
    assert document.text == "一\ufffd二"
    assert document.positions.position(2) == lsp.Position(0, 2)
    session(vault.root, play)


def test_a_change_of_a_text_that_is_not_open_is_passed_over(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.type("content/gone.md", 7, 0, 0, "一")
        editor.open("content/new.md")
        await editor.findings("content/new.md", 1, 1)
        assert editor.uri("content/gone.md") not in editor.published

    session(vault.root, play)


def test_a_text_that_is_opened_again_counts_from_one_again(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        uri = editor.uri("content/new.md")
        editor.open("content/p0.md")
        # Is answered when all is known that findings depend on.
        await _renamed(editor, editor.uri("content/p0.md"), 0, 6, "快取")
        for before in ("", "\n\n", "一\n"):
            _open(editor, uri, before + POSTS["content/new.md"])
            at = lsp.Position(before.count("\n"), 12)
            async with asyncio.timeout(20):
                while [one.range.start for one in await editor.findings("content/new.md", 1)] != [at]:
                    await asyncio.sleep(0.05)
            item = lsp.TextDocumentIdentifier(uri)
            editor.client.text_document_did_close(lsp.DidCloseTextDocumentParams(item))

    session(vault.root, play)


def test_of_a_long_line_only_its_end_is_looked_at_for_a_word(vault: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    for name in ("_latin", "_open_site"):
        monkeypatch.setattr(completion, name, SimpleNamespace(search=lambda text: looked.append(len(text))))
    text = "The quick brown fox jumps over the lazy dog " * 700
    document = Documents().open("file:///a.md", 1, text)
    asked = Vault(load_config(None, vault.root))
    completion.post_completions(document, len(text), asked)
    asked.close()
    assert looked and max(looked) < 2_000


def test_an_index_made_anew_is_opened_anew(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/p0.md")
        await editor.findings("content/p0.md", 1)
        shutil.rmtree(vault.root / ".glossary")
        for text in ("", "**新词**（New Word: 刚有的词）。\n"):
            vault.put("content/word.md", text)
            await asyncio.to_thread(vault.start("extract").communicate)
        editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([]))
        editor.type("content/p0.md", 2, 0, 0, "新词")
        hover = await editor.client.text_document_hover_async(lsp.HoverParams(**editor.at("content/p0.md", 0, 1)))
        assert hover and "New Word" in hover.contents.value

    session(vault.root, play)


def test_what_is_found_out_for_a_folder_that_is_opened_anew_comes_too_late(
    vault: Garden, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Vault(load_config(None, vault.root))

    async def meanwhile(work: Callable[[], Any]) -> Any:
        news = work()
        old.close()
        return news

    monkeypatch.setattr(sessions, "in_background", meanwhile)
    looked: list[bool] = []
    monkeypatch.setattr(GlossaryServer, "look_at_all", lambda server: looked.append(True))
    asyncio.run(GlossaryServer()._refresh(old))
    assert looked == [True] and old.ready.is_set()


def test_other_folders_with_markdown_are_left_in_peace(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# A project\n", encoding="utf-8")

    async def play(editor: Editor) -> None:
        editor.open("README.md")
        assert await editor.findings("README.md", 1) == []
        assert await editor.client.text_document_hover_async(lsp.HoverParams(**editor.at("README.md", 0, 3))) is None
        assert editor.said == []

    session(tmp_path, play)


def test_a_configuration_reaches_nothing_outside(vault: Garden) -> None:
    (vault.root.parent / "profile").write_text("version: 1\nterms:\n", encoding="utf-8")
    vault.put("glossary.toml", '\nglossary = "../profile"\n')

    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        assert (
            await editor.client.text_document_hover_async(lsp.HoverParams(**editor.at("content/new.md", 2, 3))) is None
        )
        assert "glossary.toml:2" in editor.said[0] and "outside" in editor.said[0]

    session(vault.root, play)


def test_the_index_stands_where_the_environment_says(
    vault: Garden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSARY_CACHE_DIR", str(tmp_path / "cache"))
    vault.forget()

    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        await editor.findings("content/new.md", 1, 1)

    session(vault.root, play)
    assert not (vault.root / ".glossary").exists()
    assert list((tmp_path / "cache").glob("*/index.sqlite"))


def test_findings_are_those_of_check(vault: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    """Code, severity and place; and where other posts say otherwise, a link to one of them."""
    vault.put(
        "content/new.md",
        "😀**缓存**（cashe: 暂存）与**缓存**(buffer: 暂存)。\r\n\r\n又说**缓存**(cache)和** 缓存**。\r\n",
    )
    capsys.readouterr()
    vault.run("check", "--format", "json", "content/new.md")
    told = json.loads(capsys.readouterr().out)
    records = told if isinstance(told, list) else told["findings"]

    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        found = await editor.findings("content/new.md", 1, len(records))
        levels = {1: "error", 2: "warning", 3: "info"}
        positions = Positions((vault.root / "content/new.md").read_bytes().decode())
        shown = []
        for one in found:
            start = positions.offset(one.range.start)
            shown.append((one.code, levels[one.severity or 0], one.range.start.line + 1, one.message, start))
        expected = [(one["rule"], one["severity"], one["line"], one["message"], one["start"]) for one in records]
        assert sorted(shown) == sorted(expected)
        assert len({level for _, level, *_ in shown}) > 1

    session(vault.root, play)


def test_a_finding_links_to_the_posts_that_it_names(tmp_path: Path) -> None:
    names = ["content/a b, c.md", "content/一 二.md"]
    garden = Garden(tmp_path, dict.fromkeys(names, "又\n\n**缓存**（cache: 暂存副本）。\n"))
    garden.put("content/new.md", "再说**缓存**（buffer: 暂存副本）。\n")
    assert garden.run("-q", "extract") == 0

    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        found = await editor.findings("content/new.md", 1, 1)
        related = [one for finding in found for one in finding.related_information or ()]
        assert related
        assert {one.location.uri for one in related} <= {editor.uri(name) for name in names}
        assert {one.location.range.start.line for one in related} == {2}

    session(garden.root, play)


SENSES = {
    **{f"content/a{n}.md": "**代理**（Agent: 替人办事的程序）。\n" for n in range(3)},
    **{f"content/p{n}.md": "**代理**（Proxy: 转发网络请求的中间服务器）。\n" for n in range(3)},
    "content/plain.md": "代理\n\nA proxy, **代理**（Proxy）。\n",
}


def test_a_word_of_two_senses_shows_the_right_one_or_both(tmp_path: Path) -> None:
    garden = Garden(tmp_path, SENSES)
    garden.glossary = "version: 1\nterms:\n- term: 代理\n  english: Agent\n- term: 代理\n  english: Proxy\n"
    assert garden.run("-q", "extract") == 0

    async def play(editor: Editor) -> None:
        editor.open("content/plain.md")

        async def shown(line: int, column: int) -> str:
            asked = lsp.HoverParams(**editor.at("content/plain.md", line, column))
            return str((await editor.client.text_document_hover_async(asked)).contents.value)

        assert "Agent" in await shown(0, 1) and "Proxy" in await shown(0, 1)
        assert "转发网络请求" in await shown(2, 3) and "Agent" not in await shown(2, 3)
        in_three = await shown(2, 3)
        lines = garden.glossary.split("\n")
        line = lines.index("  english: Proxy")
        assert "in 4 posts" in in_three and f"/data/glossary.yaml#L{line})" in in_three and "/content/p0.md" in in_three

    session(garden.root, play)


def test_completion_of_characters_english_and_within_a_parenthesis(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        typed = "写缓\n写Cac\n写**缓存**（\n写huanc\n"
        editor.type("content/new.md", 2, 0, 0, typed)
        await editor.findings("content/new.md", 2)

        async def accepted(line: int) -> list[str]:
            """What the lines are, once an item is accepted."""
            text = typed.split("\n")[line]
            asked = lsp.CompletionParams(**editor.at("content/new.md", line, len(text)))
            # How words sound is learned in the background.
            async with asyncio.timeout(20):
                while not (found := await editor.client.text_document_completion_async(asked)).items:
                    await asyncio.sleep(0.05)
            edits = [item.text_edit for item in found.items]
            return [text[: edit.range.start.character] + edit.new_text for edit in edits]

        whole = "写**缓存**（cache: 暂存在近处的副本）"
        assert await accepted(0) == ["写缓存", whole]
        assert await accepted(1) == ["写缓存", whole]
        assert await accepted(2) == ["写**缓存**（cache: 暂存在近处的副本", "写**缓存**（cache"]
        assert await accepted(3) == ["写缓存", whole]

    session(vault.root, play)


def test_actions_change_what_they_say(vault: Garden) -> None:
    vault.put("content/plain.md", "说缓存，又说缓存。\r\n\r\n😀**缓存**（cashe）\r\n")

    async def play(editor: Editor) -> None:
        name = "content/plain.md"
        editor.open(name)
        await editor.findings(name, 1)
        before = (vault.root / name).read_bytes().decode()

        async def after(title: str, place: tuple[int, int]) -> str:
            action = (await actions_at(editor, name, place, place))[title]
            action = await editor.client.code_action_resolve_async(action) if action.edit is None else action
            return (await changed(editor, action.edit)).get(name, before)

        editor.type(name, 2, 2, 0, "")
        found = await editor.findings(name, 2)
        at = next(one.range.start for one in found if one.code == "english-spelling")
        ignored = await after("Ignore english-spelling here", (at.line, at.character))
        assert ignored == before.replace("（cashe）\r\n", "（cashe） <!-- glossary: ignore english-spelling -->\r\n")
        vault.put(name, "说缓存，又说缓存。\r\n")
        change = lsp.TextDocumentContentChangeWholeDocument("说缓存，又说缓存。\r\n")
        item = lsp.VersionedTextDocumentIdentifier(3, editor.uri(name))
        editor.client.text_document_did_change(lsp.DidChangeTextDocumentParams(item, [change]))
        before = "说缓存，又说缓存。\r\n"
        expected = "说**缓存**（cache: 暂存在近处的副本），又说缓存。\r\n"
        assert await after("Annotate 缓存", (0, 2)) == expected
        assert await after("Annotate this post", (0, 0)) in (expected, before)

    session(vault.root, play)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_each_encoding_is_agreed_on(vault: Garden, encoding: lsp.PositionEncodingKind) -> None:
    text = POSTS["content/new.md"]

    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        (finding,) = await editor.findings("content/new.md", 1, 1)
        positions = Positions(text, encoding)
        start, end = positions.offset(finding.range.start), positions.offset(finding.range.end)
        assert "cashe".startswith(text[start:end]) and end - start >= 4
        assert finding.range == positions.range(start, end)
        renamed = await _renamed(editor, editor.uri("content/new.md"), 2, 2 if encoding != "utf-8" else 6, "快取")
        edits = renamed[editor.uri("content/new.md")].edits
        assert [text[positions.offset(e.range.start) : positions.offset(e.range.end)] for e in edits] == ["缓存"]

    session(vault.root, play, encodings=[encoding])


def test_an_english_name_is_renamed_in_the_glossary_and_in_all_posts(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/p0.md")
        renamed = await _renamed(editor, editor.uri("content/p0.md"), 0, 12, "store")
        after = await changed(editor, SimpleNamespace(document_changes=renamed.values()))
        assert after.pop("data/glossary.yaml") == vault.glossary.replace("english: cache", "english: store")
        assert len(after) == 4 + 1 and all("**缓存**（store: " in text for text in after.values())
        assert renamed[editor.uri("content/p0.md")].text_document.version == 1

    session(vault.root, play)


def test_references_from_the_glossary_file(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("data/glossary.yaml")
        line = vault.glossary[: vault.glossary.index("- term: 缓存")].count("\n")
        here = editor.at("data/glossary.yaml", line, 9)
        asked = lsp.ReferenceParams(context=lsp.ReferenceContext(True), **here)
        found = await editor.client.text_document_references_async(asked)
        assert len({one.uri for one in found}) == 6

    session(vault.root, play)
