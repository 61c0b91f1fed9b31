"""The items of a base put before those of the policy that builds on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeVar

from attrs import evolve, fields

from polyc.source.span import Origin, Span
from polyc.syntax.clauses import (
    Benefit,
    Case,
    Change,
    Compute,
    Denial,
    Effective,
    Inherit,
    Item,
    Layer,
    PolicyId,
    Pool,
    Region,
    Split,
    Suppose,
    Title,
)
from polyc.syntax.values import Node, Path

Any_Node = TypeVar("Any_Node", bound=Node)

_OF_ITSELF: Final = (Title, PolicyId, Region, Effective, Inherit, Case)
"""What a policy says of itself, and its own cases: nothing of it comes along."""


def grafted(own: tuple[Item, ...], line: Inherit, above: tuple[Item, ...]) -> tuple[Item, ...]:
    """The base's items, all standing at `line`, then the policy's own.

    A 计算 or 给付 of the base that a 修改 makes rest on the policy's own names is moved down
    to that 修改: only there these names are known.
    """
    coming = [placed(each, line.text, line.span) for each in above if not isinstance(each, _OF_ITSELF)]
    late = _late(own)
    first = [each for each in coming if _name(each) not in late]
    mine: list[Item] = []
    for item in own:
        if isinstance(item, Change) and item.target.text in late:
            late.remove(item.target.text)
            mine += [each for each in coming if _name(each) == item.target.text]
        mine.append(item)
    return (*first, *mine)


def _late(own: tuple[Item, ...]) -> set[str]:
    """The clauses whose 修改 rests on something that the policy itself defines."""
    defined = {_name(each) for each in own} - {""}
    return {
        each.target.text
        for each in own
        if isinstance(each, Change) and any(path.names[0].text in defined for path in _paths(each.value))
    }


def _name(item: Item) -> str:
    """The name that an item defines; "" where it defines none."""
    if isinstance(item, Compute) and item.list is not None:
        return ""
    return (
        item.name.text
        if isinstance(item, Compute | Benefit | Denial | Layer | Pool | Split | Suppose)
        else ""
    )


def _paths(node: object) -> Iterator[Path]:
    if isinstance(node, Path):
        yield node
    elif isinstance(node, tuple):
        for each in node:
            yield from _paths(each)
    elif isinstance(node, Node):
        for field in fields(type(node)):
            yield from _paths(getattr(node, field.name))


# ---- places ----


def placed(node: Any_Node, policy: str, at: Span) -> Any_Node:
    """The node and all in it at one place, each remembering where it was written first."""
    changed = {
        field.name: _placed(getattr(node, field.name), policy, at)
        for field in fields(type(node))
        if field.name != "span"
    }
    return evolve(node, span=_place(node.span, policy, at), **changed)


def _placed(value: Any, policy: str, at: Span) -> Any:
    if isinstance(value, tuple):
        return tuple(_placed(each, policy, at) for each in value)
    return placed(value, policy, at) if isinstance(value, Node) else value


def _place(old: Span, policy: str, at: Span) -> Span:
    origin = old.origin or Origin(policy=policy, start=old.start, end=old.end)
    return Span(at.start, at.end, origin)
