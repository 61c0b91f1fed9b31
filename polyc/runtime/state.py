"""The year-to-date state of one person, and taking a settlement back out of it."""

from __future__ import annotations

from collections.abc import Sequence
from re import fullmatch
from typing import Literal, NamedTuple, TypeAlias

from polyc.runtime.refusing import (
    ALREADY_REVERSED,
    CELL_OUT_OF_BOUNDS,
    NOT_THE_LAST,
    REVERSAL_OF_A_REVERSAL,
    UNKNOWN_SETTLEMENT,
    Refused,
    refused_reversal,
)


class State(NamedTuple):
    """What earlier settlements of this person left behind.

    `cells` holds the integers (fen, counts) of each scope under the scope's key:
    ``年度:2023``, ``终身``, ``链:<输入>:<文本>``.  `serial` counts the settlements ever made and
    never falls; `reversed` holds, ascending, the serials that were taken back.
    """

    cells: dict[str, tuple[int, ...]]
    serial: int
    reversed: tuple[int, ...]

    @staticmethod
    def empty() -> State:
        """The state of a person without settlements."""
        return State({}, 0, ())


Change: TypeAlias = tuple[str, tuple[int, ...] | None, tuple[int, ...]]
"""What a settlement did to the cells of one scope: the key, the cells before (None: a new scope) and after."""


class YearKeys(dict[int, str]):
    """The keys of yearly scopes, each made when it is first asked for."""

    def __missing__(self, year: int) -> str:
        return self.setdefault(year, f"年度:{year}")


class Cell(NamedTuple):
    """One remembered integer, within its bounds, both included."""

    name: str
    low: int
    high: int


class Scope(NamedTuple):
    """The cells kept together: for each year, for life, or for each value of a text input."""

    name: Literal["yearly", "lifetime", "chained"]
    prefix: str
    cells: tuple[Cell, ...]


def scope_of(scopes: Sequence[Scope], key: str) -> Scope | None:
    """The scope that a key belongs to, None where the key is not one of the policy's."""
    return next((scope for scope in scopes if _holds(scope, key)), None)


def _holds(scope: Scope, key: str) -> bool:
    match scope.name:
        case "yearly":
            return fullmatch(scope.prefix + "[1-9][0-9]{0,3}", key) is not None
        case "lifetime":
            return key == scope.prefix
        case "chained":
            chain = key.removeprefix(scope.prefix)
            return chain not in (key, "") and chain == chain.strip()


def take_back(
    scopes: Sequence[Scope],
    state: State,
    serial: int,
    reversal_of: int | None,
    changes: Sequence[Change],
    last_only: bool,
) -> tuple[State, tuple[Change, ...]] | Refused:
    """The state without what a settlement added, and how that changes it; or why it may not be taken back.

    Cells of the last settlement go back to exactly what they were, scopes that it made included.
    """
    refused = _refuse(state, serial, reversal_of, last_only)
    if refused is not None:
        return refused
    cells, undone = state.cells.copy(), list[Change]()
    for key, before, after in changes:
        now = cells.pop(key, None)
        zeros = (0,) * len(after)
        rest = tuple(n + b - a for n, b, a in zip(now or zeros, before or zeros, after, strict=True))
        scope = scope_of(scopes, key)
        if scope is None or not _within(scope, rest):
            return refused_reversal(CELL_OUT_OF_BOUNDS, f"冲正后“{key}”的累计会超出界限,这张结算单不能冲正。")
        if any(rest) or None not in (before, now):
            cells[key] = rest
        undone.append((key, now, rest))
    return State(cells, state.serial, tuple(sorted((*state.reversed, serial)))), tuple(undone)


def _refuse(state: State, serial: int, reversal_of: int | None, last_only: bool) -> Refused | None:
    if reversal_of is not None:
        return refused_reversal(REVERSAL_OF_A_REVERSAL, "这是一张冲正单,冲正单不能再冲正。")
    if not 1 <= serial <= state.serial:
        return refused_reversal(UNKNOWN_SETTLEMENT, f"累计状态里没有第 {serial} 次结算,不能冲正。")
    if serial in state.reversed:
        return refused_reversal(ALREADY_REVERSED, f"第 {serial} 次结算已经冲正过,不能再冲正。")
    last = max(live for live in range(1, state.serial + 1) if live not in state.reversed)
    if last_only and serial != last:
        return refused_reversal(NOT_THE_LAST, f"只能按逆序冲正:请先冲正第 {last} 次结算。")
    return None


def _within(scope: Scope, numbers: tuple[int, ...]) -> bool:
    return len(numbers) == len(scope.cells) and all(
        cell.low <= number <= cell.high for cell, number in zip(scope.cells, numbers, strict=True)
    )
