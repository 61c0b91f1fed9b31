"""Sums in a normal form, in which like terms have met."""

from __future__ import annotations

from attrs import frozen

from polyc.kernel.expressions import Const, Expression, Linear, Product


@frozen(kw_only=True, cache_hash=True)
class Sum:
    """``constant + Σ coefficient × term``, no term twice, none a `Const` or `Linear`, no coefficient 0."""

    terms: tuple[tuple[Expression, int], ...]
    constant: int


def flat(expression: Expression) -> Sum:
    """The expression as a sum."""
    return add(Sum(terms=(), constant=0), expression, 1)


def add(form: Sum, expression: Expression, by: int) -> Sum:
    """The sum with ``by × expression`` added."""
    match expression:
        case Const(value):
            return Sum(terms=form.terms, constant=form.constant + by * value)
        case Product(Const(factor), other) | Product(other, Const(factor)):
            return add(form, other, by * factor)
        case Linear(terms=terms, constant=constant):
            for coefficient, term in terms:
                form = add(form, term, by * coefficient)
            return Sum(terms=form.terms, constant=form.constant + by * constant)
        case _:
            counts = dict(form.terms)
            counts[expression] = counts.get(expression, 0) + by
            left = tuple(item for item in counts.items() if item[1] != 0)
            return Sum(terms=left, constant=form.constant)
