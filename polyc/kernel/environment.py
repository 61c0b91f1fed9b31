"""What the range analysis knows at one place of a program."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from polyc.kernel.expressions import Expression
from polyc.kernel.interval import Interval


@frozen(kw_only=True)
class Known:
    """One `Let`: its interval seen from here, its definition and the guards around it, outermost first.

    Guards are numbered within the program; `behind` holds those around it and around all
    that it is computed from.  `order` counts the lets from the top.
    """

    interval: Interval
    definition: Expression
    guards: tuple[int, ...]
    behind: frozenset[int]
    order: int


@frozen(kw_only=True)
class Environment:
    """Every name that may be read, and the guards that hold here (`within`).

    Where `relational` is false, only intervals are looked at, and no definition.
    """

    inputs: Mapping[str, Interval]
    cells: Mapping[str, Interval]
    locals: Mapping[str, Known]
    within: frozenset[int] = frozenset()
    relational: bool = True
