"""Conditions: subjects resolved, options looked up, comparisons checked."""

from __future__ import annotations

from typing import Final, assert_never

from polyc.diagnostics.values import MixedUnits, NoSuchOption, WrongKind
from polyc.kinds import Choice, Choices, Date, Flag
from polyc.model.context import Context
from polyc.model.formulas import formula, is_orderable, same_kind
from polyc.model.kind_words import FLAG_WORDS, kind_text
from polyc.model.values import All, Among, Any, Condition, Formula, Holds, Related, Relation
from polyc.syntax import values as syntax

_RELATIONS: Final = {
    "超过": Relation.MORE,
    "不超过": Relation.AT_MOST,
    "低于": Relation.LESS,
    "不低于": Relation.AT_LEAST,
    "等于": Relation.EQUAL,
    "早于": Relation.LESS,
    "晚于": Relation.MORE,
    "不早于": Relation.AT_LEAST,
    "不晚于": Relation.AT_MOST,
}
_OF_DATES: Final = ("早于", "晚于", "不早于", "不晚于")


def condition(context: Context, node: syntax.Condition) -> Condition | None:
    """The condition, or None where something in it was reported."""
    match node:
        case syntax.IsOneOf():
            return _among(context, node)
        case syntax.HasAny():
            return _holds(context, node)
        case syntax.Compares():
            return _related(context, node)
        case syntax.AllOf():
            items = _all(context, node.items)
            return None if items is None else All(items=items, span=node.span)
        case syntax.AnyOf():
            items = _all(context, node.items)
            return None if items is None else Any(items=items, span=node.span)
        case _:
            assert_never(node)


def _all(context: Context, nodes: tuple[syntax.Condition, ...]) -> tuple[Condition, ...] | None:
    found = [condition(context, node) for node in nodes]
    known = tuple(each for each in found if each is not None)
    return known if len(known) == len(found) else None


def _among(context: Context, node: syntax.IsOneOf) -> Condition | None:
    subject = formula(context, node.subject, "")
    if subject is None:
        return None
    match subject.kind:
        case Choice(options=options):
            pass
        case Flag():
            options = FLAG_WORDS
        case Choices():
            context.report(WrongKind(span=node.span, found="可兼的选项", wanted="“含”,例如 身份 含 低保"))
            return None
        case _:
            context.report(WrongKind(span=node.subject.span, found=kind_text(subject.kind), wanted="选项"))
            return None
    indices = option_indices(context, node.options, options, _words(node.subject))
    if indices is None:
        return None
    return Among(subject=subject, options=indices, negated=node.negated, span=node.span)


def _holds(context: Context, node: syntax.HasAny) -> Condition | None:
    subject = formula(context, node.subject, "")
    if subject is None:
        return None
    if not isinstance(subject.kind, Choices):
        wanted = "可兼的选项(单选的写 是)"
        context.report(WrongKind(span=node.subject.span, found=kind_text(subject.kind), wanted=wanted))
        return None
    indices = option_indices(context, node.options, subject.kind.options, _words(node.subject))
    if indices is None:
        return None
    return Holds(subject=subject, options=indices, negated=node.negated, span=node.span)


def _words(subject: syntax.Formula) -> str:
    return subject.text if isinstance(subject, syntax.Path) else "此处"


def option_indices(
    context: Context, labels: tuple[syntax.Label, ...], options: tuple[str, ...], of: str
) -> tuple[int, ...] | None:
    """The indices of options named by labels; an unknown one is reported."""
    indices: list[int] = []
    for label in labels:
        text = label.text if isinstance(label, syntax.Option) else "(不是选项)"
        if text not in options:
            context.report(NoSuchOption(span=label.span, option=text, of=of, options=options))
            return None
        indices.append(options.index(text))
    return tuple(indices)


def _related(context: Context, node: syntax.Compares) -> Condition | None:
    left, right = formula(context, node.left, ""), formula(context, node.right, "")
    if left is None or right is None:
        return None
    if not same_kind(left.kind, right.kind):
        texts = kind_text(left.kind), kind_text(right.kind)
        context.report(MixedUnits(span=node.span, left=texts[0], right=texts[1], doing="比较"))
        return None
    if not _may_compare(left, node.word):
        wanted = "日期" if node.word in _OF_DATES else "金额、比例或次数(日期用 早于、晚于)"
        context.report(WrongKind(span=node.left.span, found=kind_text(left.kind), wanted=wanted))
        return None
    return Related(left=left, relation=_RELATIONS[node.word], right=right, span=node.span)


def _may_compare(value: Formula, word: str) -> bool:
    if not is_orderable(value.kind):
        return False
    return word == "等于" or isinstance(value.kind, Date) == (word in _OF_DATES)
