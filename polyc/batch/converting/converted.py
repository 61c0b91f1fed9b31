"""A column turned into whole numbers, with what is wrong beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pyarrow as pa
import pyarrow.compute as pc
from attrs import frozen

from polyc.batch.problems import Code, Problem
from polyc.batch.scalars import wholes
from polyc.runtime.fields import Field, show_bound


@frozen(kw_only=True)
class Converted:
    """The values, null where a cell is wrong, and every wrong cell by its place in the column."""

    values: pa.Array
    wrong: tuple[tuple[int, Problem], ...]


def whole(values: pa.Array) -> pa.Array:
    """The values as int64; the same memory where they are already."""
    return values if values.type == pa.int64() else pc.cast(values, pa.int64())


def places_where(flags: pa.Array) -> list[int]:
    """Where a boolean column is true."""
    found: list[int] = pc.indices_nonzero(flags).to_pylist()
    return found


def by_value(texts: pa.Array, read: Callable[[str], int | Problem]) -> Converted:
    """Each different text read once; right where few differ, as with options and days."""
    encoded = texts if pa.types.is_dictionary(texts.type) else pc.dictionary_encode(texts)
    found = [read(text) for text in encoded.dictionary.to_pylist()]
    values = _numbers(found).take(encoded.indices)
    if values.null_count == 0:
        return Converted(values=values, wrong=())
    return Converted(values=values, wrong=tuple(_told(encoded, found, places_where(values.is_null()))))


def _numbers(found: list[int | Problem]) -> pa.Array:
    right = [each for each in found if isinstance(each, int)]
    if len(right) == len(found):
        return wholes(right)
    return pa.array([None if isinstance(each, Problem) else each for each in found], pa.int64())


def _told(
    encoded: pa.DictionaryArray, found: list[int | Problem], places: Iterable[int]
) -> Iterable[tuple[int, Problem]]:
    for at in places:
        index = encoded.indices[at].as_py()
        problem = missing() if index is None else found[index]
        if isinstance(problem, Problem):
            yield at, problem


def missing() -> Problem:
    """Nothing is there."""
    return Problem(Code.MISSING, "没有填")


def within(field: Field, found: Converted) -> Converted:
    """The same with what lies outside of the field's bounds taken out and told."""
    ends = pc.min_max(found.values).as_py()
    if ends["min"] is None or (ends["min"] >= field.low and ends["max"] <= field.high):
        return found
    below, above = pc.less(found.values, field.low), pc.greater(found.values, field.high)
    wrong = [*found.wrong]
    wrong += [(at, _below(field)) for at in places_where(below)]
    wrong += [(at, _above(field)) for at in places_where(above)]
    outside = pc.or_(below, above)
    return Converted(values=pc.if_else(outside, None, found.values), wrong=tuple(sorted(wrong)))


def _below(field: Field) -> Problem:
    back = (
        ";负的金额若是冲正(退费)的行,请连同被冲正的那一张一起拿掉"
        if field.kind.name == "money" and field.low == 0
        else ""
    )
    return Problem(Code.BELOW, f"低于下限 {_bound(field, field.low)}{back}")


def _above(field: Field) -> Problem:
    return Problem(Code.ABOVE, f"超过上限 {_bound(field, field.high)};政策写的上限,超过的要先改政策")


def _bound(field: Field, number: int) -> str:
    return show_bound(field, number) or str(number)
