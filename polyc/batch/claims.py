"""The claims of a partition, sorted, as an engine takes them, and what an engine hands back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

import pyarrow as pa
from attrs import frozen

SETTLED: Final = 0
BAD: Final = -9001
"""The row was refused before; it is here only to hold later claims."""
HELD: Final = -9002
"""An earlier claim of the person was refused, and later ones wait."""


@frozen(kw_only=True)
class Remembered:
    """The cells of one scope, a row for each person and key.

    `persons` are places among the claims' persons, ascending; `keys` the benefit year, 0 for
    life, or the place of a chain's text; `cells` one column a cell.
    """

    persons: pa.Array
    keys: pa.Array
    cells: tuple[pa.Array, ...]


@frozen(kw_only=True)
class Turns:
    """Whose turn it is: `order` tells the rows by person and within by their order, int64.

    Those of person p stand in `order` from ``offsets[p]`` up to ``offsets[p + 1]``; which
    person comes first is left to the engine.
    """

    order: pa.Array
    offsets: pa.Array

    @property
    def persons(self) -> int:
        """How many there are."""
        return len(self.offsets) - 1


@frozen(kw_only=True)
class Items:
    """The items of all claims, claim after claim: those of claim c lie from ``offsets[c]`` up to ``offsets[c + 1]``.

    `columns` are the computed inputs of an item, int64 without nulls.
    """

    offsets: pa.Array
    columns: tuple[pa.Array, ...]

    @property
    def count(self) -> int:
        """How many items there are in all."""
        return int(self.offsets[-1].as_py())


@frozen(kw_only=True)
class Claims:
    """Claims sorted by person, then by their order; columns are whole numbers without nulls.

    Those of person p lie from ``offsets[p]`` up to ``offsets[p + 1]``.  `inputs` are the
    computed inputs (as wide as the sheet has them), `keys` a column a scope, `bad` (int8) 1 where a row was refused before.
    `held` (int8) tells of each person whether earlier months left something that holds all.
    """

    offsets: pa.Array
    inputs: tuple[pa.Array, ...]
    keys: tuple[pa.Array, ...]
    lists: tuple[Items, ...]
    bad: pa.Array
    opening: tuple[Remembered, ...]
    held: pa.Array


@frozen(kw_only=True)
class Settled:
    """What came of every claim, in the order of the claims; `closing` is empty where nobody keeps it.

    `codes` is 0, a refusal's number, `BAD` or `HELD`; the other columns are 0 where it is
    not 0.  `cells` are the running totals behind the claim, in the policy's order;
    `rows` a list a claim for each `RowResults` of the policy, of structures ``c0`` …
    """

    codes: pa.Array
    outputs: tuple[pa.Array, ...]
    cells: tuple[pa.Array, ...]
    rows: tuple[pa.ListArray, ...]
    closing: tuple[Remembered, ...]
    held: pa.Array


class Engine(Protocol):
    """What orders and settles claims; equal claims give equal results, whichever engine it is."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def threads(self) -> bool:
        """Whether several partitions may be settled at once by threads."""

    def turns(self, persons: pa.Array, keys: Sequence[pa.Array]) -> Turns:
        """Rows by person (int64 or texts, without nulls), then by the keys (int64), then as they stand."""

    def fold(self, claims: Claims, hold: bool, keep: bool) -> Settled:
        """Settle each person's claims one after another; where `hold`, a refusal stops the person's later ones.

        The state afterwards is put together where somebody is to `keep` it.
        """
