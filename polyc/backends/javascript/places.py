"""What a printer knows where it stands, how tightly printed code binds, and how large its numbers grow.

A statement is printed with Numbers where nothing that is formed on its way passes what a
Number holds exactly, else with BigInts.  Each piece of code therefore carries its reach.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from enum import IntEnum
from typing import TypeAlias

from attrs import define, evolve, field, frozen

from polyc.backends.javascript import literals
from polyc.backends.javascript.names import Names
from polyc.backends.javascript.tables import Tables
from polyc.kernel.environment import Environment
from polyc.kernel.expressions import Const, Expression, Local, Product
from polyc.kernel.interval import TRUTH, Interval, point
from polyc.kernel.ranges import interval
from polyc.kernel.walk import Named


class Level(IntEnum):
    """How tightly an expression of JavaScript binds; a looser one needs parentheses."""

    CHOICE = 0
    ANY = 1
    ALL = 2
    BITS = 3
    COMPARE = 4
    SUM = 5
    PRODUCT = 6
    SIGN = 7
    ATOM = 8


@frozen
class Code:
    """Printed code, how tightly it binds, the values it may have, and the largest magnitude on the way to them.

    `unsigned` is false where the code may be minus zero, which must not leave a statement.
    """

    text: str
    level: Level
    interval: Interval
    reach: int
    unsigned: bool = True

    def at(self, level: Level) -> str:
        """The code as it stands where at least `level` is asked."""
        return self.text if self.level >= level else f"({self.text})"

    @property
    def fits(self) -> bool:
        """Whether Numbers hold everything on the way exactly."""
        return self.reach <= literals.SAFE


def code(text: str, level: Level, values: Interval, *parts: Code, unsigned: bool = True) -> Code:
    """The code of an operation on its parts."""
    return Code(text, level, values, max(values.magnitude, *(part.reach for part in parts)), unsigned)


def truth(text: str, level: Level, *parts: Code) -> Code:
    """The code of a condition."""
    return code(text, level, TRUTH, *parts)


@define
class Most:
    """How many temporaries a function needs at once."""

    count: int = 0


@define
class Temporaries:
    """Values named within a statement: ``$1``, ``$2`` …; no kernel name holds a blank."""

    function: Most = field(factory=Most)
    intervals: dict[str, Interval] = field(factory=dict)

    def take(self, values: Interval) -> Local:
        """A fresh local for a value without a name."""
        leaf = Local(f" {len(self.intervals) + 1}")
        self.intervals[leaf.name] = values
        self.function.count = max(self.function.count, len(self.intervals))
        return leaf

    def fresh(self) -> Temporaries:
        """Those of another statement of the same function."""
        return Temporaries(self.function)


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

    def never_negative(self, expression: Expression) -> bool:
        """Whether an expression of the program is proven never to be below 0."""
        if isinstance(expression, Product):
            return self.never_negative(expression.left) and self.never_negative(expression.right)
        plain = interval(expression, evolve(self.known, relational=False))
        return plain.low >= 0 or (plain.high >= 0 and interval(expression, self.known).low >= 0)


Printer: TypeAlias = Callable[[Expression, Place], Code]


@frozen
class Bound:
    """A value that is read more than once: its code where it is read first, where again, and as a leaf."""

    first: Code
    again: Code
    leaf: Expression


def bound(expression: Expression, place: Place, value: Printer) -> Bound:
    """The value as it is, where it is a leaf; otherwise named where it is read first."""
    found = value(expression, place)
    if isinstance(expression, Const) or (isinstance(expression, Named) and place.holds(expression)):
        return Bound(found, found, expression)
    leaf = place.temporaries.take(found.interval)
    again = place.named(leaf)
    return Bound(evolve(found, text=f"({again.text} = {found.text})", level=Level.ATOM), again, leaf)
