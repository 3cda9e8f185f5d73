"""The language server: which function answers which request. Standard input and output, or a port for debugging."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse
from urllib.request import url2pathname

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from glossary import __version__
from glossary.checking.finding import Finding
from glossary.checking.reading_uses import current_uses
from glossary.errors import GlossaryError
from glossary.index.database import Index
from glossary.index.file import open_index
from glossary.index.place import index_folder
from glossary.model import Span
from glossary.report import Report
from glossary.server import glossary_file, navigation
from glossary.server.actions import actions_at, annotate_all
from glossary.server.completion import TRIGGERS, post_completions
from glossary.server.diagnostics import as_diagnostic, findings_in
from glossary.server.documents import Documents, OpenDocument
from glossary.server.hover import HoveredWord, described, word_at
from glossary.server.vault import Vault, Vaults
from glossary.server.words import GlossaryWords

# So long nobody has typed before findings are looked for.
REST_SECONDS = 0.2
EXTRACT, ANNOTATE = "glossary.extract", "glossary.annotate"


def path_of(uri: str) -> Path:
    """The file of an address; other schemes (untitled:) have none on the disk, and belong to the current folder."""
    parsed = urlparse(uri)
    return Path(url2pathname(unquote(parsed.path))) if parsed.scheme == "file" else Path.cwd() / "untitled.md"


class GlossaryServer(LanguageServer):
    """The server's state: open texts, vaults, and what was last found in each text."""

    def __init__(self) -> None:
        super().__init__("glossary", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Incremental)
        self.documents, self.vaults = Documents(), Vaults()
        self.findings: dict[str, tuple[int, list[Finding]]] = {}
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.inlay_hints = False
        self._prepared: set[Path] = set()
        self._said: set[str] = set()

    def at(self, uri: str) -> tuple[OpenDocument, Vault] | None:
        """An open text with its vault."""
        document = self.documents.get(uri)
        vault = self.vaults.of(path_of(uri)) if document else None
        for trouble in self.vaults.troubles:
            self.say(trouble, lsp.MessageType.Warning)
        self.vaults.troubles.clear()
        return (document, vault) if document and vault else None

    def say(self, message: str, kind: lsp.MessageType = lsp.MessageType.Info) -> None:
        """Tells the person something, once."""
        if message not in self._said:
            self._said.add(message)
            self.window_show_message(lsp.ShowMessageParams(kind, message))

    def prepare(self, vault: Vault) -> None:
        """What takes seconds, in another thread and once a vault: what the posts say now, and words to complete.

        Findings are looked for again then.
        """
        if vault.root in self._prepared or not vault.is_extracted:
            return
        self._prepared.add(vault.root)
        loop = asyncio.get_running_loop()

        def work() -> None:
            index: Index = open_index(index_folder(vault.config))
            with contextlib.suppress(GlossaryError), contextlib.chdir(vault.root), contextlib.closing(index):
                current_uses(vault.config, (), index, 1, Report(-1))
                vault.words = GlossaryWords(index).warm()
            loop.call_soon_threadsafe(self.look_again)

        threading.Thread(target=work, daemon=True).start()

    def look_again(self) -> None:
        """After something outside of the open texts has changed."""
        for vault in self.vaults.all():
            vault.__dict__.pop("facts", None)
        for document in self.documents.all():
            self.look_soon(document.uri, 0)

    def look_soon(self, uri: str, rest: float = REST_SECONDS) -> None:
        """Looks for findings when nobody has typed for a while."""
        if uri in self.waiting:
            self.waiting.pop(uri).cancel()
        self.waiting[uri] = asyncio.get_running_loop().create_task(self._look(uri, rest))

    async def _look(self, uri: str, rest: float) -> None:
        await asyncio.sleep(rest)
        if here := self.at(uri):
            document, vault = here
            self.prepare(vault)
            found = self.diagnostics(document, vault)
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, document.version))

    def diagnostics(self, document: OpenDocument, vault: Vault) -> list[lsp.Diagnostic]:
        """What is found in a text."""
        path = path_of(document.uri)
        if path == vault.glossary_path:
            return glossary_file.diagnostics(document, vault)
        if not vault.is_extracted:
            self.say(f"{vault.root}: no glossary yet. Run the command “Glossary: extract” to make it.")
            return []
        found = findings_in(document, path, vault)
        self.findings[document.uri] = (document.version, found)
        return [as_diagnostic(finding, document, vault) for finding in found]

    def current(self, document: OpenDocument, vault: Vault) -> Sequence[Finding]:
        """The findings of a text as it is."""
        version, found = self.findings.get(document.uri, (-1, []))
        if version != document.version and vault.is_extracted:
            found = findings_in(document, path_of(document.uri), vault)
            self.findings[document.uri] = (document.version, found)
        return found

    def word(self, uri: str, position: lsp.Position) -> tuple[OpenDocument, Vault, HoveredWord] | None:
        """The word of the glossary at a position."""
        if not (here := self.at(uri)):
            return None
        document, vault = here
        word = word_at(document, document.positions.offset(position), vault)
        return (document, vault, word) if word else None


def make_language_server() -> GlossaryServer:
    """A server with all that it answers."""
    server = GlossaryServer()
    for register in (_texts, _words, _entries, _changing, _commands):
        register(server)
    return server


def _texts(server: GlossaryServer) -> None:
    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        options: Any = params.initialization_options
        server.inlay_hints = bool(isinstance(options, dict) and options.get("inlayHints"))

    @server.feature(lsp.INITIALIZED)
    def initialized(_: lsp.InitializedParams) -> None:
        encoding = server.server_capabilities.position_encoding
        server.documents.encoding = lsp.PositionEncodingKind(encoding or lsp.PositionEncodingKind.Utf16)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        server.documents.open(item.uri, item.version, item.text)
        server.look_soon(item.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        item = params.text_document
        server.documents.change(item.uri, item.version, params.content_changes)
        server.look_soon(item.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.documents.close(uri)
        if uri in server.waiting:
            server.waiting.pop(uri).cancel()
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.look_again()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(_: lsp.DidChangeWatchedFilesParams) -> None:
        server.look_again()


def _words(server: GlossaryServer) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        if not (here := server.word(params.text_document.uri, params.position)):
            return None
        document, vault, word = here
        said = lsp.MarkupContent(lsp.MarkupKind.Markdown, described(word.found, vault))
        return lsp.Hover(said, document.positions.range(*word.span))

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=list(TRIGGERS)))
    def complete(params: lsp.CompletionParams) -> lsp.CompletionList | None:
        if not (here := server.at(params.text_document.uri)):
            return None
        document, vault = here
        offset = document.positions.offset(params.position)
        in_glossary = path_of(document.uri) == vault.glossary_path
        items = (
            glossary_file.field_completions(document, offset)
            if in_glossary
            else post_completions(document, offset, vault)
        )
        return lsp.CompletionList(is_incomplete=not in_glossary, items=items)

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def definition(params: lsp.DefinitionParams) -> list[lsp.Location]:
        here = server.word(params.text_document.uri, params.position)
        return list(navigation.definitions(here[2].found, server.documents, here[1])) if here else []

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    def references(params: lsp.ReferenceParams) -> list[lsp.Location]:
        if not (here := server.word(params.text_document.uri, params.position)):
            return []
        document, vault, word = here
        return list(navigation.references(word.found, document, server.documents, vault))


def _entries(server: GlossaryServer) -> None:
    @server.feature(lsp.WORKSPACE_SYMBOL)
    def symbols(params: lsp.WorkspaceSymbolParams) -> list[lsp.WorkspaceSymbol]:
        vaults = server.vaults.all()
        return [one for vault in vaults for one in navigation.symbols(params.query, server.documents, vault)]

    @server.feature(lsp.TEXT_DOCUMENT_CODE_LENS, lsp.CodeLensOptions(resolve_provider=True))
    def lenses(params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        here = server.at(params.text_document.uri)
        if not here or path_of(params.text_document.uri) != here[1].glossary_path:
            return []
        return glossary_file.lenses(*here)

    @server.feature(lsp.CODE_LENS_RESOLVE)
    def lens(params: lsp.CodeLens) -> lsp.CodeLens:
        data: Any = params.data
        here = server.at(data["uri"])
        return glossary_file.resolved(params, data["term"], here[1]) if here else params

    @server.feature(lsp.TEXT_DOCUMENT_INLAY_HINT)
    def hints(params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
        here = server.at(params.text_document.uri) if server.inlay_hints else None
        return list(_hints(*here, params.range)) if here else []


def _hints(document: OpenDocument, vault: Vault, within: lsp.Range) -> Sequence[lsp.InlayHint]:
    """The English after the first mention of each entry that has one."""
    from glossary.annotating.text import annotate_text

    written = annotate_text(document.text, vault.known, vault.options._replace(every=True)).written
    first, last = document.positions.offset(within.start), document.positions.offset(within.end)
    return [
        lsp.InlayHint(document.positions.position(one.end), f"（{one.entry.english}）")
        for one in written
        if one.entry.english and first <= one.start <= last
    ]


def _changing(server: GlossaryServer) -> None:
    kinds = [lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.RefactorRewrite, lsp.CodeActionKind.Source]

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=kinds, resolve_provider=True)
    )
    def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        here = server.at(params.text_document.uri)
        if not here or path_of(params.text_document.uri) == here[1].glossary_path:
            return []
        document, vault = here
        start, end = document.positions.offset(params.range.start), document.positions.offset(params.range.end)
        found = server.current(document, vault)
        return list(actions_at(document, Span(start, end), found, vault, path_of(document.uri)))

    @server.feature(lsp.CODE_ACTION_RESOLVE)
    def resolve(action: lsp.CodeAction) -> lsp.CodeAction:
        here = server.at(str(action.data)) if action.data else None
        if here:
            action.edit = annotate_all(*here)
        return action

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(params: lsp.PrepareRenameParams) -> lsp.Range | None:
        here = server.word(params.text_document.uri, params.position)
        return here[0].positions.range(*here[2].span) if here and len(here[2].found) == 1 else None

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    def rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        here = server.word(params.text_document.uri, params.position)
        if not here or len(here[2].found) != 1:
            return None
        document, vault, word = here
        old = document.text[word.span.start : word.span.end]
        try:
            return navigation.rename(word.found[0], old, params.new_name, server.documents, vault)
        except GlossaryError as error:
            server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, str(error)))
            return None


def _commands(server: GlossaryServer) -> None:
    @server.command(EXTRACT)
    async def extract(*_: object) -> None:
        import sys

        for vault in server.vaults.all():
            run = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "glossary", "-q", "extract", cwd=vault.root, stderr=asyncio.subprocess.PIPE
            )
            said = (await run.communicate())[1].decode()
            server.say(said.strip() or f"{vault.root}: extracted")
        server.look_again()


def serve(port: int | None) -> None:
    """Answers on standard input and output until the editor is closed, or on a port of this machine."""
    server = make_language_server()
    if port is None:
        server.start_io()
    else:
        server.start_tcp("127.0.0.1", port)
