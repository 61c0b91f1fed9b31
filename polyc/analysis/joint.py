"""One claim for two programs: inputs matched by name or public field, options by their texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from polyc.analysis.claim import Claim
from polyc.kernel.program import Cell, InputField, Program
from polyc.kinds import Choice, Choices, Kind, Text


@frozen(kw_only=True)
class Side:
    """A program in a space of claims.

    `names` leads from its inputs to those of the space; `day` stands in for the version
    date where it is given.
    """

    program: Program
    names: Mapping[str, str]
    day: int | None


@frozen(kw_only=True)
class Joint:
    """Two programs and the claims that both may be given.

    A claim of that space is one of `shared`: the inputs, lists and cells of the old
    program, then those of the new one that have no match.
    """

    shared: Program
    old: Side
    new: Side


def joint(
    old: Program,
    new: Program,
    days: tuple[int, int] | None = None,
    period: tuple[int, int | None] | None = None,
) -> Joint:
    """The claims of two programs: on the two `days`, or on any day of the `period`."""
    found = {item.name: _match(item, old) for item in new.inputs}
    cells, lists = {cell.name for cell in old.cells}, {each.name for each in old.lists}
    first, last = period or (old.identity.effective_from, old.identity.effective_to)
    shared = evolve(
        old,
        identity=evolve(old.identity, effective_from=first, effective_to=last),
        inputs=(*old.inputs, *(each for each in new.inputs if found[each.name] is None)),
        cells=(*old.cells, *(each for each in new.cells if each.name not in cells)),
        lists=(*old.lists, *(each for each in new.lists if each.name not in lists)),
    )
    names = {name: match or name for name, match in found.items()}
    own = {item.name: item.name for item in old.inputs}
    day, other_day = days or (None, None)
    return Joint(
        shared=shared,
        old=Side(program=old, names=own, day=day),
        new=Side(program=new, names=names, day=other_day),
    )


def _match(item: InputField, old: Program) -> str | None:
    """The input of the old program that means the same: of this name, else of this public field."""
    alike = [each for each in old.inputs if _alike(each.kind, item.kind)]
    named = [each.name for each in alike if each.name == item.name]
    return next(iter((*named, *(each.name for each in alike if each.field == item.field))), None)


def _alike(first: Kind, second: Kind) -> bool:
    if isinstance(first, Choice | Choices):
        return type(first) is type(second)
    return first == second


def claim_of(joint: Joint, side: Side, claim: Claim) -> Claim | None:
    """The claim as one side takes it; None where it has no such option or something is out of bounds."""
    shared = {each.name: each for each in joint.shared.inputs}
    program = side.program
    inputs: dict[str, int] = {}
    for item in program.inputs:
        if isinstance(item.kind, Text):
            continue
        source = shared[side.names[item.name]]
        value = counterpart(source.kind, item.kind, claim.inputs[source.name])
        if value is None or not item.low <= value <= item.high:
            return None
        inputs[item.name] = value
    if side.day is not None:
        inputs[program.version_date] = side.day
    before = {cell.name: claim.before[cell.name] for cell in program.cells}
    if not all(_fits(cell, before[cell.name]) for cell in program.cells):
        return None
    items = {each.name: claim.items[each.name] for each in program.lists}
    return Claim(inputs=inputs, before=before, items=items)


def _fits(cell: Cell, value: int) -> bool:
    return cell.low <= value <= cell.high


def counterpart(source: Kind, target: Kind, value: int) -> int | None:
    """The same option (or set of options) among the target's; any other kind of value stays as it is."""
    match source, target:
        case Choice(options=ours), Choice(options=theirs):
            return theirs.index(ours[value]) if ours[value] in theirs else None
        case Choices(options=ours), Choices(options=theirs):
            held = [each for bit, each in enumerate(ours) if value >> bit & 1]
            return sum(1 << theirs.index(each) for each in held) if set(held) <= set(theirs) else None
        case _:
            return value


def dated_by_side(joint: Joint) -> Iterator[str]:
    """The inputs of the space for which each side has a day of its own."""
    for side in (joint.old, joint.new):
        if side.day is not None:
            yield side.names[side.program.version_date]
