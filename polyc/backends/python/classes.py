"""The public classes of a module: the claim, the settlement and what `settle` returns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from polyc.backends.kinds import runtime_kind, unit
from polyc.backends.python.annotations import annotation
from polyc.backends.python.lines import block
from polyc.backends.python.members import members
from polyc.backends.python.names import field_names
from polyc.kernel.program import InputField, Output, Program
from polyc.runtime.fields import Field, expected

RECORDED: Final = ("serial", "changes", "reversal_of")
"""What a settlement keeps beside its outputs so that it can be taken back."""


def claim_fields(program: Program) -> tuple[str, ...]:
    """The fields of `Claim`, those of lists last: the public names, changed only where Python forbids one."""
    inputs = (item.field for item in program.inputs)
    return field_names((*inputs, *(each.field for each in program.lists)))


def settlement_fields(program: Program) -> tuple[str, ...]:
    """The fields of `Settlement` that hold outputs, those with the rows of lists last."""
    outputs = (item.field for item in program.outputs)
    return field_names((*outputs, *(each.field for each in program.rows)), RECORDED)


def claim_class(program: Program, rows: tuple[str, ...]) -> Iterator[str]:
    """One field for each input, then one for each list with its class of `rows`, in the program's order."""
    yield from block(
        "class Claim(NamedTuple):",
        members("一次申报。金额以分计,比例以百万分之一计。", _claim_members(program, rows)),
    )


def settlement_classes(program: Program, results: tuple[str, ...]) -> Iterator[str]:
    """`Settlement` with one field for each output, and `Settled`."""
    recorded = (
        ("serial: int", "第几次结算;冲正单是所冲正的那一次。"),
        ("changes: tuple[Change, ...]", "各累计范围在结算前后的累计;None 表示此前没有。冲正时据此减回。"),
        ("reversal_of: int | None", "冲正单所冲正的结算;不是冲正单则为 None。"),
    )
    told = (*_output_members(program), *_row_members(program, results), *recorded)
    yield from block(
        "class Settlement(NamedTuple):", members("一次结算的结果。金额以分计,比例以百万分之一计。", told)
    )
    yield from ("", "")
    settled = (("settlement: Settlement", "结算结果。"), ("state: State", "结算后的累计状态。"))
    yield from block("class Settled(NamedTuple):", members("结算成功。", settled))


def _claim_members(program: Program, rows: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    names = claim_fields(program)
    for name, item in zip(names, program.inputs, strict=False):
        yield f"{name}: {annotation(item.kind)}", _input_note(item)
    for name, each, row in zip(names[len(program.inputs) :], program.lists, rows, strict=True):
        yield f"{name}: tuple[{row}, ...]", f"{each.name}:至多 {each.most} 行的明细"


def _input_note(item: InputField) -> str:
    shown = Field(item.field, item.name, runtime_kind(item.kind), item.low, item.high, key=False)
    note = f"。{item.note}" if item.note else ""
    return f"{item.name}:{expected(shown)};{unit(item.kind)}{note}"


def _output_members(program: Program) -> Iterator[tuple[str, str]]:
    for name, item in zip(settlement_fields(program), program.outputs, strict=False):
        yield f"{name}: {annotation(item.kind)}", _output_note(item)


def _row_members(program: Program, results: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    names = settlement_fields(program)[len(program.outputs) :]
    for name, each, result in zip(names, program.rows, results, strict=True):
        yield f"{name}: tuple[{result}, ...]", f"明细“{each.list}”各行的结果。"


def _output_note(item: Output) -> str:
    return f"{item.name}:{unit(item.kind)}{'。' if item.note else ''}{item.note}"
