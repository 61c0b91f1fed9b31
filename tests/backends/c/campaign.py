"""A longer run: `python -m tests.backends.c.campaign N [policy …]` settles at least N claims in C under UBSan."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.backends.c.compiler import Driver
from tests.backends.c.test_claims import settled
from tests.properties.subjects import both, ground, subjects

BATCH = 20_000
"""So many claims of each subject in turn; every run draws others."""

OPTIONS = ("-O2", "-fsanitize=undefined", "-fno-sanitize-recover=all")


def main(wanted: int, policies: frozenset[str]) -> None:
    """Of the named policies only, where any is named."""
    chosen = [each for each in subjects() if not policies or each.policy in policies]
    if not chosen:
        sys.exit("no such policy")
    start, claims, count, random = perf_counter(), 0, 0, Random()
    with TemporaryDirectory() as folder:
        drivers = {each: Driver(both(each).program, _below(folder, each.name), *OPTIONS) for each in chosen}
        while claims < wanted:
            for each in chosen:
                count += settled(drivers[each], both(each), ground(each), random, BATCH)
                claims += BATCH
                told = f"{claims:,} random claims, {count:,} settled, the rest refused alike"
                print(
                    f"{perf_counter() - start:6.0f} s  {each.name}: {told}, in C (UBSan) and Python",
                    flush=True,
                )
                if claims >= wanted:
                    break


def _below(folder: str, name: str) -> Path:
    place = Path(folder) / name
    place.mkdir()
    return place


if __name__ == "__main__":
    main(int(sys.argv[1]), frozenset(sys.argv[2:]))
