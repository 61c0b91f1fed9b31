"""Lines that are right in themselves and stand in the wrong place."""

from __future__ import annotations

from functools import cache
from typing import Final

from attrs import frozen

from polyc.diagnostics.diagnostic import Diagnostic
from polyc.diagnostics.signs import RowsWithoutKeys
from polyc.diagnostics.syntax import MisplacedLine
from polyc.source.span import Span
from polyc.syntax.near_misses.guess import Fault
from polyc.syntax.reader import Reader, Stop, beginning
from polyc.syntax.words import keywords


@frozen(kw_only=True)
class Home:
    """A place where lines belong: what is written above them, and what it is called."""

    above: str
    words: str


ROWS: Final = Home(above="计算 某 = 按 某\n", words="按")
HOMES: Final = (
    Home(above="输入\n", words="“输入”"),
    Home(above="层 某 由 某 支付\n", words="“层”"),
    Home(above="层 某 由 某 支付\n分段 某\n", words="“分段”"),
    Home(above="案例 某\n", words="“案例”"),
    Home(above="情景 某\n", words="“情景”"),
    Home(above="计算 某 = 0元\n", words="它所说的那一条"),
    ROWS,
)


@frozen(kw_only=True)
class Stray:
    """What is wrong with a line out of place, and where its like may be read on."""

    finding: Diagnostic
    reader: Reader


@cache
def _reader(home: Home) -> Reader:
    reader = beginning().read(home.above)
    assert isinstance(reader, Reader), home.above
    return reader


def stray(fault: Fault, here: str) -> Stray | None:
    """Where the line belongs, if it is a line of another place; `here` leads the construct it stands in."""
    lead = fault.lead
    if lead is None or len(fault.pieces) > 1:
        return None
    word = fault.text(lead)
    if _leads(word, fault.begins):
        return None
    for home in HOMES:
        if _belongs(fault.line, word, _reader(home)):
            finding = (
                RowsWithoutKeys(span=_row(fault)) if home is ROWS else _misplaced(lead, word, home, here)
            )
            return Stray(finding=finding, reader=_reader(home))
    return None


def _misplaced(lead: Span, word: str, home: Home, here: str) -> MisplacedLine:
    return MisplacedLine(span=lead, line=word, home=home.words, here=here)


def _row(fault: Fault) -> Span:
    text = fault.line.rstrip()
    return Span(len(text) - len(text.lstrip()), len(text))


def _belongs(line: str, word: str, reader: Reader) -> bool:
    """Whether the line can be read there: at least its leading keyword, or else the whole of it."""
    read = reader.read(line)
    if isinstance(read, Stop):
        return word in keywords().values() and bool(read.pieces) and read.pieces[0].terminal != "NAME"
    return word not in keywords().values() or _leads(word, reader.begins)


def _leads(word: str, terminals: frozenset[str]) -> bool:
    return any(keywords().get(terminal) == word for terminal in terminals)
