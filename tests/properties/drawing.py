"""Random values: every option; amounts, counts and dates on, beside and far from where something turns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from random import Random
from typing import Final, TypeAlias

from attrs import frozen

from polyc.kernel.program import InputField, ItemField, Program
from polyc.kinds import Choice, Choices, Date, Flag, Money, Text

Item: TypeAlias = InputField | ItemField
Made: TypeAlias = Mapping[str, int | str]

CHAINS: Final = ("A1", "B2", "C3")


def total_of(program: Program) -> str:
    """The name of the bill; empty where there is none."""
    return "" if program.balance is None else program.balance.total


class Form(Enum):
    """How a number is made; cells are what the person's state holds."""

    EDGE = "an edge"
    TWO = "two edges together"
    LEFT = "how far a cell is from an edge"
    ANY = "of any magnitude"
    BOUND = "a bound of the input"


class Part(Enum):
    """How an amount stands to the total cost."""

    REST = "cut to what the other amounts leave of it"
    ALL = "the same"
    NONE = "as little as may be"
    FREE = "drawn by itself"


FORMS: Final = (*(Form.EDGE, Form.TWO, Form.LEFT) * 2, *(Form.ANY,) * 3, Form.BOUND)
PARTS: Final = (*(Part.REST, Part.NONE, Part.FREE) * 2, Part.ALL)


@frozen(kw_only=True)
class Drawing:
    """What values are drawn from: `edges` are the numbers at which the program turns."""

    random: Random
    program: Program
    edges: Sequence[int]
    cells: Sequence[int]

    def value(self, item: Item, made: Made) -> int | str:
        """A value within the bounds of an input; `made` are the others of the claim so far."""
        match item.kind:
            case Text():
                return self.random.choice(CHAINS)
            case Choice() | Choices() | Flag():
                return self.random.randint(item.low, item.high)
            case Date():
                return self.day(item)
            case Money() if isinstance(cost := made.get(total_of(self.program)), int):
                return self.part(item, cost, made)
            case _:
                return self.number(item)

    def part(self, item: Item, cost: int, made: Made) -> int:
        match self.random.choice(PARTS):
            case Part.REST:
                return max(item.low, min(self.number(item), cost - sum(self.parts(made))))
            case Part.ALL:
                return max(item.low, min(cost, item.high))
            case Part.NONE:
                return item.low
            case Part.FREE:
                return self.number(item)

    def parts(self, made: Made) -> list[int]:
        """The amounts so far but for the total cost."""
        money = (item.name for item in self.program.inputs if isinstance(item.kind, Money))
        names = [name for name in money if name != total_of(self.program)]
        return [value for name in names if isinstance(value := made.get(name), int)]

    def lifted(self, made: Made) -> Made:
        """The same claim; most often its total cost is at least the largest of its parts."""
        item = next((item for item in self.program.inputs if item.name == total_of(self.program)), None)
        cost = None if item is None else made[item.name]
        if item is None or not isinstance(cost, int) or self.random.random() < 0.2:
            return made
        return {**made, item.name: min(max([cost, *self.parts(made)]), item.high)}

    def number(self, item: Item) -> int:
        beside = self.random.choice((-1, 0, 1))
        return max(item.low, min(self.anywhere(item) + beside, item.high))

    def anywhere(self, item: Item) -> int:
        match self.random.choice(FORMS):
            case Form.EDGE:
                return self.random.choice(self.edges)
            case Form.TWO:
                return self.random.choice(self.edges) + self.random.choice(self.edges)
            case Form.LEFT:
                return abs(self.random.choice(self.edges) - self.random.choice((0, *self.cells)))
            case Form.ANY:
                return self.random.randrange(10 ** self.random.randint(1, 10))
            case Form.BOUND:
                return self.random.choice((item.low, item.high))

    def day(self, item: Item) -> int:
        """A day on which the policy holds, most often where it begins, ends or changes."""
        identity = self.program.identity
        low = max(item.low, identity.effective_from)
        high = item.high if identity.effective_to is None else min(item.high, identity.effective_to)
        turns = [day for edge in self.edges for day in (edge - 1, edge, edge + 1) if low <= day <= high]
        return self.random.choice((low, high, *turns, self.random.randint(low, high)))
