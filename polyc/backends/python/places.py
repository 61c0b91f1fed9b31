"""What a printer knows where it stands, and how tightly printed code binds."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import TypeAlias

from attrs import evolve, frozen

from polyc.backends.python.names import Names
from polyc.backends.python.tables import Tables
from polyc.kernel.environment import Environment
from polyc.kernel.expressions import ZERO, Before, Const, Expression, Field, Input, Linear, Local, Product
from polyc.kernel.ranges import interval


class Level(IntEnum):
    """How tightly an expression of Python binds; a looser one needs parentheses."""

    CHOICE = 0
    ANY = 1
    ALL = 2
    NOT = 3
    COMPARE = 4
    BITS = 5
    SUM = 6
    PRODUCT = 7
    SIGN = 8
    ATOM = 9


@frozen
class Code:
    """Printed code and how tightly it binds."""

    text: str
    level: Level

    def at(self, level: Level) -> str:
        """The code as it stands where at least `level` is asked."""
        return self.text if self.level >= level else f"({self.text})"


@frozen(kw_only=True)
class Place:
    """The names of the function being printed, the module's tables, and what is known of the values."""

    names: Names
    tables: Tables
    known: Environment

    def never_less(self, left: Expression, right: Expression) -> bool:
        """Whether `left` is proven never to be below `right`."""
        difference = Linear(terms=((1, left), (-1, right)))
        plain = interval(difference, evolve(self.known, relational=False))
        return plain.low >= 0 or (plain.high >= 0 and interval(difference, self.known).low >= 0)

    def never_negative(self, expression: Expression) -> bool:
        """Whether the expression is proven never to be below 0."""
        if isinstance(expression, Product):
            return self.never_negative(expression.left) and self.never_negative(expression.right)
        return self.never_less(expression, ZERO)


Printer: TypeAlias = Callable[[Expression, Place], Code]


@frozen
class Bound:
    """A value that is read more than once: its code where it is read first, where again, and as a leaf."""

    first: Code
    again: Code
    leaf: Expression


def bound(expression: Expression, place: Place, value: Printer) -> Bound:
    """The value as it is, where it is a leaf; otherwise named where it is read first."""
    code = value(expression, place)
    if is_leaf(expression):
        return Bound(code, code, expression)
    leaf = place.names.temporary()
    name = Code(place.names[leaf], Level.ATOM)
    return Bound(Code(f"({name.text} := {code.text})", Level.ATOM), name, leaf)


def is_leaf(expression: Expression) -> bool:
    """Whether reading the value twice costs nothing."""
    return isinstance(expression, Const | Input | Field | Local | Before)
