"""One input's column, of whatever type the file has, as whole numbers of the input's kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from polyc.batch.converting import texts, traps
from polyc.batch.converting.converted import Converted, by_value, missing, places_where, whole, within
from polyc.batch.problems import Code, Problem
from polyc.batch.unfit import Unfit
from polyc.runtime.fields import Field, label


class Unit(Enum):
    """What the amounts of the tables count."""

    YUAN = "元"
    FEN = "分"


_PLACES: Final = {"money": 2, "unit_price": 6, "quantity": 4, "count": 0}
_EPOCH: Final = datetime(1970, 1, 1)
_ASKED: Final = {
    "money": "金额写成 4300.00 的样子",
    "unit_price": "单价写成 12.345678 的样子,至多六位小数",
    "quantity": "数量写成 1.5 的样子,至多四位小数",
    "count": "写成整数",
}


def convert(field: Field, column: pa.Array, unit: Unit) -> Converted:
    """The column as int64, null where a cell is wrong; raises `Unfit` where its type can hold no such input."""
    kind = column.type
    if pa.types.is_null(kind):
        return _missing(pc.cast(column, pa.int64()))
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
        if kind == pa.string() and field.kind.name in ("choice", "choices", "flag"):
            return _of_texts(field, column, unit)
    if _is_text(kind):
        return within(field, _of_texts(field, texts.decoded(column), unit))
    return within(field, _missing(_of_typed(field, column, unit)))


def _is_text(kind: pa.DataType) -> bool:
    kinds = (
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.binary(),
        pa.large_binary(),
        pa.binary_view(),
    )
    return kind in kinds


def places_of(field: Field, unit: Unit) -> int:
    """How many decimals a number of the field is written with."""
    return 0 if field.kind.name == "money" and unit is Unit.FEN else _PLACES[field.kind.name]


def _of_texts(field: Field, column: pa.Array, unit: Unit) -> Converted:
    kind = field.kind
    match kind.name:
        case "money" | "unit_price" | "quantity" | "count":
            places = places_of(field, unit)
            asked = "金额按分写成整数" if kind.name == "money" and not places else _ASKED[kind.name]
            return texts.scaled(column, places, asked)
        case "date":
            return texts.days(column)
        case "choice":
            return by_value(column, texts.options(kind, field.name))
        case "choices":
            return by_value(column, texts.option_sets(kind, field.name))
        case "flag":
            return by_value(column, texts.flag)
        case "rate":
            return by_value(column, texts.rate)
        case "text":
            raise ValueError("a text is no number")


def _of_typed(field: Field, column: pa.Array, unit: Unit) -> pa.Array:
    kind, name = column.type, field.kind.name
    if pa.types.is_integer(kind) and name in _PLACES:
        scale = 10 ** places_of(field, unit)
        return _fits(field, lambda: pc.multiply_checked(whole(column), scale) if scale > 1 else whole(column))
    if pa.types.is_decimal(kind) and name in _PLACES:
        target = pa.decimal128(25, places_of(field, unit))
        return _fits(field, lambda: texts.unscaled(pc.cast(column, target)))
    if pa.types.is_date32(kind) and name == "date":
        return pc.cast(pc.cast(column, pa.int32()), pa.int64())
    if (pa.types.is_timestamp(kind) or pa.types.is_date64(kind)) and name == "date":
        _no_zone(field, kind)
        return pc.cast(pc.cast(pc.cast(column, pa.date32(), safe=False), pa.int32()), pa.int64())
    if pa.types.is_boolean(kind) and name == "flag":
        return pc.cast(column, pa.int64())
    raise Unfit(_wrong_type(field, kind))


def _fits(field: Field, made: Callable[[], pa.Array]) -> pa.Array:
    try:
        return made()
    except pa.ArrowInvalid as wrong:
        raise Unfit(
            f"{label(field)}的列里有换不成整数的数({wrong});请改成文本列,逐行指出是哪一行。"
        ) from None


def _no_zone(field: Field, kind: pa.DataType) -> None:
    if getattr(kind, "tz", None):
        raise Unfit(f"{label(field)}的列带有时区({kind}),换一个时区可能差一天;请先换成不带时区的日期。")


def _wrong_type(field: Field, kind: pa.DataType) -> str:
    if pa.types.is_floating(kind):
        return (
            f"{label(field)}的列是浮点数({kind}),存不准一分钱;请改成十进制(如 DECIMAL(18,2))、"
            "以分为单位的整数,或文本,再运行。"
        )
    return f"{label(field)}的列类型是 {kind},换不成{_ASKED.get(field.kind.name, '这一项')};请改成文本列。"


def _missing(values: pa.Array) -> Converted:
    wrong = places_where(values.is_null()) if values.null_count else []
    return Converted(values=values, wrong=tuple((at, missing()) for at in wrong))


def order_key(column: pa.Array, name: str) -> Converted:
    """A column that only sorts: whole numbers, or days and times, in microseconds since 1970-01-01 of no zone."""
    kind = column.type
    if pa.types.is_integer(kind):
        return _missing(whole(column))
    if pa.types.is_date(kind) or (pa.types.is_timestamp(kind) and not kind.tz):
        return _missing(pc.cast(pc.cast(column, pa.timestamp("us")), pa.int64()))
    if pa.types.is_dictionary(kind) or _is_text(kind):
        return by_value(texts.decoded(column), _moment)
    raise Unfit(
        f"排序的列“{name}”类型是 {kind};应为不带时区的日期、日期时间、整数,或写成 2023-07-10 10:20:30 的文本。"
    )


def _moment(text: str) -> int | Problem:
    try:
        return (datetime.fromisoformat(text) - _EPOCH) // timedelta(microseconds=1)
    except (ValueError, TypeError):  # a zone, which would be compared with none
        asked = "应为 2023-07-10 10:20:30 的样子,不带时区"
        return traps.common(text) or Problem(Code.DATE_WRITTEN, f"排不出先后:{traps.shown(text)};{asked}")
