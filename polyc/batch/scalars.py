"""Constants for Arrow's functions, made of memory.

`pyarrow.scalar` and `pyarrow.array` first import pandas where it is installed, to see
whether they are given something of it: a third of a second that a run can do without.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc


def wholes(numbers: Iterable[int]) -> pa.Array:
    """The numbers as int64."""
    held = array("q", numbers)
    return pa.Array.from_buffers(pa.int64(), len(held), [None, pa.py_buffer(held)])


@cache
def whole(number: int) -> pa.Scalar:
    """One int64."""
    return wholes((number,))[0]


def whole_as(numbers: pa.Array, kind: pa.DataType) -> pa.Array:
    """The whole numbers in so many bytes, the same memory where they are already; raises where one does not fit."""
    return numbers if numbers.type == kind else pc.cast(numbers, kind)


def never(count: int) -> pa.Array:
    """A column of flags that are all false."""
    return pa.Array.from_buffers(pa.bool_(), count, [None, pa.py_buffer(bytes((count + 7) // 8))])


@cache
def no() -> pa.Scalar:
    """One false flag."""
    return never(1)[0]


def zeros(count: int) -> pa.Array:
    """A column of zeros."""
    return pa.Array.from_buffers(pa.int64(), count, [None, pa.py_buffer(bytes(8 * count))])
