"""Expressions as JavaScript: the text where it matters; values are held against the interpreter elsewhere."""

from __future__ import annotations

import pytest
from attrs import evolve

from polyc.backends.javascript.expressions import condition, value
from polyc.backends.javascript.names import Names
from polyc.backends.javascript.places import Place
from polyc.backends.javascript.tables import Tables
from polyc.kernel.expressions import (
    ZERO,
    Bands,
    BandsInverse,
    Compare,
    Comparison,
    Connective,
    Const,
    Expression,
    Linear,
    Logic,
    Lookup,
    Not,
    Overlap,
    Product,
    Select,
)
from polyc.kernel.ranges import ranges
from polyc.money import MILLION, Rounding, Step
from tests.backends.test_printing import (
    BRACKETS,
    CHANGE,
    COST,
    DOWN,
    EVEN,
    HALF_UP,
    LEVEL,
    PAID,
    RATES,
    SMALL_DIVISOR,
    UP,
    URGENT,
    greatest,
    least,
    more,
    over,
)
from tests.kernel import small


def place(wide: bool = False) -> Place:
    names = Names()
    for parameter, name in (
        (COST, "cost"),
        (CHANGE, "change"),
        (LEVEL, "level"),
        (URGENT, "urgent"),
        (PAID, "paid"),
    ):
        names.give(parameter, name)
    return Place(names=names, tables=Tables(), known=ranges(small.program()).environment, wide=wide)


TEXTS: dict[str, tuple[Expression, str, str]] = {
    "negative constant": (Const(-5), "-5", "-5n"),
    "minus a negative constant": (
        Linear(terms=((1, COST), (-1, Const(-5)))),
        "cost - -5",
        "BigInt(cost) - -5n",
    ),
    "sum with the positive first": (
        Linear(terms=((-1, COST), (1, PAID)), constant=-7),
        "paid - cost - 7",
        "BigInt(paid) - BigInt(cost) - 7n",
    ),
    "what is never minus zero": (Linear(terms=((-2, COST),)), "0 - cost * 2", "0n - BigInt(cost) * 2n"),
    "difference of a sum": (
        Linear(terms=((1, COST), (-1, Linear(terms=((1, PAID), (1, LEVEL)))))),
        "cost - (paid + level)",
        "BigInt(cost) - (BigInt(paid) + BigInt(level))",
    ),
    "product of a sum": (
        Product(Linear(terms=((1, COST), (1, PAID))), CHANGE),
        "(cost + paid) * change",
        "(BigInt(cost) + BigInt(paid)) * BigInt(change)",
    ),
    "rate reduced": (
        over(Product(COST, Const(850_000)), MILLION),
        "div(cost * 17 + 10, 20)",
        "div(BigInt(cost) * 17n + 10n, 20n)",
    ),
    "whole rate": (over(Product(COST, Const(MILLION)), MILLION), "cost", "BigInt(cost)"),
    "down of either sign": (over(CHANGE, 7, DOWN), "div(change, 7)", "div(BigInt(change), 7n)"),
    "up": (over(COST, 7, UP), "div(cost + 6, 7)", "div(BigInt(cost) + 6n, 7n)"),
    "half up of either sign": (
        over(CHANGE, 7),
        'rounded(change, 7, "half_up")',
        'rounded(BigInt(change), 7n, "half_up")',
    ),
    "half to even": (
        over(COST, 4, EVEN),
        'rounded(cost, 4, "half_even")',
        'rounded(BigInt(cost), 4n, "half_even")',
    ),
    "to the yuan": (
        over(COST, 2, Rounding(mode=UP.mode, step=Step.YUAN)),
        "div(cost + 199, 200) * 100",
        "div(BigInt(cost) + 199n, 200n) * 100n",
    ),
    "a divisor that varies": (
        over(COST, SMALL_DIVISOR, HALF_UP),
        'rounded(cost, level + 3, "half_up")',
        'rounded(BigInt(cost), BigInt(level) + 3n, "half_up")',
    ),
    "least": (least(COST, PAID), "Math.min(cost, paid)", "least(BigInt(cost), BigInt(paid))"),
    "what is left": (
        greatest(ZERO, Linear(terms=((1, COST), (-1, PAID)))),
        "Math.max(0, cost - paid)",
        "greatest(0n, BigInt(cost) - BigInt(paid))",
    ),
    "truth as a number": (more(COST, PAID), "cost > paid ? 1 : 0", "cost > paid ? 1n : 0n"),
    "cases": (
        Select(cases=((URGENT, COST), (Not(URGENT), PAID)), otherwise=LEVEL),
        "urgent ? cost : !urgent ? paid : level",
        "urgent ? BigInt(cost) : !urgent ? BigInt(paid) : BigInt(level)",
    ),
    "case within a case": (
        Select(cases=((URGENT, Select(cases=((URGENT, COST),), otherwise=PAID)),), otherwise=LEVEL),
        "urgent ? (urgent ? cost : paid) : level",
        "urgent ? (urgent ? BigInt(cost) : BigInt(paid)) : BigInt(level)",
    ),
    "table of two keys": (
        Lookup(indices=(LEVEL, URGENT), sizes=(3, 2), values=(1, 2, 3, 4, 5, 6)),
        "TABLE_1[level * 2 + urgent]",
        "BigInt(TABLE_1[level * 2 + urgent])",
    ),
    "table reduced": (
        over(Product(COST, RATES), MILLION),
        "div(cost * TABLE_1[level] + 10, 20)",
        "div(BigInt(cost) * BigInt(TABLE_1[level]) + 10n, 20n)",
    ),
    "brackets": (
        BRACKETS,
        "cost <= 100 ? 0 : cost <= 500 ? cost * 800000 - 80000000 : cost * 600000 + 20000000",
        "($1 = BigInt(cost)) <= 100n ? 0n : $1 <= 500n ? $1 * 800000n - 80000000n : $1 * 600000n + 20000000n",
    ),
    "one bracket from zero": (
        Bands(amount=COST, bounds=(ZERO,), rates=(PAID,)),
        "cost * paid",
        "BigInt(cost) * BigInt(paid)",
    ),
    "brackets of a sum": (
        Bands(
            amount=Linear(terms=((1, COST), (1, CHANGE))),
            bounds=(Const(100), Linear(terms=((1, LEVEL),), constant=100)),
            rates=(LEVEL, Const(2)),
        ),
        "($1 = cost + change) <= 100 ? 0 : $1 <= ($2 = level + 100) ? ($1 - 100) * level"
        " : ($1 - $2) * 2 + ($2 - 100) * level",
        "",
    ),
    "inverse of brackets": (
        BandsInverse(
            value=COST, bounds=(Const(100), Const(500)), rates=(Const(800_000), Const(600_000)), rounding=UP
        ),
        'bandsInverse(cost, [100, 500], [800000, 600000], 1000000, "up", 1)',
        'bandsInverse(BigInt(cost), [100n, 500n], [800000n, 600000n], 1000000n, "up", 1n)',
    ),
}


@pytest.mark.parametrize(("expression", "narrow", "wide"), TEXTS.values(), ids=TEXTS)
def test_the_text_of_an_expression(expression: Expression, narrow: str, wide: str) -> None:
    assert value(expression, place()).text == narrow
    assert wide in ("", value(expression, place(wide=True)).text)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        pytest.param(
            Not(Compare(comparison=Comparison.LESS, left=COST, right=PAID)), "!(cost < paid)", id="not"
        ),
        pytest.param(
            Compare(comparison=Comparison.EQUAL, left=COST, right=PAID), "cost === paid", id="equal"
        ),
        pytest.param(Overlap(bits=LEVEL, mask=2), "(level & 2) !== 0", id="overlap"),
        pytest.param(Not(Overlap(bits=LEVEL, mask=2)), "!((level & 2) !== 0)", id="not overlap"),
        pytest.param(
            Overlap(bits=LEVEL, mask=2**31),
            "(BigInt(level) & 2147483648n) !== 0n",
            id="overlap beyond 31 bits",
        ),
        pytest.param(
            Logic(
                connective=Connective.ALL,
                items=(Logic(connective=Connective.ANY, items=(URGENT, more(COST, PAID))), Not(URGENT)),
            ),
            "(urgent || cost > paid) && !urgent",
            id="any within all",
        ),
        pytest.param(
            more(Select(cases=((URGENT, COST),), otherwise=PAID), ZERO),
            "(urgent ? cost : paid) > 0",
            id="case compared",
        ),
        pytest.param(more(more(COST, PAID), ZERO), "(cost > paid ? 1 : 0) > 0", id="truth compared"),
    ],
)
def test_the_text_of_a_condition(expression: Expression, text: str) -> None:
    """Conditions stay with Numbers even where the value that they choose is a BigInt."""
    assert condition(expression, place()).text == text
    assert condition(expression, place(wide=True)).text == text


def test_what_is_kept_as_a_bigint_is_read_in_either_form() -> None:
    here = evolve(place(), kept_wide=frozenset({COST}))
    assert value(COST, here).text == "Number(cost)"
    assert value(COST, evolve(here, wide=True)).text == "cost"


def test_the_reach_is_the_largest_number_on_the_way() -> None:
    """费用 goes to 1 000 000; a difference may be small where the way to it is not."""
    difference = Linear(terms=((1000, COST), (-1000, COST)))
    found = value(Linear(terms=((1, difference),)), place())
    assert found.reach == 10**9
    assert value(over(Product(COST, COST), 10**6), place()).reach == 10**12 + 500_000


def test_a_long_table_is_broken_into_lines() -> None:
    tables = Tables()
    tables.name(tuple(range(1_000_000, 1_000_040)))
    lines = list(tables.lines())
    assert max(map(len, lines)) <= 102
    assert "".join(lines).replace(" ", "") == (
        f"constTABLE_1=[{','.join(map(str, range(1_000_000, 1_000_040)))}];"
    )
