"""Quick fixes: what a finding itself proposes, as edits."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from polyc.diagnostics.diagnostic import Diagnostic, Fix, Severity
from polyc.lsp.document import Document
from polyc.lsp.findings import finding, visible
from polyc.source.span import Span


def quick_fixes(document: Document, uri: str, span: Span) -> list[types.CodeAction]:
    """The fixes of every finding that touches a stretch of the text."""
    touched = (
        each for each in document.diagnostics if _touches(visible(each.span, document.source.text), span)
    )
    return [_action(document, uri, each, fix) for each in touched for fix in fixes(document, each)]


def _touches(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _action(document: Document, uri: str, found: Diagnostic, fix: Fix) -> types.CodeAction:
    edit = types.TextEdit(range=document.places.range(fix.span), new_text=fix.text)
    return types.CodeAction(
        title=fix.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[finding(found, document.places, uri)],
        is_preferred=fix.sure,
        edit=types.WorkspaceEdit(changes={uri: [edit]}),
    )


def fixes(document: Document, found: Diagnostic) -> Iterator[Fix]:
    """What may be done about a finding, the best first."""
    yield from found.fixes
    if found.severity is Severity.WARNING:
        yield _silenced(document, found)


def _silenced(document: Document, found: Diagnostic) -> Fix:
    """免检 below the line, its reason left to the author."""
    line = _line_at(document.source.text, found.span.start)
    text = document.source.cut(line)
    lead = text[: len(text) - len(text.lstrip())]
    return Fix(
        title=f"此处免检 {found.code}(要写理由)",
        span=Span(line.end, line.end),
        text=f"\n{lead}免检 {found.code}:(写明理由)",
        sure=False,
    )


def _line_at(text: str, offset: int) -> Span:
    """The line of a character, without its end."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return Span(start, end - (text[start:end].endswith("\r")))
