"""Concrete trees of 沿用 and 修改 to syntax."""

from __future__ import annotations

from polyc.syntax.build_layers import bracket
from polyc.syntax.build_parts import (
    amendments,
    clause_parts,
    limit_on,
    period,
    scope,
    value_child,
)
from polyc.syntax.build_values import formula, path, written
from polyc.syntax.clauses import Change, Inherit, Scope, Shift
from polyc.syntax.concrete import Concrete, has, only, span_of, subtrees, text_of
from polyc.syntax.values import Written


def inherit(tree: Concrete) -> Inherit:
    return Inherit(**clause_parts(tree), text=text_of(tree, "ID_TEXT"))


def change(tree: Concrete) -> Change:
    aim = only(tree, "target_clause")
    assert aim is not None
    named = only(aim, "path")
    assert named is not None
    return Change(
        **clause_parts(tree),
        target=path(named),
        period=period(tree),
        scope=_scope(tree),
        limit_on=limit_on(tree),
        value=_value(tree),
        brackets=tuple(map(bracket, subtrees(tree, "bracket"))),
        amendments=amendments(tree),
    )


def _scope(tree: Concrete) -> Scope | None:
    return None if only(tree, "scope") is None else scope(tree)


def _value(tree: Concrete) -> Written | Shift | None:
    moved = only(tree, "shift")
    if moved is not None:
        amount = value_child(moved)
        assert amount is not None
        return Shift(raises=has(moved, "RAISE"), amount=formula(amount), span=span_of(moved))
    given = value_child(tree)
    return None if given is None else written(given, only(tree, "rows"))
