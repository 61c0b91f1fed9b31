"""Random amounts and conditions over what a random program has so far, none larger than a ceiling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, count
from math import prod
from typing import TypeVar

from attrs import define, field, frozen
from hypothesis import strategies as st

from polyc.kernel.expressions import (
    Bands,
    BandsInverse,
    Compare,
    Comparison,
    Connective,
    Const,
    Expression,
    Extreme,
    Extremum,
    Input,
    Linear,
    Logic,
    Lookup,
    Not,
    Overlap,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.program import Cell, ItemList
from polyc.money import MILLION, Mode, Rounding
from polyc.money import Step as Unit

T = TypeVar("T")

CEILING = 10**11
"""No amount of a random program exceeds it: times a rate, and over three bands, it fits in 64 bits."""

ROUNDINGS = st.builds(
    Rounding, mode=st.sampled_from(Mode), step=st.sampled_from([Unit.FEN, Unit.FEN, Unit.JIAO, Unit.YUAN])
)


@frozen
class Sized:
    """An amount and a bound of its magnitude, at most `CEILING`."""

    value: Expression
    size: int


@define
class Draft:
    """What a program has so far: the amounts and conditions that may be read, the cells not written yet.

    `lists` are those whose items may be gone through; `columns` and `flags` what has been
    computed for every item.
    """

    draw: st.DrawFn
    amounts: list[Sized]
    conditions: list[Expression]
    unwritten: list[Cell]
    lists: Sequence[ItemList] = ()
    columns: list[Sized] = field(factory=list)
    flags: list[Expression] = field(factory=list)
    numbers: Iterator[int] = field(factory=lambda: count(1))

    def one_of(self, items: Sequence[T]) -> T:
        return self.draw(st.sampled_from(items))

    def some(self, most: int, least: int = 1) -> range:
        return range(self.draw(st.integers(least, most)))


def capped(amount: Sized) -> Sized:
    if amount.size <= CEILING:
        return amount
    return Sized(least(Const(CEILING), greatest(Const(-CEILING), amount.value)), CEILING)


def least(*items: Expression) -> Expression:
    return Extreme(which=Extremum.LEAST, items=items)


def greatest(*items: Expression) -> Expression:
    return Extreme(which=Extremum.GREATEST, items=items)


def amount(draft: Draft, depth: int) -> Sized:
    form = draft.one_of(AMOUNTS) if depth else known
    return capped(form(draft, depth - 1))


def known(draft: Draft, _: int) -> Sized:
    return draft.one_of(draft.amounts)


def literal(draft: Draft, _: int) -> Sized:
    value = draft.draw(st.integers(-1_000_000, 1_000_000))
    return Sized(Const(value), abs(value))


def combined(draft: Draft, depth: int) -> Sized:
    terms = [(draft.one_of((1, 1, -1, 2, -3)), amount(draft, depth)) for _ in draft.some(3)]
    constant = draft.one_of((0, 0, 1, -50_000))
    size = abs(constant) + sum(abs(by) * term.size for by, term in terms)
    return Sized(Linear(terms=tuple((by, term.value) for by, term in terms), constant=constant), size)


def extreme(draft: Draft, depth: int) -> Sized:
    items = [amount(draft, depth) for _ in draft.some(3)]
    which = draft.one_of(tuple(Extremum))
    return Sized(
        Extreme(which=which, items=tuple(item.value for item in items)), max(item.size for item in items)
    )


def remainder(draft: Draft, depth: int) -> Sized:
    """What is left of an amount above a part of it, as the slots of a layer are."""
    whole, part = known(draft, 0), amount(draft, depth)
    left = Linear(terms=((1, whole.value), (-1, least(part.value, whole.value))))
    return Sized(left, 2 * whole.size + part.size)


def selected(draft: Draft, depth: int) -> Sized:
    cases = [(condition(draft, depth), amount(draft, depth)) for _ in draft.some(2)]
    otherwise = amount(draft, depth)
    size = max(otherwise.size, *(value.size for _, value in cases))
    return Sized(
        Select(cases=tuple((when, value.value) for when, value in cases), otherwise=otherwise.value), size
    )


def looked_up(draft: Draft, depth: int) -> Sized:
    clamped = least(Const(1), greatest(Const(0), amount(draft, depth).value))
    indices, sizes = draft.one_of((((LEVEL,), (3,)), ((LEVEL, clamped), (3, 2)), ((clamped, LEVEL), (2, 3))))
    values = draft.draw(st.tuples(*[st.integers(-500_000, 500_000)] * prod(sizes)))
    return Sized(Lookup(indices=indices, sizes=sizes, values=values), 500_000)


def share(draft: Draft, depth: int) -> Sized:
    parts = [(amount(draft, depth), rate(draft)) for _ in draft.some(2)]
    dividend = Linear(terms=tuple((1, Product(base.value, by)) for base, by in parts))
    size = sum(base.size for base, _ in parts) + 100
    return Sized(Quotient(dividend=dividend, divisor=Const(MILLION), rounding=draft.draw(ROUNDINGS)), size)


def ratio(draft: Draft, depth: int) -> Sized:
    """An amount by days over another amount, as a daily share is."""
    above, below = amount(draft, depth), amount(draft, depth)
    days = greatest(Const(1), below.value)
    quotient = Quotient(
        dividend=Product(above.value, Input("天数")), divisor=days, rounding=draft.draw(ROUNDINGS)
    )
    return Sized(quotient, 366 * above.size + 100)


def banded(draft: Draft, depth: int) -> Sized:
    whole, bounds = amount(draft, depth), ascending(draft)
    dividend = Bands(amount=whole.value, bounds=bounds, rates=tuple(rate(draft) for _ in bounds))
    quotient = Quotient(dividend=dividend, divisor=Const(MILLION), rounding=draft.draw(ROUNDINGS))
    return Sized(quotient, whole.size + 100)


def inverted(draft: Draft, depth: int) -> Sized:
    bounds = ascending(draft)
    rates = tuple(Const(draft.one_of((0, 1, 350_000, 700_000, MILLION))) for _ in bounds)
    value = amount(draft, depth).value
    inverse = BandsInverse(value=value, bounds=bounds, rates=rates, rounding=draft.draw(ROUNDINGS))
    return Sized(inverse, CEILING + 1)


def ascending(draft: Draft) -> tuple[Expression, ...]:
    """One to three bounds that never fall, the first of them now and then computed."""
    steps = accumulate(draft.draw(st.integers(0, 400_000)) for _ in draft.some(3))
    if draft.one_of((True, True, False)):
        return tuple(Const(step) for step in steps)
    first = least(Const(CEILING // 2), known(draft, 0).value)
    return tuple(Linear(terms=((1, first),), constant=step) for step in steps)


def rate(draft: Draft) -> Expression:
    table = Lookup(indices=(LEVEL,), sizes=(3,), values=(900_000, 333_333, 0))
    rates: tuple[Expression, ...] = (Const(850_000), Const(0), Const(MILLION), Input("比例"), table)
    return draft.one_of(rates)


def condition(draft: Draft, depth: int) -> Expression:
    form = draft.one_of(CONDITIONS) if depth else named
    return form(draft, depth - 1)


def named(draft: Draft, _: int) -> Expression:
    return draft.one_of(draft.conditions)


def compared(draft: Draft, depth: int) -> Expression:
    left, right = amount(draft, depth), amount(draft, depth)
    return Compare(comparison=draft.one_of(tuple(Comparison)), left=left.value, right=right.value)


def connected(draft: Draft, depth: int) -> Expression:
    items = tuple(condition(draft, depth) for _ in draft.some(3))
    return Logic(connective=draft.one_of(tuple(Connective)), items=items)


def negated(draft: Draft, depth: int) -> Expression:
    return Not(condition(draft, depth))


def overlapping(draft: Draft, _: int) -> Expression:
    return Overlap(bits=Input("身份"), mask=draft.one_of((1, 2, 5, 7)))


AMOUNTS = (
    known,
    literal,
    combined,
    extreme,
    remainder,
    selected,
    looked_up,
    share,
    ratio,
    banded,
    inverted,
)
CONDITIONS = (named, compared, connected, negated, overlapping)
LEVEL = Input("级别")
