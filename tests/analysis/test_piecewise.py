"""Exact pieces against the interpreter: equal at every integer, and no integer without a piece."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from polyc.analysis.pieces import Exact, Open, Piece, Refused
from polyc.analysis.piecewise import piecewise
from polyc.kernel import interpret
from tests.analysis.real import REAL, WEIHAI, YUAN, Real, claim, program, state

HAND = {"缴费档次": 1, "机构级别": 2, "转诊方式": 0, "出院日期": 19_600}
"""二档, 二级, 未转诊, 2023-08-31."""


def whole(real: Real, inputs: dict[str, int], before: dict[str, int]) -> tuple[Piece, ...]:
    fixed = {name: value for name, value in inputs.items() if name not in real.together | {real.vary}}
    return piecewise(program(real), real.vary, fixed, before, varied_with=real.together)


def asked(real: Real, inputs: dict[str, int], before: dict[str, int], place: int) -> interpret.Outcome:
    varied = dict.fromkeys((real.vary, *real.together), place)
    return interpret.run(program(real), {**inputs, **varied}, before)


@pytest.mark.parametrize("real", REAL, ids=lambda each: each.name)
@hypothesis_settings(max_examples=25)
@given(seed=st.integers(0, 2**32), data=st.data())
def test_every_integer_is_as_the_interpreter_says(real: Real, seed: int, data: st.DataObject) -> None:
    random = Random(seed)
    inputs, before = claim(real, random), state(real, random)
    found = whole(real, inputs, before)
    for left, right in pairwise(found):
        assert right.first == left.last + 1
    piece = data.draw(st.sampled_from(found))
    drawn = data.draw(st.lists(st.integers(piece.first, piece.last), min_size=5, max_size=10))
    for place in (piece.first, piece.last, *drawn):
        outcome = asked(real, inputs, before, place)
        match piece:
            case Exact():
                assert isinstance(outcome, interpret.Settled)
                assert piece.at(place) == {name: outcome.values[name] for name in piece.values}
            case Refused(refusal=refusal):
                assert isinstance(outcome, interpret.Refused) and outcome.refusal == refusal
            case Open():
                pass


def test_two_roundings_one_after_the_other() -> None:
    """二档二级, 90000.01 元: (40000 − 500) × 65% + 50000.01 × 70% = 25675 + 35000.007 → 60675.01.

    余额 29325.00; 大病 (29325 − 18000) × 60% = 6795.00.
    """
    inputs = {**HAND, "住院总费用": 0, "政策范围内费用": 0}
    before = dict.fromkeys((cell.name for cell in program(WEIHAI).cells), 0)
    found = whole(WEIHAI, inputs, before)
    place = 90_000 * YUAN + 1
    piece = next(each for each in found if each.first <= place <= each.last)
    assert isinstance(piece, Exact)
    values = piece.at(place)
    assert values["基本医保_支付"] == 60_675 * YUAN + 1
    assert values["大病保险_支付"] == 6_795 * YUAN
    assert values["个人负担"] == 22_530 * YUAN
    assert len(piece.turns) == 2
    assert piece.trends["大病保险_支付"].slope == Fraction(18, 100), "60% of what 70% leaves"


def test_pieces_begin_where_the_clause_says() -> None:
    """起付线 500 元, 边界 4 万元: from the first fen above each on it is otherwise."""
    inputs = {**HAND, "住院总费用": 0, "政策范围内费用": 0}
    before = dict.fromkeys((cell.name for cell in program(WEIHAI).cells), 0)
    firsts = [each.first for each in whole(WEIHAI, inputs, before)]
    assert firsts[0] == 0
    assert 500 * YUAN - 1 <= firsts[1] <= 500 * YUAN + 1
    assert 40_000 * YUAN <= firsts[2] <= 40_000 * YUAN + 2
