"""Which column holds a claim's number, and which columns of a table of items are which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import pyarrow as pa
from attrs import frozen

from polyc.batch.face import Face, Lines
from polyc.batch.job import Job
from polyc.batch.reading.chunk import Opened
from polyc.batch.unfit import Unfit

NUMBERS: Final = ("setl_id", "结算ID", "mdtrt_id", "就诊ID")
"""The national interface's fields for one settlement and for one visit, by their codes and their names."""


@frozen(kw_only=True)
class ById:
    """The column `number` of all tables, and the tables of items with their columns, all read alike."""

    number: str
    items: tuple[Opened, ...] = ()
    names: tuple[str, ...] = ()
    types: tuple[pa.DataType, ...] = ()


def by_id(job: Job, tables: Sequence[Opened], items: Sequence[Opened]) -> ById:
    """The columns of a job that asks for numbers; raises `Unfit` where tables do not fit."""
    number = _number(job, [*tables, *items])
    if not items:
        return ById(number=number)
    (lines,) = _only_list(job.face)
    for table in tables:
        found = [name for name in (lines.name, lines.field) if name in table.names]
        if found:
            raise Unfit(f"{table.path} 已经有明细的列“{found[0]}”,不能再用 --items;请去掉一处。")
    for table in items:
        problems = list(_wrong(table, lines))
        if problems:
            raise Unfit(f"{table.path} 的列对不上:{';'.join(problems)};表里有:{'、'.join(table.names)}。")
    names = tuple(name for name in items[0].names if name in _known(lines))
    return ById(number=number, items=tuple(items), names=names, types=_types(items, names))


def _only_list(face: Face) -> tuple[Lines]:
    match face.lists:
        case (only,):
            return (only,)
        case ():
            raise Unfit("这项政策的单据没有明细,用不上 --items。")
        case several:
            told = "、".join(each.name for each in several)
            raise Unfit(f"这项政策有几种明细({told}),--items 说不清是哪一种;请写成 Parquet 的列表列。")


def _number(job: Job, tables: Sequence[Opened]) -> str:
    if job.number is None:
        everywhere = [name for name in NUMBERS if all(name in table.names for table in tables)]
        if everywhere:
            return everywhere[0]
        told = "、".join(NUMBERS)
        raise Unfit(f"单据和明细凭哪一列对上,要用 --id 写明:没有哪个表都有的列({told})。")
    for table in tables:
        if job.number not in table.names:
            raise Unfit(f"{table.path} 没有单据号的列“{job.number}”;表里有:{'、'.join(table.names)}。")
    return job.number


def _known(lines: Lines) -> set[str]:
    """Every name that an input of an item goes by."""
    return {name for item in lines.items for name in (item.field.name, item.field.field)}


def _wrong(table: Opened, lines: Lines) -> Iterator[str]:
    for name in dict.fromkeys(table.names):
        if table.names.count(name) > 1:
            yield f"列“{name}”有两个"
    for item in lines.items:
        there = [name for name in dict.fromkeys((item.field.name, item.field.field)) if name in table.names]
        if len(there) > 1:
            yield f"{there[0]} 和 {there[1]} 是同一项,只能留一列"
        if not there and item.default is None and item.field.kind.name != "text":
            yield f"缺少{item.field.name}"


def _types(items: Sequence[Opened], names: Sequence[str]) -> tuple[pa.DataType, ...]:
    """Tables of items are joined to the same claims: the same columns, of the same types."""
    first = [items[0].types[items[0].names.index(name)] for name in names]
    for table in items[1:]:
        own = [table.types[table.names.index(name)] for name in names if name in table.names]
        if own != first:
            raise Unfit(f"{table.path} 与 {items[0].path} 的列或列的类型不同;几个明细表要存成一样的。")
    return tuple(first)
