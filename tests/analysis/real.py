"""The two policies that the analyses are held against, and random claims for them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from attrs import frozen

from polyc import pipeline
from polyc.kernel.program import Program
from polyc.kinds import Choice, Choices, Flag, Text

POLICIES = Path(__file__).resolve().parents[2] / "policies"
YUAN = 100


@frozen(kw_only=True, eq=False)
class Real:
    """A policy under some scenarios, the amounts to vary and those that stay within what they can be."""

    name: str
    path: str
    scenarios: tuple[str, ...]
    vary: str
    together: frozenset[str]
    day: tuple[int, int]
    given: dict[str, int]
    drawn: dict[str, tuple[int, ...]]


WEIHAI = Real(
    name="weihai",
    path="山东省/威海市/居民住院.pol",
    scenarios=(),
    vary="政策范围内费用",
    together=frozenset({"住院总费用"}),
    day=(19_539, 19_722),
    given={},
    drawn={
        "链内起付": (0, 300, 500, 800),
        "统筹年度限额": (0, 150_000, 199_000),
        "大病保险_基数": (0, 12_000, 60_000, 250_000),
        "大病保险_支付": (0, 6_000, 30_000),
    },
)
ANYUAN = Real(
    name="anyuan",
    path="江西省/赣州市/安远县四道保障线.pol",
    scenarios=("补足按总费用", "贫困三级起付六百", "省定比例按七十五", "一般居民起付"),
    vary="目录内费用",
    together=frozenset({"住院总费用"}),
    day=(18_262, 18_627),
    given={"生物制剂费用": 0, "制剂注射费用": 0},
    drawn={
        "基本医保_支付": (0, 60_000),
        "商业补充年度限额": (0, 240_000, 250_000),
        "医疗救助年度限额": (0, 49_500),
    },
)
REAL = (WEIHAI, ANYUAN)


@cache
def program(real: Real) -> Program:
    source = pipeline.read(POLICIES / real.path).value
    assert source is not None
    policy = pipeline.check(source).value
    assert policy is not None
    made = pipeline.compile_policy(policy, source, real.scenarios).value
    assert made is not None
    return made


def claim(real: Real, random: Random) -> dict[str, int]:
    """Every input but the texts and those that vary: any day and option, what is given as it is."""
    found: dict[str, int] = {}
    for item in program(real).inputs:
        match item.kind:
            case Choice() | Choices() | Flag():
                found[item.name] = random.randint(item.low, item.high)
            case Text():
                continue
            case _:
                found[item.name] = real.given.get(item.name, item.low)
    found[program(real).version_date] = random.randint(*real.day)
    return found


def state(real: Real, random: Random) -> dict[str, int]:
    """Every cell at 0, or as a year may have left it."""
    return {cell.name: random.choice(real.drawn.get(cell.name, (0,))) * YUAN for cell in program(real).cells}
