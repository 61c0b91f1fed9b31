"""国家重特大疾病医疗救助的界限, calculated a second time straight from the clauses."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from tests.oracles.drawing import amount, day
from tests.oracles.reckoning import YUAN, Refused, half_up, left, percent

POLICY = "全国/待遇清单/医疗救助.pol"
SCENARIOS: tuple[tuple[str, ...], ...] = (("九江二〇二三",),)
NUMBERS = (1, 2_875, 7_188, 10_000, 40_000, 66_667)
INCOME = 28_753 * YUAN
IDENTITIES = ("特困", "低保", "低保边缘", "因病致贫")
DEDUCTIBLE = {"低保": 0, "低保边缘": INCOME // 10, "因病致贫": INCOME // 4}
PERCENT = {"低保": 75, "低保边缘": 60, "因病致贫": 50}
CAP = {"低保": 50_000, "低保边缘": 30_000, "因病致贫": 20_000}


def new_year() -> dict[str, Any]:
    """The state of a person in one year, in fen."""
    return {"医疗救助.起付": 0, "医疗救助.支付": 0}


def settle(
    claim: dict[str, Any], year: dict[str, Any], scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """The dearest identity's assistance in fen; raises `Refused` and leaves `year` as it was."""
    base = claim["范围内自付费用"]
    held = [each for each in IDENTITIES if each in claim["身份"]]
    best = {"起付": 0, "应付": 0, "支付": 0, "占用费用": 0}
    for number, identity in enumerate(held):
        if "九江二〇二三" not in scenarios or identity == "特困":
            raise Refused("待定", "医疗救助.起付线")
        run = _assist(base, identity, year)
        if number == 0 or run["支付"] > best["支付"]:
            best = run
    year["医疗救助.起付"] += best["起付"]
    year["医疗救助.支付"] += best["支付"]
    return {
        "低保特困起付上限": half_up(Fraction(INCOME * 5, 100)),
        "边缘起付参照": INCOME // 10,
        "因病致贫起付参照": INCOME // 4,
        "医疗救助.不适用": 0 if held else base,
        "医疗救助.起付": best["起付"],
        "医疗救助.应付": best["应付"],
        "医疗救助.支付": best["支付"],
        "医疗救助.超封顶": base - best["起付"] - best["占用费用"] if held else 0,
        "救助后自付": base - best["支付"],
    }


def reverse(_claim: dict[str, Any], settled: dict[str, int], year: dict[str, Any]) -> None:
    """Takes a settlement back out of `year`."""
    for name in year:
        year[name] -= settled[name]


def _assist(base: int, identity: str, year: dict[str, Any]) -> dict[str, int]:
    """One identity's run, in fen."""
    deductible = min(base, left(DEDUCTIBLE[identity], year["医疗救助.起付"]))
    due = percent(base - deductible, PERCENT[identity])
    paid = min(due, left(CAP[identity] * YUAN, year["医疗救助.支付"]))
    used = half_up(Fraction(paid * 100, PERCENT[identity])) if paid < due else base - deductible
    return {"起付": deductible, "应付": due, "支付": paid, "占用费用": used}


def random_claim(random: Random) -> dict[str, Any]:
    return {
        "出院日期": day(random, date(2023, 1, 1), date(2023, 12, 31)),
        "身份": {each for each in IDENTITIES if random.random() < (0.05 if each == "特困" else 0.4)},
        "范围内自付费用": amount(random, NUMBERS),
    }
