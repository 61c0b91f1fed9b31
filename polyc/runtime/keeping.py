"""State to and from JSON, stamped so that another policy's is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from polyc.runtime.reading import quoted
from polyc.runtime.state import Cell, Scope, State, scope_of


class Identity(NamedTuple):
    """Which module made a state or a settlement, down to the byte of its source."""

    api_version: int
    policy: str
    version: str
    source_sha256: str
    scenarios: tuple[str, ...]


class WrongState(ValueError):
    """A state or settlement that this module did not make or that was changed since; a Chinese message."""


def stamp(identity: Identity) -> dict[str, object]:
    """The identity as JSON."""
    return {**identity._asdict(), "scenarios": list(identity.scenarios)}


def unstamped(identity: Identity, mapping: object, names: Sequence[str]) -> Mapping[str, object]:
    """The mapping when it has this identity and exactly these other names; else raises `WrongState`."""
    if not isinstance(mapping, Mapping):
        raise WrongState(f"应为一个对象,现在是{quoted(mapping)}")
    own = stamp(identity)
    problems = [
        f"{name} 应为{quoted(value)},现在是{quoted(mapping.get(name))}"
        for name, value in own.items()
        if not _same(mapping.get(name), value)
    ]
    problems += [f"缺少 {name}" for name in names if name not in mapping]
    problems += [f"没有名为{quoted(name)}的项" for name in mapping if name not in own and name not in names]
    if problems:
        raise WrongState("不是本版政策产生的:" + ";".join(problems))
    return mapping


def _same(given: object, own: object) -> bool:
    return type(given) is type(own) and given == own


def write_state(identity: Identity, scopes: Sequence[Scope], state: State) -> dict[str, object]:
    """The state as JSON: cells by name, integers of fen or counts."""
    return {
        **stamp(identity),
        "serial": state.serial,
        "reversed": list(state.reversed),
        "cells": {key: _named(scopes, key, numbers) for key, numbers in state.cells.items()},
    }


def _named(scopes: Sequence[Scope], key: str, numbers: tuple[int, ...]) -> dict[str, int]:
    scope = scope_of(scopes, key)
    if scope is None:
        raise WrongState(f"没有名为{quoted(key)}的累计范围")
    return {cell.name: number for cell, number in zip(scope.cells, numbers, strict=True)}


def read_state(identity: Identity, scopes: Sequence[Scope], mapping: object) -> State:
    """The state of `write_state`; raises `WrongState` for any other text, naming what is wrong."""
    found = unstamped(identity, mapping, ("serial", "reversed", "cells"))
    serial, taken = _serials(found["serial"], found["reversed"])
    scoped = found["cells"]
    if not isinstance(scoped, Mapping):
        raise WrongState(f"cells 应为一个对象,现在是{quoted(scoped)}")
    problems = [problem for key, cells in scoped.items() for problem in _cell_problems(scopes, key, cells)]
    if problems:
        raise WrongState(";".join(problems))
    return State({key: _numbers(scopes, key, cells) for key, cells in scoped.items()}, serial, taken)


def _serials(serial: object, taken: object) -> tuple[int, tuple[int, ...]]:
    if type(serial) is not int or serial < 0:
        raise WrongState(f"serial 应为不小于 0 的整数,现在是{quoted(serial)}")
    if not isinstance(taken, list) or not all(type(item) is int and 1 <= item <= serial for item in taken):
        raise WrongState(f"reversed 应为 1 至 {serial} 的整数的列表,现在是{quoted(taken)}")
    if taken != sorted(set(taken)):
        raise WrongState("reversed 应从小到大,不能重复")
    return serial, tuple(taken)


def _cell_problems(scopes: Sequence[Scope], key: object, cells: object) -> Iterator[str]:
    scope = scope_of(scopes, key) if isinstance(key, str) else None
    if scope is None:
        yield f"没有名为{quoted(key)}的累计范围"
    elif not isinstance(cells, Mapping):
        yield f"{key} 应为一个对象,现在是{quoted(cells)}"
    else:
        known = [cell.name for cell in scope.cells]
        yield from (f"{key} 里没有名为{quoted(name)}的累计" for name in cells if name not in known)
        yield from (problem for cell in scope.cells if (problem := _number_problem(key, cell, cells)))


def _number_problem(key: object, cell: Cell, cells: Mapping[object, object]) -> str:
    if cell.name not in cells:
        return f"{key} 里缺少累计 {cell.name}"
    number = cells[cell.name]
    if type(number) is not int or not cell.low <= number <= cell.high:
        return f"{key} 的 {cell.name} 应为 {cell.low} 至 {cell.high} 的整数,现在是{quoted(number)}"
    return ""


def _numbers(scopes: Sequence[Scope], key: str, cells: Mapping[str, int]) -> tuple[int, ...]:
    scope = scope_of(scopes, key)
    return () if scope is None else tuple(cells[cell.name] for cell in scope.cells)
