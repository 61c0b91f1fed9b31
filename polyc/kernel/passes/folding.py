"""Expressions with less to compute: constants folded, sums flattened, cases that cannot happen left out.

The value stays the same wherever the expression is evaluated, and nothing is evaluated
that was not before.
"""

from __future__ import annotations

from functools import lru_cache
from typing import assert_never

from polyc.kernel.expressions import (
    ONE,
    ZERO,
    Bands,
    BandsInverse,
    Before,
    Compare,
    Const,
    Expression,
    Extreme,
    Extremum,
    Field,
    Input,
    Linear,
    Local,
    Logic,
    Lookup,
    Not,
    Overlap,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.passes.deciding import decide, is_truth, negation
from polyc.kernel.rewriting import with_children
from polyc.kernel.walk import REMEMBERED, Arithmetic, Choosing
from polyc.money import round_ratio


@lru_cache(maxsize=REMEMBERED)
def fold(expression: Expression) -> Expression:
    """The expression folded from within."""
    folded = with_children(expression, fold)
    match folded:
        case Linear() | Product() | Quotient():
            return _arithmetic(folded)
        case Extreme() | Select() | Lookup():
            return _choosing(folded)
        case Compare() | Logic() | Not() | Overlap():
            return decide(folded)
        case Const() | Input() | Field() | Local() | Before() | Bands() | BandsInverse():
            return folded
        case _:
            assert_never(folded)


def _arithmetic(expression: Arithmetic) -> Expression:
    match expression:
        case Linear():
            return _linear(expression)
        case Product(Const(left), Const(right)):
            return Const(left * right)
        case Product(Const(by), other) | Product(other, Const(by)):
            return _linear(Linear(terms=((by, other),)))
        case Quotient(dividend=Const(above), divisor=Const(below), rounding=rounding):
            return Const(round_ratio(above, below, rounding))
        case Product() | Quotient():
            return expression
        case _:
            assert_never(expression)


def _linear(expression: Linear) -> Expression:
    """One flat sum; a sum times a number stays a product, which is one multiplication and not two."""
    terms: dict[Expression, int] = {}
    constant = expression.constant
    for by, term in expression.terms:
        match term:
            case Const(value):
                constant += by * value
            case Linear(terms=inner, constant=more) if len(inner) == 1 or by in (1, -1):
                constant += by * more
                for times, leaf in inner:
                    terms[leaf] = terms.get(leaf, 0) + by * times
            case _:
                terms[term] = terms.get(term, 0) + by
    left = tuple((times, term) for term, times in terms.items() if times)
    if not left:
        return Const(constant)
    return (
        left[0][1]
        if left[0][0] == 1 and len(left) == 1 and not constant
        else Linear(terms=left, constant=constant)
    )


def _choosing(expression: Choosing) -> Expression:
    match expression:
        case Extreme(which=which, items=items):
            return _extreme(which, items)
        case Select():
            return _select(expression)
        case Lookup(indices=indices, sizes=sizes, values=values):
            if len(set(values)) == 1:
                return Const(values[0])
            return indices[0] if values == tuple(range(sizes[0])) and len(sizes) == 1 else expression
        case _:
            assert_never(expression)


def _extreme(which: Extremum, items: tuple[Expression, ...]) -> Expression:
    flat = [part for item in items for part in _parts(which, item)]
    constants = [part.value for part in flat if isinstance(part, Const)]
    least = min if which is Extremum.LEAST else max
    one = (Const(least(constants)),) if constants else ()
    left = (*dict.fromkeys(part for part in flat if not isinstance(part, Const)), *one)
    return left[0] if len(left) == 1 else Extreme(which=which, items=left)


def _parts(which: Extremum, item: Expression) -> tuple[Expression, ...]:
    return item.items if isinstance(item, Extreme) and item.which is which else (item,)


def _select(expression: Select) -> Expression:
    cases, otherwise = [], expression.otherwise
    for condition, value in expression.cases:
        if condition == ONE:
            otherwise = value
            break
        if condition != ZERO:
            cases.append((condition, value))
    while cases and cases[-1][1] == otherwise:
        cases.pop()
    match cases, otherwise:
        case [], _:
            return otherwise
        case [(condition, Const(1))], Const(0) if is_truth(condition):
            return condition
        case [(condition, Const(0))], Const(1) if is_truth(condition):
            return negation(condition)
        case _:
            return Select(cases=tuple(cases), otherwise=otherwise)
