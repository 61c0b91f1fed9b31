"""可调 stands below a clause that gives a value."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import fields

from polyc.diagnostics.changes import AdjustableOfNothing
from polyc.diagnostics.diagnostic import Diagnostic
from polyc.syntax import clauses as syntax
from polyc.syntax.values import Node

_ADJUSTED = (syntax.Valued, syntax.NoLimit, syntax.FromPool, syntax.Brackets, syntax.Change)


def adjustable_marks(tree: syntax.SourcePolicy, text: str) -> Iterator[Diagnostic]:
    """Finds every 可调 of `text` from which nobody could tell what may be changed."""
    if "可调" in text:  # most texts need no walk through their tree
        yield from (AdjustableOfNothing(span=mark.span) for mark in _idle(tree) if mark.span.origin is None)


def _idle(node: Node) -> Iterator[syntax.Adjustable]:
    """Every 可调 below a clause that gives no value."""
    if isinstance(node, syntax.Clause) and not isinstance(node, _ADJUSTED):
        yield from (each for each in node.remarks if isinstance(each, syntax.Adjustable))
    for each in fields(type(node)):
        value = getattr(node, each.name)
        for child in value if isinstance(value, tuple) else (value,):
            if isinstance(child, Node):
                yield from _idle(child)
