"""Findings as a JSON list for editors and other programs; its fields only ever grow."""

from __future__ import annotations

import json
from collections.abc import Sequence

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.report import Report
from polyc.source.span import Span
from polyc.source.text import Source


def render_json(reports: Sequence[Report]) -> str:
    """One object a finding, in the order of files and places; ends with a line end."""
    found = [_finding(report, each) for report in reports for each in report.diagnostics]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _finding(report: Report, found: Diagnostic) -> dict[str, object]:
    return {
        "path": str(report.path),
        "code": found.code,
        "severity": found.severity.name.lower(),
        "title": found.title,
        "message": found.message,
        "help": found.help,
        **_place(report.source, found.span),
        "fixes": [
            {"title": each.title, "text": each.text, "sure": each.sure, **_place(report.source, each.span)}
            for each in found.fixes
        ],
        "labels": [{"text": each.text, **_place(report.source, each.span)} for each in found.labels],
    }


def _place(source: Source | None, span: Span) -> dict[str, object]:
    """Lines and columns from 1, in characters; the end is the first character after the place."""
    if source is None:
        return {"line": 1, "column": 1, "end_line": 1, "end_column": 1}
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}
