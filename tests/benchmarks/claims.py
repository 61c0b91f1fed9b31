"""Stays of the reference job, seeded: people with one to eight stays a year."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from attrs import frozen

from tests.benchmarks import by_hand

SEED: Final = 20_261_122
CELLS: Final = 6


@frozen
class Stay:
    """The arguments of `settle_ints`: six inputs, then six totals of the year before the stay."""

    arguments: tuple[int, ...]


def stays(people: int, seed: int = SEED) -> tuple[Stay, ...]:
    """Every stay of so many people, in order, each with the totals that the one before left."""
    random = Random(seed)
    return tuple(stay for _ in range(people) for stay in _year(random))


def _year(random: Random) -> Iterator[Stay]:
    category = random.choices((by_hand.ORDINARY, by_hand.ALLOWANCE, by_hand.DESTITUTE), (90, 8, 2))[0]
    totals: tuple[int, ...] = (0,) * CELLS
    for _ in range(random.choice((1, 1, 1, 2, 4, 8))):
        stay = Stay((*_claim(random, category), *totals))
        yield stay
        totals = by_hand.settle(*stay.arguments)[-CELLS:]


def _claim(random: Random, category: int) -> tuple[int, ...]:
    total = min(int(random.lognormvariate(13.5, 1.3)), 300_000_000)
    class_b = random.randint(0, total // 2)
    self_paid = random.randint(0, (total - class_b) // 4)
    level = random.choices((0, 1, 2, 3), (15, 20, 35, 30))[0]
    return level, category, int(random.random() < 0.1), total, class_b, self_paid
