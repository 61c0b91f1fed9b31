"""威海市城乡居民住院与大病保险, calculated a second time straight from the clauses.

Written for obviousness with exact fractions; shares nothing with polyc, so that an error
would have to be made twice in the same way to stay hidden.

A claim is a dict with the keys ``出院日期`` (date), ``缴费档次`` (一档 二档), ``机构级别``
(基层 一级 二级 三级), ``转诊方式`` (未转诊 医共体内上转 医共体外上转 下转), ``转诊链``
(text), ``住院总费用`` and ``政策范围内费用`` (fen).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from tests.oracles.drawing import amount, bill, day
from tests.oracles.reckoning import YUAN, Refused, half_up, progressive

POLICY = "山东省/威海市/居民住院.pol"
SCENARIOS = (
    (),
    ("基层按一级医院",),
    ("其余沿用七月数值",),
    ("基层按一级医院", "其余沿用七月数值"),
)
NUMBERS = (1, 300, 500, 800, 10_000, 18_000, 40_000, 100_000, 200_000, 300_000, 400_000, 1_000_000)

JULY = date(2023, 7, 1)

LEVELS = ("基层", "一级", "二级", "三级")
STANDARD = dict(zip(LEVELS, (300, 300, 500, 800), strict=True))
PERCENT_TO_40000 = {
    "一档": dict(zip(LEVELS, (85, 80, 60, 50), strict=True)),
    "二档": dict(zip(LEVELS, (85, 80, 65, 55), strict=True)),
}
PERCENT_ABOVE_40000 = {
    "一档": dict(zip(LEVELS, (85, 80, 60, 50), strict=True)),
    "二档": dict(zip(LEVELS, (85, 80, 70, 70), strict=True)),
}
CAP = {"一档": 200_000, "二档": 300_000}
CRITICAL_BANDS = ((18_000, 100_000, 60), (100_000, 200_000, 65), (200_000, 300_000, 70), (300_000, None, 75))
CRITICAL_CAP = 400_000


def new_year() -> dict[str, Any]:
    """The state of a person at the start of 2023, in fen and visits; ``settle`` changes it in place."""
    return {
        "计次": 0,
        "统筹年度限额": 0,
        "基本医保.支付": 0,
        "大病保险.基数": 0,
        "大病保险.支付": 0,
        "链内起付": {},
    }


def settle(
    claim: dict[str, Any], year: dict[str, Any], scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """Payments, deductible and patient share in fen; raises `Refused` and leaves `year` as it was."""
    total, scope = claim["住院总费用"], claim["政策范围内费用"]
    if scope > total:
        raise Refused("为负", "政策范围外费用")

    # a stay that goes on after a transfer is no new stay
    counted = 1 if claim["转诊方式"] == "未转诊" else 0
    stays = year["计次"] + counted
    standard = _standard(claim, stays, scenarios)
    low, high = _rates(claim, scenarios)

    # one deductible for a chain of transfers: what the chain has paid comes off
    drawn = year["链内起付"].get(claim["转诊链"], 0)
    deductible = min(scope, max(0, standard - drawn))
    to_40000 = max(0, min(scope, 40_000 * YUAN) - deductible)
    above_40000 = max(0, scope - 40_000 * YUAN)
    due = half_up(to_40000 * low + above_40000 * high)
    basic = min(due, max(0, CAP[claim["缴费档次"]] * YUAN - year["统筹年度限额"]))
    over_cap = scope - deductible - _cost_used(basic, to_40000, low, high) if basic < due else 0

    # critical illness: due on the year's total, less what was paid, never below nothing
    rest = scope - basic
    critical = max(0, _critical_due(year["大病保险.基数"] + rest) - year["大病保险.支付"])

    year["计次"] += counted
    year["统筹年度限额"] += basic
    year["基本医保.支付"] += basic
    year["大病保险.基数"] += rest
    year["大病保险.支付"] += critical
    year["链内起付"][claim["转诊链"]] = drawn + deductible
    return {
        "住院次数": stays,
        "基本医保.起付": deductible,
        "基本医保.应付": due,
        "基本医保.支付": basic,
        "基本医保.超封顶": over_cap,
        "大病保险.支付": critical,
        "政策范围外费用": total - scope,
        "个人负担": total - basic - critical,
    }


def reverse(claim: dict[str, Any], settled: dict[str, int], year: dict[str, Any]) -> None:
    """Takes the year's last settlement back out of `year`."""
    year["计次"] -= 1 if claim["转诊方式"] == "未转诊" else 0
    year["统筹年度限额"] -= settled["基本医保.支付"]
    year["基本医保.支付"] -= settled["基本医保.支付"]
    year["大病保险.基数"] -= claim["政策范围内费用"] - settled["基本医保.支付"]
    year["大病保险.支付"] -= settled["大病保险.支付"]
    year["链内起付"][claim["转诊链"]] -= settled["基本医保.起付"]


def _standard(claim: dict[str, Any], stays: int, scenarios: frozenset[str]) -> int:
    """The deductible of this stay in fen, before what the chain has paid comes off."""
    if claim["出院日期"] < JULY:
        if claim["转诊方式"] in ("医共体内上转", "下转"):
            raise Refused("待定", "本次起付标准")
        if "其余沿用七月数值" not in scenarios:
            raise Refused("待定", "级别起付标准")
    if claim["转诊方式"] in ("医共体内上转", "下转") or stays >= 3:
        return 0
    return STANDARD[claim["机构级别"]] * YUAN


def _rates(claim: dict[str, Any], scenarios: frozenset[str]) -> tuple[Fraction, Fraction]:
    tier, level = claim["缴费档次"], claim["机构级别"]
    low, high = PERCENT_TO_40000[tier][level], PERCENT_ABOVE_40000[tier][level]
    if claim["出院日期"] < JULY:
        if level == "基层":
            if "基层按一级医院" not in scenarios:
                raise Refused("待定", "低段支付比例")
            low = high = 80
        elif tier == "二档" and "其余沿用七月数值" not in scenarios:
            raise Refused("待定", "低段支付比例")
    return Fraction(low, 100), Fraction(high, 100)


def _cost_used(paid: int, to_40000: int, low: Fraction, high: Fraction) -> int:
    """The cost, in fen, that a payment below what was due covers."""
    if paid <= to_40000 * low:
        return half_up(paid / low)
    return half_up(to_40000 + (paid - to_40000 * low) / high)


def _critical_due(base: int) -> int:
    """What critical illness insurance owes on the year's total `base`, in fen."""
    return min(half_up(progressive(base, CRITICAL_BANDS)), CRITICAL_CAP * YUAN)


def random_claim(random: Random) -> dict[str, Any]:
    scope = amount(random, NUMBERS)
    return {
        "出院日期": day(random, date(2023, 1, 1), date(2023, 12, 31), date(2023, 6, 30), JULY),
        "缴费档次": random.choice(("一档", "二档")),
        "机构级别": random.choice(("基层", "一级", "二级", "三级")),
        "转诊方式": random.choice(("未转诊", "未转诊", "医共体内上转", "医共体外上转", "下转")),
        "转诊链": random.choice(("甲链", "乙链", "丙链")),
        "住院总费用": bill(random, scope, NUMBERS),
        "政策范围内费用": scope,
    }
