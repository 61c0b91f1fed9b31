"""毕节市目录外费用的年度控制, calculated a second time straight from the clauses."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from tests.oracles.drawing import amount, day
from tests.oracles.reckoning import Refused, percent

POLICY = "贵州省/毕节市/目录外费用控制.pol"
SCENARIOS: tuple[tuple[str, ...], ...] = ((),)
FIRST_DAY, LAST_DAY = date(2019, 9, 16), date(2020, 12, 31)


def new_year() -> dict[str, Any]:
    """Nothing is remembered."""
    return {}


def settle(
    claim: dict[str, Any], _year: dict[str, Any], _scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """What the institution bears, in fen."""
    if not FIRST_DAY <= claim["清算日期"] <= LAST_DAY:
        raise Refused("版本", "")
    for place in ("住院", "门诊"):
        if claim[f"{place}目录外"] > claim[f"{place}总费用"]:
            raise Refused("为负", f"{place}目录内")
    total = claim["住院总费用"] + claim["门诊总费用"]
    outside = claim["住院目录外"] + claim["门诊目录外"]
    over = max(0, outside - percent(total, 10))
    return {"总费用": total, "目录外费用": outside, "机构自行承担.支付": over}


def reverse(_claim: dict[str, Any], _settled: dict[str, int], _year: dict[str, Any]) -> None:
    """Nothing was remembered."""


def random_claim(random: Random) -> dict[str, Any]:
    stays, visits = amount(random, (40_000, 50_000)), amount(random, (10_000, 0))
    return {
        "清算日期": day(random, FIRST_DAY, LAST_DAY),
        "住院总费用": stays,
        "住院目录外": random.choice((percent(stays, 10), percent(stays, 13), stays, stays + 1)),
        "门诊总费用": visits,
        "门诊目录外": random.choice((percent(visits, 10), percent(visits, 7), 0)),
    }
