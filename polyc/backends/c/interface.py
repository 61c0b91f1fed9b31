"""The symbols of a policy in C: one prefix, and the members of its structures by what they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from attrs import frozen

from polyc.backends.artifact import artifact_path
from polyc.backends.c.names import Names, identifier
from polyc.kernel.program import Cell, InputField, ItemField, ItemList, Output, Program, RowOutputs
from polyc.kinds import Kind

Declared: TypeAlias = InputField | ItemField | Cell | Output


@frozen(kw_only=True)
class Member:
    """One integer of a structure: its symbol, the author's name, its kind."""

    symbol: str
    name: str
    kind: Kind
    declared: Declared


@frozen(kw_only=True)
class Rows:
    """The rows of a list: what a claim holds of each, or what is handed out of each."""

    symbol: str
    name: str
    members: tuple[Member, ...]


@frozen(kw_only=True)
class Interface:
    """Every structure of a policy; `items` and `rows` are in the order of the program's lists and rows."""

    prefix: str
    claim: tuple[Member, ...]
    state: tuple[Member, ...]
    result: tuple[Member, ...]
    items: tuple[Rows, ...]
    rows: tuple[Rows, ...]


def interface(program: Program) -> Interface:
    """The symbols of a program; the same declarations give the same symbols."""
    lists = Names()
    return Interface(
        prefix=identifier(artifact_path(program.identity.policy, "")),
        claim=_members((item.field, item.name, item.kind, item) for item in program.inputs if item.computed),
        state=_members((cell.name, cell.name, cell.kind, cell) for cell in program.cells),
        result=_members((output.field, output.name, output.kind, output) for output in program.outputs),
        items=tuple(_items(each, lists) for each in program.lists),
        rows=tuple(_rows(each, lists) for each in program.rows),
    )


def _items(each: ItemList, lists: Names) -> Rows:
    members = _members((item.field, item.name, item.kind, item) for item in each.items if item.computed)
    return Rows(symbol=lists.give(("items", each.name), each.field), name=each.name, members=members)


def _rows(each: RowOutputs, lists: Names) -> Rows:
    members = _members((column.field, column.name, column.kind, column) for column in each.columns)
    return Rows(symbol=lists.give(("rows", each.field), each.field), name=each.list, members=members)


def _members(told: Iterable[tuple[str, str, Kind, Declared]]) -> tuple[Member, ...]:
    names = Names(("row", "i", "n"))
    return tuple(
        Member(symbol=names.give(at, wish), name=name, kind=kind, declared=declared)
        for at, (wish, name, kind, declared) in enumerate(told)
    )
