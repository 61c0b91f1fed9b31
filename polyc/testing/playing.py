"""Cases on the interpreter alone: what coverage looks at and mutants are held against.

Whether both back ends agree is the business of `polyc.testing.run`; here every
settlement is interpreted once, so that hundreds of mutants take seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias, assert_never

from attrs import define, field, frozen

from polyc.kernel import interpret
from polyc.kernel.bug import KernelBug
from polyc.kernel.program import ItemList, Program, Target
from polyc.kinds import Text
from polyc.model.policy import Case, Event, Expected, Refused, Reversal, Settlement
from polyc.testing.expecting import local_of
from polyc.testing.ledger import Inputs, Ledger, cells_before, entries, year_of
from polyc.testing.twice import tally


@frozen
class AtTheDoor:
    """The claim never comes to be settled: an input out of its bounds, or a date out of the policy's period."""


AT_THE_DOOR: Final = AtTheDoor()


@frozen(kw_only=True)
class Played:
    """One settlement of a case: what it met, and what came of it."""

    event: Settlement
    inputs: Mapping[str, int]
    before: Mapping[str, int]
    rows: interpret.Items
    outcome: interpret.Outcome | AtTheDoor


@frozen(kw_only=True)
class TakenBack:
    """A reversal, and the settlement that it takes back; None where that did not go through."""

    event: Reversal
    settled: Played | None


Scene: TypeAlias = Played | TakenBack


@define(kw_only=True)
class _Insured:
    """The insured person of a case, as the events go by."""

    program: Program
    opening: Ledger
    ledger: Ledger
    made: dict[str, Played] = field(factory=dict)

    def added(self, played: Played, sign: int) -> None:
        assert isinstance(played.outcome, interpret.Settled)
        changes = {name: played.outcome.after[name] - before for name, before in played.before.items()}
        given: Inputs = dict(played.event.inputs)
        self.ledger = self.ledger.plus(entries(self.program, given, changes), sign)
        if sign == 1:
            self.made[played.event.name] = played
        else:
            del self.made[played.event.name]


def play(case: Case, program: Program) -> Iterator[Scene]:
    """Every event of the case in order; `KernelBug` where the program breaks a promise of the kernel."""
    for scene, _ in _played(case, program):
        yield scene


def as_expected(case: Case, program: Program) -> bool:
    """Whether all comes out as the case expects; False as well where the kernel breaks a promise."""
    try:
        return all(_kept(scene, person) for scene, person in _played(case, program))
    except KernelBug:
        return False


def _played(case: Case, program: Program) -> Iterator[tuple[Scene, _Insured]]:
    first = next(event for event in case.events if isinstance(event, Settlement))
    before = {local_of(name): value for name, value in case.before}
    opening = Ledger({}).plus(entries(program, dict(first.inputs), before))
    person = _Insured(program=program, opening=opening, ledger=opening)
    for event in case.events:
        if isinstance(event, Settlement):
            played = _settled(event, person)
            if isinstance(played.outcome, interpret.Settled):
                person.added(played, 1)
            yield played, person
        else:
            taken = None if event.refused is not None else person.made.get(event.name)
            if taken is not None:
                person.added(taken, -1)
            yield TakenBack(event=event, settled=taken), person


def _settled(event: Settlement, person: _Insured) -> Played:
    program, given = person.program, dict(event.inputs)
    inputs = {
        item.name: value
        for item in program.inputs
        if not isinstance(item.kind, Text) and isinstance(value := given[item.name], int)
    }
    before = cells_before(program, given, person.ledger)
    entered = dict(event.items)
    rows = {
        each.name: [completed(each, dict(row)) for row in entered.get(each.name, ())]
        for each in program.lists
    }
    outcome = interpret.run(program, inputs, before, rows) if _enters(program, inputs, rows) else AT_THE_DOOR
    return Played(event=event, inputs=inputs, before=before, rows=rows, outcome=outcome)


def completed(own: ItemList, given: Mapping[str, int | str]) -> dict[str, int]:
    """The integers of an item, defaults in place; what has none and is not given is absent."""
    items = {item.name: item for item in own.items}
    made: dict[str, int] = {}
    for item in own.items:
        source = item
        while source.name not in given and isinstance(source.default, str):
            source = items[source.default]
        value = given.get(source.name, source.default)
        if isinstance(value, int):
            made[item.name] = value
    return made


def _enters(program: Program, inputs: Mapping[str, int], rows: interpret.Items) -> bool:
    """Whether the door of a generated module lets the claim in."""
    known, day = program.identity, inputs[program.version_date]
    if day < known.effective_from or (known.effective_to is not None and day > known.effective_to):
        return False
    if not all(item.low <= inputs[item.name] <= item.high for item in program.inputs if item.name in inputs):
        return False
    return all(_row_enters(each, row) for each in program.lists for row in rows[each.name])


def _row_enters(own: ItemList, row: Mapping[str, int]) -> bool:
    asked = [item for item in own.items if not isinstance(item.kind, Text)]
    return all(item.name in row and item.low <= row[item.name] <= item.high for item in asked)


# ---- what is expected ----


def _kept(scene: Scene, person: _Insured) -> bool:
    match scene:
        case TakenBack(event=event, settled=played):
            if played is None:
                return event.refused is not None
            return _all_as_expected(event, played, person, -1)
        case Played(event=event, outcome=interpret.Settled(values=values)):
            promised = all(values[each.local] for each in person.program.guarantees)
            return event.refused is None and promised and _all_as_expected(event, scene, person, 1)
        case Played(event=event, outcome=interpret.Refused(refusal=refusal)):
            return event.refused is not None and _refused_so(event.refused, refusal.reason, refusal.about)
        case Played(event=event):
            return event.refused is not None
        case _:
            assert_never(scene)


def _refused_so(expected: Refused, reason: str, about: str) -> bool:
    return expected.reason == reason and expected.about in ("", about, about.split("〔")[0])


def _all_as_expected(event: Event, played: Played, person: _Insured, sign: int) -> bool:
    return all(_actual(each, played, person, sign) == each.value for each in event.expected)


def _actual(each: Expected, played: Played, person: _Insured, sign: int) -> int | None:
    assert isinstance(played.outcome, interpret.Settled)
    local = local_of(each.subject)
    name, _, part = each.subject.partition(".")
    aimed = next((target for target in person.program.targets if target.name == name), None)
    if aimed is not None:
        return _measured(aimed, part, each, person)
    if each.list:
        own = played.outcome.items[each.list][each.row - 1].get(local_of(f"{each.list}.{each.name}"))
        return None if own is None else sign * own
    if each.to_date:
        return _to_date(local, played, person)
    found = played.outcome.values.get(local)
    return None if found is None else sign * found


def _measured(target: Target, part: str, each: Expected, person: _Insured) -> int:
    """A sum of all live settlements; what comes of a target follows from the sums and is taken on trust."""
    outcomes = (made.outcome for made in person.made.values())
    sums = [tally(target, made.values) for made in outcomes if isinstance(made, interpret.Settled)]
    match part:
        case "分子":
            return sum(share.numerator for share in sums)
        case "分母":
            return sum(share.denominator for share in sums)
        case _:
            return each.value


def _to_date(local: str, latest: Played, person: _Insured) -> int | None:
    """As `Person.to_date`."""
    program, given = person.program, dict(latest.event.inputs)
    kept = list(entries(program, given, {cell.name: 0 for cell in program.cells if cell.name == local}))
    assert isinstance(latest.outcome, interpret.Settled)
    if local not in latest.outcome.values:
        return person.ledger.cells.get(kept[0], 0) if kept else None
    opening = sum(person.opening.cells.get(entry, 0) for entry in kept)
    year = year_of(program, given)
    return opening + sum(_value(each, local) for each in _of_year(program, person.made.values(), year))


def _of_year(program: Program, made: Iterable[Played], year: int) -> Iterator[Played]:
    for each in made:
        if year_of(program, dict(each.event.inputs)) == year:
            yield each


def _value(played: Played, local: str) -> int:
    assert isinstance(played.outcome, interpret.Settled)
    return played.outcome.values[local]
