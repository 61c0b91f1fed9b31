"""What plain intervals decide: comparisons that always hold, extremes that one item always wins.

What must be proven from how values hang together, lowering has looked at already.
"""

from __future__ import annotations

from attrs import evolve

from polyc.kernel.environment import Environment
from polyc.kernel.expressions import (
    ONE,
    ZERO,
    Compare,
    Comparison,
    Expression,
    Extreme,
    Extremum,
    Linear,
)
from polyc.kernel.interval import Interval
from polyc.kernel.passes.knowledge import Placed, placed
from polyc.kernel.program import Program
from polyc.kernel.ranges import interval
from polyc.kernel.rewriting import changed, with_body, with_children
from polyc.kernel.statements import Each, Guard, Statement


def prove(program: Program) -> Program:
    """The verified program without the comparisons and extremes that its ranges decide."""
    return evolve(program, body=tuple(map(_proven, placed(program))))


def _proven(place: Placed) -> Statement:
    statement = changed(place.statement, lambda expression: _decided(expression, place.known))
    match statement:
        case Guard():
            return evolve(statement, body=tuple(map(_proven, place.body)))
        case Each():
            return with_body(statement, map(_proven, place.body))
        case _:
            return statement


def _decided(expression: Expression, known: Environment) -> Expression:
    match with_children(expression, lambda inner: _decided(inner, known)):
        case Compare(comparison=comparison, left=left, right=right) as compare:
            return _outcome(comparison, _difference(left, right, known)) or compare
        case Extreme(which=which, items=items):
            winners = _contenders(which, items, known)
            return winners[0] if len(winners) == 1 else Extreme(which=which, items=winners)
        case other:
            return other


def _difference(left: Expression, right: Expression, known: Environment) -> Interval:
    return interval(Linear(terms=((1, left), (-1, right))), evolve(known, relational=False))


def _outcome(comparison: Comparison, reach: Interval) -> Expression | None:
    """1 or 0 where every difference of the two sides gives the same answer."""
    match comparison:
        case Comparison.LESS:
            return _sure(reach.high < 0, reach.low >= 0)
        case Comparison.AT_MOST:
            return _sure(reach.high <= 0, reach.low > 0)
        case Comparison.MORE:
            return _sure(reach.low > 0, reach.high <= 0)
        case Comparison.AT_LEAST:
            return _sure(reach.low >= 0, reach.high < 0)
        case Comparison.EQUAL:
            return _sure(reach.low == reach.high == 0, 0 not in reach)
        case Comparison.UNEQUAL:
            return _sure(0 not in reach, reach.low == reach.high == 0)


def _sure(always: bool, never: bool) -> Expression | None:
    if always:
        return ONE
    return ZERO if never else None


def _contenders(which: Extremum, items: tuple[Expression, ...], known: Environment) -> tuple[Expression, ...]:
    """The items without those that never win alone."""
    left = list(items)
    for item in items:
        others = [other for other in left if other is not item]
        if any(_beats(which, other, item, known) for other in others):
            left = others
    return tuple(left)


def _beats(which: Extremum, one: Expression, other: Expression, known: Environment) -> bool:
    low, high = (one, other) if which is Extremum.LEAST else (other, one)
    return _difference(high, low, known).low >= 0
