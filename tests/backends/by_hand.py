"""The reference workload written by hand over plain integers, as one would without a compiler.

An oracle of its own: nothing here comes from the program in `tests.backends.workload`.
"""

from __future__ import annotations

DEDUCTIBLES = (10_000, 20_000, 50_000, 100_000)
PERCENTS = (85, 80, 70, 60)


def critical(total: int, category: int) -> int:
    start, plus = (1_600_000, 0) if category == 0 else (800_000, 5)
    if total <= start:
        paid = 0
    elif total <= 10_000_000:
        paid = (total - start) * (60 + plus)
    elif total <= 20_000_000:
        paid = (10_000_000 - start) * (60 + plus) + (total - 10_000_000) * (65 + plus)
    elif total <= 30_000_000:
        paid = (
            (10_000_000 - start) * (60 + plus) + 10_000_000 * (65 + plus) + (total - 20_000_000) * (70 + plus)
        )
    else:
        paid = (10_000_000 - start) * (60 + plus) + 10_000_000 * (135 + 2 * plus)
        paid += (total - 30_000_000) * (75 + plus)
    rounded = (paid + 50) // 100
    return min(rounded, 40_000_000) if category == 0 else rounded


def settle(
    level: int,
    category: int,
    unreferred: int,
    total: int,
    class_b: int,
    self_paid: int,
    stays: int,
    paid: int,
    critical_total: int,
    aid_total: int,
    aid_paid: int,
) -> tuple[int, ...]:
    """The tuple of `settle_ints`: 0, four amounts in fen, five cells; or (1,)."""
    if class_b + self_paid > total:
        return (1,)
    eligible = total - self_paid - (class_b + 5) // 10
    deductible = 0 if category == 2 else DEDUCTIBLES[level] // (2 if stays else 1)
    percent = PERCENTS[level] - (10 if unreferred else 0)
    basic = min((max(eligible - deductible, 0) * percent + 50) // 100, 15_000_000 - paid)
    after = critical_total + eligible - basic
    serious = critical(after, category) - critical(critical_total, category)
    rest = eligible - basic - serious
    aid = rest if category == 2 else 0
    if category == 1:
        over = max(aid_total + rest - 150_000, 0) - max(aid_total - 150_000, 0)
        size = (abs(over) * 75 + 50) // 100
        aid = min(size if over >= 0 else -size, 3_000_000 - aid_paid)
        aid_total, aid_paid = aid_total + rest, aid_paid + aid
    patient = total - basic - serious - aid
    return (0, basic, serious, aid, patient, stays + 1, paid + basic, after, aid_total, aid_paid)
