"""毕节市零星报销的材料与时限, calculated a second time straight from the clauses."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.oracles.days import number, working_day
from tests.oracles.drawing import day
from tests.oracles.reckoning import Refused

POLICY = "贵州省/毕节市/零星报销时限.pol"
SCENARIOS: tuple[tuple[str, ...], ...] = ((),)
FIRST_DAY, LAST_DAY = date(2019, 9, 16), date(2020, 12, 31)
EITHER = {"医保证卡复印件", "身份证或户口簿复印件"}
ALL = {"住院原始发票", "出院小结", "住院费用清单", "银行存折或卡复印件"}


def new_year() -> dict[str, Any]:
    """Nothing is remembered."""
    return {}


def settle(
    claim: dict[str, Any], _year: dict[str, Any], _scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """Days since 1970, options by their number."""
    taken, fixed, done = claim["受理日期"], claim["另定截止日"], claim["审核完成日"]
    if not FIRST_DAY <= taken <= LAST_DAY:
        raise Refused("版本", "")
    due = working_day(taken, 25) if claim["病案情形"] == "一般" else fixed
    if fixed < taken:
        raise Refused("为负", "另定时长")
    if done < taken:
        raise Refused("为负", "审核用时")
    complete = bool(claim["材料"] & EITHER) and claim["材料"] >= ALL
    return {"材料齐全": int(not complete), "审核截止": number(due), "审核情形": int(done > due)}


def reverse(_claim: dict[str, Any], _settled: dict[str, int], _year: dict[str, Any]) -> None:
    """Nothing was remembered."""


def random_claim(random: Random) -> dict[str, Any]:
    taken = day(random, FIRST_DAY, LAST_DAY, date(2020, 1, 20))
    papers = sorted(EITHER | ALL)
    return {
        "受理日期": taken,
        "材料": set(random.sample(papers, random.randint(3, 6))),
        "病案情形": random.choice(("一般", "一般", "特殊病案", "疑问病案")),
        "另定截止日": taken + timedelta(days=random.choice((0, 30, 60, -1))),
        "认定人与文号": "无",
        "审核完成日": taken + timedelta(days=random.choice((0, 33, 34, 35, 36, 37, 60, -1))),
    }
