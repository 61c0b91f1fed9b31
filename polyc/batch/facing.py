"""The face of a program, and the program that hands out what a run measures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from attrs import evolve

from polyc.backends import facts
from polyc.backends.kinds import runtime_kind
from polyc.backends.python.rows import runtime_field
from polyc.backends.scopes import groups
from polyc.batch.face import Balance, Face, Lines, Paid, Place, RowResults, Where
from polyc.kernel.program import ItemList, Output, Program, RowOutputs, Target
from polyc.kinds import MONEY
from polyc.runtime.lists import ItemField


def measured(program: Program) -> Program:
    """The program that hands out the shares of its targets as well, behind its outputs."""
    shares = (
        Output(name=f"目标{number}_{at}", field=f"目标{number}_{at}", local=local, kind=MONEY, note="")
        for number, target in enumerate(program.targets, 1)
        for at, local in enumerate(_locals(target), 1)
        if local
    )
    return evolve(program, outputs=(*program.outputs, *shares))


def _locals(target: Target) -> tuple[str, str, str, str]:
    return target.numerator, target.denominator, target.counts, target.undecided


def face_of(program: Program, order: tuple[str, ...]) -> Face:
    """The face of a program whose policy sorts settlements by these inputs (none: in the order they are made).

    What settles is not the program itself but ``measured(program)``.
    """
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
        lists=tuple(_lines(each) for each in program.lists),
        outputs=facts.outputs(program.outputs),
        rows=tuple(_row_results(each, program) for each in program.rows),
        payments=tuple(_paid(program)),
        balance=_balance(program),
        scopes=facts.scopes(program),
        scope_inputs=tuple(names.index(group.input) if group.input else -1 for group in scopes),
        cells=tuple(
            next((at, group.cells.index(cell)) for at, group in enumerate(scopes) if cell in group.cells)
            for cell in program.cells
        ),
        cell_kinds=tuple(runtime_kind(cell.kind) for cell in program.cells),
        targets=tuple(
            facts.target(each, (0, 0 if each.denominator else -1, 0, 0)) for each in program.targets
        ),
        shares=_shares(program),
        refusals={each.number: each for each in facts.refusals(program)},
        in_list=facts.in_list(program),
        period=facts.period(program),
        version_date=names.index(program.version_date),
        year_month=program.year_month,
        order=tuple(names.index(name) for name in order),
    )


def _lines(each: ItemList) -> Lines:
    return Lines(
        name=each.name,
        field=each.field,
        items=tuple(ItemField(runtime_field(item), item.default) for item in each.items),
        computed=tuple(item.computed for item in each.items),
        most=each.most,
    )


def _row_results(each: RowOutputs, program: Program) -> RowResults:
    place = [own.name for own in program.lists].index(each.list)
    return RowResults(field=each.field, list=place, columns=facts.outputs(each.columns))


def _shares(program: Program) -> tuple[tuple[int, int, int, int], ...]:
    following = count(len(program.outputs))
    found = ([next(following) if local else -1 for local in _locals(each)] for each in program.targets)
    return tuple((one, two, three, four) for one, two, three, four in found)


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
