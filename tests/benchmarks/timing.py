"""Interleaved timing: in every round each contender runs once, so that a busy machine slows all of them."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import starmap
from statistics import median
from time import perf_counter
from typing import Any

from attrs import frozen


@frozen
class Rounds:
    """Seconds of each contender, a round each."""

    seconds: Mapping[str, Sequence[float]]

    def median(self, name: str) -> float:
        return median(self.seconds[name])

    def ratio(self, name: str, base: str) -> float:
        """The median over the rounds of how much longer `name` took than `base`."""
        pairs = zip(self.seconds[name], self.seconds[base], strict=True)
        return median(mine / others for mine, others in pairs)


def interleave(contenders: Mapping[str, Callable[[], object]], rounds: int) -> Rounds:
    """Times every contender once a round; the first round is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    with _nothing_to_collect():
        for number in range(rounds + 1):
            for name in _turned(list(contenders), number):
                start = perf_counter()
                contenders[name]()
                taken = perf_counter() - start
                if number:
                    seconds[name].append(taken)
    return Rounds(seconds)


def calls(function: Callable[..., object], arguments: Iterable[Sequence[Any]]) -> Callable[[], object]:
    """Calls the function with each of the arguments, with next to no loop around it."""
    return lambda: deque(starmap(function, arguments), maxlen=0)


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """The claims stay out of the garbage collector's way; it runs as it always does."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def _turned(names: list[str], by: int) -> list[str]:
    """Nobody always comes after the same one."""
    first = by % len(names)
    return names[first:] + names[:first]
