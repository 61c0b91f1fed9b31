"""The published examples as facts: where each was read, what its page prints, how it comes out."""

from __future__ import annotations

import tomllib
from enum import Enum
from pathlib import Path
from typing import Any, Final

from attrs import frozen

FOLDER: Final = Path(__file__).parent
FACTS: Final = FOLDER / "examples.toml"


class Outcome(Enum):
    """How an example comes out when it is settled by the rules its page writes."""

    REPRODUCED = "复现"
    PARTS = "有出入"
    NOT_REPRODUCED = "不能复现"


@frozen(kw_only=True)
class Figure:
    """A number that a page prints and the 应得 that holds it.

    `settled` is what the page's own rules give where that is another number, `over` the
    amount that a printed rate divides by; both are empty otherwise, as `event` is in a
    case of one settlement.
    """

    name: str
    printed: str
    case: str
    at: str
    event: str = ""
    over: str = ""
    settled: str = ""


@frozen(kw_only=True)
class Example:
    """A published example; `year` is None where its page tells none."""

    id: str
    place: str
    title: str
    address: str
    grade: str
    source: str
    outcome: Outcome
    figures: tuple[Figure, ...]
    year: int | None = None
    remark: str = ""

    @property
    def policy(self) -> Path:
        """The policy that says the example, in a folder of the example's id."""
        return FOLDER / self.id.lower() / "policy.pol"


def examples() -> tuple[Example, ...]:
    """All of them, in the order of the file."""
    return tuple(map(_example, tomllib.loads(FACTS.read_text("utf-8"))["example"]))


def _example(told: dict[str, Any]) -> Example:
    figures = tuple(Figure(**each) for each in told["figures"])
    return Example(**told | {"outcome": Outcome(told["outcome"]), "figures": figures})
