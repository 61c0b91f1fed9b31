"""Whose turn it is, found by the library of a policy: rows parted by the hash of their person, parts shared out."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import c_int64
from typing import Any, Final

import pyarrow as pa

from polyc.batch.claims import Turns
from polyc.batch.native_library import (
    EIGHT,
    UnorderedClaims,
    address,
    is_right,
    numbers,
    place_of,
    pointers,
    room,
)
from polyc.batch.processors import shared_out, threads_for
from polyc.batch.scalars import wholes

PART_BITS: Final = range(1, 13)
PART_ROWS: Final = 1024
"""So many rows of a part are told apart near the processor."""

MOST: Final = (1 << 32) - 2
"""The library numbers rows with 32 bits."""


def native_turns(calls: Any, persons: pa.Array, keys: Sequence[pa.Array]) -> Turns:
    """Rows by person (int64 or texts), then by the keys, then as they stand; raises `MemoryError`."""
    count = len(persons)
    is_right(count <= MOST)
    sorting = pointers([address(key) for key in keys])
    given = UnorderedClaims(count, *_whose(persons), len(keys), place_of(sorting))
    bits = next((bits for bits in PART_BITS if count >> bits <= PART_ROWS), PART_BITS[-1])
    ends, parts = (c_int64 * ((1 << bits) + 1))(), 1 << bits
    order, rows = room(count), room(2 * count)
    calls.polyc_part_rows(given, bits, order.address, rows.address, ends)

    def own(cut: tuple[int, int]) -> pa.Array:
        first, until = cut
        begins = room(ends[until - 1] - (ends[first - 1] if first else 0))
        found = calls.polyc_order_parts(
            given, rows.address, ends, first, until, order.address, begins.address
        )
        is_right(found + 1)
        return numbers(found, begins)

    threads = threads_for(count)
    cuts = [(parts * at // threads, parts * (at + 1) // threads) for at in range(threads)]
    offsets = shared_out(own, [cut for cut in cuts if cut[0] < cut[1]], threads)
    return Turns(order=numbers(count, order), offsets=pa.concat_arrays([*offsets, wholes((count,))]))


def _whose(persons: pa.Array) -> tuple[int | None, int | None, int | None]:
    """Where the whole numbers lie, or where the texts begin and the texts themselves."""
    if pa.types.is_integer(persons.type):
        return address(persons) or None, None, None
    _, starts, texts = persons.buffers()
    if starts is None:
        return None, None, None
    return None, starts.address + EIGHT // 2 * persons.offset, (texts or starts).address
