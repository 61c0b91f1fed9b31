"""安远县免费参保, calculated a second time straight from the clause."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from tests.oracles.drawing import amount, day
from tests.oracles.reckoning import YUAN, Refused

POLICY = "江西省/赣州市/安远县免费参保.pol"
SCENARIOS: tuple[tuple[str, ...], ...] = ((),)
FIRST_DAY, LAST_DAY = date(2020, 1, 1), date(2020, 12, 31)


def new_year() -> dict[str, Any]:
    """Nothing is remembered."""
    return {}


def settle(
    claim: dict[str, Any], _year: dict[str, Any], _scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """The subsidies and what the person pays, in fen."""
    if not FIRST_DAY <= claim["核定日期"] <= LAST_DAY:
        raise Refused("版本", "")
    basic, further, poor = claim["基本医保缴费标准"], claim["商业补充保费"], bool(claim["身份"])
    return {
        "应缴合计": basic + further,
        "基本医保资助.支付": basic * poor,
        "商业补充资助.支付": further * poor,
        "个人缴费": 0 if poor else basic + further,
    }


def reverse(_claim: dict[str, Any], _settled: dict[str, int], _year: dict[str, Any]) -> None:
    """Nothing was remembered."""


def random_claim(random: Random) -> dict[str, Any]:
    return {
        "核定日期": day(random, FIRST_DAY, LAST_DAY),
        "身份": set(random.sample(("建档立卡", "低保", "特困", "孤儿"), random.randint(0, 2))),
        "基本医保缴费标准": amount(random, (250, 280), 10_000 * YUAN),
        "商业补充保费": amount(random, (0, 90, 200), 10_000 * YUAN),
    }
