"""金安区慢特病按人头包干, calculated a second time straight from the clauses: a roster of units."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from tests.oracles.reckoning import Refused

POLICY = "安徽省/六安市/金安区慢特病按人头包干.pol"
LIST = "单位"
SCENARIOS = tuple(
    (order, among) for order in ("先考核后分", "先分后考核") for among in ("全部单位里排名", "超支单位里排名")
)
FIRST_DAY, LAST_DAY = date(2023, 1, 1), date(2023, 12, 31)
WHOLE = 1_000_000
GUIDE = 3_070_00
LEVELS = ("区", "乡", "村")

Row = dict[str, Any]


def half_up(value: Fraction) -> int:
    return int(abs(value) + Fraction(1, 2)) * (1 if value >= 0 else -1)


def shared(amount: int, ratio: tuple[int, int, int]) -> dict[str, int]:
    """The middle level takes what is left of whole fens."""
    first, _, last = (amount * part // sum(ratio) for part in ratio)
    return {"区": first, "乡": amount - first - last, "村": last}


def place(scores: list[int], at: int) -> int:
    return 1 + sum(score > scores[at] for score in scores)


def settle(claim: dict[str, Any], scenarios: frozenset[str]) -> tuple[dict[str, int], list[dict[str, int]]]:
    """What comes out for the district and for each unit: fen, places and millionths; raises `Refused`."""
    if not FIRST_DAY <= claim["决算年度末"] <= LAST_DAY:
        raise Refused("版本", "")
    mean = half_up(Fraction(claim["前一年人均"] + claim["前二年人均"] + claim["前三年人均"], 3))
    standard = GUIDE if claim["定标办法"] == "指导标准" else half_up(Fraction(mean * 9, 10))
    units: list[Row] = claim[LIST]
    budgets = [standard * unit["冻结人数"] for unit in units]
    spent = [
        unit["统筹支出"] - unit["意外伤害支出"] - unit["普通门诊支出"] - unit["两病门诊支出"]
        for unit in units
    ]
    if any(amount < 0 for amount in spent):
        raise Refused("为负", "单位.包干支出")
    surplus = [max(0, budget - amount) for budget, amount in zip(budgets, spent, strict=True)]
    overrun = [max(0, amount - budget) for budget, amount in zip(budgets, spent, strict=True)]
    scores = [unit["考核得分"] for unit in units]
    among = [score if over else 0 for score, over in zip(scores, overrun, strict=True)]
    ranked = among if "超支单位里排名" in scenarios else scores
    rows = [
        _unit(unit, surplus[at], overrun[at], place(ranked, at), "先分后考核" in scenarios)
        for at, unit in enumerate(units)
    ]
    for at, row in enumerate(rows):
        row |= {"预算": budgets[at], "包干支出": spent[at], "结余": surplus[at], "超支": overrun[at]}
    taken = sum(row["上交"] for row in rows) - sum(row["超支进总额"] for row in rows)
    people = sum(unit["冻结人数"] + unit["新增人数"] for unit in units)
    return {
        "三年均值": mean,
        "人均标准": standard,
        "预算合计": sum(budgets),
        "支出合计": sum(spent),
        "留用合计": sum(row[f"{level}得"] for row in rows for level in LEVELS),
        "进总额决算": taken,
        "单列支出": sum(row["自担"] for row in rows),
        "人均支出": half_up(Fraction(sum(spent), people)) if people else 0,
        "考核期限": 1 if claim["考核完成日期"] > date(2024, 3, 31) else 0,
    }, rows


def _unit(unit: Row, surplus: int, overrun: int, rank: int, shared_first: bool) -> dict[str, int]:
    kept = half_up(Fraction(surplus * unit["考核得分"], WHOLE))
    if shared_first:
        parts = shared(surplus, (2, 6, 2))
        given = {level: half_up(Fraction(parts[level] * unit[f"{level}得分"], WHOLE)) for level in LEVELS}
    else:
        given = shared(kept, (2, 6, 2))
    borne = 0 if rank <= 6 else overrun
    return {
        "留用": kept,
        **{f"{level}得": given[level] for level in LEVELS},
        "上交": surplus - sum(given.values()),
        "名次": rank,
        "自担": borne,
        "超支进总额": overrun - borne,
        **{f"自担分担.{level}": part for level, part in shared(borne, (4, 5, 1)).items()},
    }


def random_claim(random: Random) -> dict[str, Any]:
    """Up to a dozen units, many with equal scores, budgets met to the fen or missed by one."""
    return {
        "决算年度末": random.choice((LAST_DAY, LAST_DAY, LAST_DAY, date(2023, 1, 1), date(2024, 1, 1))),
        "考核完成日期": random.choice((date(2024, 3, 31), date(2024, 4, 1), date(2024, 1, 15))),
        "定标办法": random.choice(("指导标准", "指导标准", "三年均值")),
        **{f"前{year}年人均": random.choice((0, 3_411_11, random.randint(0, 5_000_00))) for year in "一二三"},
        LIST: [_random_unit(random, at) for at in range(random.choice((0, 1, 3, 7, 8, 12)))],
    }


def _random_unit(random: Random, at: int) -> Row:
    people = random.choice((0, 1, 7, 1000, random.randint(0, 5000)))
    score = random.choice((0, 600_000, 880_000, 900_000, 900_001, 1_000_000))
    aside = [random.choice((0, 0, random.randint(0, 10_000_00))) for _ in range(3)]
    met = GUIDE * people + random.choice((0, 0, 1, -1, 123_456, -98_765)) + sum(aside)
    return {
        "名称": f"单位{at + 1}",
        "冻结人数": people,
        "新增人数": random.choice((0, 3, 20)),
        "统筹支出": max(0, random.choice((met, met, met, random.randint(0, 2_000_000_00)))),
        "意外伤害支出": aside[0],
        "普通门诊支出": aside[1],
        "两病门诊支出": aside[2],
        "考核得分": score,
        **{f"{level}得分": random.choice((score, score, 0, 333_333, 1_000_000)) for level in LEVELS},
    }
