"""Exact values to whole ones: rounding where it is declared, refusals where a value cannot be right."""

from __future__ import annotations

from polyc.diagnostics.exactness import MissingRounding
from polyc.kernel.expressions import Const, Expression, Local
from polyc.kinds import Date, Kind, Money
from polyc.lowering.conditions import any_of, less
from polyc.lowering.draft import Draft
from polyc.lowering.exact import Exact, rounded, times
from polyc.model.kind_words import FIRST_DAY, LAST_DAY
from polyc.model.values import Citation
from polyc.money import MILLION, MONEY_BOUND, Mode, Rounding
from polyc.source.span import Span

_SHOWN = Rounding(mode=Mode.HALF_UP)


def whole(draft: Draft, value: Exact, rounding: Rounding | None, step: str, span: Span) -> Expression:
    """The value as a whole number, by the declared rounding; a missing declaration is reported."""
    if value.whole:
        return value.expression
    if rounding is None:
        draft.found.append(MissingRounding(span=span, step=step))
        return Const(0)
    return rounded(value, rounding)


def payment_rounding(draft: Draft, span: Span) -> Rounding:
    """The declared rounding of payments; a missing declaration is reported."""
    rounding = draft.policy.roundings.payment
    if rounding is None:
        draft.found.append(MissingRounding(span=span, step="每笔支付"))
    return rounding or _SHOWN


def whole_rate(draft: Draft, value: Exact, name: str) -> Expression:
    """A rate in millionths; one that is none is kept exact under `name` and only shown rounded."""
    if value.divisor is None and MILLION % value.scale == 0:
        return times(value.expression, MILLION // value.scale)
    draft.ratios[name] = value
    return rounded(
        Exact(expression=times(value.expression, MILLION), scale=value.scale, divisor=value.divisor), _SHOWN
    )


def refuse_negative(
    draft: Draft, local: Local, words: str, kind: Kind, citations: tuple[Citation, ...] = ()
) -> None:
    """Refuses a claim where a value that cannot be negative comes out negative."""
    what = "金额" if isinstance(kind, Money) else "数"
    message = f"“{words}”算得负数;这个{what}不应为负,请核对输入(确可为负的,条款里写 可为负)。"
    draft.refuse(less(local, Const(0)), "为负", words, message, citations)


def refuse_beyond_bound(draft: Draft, local: Local, words: str, kind: Kind) -> None:
    """Refuses a claim where an amount passes the bound that every amount has."""
    if isinstance(kind, Money):
        message = f"“{words}”超过了 10 亿元,不像一笔医疗费用,请核对输入。"
        draft.refuse(less(Const(MONEY_BOUND), local), "超限", words, message)


def refuse_rate_out_of_range(
    draft: Draft, local: Local, words: str, citations: tuple[Citation, ...] = ()
) -> None:
    """Refuses a claim whose rate leaves 0 % to 100 %."""
    message = f"“{words}”不在 0% 到 100% 之间,条款有误。"
    draft.refuse(less(local, Const(0)), "比例", words, message, citations)
    draft.refuse(less(Const(MILLION), local), "比例", words, message, citations)


def refuse_no_date(draft: Draft, local: Local, words: str, kind: Kind) -> None:
    """Refuses a claim where a date leaves the years that the program knows."""
    if isinstance(kind, Date):
        message = f"“{words}”早于 1970 年或晚于 2199 年,请核对输入。"
        draft.refuse(
            any_of(less(local, Const(FIRST_DAY)), less(Const(LAST_DAY), local)), "超限", words, message
        )
