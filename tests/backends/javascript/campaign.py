"""A longer run: `python -m tests.backends.javascript.campaign N [policy …]` settles at least N in JavaScript."""

from __future__ import annotations

import sys
from random import Random
from time import perf_counter

from tests.backends.javascript.node import Node
from tests.backends.javascript.test_claims import settled
from tests.properties.subjects import both, ground, subjects

BATCH = 2000
"""So many claims of each subject in turn; every run draws others."""


def main(wanted: int, policies: frozenset[str]) -> None:
    """Of the named policies only, where any is named."""
    chosen = [each for each in subjects() if not policies or each.policy in policies]
    start, claims, count, random = perf_counter(), 0, 0, Random()
    while count < wanted:
        for subject in chosen:
            with Node() as node:
                count += settled(node, both(subject), ground(subject), random, BATCH)
            claims += BATCH
            refused = f"{claims - count:,} refused alike"
            print(
                f"{perf_counter() - start:6.0f} s  {subject.name}: {count:,} random claims settled to the same"
                f" integers by the interpreter, settleInts and traceInts, {refused}",
                flush=True,
            )


if __name__ == "__main__":
    main(int(sys.argv[1]), frozenset(sys.argv[2:]))
