"""Everything that was found in one file, and in how many places."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic, Severity
from polyc.source.text import Source


@frozen(kw_only=True)
class Report:
    """The findings in one file; `source` is None where the file could not be read."""

    path: Path
    source: Source | None
    diagnostics: tuple[Diagnostic, ...]


def count(reports: Iterable[Report], severity: Severity) -> int:
    """How many findings of that severity there are in all files."""
    return sum(found.severity is severity for report in reports for found in report.diagnostics)
