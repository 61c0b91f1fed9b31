"""The generated reference job gives the same fen as the two calculations by hand."""

from __future__ import annotations

from decimal import Decimal

from tests.benchmarks import by_hand
from tests.benchmarks.claims import claims
from tests.benchmarks.reference import reference


def test_the_reference_job_equals_the_calculations_by_hand() -> None:
    module = reference()
    for claim in claims(by_hand.settle_ints, 5_000):
        wanted = by_hand.settle_ints(*claim)
        assert module.settle_ints(*claim) == wanted
        in_yuan = [value if at in (0, 1, 2, 6) else Decimal(value) / 100 for at, value in enumerate(claim)]
        decimal = by_hand.settle_decimal(*in_yuan)  # type: ignore[arg-type]  # mixed by position
        assert [int(value * 100) for value in decimal[1:6]] == list(wanted[1:6])
