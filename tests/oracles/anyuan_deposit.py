"""安远县住院押金, calculated a second time straight from the clause."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from tests.oracles.drawing import day
from tests.oracles.reckoning import Refused

POLICY = "江西省/赣州市/安远县住院押金.pol"
SCENARIOS: tuple[tuple[str, ...], ...] = ((),)
FIRST_DAY, LAST_DAY = date(2020, 1, 1), date(2020, 12, 31)


def new_year() -> dict[str, Any]:
    """Nothing is remembered."""
    return {}


def settle(
    claim: dict[str, Any], _year: dict[str, Any], _scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """The deposit in fen; only that of the poor and of their newborn is known."""
    if not FIRST_DAY <= claim["入院日期"] <= LAST_DAY:
        raise Refused("版本", "")
    if not claim["身份"] and not (claim["新生儿"] and claim["父母为贫困人口"] != "没有"):
        raise Refused("待定", "住院押金")
    return {"享受先诊疗后付费": 1, "住院押金": 0}


def reverse(_claim: dict[str, Any], _settled: dict[str, int], _year: dict[str, Any]) -> None:
    """Nothing was remembered."""


def random_claim(random: Random) -> dict[str, Any]:
    return {
        "入院日期": day(random, FIRST_DAY, LAST_DAY),
        "身份": set(random.sample(("建档立卡", "低保", "特困", "孤儿"), random.randint(0, 2))),
        "新生儿": random.choice((0, 1)),
        "父母为贫困人口": random.choice(("没有", "一方", "双方")),
        "住院情形": random.choice(("疾病", "交通事故", "工伤")),
    }
