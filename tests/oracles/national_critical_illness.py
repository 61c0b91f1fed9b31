"""国家待遇清单:城乡居民大病保险, calculated a second time straight from the clauses."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from tests.oracles.drawing import amount, day
from tests.oracles.reckoning import YUAN, Refused, left, percent

POLICY = "全国/待遇清单/大病保险.pol"
SCENARIOS: tuple[tuple[str, ...], ...] = (("达州二〇二四",), ("达州二〇二四", "不到限额"))
NUMBERS = (1, 7_251, 14_502, 120_000)
INCOME = 29_004 * YUAN
TILTED = ("特困", "低保", "返贫致贫")


def new_year() -> dict[str, Any]:
    """The state of a person in one year, in fen."""
    return {"大病保险.起付": 0}


def settle(
    claim: dict[str, Any], year: dict[str, Any], scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """Payment and shortfall in fen; raises `Refused` and leaves `year` as it was."""
    if "达州二〇二四" not in scenarios:
        raise Refused("待定", "地方起付标准")
    base, tilted = claim["合规自付费用"], bool(claim["身份"])
    standard = INCOME // 2
    deductible = min(base, left(standard // 2 if tilted else standard, year["大病保险.起付"]))
    if not tilted and "不到限额" not in scenarios:
        raise Refused("待定", "大病保险.封顶线")
    paid = percent(base - deductible, 65 if tilted else 60)
    year["大病保险.起付"] += deductible
    return {
        "起付上限": standard,
        "合计限额参照": 6 * INCOME,
        "大病保险.起付": deductible,
        "大病保险.支付": paid,
        "低于清单": max(0, paid - claim["地方已付"]),
        "大病后自付": base - paid,
    }


def reverse(_claim: dict[str, Any], settled: dict[str, int], year: dict[str, Any]) -> None:
    """Takes a settlement back out of `year`."""
    year["大病保险.起付"] -= settled["大病保险.起付"]


def random_claim(random: Random) -> dict[str, Any]:
    base = amount(random, NUMBERS)
    return {
        "出院日期": day(random, date(2024, 1, 1), date(2024, 12, 31)),
        "身份": {each for each in TILTED if random.random() < 0.3},
        "合规自付费用": base,
        "地方已付": random.choice((0, base // 2, percent(base, 60))),
    }
