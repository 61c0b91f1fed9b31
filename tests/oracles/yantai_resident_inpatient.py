"""烟台市城乡居民住院与大病保险, calculated a second time straight from the clauses."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from tests.oracles.drawing import amount, bill, day
from tests.oracles.reckoning import YUAN, Band, Refused, half_up, left, percent, progressive

POLICY = "山东省/烟台市/居民住院.pol"
EARLIER = "往年起付与限额同二〇二五年"
SCENARIOS = (
    (),
    ("大病起付一万四",),
    (EARLIER, "中间年按旧比例", "大病起付一万八"),
    (EARLIER, "中间年按新比例", "大病起付一万四"),
)
NUMBERS = (1, 100, 150, 300, 500, 800, 14_000, 18_000, 100_000, 180_000, 220_000, 400_000, 600_000)

LEVELS = ("一级", "一级未实行基药", "二级", "三级")
STANDARD = {"一级": 300, "一级未实行基药": 300, "二级": 500, "三级": 800}
CAP = {"一档": 180_000, "二档": 220_000, "学生未成年": 220_000}
OLD = {
    "一档": {"一级": 83, "一级未实行基药": 60, "二级": 58, "三级": 45},
    "二档": {"一级": 88, "二级": 70, "三级": 60},
}
NEW = {"一档": {"一级": 90, "二级": 58, "三级": 45}, "二档": {"一级": 90, "二级": 72, "三级": 60}}
CRITICAL_DEDUCTIBLE = {"大病起付一万四": 14_000, "大病起付一万八": 18_000}
CRITICAL_CAP = 400_000 * YUAN


def new_year() -> dict[str, Any]:
    """Nothing used yet, whatever the year; ``settle`` keeps a year's totals under its number."""
    return {"统筹年度限额": 0, "大病保险.基数": 0, "大病保险.支付": 0, "years": {}}


def settle(
    claim: dict[str, Any], state: dict[str, Any], scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """Payments, deductible and patient share in fen; raises `Refused` and leaves `state` as it was."""
    total, scope, drugs = claim["住院总费用"], claim["政策范围内费用"], claim["基本药物费用"]
    if scope > total:
        raise Refused("为负", "政策范围外费用")
    if drugs > scope:
        raise Refused("为负", "其余费用")
    year = _year(claim, state)

    # one deductible, first from what is no essential drug
    stays = year["计次"] + 1
    deductible = _deductible(claim, year, stays, scenarios)
    rate, drug_rate = _rates(claim, scenarios)
    of_others = min(scope - drugs, deductible)
    of_drugs = min(drugs, deductible - of_others)

    # one yearly limit, in the same order
    if claim["入院日期"].year < 2025 and EARLIER not in scenarios:
        raise Refused("待定", "年度限额")
    cap = CAP[claim["缴费类别"]] * YUAN
    due = percent(scope - drugs - of_others, rate)
    others = min(due, left(cap, year["统筹年度限额"]))
    over = 0
    if others < due:
        over = scope - drugs - of_others - half_up(Fraction(others * 100, rate))
    drug_due = percent(drugs - of_drugs, drug_rate)
    drug = min(drug_due, left(cap, year["统筹年度限额"] + others))
    basic = others + drug

    rest = scope - basic
    owed = _critical_due(year["大病保险.基数"] + rest, scenarios)
    critical = min(rest, max(0, owed - year["大病保险.支付"]))

    year["计次"] = stays
    year["肿瘤计次"] += 1 if claim["肿瘤放化疗"] else 0
    year["统筹年度限额"] += basic
    year["大病保险.基数"] += rest
    year["大病保险.支付"] += critical
    _keep(claim, state, year)
    return {
        "住院次数": stays,
        "其余部分.起付": of_others,
        "其余部分.应付": due,
        "其余部分.支付": others,
        "其余部分.超封顶": over,
        "基本药物部分.起付": of_drugs,
        "基本药物部分.应付": drug_due,
        "基本药物部分.支付": drug,
        "实际起付": of_others + of_drugs,
        "统筹支付": basic,
        "大病保险.支付": critical,
        "基金支付总额": basic + critical,
        "个人负担": total - basic - critical,
    }


def _year(claim: dict[str, Any], state: dict[str, Any]) -> dict[str, int]:
    """The totals of the year of admission; the first year begins with what a case has set."""
    given = {name: state[name] for name in ("统筹年度限额", "大病保险.基数", "大病保险.支付")}
    fresh = given if not state["years"] else dict.fromkeys(given, 0)
    return dict(state["years"].get(claim["入院日期"].year, {**fresh, "计次": 0, "肿瘤计次": 0}))


def _keep(claim: dict[str, Any], state: dict[str, Any], year: dict[str, int]) -> None:
    state["years"][claim["入院日期"].year] = year
    for name in ("统筹年度限额", "大病保险.基数", "大病保险.支付"):
        state[name] = year[name]


def reverse(claim: dict[str, Any], settled: dict[str, int], state: dict[str, Any]) -> None:
    """Takes the last settlement back out of its year."""
    year = _year(claim, state)
    year["计次"] -= 1
    year["肿瘤计次"] -= 1 if claim["肿瘤放化疗"] else 0
    year["统筹年度限额"] -= settled["统筹支付"]
    year["大病保险.基数"] -= claim["政策范围内费用"] - settled["统筹支付"]
    year["大病保险.支付"] -= settled["大病保险.支付"]
    _keep(claim, state, year)


def _deductible(claim: dict[str, Any], year: dict[str, int], stays: int, scenarios: frozenset[str]) -> int:
    again = claim["肿瘤放化疗"] and year["肿瘤计次"] >= 1
    if claim["入院日期"].year < 2025 and EARLIER not in scenarios:
        raise Refused("待定", "肿瘤再次起付标准" if again else "本次起付标准")
    if again:
        return 0
    if stays >= 3:
        return 100 * YUAN
    return STANDARD[claim["机构级别"]] * YUAN // stays


def _rates(claim: dict[str, Any], scenarios: frozenset[str]) -> tuple[int, int]:
    """Per cent for most costs, and for essential drugs."""
    tier, level, year = claim["缴费类别"], claim["机构级别"], claim["入院日期"].year
    between = 2023 <= year <= 2024
    rate = OLD.get(tier, {}).get(level) if year < 2023 else NEW.get(tier, {}).get(level)
    if between and rate != OLD.get(tier, {}).get(level):
        # the two pages differ: a scenario chooses
        if not scenarios & {"中间年按旧比例", "中间年按新比例"}:
            raise Refused("待定", "中间年比例")
        rate = OLD[tier][level] if "中间年按旧比例" in scenarios else rate
    if rate is None:
        raise Refused("待定", "中间年比例" if between else "一般比例")
    return rate, 90 if level == "一级" else rate


def _critical_due(base: int, scenarios: frozenset[str]) -> int:
    """What critical illness insurance owes on the year's total `base`, in fen."""
    if base <= 14_000 * YUAN:
        return 0
    for name, deductible in CRITICAL_DEDUCTIBLE.items():
        if name in scenarios:
            bands: tuple[Band, ...] = (
                (deductible, 100_000, 60),
                (100_000, 200_000, 65),
                (200_000, 300_000, 70),
                (300_000, None, 75),
            )
            return min(half_up(progressive(base, bands)), CRITICAL_CAP)
    raise Refused("待定", "大病保险.起付线")


def random_claim(random: Random) -> dict[str, Any]:
    scope = amount(random, NUMBERS)
    edges = (date(2022, 12, 31), date(2023, 1, 1), date(2024, 12, 31), date(2025, 1, 1))
    late = random.random() < 0.6
    admitted = day(random, date(2025 if late else 2022, 1, 1), date(2025, 12, 31), *(() if late else edges))
    return {
        "入院日期": admitted,
        "出院日期": admitted + timedelta(days=random.randint(0, 60)),
        "缴费类别": random.choice(("一档", "二档", "一档", "二档", "学生未成年")),
        "机构级别": random.choice(("一级", "二级", "三级", *LEVELS)),
        "肿瘤放化疗": random.random() < 0.4,
        "住院总费用": bill(random, scope, NUMBERS),
        "政策范围内费用": scope,
        "基本药物费用": random.choice((0, random.randint(0, scope))),
    }
