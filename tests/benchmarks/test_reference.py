"""The compiled reference job gives the same fen as the two calculations by hand."""

from __future__ import annotations

from tests.benchmarks.claims import stays
from tests.benchmarks.settling import Job


def test_the_reference_job_equals_the_calculations_by_hand() -> None:
    job = Job(stays=stays(1_500))
    assert len(job.stays) > 3_000
    assert set(job.differing().values()) == {0}
