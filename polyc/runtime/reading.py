"""Values as JSON gives them → typed values, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from re import fullmatch

from polyc.runtime.fields import Field, expected, label, misfit
from polyc.runtime.kinds import Kind
from polyc.runtime.money import read_percent, read_price, read_quantity, read_yuan


def unknown_names(names: Sequence[str], mapping: Mapping[object, object]) -> list[tuple[str, str]]:
    """The keys of the mapping that are none of the names, each with a Chinese sentence."""
    return [
        (str(key), f"没有名为{quoted(key)}的字段{_guess(key, names)}") for key in mapping if key not in names
    ]


def keys_of(field: str, name: str, mapping: Mapping[object, object]) -> tuple[list[str], str]:
    """The one key under which an input is given, none where it is not, and what is wrong with several."""
    keys = [key for key in dict.fromkeys((field, name)) if key in mapping]
    if len(keys) > 1:
        return keys, f"{name}写了两次:{keys[0]} 和 {keys[1]} 是同一项,只能写一个"
    return keys, ""


def read_field(field: Field, mapping: Mapping[object, object]) -> tuple[object, str]:
    """The typed value of a field that must be given, and what is wrong with it."""
    keys, problem = keys_of(field.field, field.name, mapping)
    if problem:
        return None, problem
    if not keys:
        return None, f"缺少{label(field)},应为{expected(field)},{how_to_write(field.kind)}"
    return read_given(field, mapping[keys[0]])


def read_given(field: Field, raw: object) -> tuple[object, str]:
    """The typed value of what is given for a field, and what is wrong with it."""
    value = read_value(field.kind, raw)
    if value is None:
        guess = _guess(raw, field.kind.options)
        return (
            None,
            f"{label(field)}应为{expected(field)},{how_to_write(field.kind)},现在是{quoted(raw)}{guess}",
        )
    return value, misfit(field, value)


def read_value(kind: Kind, raw: object) -> object | None:
    """The typed value that a JSON value stands for; None where it is not written as the kind asks."""
    match kind.name:
        case "money":
            return read_yuan(raw) if isinstance(raw, str) else None
        case "rate":
            return read_percent(raw) if isinstance(raw, str) else None
        case "count":
            return raw if type(raw) is int else None
        case "unit_price":
            return read_price(raw) if isinstance(raw, str) else None
        case "quantity":
            return raw * 10_000 if type(raw) is int else read_quantity(raw) if isinstance(raw, str) else None
        case "date":
            return _read_day(raw)
        case "flag":
            return raw if isinstance(raw, bool) else None
        case "choice":
            return raw if isinstance(raw, str) and raw in kind.options else None
        case "choices":
            return _read_options(kind, raw)
        case "text":
            return raw if isinstance(raw, str) else None


def _read_day(raw: object) -> date | None:
    if not isinstance(raw, str) or not fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", raw):
        return None
    try:
        return date.fromisoformat(raw)
    except ValueError:
        return None


def _read_options(kind: Kind, raw: object) -> frozenset[str] | None:
    if not isinstance(raw, list) or not all(isinstance(item, str) and item in kind.options for item in raw):
        return None
    return frozenset(raw) if len(set(raw)) == len(raw) else None


def how_to_write(kind: Kind) -> str:
    """How a value of the kind is written in JSON."""
    match kind.name:
        case "money":
            return '写成带引号的元,如 "4300.00" 或 "4300元",至多两位小数,不用千分位和科学记数'
        case "rate":
            return '写成带引号的百分数,如 "85%"'
        case "count":
            return "写成不带引号的整数,如 3"
        case "unit_price":
            return '写成带引号的元,如 "12.345678" 或 "12.5元",至多六位小数'
        case "quantity":
            return '写成带引号的数,如 "1.5",至多四位小数;整数也可以不带引号'
        case "date":
            return '写成 "2023-07-10" 的样子'
        case "flag":
            return "写成 true 或 false"
        case "choice":
            return f'写成选项的文字,如 "{kind.options[0]}"'
        case "choices":
            return f'写成选项的列表,如 ["{kind.options[0]}"],没有就写 [],不能重复'
        case "text":
            return "写成带引号的文字"


def quoted(raw: object) -> str:
    """A JSON value named in a sentence, never longer than a line."""
    match raw:
        case bool():
            return "true" if raw else "false"
        case None:
            return "null"
        case str():
            return f"“{raw if len(raw) <= 40 else raw[:40] + '…'}”"
        case int() if abs(raw) >= 10**18:
            return "过大的数"
        case int() | float():
            return f"数字 {raw}"
        case list():
            return f"列表 [{', '.join(quoted(item) for item in raw[:5])}{', …' if len(raw) > 5 else ''}]"
        case _:
            return "别的东西"


def _guess(raw: object, words: Sequence[str]) -> str:
    wrong = raw if isinstance(raw, str) else next(iter(_strays(raw, words)), "")
    close = get_close_matches(wrong, words, n=1)
    return f",是否想写“{close[0]}”?" if close else ""


def _strays(raw: object, words: Sequence[str]) -> list[str]:
    """The texts of a list that are not among the words."""
    items = raw if isinstance(raw, list) else []
    return [item for item in items if isinstance(item, str) and item not in words]
