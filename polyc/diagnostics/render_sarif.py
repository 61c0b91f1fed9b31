"""Findings as SARIF 2.1.0, which code review tools read and show beside the changed lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import quote

from polyc import __version__
from polyc.diagnostics.diagnostic import Diagnostic, Fix
from polyc.diagnostics.page import Page, links, page_of
from polyc.diagnostics.report import Report
from polyc.source.span import Span
from polyc.source.text import Source

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int"

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def render_sarif(reports: Sequence[Report]) -> str:
    """One run with one result a finding; its rules are the kinds that were found; ends with a line end."""
    kinds = sorted(
        {type(each) for report in reports for each in report.diagnostics}, key=lambda kind: kind.code
    )
    run: Json = {
        "tool": {"driver": _driver(kinds)},
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, each, kinds) for report in reports for each in report.diagnostics],
    }
    log: Json = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(kinds: Sequence[type[Diagnostic]]) -> Json:
    rules: list[Json] = [_rule(page_of(kind)) for kind in kinds]
    return {"name": "polyc", "version": __version__, "language": "zh-CN", "rules": rules}


def _rule(page: Page) -> Json:
    kind, example = page.kind, page.example
    basis = "".join(text for text, _ in links(page.basis))
    told = f"{page.meaning}\n\n为何是问题:{page.why}\n\n错误示例:{example.about}\n{example.bad}\n\n改正:\n{example.good}\n\n依据:{basis}"
    return {
        "id": kind.code,
        "name": kind.__name__,
        "shortDescription": {"text": kind.title},
        "fullDescription": {"text": page.meaning},
        "help": {"text": told},
        "defaultConfiguration": {"level": _level(kind)},
    }


def _level(kind: type[Diagnostic]) -> str:
    return kind.severity.name.lower()


def _result(report: Report, found: Diagnostic, kinds: Sequence[type[Diagnostic]]) -> Json:
    result: dict[str, Json] = {
        "ruleId": found.code,
        "ruleIndex": kinds.index(type(found)),
        "level": _level(type(found)),
        "message": {"text": f"{found.message}{found.help}"},
        "locations": [_location(report, found.span)],
    }
    if found.labels:
        result["relatedLocations"] = [_location(report, each.span, each.text) for each in found.labels]
    sure = [fix for fix in found.fixes if fix.sure]
    if sure and report.source is not None:
        result["fixes"] = [_fix(report, report.source, each) for each in sure]
    return result


def _location(report: Report, span: Span, told: str = "") -> Json:
    place: dict[str, Json] = {"artifactLocation": _artifact(report.path)}
    if report.source is not None:
        place["region"] = _region(report.source, span)
    return {"physicalLocation": place, **({"message": {"text": told}} if told else {})}


def _artifact(path: Path) -> Json:
    return {"uri": path.as_uri() if path.is_absolute() else quote(path.as_posix())}


def _region(source: Source, span: Span) -> Json:
    """Lines and columns from 1; the end is the first character after the place."""
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _fix(report: Report, source: Source, fix: Fix) -> Json:
    replacement: Json = {
        "deletedRegion": _region(source, fix.span),
        "insertedContent": {"text": fix.text},
    }
    change: Json = {"artifactLocation": _artifact(report.path), "replacements": [replacement]}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}
