"""Random years of claims: what polyc compiles and the second calculations agree to the fen.

Amounts lie on and around every number that the policies name; claims are reversed now and
then, whichever of the year it is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from types import ModuleType
from typing import Any

import pytest

from polyc.kernel.program import Reversal
from polyc.testing import twice
from polyc.testing.ledger import Ledger
from tests.oracles import anyuan_four_lines, comparing, weihai_resident_inpatient
from tests.oracles.test_cases import ANYUAN, WEIHAI

YEARS = 25
CLAIMS = 6
YUAN = 100
NUMBERS = (1, 300, 500, 800, 5_000, 10_000, 18_000, 40_000, 100_000, 200_000, 300_000, 400_000, 1_000_000)

WEIHAI_SCENARIOS = (
    (),
    ("基层按一级医院",),
    ("其余沿用七月数值",),
    ("基层按一级医院", "其余沿用七月数值"),
)
ANYUAN_SCENARIOS = (
    (),
    ("补足按总费用", "贫困三级起付六百", "省定比例按七十五", "一般居民起付"),
    ("补足按目录内费用", "贫困三级免起付", "省定比例按七十五"),
)


def amount(random: Random, most: int = 10_000_000 * YUAN) -> int:
    """Fen on, beside or well away from a number of the policy."""
    near = random.choice(NUMBERS) * YUAN + random.randint(-2, 2)
    chosen = random.choice((near, random.randint(0, 3_000) * YUAN, int(10 ** random.uniform(2, 8.7))))
    return max(0, min(chosen, most))


def day(random: Random, first: date, last: date) -> date:
    edges = (first, last, date(2023, 6, 30), date(2023, 7, 1))
    chosen = first + timedelta(days=random.randint(0, (last - first).days))
    return random.choice((chosen, *(edge for edge in edges if first <= edge <= last)))


def weihai_claim(random: Random) -> dict[str, Any]:
    scope = amount(random)
    return {
        "出院日期": day(random, date(2023, 1, 1), date(2023, 12, 31)),
        "缴费档次": random.choice(("一档", "二档")),
        "机构级别": random.choice(("基层", "一级", "二级", "三级")),
        "转诊方式": random.choice(("未转诊", "未转诊", "医共体内上转", "医共体外上转", "下转")),
        "转诊链": random.choice(("甲链", "乙链", "丙链")),
        "住院总费用": min(scope + random.choice((0, amount(random))), 10_000_000 * YUAN),
        "政策范围内费用": scope,
    }


def anyuan_claim(random: Random) -> dict[str, Any]:
    inside = amount(random)
    total = max(1, min(inside + random.choice((0, amount(random))), 10_000_000 * YUAN))
    drug = random.choice((0, random.randint(0, total)))
    identities = [each for each in ("建档立卡", "低保", "特困", "孤儿") if random.random() < 0.35]
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


PAIRS = [
    pytest.param(path, oracle, claim, scenarios, number, id=f"{name}-{number}")
    for name, path, oracle, claim, choices in (
        ("weihai", WEIHAI, weihai_resident_inpatient, weihai_claim, WEIHAI_SCENARIOS),
        ("anyuan", ANYUAN, anyuan_four_lines, anyuan_claim, ANYUAN_SCENARIOS),
    )
    for number, scenarios in enumerate(choices)
]


@pytest.mark.parametrize(("path", "oracle", "claim", "scenarios", "seed"), PAIRS)
def test_random_years_agree(
    path: str,
    oracle: ModuleType,
    claim: Callable[[Random], dict[str, Any]],
    scenarios: tuple[str, ...],
    seed: int,
) -> None:
    random = Random(seed)
    settled = 0
    for _ in range(YEARS):
        person = Both(path=path, oracle=oracle, scenarios=scenarios)
        for _ in range(CLAIMS):
            person.settle(claim(random))
            if person.live and random.random() < 0.2:
                person.reverse(random)
        settled += len(person.live)
    assert settled > YEARS


class Both:
    """One person's year, kept by polyc and by the oracle side by side."""

    def __init__(self, path: str, oracle: ModuleType, scenarios: tuple[str, ...]) -> None:
        self.path, self.oracle, self.scenarios = path, oracle, scenarios
        self.polyc = comparing.under(path, scenarios)
        self.ledger, self.year = Ledger({}), oracle.new_year()
        self.state = self.polyc.opening(self.ledger)
        self.live: list[tuple[dict[str, Any], dict[str, int], twice.Settled]] = []

    def settle(self, claim: dict[str, Any]) -> None:
        inputs = comparing.inputs_of(self.path, claim)
        outcome = twice.settle(self.polyc, inputs, self.state, self.ledger)
        wanted = self.by_oracle(claim)
        if isinstance(outcome, twice.Refused):
            assert (outcome.reason, comparing.clause(outcome.about)) == wanted, claim
            return
        assert isinstance(wanted, dict), (claim, wanted)
        found = {name: outcome.values[name.replace(".", "_")] for name in wanted}
        assert found == wanted, claim
        self.state, self.ledger = outcome.state, self.ledger.plus(outcome.added)
        self.live.append((claim, wanted, outcome))

    def by_oracle(self, claim: dict[str, Any]) -> dict[str, int] | tuple[str, str]:
        """The amounts, or the reason of a refusal and what it is about."""
        try:
            amounts: dict[str, int] = self.oracle.settle(claim, self.year, frozenset(self.scenarios))
        except self.oracle.Refused as refused:
            return refused.reason, refused.about
        return amounts

    def reverse(self, random: Random) -> None:
        """Reverses the last settlement, or any where the policy allows it."""
        last_only = self.polyc.program.reversal is Reversal.LAST_ONLY
        claim, wanted, outcome = self.live.pop(-1 if last_only else random.randrange(len(self.live)))
        self.oracle.reverse(claim, wanted, self.year)
        self.state = self.polyc.module.reverse(outcome.settlement, self.state).state
        self.ledger = self.ledger.plus(outcome.added, sign=-1)
        twice.compare_state(self.polyc, self.state, self.ledger)
