"""Every warning can be silenced at its clause with a reason; no error can."""

from __future__ import annotations

import pytest

from polyc import pipeline
from polyc.diagnostics.catalogue import ALL_DIAGNOSTICS
from polyc.diagnostics.diagnostic import Diagnostic, Severity
from polyc.source.text import Source
from tests.diagnostics.examples import PAGES, Mistake, inhabited, with_lines

WARNINGS = {each.code for each in ALL_DIAGNOSTICS if each.severity is Severity.WARNING} - {"P904"}


def found(source: Source) -> tuple[Diagnostic, ...]:
    return pipeline.check(source).diagnostics


def silenced(mistake: Mistake) -> Source:
    """The bad lines with a 免检 on the line below the first line that the finding points at."""
    source = with_lines(mistake, mistake.example.bad)
    told = next(each for each in found(source) if each.code == mistake.code)
    line, _ = source.position(told.span.start)
    lines = source.text.split("\n")
    lines.insert(line, f"  免检 {mistake.code}:有意这样写")
    return inhabited(source.path.name, "\n".join(lines))


@pytest.mark.parametrize(
    "mistake", [each for each in PAGES if each.code in WARNINGS], ids=lambda mistake: mistake.code
)
def test_a_warning_is_silenced_below_its_clause(mistake: Mistake) -> None:
    assert found(silenced(mistake)) == ()


def test_an_error_is_not_silenced() -> None:
    mistake = next(each for each in PAGES if each.code == "P201")
    assert [each.code for each in found(silenced(mistake)) if each.severity is Severity.ERROR] == ["P201"]
