"""烟台市职工住院与大病保险, calculated a second time straight from the clauses."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from tests.oracles.drawing import amount, bill, day
from tests.oracles.reckoning import YUAN, Refused, half_up

POLICY = "山东省/烟台市/职工住院.pol"
EARLIER = "往年起付同二〇二五年"
UNCAPPED = "全年未到最高支付限额"
CRITICAL = "职工大病按网页"
SCENARIOS = (
    (UNCAPPED, CRITICAL),
    (EARLIER, UNCAPPED, CRITICAL),
    (EARLIER, "二〇二三年按旧比例", UNCAPPED, CRITICAL),
    (EARLIER, "二〇二三年按新比例", UNCAPPED, CRITICAL),
)
NUMBERS = (1, 80, 100, 160, 200, 250, 400, 500, 640, 800, 5_000, 10_000, 12_000, 200_000, 800_000)

STANDARD = {"一级": 200, "二级": 500, "三级": 800}
# per cent up to 5000, up to 10000, above
OLD = {"一级": (90, 90, 90), "二级": (85, 85, 90), "三级": (80, 85, 90)}
NEW = {"一级": (90, 90, 90), "二级": (90, 90, 90), "三级": (85, 85, 90)}


def new_year() -> dict[str, Any]:
    """Nothing used yet, whatever the year; ``settle`` keeps a year's totals under its number."""
    return {"大病保险.基数": 0, "大病保险.支付": 0, "years": {}}


def settle(
    claim: dict[str, Any], state: dict[str, Any], scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """Payments, deductible and patient share in fen; raises `Refused` and leaves `state` as it was."""
    total, scope = claim["住院总费用"], claim["政策范围内费用"]
    if scope > total:
        raise Refused("为负", "政策范围外费用")
    year = _year(claim, state)
    stays = year["计次"] + 1
    deductible = min(scope, _standard(claim, stays, scenarios))
    rates = _rates(claim, scenarios)
    for word, about in ((UNCAPPED, "统筹年度限额"), (CRITICAL, "大病保险.起付线")):
        if word not in scenarios:
            raise Refused("待定", about)
    basic = half_up(_basic_due(scope, deductible, rates))

    rest = scope - basic
    over = max(0, year["大病保险.基数"] + rest - 12_000 * YUAN)
    owed = min(half_up(Fraction(over * 80, 100)), 600_000 * YUAN)
    critical = min(rest, max(0, owed - year["大病保险.支付"]))

    year["计次"] = stays
    year["大病保险.基数"] += rest
    year["大病保险.支付"] += critical
    _keep(claim, state, year)
    return {
        "住院次数": stays,
        "基本医保.起付": deductible,
        "基本医保.支付": basic,
        "大病保险.支付": critical,
        "基金支付总额": basic + critical,
        "个人负担": total - basic - critical,
    }


def _year(claim: dict[str, Any], state: dict[str, Any]) -> dict[str, int]:
    """The totals of the year of admission; the first year begins with what a case has set."""
    given = {name: state[name] for name in ("大病保险.基数", "大病保险.支付")}
    fresh = given if not state["years"] else dict.fromkeys(given, 0)
    return dict(state["years"].get(claim["入院日期"].year, {**fresh, "计次": 0}))


def _keep(claim: dict[str, Any], state: dict[str, Any], year: dict[str, int]) -> None:
    state["years"][claim["入院日期"].year] = year
    for name in ("大病保险.基数", "大病保险.支付"):
        state[name] = year[name]


def reverse(claim: dict[str, Any], settled: dict[str, int], state: dict[str, Any]) -> None:
    """Takes the last settlement back out of its year."""
    year = _year(claim, state)
    year["计次"] -= 1
    year["大病保险.基数"] -= claim["政策范围内费用"] - settled["基本医保.支付"]
    year["大病保险.支付"] -= settled["大病保险.支付"]
    _keep(claim, state, year)


def _standard(claim: dict[str, Any], stays: int, scenarios: frozenset[str]) -> int:
    """The deductible of this stay in fen."""
    admitted = claim["入院日期"]
    if admitted.year < 2025 and EARLIER not in scenarios:
        raise Refused("待定", "本次起付标准")
    if stays >= 3:
        return 0
    standard = STANDARD[claim["机构级别"]] * YUAN // stays
    return standard * 4 // 5 if claim["中医医院"] and admitted.year >= 2024 else standard


def _rates(claim: dict[str, Any], scenarios: frozenset[str]) -> tuple[int, ...]:
    """Per cent of the three bands."""
    year, level = claim["入院日期"].year, claim["机构级别"]
    if year == 2023 and not scenarios & {"二〇二三年按旧比例", "二〇二三年按新比例"} and level != "一级":
        raise Refused("待定", "中间年低段比例")
    old = year < 2023 or (year == 2023 and "二〇二三年按旧比例" in scenarios)
    more = 5 if claim["人员类别"] == "退休" else 0
    return tuple(rate + more for rate in (OLD if old else NEW)[level])


def _basic_due(scope: int, deductible: int, rates: tuple[int, ...]) -> Fraction:
    """Each band's part of the cost above the deductible, at its rate."""
    edges = (0, 5_000 * YUAN, 10_000 * YUAN, scope)
    due = Fraction(0)
    for low, high, rate in zip(edges, edges[1:], rates, strict=False):
        due += max(0, min(scope, high) - max(deductible, low)) * Fraction(rate, 100)
    return due


def random_claim(random: Random) -> dict[str, Any]:
    scope = amount(random, NUMBERS)
    edges = (date(2022, 12, 31), date(2023, 1, 1), date(2023, 12, 31), date(2024, 1, 1), date(2024, 12, 31))
    late = random.random() < 0.5
    first = date(2025 if late else 2022, 1, 1)
    return {
        "入院日期": day(random, first, date(2025, 12, 31), *(() if late else edges)),
        "人员类别": random.choice(("在职", "退休")),
        "机构级别": random.choice(("一级", "二级", "三级")),
        "中医医院": random.random() < 0.4,
        "住院总费用": bill(random, scope, NUMBERS),
        "政策范围内费用": scope,
    }
