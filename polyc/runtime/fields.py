"""The inputs of a claim: what each expects, and what is wrong with a value."""

from __future__ import annotations

from typing import NamedTuple

from polyc.runtime.kinds import Kind, number_of, show

NUMBERS = ("money", "rate", "count", "unit_price", "quantity")
"""The kinds whose values are written as numbers."""


class Field(NamedTuple):
    """One input: `field` is its name in the interface, `name` the author's.

    `low` and `high` bound its integer, both included; a `key` is a text that names a
    chain of settlements.
    """

    field: str
    name: str
    kind: Kind
    low: int
    high: int
    key: bool


class Period(NamedTuple):
    """The days on which this version holds, both included, and the date input that selects it."""

    field: str
    low: int
    high: int | None


def label(field: Field) -> str:
    """The author's name, and the interface's where it differs."""
    return both_names(field.name, field.field)


def both_names(name: str, field: str) -> str:
    """A name, and that of the interface behind it where it differs."""
    return name if name == field else f"{name}({field})"


def expected(field: Field) -> str:
    """What the field takes, in Chinese, bounds included."""
    low, high = show_bound(field, field.low), show_bound(field, field.high)
    match field.kind.name:
        case "money":
            return f"{low}至{high}的金额"
        case "rate":
            return f"{low}至{high}的比例"
        case "count":
            return f"{low}至{high}的整数"
        case "date":
            return f"{low}至{high}的日期"
        case "unit_price":
            return f"{low}至{high}的单价"
        case "quantity":
            return f"{low}至{high}的数量"
        case "flag":
            return "是或否"
        case "choice":
            return f"{'、'.join(field.kind.options)}之一"
        case "choices":
            return f"{'、'.join(field.kind.options)}中的零项或多项"
        case "text":
            return "不空且首尾没有空白的文本" if field.key else "文本"


def show_bound(field: Field, number: int) -> str:
    """A bound as text; choices and texts have none to show."""
    return show(field.kind, number) if field.kind.name in (*NUMBERS, "date") else ""


def misfit(field: Field, value: object) -> str:
    """What is wrong with a typed value of the field, in Chinese; empty where it fits."""
    number = number_of(field.kind, value)
    if number is None:
        return f"{label(field)}应为{expected(field)},现在的值类型或内容不对"
    if not field.low <= number <= field.high:
        return f"{label(field)}应为{expected(field)},现在是{given(field, number)}"
    if field.key and (not str(value) or str(value) != str(value).strip()):
        return f"{label(field)}应为{expected(field)}"
    return ""


def given(field: Field, number: int) -> str:
    """A number as text, also one too long or too far out to be shown by its kind."""
    if abs(number) >= 10**18:
        return "过大的数"
    return show(field.kind, number) if field.kind.name in NUMBERS else "界外的值"


def period_text(period: Period, name: str) -> str:
    """The sentence that says on which days this version holds."""
    day = Kind("date")
    end = "起" if period.high is None else f"至{show(day, period.high)}"
    return f"{name}不在本版政策的施行期内:{show(day, period.low)}{end}。"
