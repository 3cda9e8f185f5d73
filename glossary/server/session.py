"""The state of the server: what the editor can do, its open texts and folders, and what was last found in each text."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from glossary import __version__
from glossary.checking.facts import Facts
from glossary.checking.finding import Finding
from glossary.errors import GlossaryError
from glossary.server import glossary_file
from glossary.server.diagnostics import as_diagnostic, findings_in
from glossary.server.documents import START, Documents, OpenDocument, path_of
from glossary.server.hover import HoveredWord, word_at
from glossary.server.positions import Positions
from glossary.server.sources import in_background
from glossary.server.vault import Vault, Vaults

# So long nobody has typed before findings are looked for.
REST_SECONDS = 0.2
_EXTRACT_NOW = "Extract"
_WATCHED = "**/{glossary.toml,pyproject.toml,glossary.yaml,.glossary.lock}"


class Client:
    """What the editor can do, of what the protocol leaves open, and what its person wishes."""

    def __init__(self, params: lsp.InitializeParams | None = None) -> None:
        capabilities = params.capabilities if params else lsp.ClientCapabilities()
        self._workspace = capabilities.workspace or lsp.WorkspaceClientCapabilities()
        self._texts = capabilities.text_document or lsp.TextDocumentClientCapabilities()
        self.inlay_hints = self.document_symbols = False
        self.wishes(params.initialization_options if params else None)

    def wishes(self, settings: Any) -> None:
        """Takes over settings, by themselves or under the name of the program; what they do not speak of stays."""
        own = settings.get("glossary", settings) if isinstance(settings, dict) else {}
        if isinstance(own, dict):
            self.inlay_hints = bool(own.get("inlayHints", self.inlay_hints))
            self.document_symbols = bool(own.get("documentSymbols", self.document_symbols))

    @property
    def confirms(self) -> bool:
        """Whether it can show changes before they are made."""
        edits = self._workspace.workspace_edit
        return bool(edits and edits.change_annotation_support)

    @property
    def watches(self) -> bool:
        """Whether it can be asked to watch files."""
        watching = self._workspace.did_change_watched_files
        return bool(watching and watching.dynamic_registration)

    @property
    def resolves(self) -> bool:
        """Whether it asks for the edits of an action when the action is chosen."""
        support = self._texts.code_action and self._texts.code_action.resolve_support
        return bool(support and "edit" in support.properties)


def opened_folders(params: lsp.InitializeParams) -> list[Path]:
    """The folders that are open in the editor; of an editor that has none, where it started the server."""
    if params.workspace_folders:
        return [path_of(folder.uri) for folder in params.workspace_folders]
    return [path_of(params.root_uri) if params.root_uri else START]


def _keep_for_good() -> None:
    """Takes what is held now out of the collector's sight: to walk through a large glossary stops all for 0.1 s."""
    gc.collect()
    gc.freeze()


class GlossaryServer(LanguageServer):
    """The server's state: open texts, vaults, and what was last found in each text."""

    def __init__(self) -> None:
        super().__init__("glossary", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Incremental)
        self.documents, self.vaults = Documents(), Vaults()
        self.findings: dict[str, tuple[tuple[Positions, Facts], list[Finding]]] = {}
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.client = Client()
        self._told: dict[Path, str] = {}
        self._offered: set[Path] = set()
        self._at_work: set[asyncio.Task[None]] = set()

    def at(self, uri: str) -> tuple[OpenDocument, Vault] | None:
        """An open text with its vault."""
        document = self.documents.get(uri)
        vault = self.vault_of(path_of(uri)) if document else None
        return (document, vault) if document and vault else None

    def vault_of(self, path: Path) -> Vault | None:
        """The vault of a file; where it cannot be read, the person is told why."""
        vault = self.vaults.of(path)
        for folder, trouble in self.vaults.troubles.items():
            if trouble and self._told.get(folder) != trouble:
                self.say(trouble, lsp.MessageType.Warning)
        # What is in order again may break again.
        self._told = dict(self.vaults.troubles)
        return vault

    def vaults_here(self) -> list[Vault]:
        """The vaults of the editor's folders and of the files that were asked about."""
        for folder in self.vaults.folders:
            self.vault_of(folder / "any.md")
        return self.vaults.all()

    def say(self, message: str, kind: lsp.MessageType = lsp.MessageType.Info) -> None:
        """Tells the person something."""
        self.window_show_message(lsp.ShowMessageParams(kind, message))

    async def watch(self) -> None:
        """Asks the editor to say when the configuration, the glossary or an extraction changes files."""
        if self.client.watches:
            wanted = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(_WATCHED)])
            registration = lsp.Registration("glossary", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, wanted)
            await self.client_register_capability_async(lsp.RegistrationParams([registration]))

    def refresh(self, vault: Vault) -> None:
        """Takes up, in the background, what the posts say now; what is found and offered follows then."""
        vault.is_stale = True
        if vault.is_extracted and not vault.is_refreshing:
            vault.is_refreshing = True
            self._begin(self._refresh(vault))

    async def _refresh(self, vault: Vault) -> None:
        try:
            while vault.is_stale:
                vault.is_stale = False
                is_first = not vault.ready.is_set()
                news = await in_background(vault.look_up)
                if vault.is_closed:
                    break
                vault.take(news)
                if is_first:
                    _keep_for_good()
        except (GlossaryError, OSError) as error:
            self.say(str(error), lsp.MessageType.Warning)
        finally:
            vault.is_refreshing = False
            vault.ready.set()
        self.look_at_all()

    async def ready(self, vault: Vault) -> None:
        """Waits until it is known what the posts say."""
        if not vault.ready.is_set():
            self.refresh(vault)
            await vault.ready.wait()

    def look_again(self) -> None:
        """After something outside of the open texts has changed."""
        for vault in self.vaults.all():
            self.refresh(vault)
        self.look_at_all()

    def look_at_all(self) -> None:
        """Looks for findings in all open texts now."""
        for document in self.documents.all():
            self.look_soon(document.uri, 0)

    def look_soon(self, uri: str, rest: float | None = None) -> None:
        """Looks for findings when nobody has typed for a while."""
        self.look_no_more(uri)
        self.waiting[uri] = asyncio.get_running_loop().create_task(
            self._look(uri, REST_SECONDS if rest is None else rest)
        )

    def look_no_more(self, uri: str) -> None:
        """Ends the look at a text that has changed or was closed."""
        if uri in self.waiting:
            self.waiting.pop(uri).cancel()

    def forget(self, uri: str) -> None:
        """Ends all that is known of a text that was closed."""
        self.look_no_more(uri)
        self.findings.pop(uri, None)

    async def _look(self, uri: str, rest: float) -> None:
        await asyncio.sleep(rest)
        if here := self.at(uri):
            document, vault = here
            if not vault.ready.is_set():
                self.refresh(vault)
            found = await self.diagnostics(document, vault)
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, document.version))

    async def diagnostics(self, document: OpenDocument, vault: Vault) -> list[lsp.Diagnostic]:
        """What is found in a text."""
        path = path_of(document.uri)
        if path == vault.glossary_path:
            # A large file takes seconds to read, during which others are answered.
            return await in_background(lambda: glossary_file.diagnostics(document, vault))
        if not vault.is_extracted:
            self._offer_extraction(vault)
            return []
        return [as_diagnostic(finding, document, vault) for finding in self.current(document, vault)]

    def current(self, document: OpenDocument, vault: Vault) -> Sequence[Finding]:
        """The findings of a text as it is."""
        # A text that is opened again begins to count its versions anew.
        seen = (document.positions, vault.facts)
        if document.uri not in self.findings or self.findings[document.uri][0] != seen:
            found = findings_in(document, path_of(document.uri), vault) if vault.is_extracted else []
            self.findings[document.uri] = (seen, found)
        return self.findings[document.uri][1]

    def word(self, uri: str, position: lsp.Position) -> tuple[OpenDocument, Vault, HoveredWord] | None:
        """The word of the glossary at a position."""
        if not (here := self.at(uri)):
            return None
        document, vault = here
        word = word_at(document, document.positions.offset(position), vault)
        return (document, vault, word) if word else None

    def _offer_extraction(self, vault: Vault) -> None:
        if vault.root in self._offered or not vault.is_garden:
            return
        self._offered.add(vault.root)
        self._begin(self._ask_to_extract(vault))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Starts work that nobody waits for. The loop alone would not keep it alive."""
        task = asyncio.get_running_loop().create_task(work)
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)

    async def _ask_to_extract(self, vault: Vault) -> None:
        message = f"{vault.root}: no glossary yet, so there is nothing to answer from. Extract it from the posts?"
        actions = [lsp.MessageActionItem(_EXTRACT_NOW)]
        answer = await self.window_show_message_request_async(
            lsp.ShowMessageRequestParams(lsp.MessageType.Info, message, actions)
        )
        if answer and answer.title == _EXTRACT_NOW:
            await self.extract([vault])

    async def extract(self, vaults: Sequence[Vault]) -> None:
        """Runs `glossary extract` in folders, in a process of its own."""
        for vault in vaults:
            # Its own standard streams: those of the server are what it and the editor speak on.
            run = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "glossary", "extract"),
                cwd=vault.root,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.PIPE,
            )
            said = (await run.communicate())[1].decode(errors="replace").strip()
            self.say(f"{vault.root}: {said}", lsp.MessageType.Warning if run.returncode else lsp.MessageType.Info)
        self.look_again()
