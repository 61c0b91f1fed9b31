"""The runtime's own arithmetic and texts, beside the compiler's."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyc import money
from polyc.kernel import exact
from polyc.money import Mode, Rounding, Step
from polyc.runtime.kinds import Kind, number_of, show
from polyc.runtime.money import percent_text, plain_yuan, read_percent, read_yuan, yuan_text
from polyc.runtime.rounding import bands_inverse, rounded

MODES = [("half_up", Mode.HALF_UP), ("down", Mode.DOWN), ("up", Mode.UP), ("half_even", Mode.HALF_EVEN)]


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**7), st.sampled_from(MODES), st.sampled_from(Step))
def test_rounding_is_that_of_the_oracle(above: int, below: int, mode: tuple[str, Mode], step: Step) -> None:
    wanted = exact.rounded(Fraction(above, below), Rounding(mode=mode[1], step=step))
    assert rounded(above, below, mode[0], step.value) == wanted  # type: ignore[arg-type]  # drawn, so no literal


@given(
    st.integers(-100, 10**9),
    st.lists(
        st.tuples(st.integers(0, 10**6), st.sampled_from((0, 1, 350_000, 10**6))), min_size=1, max_size=4
    ),
    st.sampled_from(MODES),
)
def test_the_inverse_of_brackets_is_that_of_the_oracle(
    value: int, brackets: list[tuple[int, int]], mode: tuple[str, Mode]
) -> None:
    bounds = tuple(sorted(bound for bound, _ in brackets))
    rates = tuple(rate for _, rate in brackets)
    wanted = exact.rounded(exact.bands_inverse(value, bounds, rates), Rounding(mode=mode[1]))
    assert bands_inverse(value, bounds, rates, mode[0], 1) == wanted  # type: ignore[arg-type]  # drawn


@given(st.integers(-(10**14), 10**14))
def test_amounts_are_written_as_the_compiler_writes_them_and_read_back(fen: int) -> None:
    assert yuan_text(fen) == money.yuan_text(fen)
    assert read_yuan(plain_yuan(fen)) == fen
    assert read_yuan(f"{plain_yuan(fen)}元") == fen


@given(st.integers(-(10**9), 10**9))
def test_rates_are_written_as_the_compiler_writes_them_and_read_back(millionths: int) -> None:
    assert percent_text(millionths) == money.percent_text(millionths)
    assert read_percent(percent_text(millionths)) == millionths


@pytest.mark.parametrize(
    ("kind", "number", "text"),
    [
        pytest.param(Kind("money"), -123_456, "-1,234.56元", id="money"),
        pytest.param(Kind("rate"), 675_000, "67.5%", id="rate"),
        pytest.param(Kind("count", "次"), 3, "3次", id="count"),
        pytest.param(Kind("date"), 19_548, "2023-07-10", id="date"),
        pytest.param(Kind("flag"), 0, "否", id="flag"),
        pytest.param(Kind("choice", "", ("甲", "乙")), 1, "乙", id="choice"),
        pytest.param(Kind("choices", "", ("甲", "乙", "丙")), 5, "甲、丙", id="choices"),
        pytest.param(Kind("choices", "", ("甲", "乙", "丙")), 0, "无", id="no choices"),
    ],
)
def test_a_number_is_shown_by_its_kind(kind: Kind, number: int, text: str) -> None:
    assert show(kind, number) == text


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind("money"), True),
        (Kind("flag"), 1),
        (Kind("date"), "2023-07-10"),
        (Kind("choice", "", ("甲",)), "乙"),
        (Kind("choices", "", ("甲",)), frozenset({"甲", "乙"})),
        (Kind("text"), 3),
    ],
    ids=["flag", "number", "text", "other option", "other member", "no text"],
)
def test_a_value_of_another_kind_is_no_number(kind: Kind, value: object) -> None:
    assert number_of(kind, value) is None
