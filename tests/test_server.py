"""The language server: positions, open texts, and a session as an editor has it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from tests.garden import Garden
from tests.warm import COLD

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol import types as lsp

from glossary.model import Entry
from glossary.server.documents import Documents, path_of
from glossary.server.glossary_file import entry_places, place_of
from glossary.server.positions import Positions
from glossary.server.words import Sounds, _reader

pytestmark = pytest.mark.usefixtures("warm_programs")
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
        assert changed is not None
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


CAPABILITIES = lsp.ClientCapabilities(
    text_document=lsp.TextDocumentClientCapabilities(
        code_action=lsp.CodeActionClientCapabilities(
            resolve_support=lsp.ClientCodeActionResolveOptions(properties=["edit"])
        )
    ),
    workspace=lsp.WorkspaceClientCapabilities(
        workspace_edit=lsp.WorkspaceEditClientCapabilities(
            document_changes=True, change_annotation_support=lsp.ChangeAnnotationsSupportOptions()
        ),
        did_change_watched_files=lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
    ),
)


@cache
def _converter() -> Any:
    """For all editors: what reads and writes a kind of message is made where the first is read or written."""
    from pygls.protocol import default_converter

    return default_converter()  # type: ignore[no-untyped-call]


class Editor:
    """An editor that talks to a server of its own."""

    def __init__(self, root: Path) -> None:
        from pygls.lsp.client import LanguageClient

        self.root = root
        # What the protocol may answer has too many shapes to be told apart here.
        self.client: Any = LanguageClient("test", "1", converter_factory=_converter)
        self.published: dict[str, lsp.PublishDiagnosticsParams] = {}
        self.publications: list[lsp.PublishDiagnosticsParams] = []
        self.said: list[str] = []
        self.watched: list[str] = []
        self.answer: str | None = None
        self._news = asyncio.Event()

        self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._publish))
        self.client.feature(lsp.WINDOW_SHOW_MESSAGE)(partial(self._show))
        self.client.feature(lsp.WINDOW_SHOW_MESSAGE_REQUEST)(partial(self._ask))
        self.client.feature(lsp.CLIENT_REGISTER_CAPABILITY)(partial(self._watch))

    def _publish(self, params: lsp.PublishDiagnosticsParams) -> None:
        self.published[params.uri] = params
        self.publications.append(params)
        self._news.set()

    def _show(self, params: lsp.ShowMessageParams) -> None:
        self.said.append(params.message)

    def _ask(self, params: lsp.ShowMessageRequestParams) -> lsp.MessageActionItem | None:
        self.said.append(params.message)
        return next((action for action in params.actions or () if action.title == self.answer), None)

    def _watch(self, params: lsp.RegistrationParams) -> None:
        self.watched += [registration.method for registration in params.registrations]

    async def start(self, *folders: Path, **wishes: Any) -> None:
        await self.client.start_io(*Garden.program, "server", cwd=self.root)
        await self.introduce(*folders, **wishes)

    async def introduce(
        self,
        *folders: Path,
        options: Any = None,
        plain: bool = False,
        encodings: Sequence[lsp.PositionEncodingKind] = (lsp.PositionEncodingKind.Utf16,),
    ) -> None:
        """Says what it can do: what today's editors can, or, `plain`, as little as the protocol allows."""
        given = [lsp.WorkspaceFolder(folder.as_uri(), folder.name) for folder in folders]
        general = lsp.GeneralClientCapabilities(position_encodings=list(encodings))
        can = lsp.ClientCapabilities() if plain else evolve(CAPABILITIES, general=general)
        params = lsp.InitializeParams(can, initialization_options=options, workspace_folders=given)
        await self.client.initialize_async(params)
        self.client.initialized(lsp.InitializedParams())

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()
        if self.client._server:
            assert self.client._server.returncode == 0

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


def session(
    root: Path,
    play: Callable[[Editor], Awaitable[None]],
    *folders: Path,
    **wishes: Any,
) -> None:
    """Plays a session with a server of its own; the wishes are those of `Editor.introduce`."""

    async def run() -> None:
        editor = Editor(root)
        await editor.start(*folders, **wishes)
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


def test_a_server_that_is_started_as_a_person_starts_it(vault: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        assert await editor.client.text_document_hover_async(lsp.HoverParams(**editor.at("content/new.md", 2, 3)))

    monkeypatch.setattr(Garden, "program", COLD)
    session(vault.root, play)


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


TYPED = "😀又写**缓存**（cashe: 暂存）与𠮷。\r\n说緩存、cache 和𠮷野家😀。\r\n" * 5


def test_two_hundred_characters_a_save_and_an_extraction_leave_no_stale_or_shifted_finding(vault: Garden) -> None:
    name = "content/new.md"
    vault.put("glossary.toml", '[check]\nignore = ["annotated-twice"]\n')
    texts: dict[int | None, str] = {1: POSTS[name]}
    versions = [1]

    async def play(editor: Editor) -> None:
        editor.open(name)
        await editor.findings(name, 1, 1)
        for at, char in enumerate(TYPED):
            if char == "\r":
                continue
            # In front of all findings, so that each character moves them.
            versions.append(at + 2)
            texts[at + 2] = TYPED[: at + 1] + POSTS[name]
            where = Positions(TYPED[:at].removesuffix("\r")).position(at)
            editor.type(name, at + 2, where.line, where.character, "\r\n" if char == "\n" else char)
            if at % 20 == 19:
                await editor.findings(name, versions[-1])
        last = versions[-1]
        found = await editor.findings(name, last, texts[last].count("cashe"))
        assert len(TYPED) > 200 and len(found) == 6
        vault.put(name, texts[last])
        item = lsp.TextDocumentIdentifier(editor.uri(name))
        editor.client.text_document_did_save(lsp.DidSaveTextDocumentParams(item))
        for number in range(4):
            vault.put(f"content/p{number}.md", "这里说**缓存**（cashe: 暂存在近处的副本）。\n")
        await asyncio.to_thread(vault.start("extract").communicate)
        editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([]))
        # Now all posts write it so, and nothing is amiss any more.
        assert await editor.findings(name, last, 0) == []
        told = [one.version or 0 for one in editor.publications]
        assert told == sorted(told) and len(set(told)) > 8
        for one in editor.publications:
            positions = Positions(texts[one.version])
            for finding in (each for each in one.diagnostics if each.code == "english-spelling"):
                start, end = positions.offset(finding.range.start), positions.offset(finding.range.end)
                assert texts[one.version][start:end] in ("cash", "cashe")

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
        assert lens.command and lens.command.title == "in 5 posts · 1 other wording"
        field = await editor.client.text_document_hover_async(
            lsp.HoverParams(**editor.at("data/glossary.yaml", line + 1, 4))
        )
        assert field.contents.value == "English name"
        assert field.range == lsp.Range(lsp.Position(line + 1, 2), lsp.Position(line + 1, 9))
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


def test_without_an_index_it_offers_to_extract(tmp_path: Path) -> None:
    garden = Garden(tmp_path, POSTS)

    async def play(editor: Editor) -> None:
        editor.answer = "Extract"
        editor.open("content/new.md")
        await editor.findings("content/new.md", 1, 1)
        assert "no glossary yet" in editor.said[0]
        assert "data/glossary.yaml: " in editor.said[1]
        assert garden.glossary.count("- term: ") == 1

    session(garden.root, play)


def test_nothing_is_extracted_unless_asked_for(tmp_path: Path) -> None:
    garden = Garden(tmp_path, POSTS)

    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        assert await editor.findings("content/new.md", 1) == []
        hover = await editor.client.text_document_hover_async(lsp.HoverParams(**editor.at("content/new.md", 2, 3)))
        assert hover is None
        assert not (garden.root / "data").exists() and not (garden.root / ".glossary").exists()

    session(garden.root, play)


async def actions_at(editor: Editor, name: str, start: tuple[int, int], end: tuple[int, int]) -> dict[str, Any]:
    """The actions for a stretch of a text, by title."""
    asked = lsp.CodeActionParams(
        lsp.TextDocumentIdentifier(editor.uri(name)),
        lsp.Range(lsp.Position(*start), lsp.Position(*end)),
        lsp.CodeActionContext([]),
    )
    found = await editor.client.text_document_code_action_async(asked) or []
    return {action.title: action for action in found}


async def action_at(editor: Editor, name: str, place: tuple[int, int], title: str) -> Any:
    """An action that is offered as soon as it is known what other posts say."""
    async with asyncio.timeout(20):
        while title not in (titles := await actions_at(editor, name, place, place)):
            await asyncio.sleep(0.05)
    return titles[title]


async def changed(editor: Editor, edit: Any) -> dict[str, str]:
    """The files as an editor would have them after an edit, by name."""
    texts: dict[str, str] = {}
    for change in edit.document_changes:
        path = path_of(change.text_document.uri)
        text = path.read_bytes().decode()
        for one in sorted(change.edits, key=lambda each: each.range.start, reverse=True):
            positions = Positions(text)
            start, end = positions.offset(one.range.start), positions.offset(one.range.end)
            text = text[:start] + one.new_text + text[end:]
        texts[path.relative_to(editor.root).as_posix()] = text
    return texts


DISPUTED = {
    **{f"content/p{number}.md": "😀**缓存**（cache: 暂存在近处的副本）。\r\n" for number in range(3)},
    "content/q.md": "说**缓存**（buffer: 暂存在近处的副本）与**緩存**（buffer）。\n",
    "content/other.md": "**队列**（buffer: 排队等候处理的任务）另说。\n",
}


@pytest.fixture
def disputed(tmp_path: Path) -> Garden:
    garden = Garden(tmp_path, DISPUTED)
    assert garden.run("-q", "extract") == 0
    return garden


def test_one_english_is_taken_everywhere(disputed: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/q.md")
        titles = await actions_at(editor, "content/q.md", (0, 4), (0, 4))
        action = await editor.client.code_action_resolve_async(titles["Take “buffer” everywhere for 缓存"])
        after = await changed(editor, action.edit)
        assert "  english: buffer\n" in after.pop("data/glossary.yaml")
        assert after == {f"content/p{n}.md": "😀**缓存**（buffer: 暂存在近处的副本）。\r\n" for n in range(3)}
        # The editor shows what is to change before it does it, and does it only to the text that was looked at.
        (group,) = action.edit.change_annotations.values()
        assert group.needs_confirmation
        assert {change.text_document.version for change in action.edit.document_changes} == {None}
        assert disputed.glossary.count("english: buffer") == 1

    session(disputed.root, play)


def test_an_open_post_is_changed_as_it_is_in_the_editor(disputed: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/q.md")
        editor.open("content/p0.md")
        editor.type("content/p0.md", 2, 0, 0, "𠮷")
        offered = await action_at(editor, "content/p0.md", (0, 8), "Take “cache” everywhere for 缓存")
        action = await editor.client.code_action_resolve_async(offered)
        (change,) = action.edit.document_changes
        assert (change.text_document.uri, change.text_document.version) == (editor.uri("content/q.md"), 1)
        assert [one.new_text for one in change.edits] == ["cache", "cache"]

    session(disputed.root, play)


def test_an_english_becomes_the_entrys(disputed: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/q.md")
        titles = await actions_at(editor, "content/q.md", (0, 4), (0, 4))
        action = await editor.client.code_action_resolve_async(
            titles["Make “buffer” the English of 缓存 in the glossary"]
        )
        after = await changed(editor, action.edit)
        assert list(after) == ["data/glossary.yaml"]
        assert after["data/glossary.yaml"] == disputed.glossary.replace("english: cache", "english: buffer")

    session(disputed.root, play)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_new_word_goes_to_its_place_in_the_glossary(disputed: Garden, newline: str) -> None:
    disputed.glossary = disputed.glossary.replace("\n", newline)

    async def play(editor: Editor) -> None:
        disputed.put("content/new.md", "写**调度**（scheduling: 安排先后）和延迟。\n")
        editor.open("content/new.md")
        titles = await actions_at(editor, "content/new.md", (0, 4), (0, 4))
        action = await editor.client.code_action_resolve_async(titles["Add 调度 to the glossary"])
        text = (await changed(editor, action.edit))["data/glossary.yaml"]
        added = newline.join(("- term: 调度", "  english: scheduling", "  definition: 安排先后", ""))
        assert text.replace(added, "") == disputed.glossary
        terms = [place.term for place in entry_places(text)]
        assert terms == sorted(terms)
        # A word that is no annotation is selected.
        titles = await actions_at(editor, "content/new.md", (0, 26), (0, 28))
        action = await editor.client.code_action_resolve_async(titles["Add 延迟 to the glossary"])
        assert f"- term: 延迟{newline}" in (await changed(editor, action.edit))["data/glossary.yaml"]
        assert not any(title.startswith("Add") for title in await actions_at(editor, "content/new.md", (0, 0), (0, 0)))

    session(disputed.root, play)


def test_an_editor_of_few_abilities_gets_whole_actions(disputed: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/q.md")
        titles = await actions_at(editor, "content/q.md", (0, 4), (0, 4))
        edit = titles["Take “buffer” everywhere for 缓存"].edit
        assert len(edit.document_changes) == 4
        assert edit.change_annotations is None
        assert editor.watched == []

    session(disputed.root, play, plain=True)


def test_an_action_that_came_too_late_says_so(disputed: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/q.md")
        titles = await actions_at(editor, "content/q.md", (0, 4), (0, 4))
        editor.type("content/q.md", 2, 0, 0, "\n\n\n")
        action = await editor.client.code_action_resolve_async(titles["Take “buffer” everywhere for 缓存"])
        assert action.edit is None
        assert "has changed meanwhile" in editor.said[-1]

    session(disputed.root, play)


def test_references_are_annotations_and_mentions_in_all_posts(vault: Garden) -> None:
    vault.put("content/more.md", "一\n\n再论緩存与缓存。`缓存`\n\n```\n缓存\n```\n\nThe Cache, and cached.\n")
    assert vault.run("-q", "extract") == 0

    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        here = editor.at("content/new.md", 2, 3)
        found = await editor.client.text_document_references_async(
            lsp.ReferenceParams(context=lsp.ReferenceContext(True), **here)
        )
        more = [one.range for one in found if one.uri == editor.uri("content/more.md")]
        assert [(one.start.line, one.start.character) for one in more] == [(2, 2), (2, 5), (8, 4)]
        assert [one.end.character - one.start.character for one in more] == [2, 2, 5]
        assert len(found) == 4 + 2 + 3

    session(vault.root, play)


def test_what_may_be_renamed_is_the_word_of_one_entry(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/new.md")

        async def may(line: int, column: int) -> Any:
            here = lsp.PrepareRenameParams(**editor.at("content/new.md", line, column))
            return await editor.client.text_document_prepare_rename_async(here)

        assert await may(2, 3) == lsp.Range(lsp.Position(2, 2), lsp.Position(2, 4))
        assert await may(2, 0) is None

    session(vault.root, play)


def test_the_command_extracts(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        vault.put("content/queue.md", "说**队列**（queue: 排队等候处理的任务）。\n")
        await editor.client.workspace_execute_command_async(lsp.ExecuteCommandParams("glossary.extract"))
        assert "- term: 队列\n" in vault.glossary

    session(vault.root, play)


def test_a_cancelled_request_stops(vault: Garden) -> None:
    # So many mentions that the answer takes seconds: far longer than the cancellation can be on its way.
    for number in range(300):
        vault.put(f"content/many/{number}.md", "说缓存。\n" * 200)
    assert vault.run("-q", "extract") == 0

    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        here = editor.at("content/new.md", 2, 3)
        params = lsp.ReferenceParams(context=lsp.ReferenceContext(True), **here)
        request = asyncio.ensure_future(editor.client.text_document_references_async(params))
        await asyncio.sleep(0)
        editor.client.protocol.notify(
            "$/cancelRequest", lsp.CancelParams(next(iter(editor.client.protocol._request_futures)))
        )
        with pytest.raises(Exception, match="cancel"):
            await asyncio.wait_for(request, 20)

    session(vault.root, play)


def test_several_folders(vault: Garden, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = Garden(
        tmp_path_factory.mktemp("other"), {"content/a.md": "**快取**（quick fetch: 很快地取）。\n再说快取。\n"}
    )
    assert other.run("-q", "extract") == 0

    async def play(editor: Editor) -> None:
        symbols = await editor.client.workspace_symbol_async(lsp.WorkspaceSymbolParams("缓"))
        assert [symbol.name for symbol in symbols] == ["缓存"]
        added = lsp.WorkspaceFoldersChangeEvent([lsp.WorkspaceFolder(other.root.as_uri(), "other")], [])
        editor.client.workspace_did_change_workspace_folders(lsp.DidChangeWorkspaceFoldersParams(added))
        symbols = await editor.client.workspace_symbol_async(lsp.WorkspaceSymbolParams("快"))
        assert [symbol.name for symbol in symbols] == ["快取"]
        editor.open("content/new.md")
        uri = (other.root / "content/a.md").as_uri()
        text = (other.root / "content/a.md").read_text(encoding="utf-8")
        item = lsp.TextDocumentItem(uri, lsp.LanguageKind.Markdown, 1, text)
        editor.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        asked = lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(1, 3))
        hover = await editor.client.text_document_hover_async(asked)
        assert "quick fetch" in hover.contents.value
        await editor.findings("content/new.md", 1, 1)

    session(vault.root, play, vault.root)


def test_the_folder_of_the_posts_may_be_open_alone(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        hover = await editor.client.text_document_hover_async(lsp.HoverParams(**editor.at("content/new.md", 2, 3)))
        assert hover and "cache" in hover.contents.value

    session(vault.root, play, vault.root / "content")


def test_files_and_settings_are_watched(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        await editor.findings("content/new.md", 1, 1)
        assert editor.watched == [lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES]
        vault.put("glossary.toml", '[check]\nignore = ["english-spelling"]\n')
        event = lsp.FileEvent((vault.root / "glossary.toml").as_uri(), lsp.FileChangeType.Created)
        editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))
        assert await editor.findings("content/new.md", 1, 0) == []
        assert await hints(editor) == []
        editor.client.workspace_did_change_configuration(
            lsp.DidChangeConfigurationParams({"glossary": {"inlayHints": True}})
        )
        assert [hint.label for hint in await hints(editor)] == ["（cache）"]
        whole = lsp.TextDocumentContentChangeWholeDocument("A cache.\n")
        item = lsp.VersionedTextDocumentIdentifier(2, editor.uri("content/p4.md"))
        editor.client.text_document_did_change(lsp.DidChangeTextDocumentParams(item, [whole]))
        assert [(hint.label, hint.position.character) for hint in await hints(editor)] == [("（缓存）", 7)]

    session(vault.root, play)


def test_lenses_tell_senses_of_one_term_apart(tmp_path: Path) -> None:
    posts = {
        "content/a.md": "**代理**（Agent: 替人办事的程序）。\n",
        "content/b.md": "**代理**（Agent: 替人办事的程序）。\n",
    }
    posts |= {f"content/p{n}.md": "**代理**（Proxy: 转发网络请求的中间服务器）。\n" for n in range(3)}
    garden = Garden(tmp_path, posts)
    assert garden.run("-q", "extract") == 0
    garden.glossary = GLOSSARY
    assert garden.run("-q", "extract") == 0

    async def play(editor: Editor) -> None:
        editor.open("data/glossary.yaml")
        lenses = await editor.client.text_document_code_lens_async(
            lsp.CodeLensParams(lsp.TextDocumentIdentifier(editor.uri("data/glossary.yaml")))
        )
        resolved = [await editor.client.code_lens_resolve_async(lens) for lens in lenses]
        assert [lens.command.title for lens in resolved] == ["in 2 posts", "in 3 posts", "in no post"]

    session(garden.root, play)


async def hints(editor: Editor) -> list[lsp.InlayHint]:
    whole = lsp.Range(lsp.Position(0, 0), lsp.Position(9, 0))
    params = lsp.InlayHintParams(lsp.TextDocumentIdentifier(editor.uri("content/p4.md")), whole)
    if not (editor.root / "content/p4.md").exists():
        (editor.root / "content/p4.md").write_text("说缓存。\n", encoding="utf-8")
        editor.open("content/p4.md")
    return list(await editor.client.text_document_inlay_hint_async(params) or [])


def test_annotations_are_symbols_where_they_are_wanted(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/p0.md")
        params = lsp.DocumentSymbolParams(lsp.TextDocumentIdentifier(editor.uri("content/p0.md")))
        (symbol,) = await editor.client.text_document_document_symbol_async(params)
        assert (symbol.name, symbol.detail) == ("缓存", "cache")

    session(vault.root, play, options={"documentSymbols": True})


def test_a_broken_glossary_is_named_and_the_one_before_holds(vault: Garden) -> None:
    whole = vault.glossary
    number = whole.count("\n") + 1

    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        await editor.findings("content/new.md", 1, 1)
        for times in (1, 2):
            vault.glossary = whole + "- term: [\n"
            here = lsp.HoverParams(**editor.at("content/new.md", 2, 3))
            hover = await editor.client.text_document_hover_async(here)
            assert "cache" in hover.contents.value
            assert sum(f"data/glossary.yaml:{number}:" in said for said in editor.said) == times
            vault.glossary = whole
            assert await editor.client.text_document_hover_async(here)
            assert len(editor.said) == times

    session(vault.root, play)


def test_a_broken_configuration_is_named_and_the_one_before_holds(vault: Garden) -> None:
    async def play(editor: Editor) -> None:
        editor.open("content/new.md")
        await editor.findings("content/new.md", 1, 1)
        vault.put("glossary.toml", "\npaths = 3\n")
        hover = await editor.client.text_document_hover_async(lsp.HoverParams(**editor.at("content/new.md", 2, 3)))
        assert "cache" in hover.contents.value
        (said,) = editor.said
        assert "glossary.toml:2" in said

    session(vault.root, play)


def test_a_port_is_for_debugging(vault: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Garden, "program", COLD)  # It is killed where the test fails.

    async def run() -> None:
        server = vault.start("server", "--tcp", "0")
        assert server.stderr
        try:
            port = int((await asyncio.to_thread(server.stderr.readline)).rpartition(b":")[2])
            editor = Editor(vault.root)
            # The port is named just before it is open.
            async with asyncio.timeout(20):
                while not await _connects(editor, port):
                    await asyncio.sleep(0.05)
            await editor.introduce()
            editor.open("content/new.md")
            await editor.findings("content/new.md", 1, 1)
            await editor.stop()
            assert await asyncio.to_thread(server.wait, 20) == 0
        finally:
            server.kill()
            server.communicate()

    asyncio.run(run())


async def _connects(editor: Editor, port: int) -> bool:
    try:
        await editor.client.start_tcp("127.0.0.1", port)
    except ConnectionRefusedError:
        return False
    return True


@pytest.mark.parametrize(
    ("typed", "sounds"), [("dmx", True), ("damox", True), ("damx", True), ("d", True), ("taimx", True), ("mx", False)]
)
def test_words_are_found_by_sound(typed: str, sounds: bool) -> None:
    found = Sounds([("大模型", 7), ("model", 8)], _reader())
    assert list(found.beginning(typed)) == ([7] if sounds else [])
