"""Columns in another order, several at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from polyc.batch.processors import processors, shared_out

MANY: Final = 50_000
"""From so many rows on threads pay."""


def taken(columns: Sequence[pa.Array], order: pa.Array) -> list[pa.Array]:
    """Each column's values in this order."""
    threads = processors() if len(order) >= MANY else 1
    return shared_out(lambda column: column.take(order), columns, threads)


def inverse(order: pa.Array) -> pa.Array:
    """Where each row has gone."""
    if hasattr(pc, "inverse_permutation"):
        return pc.inverse_permutation(order)
    return pc.array_sort_indices(order)
