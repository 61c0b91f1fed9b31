"""A policy as clauses, in text order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import assert_never

from polyc.comparing.clause import Clause, Fact
from polyc.comparing.layer_facts import layer_facts
from polyc.comparing.split_facts import apportion_facts, split_facts
from polyc.kinds import Choice, Choices, Count, Money, Quantity, Rate, UnitPrice
from polyc.kinds import Date as DateKind
from polyc.model import words
from polyc.model.citing import definition_citations
from polyc.model.filling import labels
from polyc.model.kind_words import default_bounds, kind_text
from polyc.model.plain import plain
from polyc.model.policy import (
    Apportion,
    Benefit,
    BestRun,
    Compute,
    Definition,
    Denial,
    Document,
    Guarantee,
    Input,
    ItemInput,
    ItemList,
    Layer,
    Policy,
    Pool,
    Scenario,
    Split,
    Suppose,
    Target,
)
from polyc.model.policy.targets import Aim, CountOver, SumOver, Whole
from polyc.model.scenarios import known_parameters
from polyc.model.values import Formula, Pending, Table, Value
from polyc.model.walk import definition_parameters
from polyc.money import Rounding


def clauses(policy: Policy) -> Iterator[Clause]:
    """All clauses but the notes and the cases, of a policy with one version of each parameter."""
    yield _head(policy)
    yield _conventions(policy)
    yield _roundings(policy)
    yield from map(_document, policy.documents)
    yield from map(_input, policy.inputs)
    yield from map(_list, policy.lists)
    yield from map(_definition, policy.definitions)
    yield from map(_best, policy.best_runs)
    yield from map(_guarantee, policy.guarantees)
    yield from map(_target, policy.targets)
    yield from (_scenario(policy, each) for each in policy.scenarios)


# ---- the head ----


def _head(policy: Policy) -> Clause:
    facts = (
        ("名称", policy.title),
        ("编号", policy.id),
        ("地区", " ".join(policy.region)),
        ("施行", words.days(policy.start, policy.end)),
    )
    return Clause(word="政策", name="", facts=facts, pays=False)


def _conventions(policy: Policy) -> Clause:
    kept = policy.conventions
    sharing = words.NONE if kept.sharing is None else f"{kept.sharing.total},{kept.sharing.rest}"
    facts = (
        ("用途", kept.purpose.value),
        ("适用版本", kept.version_date),
        ("累计年度", kept.year_date),
        ("结算次序", "、".join(kept.order) or "结算时间"),
        ("冲正方式", kept.reversal.value),
        ("费用平衡", sharing),
    )
    return Clause(word="口径", name="", facts=facts)


def _roundings(policy: Policy) -> Clause:
    kept = policy.roundings
    pairs = (("每笔支付", kept.payment), ("计算金额", kept.amount), ("明细金额", kept.item))
    shown = words.NONE if kept.ratio is None else f"{kept.ratio.mode.value},{kept.ratio.places} 位小数"
    facts = (*((name, _rounding(each)) for name, each in pairs), ("目标比值", shown))
    return Clause(word="舍入", name="", facts=facts)


def _rounding(rounding: Rounding | None) -> str:
    if rounding is None:
        return words.NONE
    return f"{rounding.mode.value},到{ {1: '分', 10: '角', 100: '元'}[rounding.step.value] }"


def _document(document: Document) -> Clause:
    facts = (
        ("题名", document.title),
        ("文号", document.number or words.NONE),
        ("日期", document.issued or words.NONE),
        ("状态", document.status.value),
        ("证据", document.grade.value),
        ("地址", document.address or words.NONE),
    )
    return Clause(word="文件", name=document.name, facts=facts, pays=False)


# ---- what a claim brings ----


def _input(node: Input) -> Clause:
    return Clause(word="输入", name=node.name, facts=tuple(_input_facts(node)))


def _input_facts(node: Input | ItemInput) -> Iterator[Fact]:
    yield "类型", _kind_words(node)
    match node.kind:
        case Money() | Rate() | UnitPrice() | Quantity():
            yield "范围", words.bounds(node.low, node.high, node.kind)
        case Count() | DateKind() if (node.low, node.high) != default_bounds(node.kind):
            yield "范围", words.bounds(node.low, node.high, node.kind)
        case _:
            pass
    yield "接口", node.field or words.NONE


def _kind_words(node: Input | ItemInput) -> str:
    match node.kind:
        case Choice(options=options):
            return f"{'、'.join(options)} 之一"
        case Choices(options=options):
            return f"{'、'.join(options)} 可兼"
        case kind:
            return kind_text(kind)


def _list(node: ItemList) -> Clause:
    facts = (
        (each.name, ",".join(told for _, told in _input_facts(each)) + _default(each)) for each in node.inputs
    )
    return Clause(word="明细", name=node.name, facts=(("接口", node.field or words.NONE), *facts))


def _default(node: ItemInput) -> str:
    match node.default:
        case None:
            return ""
        case str() as name:
            return f",不填时同{name}"
        case value:
            return f",不填时为{plain(value, node.kind)}"


# ---- what is computed ----


def _definition(definition: Definition) -> Clause:
    word, facts = _facts(definition)
    name = qualified(definition)
    found = definition_parameters(definition)
    named = tuple((each.path.removeprefix(name), each) for each in found)
    cites = words.citations(tuple(definition_citations(definition)))
    return Clause(word=word, name=name, facts=facts, parameters=named, citations=cites)


def qualified(definition: Definition) -> str:
    """The name of a definition; of what is computed for items, behind the name of their list."""
    owner = definition.list if isinstance(definition, Compute | Split | Apportion) else ""
    return f"{owner}.{definition.name}" if owner else definition.name


def _facts(definition: Definition) -> tuple[str, tuple[Fact, ...]]:
    match definition:
        case Compute(signed=signed, field=field):
            return "计算", (("可为负", "是" if signed else words.NONE), ("接口", field or words.NONE))
        case Pool(scope=scope, limit_on=limit_on):
            return "额度", (("范围", f"{words.scope(scope)} {words.cut(limit_on)}".strip()),)
        case Layer():
            return "层", tuple(layer_facts(definition))
        case Benefit(payer=payer, condition=condition, field=field):
            when = words.condition(condition) if condition else words.NONE
            return "给付", (("付方", payer), ("当", when), ("接口", field or words.NONE))
        case Split():
            return "分配", tuple(split_facts(definition))
        case Denial(condition=condition):
            return "不予结算", (("当", words.condition(condition)),)
        case Apportion():
            return "分配", tuple(apportion_facts(definition))
        case Suppose(subject=subject, value=value, layers=layers):
            told = f"{words.formula(subject)} 是 {plain(value, subject.kind)}"
            return "假设", (("假设", told), ("重算", "、".join(layers)))
        case _:
            assert_never(definition)


def _best(rule: BestRun) -> Clause:
    ties = rule.subject.kind.options if isinstance(rule.subject.kind, Choices) else ()
    order = "、".join(ties[index] for index in rule.ties)
    facts = (("各层", "、".join(rule.layers)), ("同额依次取", order))
    return Clause(word="就高", name=f"{rule.mode.value} {rule.subject.name}", facts=facts)


def _guarantee(node: Guarantee) -> Clause:
    return Clause(
        word="保证",
        name=node.name,
        facts=(("逐行", node.list or words.NONE), ("恒成立", words.condition(node.condition))),
        pays=False,
    )


def _target(node: Target) -> Clause:
    facts = (
        ("分子", _whole(node.numerator)),
        ("分母", words.NONE if node.denominator is None else _whole(node.denominator)),
        ("要求", "、".join(map(_aim, node.aims))),
        ("当", words.condition(node.condition) if node.condition else words.NONE),
        ("期间", f"{node.date} {words.days(node.start, node.end)}".strip()),
    )
    return Clause(word="目标", name=node.name, facts=facts, pays=False)


def _whole(node: Whole) -> str:
    match node:
        case SumOver(value=value):
            return f"合计({words.formula(value)})"
        case CountOver(condition=condition):
            return f"计数({words.condition(condition) if condition else '全部'})"
        case _:
            assert_never(node)


def _aim(node: Aim) -> str:
    bound = words.value(node.bound.versions[0].value)
    around = "" if node.tolerance is None else f" 上下 {words.value(node.tolerance.versions[0].value)}"
    return f"{node.relation.value} {bound}{around}"


def _scenario(policy: Policy, node: Scenario) -> Clause:
    """What it says of values that are 待定 on the day; its table repeats all others."""
    known = known_parameters(policy)
    facts = (
        (f"{each.path}{label}", words.formula(cell))
        for each in node.bindings
        for label, cell in _filled(known[each.path].versions[0].value, each.value.versions[0].value)
    )
    return Clause(word="情景", name=node.name, facts=tuple(facts), pays=False)


def _filled(old: Value, new: Value) -> Iterator[tuple[str, Formula]]:
    """The cells of `new` that are 待定 in `old`, with their labels."""
    if isinstance(old, Pending) and not isinstance(new, Table):
        yield "", new
    if not isinstance(old, Table):
        return
    given = new.cells if isinstance(new, Table) else (new,) * len(old.cells)
    for at, cell, filled in zip(product(*map(labels, old.keys)), old.cells, given, strict=True):
        if isinstance(cell, Pending) and not isinstance(filled, Pending):
            yield f"〔{'、'.join(at)}〕", filled
