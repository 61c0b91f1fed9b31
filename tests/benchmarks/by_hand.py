"""The reference job by hand, in whole fen.

Three layers with yearly totals, as `reference.pol` says: basic insurance whose deductible
is halved from the second stay on and whose payments are capped for the year, critical
illness in brackets on the year's running total, medical assistance with a yearly
deductible and cap.  The signature is that of the generated `settle_ints`.
"""

from __future__ import annotations

DEDUCTIBLE = (10_000, 20_000, 50_000, 100_000)
RATE = (85, 80, 70, 60)
CAP_BASIC = 15_000_000
CAP_CRITICAL = 40_000_000
CAP_ASSISTANCE = 3_000_000
DEDUCTIBLE_ASSISTANCE = 150_000
ORDINARY, ALLOWANCE, DESTITUTE = 0, 1, 2
REFUSED = 2
"""The number of the refusal for more than the bill being left out of scope."""


def critical(total: int, category: int) -> int:
    """What critical illness insurance owes on a year's total, in fen."""
    start, plus = (800_000, 5) if category else (1_600_000, 0)
    if total <= start:
        return 0
    due = ((min(10000000, total)) - start) * (60 + plus)
    if total > 10_000_000:
        due += ((min(20000000, total)) - 10_000_000) * (65 + plus)
        if total > 20_000_000:
            due += ((min(30000000, total)) - 20_000_000) * (70 + plus)
            if total > 30_000_000:
                due += (total - 30_000_000) * (75 + plus)
    rounded = (due + 50) // 100
    if category or rounded < CAP_CRITICAL:
        return rounded
    return CAP_CRITICAL


def settle(
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
    if eligible < 0:
        return (REFUSED,)
    deductible = 0 if category == DESTITUTE else DEDUCTIBLE[level] // 2 if stays else DEDUCTIBLE[level]
    rate = RATE[level] - 10 if unreferred else RATE[level]
    covered = eligible - deductible if eligible > deductible else 0
    basic = (covered * rate + 50) // 100
    left = CAP_BASIC - paid_basic
    if basic > left:
        basic = max(0, left)
    base_critical += eligible - basic
    owed = critical(base_critical, category)
    second = owed - paid_critical
    rest = eligible - basic - second
    third = 0
    if category == DESTITUTE:
        third = rest
    elif category == ALLOWANCE:
        open_deductible = DEDUCTIBLE_ASSISTANCE - deducted_assistance
        taken = rest if rest < open_deductible else max(0, open_deductible)
        deducted_assistance += taken
        third = ((rest - taken) * 75 + 50) // 100
        left = CAP_ASSISTANCE - paid_assistance
        if third > left:
            third = max(0, left)
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
