"""假设, 就高 and 保证."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from polyc.model.values import Citation, Computed, Condition, InputValue, Placed


@frozen(kw_only=True, repr=False)
class Suppose(Placed):
    """假设: the named layers once more, as if `subject` had the integer `value`.

    What the layers read of earlier 计算 is computed anew as well; pools are read as they
    stand there, and nothing is written.
    """

    name: str
    subject: InputValue | Computed
    value: int
    layers: tuple[str, ...]
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]


class BestMode(Enum):
    """How far 就高 looks for the best identity."""

    WHOLE = "整套"
    EACH_LAYER = "逐层"


@frozen(kw_only=True, repr=False)
class BestRun(Placed):
    """就高: the layers once for each held option of the set input `subject`, the dearest run kept.

    `ties` holds all options in the order in which equal runs are preferred.
    """

    mode: BestMode
    subject: InputValue
    layers: tuple[str, ...]
    ties: tuple[int, ...]
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]

    @property
    def name(self) -> str:
        """What places call it, as it has no name of its own."""
        return f"就高 {self.mode.value} {self.subject.name}"


@frozen(kw_only=True, repr=False)
class Guarantee(Placed):
    """保证: what must hold in every settlement, or for every item of `list` where one is named."""

    name: str
    condition: Condition
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]
    list: str = ""
