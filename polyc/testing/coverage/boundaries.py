"""Boundaries: a value that a threshold parts, looked at from just below and from just above.

“Just” is one yuan, one percentage point, one day or one time (`view.just`).  Where the
threshold belongs to the lower side (不超过, 以下), a settlement looks at the lower side
with a value from one yuan below the threshold up to the threshold itself, and at the
upper side with a value above it by at most one yuan; where the threshold belongs to the
upper side (不低于, 以上) it counts there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import TypeAlias, assert_never

from polyc.analysis.claim import value_words
from polyc.kinds import Kind
from polyc.lowering.formulas import unit_scale
from polyc.model.values import All, Among, Any, Condition, Constant, Formula, Holds, Related, Relation
from polyc.model.words import formula as formula_words
from polyc.source.span import Span
from polyc.testing.coverage.point import Part, Point, Question
from polyc.testing.coverage.view import View, amount, just

Ask: TypeAlias = Callable[[View], Fraction | None]
"""A value or a threshold as a settlement has it; None where it has none."""


def boundary(
    owner: str, words: str, kind: Kind, value: Ask, threshold: Ask, span: Span, *, upper: bool = False
) -> Question:
    """Both sides of a threshold; `upper` where the threshold itself belongs to the upper side."""
    low, high = ("不到", "达到") if upper else ("不超过", "超过")
    points = tuple(
        Point(part=Part.BOUNDARY, owner=owner, detail=f"{words},{side}一侧", span=span)
        for side in (low, high)
    )
    near = just(kind)

    def answer(view: View) -> Iterable[int]:
        here, edge = value(view), threshold(view)
        if here is None or edge is None or abs(here - edge) > near:
            return ()
        above = here >= edge if upper else here > edge
        return (int(above),)

    return Question(points=points, answer=answer)


def condition_boundaries(owner: str, condition: Condition) -> Iterator[Question]:
    """The boundaries of every comparison of numbers in a condition."""
    match condition:
        case Related():
            yield from _related(owner, condition)
        case All(items=items) | Any(items=items):
            for item in items:
                yield from condition_boundaries(owner, item)
        case Among() | Holds():
            return
        case _:
            assert_never(condition)


def _related(owner: str, node: Related) -> Iterator[Question]:
    left, right, relation = node.left, node.right, node.relation
    if relation is Relation.EQUAL:
        return
    upper = relation in (Relation.AT_LEAST, Relation.LESS)
    if isinstance(left, Constant) and not isinstance(right, Constant):
        left, right, upper = right, left, not upper
    words = f"{formula_words(left)}与{formula_words(right)}相比"
    yield boundary(owner, words, left.kind, _asked(left), _asked(right), node.span, upper=upper)


def _asked(formula: Formula) -> Ask:
    return lambda view: amount(formula, view)


def start_boundary(owner: str, subject: Formula, start: int, span: Span) -> Question:
    """Where a range of a table's key begins; the start belongs to the range above."""
    edge = Fraction(start, unit_scale(subject.kind))
    words = f"{formula_words(subject)} {value_words(subject.kind, start)}起"
    return boundary(owner, words, subject.kind, _asked(subject), lambda _: edge, span, upper=True)
