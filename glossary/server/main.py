"""The language server: which function answers which request. Standard input and output, or a port for debugging."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Sequence
from typing import Any

from lsprotocol import types as lsp

from glossary.errors import GlossaryError
from glossary.language.folding import fold
from glossary.language.script import has_han
from glossary.model import Span
from glossary.server import glossary_file, navigation
from glossary.server.actions import ANNOTATE, actions_at, annotate_all
from glossary.server.completion import TRIGGERS, post_completions
from glossary.server.decisions import Later, decided_changes
from glossary.server.documents import OpenDocument, path_of
from glossary.server.hover import described
from glossary.server.session import Client, GlossaryServer, opened_folders
from glossary.server.sources import gathered
from glossary.server.vault import Vault

EXTRACT = "glossary.extract"
_GROUP = "everywhere"
_HOST = "127.0.0.1"


def make_language_server() -> GlossaryServer:
    """A server with all that it answers."""
    server = GlossaryServer()
    for register in (_texts, _surroundings, _words, _entries, _changing, _commands):
        register(server)
    return server


def _texts(server: GlossaryServer) -> None:
    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        server.client, server.vaults.folders = Client(params), opened_folders(params)

    @server.feature(lsp.INITIALIZED)
    async def initialized(_: lsp.InitializedParams) -> None:
        encoding = server.server_capabilities.position_encoding
        server.documents.encoding = lsp.PositionEncodingKind(encoding or lsp.PositionEncodingKind.Utf16)
        await server.watch()

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        server.documents.open(item.uri, item.version, item.text)
        server.look_soon(item.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        item = params.text_document
        if server.documents.change(item.uri, item.version, params.content_changes):
            server.look_soon(item.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.documents.close(uri)
        server.forget(uri)
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.look_again()


def _surroundings(server: GlossaryServer) -> None:
    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def watched(_: lsp.DidChangeWatchedFilesParams) -> None:
        server.look_again()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def wished(params: lsp.DidChangeConfigurationParams) -> None:
        server.client.wishes(params.settings)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def folders(params: lsp.DidChangeWorkspaceFoldersParams) -> None:
        gone = {path_of(folder.uri) for folder in params.event.removed}
        kept = [folder for folder in server.vaults.folders if folder not in gone]
        server.vaults.folders = [*kept, *(path_of(folder.uri) for folder in params.event.added)]


def _words(server: GlossaryServer) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        if field := _field_hover(server, params):
            return field
        if not (here := server.word(params.text_document.uri, params.position)):
            return None
        document, vault, word = here
        said = lsp.MarkupContent(lsp.MarkupKind.Markdown, described(word.found, server.documents, vault))
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
    async def references(params: lsp.ReferenceParams) -> list[lsp.Location]:
        if not (here := server.word(params.text_document.uri, params.position)):
            return []
        _, vault, word = here
        return await gathered(navigation.references(word.found, server.documents, vault))


def _entries(server: GlossaryServer) -> None:
    @server.feature(lsp.WORKSPACE_SYMBOL)
    def symbols(params: lsp.WorkspaceSymbolParams) -> list[lsp.WorkspaceSymbol]:
        vaults = server.vaults_here()
        return [one for vault in vaults for one in navigation.symbols(params.query, server.documents, vault)]

    @server.feature(lsp.TEXT_DOCUMENT_CODE_LENS, lsp.CodeLensOptions(resolve_provider=True))
    def lenses(params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        here = server.at(params.text_document.uri)
        if not here or path_of(params.text_document.uri) != here[1].glossary_path:
            return []
        return glossary_file.lenses(*here)

    @server.feature(lsp.CODE_LENS_RESOLVE)
    async def lens(params: lsp.CodeLens) -> lsp.CodeLens:
        data: Any = params.data
        if not (here := server.at(data["uri"])):
            return params
        await server.ready(here[1])
        return glossary_file.resolved(params, data, here[1])

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outline(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        here = server.at(params.text_document.uri) if server.client.document_symbols else None
        return list(navigation.symbols_in(*here)) if here else []

    @server.feature(lsp.TEXT_DOCUMENT_INLAY_HINT)
    def hints(params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
        here = server.at(params.text_document.uri) if server.client.inlay_hints else None
        return list(_hints(*here, params.range)) if here else []


def _field_hover(server: GlossaryServer, params: lsp.HoverParams) -> lsp.Hover | None:
    """What a field of the glossary file is for, if its name is pointed at."""
    here = server.at(params.text_document.uri)
    if not here or path_of(params.text_document.uri) != here[1].glossary_path:
        return None
    return glossary_file.field_at(here[0], here[0].positions.offset(params.position))


def _hints(document: OpenDocument, vault: Vault, within: lsp.Range) -> Sequence[lsp.InlayHint]:
    """The English after the first mention of each entry that has one; after an English mention, the term."""
    from glossary.annotating.text import annotate_text

    written = annotate_text(document.text, vault.known, vault.options._replace(every=True)).written
    first, last = document.positions.offset(within.start), document.positions.offset(within.end)
    return [
        lsp.InlayHint(document.positions.position(one.end), f"（{other}）")
        for one in written
        if first <= one.start <= last
        and (other := one.entry.english if has_han(one.term) else one.entry.term)
        and fold(other) != fold(one.term)
    ]


def _changing(server: GlossaryServer) -> None:
    kinds = [lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.RefactorRewrite, lsp.CodeActionKind.Source]

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=kinds, resolve_provider=True)
    )
    async def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        here = server.at(params.text_document.uri)
        if not here or path_of(params.text_document.uri) == here[1].glossary_path:
            return []
        document, vault = here
        start, end = document.positions.offset(params.range.start), document.positions.offset(params.range.end)
        found = server.current(document, vault)
        actions = list(actions_at(document, Span(start, end), found, vault, path_of(document.uri)))
        return actions if server.client.resolves else [await _resolved(server, action) for action in actions]

    @server.feature(lsp.CODE_ACTION_RESOLVE)
    async def resolve(action: lsp.CodeAction) -> lsp.CodeAction:
        return await _resolved(server, action)

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(params: lsp.PrepareRenameParams) -> lsp.Range | None:
        here = server.word(params.text_document.uri, params.position)
        return here[0].positions.range(*here[2].span) if here and len(here[2].found) == 1 else None

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    async def rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        here = server.word(params.text_document.uri, params.position)
        if not here or len(here[2].found) != 1:
            return None
        document, vault, word = here
        await server.ready(vault)
        old = document.text[word.span.start : word.span.end]
        try:
            changes = navigation.rename(word.found[0], old, params.new_name, server.documents, vault)
            return lsp.WorkspaceEdit(document_changes=await gathered(changes))
        except GlossaryError as error:
            server.say(str(error), lsp.MessageType.Warning)
            return None


async def _resolved(server: GlossaryServer, action: lsp.CodeAction) -> lsp.CodeAction:
    """An action with its edits; without, and the reason said, where it cannot be carried out any more."""
    about: Any = action.data
    here = server.at(about["uri"]) if about else None
    if here and about["do"] == ANNOTATE:
        action.edit = annotate_all(*here)
    elif here:
        try:
            action.edit = await _decided(server, about, *here)
        except GlossaryError as error:
            server.say(str(error), lsp.MessageType.Warning)
    return action


async def _decided(server: GlossaryServer, about: Later, document: OpenDocument, vault: Vault) -> lsp.WorkspaceEdit:
    group = _GROUP if server.client.confirms else ""
    await server.ready(vault)
    carried = await gathered(decided_changes(about, document, server.documents, vault, group))
    if left := sum(one.left for one in carried):
        server.say(f"{left} annotation{'s' * (left != 1)} left as they are: of another sense, or hard to rewrite")
    # The editor shows what is to change in many files before it does so.
    groups = {_GROUP: lsp.ChangeAnnotation("Glossary", needs_confirmation=True)} if group else None
    return lsp.WorkspaceEdit(
        document_changes=[change for one in carried for change in one.changes], change_annotations=groups
    )


def _commands(server: GlossaryServer) -> None:
    @server.command(EXTRACT)
    async def extract(*_: object) -> None:
        await server.extract(server.vaults_here())


def serve(port: int | None) -> None:
    """Answers on standard input and output until the editor is closed, or on a port of this machine; 0: a free one."""
    server = make_language_server()
    if port is None:
        # It closes what it has written to at the end, which the command line still wants to flush.
        server.start_io(sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb"))
        return
    port = port or _free_port()
    sys.stderr.write(f"listening on {_HOST}:{port}\n")
    sys.stderr.flush()
    server.start_tcp(_HOST, port)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((_HOST, 0))
        return int(found.getsockname()[1])
