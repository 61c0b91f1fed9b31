"""The layers and benefits on one table: who pays what, from which base, up to where."""

from __future__ import annotations

from typing import Final, TypeGuard, assert_never

from polyc.docgen.figures import figure
from polyc.docgen.formulas import formula, reference
from polyc.docgen.limits import cut_words, scope_words
from polyc.docgen.markup import Markup, element, heading, joined, text
from polyc.docgen.reaching import pool_limit, reached
from polyc.docgen.sheet import Sheet
from polyc.docgen.splits import split_payers
from polyc.docgen.tables import grid, head_cells
from polyc.model.policy import (
    Benefit,
    BracketTable,
    CapLine,
    DeductibleLine,
    Definition,
    Layer,
    OwnLimit,
    Policy,
    PoolLimit,
    Split,
)
from polyc.model.values import Constant, Parameter, Table

_COLUMNS: Final = ("支付", "付方", "基数", "起付线", "支付比例", "封顶线")


def overview(sheet: Sheet) -> tuple[Markup, ...]:
    """A heading and one row for each layer and benefit, in the order of payment; nothing where none pays."""
    policy = sheet.policy
    rows = [_row(policy, each) for each in policy.definitions if _pays(each)]
    if not rows:
        return ()
    told = "按支付的先后排列。有几个时期的写最近的一个；有几档的写最低与最高，加减和例外见下面的步骤。"
    return (
        heading(2, text("谁付、付多少"), "sec-overview"),
        element("p", text(told), class_="lead"),
        grid(head_cells(*_COLUMNS), rows, "overview"),
    )


def _pays(node: Definition) -> TypeGuard[Layer | Benefit | Split]:
    return isinstance(node, Layer | Benefit) or (isinstance(node, Split) and node.pays)


def _row(policy: Policy, node: Layer | Benefit | Split) -> list[Markup]:
    name = element("th", reference(node.name, node.name), scope="row")
    paid_by = split_payers(node) if isinstance(node, Split) else node.payer
    payer = element("td", text(paid_by), data_label=_COLUMNS[1])
    if isinstance(node, Benefit | Split):
        return [name, payer, element("td", _brief(policy, node.value), colspan="4", data_label="数额")]
    cells = (
        _brief(policy, node.base),
        _limit(policy, node.deductible),
        _rate(policy, node.pricing),
        _limit(policy, node.cap),
    )
    named = zip(_COLUMNS[2:], cells, strict=True)
    return [name, payer, *(element("td", cell, data_label=label) for label, cell in named)]


def _rate(policy: Policy, pricing: Parameter | BracketTable) -> Markup:
    if not isinstance(pricing, BracketTable):
        return _brief(policy, pricing)
    return joined((_span(policy, *(band.rate for band in pricing.brackets)), _small(text("分段"))))


def _limit(policy: Policy, line: DeductibleLine | CapLine) -> Markup:
    match line.limit:
        case None:
            return text("不设")
        case PoolLimit(pool=name):
            return joined((_span(policy, pool_limit(policy, name)), _small(reference(name, name))))
        case OwnLimit(scope=scope, limit_on=limit_on, value=value):
            words = " ".join(each for each in (scope_words(scope), cut_words(limit_on)) if each)
            return joined((_brief(policy, value), _small(text(words))))
        case _:
            assert_never(line.limit)


def _brief(policy: Policy, parameter: Parameter) -> Markup:
    """A value or formula as it stands; of a table the least and the greatest figure, and its keys."""
    value = parameter.versions[-1].value
    if not isinstance(value, Table):
        return formula(value)
    keys = joined((formula(key.subject) for key in value.keys), "、")
    return joined((_span(policy, parameter), _small(joined((text("按 "), keys)))))


def _span(policy: Policy, *parameters: Parameter) -> Markup:
    """The least and the greatest figure that the parameters can come to, and 待定 where some is open."""
    cells = [cell for each in parameters for cell in reached(policy, each)]
    figures = sorted({cell.value for cell in cells if isinstance(cell, Constant)})
    ends = dict.fromkeys(figure(each, parameters[0].kind) for each in (*figures[:1], *figures[-1:]))
    others = dict.fromkeys(formula(cell) for cell in cells if not isinstance(cell, Constant))
    told = [text(" 至 ".join(ends))] if ends else []
    return joined((*told, *others), "、")


def _small(words: Markup) -> Markup:
    return element("small", words)
