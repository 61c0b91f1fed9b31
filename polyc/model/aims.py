"""What a 目标 aims at: relations to bounds, of the kind that is measured."""

from __future__ import annotations

from typing import Final

from polyc.diagnostics.head import UnknownChoice
from polyc.diagnostics.targets import AimsDisagree, ToleranceOutOfPlace
from polyc.diagnostics.values import WrongKind
from polyc.kinds import Kind, Rate
from polyc.model.context import Context
from polyc.model.formulas import literal
from polyc.model.kind_words import kind_text
from polyc.model.measures import fits
from polyc.model.policy import Aim
from polyc.model.values import Constant, Parameter, Pending, Relation, Version
from polyc.syntax import clauses as syntax
from polyc.syntax import values as written
from polyc.syntax.values import Name

_RELATIONS: Final = {each.value: each for each in Relation}
_LOWER: Final = (Relation.AT_LEAST, Relation.MORE)
_UPPER: Final = (Relation.AT_MOST, Relation.LESS)
TOLERANCE: Final = "上下"


def aims(
    context: Context, node: syntax.Target, kinds: tuple[Kind, ...]
) -> tuple[tuple[Aim, ...], Kind | None]:
    """The aims and their common kind, None where it is not to be told.

    `kinds` are those that the bound may have; where it is 待定, it has the first.
    """
    kind = _kind(context, node.aims[0].bound, kinds)
    if kind is None:
        return (), None
    made = tuple(found for each in node.aims if (found := _aim(context, node.name, each, kind)) is not None)
    if len(made) == len(node.aims) and not _one_stretch(made):
        context.report(AimsDisagree(span=node.aims[0].span.to(node.aims[-1].span)))
    return made, kind


def _kind(context: Context, bound: syntax.Bound, kinds: tuple[Kind, ...]) -> Kind | None:
    if not kinds or isinstance(bound, written.Pending):
        return kinds[0] if kinds else None
    found = literal(context, bound)
    if found is None:
        return None
    if isinstance(bound, written.PointsLiteral):
        context.report(WrongKind(span=bound.span, found="百分点", wanted=kind_text(kinds[0])))
        return None
    if not any(fits(found.kind, kind) for kind in kinds):
        context.report(WrongKind(span=bound.span, found=kind_text(found.kind), wanted=kind_text(kinds[0])))
        return None
    return found.kind


def _aim(context: Context, name: Name, node: syntax.Aim, kind: Kind) -> Aim | None:
    relation = _RELATIONS.get(node.word)
    if relation is None:
        context.report(
            UnknownChoice(span=node.span, about="目标", found=node.word, choices=tuple(_RELATIONS))
        )
        return None
    if node.tolerance is not None and relation is not Relation.EQUAL:
        context.report(ToleranceOutOfPlace(span=node.tolerance.span, word=node.word))
        return None
    bound = _parameter(context, f"{name.text}.{node.word}", node.bound, kind, points=False)
    tolerance = None
    if node.tolerance is not None:
        tolerance = _parameter(context, f"{name.text}.{TOLERANCE}", node.tolerance, kind, points=True)
        if tolerance is None:
            return None
    if bound is None:
        return None
    return Aim(relation=relation, bound=bound, tolerance=tolerance, span=node.span)


def _parameter(context: Context, path: str, node: syntax.Bound, kind: Kind, points: bool) -> Parameter | None:
    """A bound that a scenario may give by its path; `points` where a rate is told in percentage points."""
    if isinstance(node, written.Pending):
        value: Constant | Pending | None = Pending(kind=kind, path=path, span=node.span)
    else:
        value = literal(context, node)
        apart = isinstance(kind, Rate) and isinstance(node, written.PointsLiteral) != points
        if value is not None and (value.kind != kind or apart):
            found = "百分点" if isinstance(node, written.PointsLiteral) else kind_text(value.kind)
            wanted = "百分点(如 2个百分点)" if points and isinstance(kind, Rate) else kind_text(kind)
            context.report(WrongKind(span=node.span, found=found, wanted=wanted))
            return None
    if value is None:
        return None
    version = Version(
        start=None,
        end=None,
        value=value,
        adjustments=(),
        exceptions=(),
        citations=(),
        notes=(),
        span=node.span,
    )
    return Parameter(path=path, kind=kind, versions=(version,), span=node.span)


def _one_stretch(made: tuple[Aim, ...]) -> bool:
    """Whether the aims are one, or one below and one above that leave room between them."""
    if len(made) == 1:
        return True
    lower = [each for each in made if each.relation in _LOWER]
    upper = [each for each in made if each.relation in _UPPER]
    if len(lower) != 1 or len(upper) != 1:
        return False
    low, high = lower[0].bound.versions[0].value, upper[0].bound.versions[0].value
    return not (isinstance(low, Constant) and isinstance(high, Constant)) or low.value <= high.value
