"""What a printer knows where it stands.

A statement is printed with Numbers where nothing that is formed on its way passes what a
Number holds exactly, else with BigInts.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeAlias

from attrs import field, frozen

from polyc.backends.code import Code, Level, Temporaries
from polyc.backends.javascript import literals
from polyc.backends.javascript.names import Names
from polyc.backends.javascript.tables import Tables
from polyc.kernel.environment import Environment
from polyc.kernel.expressions import Expression, Local
from polyc.kernel.interval import point
from polyc.kernel.ranges import interval
from polyc.kernel.walk import Named


@frozen(kw_only=True)
class Place:
    """The names of the function being printed, the module's tables, and what is known of the values.

    `wide` says whether numbers are BigInts here, `kept_wide` holds what is kept as one everywhere.
    """

    names: Names
    tables: Tables
    known: Environment
    kept_wide: frozenset[Hashable] = frozenset()
    wide: bool = False
    temporaries: Temporaries = field(factory=Temporaries)

    def number(self, value: int) -> Code:
        """A literal integer."""
        text = literals.number(value, self.wide)
        level = Level.ATOM if value >= 0 else Level.SIGN
        return Code(text, level, point(value), abs(value))

    def named(self, leaf: Named) -> Code:
        """What is named, in the form of the numbers here."""
        if isinstance(leaf, Local) and leaf.name in self.temporaries.intervals:
            values = self.temporaries.intervals[leaf.name]
            return Code(f"${leaf.name.strip()}", Level.ATOM, values, values.magnitude)
        values, name = interval(leaf, self.known), self.names[leaf]
        text = name if self.holds(leaf) else f"{'BigInt' if self.wide else 'Number'}({name})"
        return Code(text, Level.ATOM, values, values.magnitude)

    def holds(self, leaf: Named) -> bool:
        """Whether what is named is kept in the form of the numbers here."""
        if isinstance(leaf, Local) and leaf.name in self.temporaries.intervals:
            return True
        return (leaf in self.kept_wide) == self.wide


Printer: TypeAlias = Callable[[Expression, Place], Code]
