"""The server: what an editor asks, handed to the room that answers it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from polyc import __version__
from polyc.lsp import going, playing
from polyc.lsp.completion import completion
from polyc.lsp.desk import Desk
from polyc.lsp.document import Document
from polyc.lsp.findings import findings
from polyc.lsp.fixing import quick_fixes
from polyc.lsp.highlighting import LEGEND, semantic_tokens
from polyc.lsp.hover import hover
from polyc.lsp.layout import formatting
from polyc.lsp.outline import outline
from polyc.lsp.renaming import NotRenamed, nameable, renamed
from polyc.lsp.running import run_cases

Answer = TypeVar("Answer")

PAUSE: Final = 0.01
"""Seconds without a further change until a text is looked at: who types fast is not held up."""


class PolicyServer(LanguageServer):
    """The documents that are open, and what is to be told about them."""

    def __init__(self) -> None:
        super().__init__("polyc", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.desk = Desk()
        self.day: date | None = None
        self.uris: dict[Path, str] = {}
        self._waiting: dict[Path, asyncio.TimerHandle] = {}

    def hear(self, uri: str, text: str, at_once: bool) -> None:
        """A text as the editor now has it: told about at once, or when no further change follows."""
        path = path_of(uri)
        self.uris[path] = uri
        self.desk.encoding = types.PositionEncodingKind(self.server_capabilities.position_encoding).value
        waiting = self._waiting.pop(path, None)
        if waiting is not None:
            waiting.cancel()
        self.desk.note(path, text)
        if at_once:
            self.tell(path)
        else:
            loop = asyncio.get_running_loop()
            self._waiting[path] = loop.call_later(PAUSE, self.tell, path)

    def tell(self, path: Path) -> None:
        """Publish what is wrong with a document, and with those that may build on it."""
        self._waiting.pop(path, None)
        self._publish(path)
        self.tell_depending(path)

    def tell_depending(self, path: Path) -> None:
        """Publish anew what is wrong with the open documents that build on this file."""
        for other in self.desk.depending(path):
            self._publish(other)

    def _publish(self, path: Path) -> None:
        document, uri = self.desk.document(path), self.uris.get(path)
        if document is None or uri is None:
            return
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                uri=uri,
                version=self.workspace.get_text_document(uri).version,
                diagnostics=findings(document, uri),
            )
        )

    def close(self, uri: str) -> None:
        """The editor closed a text: nothing more is told about it."""
        path = path_of(uri)
        waiting = self._waiting.pop(path, None)
        if waiting is not None:
            waiting.cancel()
        self.desk.close(path)
        self.uris.pop(path, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    @property
    def today(self) -> date:
        """The day whose values are shown: the one that the editor was set to, else today."""
        return self.day or date.today()

    def answer(self, uri: str, ask: Callable[[Document], Answer]) -> Answer | None:
        """What is asked of an open document; None of any other."""
        document = self.desk.document(path_of(uri))
        return None if document is None else ask(document)


def path_of(uri: str) -> Path:
    """The file behind an address; an unsaved text has a name of its own in no folder."""
    path = to_fs_path(uri)
    return Path("/", "未保存", uri.replace("/", "_")) if path is None else Path(path)


def _unexpected(record: logging.LogRecord) -> bool:
    """Whether a record tells of more than an answer that the author was given as such."""
    return record.exc_info is None or not isinstance(record.exc_info[1], JsonRpcInvalidParams)


def made() -> PolicyServer:
    """A server with all its features."""
    logging.getLogger("pygls.protocol.json_rpc").addFilter(_unexpected)
    server = PolicyServer()
    _synchronise(server)
    _read(server)
    _change(server)
    _play(server)
    return server


def day_of(options: object) -> date | None:
    """The day in an editor's settings (``{"date": "2024-03-01"}``); None where there is none to be read."""
    given = options.get("date") if isinstance(options, Mapping) else getattr(options, "date", None)
    try:
        return date.fromisoformat(str(given))
    except ValueError:
        return None


def _synchronise(server: PolicyServer) -> None:
    @server.feature(types.INITIALIZE)
    def begun(params: types.InitializeParams) -> None:
        server.day = day_of(params.initialization_options)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.hear(params.text_document.uri, params.text_document.text, at_once=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.hear(uri, server.workspace.get_text_document(uri).source, at_once=False)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.tell(path_of(params.text_document.uri))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def written(params: types.DidChangeWatchedFilesParams) -> None:
        for path in {path_of(each.uri) for each in params.changes}:
            server.tell_depending(path)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)


def _read(server: PolicyServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        return server.answer(params.text_document.uri, lambda it: hover(it, params.position, server.today))

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def defined(params: types.DefinitionParams) -> types.Location | None:
        return server.answer(params.text_document.uri, lambda it: going.definition(it, params.position))

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def referred(params: types.ReferenceParams) -> list[types.Location] | None:
        declaration = params.context.include_declaration
        return server.answer(
            params.text_document.uri,
            lambda it: list(going.references(server.desk, it, params.position, declaration)),
        )

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def marked(params: types.DocumentHighlightParams) -> list[types.DocumentHighlight] | None:
        return server.answer(params.text_document.uri, lambda it: list(going.marks(it, params.position)))

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outlined(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        return server.answer(params.text_document.uri, outline)

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, LEGEND)
    def coloured(params: types.SemanticTokensParams) -> types.SemanticTokens | None:
        return server.answer(params.text_document.uri, semantic_tokens)


def _change(server: PolicyServer) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=list(" .．:：、,，|"))
    )
    def completed(params: types.CompletionParams) -> types.CompletionList | None:
        return server.answer(params.text_document.uri, lambda it: completion(it, params.position))

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def fixed(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        uri = params.text_document.uri
        return server.answer(uri, lambda it: quick_fixes(it, uri, it.places.span(params.range)))

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    def formatted(params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        return server.answer(params.text_document.uri, formatting)

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def asked_for_name(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        return server.answer(params.text_document.uri, lambda it: nameable(it, params.position))

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def named(params: types.RenameParams) -> types.WorkspaceEdit | None:
        try:
            return server.answer(
                params.text_document.uri,
                lambda it: renamed(server.desk, it, params.position, params.new_name),
            )
        except NotRenamed as reason:
            raise JsonRpcInvalidParams(message=str(reason)) from None


def _play(server: PolicyServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    def hinted(params: types.InlayHintParams) -> list[types.InlayHint] | None:
        return server.answer(
            params.text_document.uri, lambda it: playing.inlays(it, it.places.span(params.range))
        )

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    def lensed(params: types.CodeLensParams) -> list[types.CodeLens] | None:
        uri = params.text_document.uri
        return server.answer(uri, lambda it: list(playing.lenses(it, uri)))

    @server.command(playing.RUN)
    def ran(uri: str, name: str) -> str:
        told = server.answer(uri, lambda it: run_cases(it, name))
        if told is None:
            return ""
        kind = types.MessageType.Info if told.passed else types.MessageType.Warning
        server.window_show_message(types.ShowMessageParams(type=kind, message=told.headline))
        server.window_log_message(types.LogMessageParams(type=kind, message=told.text))
        return told.text
