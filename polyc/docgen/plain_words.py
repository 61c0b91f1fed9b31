"""A policy in a few plain sentences, made from what it declares."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from polyc.docgen.figures import day
from polyc.model.policy import Benefit, Layer, Policy, Purpose, Split

_PURPOSES: Final = {
    Purpose.BENEFIT: "算出一张账单里谁付多少。",
    Purpose.CLEARING: "与机构清算：一个周期算一次账，算出每家应得、应留、应扣多少。",
    Purpose.SUBSIDY: "缴费与资助：算出该缴多少、谁替谁出多少。",
    Purpose.INSTALMENT: "拨付与时限：算出什么时候拨、拨多少。",
    Purpose.INDICATOR: "指标：不向谁付钱，只量做到了多少。",
}


def paid_words(policy: Policy) -> str:
    """What is paid, by whom in which order, and what is left to whom."""
    steps = [f"{'、'.join(names)}（{payer}）" for payer, names in _steps(policy)]
    sharing = policy.conventions.sharing
    if not steps:
        return _PURPOSES[policy.conventions.purpose]
    by = f"依次由{'、'.join(steps)}付" if len(steps) > 1 else f"由{steps[0]}付"
    if sharing is None:
        return f"{_PURPOSES[policy.conventions.purpose]}{by}。"
    return f"{sharing.total}{by}，剩下的是{sharing.rest}。"


def _steps(policy: Policy) -> Iterator[tuple[str, list[str]]]:
    """The payers in order, with what they pay in a row."""
    for payer, group in groupby(_paying(policy), key=lambda each: each[0]):
        yield payer, list(dict.fromkeys(name for _, name in group))


def _paying(policy: Policy) -> Iterator[tuple[str, str]]:
    for each in policy.definitions:
        match each:
            case Layer(payer=payer, name=name) | Benefit(payer=payer, name=name):
                yield payer, name
            case Split(pays=True, parts=parts, name=name):
                yield "、".join(parts), name
            case _:
                pass


def period_words(policy: Policy) -> str:
    """From when to when, and by which date of a claim."""
    what = "记录" if policy.conventions.purpose is Purpose.INDICATOR else "单据"
    return f"{policy.conventions.version_date}在{effective(policy)}的{what}"


def effective(policy: Policy) -> str:
    """From when to when the policy holds."""
    end = "以后" if policy.end is None else f"至{day(policy.end)}"
    return f"{day(policy.start)}{end}"
