"""Whose turn it is, found by the library of a policy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from polyc.batch.claims import Turns
from polyc.batch.native_library import UnorderedClaims, address, is_right, numbers, place_of, pointers, room


def native_turns(calls: Any, persons: pa.Array, keys: Sequence[pa.Array]) -> Turns:
    """Rows by person (int64 or texts), then by the keys, then as they stand; raises `MemoryError`."""
    count = len(persons)
    sorting = pointers([address(key) for key in keys])
    given = UnorderedClaims(count, *_whose(persons), len(keys), place_of(sorting))
    order, offsets = room(count), room(count + 1)
    found = calls.polyc_turns(given, order.address, offsets.address)
    is_right(found + 1)
    return Turns(order=numbers(count, order), offsets=numbers(found + 1, offsets))


def _whose(persons: pa.Array) -> tuple[int | None, int | None, int | None]:
    """Where the whole numbers lie, or where the texts begin and the texts themselves."""
    if pa.types.is_integer(persons.type):
        return address(persons) or None, None, None
    _, starts, texts = persons.buffers()
    if starts is None:
        return None, None, None
    return None, starts.address + 4 * persons.offset, (texts or starts).address
