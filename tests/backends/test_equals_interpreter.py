"""The printed functions against the interpreter, and against a settlement written by hand."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polyc.backends.python.functions import parameters
from polyc.backends.python.load import load
from polyc.kernel.expressions import Before, Compare, Comparison, Const, Input, Linear, Local, Quotient
from polyc.kernel.interpret import Refused, Settled, run
from polyc.kernel.passes.tracing import trace
from polyc.kernel.program import Program
from polyc.kernel.verify import verify
from polyc.money import Mode, Rounding
from polyc.runtime.explaining import item_results
from tests.backends import by_hand
from tests.backends.workload import workload
from tests.kernel import small
from tests.kernel.strategies import Arguments, arguments, programs

IntRows: TypeAlias = tuple[tuple[int, ...], ...]


def numbers(program: Program, inputs: dict[str, int], before: dict[str, int]) -> list[int]:
    """The arguments of `settle_ints`."""
    found = []
    for parameter in parameters(program):
        match parameter:
            case Input(name):
                found.append(inputs[name])
            case Before(cell):
                found.append(before[cell])
            case _:
                raise AssertionError(parameter)
    return found


def expected(program: Program, inputs: dict[str, int], before: dict[str, int]) -> tuple[int, ...]:
    outcome = run(program, inputs, before)
    if not isinstance(outcome, Settled):
        return (outcome.refusal.number,)
    return expected_of(program, outcome)


def expected_of(program: Program, outcome: Settled) -> tuple[int, ...]:
    outputs = (outcome.values[output.local] for output in program.outputs)
    rows = (
        row[column.local]
        for each in program.rows
        for row in outcome.items[each.list]
        for column in each.columns
    )
    return (0, *outputs, *(outcome.after[cell.name] for cell in program.cells), *rows)


def rows(program: Program, items: Mapping[str, Sequence[Mapping[str, int]]]) -> list[IntRows]:
    """The arguments of `settle_ints` that stand for lists."""
    return [
        tuple(tuple(row[item.name] for item in each.items if item.computed) for row in items[each.name])
        for each in program.lists
    ]


def wanted_of(program: Program, case: Arguments) -> tuple[int, ...]:
    """What the interpreter says, as `settle_ints` says it."""
    outcome = case.settle(program)
    if isinstance(outcome, Refused):
        return (outcome.refusal.number, outcome.row) if outcome.row else (outcome.refusal.number,)
    return expected_of(program, outcome)


def check_steps(program: Program, case: Arguments, called: Sequence[int], result: Sequence[int]) -> None:
    module, outcome, traced = load(program), case.settle(program), trace(program)
    assert isinstance(outcome, Settled)
    fixed = 1 + len(program.outputs) + len(program.cells) + len(traced.kept)
    values = (*called, *result[:fixed], *module._CONSTANTS)
    for step, told in zip(module.STEPS, traced.steps, strict=True):
        assert values[step.at] == outcome.values[told.local], told.local
    found = item_results(module.ITEM_STEPS, rows(program, case.items), values, result[fixed:])
    wanted = [
        (row, [computed[step.local] for step in each.steps])
        for each in traced.items
        for row, computed in enumerate(outcome.items[each.list], start=1)
    ]
    assert [(each.row, [step.amount for step in each.steps]) for each in found] == wanted
    assert [each.items for each in module.ITEM_STEPS] == [each.list for each in traced.items]


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_printed_functions_equal_the_interpreter(data: st.DataObject) -> None:
    program = data.draw(programs())
    module = load(program)
    for _ in range(4):
        case = data.draw(arguments(program))
        called, listed = numbers(program, case.inputs, case.before), rows(program, case.items)
        wanted = wanted_of(program, case)
        settled, traced = module.settle_ints(*called, *listed), module.trace_ints(*called, *listed)
        assert settled == wanted
        until = 1 + len(program.outputs) + len(program.cells)
        assert traced[: min(until, len(wanted))] == wanted[:until]
        assert {type(number) for number in settled} == {int}
        if wanted[0] == 0:
            check_steps(program, case, called, traced)


def random_claims(count: int) -> list[tuple[int, ...]]:
    """Claims around the workload's thresholds, some with parts that exceed the whole."""
    draw = random.Random(20_261_122)
    claims: list[tuple[int, ...]] = []
    for _ in range(count):
        total = draw.choice([draw.randrange(200_000), draw.randrange(3_000_000), draw.randrange(300_000_000)])
        class_b, self_paid = draw.randrange(total // 2 + 2), draw.randrange(total // 2 + 2)
        cells = (
            draw.randrange(4),
            draw.choice([0, 14_999_999, 15_000_000, draw.randrange(15_000_001)]),
            draw.choice([0, 799_999, 1_600_000, 10_000_000, 30_000_001, draw.randrange(100_000_000)]),
            draw.choice([0, 149_999, 150_001, draw.randrange(10_000_000)]),
            draw.choice([0, 2_999_999, 3_000_000, draw.randrange(3_000_001)]),
        )
        level, category = draw.randrange(4), draw.randrange(3)
        claims.append((level, category, draw.randrange(2), total, class_b, self_paid, *cells))
    return claims


def test_the_workload_equals_what_is_written_by_hand() -> None:
    program = workload()
    verify(program)
    module = load(program)
    for claim in random_claims(3000):
        wanted = by_hand.settle(*claim)
        assert module.settle_ints(*claim) == wanted, claim
        assert module.trace_ints(*claim)[: len(wanted)] == wanted, claim


def test_settle_and_explain_give_what_settle_ints_gives() -> None:
    program = workload()
    module = load(program)
    levels, categories = ("基层", "一级", "二级", "三级"), ("普通", "低保", "特困")
    for numbers_ in random_claims(1000):
        wanted = by_hand.settle(*numbers_)
        level, category, unreferred, *amounts = numbers_[:6]
        claim = module.Claim(date(2026, 5, 4), levels[level], categories[category], unreferred == 1, *amounts)
        state = module.State({"年度:2026": numbers_[6:]}, 4, ())
        result, steps = module.settle(claim, state), module.explain(claim, state)
        if wanted[0]:
            assert result.number == steps.number == wanted[0]
        else:
            assert (*result.settlement[:4], *result.state.cells["年度:2026"]) == wanted[1:]
            assert {step.label: step.amount for step in steps}["个人负担"] == wanted[4]


def test_the_workload_equals_the_interpreter() -> None:
    program = workload()
    module = load(program)
    names = [item.name for item in program.inputs if item.computed]
    for claim in random_claims(200):
        inputs = {"出院日期": 20_500, **dict(zip(names, claim[:6], strict=True))}
        before = dict(zip((cell.name for cell in program.cells), claim[6:], strict=True))
        assert module.settle_ints(*claim) == expected(program, inputs, before)


def below(name: str, bound: int) -> Compare:
    return Compare(comparison=Comparison.LESS, left=Local(name), right=Const(bound))


def test_a_refusal_is_not_taken_for_granted_before_it_is_asked() -> None:
    """Half of -3 is -2, though every negative difference is refused further down."""
    program = small.program(
        small.let("差", Linear(terms=((1, small.COST),), constant=-10)),
        small.let(
            "半", Quotient(dividend=Local("差"), divisor=Const(2), rounding=Rounding(mode=Mode.HALF_UP))
        ),
        small.refuse(1, below("半", -1)),
        small.refuse(2, below("差", 0)),
    )
    verify(program)
    module = load(program)
    calls = (numbers(program, small.arguments(费用=cost), small.state()) for cost in range(6, 11))
    assert [module.settle_ints(*call)[0] for call in calls] == [1, 1, 2, 2, 0]
