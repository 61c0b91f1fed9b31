"""安远县“四道医疗保障线”, calculated a second time straight from the clauses.

Written for obviousness with exact fractions; shares nothing with polyc.

A claim is a dict with the keys ``出院日期`` (date), ``机构级别`` (一级 二级 三级), ``就医地点``
(市内定点 其他), ``身份`` (a set of 建档立卡 低保 特困 孤儿), ``住院总费用``, ``目录内费用``,
``生物制剂费用`` and ``制剂注射费用`` (fen).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from tests.oracles.drawing import amount, bill, day
from tests.oracles.reckoning import YUAN, Refused, half_up, percent

POLICY = "江西省/赣州市/安远县四道保障线.pol"
SCENARIOS = (
    (),
    ("补足按总费用", "贫困三级起付六百", "省定比例按七十五", "一般居民起付"),
    ("补足按目录内费用", "贫困三级免起付", "省定比例按七十五"),
)
NUMBERS = (1, 400, 600, 5_000, 10_000, 20_000, 30_000, 50_000, 100_000, 250_000, 300_000)

BASIC_PERCENT = {"一级": 90, "二级": 80, "三级": 60}
ORDINARY_DEDUCTIBLE = {"一级": 100, "二级": 400, "三级": 600}
POOR = frozenset({"建档立卡", "低保", "特困", "孤儿"})
FULLY_ASSISTED = frozenset({"特困", "孤儿"})


COUNTED = (
    "基本医保.支付",
    "大病保险.起付",
    "大病保险.支付",
    "商业补充目录内.支付",
    "商业补充目录外.支付",
    "医疗救助.支付",
    "支出型救助.起付",
    "支出型救助.支付",
)


def new_year() -> dict[str, int]:
    """The state of a person at the start of 2020, in fen; ``settle`` changes it in place."""
    return {**dict.fromkeys(COUNTED, 0), "商业补充年度限额": 0, "医疗救助年度限额": 0}


def settle(
    claim: dict[str, Any], year: dict[str, int], scenarios: frozenset[str] = frozenset()
) -> dict[str, int]:
    """All payments and the patient's share in fen; raises `Refused` and leaves `year` as it was."""
    total, inside = claim["住院总费用"], claim["目录内费用"]
    outside = total - inside
    drug, injection = claim["生物制剂费用"], claim["制剂注射费用"]
    identities = frozenset(claim["身份"])
    poor = bool(identities & POOR)
    if outside < 0:
        raise Refused("为负", "目录外费用")
    if drug + injection > total:
        raise Refused("为负", "其他项目费用")
    paid = dict.fromkeys(COUNTED, 0)

    # line 1: basic insurance
    deductible = min(inside, _basic_deductible(claim["机构级别"], poor, scenarios))
    due = percent(inside - deductible, BASIC_PERCENT[claim["机构级别"]])
    paid["基本医保.支付"] = min(due, max(0, 100_000 * YUAN - year["基本医保.支付"]))
    rest = inside - paid["基本医保.支付"]

    # line 2: critical illness, half the deductible, five points more and no cap for the poor
    standard = (5_000 if poor else 10_000) * YUAN
    paid["大病保险.起付"] = min(rest, max(0, standard - year["大病保险.起付"]))
    due = percent(rest - paid["大病保险.起付"], 65 if poor else 60)
    left = due if poor else max(0, 300_000 * YUAN - year["大病保险.支付"])
    paid["大病保险.支付"] = min(due, left)
    rest -= paid["大病保险.支付"]

    # line 3: commercial supplement, catalogue costs first, one cap over both
    outside_due = 0
    if poor:
        left = max(0, 250_000 * YUAN - year["商业补充年度限额"])
        paid["商业补充目录内.支付"] = min(percent(rest, 90), left)
        left -= paid["商业补充目录内.支付"]
        outside_due = percent(outside, 75)
        paid["商业补充目录外.支付"] = min(outside_due, left)
    rest -= paid["商业补充目录内.支付"]

    # line 4: medical assistance
    assisted_due = spending_due = 0
    if identities & FULLY_ASSISTED:
        assisted_due = rest
        paid["医疗救助.支付"] = rest
    elif "低保" in identities:
        if "省定比例按七十五" not in scenarios:
            raise Refused("待定", "医疗救助.支付比例")
        assisted_due = percent(rest, 75 + 5)
        paid["医疗救助.支付"] = min(assisted_due, max(0, 50_000 * YUAN - year["医疗救助年度限额"]))
    elif "建档立卡" in identities:
        paid["支出型救助.起付"] = min(rest, max(0, 20_000 * YUAN - year["支出型救助.起付"]))
        spending_due = percent(rest - paid["支出型救助.起付"], 50)
        paid["支出型救助.支付"] = min(spending_due, max(0, 30_000 * YUAN - year["支出型救助.支付"]))

    assistance = paid["医疗救助.支付"] + paid["支出型救助.支付"]
    lines_inside = paid["基本医保.支付"] + paid["大病保险.支付"] + paid["商业补充目录内.支付"] + assistance
    lines = lines_inside + paid["商业补充目录外.支付"]

    waived = percent(outside, 5) if poor and claim["就医地点"] == "市内定点" else 0
    patient = total - lines - waived

    # the county makes up what is missing to nine tenths, of the whole bill or of catalogue costs
    missing_of_all = half_up(max(Fraction(0), Fraction(9 * total, 10) - lines))
    missing_inside = half_up(max(Fraction(0), Fraction(9 * inside, 10) - lines_inside))
    topped_up = 0
    if poor:
        topped_up = min(patient, _top_up(missing_of_all, missing_inside, scenarios))
    patient -= topped_up

    # the drug project pays the patient's share of the drug, at most a fifth of its price
    share = half_up(Fraction(patient * (drug + injection), total))
    subsidy = min(share, percent(drug, 20)) if poor else 0

    for name in COUNTED:
        year[name] += paid[name]
    year["商业补充年度限额"] += paid["商业补充目录内.支付"] + paid["商业补充目录外.支付"]
    year["医疗救助年度限额"] += paid["医疗救助.支付"]
    return {
        **paid,
        "基本医保.起付": deductible,
        "商业补充目录外.应付": outside_due,
        "医疗救助.应付": assisted_due,
        "支出型救助.应付": spending_due,
        "医疗救助合计": assistance,
        "四线合计": lines,
        "医院减免.支付": waived,
        "县级补足.支付": topped_up,
        "制剂分摊负担": share,
        "制剂补助.支付": subsidy,
        "个人负担": patient - subsidy,
    }


def reverse(_claim: dict[str, Any], settled: dict[str, int], year: dict[str, int]) -> None:
    """Takes a settlement back out of `year`; later settlements stay as they are."""
    for name in COUNTED:
        year[name] -= settled[name]
    year["商业补充年度限额"] -= settled["商业补充目录内.支付"] + settled["商业补充目录外.支付"]
    year["医疗救助年度限额"] -= settled["医疗救助.支付"]


def _basic_deductible(level: str, poor: bool, scenarios: frozenset[str]) -> int:
    if poor:
        if level in ("一级", "二级") or "贫困三级免起付" in scenarios:
            return 0
        if "贫困三级起付六百" in scenarios:
            return 600 * YUAN
        raise Refused("待定", "贫困起付标准")
    if "一般居民起付" not in scenarios:
        raise Refused("待定", "基本医保.起付线")
    return ORDINARY_DEDUCTIBLE[level] * YUAN


def _top_up(of_all: int, inside: int, scenarios: frozenset[str]) -> int:
    """The missing amount by the reading that a scenario chooses; where both agree none is needed."""
    if of_all == inside or "补足按总费用" in scenarios:
        return of_all
    if "补足按目录内费用" in scenarios:
        return inside
    raise Refused("待定", "总费用口径权重")


def random_claim(random: Random) -> dict[str, Any]:
    inside = amount(random, NUMBERS)
    total = max(1, bill(random, inside, NUMBERS))
    drug = random.choice((0, random.randint(0, total)))
    identities = random.choice(((), ("建档立卡",), ("低保",), ("特困",), ("建档立卡", "低保"), ("孤儿",)))
    return {
        "出院日期": day(random, date(2020, 1, 1), date(2020, 12, 31)),
        "机构级别": random.choice(("一级", "二级", "三级")),
        "就医地点": random.choice(("市内定点", "其他")),
        "身份": set(identities),
        "住院总费用": total,
        "目录内费用": inside,
        "生物制剂费用": drug,
        "制剂注射费用": random.choice((0, min(total - drug, random.randint(0, 100_000 * YUAN)))),
    }
