"""Random claims for any program, on and beside the numbers that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random

from attrs import evolve, frozen

from polyc.backends.python.functions import parameters
from polyc.kernel.expressions import Before, Const, Expression, Input, Lookup
from polyc.kernel.interpret import Settled, run
from polyc.kernel.program import Cell, InputField, ItemField, Program
from polyc.kernel.walk import children, evaluated, statements
from polyc.kinds import Choice, Choices, Count, Date, Flag, Money, Text

Row = dict[str, int]


@frozen(kw_only=True)
class Case:
    """One claim and the state before: integers by name, the rows of each list."""

    inputs: dict[str, int]
    before: dict[str, int]
    items: dict[str, tuple[Row, ...]]

    def numbers(self, program: Program) -> list[object]:
        """The arguments of `settleInts`."""
        found: list[object] = []
        for parameter in parameters(program):
            match parameter:
                case Input(name):
                    found.append(self.inputs[name])
                case Before(cell):
                    found.append(self.before[cell])
                case _:
                    raise AssertionError(parameter)
        return [*found, *(self.rows(program, each.name) for each in program.lists)]

    def rows(self, program: Program, name: str) -> list[list[int]]:
        """The rows of a list as `settleInts` takes them."""
        (owner,) = (each for each in program.lists if each.name == name)
        computed = [item.name for item in owner.items if item.computed]
        return [[row[name] for name in computed] for row in self.items[name]]


def expected(program: Program, case: Case) -> tuple[int, ...]:
    """What the interpreter says that `settleInts` returns."""
    outcome = run(program, case.inputs, case.before, case.items)
    if not isinstance(outcome, Settled):
        return (outcome.refusal.number, *((outcome.row,) if outcome.row else ()))
    outputs = (outcome.values[output.local] for output in program.outputs)
    return (0, *outputs, *(outcome.after[cell.name] for cell in program.cells))


def constants(program: Program) -> tuple[int, ...]:
    """Every number that the program names."""
    tops = (top for statement in statements(program.body) for top in evaluated(statement))
    return tuple(sorted({number for top in tops for number in _numbers(top)} | {0}))


def _numbers(expression: Expression) -> Iterator[int]:
    match expression:
        case Const(value):
            yield value
        case Lookup(values=values):
            yield from values
        case _:
            pass
    for child in children(expression):
        yield from _numbers(child)


def random_outcomes(
    program: Program, random: Random, count: int, known: Iterable[Case] = ()
) -> Iterator[tuple[Case, tuple[int, ...]]]:
    """Claims within the bounds of the program, its version's period included, and what `settleInts` must return.

    Most are like one that settled, but for a few values: what is wholly random is mostly
    refused.  The first to be like are those of `known` that settle.
    """
    named = constants(program)
    settled = [case for case in known if expected(program, case)[0] == 0]
    for _ in range(count):
        case = _fresh(program, random, named)
        if settled and random.random() < 0.75:
            case = _mixed(random.choice(settled), case, random)
        wanted = expected(program, case)
        if wanted[0] == 0:
            settled = [*settled[-100:], case]
        yield case, wanted


def _fresh(program: Program, random: Random, named: tuple[int, ...]) -> Case:
    most = _amount(random, named)
    return Case(
        inputs=_row(program, program.inputs, random, named, most),
        before={cell.name: _cell(cell, random, named) for cell in program.cells},
        items={
            each.name: tuple(
                _row(program, each.items, random, named, most)
                for _ in range(random.choice((0, 1, 2, min(5, each.most))))
            )
            for each in program.lists
        },
    )


def _mixed(old: Case, new: Case, random: Random) -> Case:
    """The old claim with up to three values, or all of the state or the items, of the new one."""
    match random.randrange(4):
        case 0:
            return evolve(old, before=new.before)
        case 1 if old.items:
            return evolve(old, items=new.items)
        case _:
            names = random.sample(sorted(old.inputs), min(3, len(old.inputs)))
            return evolve(old, inputs={**old.inputs, **{name: new.inputs[name] for name in names}})


def _row(
    program: Program,
    fields: Sequence[InputField] | Sequence[ItemField],
    random: Random,
    named: tuple[int, ...],
    most: int,
) -> Row:
    return {
        item.name: _value(program, item, random, named, most)
        for item in fields
        if not isinstance(item.kind, Text)
    }


def _value(
    program: Program, item: InputField | ItemField, random: Random, named: tuple[int, ...], most: int
) -> int:
    low, high = item.low, item.high
    match item.kind:
        case Choice() | Choices() | Flag():
            return random.randint(low, high)
        case Date():
            first, last = program.identity.effective_from, program.identity.effective_to
            if item.name == program.version_date:
                low, high = max(low, first), high if last is None else min(high, last)
            days = [day for number in named for day in (number - 1, number) if low <= day <= high]
            return random.choice((low, high, random.randint(low, min(high, low + 800)), *days[-2:]))
        case Count():
            found = random.choice((low, high, random.randint(low, min(high, low + 40))))
        case Money():
            found = random.choice((most, min(most, _amount(random, named)), _amount(random, named)))
        case _:
            found = random.choice((low, high, _amount(random, named), random.randint(low, high)))
    return max(low, min(high, found))


def _amount(random: Random, named: tuple[int, ...]) -> int:
    near = random.choice(named) + random.randint(-2, 2)
    return random.choice((near, random.randint(0, 300_000), int(10 ** random.uniform(2, 9)), near))


def _cell(cell: Cell, random: Random, named: tuple[int, ...]) -> int:
    if isinstance(cell.kind, Count):
        return random.randint(max(0, cell.low), min(4, cell.high))
    found = 0 if random.random() < 0.4 else _amount(random, named)
    return max(cell.low, min(cell.high, found))
