"""Claims of the reference job, seeded: persons with one to eight stays a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

Arguments = tuple[int, ...]
Settle = Callable[..., tuple[int, ...]]
CELLS = 6


def claims(settle: Settle, count: int, seed: int = 20_261_122) -> Iterator[Arguments]:
    """`count` argument tuples, each with the totals that `settle` left of the person's year before."""
    random, made = Random(seed), 0
    while made < count:
        category = random.choices((0, 1, 2), (90, 8, 2))[0]
        totals: tuple[int, ...] = (0,) * CELLS
        for _ in range(random.choice((1, 1, 1, 2, 4, 8))):
            claim = (*_claim(random, category), *totals)
            yield claim
            made += 1
            result = settle(*claim)
            assert result[0] == 0
            totals = result[-CELLS:]


def _claim(random: Random, category: int) -> Arguments:
    total = min(int(random.lognormvariate(13.5, 1.3)), 300_000_000)
    class_b = random.randint(0, total // 2)
    self_paid = random.randint(0, (total - class_b) // 4)
    level = random.choices((0, 1, 2, 3), (15, 20, 35, 30))[0]
    return level, category, int(random.random() < 0.1), total, class_b, self_paid
