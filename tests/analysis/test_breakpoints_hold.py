"""Breakpoints of random programs and of real policies: what they say is what the interpreter does."""

from __future__ import annotations

from random import Random
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from polyc.analysis.shapes import Breakpoints, Settled, Straight, Unknown
from polyc.kernel import interpret
from polyc.kernel.walk import results
from tests.analysis import real
from tests.analysis.bending import VARIED, bending
from tests.analysis.holding import Run, hold
from tests.kernel.strategies import arguments, programs

CLAIMS = 12
GRID = 400
SECONDS = 0.3

policies = pytest.mark.parametrize("policy", real.REAL, ids=[each.name for each in real.REAL])


def run_of(policy: real.Real, random: Random) -> Run:
    return Run(
        program=real.program(policy),
        vary=policy.vary,
        inputs=real.claim(policy, random),
        before=real.state(policy, random),
        together=policy.together,
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), st.integers(0, 2**32))
def test_random_programs_do_what_the_stretches_say(data: st.DataObject, seed: int) -> None:
    program = data.draw(programs() | bending())
    claim = data.draw(arguments(program))
    run = Run(
        program=program,
        vary=VARIED,
        inputs=claim.inputs,
        before=claim.before,
        items=claim.items,
        watch=tuple(each.name for each in results(program.body)),
    )
    hold(run, run.breakpoints(), Random(seed))


@policies
def test_real_policies_do_what_the_stretches_say(policy: real.Real) -> None:
    random = Random(1)
    for _ in range(CLAIMS):
        run = run_of(policy, random)
        hold(run, run.breakpoints(), random, each=4)


@policies
def test_rounding_is_all_that_a_real_policy_is_off_by(policy: real.Real) -> None:
    """Each of at most five amounts is rounded to the fen once, half up."""
    random = Random(2)
    for _ in range(CLAIMS):
        for stretch in run_of(policy, random).breakpoints().stretches:
            assert not isinstance(stretch, Unknown)
            if isinstance(stretch, Settled):
                assert all(isinstance(shape, Straight) for shape in stretch.shapes.values())
                assert (
                    max(shape.error for shape in stretch.shapes.values() if isinstance(shape, Straight)) <= 3
                )


@policies
def test_where_a_result_bends_on_a_grid_there_is_a_breakpoint(policy: real.Real) -> None:
    """Second differences of what the interpreter says, without any breakpoint between, are rounding."""
    random = Random(3)
    for _ in range(3):
        run = run_of(policy, random)
        found = run.breakpoints()
        first, last = found.stretches[0].first, found.stretches[-1].last
        reach = random.choice((last, last // 10, last // 100))
        step = max(1, (reach - first) // GRID)
        settled = [(place, run.at(place)) for place in range(first, reach, step)]
        bent = 0
        for low, middle, high in zip(settled, settled[1:], settled[2:], strict=False):
            within = any(low[0] < point.at <= high[0] for point in found.points)
            assert within or not bends(low[1], middle[1], high[1], found)
            bent += within
        assert bent < GRID // 2


def bends(
    low: interpret.Outcome, middle: interpret.Outcome, high: interpret.Outcome, found: Breakpoints
) -> bool:
    match low, middle, high:
        case interpret.Settled(), interpret.Settled(), interpret.Settled():
            names = next(each for each in found.stretches if isinstance(each, Settled)).shapes
            return any(
                abs(low.values[name] - 2 * middle.values[name] + high.values[name]) > 4 * 3 for name in names
            )
        case interpret.Refused(), interpret.Refused(), interpret.Refused():
            return not low.refusal == middle.refusal == high.refusal
        case _:
            return True


@policies
def test_a_chart_need_not_wait(policy: real.Real) -> None:
    run = run_of(policy, Random(4))
    began = process_time()
    run.breakpoints()
    assert process_time() - began < SECONDS
