"""毕节市结算拨付, calculated a second time straight from the clauses."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.oracles.days import month_end, number, working_day
from tests.oracles.drawing import amount, day
from tests.oracles.reckoning import Refused, percent

POLICY = "贵州省/毕节市/结算拨付.pol"
SCENARIOS: tuple[tuple[str, ...], ...] = ((),)
FIRST_DAY, LAST_DAY = date(2019, 9, 16), date(2020, 12, 31)


def new_year() -> dict[str, Any]:
    """Nothing is remembered."""
    return {}


def settle(
    claim: dict[str, Any], _year: dict[str, Any], _scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """Amounts in fen, days since 1970, options by their number."""
    received, paid = claim["收到日期"], claim["预付日期"]
    if not FIRST_DAY <= received <= LAST_DAY:
        raise Refused("版本", "")
    due = month_end(claim["费用所属日期"]) + timedelta(days=14)
    if received < claim["申报日期"]:
        raise Refused("为负", "在途天数")
    if paid < received:
        raise Refused("为负", "预付用时")
    claimed, approved = claim["申报总额"], claim["审定金额"]
    if approved > claimed:
        raise Refused("为负", "核减金额")
    advance = percent(claimed, 70) if claim["先行预付"] else 0
    advance_due, rest = working_day(received, 10), approved - advance
    return {
        "申报截止": number(due),
        "申报逾期天数": max(0, (claim["申报日期"] - due).days),
        "预付金额": advance,
        "预付截止": number(advance_due),
        "预付情形": 0 if not claim["先行预付"] else 2 if paid > advance_due else 1,
        "尾款": rest,
        "应补付": max(0, rest),
        "应追回": max(0, -rest),
        "尾款情形": 0 if rest > 0 else 1 if rest < 0 else 2,
        "结清截止": number(working_day(received, 25)),
        "结清截止按预付日起": number(working_day(paid, 15)),
    }


def reverse(_claim: dict[str, Any], _settled: dict[str, int], _year: dict[str, Any]) -> None:
    """Nothing was remembered."""


def random_claim(random: Random) -> dict[str, Any]:
    received = day(random, FIRST_DAY, LAST_DAY, date(2020, 1, 23), date(2019, 9, 30))
    sent = received - timedelta(days=random.choice((0, 0, 1, 5, -1)))
    claimed = amount(random, (100_000, 12_345))
    approved = random.choice((claimed, percent(claimed, 70), percent(claimed, 70) - 1, percent(claimed, 65)))
    return {
        "受理方": random.choice(("医保经办机构", "大病承保公司")),
        "费用所属日期": sent - timedelta(days=random.randint(0, 60)),
        "申报日期": sent,
        "收到日期": received,
        "申报总额": claimed,
        "审定金额": max(0, approved + random.choice((0, 0, 0, 1, -1))),
        "先行预付": random.choice((0, 1, 1)),
        "预付日期": received + timedelta(days=random.choice((0, 7, 12, 14, 16, 30, -1))),
    }
