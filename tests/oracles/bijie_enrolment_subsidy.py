"""毕节市参保资助, calculated a second time straight from the clauses."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from tests.oracles.drawing import amount, day
from tests.oracles.reckoning import YUAN, Refused

POLICY = "贵州省/毕节市/参保资助.pol"
SCENARIOS: tuple[tuple[str, ...], ...] = ((), ("已参保的当年起享受",), ("已参保的下一年起享受",))
FIRST_DAY, LAST_DAY = date(2019, 9, 16), date(2020, 12, 31)
RATIOS = {1: (1, 0, 0), 2: (5, 2, 3), 3: (0, 0, 1)}
FIXED = {2019: 100 * YUAN, 2020: 120 * YUAN}


def new_year() -> dict[str, Any]:
    """Nothing is remembered."""
    return {}


def settle(
    claim: dict[str, Any], _year: dict[str, Any], scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """All subsidies and the person's own premium in fen."""
    if not FIRST_DAY <= claim["核定日期"] <= LAST_DAY:
        raise Refused("版本", "")
    recognised: date = claim["认定日期"]
    if recognised > claim["核定日期"]:
        raise Refused("为负", "认定至核定")
    year = recognised.year + _later(recognised, claim["已参保"], scenarios)
    premium, held = claim["个人缴费标准"], claim["身份"]
    if "建档立卡" in held and year not in FIXED:
        raise Refused("待定", "定额标准")
    whole = bool(held & {"孤儿", "特困"})
    fixed = min(FIXED[year], premium) if "建档立卡" in held and not whole else 0
    parts = _largest_remainder(fixed, RATIOS[_county_class(claim["参保县"])])
    enrolled_late = recognised.month >= 9 and claim["已参保"]
    return {
        "已参保推迟": year - recognised.year if enrolled_late else 0,
        "参保年度": year,
        "定额标准": FIXED[year] if "建档立卡" in held else 0,
        "县类": _county_class(claim["参保县"]) - 1,
        "资助额": premium if whole else fixed,
        "全额资助.支付": premium if whole else 0,
        "定额资助": fixed,
        "定额资助.省级财政": parts[0],
        "定额资助.市级财政": parts[1],
        "定额资助.县级财政": parts[2],
        "个人缴费": premium - (premium if whole else fixed),
    }


def reverse(_claim: dict[str, Any], _settled: dict[str, int], _year: dict[str, Any]) -> None:
    """Nothing was remembered."""


def _later(recognised: date, enrolled: int, scenarios: frozenset[str]) -> int:
    if recognised.month < 9:
        return 0
    if not enrolled:
        return 1
    if not scenarios:
        raise Refused("待定", "已参保推迟")
    return int("已参保的下一年起享受" in scenarios)


def _county_class(county: str) -> int:
    return 1 if county in ("纳雍县", "赫章县", "威宁县") else 3 if county == "金沙县" else 2


def _largest_remainder(total: int, ratio: tuple[int, ...]) -> list[int]:
    whole = sum(ratio)
    parts = [total * each // whole for each in ratio]
    rests = sorted(range(len(ratio)), key=lambda at: (-(total * ratio[at] % whole), at))
    for at in rests[: total - sum(parts)]:
        parts[at] += 1
    return parts


def random_claim(random: Random) -> dict[str, Any]:
    settled = day(random, FIRST_DAY, LAST_DAY)
    edges = (date(2019, 8, 31), date(2019, 9, 1), date(2020, 1, 1), date(2020, 9, 1), settled)
    counties = ("纳雍县", "赫章县", "威宁县", "七星关区", "大方县", "百里杜鹃管理区", "金沙县")
    return {
        "核定日期": settled,
        "认定日期": day(random, date(2019, 1, 1), settled, *edges),
        "已参保": random.choice((0, 0, 1)),
        "参保县": random.choice(counties),
        "身份": set(random.sample(("孤儿", "特困", "建档立卡"), random.randint(0, 2))),
        "个人缴费标准": amount(random, (0, 1, 100, 120, 220, 250, 280), 1_000 * YUAN),
    }
