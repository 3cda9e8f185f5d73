"""The language server: positions, open texts, and a session as an editor has it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.garden import Garden

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol import types as lsp

from glossary.model import Entry
from glossary.server.documents import Documents
from glossary.server.glossary_file import entry_places, place_of
from glossary.server.positions import Positions

ENCODINGS = list(lsp.PositionEncodingKind)
TEXTS = st.text(st.sampled_from("a大𠮷😀é\n\r\x0c\u2028"), max_size=30)


@given(TEXTS, st.sampled_from(ENCODINGS), st.data())
def test_each_offset_has_a_position(text: str, encoding: lsp.PositionEncodingKind, data: st.DataObject) -> None:
    positions = Positions(text, encoding)
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] != "\r\n" or not offset:
        found = positions.position(offset)
        # What stands behind the last character of a line, before its end, is the end of that line.
        assert positions.offset(found) == offset


@pytest.mark.parametrize(
    ("encoding", "character"),
    [
        (lsp.PositionEncodingKind.Utf8, 8),
        (lsp.PositionEncodingKind.Utf16, 4),
        (lsp.PositionEncodingKind.Utf32, 2),
    ],
)
def test_columns_count_in_units_of_the_encoding(encoding: lsp.PositionEncodingKind, character: int) -> None:
    positions = Positions("一\r\n𠮷😀大", encoding)
    assert positions.position(5) == lsp.Position(1, character)
    assert positions.offset(lsp.Position(1, character)) == 5
    assert positions.offset(lsp.Position(0, 99)) == 1
    assert positions.offset(lsp.Position(9, 0)) == 6


@given(st.lists(st.tuples(TEXTS, st.integers(0, 40), st.integers(0, 40)), max_size=6), st.sampled_from(ENCODINGS))
def test_changes_one_by_one_are_the_text_that_the_editor_has(
    changes: list[tuple[str, int, int]], encoding: lsp.PositionEncodingKind
) -> None:
    documents = Documents()
    documents.encoding = encoding
    text = "一行𠮷\r\n二😀行\n"
    documents.open("file:///a.md", 1, text)
    for version, (new, one, other) in enumerate(changes, 2):
        positions = Positions(text, encoding)
        places = sorted(positions.offset(positions.position(min(each, len(text)))) for each in (one, other))
        part = lsp.TextDocumentContentChangePartial(positions.range(*places), new)
        changed = documents.change("file:///a.md", version, [part])
        text = text[: places[0]] + new + text[places[1] :]
        assert (changed.text, changed.version) == (text, version)


GLOSSARY = """version: 1
terms:
- term: 代理
  english: Agent
- term: 代理
  english: Proxy
  definition: 中间人
- term: 'it''s'
"""


def test_entries_are_found_in_the_glossary_file() -> None:
    assert [place.term for place in entry_places(GLOSSARY)] == ["代理", "代理", "it's"]
    first, second = (place_of(GLOSSARY, Entry("代理", english)) for english in ("Agent", "Proxy"))
    assert first and second and GLOSSARY.count("\n", 0, first.span.start) == 2
    assert GLOSSARY.count("\n", 0, second.span.start) == 4
    assert place_of(GLOSSARY, Entry("没有")) is None


class Editor:
    """An editor that talks to a server of its own."""

    def __init__(self, root: Path) -> None:
        from pygls.lsp.client import LanguageClient

        self.root = root
        # What the protocol may answer has too many shapes to be told apart here.
        self.client: Any = LanguageClient("test", "1")
        self.published: dict[str, lsp.PublishDiagnosticsParams] = {}
        self._news = asyncio.Event()

        self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._publish))
        self.client.feature(lsp.WINDOW_SHOW_MESSAGE)(partial(self._show))

    def _publish(self, params: lsp.PublishDiagnosticsParams) -> None:
        self.published[params.uri] = params
        self._news.set()

    def _show(self, params: lsp.ShowMessageParams) -> None:
        self.said = params.message

    async def start(self) -> None:
        await self.client.start_io(sys.executable, "-m", "glossary", "server", cwd=self.root)
        general = lsp.GeneralClientCapabilities(position_encodings=[lsp.PositionEncodingKind.Utf16])
        await self.client.initialize_async(lsp.InitializeParams(lsp.ClientCapabilities(general=general)))
        self.client.initialized(lsp.InitializedParams())

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def open(self, name: str) -> None:
        text = (self.root / name).read_bytes().decode()
        item = lsp.TextDocumentItem(self.uri(name), lsp.LanguageKind.Markdown, 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def type(self, name: str, version: int, line: int, column: int, text: str) -> None:
        at = lsp.Position(line, column)
        change = lsp.TextDocumentContentChangePartial(lsp.Range(at, at), text)
        item = lsp.VersionedTextDocumentIdentifier(version, self.uri(name))
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(item, [change]))

    async def findings(self, name: str, version: int, wanted: int | None = None) -> list[lsp.Diagnostic]:
        """What is published for a version, once it has as many findings as are waited for."""
        async with asyncio.timeout(20):
            while True:
                params = self.published.get(self.uri(name))
                if params and params.version == version and wanted in (None, len(params.diagnostics)):
                    return list(params.diagnostics)
                self._news.clear()
                await self._news.wait()

    def at(self, name: str, line: int, column: int) -> Any:
        return {"text_document": lsp.TextDocumentIdentifier(self.uri(name)), "position": lsp.Position(line, column)}


POSTS = {
    **{f"content/p{number}.md": "这里说**缓存**（cache: 暂存在近处的副本）。\n" for number in range(4)},
    "content/new.md": "😀𠮷：**缓存**（cashe: 暂存）。\r\n\r\n再说缓存，还有 hc\r\n",
}


def session(root: Path, play: Callable[[Editor], Awaitable[None]]) -> None:
    async def run() -> None:
        editor = Editor(root)
        await editor.start()
        try:
            await play(editor)
        finally:
            await editor.stop()

    asyncio.run(run())


@pytest.fixture
def vault(tmp_path: Path) -> Garden:
    garden = Garden(tmp_path, POSTS)
    assert garden.run("-q", "extract") == 0
    return garden


def test_a_session(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        hover = await editor.client.text_document_hover_async(lsp.HoverParams(**editor.at("content/new.md", 2, 3)))
        assert hover and isinstance(hover.contents, lsp.MarkupContent)
        assert "**缓存** · cache" in hover.contents.value
        assert hover.range == lsp.Range(lsp.Position(2, 2), lsp.Position(2, 4))
        # Columns count in UTF-16: two for each of the first two characters.
        (finding,) = [one for one in await editor.findings("content/new.md", 1, 1) if one.code == "english-spelling"]
        assert finding.range.start == lsp.Position(0, 12)
        await _completes(editor)
        await _fixes(editor, finding)
        await _navigates(editor)

    session(vault.root, play)


async def _completes(editor: Editor) -> None:
    found = await editor.client.text_document_completion_async(
        lsp.CompletionParams(**editor.at("content/new.md", 2, 10))
    )
    assert isinstance(found, lsp.CompletionList)
    assert [item.label for item in found.items][:2] == ["缓存", "**缓存**（cache: 暂存在近处的副本）"]
    edits: list[Any] = [item.text_edit for item in found.items]
    assert {edit.range.start.character for edit in edits} == {8}


async def _fixes(editor: Editor, finding: lsp.Diagnostic) -> None:
    item = lsp.TextDocumentIdentifier(editor.uri("content/new.md"))
    asked = lsp.CodeActionParams(item, finding.range, lsp.CodeActionContext([finding]))
    actions = await editor.client.text_document_code_action_async(asked) or []
    titles = [action.title for action in actions]
    assert titles[0].startswith("Fix: ")
    assert "Annotate this post" in titles
    assert "Ignore english-spelling here" in titles
    edit = actions[0].edit
    (change,) = edit.document_changes
    assert [one.new_text for one in change.edits] == ["cache"]
    assert change.text_document.version == 1


async def _navigates(editor: Editor) -> None:
    here = editor.at("content/new.md", 2, 3)
    (place,) = await editor.client.text_document_definition_async(lsp.DefinitionParams(**here)) or []
    assert place.uri.endswith("data/glossary.yaml")
    places = await editor.client.text_document_references_async(
        lsp.ReferenceParams(context=lsp.ReferenceContext(True), **here)
    )
    assert places and len({one.uri for one in places}) == 5
    renamed = await editor.client.text_document_rename_async(lsp.RenameParams(new_name="快取", **here))
    assert renamed and renamed.document_changes
    texts = {edit.new_text for change in renamed.document_changes for edit in change.edits}
    assert texts == {"快取"}
    assert len(renamed.document_changes) == 6
    symbols = await editor.client.workspace_symbol_async(lsp.WorkspaceSymbolParams("hc")) or []
    assert [symbol.name for symbol in symbols] == ["缓存"]


def test_typing_leaves_no_stale_finding(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        await editor.findings("content/new.md", 1, 1)
        typed = "😀𠮷\r\n大模型，缓存 cache。" * 3
        line, column, version = 3, 0, 1
        for char in typed.replace("\r\n", "\n"):
            version += 1
            editor.type("content/new.md", version, line, column, "\r\n" if char == "\n" else char)
            line, column = (line + 1, 0) if char == "\n" else (line, column + len(char.encode("utf-16-le")) // 2)
        (finding,) = await editor.findings("content/new.md", version)
        assert finding.range.start == lsp.Position(0, 12)
        # Somebody typing above moves it.
        editor.type("content/new.md", version + 1, 0, 0, "𠮷\r\n")
        (finding,) = await editor.findings("content/new.md", version + 1)
        assert finding.range.start == lsp.Position(1, 12)

    session(vault.root, play)


def test_an_extraction_elsewhere_is_seen(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/p0.md")
        vault.put("content/word.md", "**新词**（New Word: 刚有的词）。\n")
        await asyncio.to_thread(vault.start("extract").communicate)
        editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([]))
        symbols = await editor.client.workspace_symbol_async(lsp.WorkspaceSymbolParams("xinci")) or []
        assert [symbol.name for symbol in symbols] in ([], ["新词"])
        editor.type("content/p0.md", 2, 0, 0, "新词")
        hover = await editor.client.text_document_hover_async(lsp.HoverParams(**editor.at("content/p0.md", 0, 1)))
        assert hover and "New Word" in hover.contents.value

    session(vault.root, play)


def test_the_glossary_file_is_looked_after(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("data/glossary.yaml")
        text = vault.glossary
        line = text[: text.index("- term: 缓存")].count("\n")
        lenses = await editor.client.text_document_code_lens_async(
            lsp.CodeLensParams(lsp.TextDocumentIdentifier(editor.uri("data/glossary.yaml")))
        )
        assert lenses and lenses[0].range.start.line == line
        lens = await editor.client.code_lens_resolve_async(lenses[0])
        assert lens.command
        editor.type("data/glossary.yaml", 2, line + 1, 0, "  kind: nonsense\n")
        (wrong,) = await editor.findings("data/glossary.yaml", 2, 1)
        assert wrong.range.start.line == line + 1
        editor.type("data/glossary.yaml", 3, line + 2, 0, "  kind: \n")
        found = await editor.client.text_document_completion_async(
            lsp.CompletionParams(**editor.at("data/glossary.yaml", line + 2, 8))
        )
        assert isinstance(found, lsp.CompletionList)
        assert "person" in [item.label for item in found.items]

    session(vault.root, play)


def test_without_an_index_it_says_so(tmp_path: Path) -> None:
    garden = Garden(tmp_path, POSTS)

    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        assert await editor.findings("content/new.md", 1) == []
        assert "no glossary yet" in editor.said

    session(garden.root, play)
