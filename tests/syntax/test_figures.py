"""Numbers in Chinese and Arabic figures, worked out by hand; what has two readings is not plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyc.syntax.figures import chinese_number, in_chinese, is_plain, scaled

NUMBERS = {
    "八十五": 85,
    "十五": 15,
    "一百零五": 105,
    "一百五十": 150,
    "一万二千": 12_000,
    "两千零六": 2_006,
    "一千五百零三万": 15_030_000,
    "一亿二千万": 120_000_000,
    "千万": 10_000_000,
    "二〇": 20,
    "百": 100,
}
UNCLEAR = ("五百六", "三万五", "十百千", "万", "亿万", "一一十", "八点", "点五", "八点十", "八点五点三", "")


@pytest.mark.parametrize(("text", "number"), NUMBERS.items(), ids=[str(each) for each in NUMBERS.values()])
def test_chinese_numbers(text: str, number: int) -> None:
    assert is_plain(text)
    assert chinese_number(text) == number


@pytest.mark.parametrize("text", UNCLEAR, ids=[str(number) for number in range(len(UNCLEAR))])
def test_numbers_with_two_readings_or_none(text: str) -> None:
    assert not is_plain(text)


@given(st.integers(0, 10**12 - 1))
def test_a_number_written_in_full_is_read_back(number: int) -> None:
    assert chinese_number(in_chinese(number)) == number
    assert is_plain(in_chinese(number))


@pytest.mark.parametrize(
    ("text", "unit", "wanted"),
    [
        ("1.8万", 100, (1_800_000, True)),
        ("４３００．０１", 100, (430_001, True)),
        ("0.005", 100, (0, False)),
        ("八十点五", 10_000, (805_000, True)),
        ("66.66667", 10_000, (666_666, False)),
    ],
    ids=["myriad", "full-width", "below-a-fen", "chinese-point", "too-fine"],
)
def test_scaled(text: str, unit: int, wanted: tuple[int, bool]) -> None:
    assert scaled(text, unit) == wanted
