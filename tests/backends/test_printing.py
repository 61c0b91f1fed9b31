"""Expressions as Python: the text where it matters, the value always."""

from __future__ import annotations

import pytest

from polyc.backends.python.expressions import condition, value
from polyc.backends.python.names import Names
from polyc.backends.python.places import Place
from polyc.backends.python.tables import Tables
from polyc.kernel.evaluate import Frame, evaluate
from polyc.kernel.expressions import (
    ZERO,
    Bands,
    BandsInverse,
    Compare,
    Comparison,
    Connective,
    Const,
    Expression,
    Extreme,
    Extremum,
    Linear,
    Logic,
    Lookup,
    Not,
    Overlap,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.ranges import ranges
from polyc.money import MILLION, Mode, Rounding, Step
from polyc.runtime import rounding
from tests.kernel import small

COST, CHANGE, LEVEL, URGENT, PAID = small.COST, small.CHANGE, small.LEVEL, small.URGENT, small.PAID
HALF_UP, DOWN, UP, EVEN = (Rounding(mode=mode) for mode in (Mode.HALF_UP, Mode.DOWN, Mode.UP, Mode.HALF_EVEN))
RATES = Lookup(indices=(LEVEL,), sizes=(3,), values=(850_000, 700_000, 550_000))


def place() -> Place:
    names = Names()
    for parameter, name in (
        (COST, "cost"),
        (CHANGE, "change"),
        (LEVEL, "level"),
        (URGENT, "urgent"),
        (PAID, "paid"),
    ):
        names.give(parameter, name)
    return Place(names=names, tables=Tables(), known=ranges(small.program()).environment)


def least(*items: Expression) -> Extreme:
    return Extreme(which=Extremum.LEAST, items=items)


def greatest(*items: Expression) -> Extreme:
    return Extreme(which=Extremum.GREATEST, items=items)


def over(dividend: Expression, divisor: Expression | int, how: Rounding = HALF_UP) -> Quotient:
    return Quotient(
        dividend=dividend, divisor=Const(divisor) if isinstance(divisor, int) else divisor, rounding=how
    )


def more(left: Expression, right: Expression) -> Compare:
    return Compare(comparison=Comparison.MORE, left=left, right=right)


SMALL_DIVISOR = Linear(terms=((1, LEVEL),), constant=3)
BRACKETS = Bands(amount=COST, bounds=(Const(100), Const(500)), rates=(Const(800_000), Const(600_000)))
EXPRESSIONS = {
    "negative constant": (Const(-5), "-5"),
    "sum with the positive first": (Linear(terms=((-1, COST), (1, PAID)), constant=-7), "paid - cost - 7"),
    "sum of negatives": (Linear(terms=((-2, COST),), constant=0), "-(cost * 2)"),
    "constant alone": (Linear(terms=(), constant=-7), "-7"),
    "difference of a sum": (
        Linear(terms=((1, COST), (-1, Linear(terms=((1, PAID), (1, LEVEL)))))),
        "cost - (paid + level)",
    ),
    "product of a sum": (Product(Linear(terms=((1, COST), (1, PAID))), CHANGE), "(cost + paid) * change"),
    "product right of a quotient": (Product(CHANGE, over(COST, 7, DOWN)), "change * (cost // 7)"),
    "minus a quotient": (Linear(terms=((-1, over(COST, 7, DOWN)),)), "-(cost // 7)"),
    "rate reduced": (over(Product(COST, Const(850_000)), MILLION), "(cost * 17 + 10) // 20"),
    "whole rate": (over(Product(COST, Const(MILLION)), MILLION), "cost"),
    "half up of an odd divisor": (over(COST, 7), "(cost + 3) // 7"),
    "up": (over(COST, 7, UP), "(cost + 6) // 7"),
    "table reduced": (over(Product(COST, RATES), MILLION), "(cost * _TABLE_1[level] + 10) // 20"),
    "to the yuan": (over(COST, 2, Rounding(mode=Mode.UP, step=Step.YUAN)), "(cost + 199) // 200 * 100"),
    "either sign": (over(CHANGE, 7), "(change + 3) // 7 if change >= 0 else -((-change + 3) // 7)"),
    "either sign of a sum": (
        over(Linear(terms=((1, CHANGE),), constant=1), 7, DOWN),
        "t1 // 7 if (t1 := change + 1) >= 0 else -(-t1 // 7)",
    ),
    "a divisor that varies": (over(COST, SMALL_DIVISOR), "(cost + (t1 := level + 3) // 2) // t1"),
    "half to even": (over(COST, 4, EVEN), 'rounded(cost, 4, "half_even", 1)'),
    "least of leaves": (least(COST, PAID), "cost if cost < paid else paid"),
    "constant compared last": (least(Const(9), COST), "cost if cost < 9 else 9"),
    "what is left": (
        greatest(ZERO, Linear(terms=((1, COST), (-1, PAID)))),
        "cost - paid if cost > paid else 0",
    ),
    "room below a limit": (
        greatest(ZERO, Linear(terms=((-1, PAID),), constant=9)),
        "9 - paid if 9 > paid else 0",
    ),
    "least of a sum": (
        least(COST, Linear(terms=((1, PAID), (1, LEVEL)))),
        "t1 if (t1 := paid + level) < cost else cost",
    ),
    "greatest of three": (
        greatest(COST, PAID, CHANGE),
        "t1 if (t1 := cost if cost > paid else paid) > change else change",
    ),
    "truth as a number": (more(COST, PAID), "1 if cost > paid else 0"),
    "cases": (
        Select(cases=((URGENT, COST), (Not(URGENT), PAID)), otherwise=LEVEL),
        "cost if urgent else paid if not urgent else level",
    ),
    "case within a case": (
        Select(cases=((URGENT, Select(cases=((URGENT, COST),), otherwise=PAID)),), otherwise=LEVEL),
        "(cost if urgent else paid) if urgent else level",
    ),
    "table of two keys": (
        Lookup(indices=(LEVEL, URGENT), sizes=(3, 2), values=(1, 2, 3, 4, 5, 6)),
        "_TABLE_1[level * 2 + urgent]",
    ),
    "brackets": (
        BRACKETS,
        "0 if cost <= 100 else cost * 800000 - 80000000 if cost <= 500 else cost * 600000 + 20000000",
    ),
    "one bracket from zero": (Bands(amount=COST, bounds=(ZERO,), rates=(PAID,)), "cost * paid"),
    "brackets of a sum": (
        Bands(
            amount=Linear(terms=((1, COST), (1, CHANGE))),
            bounds=(Const(100), Linear(terms=((1, LEVEL),), constant=100)),
            rates=(LEVEL, Const(2)),
        ),
        "0 if (t1 := cost + change) <= 100 else (t1 - 100) * level if t1 <= (t2 := level + 100)"
        " else (t1 - t2) * 2 + (t2 - 100) * level",
    ),
    "inverse of brackets": (
        BandsInverse(
            value=COST, bounds=(Const(100), Const(500)), rates=(Const(800_000), Const(600_000)), rounding=UP
        ),
        'bands_inverse(cost, (100, 500,), (800000, 600000,), "up", 1)',
    ),
}


def frames() -> list[Frame]:
    return [
        Frame(
            inputs={"费用": cost, "调整": change, "级别": level, "急诊": level % 2},
            before={"本年支付": paid},
            values={},
        )
        for cost in (0, 3, 100, 101, 500, 999_999)
        for change in (-10, -4, 0, 3, 11)
        for level in (0, 1, 2)
        for paid in (0, 99, 500)
    ]


@pytest.mark.parametrize(("expression", "text"), EXPRESSIONS.values(), ids=EXPRESSIONS)
def test_the_text_of_an_expression(expression: Expression, text: str) -> None:
    assert value(expression, place()).text == text


@pytest.mark.parametrize(
    "expression", [expression for expression, _ in EXPRESSIONS.values()], ids=EXPRESSIONS
)
def test_the_text_has_the_value_of_the_expression(expression: Expression) -> None:
    here = place()
    code = compile(value(expression, here).text, "printed", "eval")
    known = {name: list(values) for values, name in here.tables._names.items()}
    for frame in frames():
        names = {
            "cost": frame.inputs["费用"],
            "change": frame.inputs["调整"],
            "level": frame.inputs["级别"],
            "urgent": frame.inputs["急诊"],
            "paid": frame.before["本年支付"],
        }
        assert eval(code, {**vars(rounding), **known}, names) == evaluate(expression, frame)  # noqa: S307


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        pytest.param(
            Not(Compare(comparison=Comparison.LESS, left=COST, right=PAID)), "not cost < paid", id="not"
        ),
        pytest.param(Not(Overlap(bits=LEVEL, mask=2)), "not level & 2", id="not overlap"),
        pytest.param(
            Logic(
                connective=Connective.ALL,
                items=(Logic(connective=Connective.ANY, items=(URGENT, more(COST, PAID))), Not(URGENT)),
            ),
            "(urgent or cost > paid) and not urgent",
            id="any within all",
        ),
        pytest.param(
            more(Select(cases=((URGENT, COST),), otherwise=PAID), ZERO),
            "(cost if urgent else paid) > 0",
            id="case compared",
        ),
        pytest.param(more(more(COST, PAID), ZERO), "(1 if cost > paid else 0) > 0", id="truth compared"),
    ],
)
def test_the_text_of_a_condition(expression: Expression, text: str) -> None:
    assert condition(expression, place()).text == text


def test_a_long_table_is_broken_into_lines() -> None:
    tables = Tables()
    tables.name(tuple(range(1_000_000, 1_000_040)))
    lines = list(tables.lines())
    assert max(map(len, lines)) <= 101
    found: dict[str, object] = {}
    exec("\n".join(lines), found)  # noqa: S102 - what was printed is what is tested
    assert found["_TABLE_1"] == tuple(range(1_000_000, 1_000_040))
