"""Tables: dense, over options or ranges."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from polyc.kinds import Kind
from polyc.model.values.formulas import Formula, InputValue
from polyc.model.values.placed import Placed


@frozen(kw_only=True, repr=False)
class ChoiceKey(Placed):
    """A table's key over the options of a choice; cell i belongs to option i."""

    subject: Formula
    options: tuple[str, ...]


@frozen(kw_only=True, repr=False)
class IdentityKey(Placed):
    """A table's key over a set of choices: a cell for each option, and a last one, 无, for none of them.

    `highest` says which cell counts where several options are held: the one of the
    highest (or lowest) value; None where 就高 runs the layer for one option at a time.
    """

    subject: InputValue
    options: tuple[str, ...]
    highest: bool | None


@frozen(kw_only=True, repr=False)
class RangeKey(Placed):
    """A table's key over ranges: cell i covers ``starts[i] <= subject < starts[i + 1]``.

    The first start is the lowest value the subject may take.
    """

    subject: Formula
    starts: tuple[int, ...]
    labels: tuple[str, ...]


Key: TypeAlias = ChoiceKey | IdentityKey | RangeKey


@frozen(kw_only=True, repr=False)
class Table(Placed):
    """A dense table, row-major over its keys; every cell has a value, 待定 or 不设."""

    kind: Kind
    keys: tuple[Key, ...]
    cells: tuple[Formula, ...]


Value: TypeAlias = Formula | Table
