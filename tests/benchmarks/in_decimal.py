"""The reference job in `Decimal` yuan, as it is often written; arguments and result as those of `by_hand`.

Amounts come in and go out as `Decimal` yuan, so that no conversion is timed.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final, TypeAlias

from tests.benchmarks.by_hand import ALLOWANCE, DESTITUTE, ORDINARY, REFUSED

Row: TypeAlias = tuple[int | Decimal, ...]

NOTHING: Final = Decimal(0)
FEN: Final = Decimal("0.01")
DEDUCTIBLES: Final = (Decimal(100), Decimal(200), Decimal(500), Decimal(1000))
RATES: Final = (Decimal("0.85"), Decimal("0.80"), Decimal("0.70"), Decimal("0.60"))
BRACKETS: Final = (
    (Decimal(100_000), Decimal("0.60")),
    (Decimal(200_000), Decimal("0.65")),
    (Decimal(300_000), Decimal("0.70")),
    (Decimal("Infinity"), Decimal("0.75")),
)


def settle(
    level: int,
    category: int,
    unreferred: int,
    total: Decimal,
    class_b: Decimal,
    self_paid: Decimal,
    stays: int,
    basic_before: Decimal,
    base_before: Decimal,
    critical_before: Decimal,
    deducted_before: Decimal,
    aid_before: Decimal,
) -> Row:
    eligible = total - self_paid - rounded(class_b * Decimal("0.10"))
    if eligible < 0:
        return (REFUSED,)
    deductible = NOTHING if category == DESTITUTE else DEDUCTIBLES[level] / (2 if stays else 1)
    rate = RATES[level] - (Decimal("0.10") if unreferred else NOTHING)
    basic = min(rounded(max(eligible - deductible, NOTHING) * rate), Decimal(150_000) - basic_before)
    base = base_before + eligible - basic
    due = due_on(base, category)
    critical = due - critical_before
    left = eligible - basic - critical
    deducted = aid = NOTHING
    if category == DESTITUTE:
        aid = left
    elif category == ALLOWANCE:
        deducted = min(left, Decimal(1500) - deducted_before)
        aid = min(rounded((left - deducted) * Decimal("0.75")), Decimal(30_000) - aid_before)
    patient = total - basic - critical - aid
    cells = (basic_before + basic, base, due, deducted_before + deducted, aid_before + aid)
    return (0, eligible, basic, critical, aid, patient, stays + 1, *cells)


def rounded(amount: Decimal) -> Decimal:
    return amount.quantize(FEN, ROUND_HALF_UP)


def due_on(base: Decimal, category: int) -> Decimal:
    """What critical illness insurance owes on the year's total."""
    start, more = (Decimal(16_000), NOTHING) if category == ORDINARY else (Decimal(8_000), Decimal("0.05"))
    due = NOTHING
    for end, rate in BRACKETS:
        if base <= start:
            break
        due += (min(base, end) - start) * (rate + more)
        start = end
    due = rounded(due)
    return min(due, Decimal(400_000)) if category == ORDINARY else due
