"""The calls of a policy's native library, and Arrow's memory as C takes it.

Calls run without Python's lock, so that threads settle at the same time.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from ctypes import POINTER, c_int, c_int64, c_void_p
from functools import cache
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from polyc.batch.compiler import library, unpacked

EIGHT: Final = 8
"""Bytes of a number."""


class RememberedCells(ctypes.Structure):
    """`remembered` of claims.c: the cells of one group by person and key."""

    _fields_ = (("count", c_int64), ("person", c_void_p), ("key", c_void_p), ("cells", c_void_p))


class GivenItems(ctypes.Structure):
    """`given_items` of items.c: the items of one list."""

    _fields_ = (("offsets", c_void_p), ("columns", c_void_p))


class UnorderedClaims(ctypes.Structure):
    """`unordered_claims` of turns.c."""

    _fields_ = (
        ("count", c_int64),
        ("numbers", c_void_p),
        ("starts", c_void_p),
        ("texts", c_void_p),
        ("key_count", c_int64),
        ("keys", c_void_p),
    )


class GivenClaims(ctypes.Structure):
    """`given_claims` of claims.c."""

    _fields_ = (
        ("first", c_int64),
        ("until", c_int64),
        ("offsets", c_void_p),
        ("inputs", c_void_p),
        ("keys", c_void_p),
        ("bad", c_void_p),
        ("opening", c_void_p),
        ("items", c_void_p),
        ("held", c_void_p),
    )


class SettledClaims(ctypes.Structure):
    """`settled_claims` of claims.c."""

    _fields_ = (
        ("codes", c_void_p),
        ("results", c_void_p),
        ("cells", c_void_p),
        ("closing", c_void_p),
        ("rows", c_void_p),
    )


class Outputs(ctypes.Structure):
    """`outputs` of table.c."""

    _fields_ = (
        ("person", c_void_p),
        ("order", c_void_p),
        ("row", c_void_p),
        ("code", c_void_p),
        ("results", c_void_p),
        ("cells", c_void_p),
    )


EVERY: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "polyc_part_rows": (None, (POINTER(UnorderedClaims), c_int, c_void_p, c_void_p, c_void_p)),
    "polyc_order_parts": (
        c_int64,
        (POINTER(UnorderedClaims), c_void_p, c_void_p, c_int64, c_int64, c_void_p, c_void_p),
    ),
    "polyc_input_width": (c_int64, (c_int64,)),
    "polyc_fold_claims": (c_int, (POINTER(GivenClaims), POINTER(SettledClaims), c_int)),
}
SIMPLE: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "polyc_record_size": (c_int64, ()),
    "polyc_check": (c_int64, (c_int64, c_void_p, c_void_p)),
    "polyc_count": (None, (c_int64, c_void_p, c_int, c_void_p)),
    "polyc_scatter": (
        None,
        (c_int64, c_void_p, c_void_p, c_void_p, c_void_p, c_int64, c_int, c_void_p, c_void_p),
    ),
    "polyc_fold_sorted": (
        None,
        (c_int64, c_void_p, c_void_p, c_void_p, c_void_p, c_int, POINTER(Outputs)),
    ),
    "polyc_fold_parts": (c_int, (c_void_p, c_void_p, c_int, c_int64, c_int64, c_int, POINTER(Outputs))),
}
"""Calls of libraries of policies whose keys never come back."""


@cache
def loaded(source: str, carried: bytes = b"") -> Any:
    """The library of a source, compiled where it is not there yet, or the one that was carried here; raises `NoCompiler`."""
    return calls_of(unpacked(carried) if carried else library(source))


def calls_of(path: Path) -> Any:
    """The calls of a library file."""
    calls = ctypes.CDLL(str(path))
    for name, (result, arguments) in {**EVERY, **SIMPLE}.items():
        if name in EVERY or hasattr(calls, name):
            function = getattr(calls, name)
            function.restype, function.argtypes = result, arguments
    return calls


def address(column: pa.Array) -> int:
    """Where the numbers of a column without gaps begin; 0 where it has none."""
    data = column.buffers()[1]
    return 0 if data is None else int(data.address) + column.offset * (column.type.bit_width // 8)


def room(count: int) -> pa.Buffer:
    """Memory for so many numbers of 64 bits."""
    return pa.allocate_buffer(max(1, count) * EIGHT)


def numbers(count: int, data: pa.Buffer) -> pa.Array:
    """The column over memory that C has filled."""
    return pa.Array.from_buffers(pa.int64(), count, [None, data])


def pointers(addresses: Sequence[int]) -> Any:
    """An array of pointers; it must be kept as long as C reads it."""
    return (c_void_p * max(1, len(addresses)))(*addresses)


def place_of(held: Any) -> int:
    """Where such an array, or a structure, lies."""
    return ctypes.addressof(held)


def is_right(code: int) -> None:
    """Raises `MemoryError` where C said that there was none."""
    if not code:
        raise MemoryError
