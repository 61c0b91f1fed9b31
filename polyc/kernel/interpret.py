"""The oracle: runs a program as the trees read, with fractions, and shares no arithmetic with anyone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, assert_never

from attrs import frozen

from polyc.kernel.bug import require
from polyc.kernel.evaluate import Frame, evaluate, holds
from polyc.kernel.program import Cell, InputField, Program
from polyc.kernel.statements import Guard, Let, Refusal, Refuse, Statement, Update
from polyc.kinds import Text


@frozen(kw_only=True)
class Settled:
    """The value of every `Let`, 0 where its `Guard` did not hold, and every cell afterwards."""

    values: Mapping[str, int]
    after: Mapping[str, int]


@frozen
class Refused:
    """The claim is refused; the state stays as it was."""

    refusal: Refusal


Outcome: TypeAlias = Settled | Refused


@frozen(kw_only=True)
class _Run:
    values: dict[str, int]
    written: dict[str, int]
    frame: Frame


def run(program: Program, inputs: Mapping[str, int], before: Mapping[str, int]) -> Outcome:
    """Settle one claim.

    `inputs` gives every input but the texts and `before` every cell, each within its
    declared bounds.  Raises `KernelBug` where they do not, where a divisor is not
    positive, an index out of its table, a bound below the one before, a condition not 0
    or 1, a cell written twice or left out of its bounds.
    """
    asked = [item for item in program.inputs if not isinstance(item.kind, Text)]
    state = _bounded(program.cells, before)
    values: dict[str, int] = {}
    frame = Frame(inputs=_bounded(asked, inputs), before=state, values=values)
    this = _Run(values=values, written={}, frame=frame)
    refusal = _execute(program.body, this)
    if refusal is not None:
        return Refused(refusal)
    return Settled(values=values, after=_bounded(program.cells, {**state, **this.written}))


def _bounded(asked: tuple[Cell, ...] | list[InputField], given: Mapping[str, int]) -> dict[str, int]:
    for item in asked:
        require(item.name in given, f"no value for {item.name}")
        value = given[item.name]
        require(item.low <= value <= item.high, f"{item.name} = {value} is out of bounds")
    return {item.name: given[item.name] for item in asked}


def _execute(body: tuple[Statement, ...], this: _Run) -> Refusal | None:
    for statement in body:
        match statement:
            case Let(name=name, value=value):
                this.values[name] = evaluate(value, this.frame)
            case Guard(condition=condition, body=inner):
                if not holds(condition, this.frame):
                    _skip(inner, this)
                elif (refusal := _execute(inner, this)) is not None:
                    return refusal
            case Refuse(condition=condition, refusal=refusal):
                if holds(condition, this.frame):
                    return refusal
            case Update(cell=cell, value=value):
                require(cell not in this.written, f"{cell} is written twice")
                this.written[cell] = evaluate(value, this.frame)
            case _:
                assert_never(statement)
    return None


def _skip(body: tuple[Statement, ...], this: _Run) -> None:
    for statement in body:
        if isinstance(statement, Let):
            this.values[statement.name] = 0
        elif isinstance(statement, Guard):
            _skip(statement.body, this)
