"""The oracle: runs a program as the trees read, with fractions, and shares no arithmetic with anyone.

`Select`, `Logic` and `Guard` look at nothing behind the point where they are decided, so
that a divisor may be guarded by the condition before it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, TypeAlias, assert_never

from attrs import field, frozen

from polyc.kernel.bug import KernelBug
from polyc.kernel.exact import bands, bands_inverse, rounded
from polyc.kernel.expressions import (
    Bands,
    BandsInverse,
    Before,
    Compare,
    Comparison,
    Connective,
    Const,
    Expression,
    Extreme,
    Extremum,
    Input,
    Linear,
    Local,
    Logic,
    Lookup,
    Not,
    Overlap,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.program import Cell, InputField, Program
from polyc.kernel.statements import Guard, Let, Refusal, Refuse, Statement, Update
from polyc.kernel.walk import Arithmetic, Brackets, Choosing, Leaf, Truth
from polyc.kinds import Text

COMPARED: Final[Mapping[Comparison, Callable[[int, int], bool]]] = {
    Comparison.LESS: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.EQUAL: operator.eq,
    Comparison.UNEQUAL: operator.ne,
    Comparison.AT_LEAST: operator.ge,
    Comparison.MORE: operator.gt,
}


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
    inputs: Mapping[str, int]
    before: Mapping[str, int]
    values: dict[str, int] = field(factory=dict)
    written: dict[str, int] = field(factory=dict)


def run(program: Program, inputs: Mapping[str, int], before: Mapping[str, int]) -> Outcome:
    """Settle one claim.

    `inputs` gives every input but the texts and `before` every cell, each within its
    declared bounds.  Raises `KernelBug` where they do not, where a divisor is not
    positive, an index out of its table, a bound below the one before, a condition not 0
    or 1, a cell written twice or left out of its bounds.
    """
    asked = [item for item in program.inputs if not isinstance(item.kind, Text)]
    state = _bounded(program.cells, before)
    this = _Run(inputs=_bounded(asked, inputs), before=state)
    refusal = _execute(program.body, this)
    if refusal is not None:
        return Refused(refusal)
    return Settled(values=this.values, after=_bounded(program.cells, {**state, **this.written}))


def _bounded(asked: tuple[Cell, ...] | list[InputField], given: Mapping[str, int]) -> dict[str, int]:
    for item in asked:
        _require(item.name in given, f"no value for {item.name}")
        value = given[item.name]
        _require(item.low <= value <= item.high, f"{item.name} = {value} is out of bounds")
    return {item.name: given[item.name] for item in asked}


def _execute(body: tuple[Statement, ...], this: _Run) -> Refusal | None:
    for statement in body:
        match statement:
            case Let(name=name, value=value):
                this.values[name] = _value(value, this)
            case Guard(condition=condition, body=inner):
                if not _holds(condition, this):
                    _skip(inner, this)
                elif (refusal := _execute(inner, this)) is not None:
                    return refusal
            case Refuse(condition=condition, refusal=refusal):
                if _holds(condition, this):
                    return refusal
            case Update(cell=cell, value=value):
                _require(cell not in this.written, f"{cell} is written twice")
                this.written[cell] = _value(value, this)
            case _:
                assert_never(statement)
    return None


def _skip(body: tuple[Statement, ...], this: _Run) -> None:
    for statement in body:
        if isinstance(statement, Let):
            this.values[statement.name] = 0
        elif isinstance(statement, Guard):
            _skip(statement.body, this)


def _holds(condition: Expression, this: _Run) -> bool:
    value = _value(condition, this)
    _require(value in (0, 1), f"a condition is {value}")
    return value == 1


def _value(expression: Expression, this: _Run) -> int:
    match expression:
        case Const() | Input() | Local() | Before():
            return _leaf(expression, this)
        case Linear() | Product() | Quotient():
            return _arithmetic(expression, this)
        case Extreme() | Select() | Lookup():
            return _choice(expression, this)
        case Compare() | Logic() | Not() | Overlap():
            return int(_truth(expression, this))
        case Bands() | BandsInverse():
            return _brackets(expression, this)
        case _:
            assert_never(expression)


def _leaf(expression: Leaf, this: _Run) -> int:
    match expression:
        case Const(value):
            return value
        case Input(name):
            return this.inputs[name]
        case Local(name):
            return this.values[name]
        case Before(cell):
            return this.before[cell]
        case _:
            assert_never(expression)


def _arithmetic(expression: Arithmetic, this: _Run) -> int:
    match expression:
        case Linear(terms=terms, constant=constant):
            return constant + sum(coefficient * _value(term, this) for coefficient, term in terms)
        case Product(left, right):
            return _value(left, this) * _value(right, this)
        case Quotient(dividend=dividend, divisor=divisor, rounding=rounding):
            below = _value(divisor, this)
            _require(below > 0, f"a divisor is {below}")
            return rounded(Fraction(_value(dividend, this), below), rounding)
        case _:
            assert_never(expression)


def _choice(expression: Choosing, this: _Run) -> int:
    match expression:
        case Extreme(which=which, items=items):
            values = [_value(item, this) for item in items]
            return min(values) if which is Extremum.LEAST else max(values)
        case Select(cases=cases, otherwise=otherwise):
            for condition, value in cases:
                if _holds(condition, this):
                    return _value(value, this)
            return _value(otherwise, this)
        case Lookup(indices=indices, sizes=sizes, values=cells):
            place = 0
            for item, size in zip(indices, sizes, strict=True):
                index = _value(item, this)
                _require(0 <= index < size, f"an index is {index} in a table of {size}")
                place = place * size + index
            return cells[place]
        case _:
            assert_never(expression)


def _truth(expression: Truth, this: _Run) -> bool:
    match expression:
        case Compare(comparison=comparison, left=left, right=right):
            return COMPARED[comparison](_value(left, this), _value(right, this))
        case Logic(connective=connective, items=items):
            held = (_holds(item, this) for item in items)
            return all(held) if connective is Connective.ALL else any(held)
        case Not(item):
            return not _holds(item, this)
        case Overlap(bits=bits, mask=mask):
            return _value(bits, this) & mask != 0
        case _:
            assert_never(expression)


def _brackets(expression: Brackets, this: _Run) -> int:
    bounds = [_value(bound, this) for bound in expression.bounds]
    rates = [_value(rate, this) for rate in expression.rates]
    _require(bounds == sorted(bounds), f"bounds fall: {bounds}")
    match expression:
        case Bands(amount=amount):
            return bands(_value(amount, this), bounds, rates)
        case BandsInverse(value=value, rounding=rounding):
            _require(min(rates) >= 0, f"a rate is negative: {rates}")
            return rounded(bands_inverse(_value(value, this), bounds, rates), rounding)
        case _:
            assert_never(expression)


def _require(right: bool, wrong: str) -> None:
    if not right:
        raise KernelBug(wrong)
