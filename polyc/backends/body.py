"""A program's body as a language of statements prints it: what is read where, and what must be declared before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import TypeAlias

from attrs import frozen

from polyc.kernel.expressions import Before, Local
from polyc.kernel.passes.inlining import uses
from polyc.kernel.passes.knowledge import Placed, placed
from polyc.kernel.passes.sharpening import sharpened
from polyc.kernel.program import ItemList, Program
from polyc.kernel.statements import Each, Guard, Let, Rank, Update
from polyc.kernel.walk import columns, of_items, statements

Target: TypeAlias = Local | Update


def after(cell: str) -> Update:
    """What the name of the local stands for that holds a cell behind the body."""
    return Update(cell=cell, value=Before(cell))


@frozen(kw_only=True)
class Body:
    """A program's body where it is printed, how often its locals are read outside, what is handed out of items.

    `columns` holds what is kept of every item, be it handed out or read again.  `declared`
    holds what was given a 0 before the guard that sets it.
    """

    program: Program
    placed: tuple[Placed, ...]
    read: Counter[str]
    of_items: frozenset[str]
    columns: frozenset[str]
    declared: frozenset[Hashable] = frozenset()


def body(program: Program, kept: Iterable[str], of_items: frozenset[str]) -> Body:
    """The body, of whose locals the outputs and `kept` are read behind it."""
    outputs = (output.local for output in program.outputs)
    read = uses(program.body) + Counter((*outputs, *kept))
    guarded = frozenset(after(cell) for cell in guarded_cells(program))
    return Body(
        program=program,
        placed=sharpened(placed(program)),
        read=read,
        of_items=of_items,
        columns=of_items | columns(program.body),
        declared=guarded,
    )


def guarded_cells(program: Program) -> list[str]:
    """The cells that are written under a condition, once each."""
    guards = (item for item in program.body if isinstance(item, Guard))
    inner = (item for guard in guards for item in statements(guard.body))
    return list(dict.fromkeys(item.cell for item in inner if isinstance(item, Update)))


def written_cells(program: Program) -> frozenset[str]:
    """The cells that the body writes at all."""
    return frozenset(item.cell for item in statements(program.body) if isinstance(item, Update))


def zeroed(guard: Guard, whole: Body) -> Iterator[Local]:
    """What is read outside of the guard is 0 where its condition does not hold."""
    inner = uses(guard.body)
    lets = (item.name for item in statements(guard.body) if isinstance(item, Let))
    names = (name for name in lets if whole.read[name] > inner[name])
    yield from (Local(name) for name in names if Local(name) not in whole.declared)


def kept_of(each: Each, whole: Body) -> list[Local]:
    """What is handed out of an item."""
    return [Local(let.name) for let in of_items((each,)) if let.name in whole.of_items]


def stored(each: Each, whole: Body) -> list[Let | Rank]:
    """What of an `Each` is kept as a column: what a later one reads, what is handed out, the ranks."""
    return [item for item in of_items((each,)) if item.name in whole.columns]


def read_columns(each: Each, whole: Body) -> list[str]:
    """The columns from above that this `Each` reads."""
    own = {item.name for item in of_items((each,))}
    return [name for name in uses((each,)) if name not in own and name in whole.columns]


def owner(name: str, program: Program) -> ItemList:
    """The list of that name."""
    (found,) = (each for each in program.lists if each.name == name)
    return found
