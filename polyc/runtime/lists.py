"""The lists of items that a claim holds: what each expects, and what is wrong with typed items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from polyc.runtime.fields import Field, both_names, misfit


class ItemField(NamedTuple):
    """One input of an item; where none is given, `default` stands in: an integer of the kind, the name
    of another input of the item, or None where it must be given.
    """

    field: Field
    default: int | str | None


class ItemList(NamedTuple):
    """A list of at most `most` items; `field` is its name in the interface, `name` the author's.

    An item is a `row`: a named tuple with one value for each of `items`.
    """

    field: str
    name: str
    items: tuple[ItemField, ...]
    most: int
    row: Any


def list_label(each: ItemList) -> str:
    """The author's name, and the interface's where it differs."""
    return both_names(each.name, each.field)


def expected_list(each: ItemList) -> str:
    """What the list takes, in Chinese."""
    return f"至多{each.most}行的明细"


def row_label(each: ItemList, row: int) -> str:
    """How a message names an item; rows count from 1."""
    return f"{list_label(each)}第 {row} 行"


def list_misfits(each: ItemList, rows: object) -> list[str]:
    """What is wrong with typed items, in Chinese; nothing where they fit."""
    if type(rows) is not tuple:
        return [f"{list_label(each)}应为{expected_list(each)},写成 {each.row.__name__} 的元组"]
    if len(rows) > each.most:
        return [f"{list_label(each)}应为{expected_list(each)},现在有 {len(rows)} 行"]
    return [problem for at, row in enumerate(rows, start=1) for problem in _row_misfits(each, at, row)]


def _row_misfits(each: ItemList, at: int, row: Any) -> Iterator[str]:
    if type(row) is not each.row:
        yield f"{row_label(each, at)}应为 {each.row.__name__}"
        return
    for item, value in zip(each.items, row, strict=True):
        if problem := misfit(item.field, value):
            yield f"{row_label(each, at)}:{problem}"
