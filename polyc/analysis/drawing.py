"""Random claims that favour what a program turns on: its own numbers, its bounds, every option."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Final, TypeAlias

from attrs import frozen

from polyc.kernel.expressions import Const, Expression, Linear, Lookup
from polyc.kernel.program import InputField, ItemField, Program
from polyc.kernel.statements import Statement
from polyc.kernel.walk import children, evaluated, statements
from polyc.kinds import Choice, Choices, Date, Flag, Text

MOST_ROWS: Final = 4
"""The most items of a list in a drawn claim."""

TWO_YEARS: Final = 731
"""In days; so far ahead claims are drawn for a policy without an end."""

KEPT: Final = 0.7
"""How likely an input stays as it was in a claim that was settled."""

Given: TypeAlias = InputField | ItemField


@frozen(kw_only=True)
class Drawer:
    """Draws inputs for one program; `turns` are the numbers that stand in it."""

    program: Program
    turns: tuple[int, ...]
    random: Random

    def inputs(self, like: Mapping[str, int]) -> dict[str, int]:
        """Every input but the texts; most as in `like`, where that has them."""
        drawn: dict[str, int] = {}
        for item in self.program.inputs:
            if item.name in like and self.random.random() < KEPT:
                drawn[item.name] = like[item.name]
            elif not isinstance(item.kind, Text):
                drawn[item.name] = self._value(item, self._alike(item, drawn))
        return drawn

    def items(self) -> dict[str, list[dict[str, int]]]:
        """A few items for every list, often none."""
        return {
            each.name: [
                self._row(each.items) for _ in range(self.random.randint(0, min(MOST_ROWS, each.most)))
            ]
            for each in self.program.lists
        }

    def _row(self, fields: tuple[ItemField, ...]) -> dict[str, int]:
        return {item.name: self._value(item, ()) for item in fields if not isinstance(item.kind, Text)}

    def _alike(self, item: InputField, drawn: dict[str, int]) -> tuple[int, ...]:
        """What inputs of the same kind have got: amounts of one bill are often equal."""
        same = {each.name for each in self.program.inputs if each.kind == item.kind}
        return tuple(value for name, value in drawn.items() if name in same)

    def _value(self, item: Given, alike: tuple[int, ...]) -> int:
        match item.kind:
            case Choice() | Flag():
                return self.random.randint(item.low, item.high)
            case Choices():
                some = self.random.randint(item.low, item.high)
                return self.random.choice((0, some, some & self.random.randint(0, item.high)))
            case Date():
                return self._day(item)
            case _:
                return self._number(item.low, item.high, alike)

    def _number(self, low: int, high: int, alike: tuple[int, ...]) -> int:
        """On or one beside a number of the program or a bound; else of any size."""
        near = self.random.choice((low, high, *self.turns, *self.turns)) + self.random.randint(-1, 1)
        size = self.random.randint(0, self.random.choice((high, 10 ** self.random.randint(1, 9))))
        among = (near, near, size, self.random.randint(low, high), *alike, *alike)
        return max(low, min(high, self.random.choice(among)))

    def _day(self, item: Given) -> int:
        """A day on which the policy is in force, often one on which something changes; now and then any."""
        identity = self.program.identity
        first = max(item.low, identity.effective_from)
        last = min(item.high, identity.effective_to or first + TWO_YEARS)
        turns = [turn + by for turn in self.turns for by in (-1, 0) if first <= turn + by <= last]
        days = [first, last, *turns, self.random.randint(first, last)]
        if item.name != self.program.version_date:
            days.append(self.random.randint(item.low, item.high))
        return self.random.choice(days)


def drawer(program: Program, seed: int) -> Drawer:
    """The drawer of a program, the same for the same seed."""
    return Drawer(program=program, turns=numbers(program.body), random=Random(seed))


def numbers(body: tuple[Statement, ...]) -> tuple[int, ...]:
    """Every number that stands in the statements, in order and once each."""
    found = {number for each in statements(body) for top in evaluated(each) for number in numbers_of(top)}
    return tuple(sorted(found)) or (0,)


def numbers_of(expression: Expression) -> Iterator[int]:
    """The numbers that stand in an expression, in a sum also as what the rest of it is compared with."""
    match expression:
        case Const(value):
            yield value
        case Linear(constant=constant):
            yield from (constant, -constant)
        case Lookup(values=values):
            yield from values
        case _:
            pass
    for child in children(expression):
        yield from numbers_of(child)
