"""What a case sets or expects: written labels to integers (or text) of a kind."""

from __future__ import annotations

from attrs import evolve

from polyc.diagnostics.values import NoSuchOption, WrongKind
from polyc.kinds import Choice, Choices, Count, Flag, Kind, Money, Quantity, Text, UnitPrice
from polyc.model.conditions import option_indices
from polyc.model.context import Context
from polyc.model.formulas import literal
from polyc.model.kind_words import FLAG_WORDS, kind_text
from polyc.model.values import Constant
from polyc.money import PRICE_PER_FEN, QUANTITY_ONE
from polyc.syntax import clauses as syntax
from polyc.syntax import values as written
from polyc.syntax.figures import scaled


def given(context: Context, values: syntax.Values, kind: Kind, of: str) -> int | str | None:
    """The integer (or text) that written labels stand for."""
    labels = values.labels
    match kind:
        case Text():
            return labels[0].text if len(labels) == 1 and isinstance(labels[0], written.Option) else None
        case Choices(options=options):
            if len(labels) == 1 and isinstance(labels[0], written.Option) and labels[0].text == "无":
                return 0
            indices = option_indices(context, labels, options, of)
            return None if indices is None else sum(1 << index for index in set(indices))
        case Choice(options=options):
            return _one(context, labels, options, of)
        case Flag():
            return _one(context, labels, FLAG_WORDS, of)
        case _:
            return _number(context, values, kind)


def _one(
    context: Context, labels: tuple[written.Label, ...], options: tuple[str, ...], of: str
) -> int | None:
    indices = option_indices(context, labels, options, of)
    if indices is None or len(indices) == 1:
        return None if indices is None else indices[0]
    context.report(NoSuchOption(span=labels[1].span, option="两项", of=of, options=options))
    return None


def _as_price(constant: Constant, kind: Kind) -> Constant:
    """An amount as a unit price, where that is wanted."""
    if isinstance(kind, UnitPrice) and isinstance(constant.kind, Money):
        return evolve(constant, kind=kind, value=constant.value * PRICE_PER_FEN)
    return constant


def _counts_anything(found: Kind, kind: Kind) -> bool:
    """Whether a count of any unit may stand here, as for what 计数 counts."""
    return isinstance(found, Count) and kind == Count(unit="")


def _number(context: Context, values: syntax.Values, kind: Kind) -> int | None:
    label = values.labels[0]
    if len(values.labels) > 1 or isinstance(
        label, written.Option | written.Otherwise | written.Range | written.Pending | written.Unlimited
    ):
        context.report(WrongKind(span=values.span, found="文字", wanted=kind_text(kind)))
        return None
    if isinstance(kind, Quantity) and isinstance(label, written.BareNumber):
        return (-1 if values.negative else 1) * scaled(label.text, QUANTITY_ONE)[0]
    read = literal(context, label)
    if read is None:
        return None
    constant = _as_price(read, kind)
    if constant.kind != kind and not _counts_anything(constant.kind, kind):
        context.report(WrongKind(span=values.span, found=kind_text(constant.kind), wanted=kind_text(kind)))
        return None
    return -constant.value if values.negative else constant.value
