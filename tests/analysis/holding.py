"""Breakpoints held against the interpreter, place by place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from random import Random
from typing import assert_never

from attrs import field, frozen

from polyc.analysis.breakpoints import breakpoints
from polyc.analysis.shapes import Bent, Breakpoints, Refused, Settled, Shape, Straight, Unknown
from polyc.kernel import interpret
from polyc.kernel.interpret import Items
from polyc.kernel.program import Program


@frozen(kw_only=True)
class Run:
    """A program, the input that is varied and all else that is given."""

    program: Program
    vary: str
    inputs: Mapping[str, int]
    before: Mapping[str, int]
    together: frozenset[str] = frozenset()
    items: Items = field(factory=dict)
    watch: tuple[str, ...] = ()

    def breakpoints(self) -> Breakpoints:
        return breakpoints(
            self.program,
            self.vary,
            self.inputs,
            self.before,
            together=self.together,
            items=self.items,
            watch=self.watch,
        )

    def at(self, place: int) -> interpret.Outcome:
        varied = dict.fromkeys((self.vary, *self.together), place)
        return interpret.run(self.program, {**self.inputs, **varied}, self.before, self.items)


def places(found: Breakpoints, random: Random, each: int) -> Iterable[int]:
    """Both ends of every stretch, beside them, and some within."""
    for stretch in found.stretches:
        ends = (stretch.first, stretch.first + 1, stretch.last - 1, stretch.last)
        yield from (place for place in ends if stretch.first <= place <= stretch.last)
        yield from (random.randint(stretch.first, stretch.last) for _ in range(each))


def hold(run: Run, found: Breakpoints, random: Random, each: int = 8) -> None:
    """Every stretch says what the interpreter says, and nothing lies between two of them."""
    for left, right in pairwise(found.stretches):
        assert right.first == left.last + 1
    assert [point.at for point in found.points] == [stretch.first for stretch in found.stretches[1:]]
    for place in places(found, random, each):
        hold_at(run, found, place)


def hold_at(run: Run, found: Breakpoints, place: int) -> None:
    outcome = run.at(place)
    match found.stretch_at(place):
        case Settled(shapes=shapes):
            assert isinstance(outcome, interpret.Settled), place
            off = {
                name: outcome.values[name]
                for name, shape in shapes.items()
                if not lies(outcome.values[name], shape, place)
            }
            assert not off, (place, off, {name: shapes[name] for name in off})
        case Refused(refusal=refusal):
            assert isinstance(outcome, interpret.Refused) and outcome.refusal == refusal, place
        case Unknown():
            pass
        case other:
            assert_never(other)


def lies(value: int, shape: Shape, place: int) -> bool:
    match shape:
        case Straight(error=error):
            return abs(value - shape.at(place)) <= error
        case Bent(low=low, high=high):
            return low <= value <= high
        case _:
            assert_never(shape)
