"""What a generated module offers, for those who load one at run time."""

from __future__ import annotations

from typing import Any, Protocol

from polyc.runtime.explaining import ItemSteps, Step, StepResult
from polyc.runtime.fields import Field, Period
from polyc.runtime.lists import ItemList
from polyc.runtime.measuring import Tally as Sums
from polyc.runtime.measuring import Target
from polyc.runtime.refusing import Refused
from polyc.runtime.settlements import Output, RowOutputs
from polyc.runtime.state import Scope


class PolicyModule(Protocol):
    """A module of `print_module`, executed.

    The classes of a generated module are its own: a `State` or `Refused` of it is no
    instance of the runtime's class of that name, only of the same shape.  `Claim` and
    `Settlement` are named tuples whose first fields stand in the order of the program's
    inputs and outputs; their names are those of the interface.  Behind its outputs a settlement holds
    the rows of `ROWS`.  Behind the inputs a claim
    holds each list as a tuple of rows, whose class is named after the list (`LISTS`).
    """

    API_VERSION: int
    POLICY: str
    TITLE: str
    VERSION: str
    SOURCE_SHA256: str
    SCENARIOS: tuple[str, ...]
    FIELDS: tuple[Field, ...]
    ITEM_STEPS: tuple[ItemSteps, ...]
    LISTS: tuple[ItemList, ...]
    NO_TALLY: Sums
    PERIOD: Period
    ROWS: tuple[RowOutputs, ...]
    OUTPUTS: tuple[Output, ...]
    SCOPES: tuple[Scope, ...]
    REFUSALS: dict[int, Refused]
    STEPS: tuple[Step, ...]
    TARGETS: tuple[Target, ...]
    Claim: Any
    Citation: Any
    ItemResult: Any
    Refused: Any
    Settled: Any
    Settlement: Any
    State: Any
    StepResult: Any
    Tally: Any
    WrongClaim: type[ValueError]
    WrongState: type[ValueError]

    def settle_ints(self, *numbers: Any) -> tuple[int, ...]:
        """``(0, *outputs, *cells, *rows)`` or ``(number,)``; inputs are not checked.

        The numbers are the computed inputs, the cells before, then each list as a tuple of
        rows of integers.  A refusal for an item is ``(number, row)``, rows counted from 1.
        """

    def trace_ints(self, *numbers: Any) -> tuple[int, ...]:
        """``(0, *outputs, *cells, *other steps, *steps of items)`` or a refusal; inputs are checked."""

    def settle(self, claim: Any, state: Any) -> Any:
        """The module's `Settled` (settlement, state) or `Refused`."""

    def reverse(self, settlement: Any, state: Any) -> Any:
        """The module's `Settled` with the reversal, or `Refused`."""

    def explain(self, claim: Any, state: Any) -> Any:
        """A tuple of the module's `StepResult`, or `Refused`."""

    def explain_items(self, claim: Any, state: Any) -> Any:
        """A tuple of the module's `ItemResult`, one for each item, or `Refused`."""

    def measure(self, claim: Any, state: Any) -> Any:
        """A tuple of the module's `Tally`, one for each target, or `Refused`."""

    def added(self, one: Sums, other: Sums, sign: int = 1) -> Sums:
        """Two tallies together, or with sign -1 the one without the other."""

    def verdict(self, target: Target, tally: Sums) -> str:
        """What comes of a target."""

    def ratio_text(self, target: Target, tally: Sums) -> str:
        """The ratio as it is shown."""

    def distance(self, target: Target, tally: Sums) -> tuple[str, int] | None:
        """How far the numerator is from its bound."""

    def explain_text(self, steps: tuple[StepResult, ...]) -> str:
        """The steps as a Chinese table."""

    def claim_from_json(self, mapping: object) -> Any:
        """The module's `Claim`; raises its `WrongClaim`."""

    def state_to_json(self, state: Any) -> dict[str, object]:
        """The state as JSON."""

    def state_from_json(self, mapping: object) -> Any:
        """The module's `State`; raises its `WrongState`."""

    def settlement_to_json(self, settlement: Any) -> dict[str, object]:
        """The settlement as JSON."""

    def settlement_from_json(self, mapping: object) -> Any:
        """The module's `Settlement`; raises its `WrongState`."""
