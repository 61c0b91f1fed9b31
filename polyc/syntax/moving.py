"""A tree moved along in its text: the same nodes, further up or down."""

from __future__ import annotations

from typing import Any, Final, TypeVar

from attrs import fields

from polyc.source.span import Span
from polyc.syntax.values import Node

Any_Node = TypeVar("Any_Node", bound=Node)

_put = object.__setattr__
"""Fills a node that is being made; `evolve` would take ten times as long over a thousand lines."""


def moved(node: Any_Node, by: int) -> Any_Node:
    """The node and all in it, `by` characters further on (back where it is negative)."""
    return node if by == 0 else _moved(node, by)


def _moved(node: Any_Node, by: int) -> Any_Node:
    kind = type(node)
    made = kind.__new__(kind)
    span = node.span
    _put(made, "span", Span(span.start + by, span.end + by, span.origin))
    for name in parts(kind):
        value = getattr(node, name)
        if isinstance(value, tuple | Node):
            value = _value(value, by)
        _put(made, name, value)
    return made


def _value(value: Any, by: int) -> Any:
    if isinstance(value, tuple):
        return tuple([_value(each, by) for each in value])
    return _moved(value, by) if isinstance(value, Node) else value


_KNOWN: Final[dict[type[Node], tuple[str, ...]]] = {}


def parts(kind: type[Node]) -> tuple[str, ...]:
    """The fields of a class of nodes, but for its span; told once for each class."""
    if kind not in _KNOWN:
        _KNOWN[kind] = tuple(each.name for each in fields(kind) if each.name != "span")
    return _KNOWN[kind]
