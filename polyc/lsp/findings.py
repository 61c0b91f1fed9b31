"""Findings as an editor shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lsprotocol import types

from polyc.diagnostics.diagnostic import Diagnostic, Severity
from polyc.lsp.document import Document
from polyc.lsp.positions import Places
from polyc.source.span import Span

NAME: Final = "polyc"
_SEVERITIES: Final = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
}


def findings(document: Document, uri: str) -> list[types.Diagnostic]:
    """All findings in a document, with the further places that belong to them."""
    return [finding(each, document.places, uri) for each in document.diagnostics]


def finding(found: Diagnostic, places: Places, uri: str) -> types.Diagnostic:
    """One finding; what it says is what `polyc check` says."""
    return types.Diagnostic(
        range=places.range(visible(found.span, places.text)),
        severity=_SEVERITIES[found.severity],
        code=found.code,
        source=NAME,
        message=_said(found),
        related_information=list(_related(found, places, uri)) or None,
    )


def visible(span: Span, text: str) -> Span:
    """The span, or, where it is empty, the line it begins on."""
    if span.end > span.start:
        return span
    end = text.find("\n", span.start)
    return Span(span.start, len(text) if end < 0 else end)


def _said(found: Diagnostic) -> str:
    lines = [f"{found.title}:{found.message}", f"怎样改:{found.help}" if found.help else ""]
    return "\n".join(filter(None, lines))


def _related(found: Diagnostic, places: Places, uri: str) -> Iterator[types.DiagnosticRelatedInformation]:
    for each in found.labels:
        place = types.Location(uri=uri, range=places.range(each.span))
        yield types.DiagnosticRelatedInformation(location=place, message=each.text)
