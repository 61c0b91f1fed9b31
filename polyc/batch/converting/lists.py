"""Columns of lists: the items of every claim in whole numbers."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from polyc.batch.converting.convert import Unit, convert
from polyc.batch.converting.converted import Converted, places_where, within
from polyc.batch.face import Lines
from polyc.batch.problems import Code, Problem
from polyc.batch.scalars import whole
from polyc.batch.unfit import Unfit
from polyc.runtime.fields import Field
from polyc.runtime.lists import ItemField

FILE_OF, ROW_OF = "\0文件", "\0行"
"""Fields of items that lie in tables of their own: where each is written."""

COUNTED = "n"
"""A field that every item has, so that items of which nothing is computed can be counted."""


def items_type(lines: Lines) -> pa.DataType:
    """A list of structures: ``f0`` … for each computed input of an item."""
    names = [COUNTED, *(f"f{at}" for at, computed in enumerate(lines.computed) if computed)]
    return pa.list_(pa.struct([(name, pa.int64()) for name in names]))


def convert_list(lines: Lines, column: pa.Array, unit: Unit) -> Converted:
    """The lists, empty where a claim is wrong; raises `Unfit` where the type can hold no items."""
    kind = column.type
    if not (pa.types.is_list(kind) or pa.types.is_large_list(kind)) or not pa.types.is_struct(
        kind.value_type
    ):
        raise Unfit(f"明细“{lines.name}”的列类型是 {kind};应为列表,每项一个结构(list<struct<…>>)。")
    _known(lines, [kind.value_type.field(at).name for at in range(kind.value_type.num_fields)])
    lengths = pc.fill_null(pc.cast(pc.list_value_length(column), pa.int64()), 0)
    flat = column.flatten()
    ends = pc.cumulative_sum(lengths)
    found = _fields(lines, flat, unit)
    wrong = [
        (at, Problem(Code.MISSING, "没有填;没有明细写空的列表")) for at in places_where(column.is_null())
    ]
    wrong += [(at, _too_many(lines)) for at in places_where(pc.greater(lengths, lines.most))]
    parents = pc.list_parent_indices(column)
    for item, each in zip(lines.items, found, strict=True):
        for at, problem in each.wrong:
            claim = parents[at].as_py()
            row = at - (ends[claim].as_py() - lengths[claim].as_py()) + 1
            reason = f"{_place(flat, at, row)}的{item.field.name}:{problem.reason}"
            wrong.append((claim, Problem(problem.code, reason)))
    return Converted(
        values=_lists(lines, found, lengths, len(flat)), wrong=tuple(sorted(wrong, key=lambda each: each[0]))
    )


def _place(flat: pa.StructArray, at: int, row: int) -> str:
    """Where an item is written: in the table of items where there is one, else within its claim."""
    names = [flat.type.field(place).name for place in range(flat.type.num_fields)]
    if FILE_OF not in names:
        return f"第 {row} 行"
    return f"{pc.struct_field(flat, FILE_OF)[at].as_py()} 第 {pc.struct_field(flat, ROW_OF)[at].as_py()} 行"


def _too_many(lines: Lines) -> Problem:
    return Problem(Code.ITEM, f"明细多于 {lines.most} 行")


def _known(lines: Lines, names: list[str]) -> None:
    for item in lines.items:
        there = [name for name in dict.fromkeys((item.field.name, item.field.field)) if name in names]
        if len(there) > 1:
            raise Unfit(f"明细“{lines.name}”里 {there[0]} 和 {there[1]} 是同一项,只能留一个。")
        if not there and item.default is None and item.field.kind.name != "text":
            raise Unfit(f"明细“{lines.name}”里缺少{item.field.name};有这些:{'、'.join(names)}。")


def _fields(lines: Lines, flat: pa.StructArray, unit: Unit) -> list[Converted]:
    """Each input of the items, defaults in place."""
    raw = [_raw(item, flat) for item in lines.items]
    made: dict[str, Converted] = {}
    for item, column in zip(lines.items, raw, strict=True):
        if item.field.kind.name == "text":
            made[item.field.name] = Converted(values=pa.nulls(len(flat), pa.int64()), wrong=())
            continue
        found = convert if item.default is None else _filled_in
        made[item.field.name] = found(item.field, column, unit)
    for _ in lines.items:  # a default may have a default
        for item, column in zip(lines.items, raw, strict=True):
            if item.default is not None:
                own, other = made[item.field.name], item.default
                standing = made[other].values if isinstance(other, str) else pa.scalar(other, pa.int64())
                values = pc.if_else(column.is_null(), standing, own.values)
                made[item.field.name] = Converted(values=values, wrong=own.wrong)
    return [_bounded(item, made[item.field.name]) for item in lines.items]


def _filled_in(field: Field, column: pa.Array, unit: Unit) -> Converted:
    """What is filled in, null elsewhere: a default stands there, and nothing is wrong."""
    if not column.null_count:
        return convert(field, column, unit)
    there = pc.is_valid(column)
    places = pc.indices_nonzero(there)
    found = convert(field, column.filter(there), unit)
    among = pc.subtract(pc.cumulative_sum(pc.cast(there, pa.int64())), whole(1))
    values = found.values.take(pc.if_else(there, among, pa.scalar(None, pa.int64())))
    return Converted(values=values, wrong=tuple((places[at].as_py(), told) for at, told in found.wrong))


def _bounded(item: ItemField, found: Converted) -> Converted:
    return found if item.field.kind.name == "text" else within(item.field, found)


def _raw(item: ItemField, flat: pa.StructArray) -> pa.Array:
    names = [flat.type.field(at).name for at in range(flat.type.num_fields)]
    for name in (item.field.name, item.field.field):
        if name in names:
            return pc.struct_field(flat, name)
    return pa.nulls(len(flat), pa.string())


def _lists(lines: Lines, found: list[Converted], lengths: pa.Array, count: int) -> pa.Array:
    names = [field.name for field in items_type(lines).value_type]
    computed = (each for each, read in zip(found, lines.computed, strict=True) if read)
    columns = [
        pa.repeat(pa.scalar(0, pa.int64()), count),
        *(pc.fill_null(each.values, 0) for each in computed),
    ]
    return lists_of(pa.StructArray.from_arrays(columns, names), lengths)


def lists_of(flat: pa.StructArray, lengths: pa.Array) -> pa.ListArray:
    """The items cut into lists of these lengths."""
    starts = pa.concat_arrays([pa.array([0], pa.int64()), pc.cumulative_sum(lengths)])
    return pa.ListArray.from_arrays(pc.cast(starts, pa.int32()), flat)


def columns_of(lists: pa.ListArray) -> Iterator[pa.Array]:
    """The computed inputs of all items, list after list."""
    flat = lists.flatten()
    for at in range(flat.type.num_fields):
        if flat.type.field(at).name != COUNTED:
            yield pc.struct_field(flat, flat.type.field(at).name)
