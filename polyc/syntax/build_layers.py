"""Concrete trees of definitions and layers to syntax."""

from __future__ import annotations

from polyc.syntax.build_head import written_kind
from polyc.syntax.build_parts import (
    amendments,
    clause_parts,
    condition_child,
    interface,
    limit_on,
    period,
    scope,
    valued_parts,
)
from polyc.syntax.build_values import condition, value_range
from polyc.syntax.clauses import (
    Accumulate,
    Applies,
    Base,
    Benefit,
    Bracket,
    Brackets,
    Cap,
    Compute,
    Deductible,
    Drawing,
    FromPool,
    Layer,
    LayerLine,
    NoLimit,
    OwnLimit,
    Pool,
    RateLine,
    Upfront,
)
from polyc.syntax.concrete import Concrete, has, names, only, span_of, subtrees

_LINES = ("applies", "base", "accumulate", "upfront", "deductible", "rate_line", "brackets", "cap")
_RANGES = (
    "exactly",
    "closed_range",
    "closed_open_range",
    "open_closed_range",
    "open_range",
    "more_than",
    "short_of",
    "and_above",
    "and_below",
)


def compute(tree: Concrete) -> Compute:
    kind, defined = only(tree, "kind_word", "one_of", "any_of"), only(tree, "defined")
    assert defined is not None
    owner = names(defined)
    return Compute(
        **valued_parts(tree),
        list=owner[0] if len(owner) > 1 else None,
        name=owner[-1],
        kind=None if kind is None else written_kind(kind),
        signed=has(tree, "SIGNED"),
        interface=interface(tree),
    )


def pool(tree: Concrete) -> Pool:
    return Pool(**valued_parts(tree), name=names(tree)[0], scope=scope(tree), limit_on=limit_on(tree))


def benefit(tree: Concrete) -> Benefit:
    name, payer = names(tree)
    holds = condition_child(tree)
    return Benefit(
        **valued_parts(tree),
        name=name,
        payer=payer,
        condition=None if holds is None else condition(holds),
        interface=interface(tree),
    )


def layer(tree: Concrete) -> Layer:
    name, payer = names(tree)
    return Layer(
        **clause_parts(tree),
        name=name,
        payer=payer,
        interface=interface(tree),
        lines=tuple(map(_line, subtrees(tree, *_LINES))),
    )


def _line(tree: Concrete) -> LayerLine:
    match tree.data:
        case "applies":
            holds = condition_child(tree)
            assert holds is not None
            return Applies(**clause_parts(tree), condition=condition(holds))
        case "base":
            return Base(**valued_parts(tree))
        case "accumulate":
            return Accumulate(**clause_parts(tree), scope=scope(tree), choices=names(tree))
        case "upfront":
            return Upfront(**valued_parts(tree))
        case "deductible":
            return Deductible(drawing=_drawing(tree), span=span_of(tree))
        case "rate_line":
            return RateLine(**valued_parts(tree))
        case "cap":
            return Cap(drawing=_drawing(tree), span=span_of(tree))
        case _:
            return brackets(tree)


def _drawing(tree: Concrete) -> Drawing:
    inner = only(tree, "no_limit", "from_pool", "own_limit")
    assert inner is not None
    match str(inner.data):
        case "no_limit":
            return NoLimit(**clause_parts(tree))
        case "from_pool":
            return FromPool(**clause_parts(tree), pool=names(inner)[0])
        case _:
            outer = tree.copy()
            outer.children = [*inner.children, *tree.children[1:]]
            parts = valued_parts(outer)
            parts["span"] = span_of(tree)  # a copied tree has lost its place
            return OwnLimit(**parts, scope=scope(inner), limit_on=limit_on(inner))


def brackets(tree: Concrete) -> Brackets:
    return Brackets(
        **clause_parts(tree),
        period=period(tree),
        choices=names(tree),
        brackets=tuple(map(bracket, subtrees(tree, "bracket"))),
        amendments=amendments(tree),
    )


def bracket(tree: Concrete) -> Bracket:
    """One band: its range is the first child, its rate the second."""
    found = only(tree, *_RANGES)
    assert found is not None
    rest = tree.copy()
    rest.children = tree.children[1:]
    parts = valued_parts(rest)
    return Bracket(
        span=span_of(tree),
        citations=parts["citations"],
        remarks=parts["remarks"],
        range=value_range(found),
        value=parts["value"],
    )
