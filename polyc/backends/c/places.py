"""What the C printer knows where it stands: names, tables, and what is known of the values."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import field, frozen

from polyc.backends.c import literals
from polyc.backends.c.names import Names
from polyc.backends.c.tables import Tables
from polyc.backends.code import Code, Level, Temporaries
from polyc.backends.proofs import plain
from polyc.kernel.environment import Environment
from polyc.kernel.expressions import Expression, Local
from polyc.kernel.interval import LARGEST, Interval, point
from polyc.kernel.ranges import interval
from polyc.kernel.walk import Named, local_names


@frozen(kw_only=True)
class Place:
    """The names of the function being printed, the source's tables, and what is known of the values."""

    names: Names
    tables: Tables
    known: Environment
    temporaries: Temporaries = field(factory=Temporaries)

    def number(self, value: int) -> Code:
        """A literal."""
        level = Level.ATOM
        return Code(literals.number(value), level, point(value), abs(value))

    def named(self, leaf: Named) -> Code:
        """What is named; that 64 bits hold it was proven where it was computed."""
        if isinstance(leaf, Local) and leaf.name in self.temporaries.intervals:
            values = self.temporaries.intervals[leaf.name]
            return Code(f"t{leaf.name.strip()}", Level.ATOM, values, values.magnitude)
        known = interval(leaf, self.known)
        values = Interval(max(known.low, -LARGEST), min(known.high, LARGEST))
        return Code(self.names[leaf], Level.ATOM, values, values.magnitude)

    def holds(self, leaf: Named) -> bool:
        """Always: every name is of 64 bits."""
        del leaf
        return True

    def exactly(self, expression: Expression) -> Interval | None:
        """What the range analysis knows of an expression of the program; None where it holds a temporary."""
        if self.temporaries.intervals.keys() & set(local_names(expression)):
            return None
        quick = plain(expression, self.known)
        return quick if quick.fits else interval(expression, self.known)


Printer: TypeAlias = Callable[[Expression, Place], Code]
