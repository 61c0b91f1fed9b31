"""烟台市城乡居民门诊, calculated a second time straight from the clauses."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from tests.oracles.drawing import amount, day
from tests.oracles.reckoning import YUAN, Refused, left, percent

POLICY = "山东省/烟台市/居民门诊.pol"
RATES = "门诊比例按网页"
UNCAPPED = "两病全年未到限额"
AT_TARGET = "慢性病恰按目标付"
SCENARIOS = ((RATES, "门诊限额按档次"), (RATES, "门诊限额按前后", UNCAPPED, AT_TARGET))
NUMBERS = (1, 50, 100, 200, 350, 400, 538, 1_000)
MOST = 1_000_000 * YUAN

OCTOBER = date(2024, 10, 1)
# per cent before October 2024 and from then on
PERCENT = {"普通门诊": (50, 65), "两病门诊": (70, 75)}
KINDS = ("普通门诊", "两病门诊", "门诊慢性病")


def new_year() -> dict[str, Any]:
    """Nothing paid yet, whatever the year; ``settle`` keeps what is paid by kind and year."""
    return {"普通门诊.支付": 0, "两病门诊.支付": 0, "years": {}}


def settle(
    claim: dict[str, Any], state: dict[str, Any], scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """Payments and patient share in fen; raises `Refused` and leaves `state` as it was."""
    kind, total, scope = claim["门诊类别"], claim["门诊总费用"], claim["政策范围内费用"]
    if scope > total:
        raise Refused("为负", "政策范围外费用")
    due = paid = 0
    if kind == "门诊慢性病":
        if claim["慢性病病种"] != "未列入":
            if AT_TARGET not in scenarios:
                raise Refused("待定", "门诊慢性病.起付线")
            due = paid = percent(scope, 65)
    else:
        if RATES not in scenarios:
            raise Refused("待定", f"{kind}.支付比例")
        due = percent(scope, PERCENT[kind][claim["就诊日期"] >= OCTOBER])
        key = kind, claim["就诊日期"].year
        used = state["years"].get(key, 0)
        paid = min(due, left(_cap(claim, scenarios), used))
        state["years"][key] = used + paid
        state[f"{kind}.支付"] = used + paid
    settled = dict.fromkeys((f"{each}.{slot}" for each in KINDS for slot in ("起付", "应付", "支付")), 0)
    settled |= {f"{kind}.应付": due, f"{kind}.支付": paid}
    return {**settled, "基金支付总额": paid, "个人负担": total - paid}


def reverse(claim: dict[str, Any], settled: dict[str, int], state: dict[str, Any]) -> None:
    """Takes a settlement back out of its year; later ones stay as they are."""
    kind = claim["门诊类别"]
    if kind != "门诊慢性病":
        key = kind, claim["就诊日期"].year
        state["years"][key] -= settled[f"{kind}.支付"]
        state[f"{kind}.支付"] = state["years"][key]


def _cap(claim: dict[str, Any], scenarios: frozenset[str]) -> int:
    """What the fund pays at most in the year, in fen."""
    if claim["门诊类别"] == "两病门诊":
        if UNCAPPED not in scenarios:
            raise Refused("待定", "两病门诊.封顶线")
        return 10 * MOST
    if "门诊限额按前后" in scenarios:
        return (350 if claim["就诊日期"] >= OCTOBER else 200) * YUAN
    if "门诊限额按档次" in scenarios and claim["缴费类别"] != "学生未成年":
        return {"一档": 200, "二档": 350}[claim["缴费类别"]] * YUAN
    raise Refused("待定", "普通门诊.封顶线")


def random_claim(random: Random) -> dict[str, Any]:
    scope = amount(random, NUMBERS, MOST if random.random() < 0.3 else 400 * YUAN)
    return {
        "就诊日期": day(
            random, date(2024, 1, 1), date(2024, 12, 31), date(2024, 9, 30), OCTOBER, date(2025, 1, 1)
        ),
        "缴费类别": random.choice(("一档", "二档", "二档", "学生未成年")),
        "门诊类别": random.choice(("普通门诊", "普通门诊", "普通门诊", *KINDS)),
        "慢性病病种": random.choice(("慢性病毒性肝炎", "其他已列入", "未列入")),
        "门诊总费用": min(scope + random.choice((0, amount(random, NUMBERS))), MOST),
        "政策范围内费用": scope,
    }
