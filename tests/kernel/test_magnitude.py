"""What the quick bound lets pass, the close look lets pass as well."""

from __future__ import annotations

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polyc.kernel.environment import Environment
from polyc.kernel.expressions import Before, Const, Expression, Input, Local, Product
from polyc.kernel.magnitude import fits
from polyc.kernel.overflow import overflows
from polyc.kernel.program import Program
from polyc.kernel.ranges import ranges
from polyc.kernel.statements import Each
from polyc.kernel.walk import evaluated, names, statements
from polyc.kinds import MONEY
from tests.kernel.strategies import programs


def widened(program: Program, factor: int) -> Program:
    """The program with larger amounts than it was made for."""
    wide = (evolve(item, high=item.high * factor) if item.kind == MONEY else item for item in program.inputs)
    return evolve(program, inputs=tuple(wide))


def sizes(known: Environment) -> dict[Expression, int]:
    return {
        **{Input(name): bounds.magnitude for name, bounds in known.inputs.items()},
        **{field: bounds.magnitude for field, bounds in known.fields.items()},
        **{Before(name): bounds.magnitude for name, bounds in known.cells.items()},
        **{Local(name): local.interval.magnitude for name, local in known.locals.items()},
    }


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(programs(), st.sampled_from((1, 10**4, 10**8, 10**12)))
def test_what_surely_fits_does_not_overflow(program: Program, factor: int) -> None:
    wide = widened(program, factor)
    known = ranges(wide, relational=False).environment
    bounds = sizes(known)
    outside = (item for item in statements(wide.body) if not isinstance(item, Each))
    for expression in (each for statement in outside for each in evaluated(statement)):
        if bounds.keys() >= set(names(expression)) and fits(expression, bounds):
            assert not list(overflows("", expression, known))


def test_the_bound_lies_where_64_bits_end() -> None:
    product = Product(Input("甲"), Input("乙"))
    assert fits(product, {Input("甲"): 2**31, Input("乙"): 2**31})
    assert fits(product, {Input("甲"): 2**63 - 1, Input("乙"): 1})
    assert not fits(product, {Input("甲"): 2**32, Input("乙"): 2**31})
    assert not fits(Const(2**63), {})
