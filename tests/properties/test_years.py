"""Random years under every policy: the interpreter and the printed Python give the same integers."""

from __future__ import annotations

from typing import Final

import pytest

from tests.properties.checking import COUNTED, check_years, together
from tests.properties.subjects import Subject, ground, subjects

CLAIMS: Final = 20_000
"""So many are settled at least, refused ones not counted."""

SETS: Final = 10
"""Of one policy so many sets of scenarios at most; the campaign takes all."""

CHOSEN: Final = tuple(each for each in subjects() if each.number < SETS)

YEARS: Final = 2_200 // len(CHOSEN)
"""For each subject; a year has 19 claims on average, three fifths of which are settled."""


@pytest.mark.parametrize("subject", [pytest.param(each, id=each.name) for each in CHOSEN])
def test_every_year_is_settled_alike(subject: Subject, pytestconfig: pytest.Config) -> None:
    counted = check_years(subject, YEARS)
    pytestconfig.stash[COUNTED].append(counted)
    assert counted.settled > YEARS or not ground(subject).models


def test_so_many_claims_were_settled(pytestconfig: pytest.Config) -> None:
    counts = pytestconfig.stash[COUNTED]
    if len(counts) < len(CHOSEN):
        pytest.skip("only some of the subjects were run")
    assert together(counts).settled >= CLAIMS
