"""A longer run of the property: `python -m tests.properties.campaign N [policy …]` settles at least N random claims."""

from __future__ import annotations

import sys
from time import perf_counter

from tests.properties.checking import Counted, check_years, together
from tests.properties.subjects import subjects

YEARS = 500
"""So many of each subject in turn; every run draws others."""


def main(wanted: int, policies: frozenset[str]) -> None:
    """Of the named policies only, where any is named."""
    chosen = [each for each in subjects() if not policies or each.policy in policies]
    counts: list[Counted] = []
    start = perf_counter()
    while together(counts).settled < wanted:
        for subject in chosen:
            counts.append(check_years(subject, YEARS))
            print(f"{perf_counter() - start:6.0f} s  {subject.name}: {counts[-1]}", flush=True)
    print(f"{perf_counter() - start:6.0f} s  {together(counts)}")


if __name__ == "__main__":
    main(int(sys.argv[1]), frozenset(sys.argv[2:]))
