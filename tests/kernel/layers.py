"""A coverage layer as statements: the slots that every layer has, with a yearly cap."""

from __future__ import annotations

from attrs import frozen

from polyc.kernel.expressions import (
    ZERO,
    Bands,
    Compare,
    Comparison,
    Const,
    Expression,
    Extreme,
    Extremum,
    Linear,
    Local,
    Lookup,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.statements import Let
from polyc.money import MILLION, Mode, Rounding
from tests.kernel.small import LEVEL, PAID, let

HALF_UP = Rounding(mode=Mode.HALF_UP)
RATE = Lookup(indices=(LEVEL,), sizes=(3,), values=(900_000, 800_000, 600_000))
SLOTS = ("起付", "进入支付", "应付", "支付", "占用费用", "比例自付", "超封顶", "余额")


def minus(whole: Expression, *parts: Expression) -> Linear:
    return Linear(terms=((1, whole), *((-1, part) for part in parts)))


def least(*items: Expression) -> Expression:
    return Extreme(which=Extremum.LEAST, items=items)


def share(amount: Expression, rate: Expression, rounding: Rounding = HALF_UP) -> Quotient:
    return Quotient(dividend=Product(amount, rate), divisor=Const(MILLION), rounding=rounding)


def brackets(amount: Expression, *bounds: Expression) -> Quotient:
    rates = tuple(Const(600_000 + 50_000 * band) for band in range(len(bounds)))
    dividend = Bands(amount=amount, bounds=bounds, rates=rates)
    return Quotient(dividend=dividend, divisor=Const(MILLION), rounding=HALF_UP)


@frozen
class Layer:
    """A layer's lets, named by its name and the slot's."""

    name: str

    def slot(self, slot: str) -> Local:
        return Local(f"{self.name}{slot}")

    def lets(self, base: Expression, due: Expression | None = None) -> tuple[Let, ...]:
        """`due` may read 进入支付 and 起付; without it, the rate of the level."""
        entered, owed, paid = self.slot("进入支付"), self.slot("应付"), self.slot("支付")
        left = Extreme(which=Extremum.GREATEST, items=(ZERO, minus(Const(300_000), PAID)))
        back = Quotient(dividend=Linear(terms=((MILLION, paid),)), divisor=RATE, rounding=HALF_UP)
        capped = Compare(comparison=Comparison.LESS, left=paid, right=owed)
        used = Select(cases=((capped, least(entered, back)),), otherwise=entered)
        values = (
            least(base, Const(50_000)),
            minus(base, self.slot("起付")),
            due or share(entered, RATE),
            least(owed, left),
            used,
            minus(self.slot("占用费用"), paid),
            minus(entered, self.slot("占用费用")),
            minus(base, paid),
        )
        return tuple(let(f"{self.name}{slot}", value) for slot, value in zip(SLOTS, values, strict=True))
