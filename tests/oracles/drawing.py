"""Random parts of claims: amounts and days on, beside and well away from what a policy names."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

YUAN = 100
MOST = 10_000_000 * YUAN
"""The bound that every policy puts on a bill."""


def amount(random: Random, numbers: tuple[int, ...], most: int = MOST) -> int:
    """Fen on or beside one of `numbers` (yuan), or anywhere."""
    near = random.choice(numbers) * YUAN + random.randint(-2, 2)
    chosen = random.choice((near, random.randint(0, 3_000) * YUAN, int(10 ** random.uniform(2, 8.7))))
    return max(0, min(chosen, most))


def day(random: Random, first: date, last: date, *edges: date) -> date:
    """A day from `first` to `last`, often one of the two or of the `edges`."""
    chosen = first + timedelta(days=random.randint(0, (last - first).days))
    return random.choice((chosen, first, last, *edges))


def bill(random: Random, scope: int, numbers: tuple[int, ...]) -> int:
    """A bill that holds `scope`, with nothing or something beside it."""
    return min(scope + random.choice((0, amount(random, numbers))), MOST)
