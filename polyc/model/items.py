"""明细: lists of items, what each item has, and the values that are computed for each."""

from __future__ import annotations

from collections.abc import Sequence

from polyc.diagnostics.names import DoubledName
from polyc.diagnostics.values import BadBounds, WrongKind
from polyc.kinds import MONEY, Choice, Flag, Kind, Money, Text, UnitPrice
from polyc.model.conditions import option_indices
from polyc.model.context import Context, Sort, notes
from polyc.model.formulas import literal
from polyc.model.inputs import bounds, kind_of
from polyc.model.kind_words import FLAG_WORDS, kind_text
from polyc.model.parameters import parameter
from polyc.model.policy import Compute, ItemInput, ItemList
from polyc.model.values import ItemValue
from polyc.money import PRICE_PER_FEN
from polyc.syntax import clauses as syntax
from polyc.syntax import values as written


def lists(context: Context, items: tuple[syntax.Item, ...]) -> tuple[ItemList, ...]:
    """All lists, declared with the inputs of their items."""
    return tuple(_list(context, item) for item in items if isinstance(item, syntax.Items))


def _list(context: Context, node: syntax.Items) -> ItemList:
    context.declare(node.name, Sort.LIST, MONEY)
    known = context.lists.setdefault(node.name.text, {})
    made = [_input(context, node, line, known) for line in node.lines]
    return ItemList(
        name=node.name.text,
        field=node.interface.code if node.interface else "",
        inputs=tuple(each for each in made if each is not None),
        notes=notes(node),
        span=node.span,
    )


def _input(
    context: Context, node: syntax.Items, line: syntax.InputLine, known: dict[str, ItemValue]
) -> ItemInput | None:
    kind = kind_of(context, line.kind)
    if kind is None:
        return None
    default = _default(context, line, kind, known)
    low, high = bounds(context, line, kind)
    _declare(context, node.name.text, line.name, kind, computed=False)
    return ItemInput(
        name=line.name.text,
        kind=kind,
        low=low,
        high=high,
        default=default,
        field=line.interface.code if line.interface else "",
        notes=notes(line),
        span=line.span,
    )


def _declare(context: Context, owner: str, name: written.Name, kind: Kind, *, computed: bool) -> None:
    known = context.lists[owner]
    if name.text in known:
        context.report(DoubledName(span=name.span, name=name.text, first=known[name.text].span))
    known[name.text] = ItemValue(kind=kind, list=owner, name=name.text, computed=computed, span=name.span)


# ---- what stands in where an item gives none ----


def _default(
    context: Context, line: syntax.InputLine, kind: Kind, known: dict[str, ItemValue]
) -> int | str | None:
    match line.default:
        case None:
            return None
        case written.Path() as path:
            return _same_as(context, line, kind, known, path)
        case written.Option() as option:
            return _option(context, line, kind, option)
        case written.Otherwise() | written.Range() | written.Pending() | written.Unlimited():
            context.report(BadBounds(span=line.span, name=line.name.text, reason="缺省要写一个值"))
            return None
        case literal_:
            return _constant(context, kind, literal_)


def _same_as(
    context: Context, line: syntax.InputLine, kind: Kind, known: dict[str, ItemValue], path: written.Path
) -> str | None:
    other = known.get(path.names[-1].text)
    if other is None or other.kind != kind or path.names[0].text != other.list:
        reason = "缺省只能取同一条明细前面同种的一项"
        context.report(BadBounds(span=path.span, name=line.name.text, reason=reason))
        return None
    return other.name


def _option(context: Context, line: syntax.InputLine, kind: Kind, option: written.Option) -> int | None:
    options = kind.options if isinstance(kind, Choice) else FLAG_WORDS
    if not isinstance(kind, Choice | Flag):
        context.report(WrongKind(span=option.span, found="选项", wanted=kind_text(kind)))
        return None
    indices = option_indices(context, (option,), options, line.name.text)
    return None if indices is None else indices[0]


def _constant(context: Context, kind: Kind, node: written.Literal) -> int | None:
    value = literal(context, node)
    if value is None:
        return None
    if isinstance(kind, UnitPrice) and isinstance(value.kind, Money):
        return value.value * PRICE_PER_FEN
    if value.kind != kind or isinstance(kind, Text):
        found = kind_text(value.kind)
        context.report(WrongKind(span=node.span, found=found, wanted=kind_text(kind)))
        return None
    return value.value


# ---- computed for each item ----


def begin_item_value(context: Context, owner: written.Name) -> bool:
    """Whether a value may be given to every item of a list: there is one."""
    return context.lookup(owner, "明细", Sort.LIST) is not None


def declare_item_value(context: Context, owner: str, name: written.Name, kind: Kind) -> None:
    """Makes a computed value of every item known from here on."""
    _declare(context, owner, name, kind, computed=True)


def item_compute(context: Context, node: syntax.Compute, versions: Sequence[syntax.Valued]) -> Compute | None:
    """计算 明细.名: a value of every item."""
    assert node.list is not None
    owner = node.list.text
    if not begin_item_value(context, node.list):
        return None
    context.within = owner
    wanted = None if node.kind is None else kind_of(context, node.kind)
    value = parameter(context, f"{owner}.{node.name.text}", versions, wanted)
    context.within = ""
    _declare(context, owner, node.name, value.kind if value else wanted or MONEY, computed=True)
    if value is None:
        return None
    field = node.interface.code if node.interface else ""
    return Compute(
        list=owner, name=node.name.text, value=value, signed=node.signed, field=field, span=node.span
    )
