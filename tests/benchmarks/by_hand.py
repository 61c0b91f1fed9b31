"""The reference job by hand: once in whole fen, once in `Decimal` yuan.

Three layers with yearly totals, as `reference.pol` says: basic insurance whose deductible
is halved from the second stay on and whose payments are capped for the year, critical
illness in brackets on the year's running total, medical assistance with a yearly
deductible and cap.  The signature is that of the generated `settle_ints`.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

DEDUCTIBLE = (10_000, 20_000, 50_000, 100_000)
RATE = (85, 80, 70, 60)
CAP_BASIC = 15_000_000
CAP_CRITICAL = 40_000_000
CAP_ASSISTANCE = 3_000_000
DEDUCTIBLE_ASSISTANCE = 150_000
CENT = Decimal("0.01")


def critical(total: int, category: int) -> int:
    """What critical illness insurance owes on a year's total, in fen."""
    start, plus = (800_000, 5) if category else (1_600_000, 0)
    if total <= start:
        return 0
    due = ((total if total < 10_000_000 else 10_000_000) - start) * (60 + plus)
    if total > 10_000_000:
        due += ((total if total < 20_000_000 else 20_000_000) - 10_000_000) * (65 + plus)
        if total > 20_000_000:
            due += ((total if total < 30_000_000 else 30_000_000) - 20_000_000) * (70 + plus)
            if total > 30_000_000:
                due += (total - 30_000_000) * (75 + plus)
    rounded = (due + 50) // 100
    if category or rounded < CAP_CRITICAL:
        return rounded
    return CAP_CRITICAL


def settle_ints(
    level: int,
    category: int,
    unreferred: int,
    total: int,
    class_b: int,
    self_paid: int,
    stays: int,
    paid_basic: int,
    base_critical: int,
    paid_critical: int,
    deducted_assistance: int,
    paid_assistance: int,
) -> tuple[int, ...]:
    """One claim in whole fen: 0, the results, the totals afterwards."""
    eligible = total - self_paid - (class_b + 5) // 10
    deductible = 0 if category == 2 else DEDUCTIBLE[level] // 2 if stays else DEDUCTIBLE[level]
    rate = RATE[level] - 10 if unreferred else RATE[level]
    covered = eligible - deductible if eligible > deductible else 0
    basic = (covered * rate + 50) // 100
    left = CAP_BASIC - paid_basic
    if basic > left:
        basic = left if left > 0 else 0
    base_critical += eligible - basic
    owed = critical(base_critical, category)
    second = owed - paid_critical
    rest = eligible - basic - second
    third = 0
    if category == 2:
        third = rest
    elif category == 1:
        open_deductible = DEDUCTIBLE_ASSISTANCE - deducted_assistance
        taken = rest if rest < open_deductible else open_deductible if open_deductible > 0 else 0
        deducted_assistance += taken
        third = ((rest - taken) * 75 + 50) // 100
        left = CAP_ASSISTANCE - paid_assistance
        if third > left:
            third = left if left > 0 else 0
    return (
        0,
        eligible,
        basic,
        second,
        third,
        total - basic - second - third,
        stays + 1,
        paid_basic + basic,
        base_critical,
        owed,
        deducted_assistance,
        paid_assistance + third,
    )


def share(amount: Decimal, percent: int) -> Decimal:
    """A percentage of an amount in yuan, to the fen."""
    return (amount * percent / 100).quantize(CENT, ROUND_HALF_UP)


def critical_decimal(total: Decimal, category: int) -> Decimal:
    """As `critical`, in yuan."""
    start, plus = (Decimal(8_000), 5) if category else (Decimal(16_000), 0)
    bounds = (start, Decimal(100_000), Decimal(200_000), Decimal(300_000), None)
    due = Decimal(0)
    for low, high, percent in zip(bounds, bounds[1:], (60, 65, 70, 75), strict=False):
        assert low is not None
        top = total if high is None else min(total, high)
        if top > low:
            due += (top - low) * (percent + plus) / 100
    rounded = due.quantize(CENT, ROUND_HALF_UP)
    return rounded if category else min(rounded, Decimal(400_000))


def settle_decimal(
    level: int,
    category: int,
    unreferred: int,
    total: Decimal,
    class_b: Decimal,
    self_paid: Decimal,
    stays: int,
    paid_basic: Decimal,
    base_critical: Decimal,
    paid_critical: Decimal,
    deducted_assistance: Decimal,
    paid_assistance: Decimal,
) -> tuple[Decimal | int, ...]:
    """As `settle_ints`, in yuan."""
    nothing = Decimal(0)
    eligible = total - self_paid - share(class_b, 10)
    deductible = nothing if category == 2 else Decimal(DEDUCTIBLE[level]) / 100
    if stays:
        deductible /= 2
    rate = RATE[level] - (10 if unreferred else 0)
    basic = share(max(eligible - deductible, nothing), rate)
    basic = min(basic, max(nothing, Decimal(150_000) - paid_basic))
    base_critical += eligible - basic
    owed = critical_decimal(base_critical, category)
    second = owed - paid_critical
    rest = eligible - basic - second
    third = nothing
    if category == 2:
        third = rest
    elif category == 1:
        taken = min(rest, max(nothing, Decimal(1_500) - deducted_assistance))
        deducted_assistance += taken
        third = min(share(rest - taken, 75), max(nothing, Decimal(30_000) - paid_assistance))
    return (
        0,
        eligible,
        basic,
        second,
        third,
        total - basic - second - third,
        stays + 1,
        paid_basic + basic,
        base_critical,
        owed,
        deducted_assistance,
        paid_assistance + third,
    )
