"""Round amounts on every stretch, and the ends of each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from polyc.analysis.places import round_places


def test_ten_thousand_yuan_comes_first() -> None:
    assert round_places([], 0, 1_000_000_000)[0] == 1_000_000


def test_a_narrow_stretch_has_its_own_amounts() -> None:
    places = round_places([30_000, 30_001, 50_000], 0, 100_000)
    assert {0, 29_999, 30_000, 30_001, 49_999, 50_000, 100_000} <= set(places)
    assert 31_000 in places  # the roundest between 300.01 and 499.99 yuan but one: 400 yuan
    assert 40_000 in places


@given(st.lists(st.integers(0, 10_000_000)), st.integers(0, 5_000_000), st.integers(0, 5_000_000))
def test_every_stretch_is_tried_at_both_ends(cuts: list[int], low: int, more: int) -> None:
    high = low + more
    places = round_places(cuts, low, high)
    assert len(places) == len(set(places))
    assert all(low <= place <= high for place in places)
    inside = {cut for cut in cuts if low < cut <= high}
    assert {low, high, *inside, *(cut - 1 for cut in inside)} <= set(places)
