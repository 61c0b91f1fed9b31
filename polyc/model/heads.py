"""The head: identity, period, conventions, roundings, documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, TypeAlias, TypeVar

from attrs import evolve

from polyc.diagnostics.head import (
    BackwardPeriod,
    BadPolicyId,
    DoubledClause,
    MissingChoice,
    MissingClause,
    UnknownChoice,
    YearlessChoice,
)
from polyc.diagnostics.values import NoSuchDay, WrongKind
from polyc.kinds import DATE, MONEY
from polyc.model.context import Context, Sort, notes
from polyc.model.issues import issue
from polyc.model.kind_words import kind_text
from polyc.model.policy import (
    Conventions,
    Digits,
    Document,
    Grade,
    Purpose,
    ReversalRule,
    Roundings,
    Sharing,
    Status,
)
from polyc.money import Mode, Rounding, Step
from polyc.source.span import Span
from polyc.syntax import clauses as syntax
from polyc.syntax.values import Name

Item = TypeVar("Item", bound=syntax.Clause)
Place = TypeVar("Place")

_ID: Final = re.compile(r"[a-z][a-z0-9-]{0,59}")
_MONTHS: Final = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
YEARS: Final = {
    "自然年度": 1,
    **{f"{_MONTHS[at]}月至次年{_MONTHS[at - 1]}月": at + 1 for at in range(1, 12)},
}
"""What a year is, and the month with which it begins."""
IN_ORDER_MADE: Final = "结算时间"
STEPS: Final = {"到分": Step.FEN, "到角": Step.JIAO, "到元": Step.YUAN}


def only(
    context: Context, items: tuple[syntax.Item, ...], sort: type[Item], clause: str, example: str
) -> Item | None:
    """The one clause of a sort; a missing or doubled one is reported."""
    found = [item for item in items if isinstance(item, sort)]
    if not found:
        context.report(MissingClause(span=Span(0, 0), clause=clause, example=example))
    return at_most_one(context, items, sort, clause)


def at_most_one(
    context: Context, items: tuple[syntax.Item, ...], sort: type[Item], clause: str
) -> Item | None:
    """The one clause of a sort, if there is one; a doubled one is reported."""
    found = [item for item in items if isinstance(item, sort)]
    for extra in found[1:]:
        context.report(DoubledClause(span=extra.span, clause=clause))
    return found[0] if found else None


def policy_id(context: Context, items: tuple[syntax.Item, ...]) -> str:
    """编号: the policy's ASCII id, also its file name and part of addresses."""
    found = only(context, items, syntax.PolicyId, "编号", "编号  weihai-resident-inpatient")
    if found is None:
        return ""
    if not _ID.fullmatch(found.text):
        context.report(BadPolicyId(span=found.span, found=found.text))
    return found.text


def period(context: Context, items: tuple[syntax.Item, ...]) -> tuple[int, int | None]:
    """First and last day of the policy, both included; (0, None) where they cannot be read."""
    found = only(context, items, syntax.Effective, "施行", "施行  2023年7月1日")
    if found is None:
        return 0, None
    ends = [each for each in (found.start, found.end) if each is not None]
    for each in ends:
        if each.days is None:
            context.report(NoSuchDay(span=each.span))
            return 0, None
    start, end = found.start.days or 0, found.end.days if found.end else None
    if end is not None and end < start:
        context.report(BackwardPeriod(span=found.span))
    return start, end


def documents(context: Context, items: tuple[syntax.Item, ...]) -> tuple[Document, ...]:
    """文件: the sources, declared for citations from here on."""
    return tuple(_document(context, item) for item in items if isinstance(item, syntax.Document))


def _document(context: Context, item: syntax.Document) -> Document:
    if item.name.text in context.documents:
        context.report(DoubledClause(span=item.name.span, clause=f"文件 {item.name.text}"))
    context.documents[item.name.text] = item.name.span
    context.issues[item.name.text] = issue(item.issued)
    statuses, grades = {each.value: each for each in Status}, {each.value: each for each in Grade}
    return Document(
        name=item.name.text,
        title=item.title,
        number=item.number,
        issued=item.issued,
        status=statuses.get(choice(context, "状态", item.status, tuple(statuses)), Status.REPORTED),
        grade=grades.get(choice(context, "证据", item.grade, tuple(grades)), Grade.C),
        address=item.address,
        notes=notes(item),
        span=item.span,
    )


def choice(context: Context, about: str, name: Name, choices: tuple[str, ...]) -> str:
    """The name, reported where it is none of the choices."""
    if name.text not in choices:
        context.report(UnknownChoice(span=name.span, about=about, found=name.text, choices=choices))
    return name.text


# ---- conventions ----


def _slots(
    context: Context, items: tuple[syntax.Item, ...], word: str, known: tuple[str, ...]
) -> dict[str, tuple[Name, ...]]:
    """The choices written for each slot of 口径 or 舍入."""
    sort = syntax.Convention if word == "口径" else syntax.RoundingRule
    slots: dict[str, tuple[Name, ...]] = {}
    for item in items:
        if not isinstance(item, sort):
            continue
        slot = choice(context, word, item.slot, known)
        if slot in slots:
            context.report(DoubledClause(span=item.span, clause=f"{word} {slot}"))
        slots[slot] = item.choices
    return slots


PURPOSE: Final = "用途"
ALWAYS: Final = {"适用版本": ("口径 适用版本:某个日期输入",)}
OF_BENEFITS: Final = {
    "累计年度": ("口径 累计年度:自然年度,某个日期输入", "口径 累计年度:七月至次年六月,某个日期输入"),
    "结算次序": ("口径 结算次序:结算时间", "口径 结算次序:某个输入,某个输入"),
    "冲正方式": ("口径 冲正方式:后续不重算", "口径 冲正方式:逆序"),
    "费用平衡": ("口径 费用平衡:总费用的名称,个人负担的名称",),
}
_SHARED: Final = "费用平衡"
KNOWN: Final = "知悉日期"

Slots: TypeAlias = Mapping[str, tuple[Name, ...]]


def conventions(context: Context, items: tuple[syntax.Item, ...]) -> Conventions | None:
    """口径, once all names are declared; every choice that the purpose asks for must have been written."""
    slots = _slots(context, items, "口径", (PURPOSE, *ALWAYS, *OF_BENEFITS, KNOWN))
    purpose = _purpose(context, slots)
    wanted = {**ALWAYS, **OF_BENEFITS} if purpose is Purpose.BENEFIT else ALWAYS
    for slot, examples in wanted.items():
        if slot not in slots:
            context.report(MissingChoice(span=Span(0, 0), about=f"口径 {slot}", choices=examples))
    if not slots.keys() >= wanted.keys():
        return None
    made = _yearly(context, slots) if purpose is Purpose.BENEFIT else _yearless(context, slots, purpose)
    if made is not None and KNOWN in slots:
        made = evolve(made, known_date=_date(context, slots[KNOWN][0]))
    if made is None or _SHARED not in slots:
        return made
    total, *rest = slots[_SHARED]
    if not rest:
        context.report(MissingChoice(span=total.span, about="逗号后面的一项", choices=("名称",)))
        return None
    return evolve(made, sharing=Sharing(total=_money(context, total), rest=_money(context, rest[0])))


def _purpose(context: Context, slots: Slots) -> Purpose:
    if PURPOSE not in slots:
        return Purpose.BENEFIT
    known = {each.value: each for each in Purpose}
    return known.get(choice(context, PURPOSE, slots[PURPOSE][0], tuple(known)), Purpose.BENEFIT)


def _yearly(context: Context, slots: Slots) -> Conventions | None:
    """Those of a benefit, which remembers a person's year."""
    year, *year_date = slots["累计年度"]
    choice(context, "累计年度", year, tuple(YEARS))
    if not year_date:
        context.report(MissingChoice(span=year.span, about="逗号后面的一项", choices=("名称",)))
        return None
    reversals = {each.value: each for each in ReversalRule}
    reversal = choice(context, "冲正方式", slots["冲正方式"][0], tuple(reversals))
    order = slots["结算次序"]
    return Conventions(
        purpose=Purpose.BENEFIT,
        version_date=_date(context, slots["适用版本"][0]),
        year_date=_date(context, year_date[0]),
        year_month=YEARS.get(year.text, 1),
        order=() if order[0].text == IN_ORDER_MADE else tuple(_input(context, name) for name in order),
        reversal=reversals.get(reversal, ReversalRule.LAST_ONLY),
        sharing=None,
    )


def _yearless(context: Context, slots: Slots, purpose: Purpose) -> Conventions:
    """Those of what remembers nothing: each claim stands for itself."""
    for slot in OF_BENEFITS.keys() - {_SHARED}:
        if slot in slots:
            context.report(YearlessChoice(span=slots[slot][0].span, slot=slot, purpose=purpose.value))
    date = _date(context, slots["适用版本"][0])
    return Conventions(
        purpose=purpose,
        version_date=date,
        year_date=date,
        order=(),
        reversal=ReversalRule.LAST_ONLY,
        sharing=None,
    )


def _date(context: Context, name: Name) -> str:
    symbol = context.lookup(name, "日期输入", Sort.INPUT)
    if symbol is not None and symbol.kind != DATE:
        context.report(WrongKind(span=name.span, found=kind_text(symbol.kind), wanted="日期"))
    return name.text


def _input(context: Context, name: Name) -> str:
    context.lookup(name, "输入", Sort.INPUT)
    return name.text


def _money(context: Context, name: Name) -> str:
    symbol = context.lookup(name, "输入或计算", Sort.INPUT, Sort.COMPUTE)
    if symbol is not None and symbol.kind != MONEY:
        context.report(WrongKind(span=name.span, found=kind_text(symbol.kind), wanted="金额"))
    return name.text


# ---- roundings ----

PAYMENT: Final = "每笔支付"
AMOUNT: Final = "计算金额"
ITEM: Final = "明细金额"
RATIO: Final = "目标比值"
PLACES: Final = {"整数": 0, "一位小数": 1, "两位小数": 2, "三位小数": 3, "四位小数": 4}


def roundings(context: Context, items: tuple[syntax.Item, ...]) -> Roundings:
    """舍入: the declared roundings, by the step at which they happen."""
    slots = _slots(context, items, "舍入", (PAYMENT, AMOUNT, ITEM, RATIO))
    return Roundings(
        payment=_rounding(context, slots.get(PAYMENT)),
        amount=_rounding(context, slots.get(AMOUNT)),
        item=_rounding(context, slots.get(ITEM)),
        ratio=_digits(context, slots.get(RATIO)),
    )


def _digits(context: Context, choices: tuple[Name, ...] | None) -> Digits | None:
    found = _mode_and(context, choices, "比值写到哪一位", PLACES)
    return None if found is None else Digits(mode=found[0], places=found[1])


def _rounding(context: Context, choices: tuple[Name, ...] | None) -> Rounding | None:
    found = _mode_and(context, choices, "舍入到哪一位", STEPS)
    return None if found is None else Rounding(mode=found[0], step=found[1])


def _mode_and(
    context: Context, choices: tuple[Name, ...] | None, about: str, known: Mapping[str, Place]
) -> tuple[Mode, Place] | None:
    """How is rounded, and to which of the known places; None where one of them is not written."""
    if choices is None:
        return None
    modes = {mode.value: mode for mode in Mode}
    mode = modes.get(choice(context, "舍入", choices[0], tuple(modes)))
    if len(choices) < 2:
        context.report(MissingChoice(span=choices[0].span, about=about, choices=tuple(known)))
        return None
    place = known.get(choice(context, "舍入", choices[1], tuple(known)))
    return None if mode is None or place is None else (mode, place)
