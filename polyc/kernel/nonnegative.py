"""Proves that a sum is never negative from how its terms are defined.

Intervals alone forget that ``min(a, b)`` is at most ``a``, so that ``a - min(a, b)``
would look negative.  The slots of a layer are all of that shape.  The proof replaces the
term that was defined last by something known to be at most (or, where it is subtracted,
at least) as large, until the intervals of what is left suffice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from attrs import evolve, frozen

from polyc.kernel.environment import Environment
from polyc.kernel.expressions import (
    ZERO,
    Bands,
    BandsInverse,
    Before,
    Const,
    Expression,
    Extreme,
    Extremum,
    Input,
    Linear,
    Local,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.interval import Interval
from polyc.kernel.walk import names
from polyc.money import MILLION, Mode, Rounding, Step

LIMIT: Final = 100
"""How many sums one proof may look at; the slots of a layer need about ten."""

Box: TypeAlias = Callable[[Expression, Environment], Interval]


@frozen(kw_only=True)
class _Sum:
    """``constant + Σ coefficient × term``, no term twice, none a `Const` or `Linear`, no coefficient 0."""

    terms: tuple[tuple[Expression, int], ...]
    constant: int


@frozen(kw_only=True)
class _Proof:
    """What stands still in one proof; `seen` keeps each sum's answer."""

    box: Box
    seen: dict[tuple[_Sum, frozenset[int]], bool]


def never_negative(expression: Linear, environment: Environment, box: Box) -> bool:
    """Whether the sum is provably 0 or more; False says nothing.

    `box` bounds an expression by intervals alone.
    """
    return _holds(_flat(expression), environment, _Proof(box=box, seen={}))


def _holds(form: _Sum, here: Environment, proof: _Proof) -> bool:
    key = (form, here.within)
    if key not in proof.seen and len(proof.seen) < LIMIT:
        proof.seen[key] = False
        proof.seen[key] = _least(form, here, proof) >= 0 or _follows(form, here, proof)
    return proof.seen.get(key, False)


def _least(form: _Sum, here: Environment, proof: _Proof) -> int:
    return form.constant + sum(_floor_of(term, by, here, proof) for term, by in form.terms)


def _floor_of(term: Expression, coefficient: int, here: Environment, proof: _Proof) -> int:
    return proof.box(term, here).scaled(coefficient).low


def _follows(form: _Sum, here: Environment, proof: _Proof) -> bool:
    if not form.terms:
        return False
    term, by = max(form.terms, key=lambda item: _order(item[0], here))
    if isinstance(term, Input | Before):
        return False
    if isinstance(term, Local) and (guard := _guard_around(term, here)) is not None:
        inside = evolve(here, within=here.within | {guard})
        return _holds(_skipped(form, guard, here), here, proof) and _holds(form, inside, proof)
    rest = _add(form, term, -by)
    opaque = evolve(rest, constant=rest.constant + _floor_of(term, by, here, proof))
    return any(
        all(_holds(_add(rest, option, by), here, proof) for option in options)
        for options in _replacements(term, by > 0, here, proof)
    ) or _holds(opaque, here, proof)


def _order(term: Expression, here: Environment) -> tuple[int, bool]:
    """Later definitions first, and what is computed from a local before the local itself."""
    latest = max(
        (here.locals[item.name].order for item in names(term) if isinstance(item, Local)), default=-1
    )
    return latest, not isinstance(term, Input | Local | Before)


def _guard_around(local: Local, here: Environment) -> int | None:
    guards = here.locals[local.name].guards
    return next((guard for guard in guards if guard not in here.within), None)


def _skipped(form: _Sum, guard: int, here: Environment) -> _Sum:
    left = (
        (term, by)
        for term, by in form.terms
        if not (isinstance(term, Local) and guard in here.locals[term.name].guards)
    )
    return evolve(form, terms=tuple(left))


def _flat(expression: Expression) -> _Sum:
    return _add(_Sum(terms=(), constant=0), expression, 1)


def _add(form: _Sum, expression: Expression, by: int) -> _Sum:
    """The sum with ``by × expression`` added."""
    match expression:
        case Const(value):
            return evolve(form, constant=form.constant + by * value)
        case Product(Const(factor), other) | Product(other, Const(factor)):
            return _add(form, other, by * factor)
        case Linear(terms=terms, constant=constant):
            for coefficient, term in terms:
                form = _add(form, term, by * coefficient)
            return evolve(form, constant=form.constant + by * constant)
        case _:
            counts = dict(form.terms)
            counts[expression] = counts.get(expression, 0) + by
            return evolve(form, terms=tuple(item for item in counts.items() if item[1] != 0))


def _replacements(
    term: Expression, added: bool, here: Environment, proof: _Proof
) -> Iterator[tuple[Expression, ...]]:
    """Ways to replace a term: one of each way's expressions is at most (subtracted: at least) the term."""
    match term:
        case Local(name):
            yield (here.locals[name].definition,)
        case Extreme(which=which, items=items) if added == (which is Extremum.LEAST):
            yield items
        case Extreme(items=items):
            yield from ((item,) for item in items)
        case Select(cases=cases, otherwise=otherwise):
            yield (*(value for _, value in cases), otherwise)
        case Quotient():
            bound = _floor(term, here, proof) if added else _ceiling(term, here, proof)
            yield from () if bound is None else ((bound,),)
        case BandsInverse(value=value) if added and _flatter_than_one(term, here, proof):
            yield (value,)
        case _:
            pass


def _nonnegative(expression: Expression, here: Environment, proof: _Proof) -> bool:
    return proof.box(expression, here).low >= 0 or _holds(_flat(expression), here, proof)


def _ceiling(quotient: Quotient, here: Environment, proof: _Proof) -> Expression | None:
    """A whole amount that the quotient is at most: shares of at most one whole come to no more than it."""
    if not isinstance(quotient.divisor, Const):
        return None
    one, dividend = quotient.divisor.value, _flat(quotient.dividend)
    parts = [_whole(term, by, one, here, proof) for term, by in dividend.terms]
    wholes = tuple((1, part) for part in parts if part is not None)
    ceiling = Linear(terms=wholes, constant=-(-dividend.constant // one))
    if len(wholes) < len(parts):
        return None
    return ceiling if _keeps_ceiling(quotient.rounding, ceiling, here, proof) else None


def _keeps_ceiling(rounding: Rounding, ceiling: Expression, here: Environment, proof: _Proof) -> bool:
    if rounding.step is Step.FEN:
        return True
    return rounding.mode is Mode.DOWN and _nonnegative(ceiling, here, proof)


def _whole(term: Expression, by: int, one: int, here: Environment, proof: _Proof) -> Expression | None:
    """An expression that, times `one`, is at least ``by × term``."""
    if proof.box(term, here).scaled(by).high <= 0:
        return ZERO
    if by < 0:
        return None
    match term:
        case Product(left, right):
            pairs = ((left, right), (right, left))
            shares = (amount for amount, rate in pairs if proof.box(rate, here).high * by <= one)
            return next((amount for amount in shares if _nonnegative(amount, here, proof)), None)
        case Bands(rates=rates) if all(proof.box(rate, here).high * by <= one for rate in rates):
            return _banded(term, here, proof)
        case _ if by <= one and _nonnegative(term, here, proof):
            return term
        case _:
            return None


def _banded(term: Bands, here: Environment, proof: _Proof) -> Expression | None:
    above = Linear(terms=((1, term.amount), (-1, term.bounds[0])))
    if _nonnegative(above, here, proof):
        return above
    whole = _nonnegative(term.amount, here, proof) and _nonnegative(term.bounds[0], here, proof)
    return term.amount if whole else None


def _floor(quotient: Quotient, here: Environment, proof: _Proof) -> Expression | None:
    """A whole amount that the quotient is at least: what is divided by at most one does not shrink."""
    dividend = _flat(quotient.dividend)
    if len(dividend.terms) != 1 or dividend.constant < 0:
        return None
    ((term, by),) = dividend.terms
    keeps = quotient.rounding.step is Step.FEN or quotient.rounding.mode is Mode.UP
    grows = proof.box(quotient.divisor, here).high <= by and _nonnegative(term, here, proof)
    return term if keeps and grows else None


def _flatter_than_one(inverse: BandsInverse, here: Environment, proof: _Proof) -> bool:
    """Whether more is used up than given: no rate over one, the last one over 0."""
    rates = [proof.box(rate, here) for rate in inverse.rates]
    flat = rates[-1].low > 0 and all(rate.high <= MILLION for rate in rates)
    return flat and inverse.rounding.step is Step.FEN and _nonnegative(inverse.bounds[0], here, proof)
