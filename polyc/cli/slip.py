"""What a settlement slip (结算单) says, before anyone prints it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

from attrs import frozen

from polyc.cli.slip_items import Listed, listed, value_text
from polyc.kernel.program import Program
from polyc.runtime.explaining import ItemResult, StepResult


@frozen(kw_only=True)
class Paid:
    """What one payer pays in fen, and for which layers and benefits: pairs of name and fen."""

    payer: str
    fen: int
    parts: tuple[tuple[str, int], ...]


@frozen(kw_only=True)
class Settled:
    """A settled claim.

    `shared` pairs what is left of the bill, then the bill, by the author's names with
    fen; empty where the policy shares no bill.  `results` pairs every other value that
    such a policy hands out with its text.
    """

    place: str
    inputs: tuple[tuple[str, str], ...]
    lists: tuple[Listed, ...]
    payers: tuple[Paid, ...]
    shared: tuple[tuple[str, int], ...]
    results: tuple[tuple[str, str], ...]
    steps: tuple[StepResult, ...]
    items: tuple[ItemResult, ...]
    settlement: Any


@frozen(kw_only=True)
class Refused:
    """A claim that is not settled, and the module's refusal."""

    place: str
    inputs: tuple[tuple[str, str], ...]
    lists: tuple[Listed, ...]
    refusal: Any


Slip = Settled | Refused


def settle(program: Program, module: ModuleType, place: str, claim: Any, state: Any) -> tuple[Slip, Any]:
    """The slip of one claim and the state after it, which a refusal leaves as it was."""
    inputs = tuple(_inputs(module, claim))
    lists = tuple(listed(module.LISTS, claim[len(program.inputs) :]))
    result = module.settle(claim, state)
    if isinstance(result, module.Refused):
        return Refused(place=place, inputs=inputs, lists=lists, refusal=result), state
    amounts = _amounts(program, claim, result.settlement)
    slip = Settled(
        place=place,
        inputs=inputs,
        lists=lists,
        payers=tuple(_payers(program, amounts)),
        shared=tuple(_shared(program, amounts)),
        results=tuple(_results(program, module, result.settlement)),
        steps=module.explain(claim, state),
        items=module.explain_items(claim, state),
        settlement=result.settlement,
    )
    return slip, result.state


def _amounts(program: Program, claim: Any, settlement: Any) -> dict[str, int]:
    """Inputs and outputs by the program's names; a settlement begins with the outputs in their order."""
    inputs = {item.name: value for item, value in zip(program.inputs, claim, strict=False)}
    outputs = {item.local: value for item, value in zip(program.outputs, settlement, strict=False)}
    return {**inputs, **outputs}


def _inputs(module: ModuleType, claim: Any) -> Iterator[tuple[str, str]]:
    for field, value in zip(module.FIELDS, claim, strict=False):
        yield field.name, value_text(field.kind, value)


def _shared(program: Program, amounts: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    if program.balance is not None:
        yield from ((name, amounts[name]) for name in (program.balance.rest, program.balance.total))


def _results(program: Program, module: ModuleType, settlement: Any) -> Iterator[tuple[str, str]]:
    """What a policy without a bill is asked for; elsewhere the payers say it all."""
    if program.balance is None:
        for output, told, value in zip(program.outputs, module.OUTPUTS, settlement, strict=False):
            yield output.name, value_text(told.kind, value)


def _payers(program: Program, amounts: Mapping[str, int]) -> Iterator[Paid]:
    """One line a payer, in the order of their first payments."""
    for payer in dict.fromkeys(each.payer for each in program.payments):
        parts = tuple((each.name, amounts[each.local]) for each in program.payments if each.payer == payer)
        yield Paid(payer=payer, fen=sum(fen for _, fen in parts), parts=parts)
