"""Columns in another order, several at a time."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from polyc.batch.processors import shared_out, threads_for


def take(columns: list[pa.Array], order: pa.Array) -> None:
    """Put each column in this order, which names rows that are there; the one before is let go at once, since memory costs more than the work."""

    def one(at: int) -> None:
        columns[at] = pc.take(columns[at], order, boundscheck=False)

    shared_out(one, range(len(columns)), threads_for(len(order)))


def inverse(order: pa.Array) -> pa.Array:
    """Where each row has gone."""
    if hasattr(pc, "inverse_permutation"):
        return pc.inverse_permutation(order)
    return pc.array_sort_indices(order)
