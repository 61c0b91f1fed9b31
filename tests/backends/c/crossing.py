"""Many claims quickly: each is one that was drawn with care, with a few numbers taken from others.

Every number stands where it was drawn for, so all are within their bounds; what the claims
come to is told by the generated Python, which the interpreter has checked on those drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, Final

from polyc.testing.module import Compiled
from tests.backends.javascript.claims import outcomes
from tests.properties.claims import Ground

POOL: Final = 300
"""So many claims are drawn and interpreted before any are crossed."""

TAKEN: Final = (0, 1, 1, 2, 3, 5)
"""So many numbers of a claim come from others."""


def drawn(
    both: Compiled, ground: Ground, random: Random, count: int = POOL
) -> list[tuple[list[Any], tuple[int, ...]]]:
    """Arguments of `settle_ints`, with what the interpreter says."""
    return [(case.numbers(both.program), wanted) for case, wanted in outcomes(both, ground, random, count)]


def crossed(pool: Sequence[Sequence[Any]], lists: int, random: Random, count: int) -> Iterator[list[Any]]:
    """Arguments of `settle_ints` that stand in no order of time."""
    scalars = len(pool[0]) - lists
    for _ in range(count):
        made = list(random.choice(pool))
        for _ in range(random.choice(TAKEN)):
            if scalars:
                at = random.randrange(scalars)
                made[at] = random.choice(pool)[at]
        for at in range(scalars, scalars + lists):
            made[at] = _rows(made[at], [each[at] for each in random.choices(pool, k=3)], random)
        yield made


def _rows(
    own: Sequence[Sequence[int]], others: Sequence[Sequence[Sequence[int]]], random: Random
) -> list[list[int]]:
    """Rows of several claims, now and then with a number of another."""
    there = [row for rows in (own, *others) for row in rows]
    rows = [list(row) for row in own]
    for row in rows:
        if row and random.random() < 0.3:
            at = random.randrange(len(row))
            row[at] = random.choice(there)[at]
    if there and random.random() < 0.3:
        rows.append(list(random.choice(there)))
    return rows
