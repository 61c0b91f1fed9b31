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
    Field,
    Input,
    Linear,
    Local,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.interval import Interval
from polyc.kernel.statements import Fold
from polyc.kernel.sums import Sum, add, flat
from polyc.kernel.walk import local_names
from polyc.money import MILLION, Mode, Rounding, Step

LIMIT: Final = 200
"""How many sums one proof may look at; what n layers leave of an expense takes about 9 n."""

DEPTH: Final = 100
"""How many replacements may follow on each other, so that Python's own stack is far from its end."""

Estimate: TypeAlias = Callable[[Expression, Environment], Interval]


@frozen(kw_only=True)
class _Proof:
    """One proof: how much deeper it may go, each sum's answer so far, and the bounds of each expression.

    The bounds hold wherever the proof looks: only guards change on its way.
    """

    estimate: Estimate
    depth: int
    seen: dict[tuple[Sum, frozenset[int]], bool]
    bounds: dict[Expression, Interval]

    def of(self, expression: Expression, here: Environment) -> Interval:
        """The bounds of an expression, looked at by itself."""
        found = self.bounds.get(expression)
        if found is None:
            found = self.bounds[expression] = self.estimate(expression, here)
        return found


def never_negative(expression: Linear, environment: Environment, estimate: Estimate) -> bool:
    """Whether the sum is provably 0 or more; False says nothing.

    `estimate` bounds an expression, without asking here where the environment is not relational.
    """
    plain = evolve(environment, relational=False)
    return _holds(flat(expression), plain, _Proof(estimate=estimate, depth=DEPTH, seen={}, bounds={}))


def _holds(form: Sum, here: Environment, proof: _Proof) -> bool:
    within = here.within & _behind(form, here)  # so that more sums look alike
    key = (form, within)
    if key not in proof.seen and len(proof.seen) < LIMIT and proof.depth > 0:
        here = here if within == here.within else evolve(here, within=within)
        deeper = _Proof(estimate=proof.estimate, depth=proof.depth - 1, seen=proof.seen, bounds=proof.bounds)
        proof.seen[key] = False
        proof.seen[key] = _least(form, here, proof) >= 0 or _follows(form, here, deeper)
    return proof.seen.get(key, False)


def _behind(form: Sum, here: Environment) -> frozenset[int]:
    locals_ = here.locals
    return frozenset().union(*(locals_[name].behind for term, _ in form.terms for name in local_names(term)))


def _least(form: Sum, here: Environment, proof: _Proof) -> int:
    return form.constant + sum(_floor_of(term, by, here, proof) for term, by in form.terms)


def _floor_of(term: Expression, coefficient: int, here: Environment, proof: _Proof) -> int:
    found = proof.of(term, here)
    return coefficient * (found.low if coefficient >= 0 else found.high)


def _follows(form: Sum, here: Environment, proof: _Proof) -> bool:
    if not form.terms:
        return False
    term, by = max(form.terms, key=lambda item: _order(item[0], here))
    if isinstance(term, Input | Field | Before):
        return False
    if isinstance(term, Local) and _in_every_item(form, term, here, proof):
        return True
    if isinstance(term, Local) and (guard := _guard_around(term, here)) is not None:
        inside = evolve(here, within=here.within | {guard})
        return _holds(_skipped(form, guard, here), here, proof) and _holds(form, inside, proof)
    rest = add(form, term, -by)
    for options in _replacements(term, by > 0, here, proof):
        if _all_hold([add(rest, option, by) for option in options], here, proof):
            return True
    opaque = evolve(rest, constant=rest.constant + _floor_of(term, by, here, proof))
    return _holds(opaque, here, proof)


def _all_hold(forms: list[Sum], here: Environment, proof: _Proof) -> bool:
    for form in forms:  # noqa: SIM110 — a generator would be one more frame a level
        if not _holds(form, here, proof):
            return False
    return True


def _order(term: Expression, here: Environment) -> tuple[int, bool]:
    """Later definitions first, and what is computed from a local before the local itself."""
    latest = max((here.locals[name].order for name in local_names(term)), default=-1)
    return latest, not isinstance(term, Input | Field | Local | Before)


def _guard_around(local: Local, here: Environment) -> int | None:
    guards = here.locals[local.name].guards
    return next((guard for guard in guards if guard not in here.within), None)


def _in_every_item(form: Sum, total: Local, here: Environment, proof: _Proof) -> bool:
    """Whether the sums over the items of this total come to 0 or more in each item, and what is left as well."""
    folded = here.locals[total.name].folded
    if folded is None or folded.fold is not Fold.SUM:
        return False
    item, rest = Sum(terms=(), constant=0), form
    for term, by in form.terms:
        if isinstance(term, Local) and here.locals[term.name].folded == folded:
            item = add(item, here.locals[term.name].definition, by)
            rest = add(rest, term, -by)
    return _holds(item, here, proof) and _holds(rest, here, proof)


def _skipped(form: Sum, guard: int, here: Environment) -> Sum:
    left = (
        (term, by)
        for term, by in form.terms
        if not (isinstance(term, Local) and guard in here.locals[term.name].guards)
    )
    return evolve(form, terms=tuple(left))


def _replacements(
    term: Expression, added: bool, here: Environment, proof: _Proof
) -> Iterator[tuple[Expression, ...]]:
    """Ways to replace a term: one of each way's expressions is at most (subtracted: at least) the term."""
    match term:
        case Local(name):
            known = here.locals[name]
            yield from () if known.folded else ((known.definition,),)
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
    if proof.of(expression, here).low >= 0:
        return True
    return _holds(flat(expression), here, evolve(proof, depth=proof.depth // 4))


def _ceiling(quotient: Quotient, here: Environment, proof: _Proof) -> Expression | None:
    """A whole amount that the quotient is at most: shares of at most one whole come to no more than it."""
    if not isinstance(quotient.divisor, Const):
        return None
    one, dividend = quotient.divisor.value, flat(quotient.dividend)
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
    if proof.of(term, here).scaled(by).high <= 0:
        return ZERO
    if by < 0:
        return None
    match term:
        case Product(left, right):
            pairs = ((left, right), (right, left))
            shares = (amount for amount, rate in pairs if proof.of(rate, here).high * by <= one)
            return next((amount for amount in shares if _nonnegative(amount, here, proof)), None)
        case Bands(rates=rates) if all(proof.of(rate, here).high * by <= one for rate in rates):
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
    dividend = flat(quotient.dividend)
    if len(dividend.terms) != 1 or dividend.constant < 0:
        return None
    ((term, by),) = dividend.terms
    keeps = quotient.rounding.step is Step.FEN or quotient.rounding.mode is Mode.UP
    grows = proof.of(quotient.divisor, here).high <= by and _nonnegative(term, here, proof)
    return term if keeps and grows else None


def _flatter_than_one(inverse: BandsInverse, here: Environment, proof: _Proof) -> bool:
    """Whether more is used up than given: no rate over one, the last one over 0."""
    rates = [proof.of(rate, here) for rate in inverse.rates]
    flat = rates[-1].low > 0 and all(rate.high <= MILLION for rate in rates)
    return flat and inverse.rounding.step is Step.FEN and _nonnegative(inverse.bounds[0], here, proof)
