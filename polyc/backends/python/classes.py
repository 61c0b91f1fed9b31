"""The public classes of a module: the claim, the settlement and what `settle` returns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from polyc.backends.python.kinds import annotation, runtime_kind, unit
from polyc.backends.python.lines import block
from polyc.backends.python.literals import docstring
from polyc.backends.python.names import field_names
from polyc.kernel.program import InputField, Output, Program
from polyc.runtime.fields import Field, expected

RECORDED: Final = ("serial", "changes", "reversal_of")
"""What a settlement keeps beside its outputs so that it can be taken back."""


def claim_fields(program: Program) -> tuple[str, ...]:
    """The fields of `Claim`: the public names, changed only where Python forbids one."""
    return field_names(item.field for item in program.inputs)


def settlement_fields(program: Program) -> tuple[str, ...]:
    """The fields of `Settlement` that hold outputs."""
    return field_names((item.field for item in program.outputs), RECORDED)


def claim_class(program: Program) -> Iterator[str]:
    """One field for each input, in the program's order."""
    yield from block(
        "class Claim(NamedTuple):",
        _members("一次申报。金额以分计,比例以百万分之一计。", _claim_members(program)),
    )


def settlement_classes(program: Program) -> Iterator[str]:
    """`Settlement` with one field for each output, and `Settled`."""
    recorded = (
        ("serial: int", "第几次结算;冲正单是所冲正的那一次。"),
        ("changes: tuple[Change, ...]", "各累计范围在结算前后的累计;None 表示此前没有。冲正时据此减回。"),
        ("reversal_of: int | None", "冲正单所冲正的结算;不是冲正单则为 None。"),
    )
    members = (*_output_members(program), *recorded)
    yield from block(
        "class Settlement(NamedTuple):", _members("一次结算的结果。金额以分计,比例以百万分之一计。", members)
    )
    yield from ("", "")
    settled = (("settlement: Settlement", "结算结果。"), ("state: State", "结算后的累计状态。"))
    yield from block("class Settled(NamedTuple):", _members("结算成功。", settled))


def _members(told: str, members: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from docstring([told])
    yield ""
    for member, note in members:
        yield member
        yield from docstring([note])


def _claim_members(program: Program) -> Iterator[tuple[str, str]]:
    for name, item in zip(claim_fields(program), program.inputs, strict=True):
        yield f"{name}: {annotation(item.kind)}", _input_note(item)


def _input_note(item: InputField) -> str:
    shown = Field(item.field, item.name, runtime_kind(item.kind), item.low, item.high, key=False)
    note = f"。{item.note}" if item.note else ""
    return f"{item.name}:{expected(shown)};{unit(item.kind)}{note}"


def _output_members(program: Program) -> Iterator[tuple[str, str]]:
    for name, item in zip(settlement_fields(program), program.outputs, strict=True):
        yield f"{name}: {annotation(item.kind)}", _output_note(item)


def _output_note(item: Output) -> str:
    return f"{item.name}:{unit(item.kind)}{'。' if item.note else ''}{item.note}"
