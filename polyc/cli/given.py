"""Claims and states given as files, turned into a module's own values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from polyc.claims.claim_file import ClaimFile, RawClaim
from polyc.claims.load import SUFFIXES, load
from polyc.cli.console import warn
from polyc.cli.endings import Rejected, WrongUsage
from polyc.diagnostics.width import printable
from polyc.kernel.program import InputField, ItemList, Program


def claims(path: Path, module: ModuleType, program: Program) -> list[tuple[str, Any]]:
    """Every claim of the file beside its place; shows all that is wrong and raises `Rejected`."""
    return typed_claims(path, module, raw_claims(path, program))


def raw_claims(path: Path, program: Program) -> tuple[RawClaim, ...]:
    """The claims of the file as they are written; shows what cannot be read and raises `Rejected`."""
    if path.suffix.lower() not in SUFFIXES:
        raise WrongUsage(f"单据只认 {'、'.join(SUFFIXES)} 文件,现在是“{path.name}”。")
    return _load(path, program.inputs, program.lists).claims


def typed_claims(path: Path, module: ModuleType, raw: Sequence[RawClaim]) -> list[tuple[str, Any]]:
    """The module's claims beside their places; shows all that is wrong and raises `Rejected`."""
    made = [(each.place, _claim(module, each)) for each in raw]
    problems = [problem for _, claim in made if isinstance(claim, list) for problem in claim]
    if problems:
        _reject(path, problems)
    return made


def state(path: Path | None, module: ModuleType) -> Any:
    """The state of the file, or that of a person without settlements; raises `Rejected`."""
    if path is None:
        return module.State.empty()
    if path.suffix.lower() != ".json":
        raise WrongUsage(f"--state 只认 .json 文件,现在是“{path.name}”。")
    found = _load(path, (), ())
    if len(found.claims) != 1:
        _reject(path, ["应为一个对象,现在是一个列表。"])
    try:
        return module.state_from_json(found.claims[0].fields)
    except module.WrongState as wrong:
        _reject(path, [f"{wrong}。"])


def _load(path: Path, inputs: Sequence[InputField], lists: Sequence[ItemList]) -> ClaimFile:
    if not path.is_file():
        raise WrongUsage(f"没有这个文件:{path}")
    found = load(path, inputs, lists)
    if found.problems:
        _reject(path, map(str, found.problems))
    return found


def _claim(module: ModuleType, raw: RawClaim) -> Any:
    """The module's `Claim`, or the list of what is wrong."""
    try:
        return module.claim_from_json(raw.fields)
    except module.WrongClaim as wrong:
        before = f"{raw.place}:" if raw.place else ""
        return [f"{before}{message}。" for _, message in wrong.problems]


def _reject(path: Path, problems: Sequence[str] | Iterator[str]) -> NoReturn:
    warn("".join(printable(f"{path}:{problem}") + "\n" for problem in problems))
    raise Rejected
