"""How deep a line stands: by the construct it belongs to, never by how it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import define, frozen

from polyc.syntax.formatting.spacing import HEADS
from polyc.syntax.formatting.written import Line

STEP: Final = 2
_CONTINUED: Final = 6
"""Columns to the left of an operator that continues a line: as wide as 计算 and two blanks."""
_AMENDMENTS: Final = frozenset({"_ALSO", "_EXCEPTION"})
_REMARKS: Final = frozenset({"NOTE", "_SILENCE", "_ADJUSTABLE"})
_VISITS: Final = frozenset({"_SETTLE", "_REVERSE"})
_LITERALS: Final = frozenset({"MONEY", "POINTS", "RATE", "DATE", "COUNT", "NUMBER"})
BRACKETS: Final = _LITERALS | {"MORE_THAN", "_SHORT_OF"}
"""What a bracket of 分段 begins with."""


@frozen(kw_only=True)
class Placed:
    """A line, the columns to its left, and the lead of the construct it belongs to."""

    line: Line
    indent: int
    construct: str

    @property
    def lead(self) -> str:
        """What the line begins with."""
        return self.line.pieces[0].terminal if self.line.pieces else ""


@define(kw_only=True)
class _Place:
    """Where the lines before have led: the construct, its last clause, whether a 结算 is open."""

    construct: str = ""
    clause: str = ""
    depth: int = 0
    """Of the last clause that is no remark, row or bracket."""
    opened: int = 0
    """Of the last clause or bracket: rows stand below it."""
    in_visit: bool = False

    def depth_of(self, lead: str) -> int:
        """How many steps in a line with this lead stands; it becomes the last one."""
        if lead == "PIPE":
            return self.opened + 1
        if lead in _REMARKS:
            return self._of_remark(lead)
        if lead in BRACKETS and self.construct not in ("_INPUTS", "_ITEMS"):
            self.opened = self.depth + 1
            return self.opened
        if lead in HEADS:
            self.construct, self.in_visit = lead, False
        self.depth = self.opened = self._of_clause(lead)
        self.clause = lead
        self.in_visit |= lead in _VISITS
        return self.depth

    def _of_clause(self, lead: str) -> int:
        if lead in HEADS:
            return 0
        if lead in _AMENDMENTS:
            return 2 if self.construct == "_LAYER" else 1
        return 2 if self.in_visit and lead not in _VISITS else 1

    def _of_remark(self, lead: str) -> int:
        if lead == "_ADJUSTABLE":
            return self.depth + 1
        match self.construct:
            case "_LAYER" | "_INPUTS" | "_ITEMS":
                return max(self.depth, 1)
            case "_SCENARIO" | "_CASE" if self.clause not in ("_SCENARIO", "_CASE", "_ADOPT"):
                return self.depth
            case _:
                return 0


def placed(lines: Iterable[Line]) -> tuple[Placed, ...]:
    """The lines where they stand; a comment stands where the line below it does."""
    found: list[Placed] = []
    below = 0
    for each in reversed(tuple(_clauses(lines))):
        below = each.indent if each.line.pieces else below
        found.append(Placed(line=each.line, indent=below, construct=each.construct))
    return tuple(reversed(found))


def _clauses(lines: Iterable[Line]) -> Iterator[Placed]:
    place = _Place()
    for line in lines:
        indent = 0
        if line.continues:
            indent = place.depth * STEP + _CONTINUED
        elif line.pieces:
            indent = place.depth_of(line.pieces[0].terminal) * STEP
        yield Placed(line=line, indent=indent, construct=place.construct)
