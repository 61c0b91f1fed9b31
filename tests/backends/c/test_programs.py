"""Generated C against the interpreter on random kernel programs: every node, rounding and sign."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from polyc.kernel.expressions import Expression
from polyc.kernel.program import Program
from tests.backends.c.compiler import Driver, needs_compiler
from tests.backends.c.test_claims import check
from tests.backends.javascript.claims import Case, expected
from tests.backends.javascript.test_programs import (
    DIVISIONS,
    banded,
    case_of,
    cases,
    every_rounding,
    wide_program,
)
from tests.kernel import small
from tests.kernel.strategies import arguments, programs

pytestmark = needs_compiler

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Every program is compiled: to make a failing one smaller would take minutes."""

QUICKLY = ("-O0", "-fsanitize=undefined", "-fno-sanitize-recover=all", "-Wno-error")
"""Programs drawn at random may compare a number with itself, of which compilers warn."""


def same(program: Program, found: Sequence[Case]) -> None:
    """C settles every case as the interpreter does."""
    with TemporaryDirectory() as folder:
        driver = Driver(program, Path(folder), *QUICKLY)
        calls = [case.numbers(program) for case in found]
        check(driver, program, calls, [expected(program, case) for case in found])


def whole_time(program: Program) -> Program:
    """The program in force on every day that its claims may have."""
    return evolve(program, identity=evolve(program.identity, effective_from=0, effective_to=None))


@settings(max_examples=12, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(data=st.data())
def test_random_programs_settle_as_the_interpreter_says(data: st.DataObject) -> None:
    program = whole_time(data.draw(programs()))
    same(program, [case_of(data.draw(arguments(program))) for _ in range(20)])


@pytest.mark.parametrize(("dividend", "divisor"), DIVISIONS.values(), ids=DIVISIONS)
def test_every_rounding_of_either_sign(dividend: Expression, divisor: Expression) -> None:
    same(wide_program(*every_rounding(dividend, divisor)), cases())


@pytest.mark.parametrize("amount", [small.COST, small.CHANGE], ids=["never negative", "either sign"])
def test_brackets_and_their_inverse(amount: Expression) -> None:
    same(wide_program(*banded(amount)), cases())
