"""The layers as a stack: who pays what, from which base, up to where, in the order of payment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard, assert_never

from polyc.docgen.figures import figure
from polyc.docgen.formulas import formula, reference
from polyc.docgen.limits import cut_words, scope_words
from polyc.docgen.markup import Markup, element, heading, joined, stacked, text
from polyc.docgen.palette import PATIENT, swatch
from polyc.docgen.payers import payer_hues, payer_mark
from polyc.docgen.reaching import pool_limit, reached
from polyc.docgen.sheet import Sheet
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

_LEAD = "按支付的先后从上到下。有几个时期的写最近的一个；有几档的写最低与最高，加减和例外见下面的步骤。"


def stack_section(sheet: Sheet) -> tuple[Markup, ...]:
    """A heading and the stack: the bill, every layer and benefit, what is left; nothing where none pays."""
    policy = sheet.policy
    layers = [_layer(policy, each) for each in policy.definitions if _pays(each)]
    if not layers:
        return ()
    return (
        heading(2, text("谁付、付多少"), "sec-overview"),
        element("p", text(_LEAD), class_="lead"),
        stacked("ol", (*_bill(policy), *layers, *_rest(policy)), class_="stack"),
    )


def _pays(node: Definition) -> TypeGuard[Layer | Benefit | Split]:
    return isinstance(node, Layer | Benefit) or (isinstance(node, Split) and node.pays)


def _bill(policy: Policy) -> Iterator[Markup]:
    if policy.conventions.sharing is not None:
        total = policy.conventions.sharing.total
        yield element("li", element("p", reference(total, total), class_="stack-name"), class_="stack-bill")


def _rest(policy: Policy) -> Iterator[Markup]:
    if policy.conventions.sharing is not None:
        rest = policy.conventions.sharing.rest
        name = element("p", swatch(PATIENT), reference(rest, rest), class_="stack-name")
        told = element("p", text("以上都付过以后剩下的"), class_="stack-payer")
        yield element("li", name, told, class_=PATIENT.class_name)


def _layer(policy: Policy, node: Layer | Benefit | Split) -> Markup:
    hues = payer_hues(policy)
    payers = node.parts if isinstance(node, Split) else (node.payer,)
    by = joined((payer_mark(hues, each) for each in payers), "、")
    facts = (
        element("div", element("dt", text(word)), element("dd", told)) for word, told in _facts(policy, node)
    )
    return element(
        "li",
        element("p", reference(node.name, node.name), class_="stack-name"),
        element("p", by, class_="stack-payer"),
        element("dl", *facts),
        class_=hues[payers[0]].class_name,
    )


def _facts(policy: Policy, node: Layer | Benefit | Split) -> Iterator[tuple[str, Markup]]:
    if isinstance(node, Benefit | Split):
        yield "数额", _brief(policy, node.value)
        return
    yield "基数", _brief(policy, node.base)
    yield "起付线", _limit(policy, node.deductible)
    yield "支付比例", _rate(policy, node.pricing)
    yield "封顶线", _limit(policy, node.cap)


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
