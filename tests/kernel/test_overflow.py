"""What 64 bits do not hold is found where it arises, with the bounds that are to blame."""

from __future__ import annotations

import pytest
from attrs import evolve

from polyc.kernel.expressions import (
    ONE,
    ZERO,
    Bands,
    BandsInverse,
    Compare,
    Comparison,
    Const,
    Expression,
    Extreme,
    Extremum,
    Linear,
    Local,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.interval import LARGEST, Interval
from polyc.kernel.overflow import Overflow
from polyc.kernel.program import Program
from polyc.kernel.ranges import ranges
from polyc.kernel.statements import Guard, Statement, Update
from polyc.money import Mode, Rounding, Step
from tests.kernel.small import BOUND, CELLS, CHANGE, COST, INPUTS, LEVEL, PAID, URGENT, let, program, refuse

HALF_UP = Rounding(mode=Mode.HALF_UP)
YUAN = Rounding(mode=Mode.HALF_UP, step=Step.YUAN)
SQUARE = Product(COST, COST)
FOURTH = Product(SQUARE, SQUARE)


def overflows(*body: Statement) -> tuple[Overflow, ...]:
    return ranges(program(*body)).overflows


def test_an_overflow_tells_where_how_far_and_why() -> None:
    (found,) = overflows(let("甲", FOURTH))
    assert found == Overflow(
        local="甲", expression=FOURTH, interval=Interval(0, BOUND**4), culprits=("费用",)
    )


@pytest.mark.parametrize(
    ("expression", "fits"),
    [
        pytest.param(Const(LARGEST), True, id="largest"),
        pytest.param(Const(LARGEST + 1), False, id="larger"),
        pytest.param(Const(-LARGEST - 1), False, id="smallest, whose negative does not fit"),
        pytest.param(Product(SQUARE, Const(9_223_372)), True, id="product"),
        pytest.param(Product(SQUARE, Const(9_223_373)), False, id="product too large"),
        pytest.param(Linear(terms=((2**43, COST), (-(2**43), PAID))), True, id="sum"),
        pytest.param(Linear(terms=((2**44, COST), (-(2**44), COST))), False, id="one term too large"),
        pytest.param(
            Linear(terms=((2**43, COST), (-(2**43), PAID), (2**43, COST))),
            False,
            id="a partial sum too large",
        ),
        pytest.param(
            Linear(terms=((1, Const(2**62)), (1, Const(2**62)), (-1, Const(2**62)))),
            False,
            id="only on the way",
        ),
        pytest.param(
            Quotient(dividend=Const(LARGEST - 198), divisor=ONE, rounding=YUAN), False, id="rounding"
        ),
        pytest.param(
            Quotient(dividend=Const(LARGEST - 200), divisor=ONE, rounding=YUAN), True, id="rounding fits"
        ),
        pytest.param(Bands(amount=SQUARE, bounds=(ZERO,), rates=(Const(9_000_000),)), True, id="bands"),
        pytest.param(
            Bands(amount=SQUARE, bounds=(ZERO, ONE), rates=(ONE, Const(9_300_000))),
            False,
            id="bands too large",
        ),
        pytest.param(
            Bands(amount=Const(-LARGEST), bounds=(ONE,), rates=(ONE,)),
            False,
            id="amount less bound too large",
        ),
        pytest.param(
            BandsInverse(value=Const(2**42), bounds=(ZERO,), rates=(ONE,), rounding=HALF_UP),
            True,
            id="inverse",
        ),
        pytest.param(
            BandsInverse(value=Const(2**44), bounds=(ZERO,), rates=(ONE,), rounding=HALF_UP),
            False,
            id="inverse too large",
        ),
    ],
)
def test_what_fits(expression: Expression, fits: bool) -> None:
    assert (not overflows(let("甲", expression))) == fits


def test_an_overflow_is_named_once() -> None:
    """The innermost expression is named; what only reads its value is not."""
    deep = let("甲", Linear(terms=((1, Product(FOURTH, ONE)),), constant=1))
    later = let("乙", Extreme(which=Extremum.LEAST, items=(Local("甲"), ONE)))
    (found,) = overflows(deep, later, let("丙", Linear(terms=((1, Local("甲")),), constant=1)))
    assert (found.local, found.expression) == ("甲", FOURTH)


def test_the_culprits_are_those_whose_values_flow_in() -> None:
    """The widest first, through locals; not what only decides, nor a factor of at most 1."""
    chosen = Select(
        cases=((Compare(comparison=Comparison.LESS, left=LEVEL, right=ONE), PAID),), otherwise=CHANGE
    )
    body = (let("甲", chosen), let("乙", Product(Product(Local("甲"), Product(FOURTH, URGENT)), Const(2))))
    assert [found.culprits for found in overflows(*body)] == [("费用",)]
    whole = Product(Product(Local("甲"), Local("甲")), Product(Local("甲"), Product(LEVEL, CHANGE)))
    (found,) = overflows(body[0], let("丙", Product(whole, URGENT)))
    assert found.culprits == ("本年支付", "调整", "级别")


def test_conditions_and_updates_are_looked_at() -> None:
    large = Compare(comparison=Comparison.LESS, left=FOURTH, right=ONE)
    found = overflows(refuse(1, large), Guard(condition=large, body=(Update(cell="本年支付", value=FOURTH),)))
    assert [item.local for item in found] == ["", "", "本年支付"]


def wide(whole: Program, name: str) -> Program:
    inputs = tuple(evolve(item, high=2**63) if item.name == name else item for item in INPUTS)
    cells = tuple(evolve(item, high=2**63) if item.name == name else item for item in CELLS)
    return evolve(whole, inputs=inputs, cells=cells)


@pytest.mark.parametrize("name", [pytest.param("费用", id="input"), pytest.param("本年支付", id="cell")])
def test_a_bound_too_wide_for_itself(name: str) -> None:
    (found,) = ranges(wide(program(), name)).overflows
    assert (found.local, found.interval.high, found.culprits) == ("", 2**63, (name,))
