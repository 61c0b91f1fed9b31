"""Generated JavaScript against the interpreter on random kernel programs: every node, rounding and sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polyc.backends.javascript.printer import print_module
from polyc.kernel.expressions import (
    Bands,
    BandsInverse,
    Compare,
    Comparison,
    Const,
    Expression,
    Extreme,
    Extremum,
    Field,
    Linear,
    Local,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.interpret import Settled, run
from polyc.kernel.passes.tracing import trace
from polyc.kernel.program import Program
from polyc.kernel.statements import Each, Fold, Guard, Let, Total
from polyc.kernel.verify import verify
from polyc.kinds import MONEY
from polyc.money import MILLION, Mode, Rounding, Step
from tests.backends.javascript.claims import Case, expected
from tests.backends.javascript.node import Node, needs_node
from tests.kernel import small
from tests.kernel.outpatient import item_list
from tests.kernel.strategies import Arguments, arguments, programs

pytestmark = needs_node


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with Node() as process:
        yield process


def case_of(drawn: Arguments) -> Case:
    items = {name: list(rows) for name, rows in drawn.items.items()}
    return Case(inputs=drawn.inputs, before=drawn.before, items=items)


def check(node: Node, program: Program, cases: Sequence[Case]) -> None:
    """Both functions and every step of the trace are as the interpreter has them."""
    node.load(program)
    calls = [case.numbers(program) for case in cases]
    answers = zip(cases, calls, node.ints("settleInts", calls), node.ints("traceInts", calls), strict=True)
    steps = node.ask("value", "STEPS")
    for case, called, settled, traced in answers:
        wanted = expected(program, case)
        assert settled == wanted, case
        until = 1 + len(program.outputs) + len(program.cells)
        assert traced[: min(until, len(wanted))] == wanted[:until], case
        if wanted[0] == 0:
            check_steps(program, case, [*called[: len(called) - len(program.lists)], *traced], steps)


def check_steps(program: Program, case: Case, values: Sequence[Any], steps: list[dict[str, Any]]) -> None:
    """The steps that have a place among the values; constants are shown by `explain` alone."""
    outcome, traced = run(program, case.inputs, case.before, case.items), trace(program)
    assert isinstance(outcome, Settled)
    until = len(values) if not traced.items else 0
    for step, told in zip(steps, traced.steps, strict=True):
        if step["at"] < until:
            assert values[step["at"]] == outcome.values[told.local], told.local


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_random_programs_settle_as_the_interpreter_says(node: Node, data: st.DataObject) -> None:
    program = data.draw(programs())
    check(node, program, [case_of(data.draw(arguments(program))) for _ in range(4)])


WIDE = 10**11
"""A bound of amounts at which a product with millionths needs a BigInt."""


def wide_program(*lets: Let) -> Program:
    """The lets over 费用 and 调整, whose bounds are wide; every one of them is an output."""
    found = small.program(*lets)
    inputs = tuple(
        evolve(item, low=-WIDE if item.low < 0 else 0, high=WIDE) if item.kind == MONEY else item
        for item in found.inputs
    )
    outputs = (
        *found.outputs,
        *(evolve(found.outputs[0], name=let.name, field=let.name, local=let.name) for let in lets),
    )
    program = evolve(found, inputs=inputs, outputs=outputs)
    verify(program)
    return program


COSTS = (0, 3, 150, 250, 999_999, WIDE)
AMOUNTS = (0, 1, 2, 3, 4, 5, 7, 49, 50, 51, 149, 150, 151, 250, 999_999, WIDE)
CHANGES = (*AMOUNTS, *(-amount for amount in AMOUNTS))


def cases() -> list[Case]:
    return [
        Case(
            inputs=small.arguments(费用=cost, 调整=change, 级别=change % 3),
            before=small.state(),
            items={},
        )
        for cost in COSTS
        for change in CHANGES
    ]


ROUNDINGS = [Rounding(mode=mode, step=step) for mode in Mode for step in Step]


def every_rounding(dividend: Expression, divisor: Expression) -> list[Let]:
    return [
        small.let(f"商{at}", Quotient(dividend=dividend, divisor=divisor, rounding=rounding))
        for at, rounding in enumerate(ROUNDINGS)
    ]


DIVISIONS = {
    "by one": (small.CHANGE, Const(1)),
    "by two": (small.CHANGE, Const(2)),
    "by seven": (small.CHANGE, Const(7)),
    "by a hundred": (small.CHANGE, Const(100)),
    "by a million": (Linear(terms=((850_001, small.CHANGE),)), Const(MILLION)),
    "what is never negative": (small.COST, Const(4)),
    "by what varies": (small.CHANGE, Linear(terms=((1, small.LEVEL),), constant=2)),
    "product of wide amounts": (Product(small.CHANGE, Const(999_983)), Const(MILLION)),
    "wide divisor": (
        Product(small.CHANGE, Linear(terms=((1, small.LEVEL),))),
        Linear(terms=((1, small.COST),), constant=1),
    ),
    "constant amount that a bracket gives back": (
        small.COST,
        BandsInverse(
            value=Const(1),
            bounds=(Const(0),),
            rates=(Const(1),),
            rounding=Rounding(mode=Mode.HALF_UP, step=Step.JIAO),
        ),
    ),
}


@pytest.mark.parametrize(("dividend", "divisor"), DIVISIONS.values(), ids=DIVISIONS)
def test_every_rounding_of_either_sign(node: Node, dividend: Expression, divisor: Expression) -> None:
    program = wide_program(*every_rounding(dividend, divisor))
    check(node, program, cases())


BOUNDS = (Const(0), Const(100), Linear(terms=((1, small.LEVEL),), constant=200))
RATES = (Const(850_000), Const(0), Const(333_333))


def banded(amount: Expression) -> list[Let]:
    plain = Bands(amount=amount, bounds=BOUNDS, rates=RATES)
    rounding = Rounding(mode=Mode.HALF_UP)
    return [
        small.let("分段", Quotient(dividend=plain, divisor=Const(MILLION), rounding=rounding)),
        small.let("还原", BandsInverse(value=amount, bounds=BOUNDS, rates=RATES, rounding=rounding)),
        small.let(
            "一段还原",
            BandsInverse(
                value=amount,
                bounds=(small.COST,),
                rates=(Const(400_000),),
                rounding=Rounding(mode=Mode.HALF_EVEN, step=Step.JIAO),
            ),
        ),
    ]


@pytest.mark.parametrize("amount", [small.COST, small.CHANGE], ids=["never negative", "either sign"])
@pytest.mark.parametrize("bound", [WIDE, 1_000_000], ids=["wide", "narrow"])
def test_brackets_and_their_inverse(node: Node, amount: Expression, bound: int) -> None:
    program = wide_program(*banded(amount))
    narrow = evolve(
        program,
        inputs=tuple(
            evolve(item, low=max(item.low, -bound), high=min(item.high, bound)) for item in program.inputs
        ),
    )
    has_wide = "BigInt(" in settle_text(narrow)
    assert has_wide == (bound == WIDE)
    fitting = (case for case in cases() if max(case.inputs["费用"], abs(case.inputs["调整"])) <= bound)
    check(node, narrow, list(fitting))


def settle_text(program: Program) -> str:
    """The text of `settleInts` alone."""
    text = print_module(program)[0].text
    return text[text.index("function settleInts") : text.index("function traceInts")]


def test_a_wide_value_under_a_guard(node: Node) -> None:
    """A square of up to 10²² is kept as a BigInt, 0 where the guard does not hold, and divided outside."""
    squared = small.let("平方", Product(small.CHANGE, small.CHANGE))
    over = Compare(comparison=Comparison.MORE, left=small.COST, right=Const(100))
    root = small.let(
        "商",
        Quotient(
            dividend=Local("平方"),
            divisor=Linear(terms=((1, small.COST),), constant=10**12),
            rounding=Rounding(mode=Mode.UP),
        ),
    )
    base = wide_program(root.__class__(name="零", value=Const(0), kind=MONEY, step=None))
    program = evolve(
        base,
        body=(Guard(condition=over, body=(squared,)), root, *base.body),
        outputs=(*base.outputs, evolve(base.outputs[0], name="商", field="商", local="商")),
    )
    verify(program)
    assert "let 平方 = 0n;" in settle_text(program)
    check(node, program, cases())


def test_what_no_number_holds_is_refused(node: Node) -> None:
    """94906265² is the last square below 2⁵³; the next is refused with a number of its own."""
    program = wide_program(small.let("平方", Product(small.CHANGE, small.CHANGE)))
    node.load(program)
    calls = [
        Case(inputs=small.arguments(调整=change), before=small.state(), items={}).numbers(program)
        for change in (-94_906_265, 94_906_266)
    ]
    for name in ("settleInts", "traceInts"):
        last, next_one = node.ints(name, calls)
        assert 94_906_265**2 in last
        assert next_one == (-1008,)


def test_no_result_is_minus_zero(node: Node) -> None:
    """0 times a negative number is minus zero in JavaScript, which the runner refuses."""
    product = Product(small.LEVEL, small.CHANGE)
    plain: tuple[Expression, ...] = (
        product,
        Linear(terms=((-1, small.CHANGE),)),
        Linear(terms=((3, product),)),
        Extreme(which=Extremum.LEAST, items=(small.COST, product)),
        Select(cases=((small.URGENT, small.COST),), otherwise=product),
        Bands(amount=small.COST, bounds=(Const(0),), rates=(small.CHANGE,)),
        Quotient(dividend=small.CHANGE, divisor=Const(100), rounding=Rounding(mode=Mode.DOWN)),
        Quotient(
            dividend=small.CHANGE, divisor=Const(3), rounding=Rounding(mode=Mode.HALF_UP, step=Step.YUAN)
        ),
    )
    program = small.program(*(small.let(f"数{at}", value) for at, value in enumerate(plain)))
    outputs = (
        evolve(program.outputs[0], name=f"数{at}", field=f"数{at}", local=f"数{at}")
        for at in range(len(plain))
    )
    program = evolve(program, outputs=(*program.outputs, *outputs))
    verify(program)
    drawn = [
        Case(inputs=small.arguments(费用=cost, 调整=change, 级别=level), before=small.state(), items={})
        for cost in (0, 7)
        for change in (-50, -49, -1, 0, 1)
        for level in (0, 2)
    ]
    check(node, program, drawn)


def test_what_a_guard_leaves_at_0_is_known_to_be_0_outside(node: Node) -> None:
    """Half of 0 − 3, rounded half up by its size, is −2, though within the guard the value is at least 5."""
    inner = small.let("加五", Linear(terms=((1, small.COST),), constant=5))
    half = Quotient(
        dividend=Linear(terms=((1, Local("加五")),), constant=-3),
        divisor=Const(2),
        rounding=Rounding(mode=Mode.HALF_UP),
    )
    program = small.program(Guard(condition=small.URGENT, body=(inner,)), small.let("半", half))
    program = evolve(program, outputs=(evolve(program.outputs[0], name="半", field="半", local="半"),))
    verify(program)
    drawn = [
        Case(inputs=small.arguments(费用=cost, 急诊=urgent), before=small.state(), items={})
        for cost in (0, 1, 2)
        for urgent in (0, 1)
    ]
    assert expected(program, drawn[0])[1] == -2
    check(node, program, drawn)


@pytest.mark.parametrize("bound", [1_000, 10**11], ids=["narrow", "wide"])
def test_totals_of_items(node: Node, bound: int) -> None:
    """Least and greatest of items that are all above or all below 0, none, one or several of them."""
    price, quantity = (Field(list="明细", name=name) for name in ("单价", "数量"))
    below = Linear(terms=((-1, price),), constant=-1)
    values: dict[str, tuple[Fold, Expression]] = {
        "最低": (Fold.LEAST, price),
        "最高": (Fold.GREATEST, price),
        "最低负": (Fold.LEAST, below),
        "最高负": (Fold.GREATEST, below),
        "合计": (Fold.SUM, Product(price, quantity)),
        "合计负": (Fold.SUM, Product(below, quantity)),
        "最高积": (Fold.GREATEST, Product(below, quantity)),
        "项数": (Fold.COUNT, Const(1)),
        "有量": (Fold.COUNT, Compare(comparison=Comparison.MORE, left=Product(price, quantity), right=price)),
    }
    totals = tuple(
        Total(name=name, fold=fold, value=value, kind=MONEY, step=None)
        for name, (fold, value) in values.items()
    )
    base = small.program(Each(list="明细", body=(), totals=totals))
    outputs = tuple(evolve(base.outputs[0], name=name, field=name, local=name) for name in values)
    fields = tuple(
        evolve(item, low=1, high=bound) if item.name in ("单价", "数量") else item
        for item in item_list().items
    )
    program = evolve(base, outputs=outputs, lists=(evolve(item_list(most=3), name="明细", items=fields),))
    verify(program)
    assert ("let 最低 = 0, 最高 = 0, 最低负 = 0, 最高负 = 0, 合计 = 0n" in settle_text(program)) == (
        bound > 1_000
    )
    rows = [
        {"类别": 0, "单价": price_, "数量": quantity_, "限价": 0, "自付比例": 0}
        for price_, quantity_ in ((7, 1), (1, 3), (999, 1_000))
    ]
    drawn = [
        Case(inputs=small.arguments(), before=small.state(), items={"明细": found})
        for found in ([], rows[:1], rows[1:], rows, rows[::-1])
    ]
    check(node, program, drawn)
