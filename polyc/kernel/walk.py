"""Walking a program: the families of expressions, and what lies inside of what."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, TypeAlias, assert_never

from polyc.kernel.expressions import (
    Bands,
    BandsInverse,
    Before,
    Compare,
    Const,
    Expression,
    Extreme,
    Field,
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
from polyc.kernel.statements import Each, Guard, Let, Rank, Refuse, Statement, Total, Update

REMEMBERED: Final = 1 << 16
"""Expressions whose names are kept: passes ask after the same ones again and again."""

Named: TypeAlias = Input | Field | Local | Before
Leaf: TypeAlias = Const | Named
Arithmetic: TypeAlias = Linear | Product | Quotient
Choosing: TypeAlias = Extreme | Select | Lookup
Truth: TypeAlias = Compare | Logic | Not | Overlap
Brackets: TypeAlias = Bands | BandsInverse


def children(expression: Expression) -> tuple[Expression, ...]:
    """The expressions directly inside, in the order in which they are written."""
    match expression:
        case Const() | Input() | Field() | Local() | Before():
            return ()
        case Linear() | Product() | Quotient():
            return _operands(expression)
        case Extreme() | Select() | Lookup():
            return _choices(expression)
        case Compare() | Logic() | Not() | Overlap():
            return _judged(expression)
        case Bands(amount=first, bounds=bounds, rates=rates):
            return (first, *bounds, *rates)
        case BandsInverse(value=first, bounds=bounds, rates=rates):
            return (first, *bounds, *rates)
        case _:
            assert_never(expression)


@lru_cache(maxsize=REMEMBERED)
def names(expression: Expression) -> tuple[Named, ...]:
    """Every input, field, local and cell that the expression reads, with repetitions."""
    if isinstance(expression, Input | Field | Local | Before):
        return (expression,)
    return tuple(name for child in children(expression) for name in names(child))


@lru_cache(maxsize=REMEMBERED)
def local_names(expression: Expression) -> tuple[str, ...]:
    """The locals that the expression reads, each once."""
    return tuple(dict.fromkeys(name.name for name in names(expression) if isinstance(name, Local)))


def statements(body: tuple[Statement, ...]) -> Iterator[Statement]:
    """Every statement in the order of the text, those inside of a `Guard` or an `Each` after it."""
    for statement in body:
        yield statement
        if isinstance(statement, Guard | Each):
            yield from statements(statement.body)


def evaluated(statement: Statement) -> tuple[Expression, ...]:
    """The expressions that the statement evaluates itself, those of what is inside of it left out."""
    match statement:
        case Let(value=value) | Update(value=value):
            return (value,)
        case Guard(condition=condition) | Refuse(condition=condition):
            return (condition,)
        case Each(totals=totals, ranks=ranks):
            return (*(total.value for total in totals), *(rank.value for rank in ranks))
        case _:
            assert_never(statement)


def results(body: tuple[Statement, ...]) -> Iterator[Let | Total]:
    """What names one value of a whole settlement, in the order of the text: not the `Let` of an `Each`."""
    for statement in body:
        match statement:
            case Let():
                yield statement
            case Guard(body=inner):
                yield from results(inner)
            case Each(totals=totals):
                yield from totals
            case _:
                pass


def of_items(body: tuple[Statement, ...]) -> Iterator[Let | Rank]:
    """What names one value of each item, in the order of the text."""
    for statement in body:
        if isinstance(statement, Each):
            yield from (inner for inner in statement.body if isinstance(inner, Let))
            yield from statement.ranks


def columns(body: tuple[Statement, ...]) -> frozenset[str]:
    """What is computed for each item and read again in a later `Each`, and every rank."""
    found: set[str] = set()
    for each in body:
        if isinstance(each, Each):
            named = {item.name for item in of_items((each,))}
            read = {item for item in _reading((each,)) if item not in named}
            found |= read | {rank.name for rank in each.ranks}
    return frozenset(found & {item.name for item in of_items(body)})


def _reading(body: tuple[Statement, ...]) -> Iterator[str]:
    """The locals that the expressions of the body read."""
    tops = (top for statement in statements(body) for top in evaluated(statement))
    yield from (name.name for top in tops for name in names(top) if isinstance(name, Local))


def _operands(expression: Arithmetic) -> tuple[Expression, ...]:
    match expression:
        case Linear(terms=terms):
            return tuple(term for _, term in terms)
        case Product(left, right):
            return (left, right)
        case Quotient(dividend=dividend, divisor=divisor):
            return (dividend, divisor)
        case _:
            assert_never(expression)


def _choices(expression: Choosing) -> tuple[Expression, ...]:
    match expression:
        case Extreme(items=items) | Lookup(indices=items):
            return items
        case Select(cases=cases, otherwise=otherwise):
            return (*(part for case in cases for part in case), otherwise)
        case _:
            assert_never(expression)


def _judged(expression: Truth) -> tuple[Expression, ...]:
    match expression:
        case Compare(left=left, right=right):
            return (left, right)
        case Logic(items=items):
            return items
        case Not(item) | Overlap(bits=item):
            return (item,)
        case _:
            assert_never(expression)
