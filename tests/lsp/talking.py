"""A real client that talks to `polyc lsp` over its standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.uris import from_fs_path

from polyc.source.text import Source

LONGEST = 10


class Editor(LanguageClient):
    """An editor with some open texts; what the server publishes is kept by address."""

    def __init__(self) -> None:
        super().__init__("an editor", "1")
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self.told: list[str] = []
        self.capabilities: types.ServerCapabilities | None = None
        self._texts: dict[Path, str] = {}
        self._versions: dict[Path, int] = {}
        self._news = asyncio.Event()

        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self._publish(params))
        self.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self._show(params))
        self.feature(types.WINDOW_LOG_MESSAGE)(lambda params: self._show(params))

    def _publish(self, params: types.PublishDiagnosticsParams) -> None:
        self.published[params.uri] = params
        self._news.set()

    def _show(self, params: types.ShowMessageParams | types.LogMessageParams) -> None:
        self.told.append(params.message)

    def open(self, path: Path, text: str | None = None) -> types.TextDocumentIdentifier:
        """Opens a file, perhaps with a text that is not on the disk."""
        self._texts[path] = path.read_text("utf-8") if text is None else text
        self._versions[path] = 1
        self.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri(path), "polyc", 1, self._texts[path]))
        )
        return types.TextDocumentIdentifier(uri(path))

    def write(self, path: Path, text: str) -> None:
        """The text as it now stands in the editor."""
        self._texts[path] = text
        self._versions[path] += 1
        self.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self._versions[path], uri(path)),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def findings(self, path: Path) -> list[types.Diagnostic]:
        """What the server says about the text as it now stands."""

        async with asyncio.timeout(LONGEST):
            while self._known_version(path) != self._versions[path]:
                self._news.clear()
                await self._news.wait()
        return list(self.published[uri(path)].diagnostics)

    def _known_version(self, path: Path) -> int | None:
        known = self.published.get(uri(path))
        return None if known is None else known.version

    def position(self, path: Path, text: str, nth: int = 0, into: int = 0) -> types.Position:
        """The place of the nth occurrence of a text, in UTF-16; `into` characters further on."""
        whole, at = self._texts[path], -1
        for _ in range(nth + 1):
            at = whole.index(text, at + 1)
        line, column = Source(path=path, text=whole).position(at + into)
        before = whole.split("\n")[line - 1][: column - 1]
        return types.Position(line - 1, len(before.encode("utf-16-le")) // 2)

    def where(self, path: Path, text: str, nth: int = 0, into: int = 0) -> dict[str, Any]:
        """The first two fields of a question about a place."""
        return {
            "text_document": types.TextDocumentIdentifier(uri(path)),
            "position": self.position(path, text, nth, into),
        }


def uri(path: Path) -> str:
    """The address of a file."""
    return str(from_fs_path(str(path)))


@asynccontextmanager
async def editor(*encodings: str, options: object = None) -> AsyncIterator[Editor]:
    """An editor that has started a server, and stops it at the end; the server ends by itself and in peace."""
    client = Editor()
    await client.start_io(sys.executable, "-m", "polyc.cli.main", "lsp", "--stdio")
    general = types.GeneralClientCapabilities(position_encodings=list(encodings)) if encodings else None
    answer = await client.initialize_async(
        types.InitializeParams(
            capabilities=types.ClientCapabilities(general=general), initialization_options=options
        )
    )
    client.capabilities = answer.capabilities
    client.initialized(types.InitializedParams())
    try:
        yield client
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await _ended(client)


async def _ended(client: Editor) -> None:
    """The server has ended by itself, with nothing to complain of."""
    server = client._server
    assert server is not None and server.stderr is not None
    complaints = (await asyncio.wait_for(server.stderr.read(), LONGEST)).decode()
    code = await asyncio.wait_for(server.wait(), LONGEST)
    await client.stop()  # type: ignore[no-untyped-call]  # pygls annotates nothing here
    if (code, complaints) != (0, ""):
        raise AssertionError(f"{code}: {complaints}")


def applied(text: str, edits: list[types.TextEdit]) -> str:
    """A text with edits made, positions in UTF-16."""
    from polyc.lsp.positions import Places

    places = Places(text=text)
    for edit in sorted(edits, key=lambda each: places.offset(each.range.start), reverse=True):
        span = places.span(edit.range)
        text = text[: span.start] + edit.new_text + text[span.end :]
    return text
