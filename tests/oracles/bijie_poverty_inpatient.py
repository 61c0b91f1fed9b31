"""毕节市医疗保障扶贫住院, calculated a second time straight from the clauses."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from tests.oracles.drawing import amount, bill, day
from tests.oracles.reckoning import YUAN, Band, Refused, half_up, left, percent, progressive

POLICY = "贵州省/毕节市/扶贫住院.pol"
SCENARIOS: tuple[tuple[str, ...], ...] = (
    (
        "经转诊起付按公开值",
        "未转诊按公开值",
        "经转诊比例按公开值",
        "大病按省定下限",
        "救助按七成",
        "救助不到限额",
    ),
    (
        "经转诊起付按公开值",
        "未转诊按公开值",
        "经转诊比例按省定上限",
        "示例赔付比例",
        "救助按七成",
        "示例救助限额",
        "计生按五成",
        "目录外按每次",
        "示例病种限额",
        "超限额由个人承担",
    ),
    (
        "经转诊县域内免起付",
        "经转诊比例按省定下限",
        "大病按省定上限",
        "救助按七成",
        "示例救助限额",
        "计生按五成",
        "目录外按全年",
    ),
)
NUMBERS = (1, 100, 300, 500, 1_200, 1_500, 1_800, 2_000, 5_000, 10_000, 20_000, 48_000, 70_000, 373_000)

FIRST_DAY, LAST_DAY = date(2019, 9, 16), date(2020, 12, 31)
PLACES = ("乡镇及一级", "一级专科及二级", "二三级专科及三级", "省级一类", "省级二类", "省外其他公立")
OTHER_PLACES = ("省内其他公立", "市县定点民营", "非定点民营")
ASSISTED = ("建档立卡", "特困", "低保", "优抚", "其他救助对象")
IDENTITIES = (*ASSISTED, "计生两户")

DEDUCTIBLES = {
    "经转诊起付按公开值": ("经转诊", dict(zip(PLACES, (100, 300, 500, 1_200, 1_500, 1_800), strict=True))),
    "经转诊县域内免起付": ("经转诊", {"乡镇及一级": 0, "一级专科及二级": 0}),
    "未转诊按公开值": ("未转诊", dict(zip(PLACES, (100, 300, 500, 1_200, 1_500, 2_000), strict=True))),
}
PERCENTS = {
    "未转诊按公开值": ("未转诊", dict(zip(PLACES, (90, 80, 70, 60, 60, 50), strict=True))),
    "经转诊比例按公开值": ("经转诊", dict(zip(PLACES, (90, 80, 70, 60, 60, 60), strict=True))),
    "经转诊比例按省定上限": ("经转诊", dict(zip(PLACES[:5], (95, 85, 80, 70, 70), strict=True))),
    "经转诊比例按省定下限": ("经转诊", dict(zip(PLACES[:5], (85, 75, 65, 60, 60), strict=True))),
}
CRITICAL_PERCENTS = {
    "大病按省定下限": (60,) * 8,
    "大病按省定上限": (80,) * 8,
    "示例赔付比例": (60, 63, 66, 69, 72, 75, 78, 80),
}
DISEASE_LIMITS = {"食管癌": 20_000, "老年性白内障": 5_000}
YEARLY = ("大病保险.基数", "大病保险.支付", "医疗救助.支付")


def new_year() -> dict[str, Any]:
    """The state of a person, in fen; `settle` turns to the claim's year and changes it in place."""
    return {**dict.fromkeys(YEARLY, 0), "链内起付": {}, "年": 0, "别年": {}}


def settle(
    claim: dict[str, Any], year: dict[str, Any], scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """All payments and the patient's share in fen; raises `Refused` and leaves the totals as they were."""
    if not FIRST_DAY <= claim["出院日期"] <= LAST_DAY:
        raise Refused("版本", "")
    _turn_to(year, claim["出院日期"].year)
    total, inside = claim["总费用"], claim["目录内费用"]
    if inside > total:
        raise Refused("为负", "目录外费用")
    if claim["谈判药品费用"] > inside:
        raise Refused("为负", "一般目录费用")
    if claim["谈判药品费用"]:
        raise Refused("待定", "谈判药品自付比例")
    entitled = inside
    if claim["救治病种"] != "非专项":
        if "示例病种限额" not in scenarios or claim["救治病种"] not in DISEASE_LIMITS:
            raise Refused("待定", "病种限额")
        entitled = min(inside, DISEASE_LIMITS[claim["救治病种"]] * YUAN)
    above_limit = inside - entitled
    covered = claim["机构类别"] != "非定点民营"
    identities = frozenset(claim["身份"])

    # basic insurance as it is, and as it would be had the patient been referred
    drawn = year["链内起付"].get(claim["转诊链"], 0)
    deductible = basic = referred = 0
    if covered:
        deductible, basic = _basic(claim, _column(claim), entitled, drawn, scenarios)
        _, referred = _basic(claim, "经转诊", entitled, drawn, scenarios)
    if referred < basic:
        raise Refused("为负", "未转诊多负担")

    # critical illness: due on the year's total of what a referred patient would be left with
    base = critical = 0
    if covered:
        base = max(0, entitled - referred - claim["单病种限额外费用"])
        owed = half_up(progressive(year["大病保险.基数"] + base, _critical_bands(scenarios)))
        critical = min(base, max(0, owed - year["大病保险.支付"]))

    # assistance: one identity's whole package, the dearest
    rest = entitled - referred - critical
    assisted_due = assisted = family = 0
    if covered:
        assisted_due, assisted, family = _best_package(rest, identities, year, scenarios)

    approved = claim["再救助核定金额"] if identities else 0
    outside = total - inside
    tenth = half_up(max(Fraction(0), outside - Fraction(total, 10)))
    hospital = 0
    if tenth and covered:
        if not scenarios & {"目录外按每次", "目录外按全年"}:
            raise Refused("待定", "逐次承担")
        hospital = tenth if "目录外按每次" in scenarios else 0
    hospital_above = 0
    if above_limit and covered:
        if not scenarios & {"超限额由医院承担", "超限额由个人承担"}:
            raise Refused("待定", "超限额医院承担")
        hospital_above = above_limit if "超限额由医院承担" in scenarios else 0
    patient = total - basic - critical - assisted - family - approved - hospital - hospital_above
    if patient < 0:
        raise Refused("为负", "个人负担")

    year["链内起付"][claim["转诊链"]] = drawn + deductible
    year["大病保险.基数"] += base
    year["大病保险.支付"] += critical
    year["医疗救助.支付"] += assisted
    deposit = {"住院押金": 0} if claim["县域内定点"] else {}
    return {
        **deposit,
        "病种超限额": above_limit,
        "基本医保.起付": deductible,
        "基本医保.支付": basic,
        "基本医保.不适用": 0 if covered else entitled,
        "视同转诊.基本医保.支付": referred,
        "未转诊多负担": referred - basic,
        "大病保险.基数": base,
        "大病保险.支付": critical,
        "医疗救助.应付": assisted_due,
        "医疗救助.支付": assisted,
        "医疗救助合计": assisted + approved,
        "计生救助.支付": family,
        "再救助.支付": approved,
        "目录外超一成": tenth,
        "医院承担目录外.支付": hospital,
        "医院承担超限额.支付": hospital_above,
        "个人负担": patient,
    }


def reverse(claim: dict[str, Any], settled: dict[str, int], year: dict[str, Any]) -> None:
    """Takes the last settlement back out of its year."""
    _turn_to(year, claim["出院日期"].year)
    for name in YEARLY:
        year[name] -= settled[name]
    year["链内起付"][claim["转诊链"]] -= settled["基本医保.起付"]


def _turn_to(year: dict[str, Any], number: int) -> None:
    """Puts the totals of a calendar year in front; an opening state belongs to the first claim's year."""
    if year["年"] not in (0, number):
        year["别年"][year["年"]] = {name: year[name] for name in YEARLY}
        year |= year["别年"].pop(number, dict.fromkeys(YEARLY, 0))
    year["年"] = number


def _column(claim: dict[str, Any]) -> str:
    """Which column of the tables: direct treatment of a serious disease needs no referral."""
    if claim["省级重大疾病"] and not claim["辖区内有定点"]:
        return "经转诊"
    return "未转诊" if claim["转诊手续"] == "未登记" else "经转诊"


def _basic(
    claim: dict[str, Any], column: str, entitled: int, drawn: int, scenarios: frozenset[str]
) -> tuple[int, int]:
    """Deductible and payment of basic insurance."""
    place = claim["机构类别"]
    standard = 0
    if claim["转诊方向"] != "下转":
        standard = _cell(DEDUCTIBLES, place, column, scenarios, "起付标准") * YUAN
    deductible = min(entitled, left(standard, drawn))
    if not claim["身份"]:
        raise Refused("待定", "基本医保.支付比例")
    rate = _cell(PERCENTS, place, column, scenarios, "基本医保.支付比例")
    return deductible, percent(entitled - deductible, rate)


def _cell(
    tables: dict[str, tuple[str, dict[str, int]]],
    place: str,
    column: str,
    scenarios: frozenset[str],
    about: str,
) -> int:
    """The number that one of the scenarios puts into the cell."""
    for name, (filled, cells) in tables.items():
        if name in scenarios and filled == column and place in cells:
            return cells[place]
    raise Refused("待定", about)


def _critical_bands(scenarios: frozenset[str]) -> tuple[Band, ...]:
    """Bands of 10,000 元 each, the eighth without end."""
    percents = next((numbers for name, numbers in CRITICAL_PERCENTS.items() if name in scenarios), None)
    if percents is None:
        raise Refused("待定", "大病保险.分段")
    starts = [10_000 * number for number in range(8)]
    return tuple(zip(starts, (*starts[1:], None), percents, strict=True))


def _best_package(
    rest: int, identities: frozenset[str], year: dict[str, Any], scenarios: frozenset[str]
) -> tuple[int, int, int]:
    """What assistance owes and pays, and what the family-planning fund pays: one of the two at most."""
    due = paid = family = 0
    if identities & frozenset(ASSISTED):
        if "救助按七成" not in scenarios:
            raise Refused("待定", "医疗救助.支付比例")
        due = paid = percent(rest, 70)
        if "示例救助限额" in scenarios:
            paid = min(due, left(30_000 * YUAN, year["医疗救助.支付"]))
        elif "救助不到限额" not in scenarios:
            raise Refused("待定", "医疗救助.封顶线")
    if "计生两户" in identities:
        if "计生按五成" not in scenarios:
            raise Refused("待定", "计生救助.支付比例")
        family = percent(rest, 50)
    return (0, 0, family) if family > paid or not identities & frozenset(ASSISTED) else (due, paid, 0)


def random_claim(random: Random) -> dict[str, Any]:
    inside = amount(random, NUMBERS)
    identities = {each for each in IDENTITIES if random.random() < 0.3} or {random.choice(IDENTITIES)}
    place = random.choice((*PLACES, *PLACES[:3], *PLACES[:3], random.choice(OTHER_PLACES)))
    return {
        "出院日期": day(random, FIRST_DAY, LAST_DAY, date(2019, 12, 31), date(2020, 1, 1)),
        "机构类别": place,
        "转诊手续": random.choice(("已登记", "已登记", "未登记", "不需转诊")),
        "转诊方向": random.choice(("首次", "上转", "下转")),
        "转诊链": random.choice(("甲链", "乙链", "丙链")),
        "省级重大疾病": random.choice((0, 1)),
        "辖区内有定点": random.choice((0, 1)),
        "救治病种": random.choice(("非专项",) * 20 + ("食管癌", "老年性白内障", "肺癌")),
        "身份": identities if random.random() < 0.95 else set(),
        "县域内定点": random.choice((0, 1)),
        "总费用": random.choice((inside, bill(random, inside, NUMBERS))),
        "目录内费用": inside,
        "谈判药品费用": random.choice((0,) * 20 + (1, inside + 1)),
        "单病种限额外费用": random.choice((0, 0, amount(random, NUMBERS))),
        "再救助核定金额": random.choice((0,) * 4 + (random.randint(0, 30_000),)),
        "再救助批准文号": "无",
    }
