"""江苏省医疗救助对象住院自付控制、生育与疫情豁免, calculated a second time straight from the clauses."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from tests.oracles.drawing import amount, bill, day
from tests.oracles.reckoning import Refused, percent

POLICY = "江苏省/全省/医疗救助与生育.pol"
SCENARIOS: tuple[tuple[str, ...], ...] = (
    (),
    ("超过上限由救助基金补足",),
    ("超过上限由医院承担", "分娩无自付"),
    ("超过上限只作考核",),
)
NUMBERS = (1, 600, 2_000, 2_600, 8_000, 14_000, 20_000, 100_000)
FIRST_DAY, PLAN, LAST_DAY = date(2020, 1, 1), date(2021, 1, 1), date(2025, 12, 31)


def new_year() -> dict[str, Any]:
    """The amounts that the cases ask for to date, in fen; nothing is limited by the year."""
    return {"救助补足.支付": 0}


def settle(
    claim: dict[str, Any], year: dict[str, Any], scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """All payments and the patient's share in fen; raises `Refused` and leaves `year` as it was."""
    if not FIRST_DAY <= claim["出院日期"] <= LAST_DAY:
        raise Refused("版本", "")
    total, scope = claim["总费用"], claim["政策范围内费用"]
    paid = claim["基本医保已付"] + claim["大病保险已付"] + claim["医疗救助已付"]
    if scope > total:
        raise Refused("为负", "政策范围外费用")
    if claim["目录外合理费用"] > total - scope:
        raise Refused("为负", "其余范围外费用")
    if paid > scope:
        raise Refused("为负", "三重后自付")
    rest = scope - paid

    maternity = rest if _maternity_pays(claim, scenarios) else 0
    ceiling, over = percent(scope, 10), 0
    controlled = claim["医疗救助对象"] and claim["县域内定点"] and claim["就医情形"] == "住院"
    if controlled and claim["出院日期"] >= PLAN:
        over = max(0, rest - ceiling)
    fund = hospital = 0
    if over:
        if not scenarios & {"超过上限由救助基金补足", "超过上限由医院承担", "超过上限只作考核"}:
            raise Refused("待定", "救助基金承担")
        fund = over if "超过上限由救助基金补足" in scenarios else 0
        hospital = over if "超过上限由医院承担" in scenarios else 0
    if claim["投保商业补充"]:
        raise Refused("待定", "商业补充.起付线")

    left = total - paid - maternity - fund - hospital
    waived = 0
    if claim["疫情情形"] in ("确诊", "疑似"):
        if claim["出院日期"] >= PLAN:
            raise Refused("待定", "疫情豁免额")
        waived = left
    year["救助补足.支付"] += fund
    return {
        "基本医保.支付": claim["基本医保已付"],
        "三重后自付": rest,
        "自付上限": ceiling,
        "超过上限": over,
        "生育保险.支付": maternity,
        "生育保险.不适用": 0 if claim["就医情形"] == "生育" and claim["参加生育保险"] else rest,
        "救助补足.支付": fund,
        "医院承担费用.支付": hospital,
        "豁免前个人负担": left,
        "疫情豁免.支付": waived,
        "个人负担": left - waived,
    }


def reverse(_claim: dict[str, Any], settled: dict[str, int], year: dict[str, Any]) -> None:
    """Takes a settlement back out of `year`."""
    year["救助补足.支付"] -= settled["救助补足.支付"]


def _maternity_pays(claim: dict[str, Any], scenarios: frozenset[str]) -> bool:
    """Whether the maternity fund pays in full; at tertiary level, and before the plan, no rate is known."""
    if claim["就医情形"] != "生育" or not claim["参加生育保险"]:
        return False
    if claim["机构级别"] == "三级":
        if "分娩无自付" not in scenarios:
            raise Refused("待定", "生育保险.支付比例")
        return True
    if claim["出院日期"] < PLAN:
        raise Refused("待定", "生育保险.支付比例")
    return True


def random_claim(random: Random) -> dict[str, Any]:
    scope = amount(random, NUMBERS)
    total = bill(random, scope, NUMBERS)
    basic = random.choice((0, scope // 2, percent(scope, 87), percent(scope, 90), percent(scope, 90) - 1))
    critical = random.choice((0, 0, random.randint(0, scope - basic)))
    return {
        "出院日期": day(random, FIRST_DAY, LAST_DAY, PLAN, date(2020, 12, 31)),
        "就医情形": random.choice(("住院", "住院", "生育")),
        "机构级别": random.choice(("一级及以下", "二级", "三级")),
        "县域内定点": random.choice((0, 1, 1)),
        "医疗救助对象": random.choice((0, 1, 1)),
        "参加生育保险": random.choice((0, 1)),
        "疫情情形": random.choice(("无", "无", "无", "确诊", "疑似")),
        "投保商业补充": random.choice((0,) * 20 + (1,)),
        "总费用": total,
        "政策范围内费用": scope,
        "目录外合理费用": random.choice((0, 0, total - scope, random.choice((0, 1)))),
        "基本医保已付": max(0, basic),
        "大病保险已付": critical,
        "医疗救助已付": random.choice((0, 0, 0, 1)),
    }
