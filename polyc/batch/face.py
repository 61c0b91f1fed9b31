"""What a run of tables must know of a policy: its public face, without its text and without its kernel."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from attrs import frozen

from polyc.backends import facts
from polyc.backends.kinds import runtime_kind
from polyc.backends.scopes import groups
from polyc.kernel.program import Program
from polyc.runtime.fields import Field, Period
from polyc.runtime.kinds import Kind
from polyc.runtime.refusing import Refused
from polyc.runtime.settlements import Output
from polyc.runtime.state import Scope


class Where(Enum):
    """Where an amount stands."""

    INPUT = "input"
    OUTPUT = "output"


@frozen(kw_only=True)
class Place:
    """An amount: which input or output of the policy it is."""

    where: Where
    at: int


@frozen(kw_only=True)
class Paid:
    """What a payer pays, as output `at`."""

    payer: str
    at: int


@frozen(kw_only=True)
class Balance:
    """The law over every claim: `total` is the payments plus `rest`."""

    total: Place
    rest: Place


@frozen(kw_only=True)
class Face:
    """A policy as tables see it.

    `computed` tells of each input whether the settlement reads it; `cells` gives scope and
    place within it of each cell in the order in which `settle_ints` takes them;
    `scope_inputs` the input (its place, -1 for none) whose value is the key of each scope.
    """

    policy: str
    title: str
    version: str
    source_sha256: str
    scenarios: tuple[str, ...]
    fields: tuple[Field, ...]
    computed: tuple[bool, ...]
    outputs: tuple[Output, ...]
    payments: tuple[Paid, ...]
    balance: Balance | None
    scopes: tuple[Scope, ...]
    scope_inputs: tuple[int, ...]
    cells: tuple[tuple[int, int], ...]
    cell_kinds: tuple[Kind, ...]
    refusals: dict[int, Refused]
    in_list: dict[int, str]
    period: Period
    version_date: int
    year_month: int
    order: tuple[int, ...]

    def refused(self, number: int) -> Refused:
        """The refusal that the policy states under this number."""
        return self.refusals[number]

    def input_named(self, name: str) -> int:
        """The place of an input by its Chinese name."""
        return [field.name for field in self.fields].index(name)

    def amounts(self) -> tuple[int, ...]:
        """The places of the outputs that are payments."""
        return tuple(paid.at for paid in self.payments)


def face_of(program: Program, order: tuple[str, ...]) -> Face:
    """The face of a program whose policy sorts settlements by these inputs (none: in the order they are made)."""
    names = [item.name for item in program.inputs]
    identity, scopes = program.identity, groups(program)
    return Face(
        policy=identity.policy,
        title=identity.title,
        version=identity.version,
        source_sha256=identity.source_sha256,
        scenarios=identity.scenarios,
        fields=facts.fields(program),
        computed=tuple(item.computed for item in program.inputs),
        outputs=facts.outputs(program.outputs),
        payments=tuple(_paid(program)),
        balance=_balance(program),
        scopes=facts.scopes(program),
        scope_inputs=tuple(names.index(group.input) if group.input else -1 for group in scopes),
        cells=tuple(
            next((at, group.cells.index(cell)) for at, group in enumerate(scopes) if cell in group.cells)
            for cell in program.cells
        ),
        cell_kinds=tuple(runtime_kind(cell.kind) for cell in program.cells),
        refusals={each.number: each for each in facts.refusals(program)},
        in_list=facts.in_list(program),
        period=facts.period(program),
        version_date=names.index(program.version_date),
        year_month=program.year_month,
        order=tuple(names.index(name) for name in order),
    )


def _paid(program: Program) -> Iterator[Paid]:
    locals_ = [output.local for output in program.outputs]
    for payment in program.payments:
        yield Paid(payer=payment.payer, at=locals_.index(payment.local))


def _balance(program: Program) -> Balance | None:
    if program.balance is None:
        return None
    return Balance(total=_place(program, program.balance.total), rest=_place(program, program.balance.rest))


def _place(program: Program, name: str) -> Place:
    """Of an input or of an output by its local; what is shared is always handed out."""
    inputs = [item.name for item in program.inputs]
    if name in inputs:
        return Place(where=Where.INPUT, at=inputs.index(name))
    return Place(where=Where.OUTPUT, at=[output.local for output in program.outputs].index(name))
