"""Which partition a person belongs to: by the text alone, so that every file and every machine says the same."""

from __future__ import annotations

from zlib import crc32

import pyarrow as pa
import pyarrow.compute as pc

from polyc.batch.scalars import whole, zeros

_SHORT_NUMBER = "^[0-9]{1,18}$"
_MIX = 0x9E3779B97F4A7C15 - (1 << 64)
"""An odd number without pattern: products with it spread ids that follow each other."""


def partition_of(persons: pa.Array, parts: int) -> pa.Array:
    """For each person the number of its partition, from 0 up to `parts`."""
    if parts == 1:
        return zeros(len(persons))
    if pa.types.is_integer(persons.type):
        ends = pc.min_max(persons).as_py()
        if ends["min"] is None or (ends["min"] >= 0 and ends["max"] < 10**18):
            return _of_numbers(persons, parts)
        persons = pc.cast(persons, pa.string())
    numeric = pc.match_substring_regex(persons, _SHORT_NUMBER)
    if pc.all(numeric).as_py() is not False:
        return _of_numbers(pc.cast(persons, pa.int64()), parts)
    numbers = pc.cast(pc.if_else(numeric, persons, None), pa.int64())
    return pc.coalesce(_of_numbers(numbers, parts), _of_texts(pc.if_else(numeric, None, persons), parts))


def _of_numbers(numbers: pa.Array, parts: int) -> pa.Array:
    """The upper half of a product that wraps around; the lower bits of ids are no lottery."""
    mixed = pc.shift_right(pc.multiply(numbers, whole(_MIX)), whole(33))
    positive = pc.bit_wise_and(mixed, whole(0x3FFFFFFF))
    return pc.subtract(positive, pc.multiply(pc.divide(positive, whole(parts)), whole(parts)))


def _of_texts(texts: pa.Array, parts: int) -> pa.Array:
    encoded = pc.dictionary_encode(texts)
    found = [crc32(text.encode()) % parts for text in encoded.dictionary.to_pylist()]
    return pa.array(found, pa.int64()).take(encoded.indices)


def parted(batch: pa.RecordBatch, parts: int) -> list[tuple[int, pa.RecordBatch]]:
    """The rows of each partition that has any, in their order."""
    if parts == 1:
        return [(0, batch)]
    which = partition_of(batch.column("person"), parts)
    order = pc.sort_indices(which)  # stable: rows of a partition stay in their order
    sorted_rows, counts = batch.take(order), pc.value_counts(which)
    sizes = {each["values"]: each["counts"] for each in counts.to_pylist()}
    found, start = [], 0
    for part in sorted(sizes):
        found.append((part, sorted_rows.slice(start, sizes[part])))
        start += sizes[part]
    return found
