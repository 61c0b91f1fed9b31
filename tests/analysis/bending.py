"""Random programs in which nearly everything hangs on one amount."""

from __future__ import annotations

from attrs import evolve
from hypothesis import strategies as st

from polyc.kernel.expressions import Compare, Comparison, Const, Input
from polyc.kernel.program import Balance, Program
from polyc.kernel.statements import Let
from polyc.kernel.verify import verify
from polyc.kinds import MONEY
from tests.kernel.drafts import Draft, Sized
from tests.kernel.small import program as around
from tests.kernel.strategies import CELLS, body, inputs

VARIED = "总费用"


@st.composite
def bending(draw: st.DrawFn) -> Program:
    """A verified program whose amounts and conditions come from 总费用, or from what came from it."""
    fields = draw(inputs())
    high = next(item.high for item in fields if item.name == VARIED)
    threshold = Const(draw(st.integers(0, high)))
    above = Compare(comparison=Comparison.MORE, left=Input(VARIED), right=threshold)
    draft = Draft(draw=draw, amounts=[Sized(Input(VARIED), high)], conditions=[above], unwritten=list(CELLS))
    patient = Let(name="个人负担", value=Input(VARIED), kind=MONEY, step=None)
    small = around()
    program = evolve(
        small,
        inputs=fields,
        cells=CELLS,
        body=(*body(draft, 2), patient),
        balance=Balance(total=VARIED, rest="个人负担"),
    )
    verify(program)
    return program
