"""威海市城乡居民门诊, calculated a second time straight from the clauses."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from tests.oracles.drawing import amount, day
from tests.oracles.reckoning import YUAN, Refused, half_up, left, percent, progressive

POLICY = "山东省/威海市/居民门诊.pol"
SCENARIOS = (("门诊按网页",),)
NUMBERS = (1, 60, 100, 300, 500, 700, 1_000, 1_500, 40_000, 60_000)
MOST = 1_000_000 * YUAN

JULY = date(2023, 7, 1)
LEVELS = ("基层", "一级", "二级", "三级")
KINDS = ("普通门诊", "两病门诊", "普通慢性病", "指定慢性病", "互联网复诊")

# deductible, per cent, cap of each tier
SIMPLE = {
    "普通门诊": (100, 50, {"一档": 200, "二档": 400}),
    "普通慢性病": (100, 60, {"一档": 500, "二档": 1_000}),
}
TWO_DISEASES_CAP = {"一档": (500, 1_000), "二档": (1_000, 1_500)}
INPATIENT_CAP = {"一档": 200_000, "二档": 300_000}
TO_40000 = {
    "一档": dict(zip(LEVELS, (85, 80, 60, 50), strict=True)),
    "二档": dict(zip(LEVELS, (85, 80, 65, 55), strict=True)),
}
ABOVE_40000 = {
    "一档": dict(zip(LEVELS, (85, 80, 60, 50), strict=True)),
    "二档": dict(zip(LEVELS, (85, 80, 70, 70), strict=True)),
}


def new_year() -> dict[str, int]:
    """The state of a person at the start of 2023, in fen; ``settle`` changes it in place."""
    names = [f"{kind}.{slot}" for kind in KINDS for slot in ("起付", "支付")]
    return {**dict.fromkeys(names, 0), "指定慢性病.基数": 0}


def settle(
    claim: dict[str, Any], year: dict[str, int], scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """Payments and patient share in fen; raises `Refused` and leaves `year` as it was."""
    kind, total, scope = claim["门诊类别"], claim["门诊总费用"], claim["政策范围内费用"]
    if scope > total:
        raise Refused("为负", "政策范围外费用")
    entitled = kind != "两病门诊" or bool(claim["两病认定"])
    if entitled and ("门诊按网页" not in scenarios or kind == "互联网复诊"):
        raise Refused("待定", f"{kind}.起付线")
    took = {"起付": 0, "应付": 0, "支付": 0, "超封顶": 0}
    if kind == "指定慢性病":
        took["应付"], took["支付"] = _as_inpatient(claim, year["指定慢性病.基数"])
        year["指定慢性病.基数"] += scope
    elif entitled:
        took = _simple(claim, kind, year)
    for slot in ("起付", "支付"):
        year[f"{kind}.{slot}"] += took[slot]
    paid = {f"{each}.支付": 0 for each in KINDS}
    return {
        **paid,
        **{f"{kind}.{slot}": value for slot, value in took.items() if slot in _shown(kind)},
        "基金支付总额": took["支付"],
        "个人负担": total - took["支付"],
    }


def _shown(kind: str) -> tuple[str, ...]:
    return ("应付", "支付") if kind == "指定慢性病" else ("起付", "应付", "支付", "超封顶")


def reverse(claim: dict[str, Any], settled: dict[str, int], year: dict[str, int]) -> None:
    """Takes the year's last settlement back out of `year`."""
    kind = claim["门诊类别"]
    year[f"{kind}.支付"] -= settled[f"{kind}.支付"]
    year[f"{kind}.起付"] -= settled.get(f"{kind}.起付", 0)
    year["指定慢性病.基数"] -= claim["政策范围内费用"] if kind == "指定慢性病" else 0


def _simple(claim: dict[str, Any], kind: str, year: dict[str, int]) -> dict[str, int]:
    """A yearly deductible, one rate, a yearly cap on what the fund pays."""
    scope, tier = claim["政策范围内费用"], claim["缴费档次"]
    if kind == "两病门诊":
        if claim["就诊日期"] < JULY or claim["机构级别"] != "基层":
            raise Refused("待定", "两病门诊.支付比例")
        deductible, rate, cap = 0, 70, TWO_DISEASES_CAP[tier][len(claim["两病认定"]) - 1]
    else:
        deductible, rate, caps = SIMPLE[kind]
        cap = caps[tier]
    first = min(scope, left(deductible * YUAN, year[f"{kind}.起付"]))
    due = percent(scope - first, rate)
    paid = min(due, left(cap * YUAN, year[f"{kind}.支付"]))
    used = scope - first if paid == due else half_up(Fraction(paid * 100, rate))
    return {"起付": first, "应付": due, "支付": paid, "超封顶": scope - first - used}


def _as_inpatient(claim: dict[str, Any], before: int) -> tuple[int, int]:
    """What is due and paid between two points of the year's total, both at today's rates."""
    tier, level = claim["缴费档次"], claim["机构级别"]
    if claim["就诊日期"] < JULY and (tier == "二档" or level == "基层"):
        raise Refused("待定", "低段支付比例")
    bands = ((300, 40_000, TO_40000[tier][level]), (40_000, None, ABOVE_40000[tier][level]))
    cap = left(INPATIENT_CAP[tier] * YUAN, claim["本年住院已付统筹"])
    after = before + claim["政策范围内费用"]
    now, then = half_up(progressive(after, bands)), half_up(progressive(before, bands))
    paid = min(now, cap) - min(then, cap)
    return now - then, max(0, min(claim["政策范围内费用"], paid))


def random_claim(random: Random) -> dict[str, Any]:
    scope = amount(random, NUMBERS, MOST)
    kind = random.choice(KINDS[:4] if random.random() < 0.9 else KINDS)
    at_home = kind == "两病门诊" and random.random() < 0.8
    return {
        "就诊日期": day(random, date(2023, 1, 1), date(2023, 12, 31), date(2023, 6, 30), JULY, JULY, JULY),
        "缴费档次": random.choice(("一档", "二档")),
        "机构级别": "基层" if at_home else random.choice(LEVELS),
        "门诊类别": kind,
        "两病认定": set(random.choice(((), ("高血压",), ("糖尿病",), ("高血压", "糖尿病")))),
        "本年住院已付统筹": random.choice(
            (0, 0, amount(random, (150_000, 200_000, 290_000), 300_000 * YUAN))
        ),
        "门诊总费用": min(scope + random.choice((0, amount(random, NUMBERS))), MOST),
        "政策范围内费用": scope,
    }
