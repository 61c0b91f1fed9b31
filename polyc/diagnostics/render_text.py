"""Findings as text for a person at a terminal or in a log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic, Severity
from polyc.diagnostics.excerpt import Mark, Marked, marked_lines
from polyc.diagnostics.report import Report, count
from polyc.diagnostics.width import printable
from polyc.source.text import Source


@frozen(kw_only=True)
class Paint:
    """Escape sequences for a terminal; all of them empty elsewhere."""

    error: str = ""
    warning: str = ""
    place: str = ""
    strong: str = ""
    plain: str = ""

    def of(self, severity: Severity) -> str:
        return self.error if severity is Severity.ERROR else self.warning


PLAIN: Final = Paint()
COLOURS: Final = Paint(
    error="\033[1;31m", warning="\033[1;33m", place="\033[36m", strong="\033[1m", plain="\033[0m"
)


def render_text(reports: Sequence[Report], paint: Paint = PLAIN) -> str:
    """All findings with their source lines, then how many there are; ends with a line end."""
    blocks = [_finding(report, each, paint) for report in reports for each in report.diagnostics]
    codes = [each.code for report in reports for each in report.diagnostics]
    hint = [f"想看某一类的详细说明,运行:polyc explain {codes[0]}\n"] if codes else []
    return "\n".join([*blocks, "".join([*hint, closing(reports) + "\n"])])


def closing(reports: Sequence[Report]) -> str:
    """One line: how many files, errors and warnings."""
    errors, warnings = count(reports, Severity.ERROR), count(reports, Severity.WARNING)
    counted = [f"{errors} 处错误"] * (errors > 0) + [f"{warnings} 处警告"] * (warnings > 0)
    return f"检查了 {len(reports)} 份政策:{'、'.join(counted) or '没有发现错误'}。"


def _finding(report: Report, found: Diagnostic, paint: Paint) -> str:
    severity = paint.of(found.severity)
    head = (
        f"{severity}{found.severity.value} {found.code}{paint.plain} {paint.strong}{found.title}{paint.plain}"
    )
    lines = [head, *_where(report, found, paint), *_indented(found.message)]
    if found.help:
        lines += _indented(f"{paint.strong}怎样改:{paint.plain}{found.help}")
    return "".join(f"{line}\n" for line in lines)


def _indented(text: str) -> Iterator[str]:
    """Each line of the text, two blanks to the right."""
    yield from (f"  {line}" for line in text.splitlines())


def _where(report: Report, found: Diagnostic, paint: Paint) -> Iterator[str]:
    path = printable(str(report.path))
    if report.source is None:
        yield f"  {paint.place}--> {path}{paint.plain}"
        return
    line, column = report.source.position(found.span.start)
    yield f"  {paint.place}--> {path}:{line}:{column}{paint.plain}"
    yield from _excerpt(report.source, found, paint)


def _excerpt(source: Source, found: Diagnostic, paint: Paint) -> Iterator[str]:
    """The marked lines behind their numbers; a line that is marked twice is shown once."""
    labels = [Mark(span=each.span, sign="-", text=each.text) for each in found.labels]
    shown = list(marked_lines(source, [Mark(span=found.span, sign="^", text=""), *labels]))
    gutter = len(str(shown[-1].number)) + 2
    bar = f"{paint.place}{' ' * gutter}|{paint.plain}"
    yield bar
    for above, each in zip([None, *shown], shown, strict=False):
        if above is None or above.number != each.number or above.line != each.line:
            yield from _gap(above, each, bar)
            yield f"{paint.place}{each.number:>{gutter - 1}} |{paint.plain} {each.line}"
        colour = paint.of(found.severity) if each.primary else paint.place
        yield f"{bar} {colour}{each.signs}{paint.plain}"


def _gap(above: Marked | None, below: Marked, bar: str) -> Iterator[str]:
    if above is not None and below.number > above.number + 1:
        yield bar
