"""Near 2⁵³, where Numbers end: divisions are exact, and what might pass the end is a BigInt."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from attrs import evolve

from polyc.backends.javascript.literals import SAFE
from polyc.backends.javascript.printer import print_module
from polyc.kernel.expressions import (
    Bands,
    BandsInverse,
    Const,
    Expression,
    Extreme,
    Extremum,
    Linear,
    Lookup,
    Overlap,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.program import Program
from polyc.kernel.verify import verify
from polyc.kinds import FLAG, MONEY, Choices
from polyc.money import Mode, Rounding, Step
from tests.backends.javascript.claims import Case, expected
from tests.backends.javascript.node import Node, needs_node
from tests.backends.javascript.test_programs import check, settle_text
from tests.kernel import small

DIVISORS = (2, 3, 7, 10, 97, 999_983, 10**9 + 7, 2**40 + 1, SAFE // 2, SAFE - 1, SAFE)
NEAR = [base + by for base in (SAFE, SAFE // 2, SAFE // 3, 2**52, 2**32, 2**31) for by in range(-3, 4)]
AMOUNTS = [0, 1, 2, *(number for number in NEAR if number <= SAFE)]


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with Node() as process:
        yield process


def program_of(values: list[Expression], high: int = SAFE, most: int = SAFE) -> Program:
    """Every value over 费用, up to `high`, and 调整 of either sign, up to `most`, is an output."""
    lets = [small.let(f"数{at}", value) for at, value in enumerate(values)]
    base = small.program(*lets)
    inputs = tuple(
        evolve(item, low=-most if item.low < 0 else 0, high=most if item.low < 0 else high)
        if item.kind == MONEY
        else item
        for item in base.inputs
    )
    outputs = (evolve(base.outputs[0], name=let.name, field=let.name, local=let.name) for let in lets)
    program = evolve(base, inputs=inputs, outputs=(*base.outputs, *outputs))
    verify(program)
    return program


def cases(random: Random, count: int = 80) -> list[Case]:
    return [
        Case(
            inputs=small.arguments(
                费用=random.choice((random.choice(AMOUNTS), random.randint(0, SAFE))),
                调整=random.choice((1, -1))
                * random.choice((random.choice(AMOUNTS), random.randint(0, SAFE))),
                级别=random.randrange(3),
                急诊=random.randrange(2),
            ),
            before=small.state(),
            items={},
        )
        for _ in range(count)
    ]


@needs_node
@pytest.mark.parametrize("mode", Mode, ids=[mode.name for mode in Mode])
def test_quotients_of_the_largest_amounts_are_exact(node: Node, mode: Mode) -> None:
    quotients: list[Expression] = [
        Quotient(dividend=dividend, divisor=Const(divisor), rounding=Rounding(mode=mode))
        for divisor in DIVISORS
        for dividend in (small.COST, small.CHANGE)
    ]
    check(node, program_of(quotients), cases(Random(mode.name)))


def test_a_quotient_of_the_largest_amount_needs_no_bigint_where_nothing_is_added() -> None:
    """Rounding down forms nothing larger than the dividend; rounding half adds half the divisor."""
    down = Quotient(dividend=small.COST, divisor=Const(7), rounding=Rounding(mode=Mode.DOWN))
    half = Quotient(dividend=small.COST, divisor=Const(7), rounding=Rounding(mode=Mode.HALF_UP))
    assert "BigInt" not in settle_text(program_of([down]))
    assert "BigInt" in settle_text(program_of([half]))
    assert "BigInt" not in settle_text(program_of([half], high=SAFE - 3))


THIRD = SAFE // 3
SUMS: dict[str, tuple[Expression, int, bool]] = {
    "product at the end": (Product(small.COST, Const(3)), THIRD, False),
    "product past the end": (Product(small.COST, Const(3)), THIRD + 1, True),
    "sum at the end": (Linear(terms=((1, small.COST), (1, small.LEVEL))), SAFE - 2, False),
    "sum past the end": (Linear(terms=((1, small.COST), (1, small.LEVEL))), SAFE - 1, True),
    "partial sum past the end": (
        Linear(terms=((1, small.COST), (1, small.LEVEL)), constant=-2),
        SAFE - 1,
        True,
    ),
    "table past the end": (
        Extreme(
            which=Extremum.LEAST,
            items=(small.COST, Lookup(indices=(small.LEVEL,), sizes=(3,), values=(2**60, 5, -(2**55)))),
        ),
        1_000,
        True,
    ),
    "case past the end": (
        Extreme(
            which=Extremum.GREATEST,
            items=(
                Select(cases=((small.URGENT, Product(small.COST, Const(-1000))),), otherwise=small.COST),
                Const(-5),
            ),
        ),
        SAFE // 100,
        True,
    ),
    "brackets at the end": (
        Quotient(
            dividend=Bands(amount=small.COST, bounds=(Const(0), Const(1000)), rates=(Const(7), Const(10))),
            divisor=Const(11),
            rounding=Rounding(mode=Mode.DOWN),
        ),
        SAFE // 10,
        False,
    ),
    "brackets past the end": (
        Quotient(
            dividend=Bands(amount=small.COST, bounds=(Const(0), Const(1000)), rates=(Const(7), Const(10))),
            divisor=Const(11),
            rounding=Rounding(mode=Mode.DOWN),
        ),
        SAFE // 10 + 1,
        True,
    ),
    "inverse past the end": (
        Quotient(
            dividend=BandsInverse(
                value=small.COST,
                bounds=(Const(0), small.LEVEL),
                rates=(Const(10**6), Const(500_000)),
                rounding=Rounding(mode=Mode.HALF_EVEN, step=Step.YUAN),
            ),
            divisor=Const(3),
            rounding=Rounding(mode=Mode.UP),
        ),
        10**12,
        True,
    ),
}


@needs_node
@pytest.mark.parametrize(("value", "high", "wide"), SUMS.values(), ids=SUMS)
def test_a_bigint_begins_exactly_where_numbers_end(
    node: Node, value: Expression, high: int, wide: bool
) -> None:
    bounded = Quotient(dividend=value, divisor=Const(1000), rounding=Rounding(mode=Mode.HALF_EVEN))
    for program in (program_of([value], high=high, most=1), program_of([bounded], high=high, most=1)):
        found = [
            evolve(case, inputs={**case.inputs, "费用": min(case.inputs["费用"], high), "调整": 0})
            for case in cases(Random(str(high)), 60)
        ]
        assert ("BigInt" in settle_text(program)) == wide
        held = [case for case in found if all(abs(number) <= SAFE for number in expected(program, case))]
        assert held
        check(node, program, held)


@needs_node
@pytest.mark.parametrize("count", [3, 31, 32, 40, 53])
def test_sets_of_many_options(node: Node, count: int) -> None:
    """JavaScript's ``&`` knows 32 bits of a Number."""
    options = tuple(f"第{number}项" for number in range(count))
    base = small.program(
        *(
            small.let(f"含{bit}", Overlap(bits=small.COST, mask=1 << bit | 1), FLAG)
            for bit in range(0, count, 3)
        )
    )
    flags = tuple(
        evolve(base.outputs[0], name=f"含{bit}", field=f"含{bit}", local=f"含{bit}", kind=FLAG)
        for bit in range(0, count, 3)
    )
    inputs = tuple(
        evolve(item, kind=Choices(options=options), high=2**count - 1) if item.name == "费用" else item
        for item in base.inputs
    )
    program = evolve(base, inputs=inputs, outputs=flags)
    random = Random(count)
    sets = [1 << bit for bit in range(count)] + [random.getrandbits(count) for _ in range(40)]
    check(
        node,
        program,
        [Case(inputs=small.arguments(费用=bits), before=small.state(), items={}) for bits in sets],
    )


def test_bounds_beyond_a_number_are_cut_at_the_door() -> None:
    """An input that may be larger in other languages is taken as far as a Number holds it."""
    program = program_of([small.COST])
    beyond = evolve(
        program,
        inputs=tuple(evolve(item, high=2**60) if item.name == "费用" else item for item in program.inputs),
    )
    text = print_module(beyond)[0].text
    assert f'name: "费用", kind: KIND_2, low: 0, high: {SAFE}, key: false' in text
    assert str(2**60) not in text
