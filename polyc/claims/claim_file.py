"""What was read of a file of claims, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import frozen

RawValue: TypeAlias = str | int | bool | list["RawValue"] | dict[str, "RawValue"] | None
"""A value before a policy has given it a meaning; amounts are still texts, there are no floats."""


@frozen(kw_only=True)
class RawClaim:
    """One claim: `place` names it in messages (第 3 行), `fields` are its values by name."""

    place: str
    fields: Mapping[str, RawValue]


@frozen(kw_only=True)
class Problem:
    """One thing wrong: `place` as in `RawClaim` (empty for the whole file), a complete Chinese sentence."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}:{self.message}" if self.place else self.message


@frozen(kw_only=True)
class ClaimFile:
    """The claims in their order; to be used only where there is no problem."""

    claims: tuple[RawClaim, ...]
    problems: tuple[Problem, ...]


def unreadable(message: str) -> ClaimFile:
    """A file of which nothing can be used."""
    return ClaimFile(claims=(), problems=(Problem(place="", message=message),))
