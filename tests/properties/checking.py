"""The property: years of random claims under one subject, and how much was compared."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Final

import pytest
from attrs import define
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.claims import draw_claim
from tests.properties.subjects import Subject, both, ground
from tests.properties.years import begin

LENGTHS: Final = (5, 10, 20, 40)
"""So many claims has a year; short ones see the caps before they are used up."""


@define
class Counted:
    """How much was compared."""

    years: int = 0
    settled: int = 0
    refused: int = 0

    def __str__(self) -> str:
        return (
            f"{self.settled:,} random claims settled to the same integers by the interpreter, settle_ints, "
            f"trace_ints and settle, and {self.refused:,} refused by all of them, in {self.years:,} years"
        )


COUNTED: Final = pytest.StashKey[list[Counted]]()
"""Where a run of the tests keeps its counts."""


def together(counts: Iterable[Counted]) -> Counted:
    """All that was compared."""
    found = tuple(counts)
    return Counted(
        years=sum(each.years for each in found),
        settled=sum(each.settled for each in found),
        refused=sum(each.refused for each in found),
    )


def check_years(subject: Subject, years: int) -> Counted:
    """Checks so many years; fails at the first integer that differs and the first law that is broken."""
    counted = Counted()

    @settings(max_examples=years, deadline=None)
    @given(st.integers(0, 2**32))
    def a_year(seed: int) -> None:
        random, year = Random(seed), begin(both(subject))
        length = random.choice(LENGTHS)
        for _ in range(length):
            year.settle(draw_claim(random, ground(subject), year.cells))
        year.take_all_back()
        year.settle_again(frozenset(random.choices(range(length), k=1 + length // 4)))
        counted.years += 1
        counted.settled += year.settled
        counted.refused += length - year.settled

    a_year()
    return counted
