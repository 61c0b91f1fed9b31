"""The oracle's arithmetic against numbers worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyc.kernel.exact import bands, bands_inverse, rounded
from polyc.money import MILLION, Mode, Rounding, Step, round_ratio

MODES = (Mode.HALF_UP, Mode.DOWN, Mode.UP, Mode.HALF_EVEN)
# In tenths of a fen: the exact value, then what each of MODES makes of it, in fen.
TO_FEN = (
    (0, (0, 0, 0, 0)),
    (4, (0, 0, 1, 0)),
    (5, (1, 0, 1, 0)),
    (15, (2, 1, 2, 2)),
    (24, (2, 2, 3, 2)),
    (25, (3, 2, 3, 2)),
    (26, (3, 2, 3, 3)),
    (30, (3, 3, 3, 3)),
    (-4, (0, 0, -1, 0)),
    (-5, (-1, 0, -1, 0)),
    (-15, (-2, -1, -2, -2)),
    (-24, (-2, -2, -3, -2)),
    (-25, (-3, -2, -3, -2)),
    (-26, (-3, -2, -3, -3)),
    (-30, (-3, -3, -3, -3)),
)
TO_JIAO = (
    (49, (0, 0, 10, 0)),
    (50, (10, 0, 10, 0)),
    (150, (20, 10, 20, 20)),
    (249, (20, 20, 30, 20)),
    (250, (30, 20, 30, 20)),
    (251, (30, 20, 30, 30)),
    (-49, (0, 0, -10, 0)),
    (-50, (-10, 0, -10, 0)),
    (-250, (-30, -20, -30, -20)),
    (-251, (-30, -20, -30, -30)),
    (-300, (-30, -30, -30, -30)),
)
TO_YUAN = (
    (499, (0, 0, 100, 0)),
    (500, (100, 0, 100, 0)),
    (1_500, (200, 100, 200, 200)),
    (2_500, (300, 200, 300, 200)),
    (-1, (0, 0, -100, 0)),
    (-500, (-100, 0, -100, 0)),
    (-501, (-100, 0, -100, -100)),
    (-1_500, (-200, -100, -200, -200)),
    (-2_500, (-300, -200, -300, -200)),
    (-3_000, (-300, -300, -300, -300)),
)
ROUNDED = [
    pytest.param(
        Fraction(tenths, 10), Rounding(mode=mode, step=step), expected, id=f"{tenths}-{mode.name}-{step.name}"
    )
    for step, table in ((Step.FEN, TO_FEN), (Step.JIAO, TO_JIAO), (Step.YUAN, TO_YUAN))
    for tenths, row in table
    for mode, expected in zip(MODES, row, strict=True)
]

# 60 % to 100 yuan, 70 % to 300 yuan, 80 % above.
BOUNDS, RATES = (0, 10_000, 30_000), (600_000, 700_000, 800_000)


@pytest.mark.parametrize(("exact", "rounding", "expected"), ROUNDED)
def test_rounding(exact: Fraction, rounding: Rounding, expected: int) -> None:
    assert rounded(exact, rounding) == expected


@given(
    st.integers(-(10**9), 10**9),
    st.integers(1, 10**7) | st.sampled_from((1, 2, 20, 200)),
    st.builds(Rounding, mode=st.sampled_from(Mode), step=st.sampled_from(Step)),
)
def test_both_ways_of_rounding_agree(dividend: int, divisor: int, rounding: Rounding) -> None:
    assert rounded(Fraction(dividend, divisor), rounding) == round_ratio(dividend, divisor, rounding)


@pytest.mark.parametrize(
    ("amount", "fen"),
    [(-5, 0), (0, 0), (1_000, 600), (10_000, 6_000), (20_000, 13_000), (30_000, 20_000), (50_000, 36_000)],
)
def test_bands(amount: int, fen: int) -> None:
    assert bands(amount, BOUNDS, RATES) == fen * MILLION


def test_bands_pay_nothing_below_the_first_bound() -> None:
    assert bands(999, (1_000, 1_000, 2_000), RATES) == 0
    assert bands(1_100, (1_000, 1_000, 2_000), RATES) == 70 * MILLION  # the band of no width gives nothing


@pytest.mark.parametrize(
    ("value", "bounds", "rates", "amount"),
    [
        pytest.param(600, BOUNDS, RATES, Fraction(1_000), id="first band"),
        pytest.param(6_000, BOUNDS, RATES, Fraction(10_000), id="on a bound"),
        pytest.param(13_000, BOUNDS, RATES, Fraction(20_000), id="second band"),
        pytest.param(36_000, BOUNDS, RATES, Fraction(50_000), id="last band extended"),
        pytest.param(1, BOUNDS, RATES, Fraction(5, 3), id="not whole"),
        pytest.param(0, (1_000, 2_000), (0, MILLION), Fraction(1_000), id="nothing given"),
        pytest.param(-7, (1_000,), (MILLION,), Fraction(1_000), id="less than nothing"),
        pytest.param(500, (0, 1_000, 3_000), (500_000, 0, 500_000), Fraction(1_000), id="before a band of 0"),
        pytest.param(501, (0, 1_000, 3_000), (500_000, 0, 500_000), Fraction(3_002), id="past a band of 0"),
        pytest.param(501, (0, 1_000), (500_000, 0), Fraction(1_000), id="more than the bands give"),
        pytest.param(3, (200, 500), (0, 0), Fraction(500), id="nothing is ever given"),
    ],
)
def test_bands_inverse(value: int, bounds: tuple[int, ...], rates: tuple[int, ...], amount: Fraction) -> None:
    assert bands_inverse(value, bounds, rates) == amount


@st.composite
def brackets(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    """Bounds in tens of fen and positive rates in tenths, so that tens of fen give whole fen."""
    rates = draw(st.lists(st.integers(1, 10).map(lambda tenths: tenths * 100_000), min_size=1, max_size=4))
    size = len(rates)
    steps = draw(st.lists(st.integers(0, 5_000).map(lambda tens: tens * 10), min_size=size, max_size=size))
    return list(accumulate(steps)), rates


@given(brackets(), st.integers(0, 5_000))
def test_the_inverse_of_exact_bands_is_the_amount(table: tuple[list[int], list[int]], tens: int) -> None:
    bounds, rates = table
    amount = bounds[0] + 10 * tens
    given_fen, rest = divmod(bands(amount, bounds, rates), MILLION)
    assert rest == 0
    assert bands_inverse(given_fen, bounds, rates) == amount


@given(brackets(), st.integers(0, 50_000))
def test_the_inverse_of_bands_cut_to_a_fen_is_less_than_a_fen_away(
    table: tuple[list[int], list[int]], above: int
) -> None:
    bounds, rates = table
    amount = bounds[0] + above
    back = bands_inverse(bands(amount, bounds, rates) // MILLION, bounds, rates)
    assert back <= amount
    assert (amount - back) * min(rates) < MILLION
