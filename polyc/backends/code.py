"""Printed code of the languages whose operators bind alike (JavaScript, C), and how large its numbers grow.

A back end prints a statement in the narrow numbers of its language only where nothing that
is formed on the way passes them.  Each piece of code therefore carries its reach.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from attrs import define, field, frozen

from polyc.kernel.expressions import Local
from polyc.kernel.interval import TRUTH, Interval


class Level(IntEnum):
    """How tightly an expression binds; a looser one needs parentheses."""

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

    `unsigned` is false where the code may be minus zero, which JavaScript must not let out of a statement.
    """

    text: str
    level: Level
    interval: Interval
    reach: int
    unsigned: bool = True

    def at(self, level: Level) -> str:
        """The code as it stands where at least `level` is asked."""
        return self.text if self.level >= level else f"({self.text})"

    def within(self, largest: int) -> bool:
        """Whether nothing on the way is larger."""
        return self.reach <= largest


def code(text: str, level: Level, values: Interval, *parts: Code, unsigned: bool = True) -> Code:
    """The code of an operation on its parts."""
    return Code(text, level, values, max(values.magnitude, *(part.reach for part in parts)), unsigned)


def truth(text: str, level: Level, *parts: Code) -> Code:
    """The code of a condition."""
    return code(text, level, TRUTH, *parts)


def total(parts: Sequence[tuple[int, Code]], constant: int, number: Callable[[int], Code]) -> Code:
    """``constant + Σ factor × part``; what is added stands first, so that few signs stand in front."""
    one, every = number(1), list(parts)
    if constant or not every:
        every.append((constant, one))
    every.sort(key=lambda part: part[0] < 0)
    (by, first), *rest = ((by, _scaled(by, part, one, number)) for by, part in every)
    found = first if by >= 0 else minus(number(0), first)
    for by, term in rest:
        found = plus(found, term) if by >= 0 else minus(found, term)
    return found


def _scaled(by: int, term: Code, one: Code, number: Callable[[int], Code]) -> Code:
    """The term `abs(by)` times."""
    if term == one:
        return number(abs(by))
    return term if abs(by) == 1 else times(term, number(abs(by)))


def plus(left: Code, right: Code) -> Code:
    """The sum; minus zero only if both sides are."""
    text = f"{left.at(Level.SUM)} + {right.at(Level.PRODUCT)}"
    values = left.interval.plus(right.interval)
    return code(text, Level.SUM, values, left, right, unsigned=left.unsigned or right.unsigned)


def minus(left: Code, right: Code) -> Code:
    """The difference; with a 0 in front, the negative that is never minus zero."""
    text = f"{left.at(Level.SUM)} - {right.at(Level.PRODUCT)}"
    values = left.interval.minus(right.interval)
    return code(text, Level.SUM, values, left, right, unsigned=left.unsigned)


def times(left: Code, right: Code) -> Code:
    """The product; 0 times a negative number would be minus zero."""
    text = f"{left.at(Level.PRODUCT)} * {right.at(Level.SIGN)}"
    unsigned = left.unsigned and right.unsigned and min(left.interval.low, right.interval.low) >= 0
    return code(text, Level.PRODUCT, left.interval.times(right.interval), left, right, unsigned=unsigned)


@define
class Most:
    """How many temporaries a function needs at once."""

    count: int = 0


@define
class Temporaries:
    """Values named within a statement, by locals that no kernel name can be: theirs hold a blank."""

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
