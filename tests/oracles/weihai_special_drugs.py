"""威海市居民大病保险特药与罕见病, calculated a second time straight from the clauses."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from tests.oracles.drawing import amount, bill, day
from tests.oracles.reckoning import YUAN, Refused, half_up, left, percent, progressive

POLICY = "山东省/威海市/居民特药与罕见病.pol"
SCENARIOS = ((),)
NUMBERS = (1, 1_000, 20_000, 400_000, 520_000, 1_101_176, 1_500_000)

DEDUCTIBLE = 20_000 * YUAN
DRUG_CAP = 400_000 * YUAN
RARE_BANDS = ((20_000, 400_000, 80), (400_000, None, 85))
RARE_CAP = 900_000 * YUAN


def new_year() -> dict[str, int]:
    """The state of a person at the start of 2023, in fen; ``settle`` changes it in place."""
    return {"特药待遇.起付": 0, "特药待遇.支付": 0, "罕见病待遇.基数": 0, "罕见病待遇.支付": 0}


def settle(
    claim: dict[str, Any], year: dict[str, int], _scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """Payments and patient share in fen; raises `Refused` and leaves `year` as it was."""
    total, covered = claim["药品总费用"], claim["合规药品费用"]
    if covered > total:
        raise Refused("为负", "不合规费用")
    deductible = due = drug = rare = over_cap = 0
    if claim["待遇类别"] == "特药":
        deductible = min(covered, left(DEDUCTIBLE, year["特药待遇.起付"]))
        due = percent(covered - deductible, 80)
        drug = min(due, left(DRUG_CAP, year["特药待遇.支付"]))
        if drug < due:
            over_cap = covered - deductible - half_up(drug / Fraction(80, 100))
        year["特药待遇.起付"] += deductible
        year["特药待遇.支付"] += drug
    else:
        year["罕见病待遇.基数"] += covered
        owed = min(half_up(progressive(year["罕见病待遇.基数"], RARE_BANDS)), RARE_CAP)
        rare = min(covered, max(0, owed - year["罕见病待遇.支付"]))
        year["罕见病待遇.支付"] += rare
    return {
        "特药待遇.起付": deductible,
        "特药待遇.应付": due,
        "特药待遇.支付": drug,
        "特药待遇.超封顶": over_cap,
        "罕见病待遇.支付": rare,
        "大病支付": drug + rare,
        "不合规费用": total - covered,
        "个人负担": total - drug - rare,
    }


def reverse(claim: dict[str, Any], settled: dict[str, int], year: dict[str, int]) -> None:
    """Takes the year's last settlement back out of `year`."""
    for name in ("特药待遇.起付", "特药待遇.支付", "罕见病待遇.支付"):
        year[name] -= settled[name]
    year["罕见病待遇.基数"] -= claim["合规药品费用"] if claim["待遇类别"] == "罕见病" else 0


def random_claim(random: Random) -> dict[str, Any]:
    covered = amount(random, NUMBERS)
    return {
        "费用日期": day(random, date(2023, 1, 1), date(2023, 12, 31)),
        "待遇类别": random.choice(("特药", "罕见病")),
        "药品总费用": bill(random, covered, NUMBERS),
        "合规药品费用": covered,
    }
