"""What the range analysis knows at one place of a program."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from polyc.kernel.expressions import Expression, Field
from polyc.kernel.interval import Interval
from polyc.kernel.statements import Fold


@frozen(kw_only=True)
class Folded:
    """How a `Total` is made: `each` numbers its `Each` within the program."""

    fold: Fold
    each: int


@frozen(kw_only=True)
class Known:
    """One `Let`: its interval seen from here, its definition and the guards around it, outermost first.

    Guards are numbered within the program; `behind` holds those around it and around all
    that it is computed from.  `order` counts the names from the top.  A `Total` is
    `folded`, and its definition is the value that is evaluated within each item.
    """

    interval: Interval
    definition: Expression
    guards: tuple[int, ...]
    behind: frozenset[int]
    order: int
    folded: Folded | None = None


@frozen(kw_only=True)
class Environment:
    """Every name that may be read, and the guards that hold here (`within`).

    Where `relational` is false, only intervals are looked at, and no definition.
    """

    inputs: Mapping[str, Interval]
    fields: Mapping[Field, Interval]
    cells: Mapping[str, Interval]
    locals: Mapping[str, Known]
    within: frozenset[int] = frozenset()
    relational: bool = True
