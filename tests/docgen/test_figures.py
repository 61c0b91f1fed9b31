"""Integers as readers expect them."""

from __future__ import annotations

import pytest

from polyc.docgen.figures import day, figure, money, period, slip_money
from polyc.kinds import DATE, FLAG, RATE, Choice, Choices, Count, Kind


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "0元"),
        (1, "0.01元"),
        (30_000, "300元"),
        (999_900, "9,999元"),
        (1_000_000, "1万元"),
        (1_800_000, "1.8万元"),
        (4_000_001, "40,000.01元"),
        (1_801_000, "18,010元"),
        (1_234_500, "12,345元"),
        (100_000_000_000, "100,000万元"),
        (-1_800_000, "-1.8万元"),
    ],
    ids=lambda value: str(value) if isinstance(value, int) else "",
)
def test_an_amount_in_a_rule(fen: int, words: str) -> None:
    assert money(fen) == words


def test_an_amount_on_a_slip_has_two_places() -> None:
    assert slip_money(340_000) == "3,400.00元"


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (675_000, RATE, "67.5%"),
        (3, Count(unit="次"), "3次"),
        (0, DATE, "1970年1月1日"),
        (1, FLAG, "是"),
        (1, Choice(options=("一级", "二级")), "二级"),
        (5, Choices(options=("低保", "特困", "孤儿")), "低保、孤儿"),
        (0, Choices(options=("低保", "特困")), "无"),
    ],
    ids=["rate", "count", "date", "flag", "choice", "choices", "none"],
)
def test_a_value_of_each_kind(value: int, kind: Kind, words: str) -> None:
    assert figure(value, kind) == words


def test_periods() -> None:
    first, last = 19_539, 19_722
    assert day(first) == "2023年7月1日"
    assert period(None, None) == ""
    assert period(first, None) == "2023年7月1日起"
    assert period(None, last) == "2023年12月31日止"
    assert period(first, last) == "2023年7月1日至2023年12月31日"
