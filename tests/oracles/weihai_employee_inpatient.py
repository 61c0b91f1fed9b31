"""威海市职工住院与大病保险, calculated a second time straight from the clauses."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from tests.oracles.drawing import amount, bill, day
from tests.oracles.reckoning import YUAN, Refused, half_up, left, progressive

POLICY = "山东省/威海市/职工住院.pol"
SCENARIOS = ((), ("试数",))
TRIAL = "情景  试数\n  设 级别起付标准 按 机构级别:一级 200元,二级 500元,三级 900元\n"
"""The deductible has no public value; only here one is made up, to try what rests on it."""
TRIED = {"一级": 200, "二级": 500, "三级": 900}
NUMBERS = (1, 200, 500, 900, 10_000, 18_000, 40_000, 100_000, 240_000, 300_000, 500_000, 614_000)

JULY = date(2023, 7, 1)
FREE_AFTER_TRANSFER = ("医共体内上转", "下转")
PERCENT: dict[str, dict[str, tuple[int | Fraction, int]]] = {
    "在职": {"一级": (90, 92), "二级": (85, 90), "三级": (80, 88)},
    "退休": {"一级": (95, 96), "二级": (Fraction("92.5"), 95), "三级": (90, 94)},
}
COST_CAP = 500_000 * YUAN
CRITICAL_BANDS = ((18_000, 100_000, 70), (100_000, 300_000, 80), (300_000, None, 90))
CRITICAL_CAP = 500_000 * YUAN


def new_year() -> dict[str, Any]:
    """The state of a person at the start of 2023, in fen; ``settle`` changes it in place."""
    return {"年度费用限额": 0, "大病保险.基数": 0, "大病保险.支付": 0, "链内起付": {}}


def settle(
    claim: dict[str, Any], year: dict[str, Any], scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """Payments, deductible and patient share in fen; raises `Refused` and leaves `year` as it was."""
    total, scope = claim["住院总费用"], claim["政策范围内费用"]
    if scope > total:
        raise Refused("为负", "政策范围外费用")

    # one deductible for a chain of transfers, then what the year's limit on costs lets in
    drawn = year["链内起付"].get(claim["转诊链"], 0)
    deductible = min(scope, left(_standard(claim, scenarios), drawn))
    covered = min(scope - deductible, left(COST_CAP, year["年度费用限额"]))
    basic = half_up(_basic_due(claim, deductible, deductible + covered))

    rest = scope - basic
    critical = _critical_due(year["大病保险.基数"] + rest) - year["大病保险.支付"]
    critical = min(rest, max(0, critical))

    year["年度费用限额"] += covered
    year["大病保险.基数"] += rest
    year["大病保险.支付"] += critical
    year["链内起付"][claim["转诊链"]] = drawn + deductible
    return {
        "基本医保.起付": deductible,
        "基本医保.支付": basic,
        "基本医保.占用费用": covered,
        "基本医保.超封顶": scope - deductible - covered,
        "大病保险.支付": critical,
        "政策范围外费用": total - scope,
        "基金支付总额": basic + critical,
        "个人负担": total - basic - critical,
    }


def reverse(claim: dict[str, Any], settled: dict[str, int], year: dict[str, Any]) -> None:
    """Takes the year's last settlement back out of `year`."""
    year["年度费用限额"] -= settled["基本医保.占用费用"]
    year["大病保险.基数"] -= claim["政策范围内费用"] - settled["基本医保.支付"]
    year["大病保险.支付"] -= settled["大病保险.支付"]
    year["链内起付"][claim["转诊链"]] -= settled["基本医保.起付"]


def _standard(claim: dict[str, Any], scenarios: frozenset[str]) -> int:
    """The deductible of this stay in fen, before what the chain has paid comes off."""
    if claim["转诊方式"] in FREE_AFTER_TRANSFER:
        if claim["出院日期"] < JULY:
            raise Refused("待定", "本次起付标准")
        return 0
    if "试数" not in scenarios:
        raise Refused("待定", "级别起付标准")
    return TRIED[claim["机构级别"]] * YUAN


def _basic_due(claim: dict[str, Any], deductible: int, reached: int) -> Fraction:
    """What is due on the costs from the deductible up to `reached` fen."""
    low, high = PERCENT[claim["人员类别"]][claim["机构级别"]]
    due = Fraction(0)
    for start, end, rate in ((0, 10_000, low), (10_000, 40_000, high), (40_000, 240_000, 90)):
        due += max(0, min(reached, end * YUAN) - max(deductible, start * YUAN)) * Fraction(rate, 100)
    return due + max(0, reached - 240_000 * YUAN) * Fraction(80, 100)


def _critical_due(base: int) -> int:
    """What critical illness insurance owes on the year's total `base`, in fen."""
    return min(half_up(progressive(base, CRITICAL_BANDS)), CRITICAL_CAP)


def random_claim(random: Random) -> dict[str, Any]:
    scope = amount(random, NUMBERS)
    return {
        "出院日期": day(random, date(2023, 1, 1), date(2023, 12, 31), date(2023, 6, 30), JULY, JULY),
        "人员类别": random.choice(("在职", "退休")),
        "机构级别": random.choice(("一级", "二级", "三级")),
        "转诊方式": random.choice(("未转诊", "医共体外上转", *FREE_AFTER_TRANSFER, *FREE_AFTER_TRANSFER)),
        "转诊链": random.choice(("甲链", "乙链", "丙链")),
        "住院总费用": bill(random, scope, NUMBERS),
        "政策范围内费用": scope,
    }
