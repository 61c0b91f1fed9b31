"""For each change a claim that is paid differently, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, TypeAlias

from attrs import evolve, field, frozen

from polyc.analysis.claim import Claim
from polyc.analysis.differing import Differing, along, by_chance, differing, hinted, paid, plainer
from polyc.analysis.joint import Joint
from polyc.analysis.patterns import with_amounts
from polyc.analysis.paying import Declined, Payout
from polyc.analysis.sameness import asks_alike, pays_alike
from polyc.comparing.applying import with_it, without_it
from polyc.comparing.changes import Change, ClauseChange, Hint, ValueChange
from polyc.comparing.compare import Found
from polyc.comparing.moments import Moment
from polyc.comparing.stage import Stage, lowered, stage_of
from polyc.kinds import Choice, Choices
from polyc.lowering.discharge import discharge
from polyc.model.policy import Policy

MOST_TRIED: Final = 16
"""Of the claims on which a change shows, so many are looked at for one that all settle."""


@frozen(kw_only=True)
class Example:
    """A claim and what each side makes of it.

    `old` or `new` is None where the claim is none for that policy.  `with_it` is what the
    old policy makes of it with this change alone, `without_it` what the new one does
    with all changes but this; both are None where the change cannot be taken by itself.
    """

    joint: Joint = field(eq=False, repr=False)
    claim: Claim
    old: Payout | None
    with_it: Payout | None
    without_it: Payout | None
    new: Payout | None


@frozen(kw_only=True)
class NoExample:
    """Why there is no example, as a complete Chinese sentence; `certain` where no claim differs at all.

    `pending` names what is 待定 where both sides refuse for it whatever was tried.
    """

    why: str
    certain: bool
    pending: tuple[str, ...] = ()


Shown: TypeAlias = Example | NoExample

UNPAID: Final = NoExample(why="不参与计算,任何单据的支付都不变。", certain=True)
SAME_STEPS: Final = NoExample(why="逐步算来与原来相同,任何单据的支付都不变。", certain=True)
NOT_FOUND: Final = NoExample(why="没有找到因此付得不同的单据。", certain=False)
OTHER_CLAIMS: Final = NoExample(why="单据要填的变了;付得不同的例子见用到它的各条。", certain=False)


def examples(old: Policy, new: Policy, found: Sequence[Found]) -> tuple[Shown, ...]:
    """One for each change, in order; both policies have their scenarios bound."""
    stages: dict[Moment, Stage | None] = {}
    shown: list[Shown] = []
    for each in found:
        if isinstance(each.change, ClauseChange) and not each.change.pays:
            shown.append(UNPAID)
            continue
        for moment in each.moments:
            if moment not in stages:
                stages[moment] = stage_of(old, new, moment)
        shown.append(_latest(each.change, [stages[moment] for moment in reversed(each.moments)]))
    return tuple(shown)


def _latest(change: Change, stages: Sequence[Stage | None]) -> Shown:
    """What shows the change at the latest moment at which something does; none is certain only where all are."""
    told = NOT_FOUND
    for number, stage in enumerate(stages):
        shown = NOT_FOUND if stage is None else _shown(stage, change)
        if isinstance(shown, Example):
            return shown
        told = shown if number == 0 or not shown.certain else told
    return told


def _shown(stage: Stage, change: Change) -> Shown:
    if isinstance(change, ClauseChange) and change.word in ("输入", "明细"):
        return OTHER_CLAIMS
    ways = tuple(_ways(stage, change))
    if not ways:
        return _together(stage, change)
    if pays_alike(ways[0].old.program, ways[0].new.program):
        return SAME_STEPS
    found = _found(stage, ways, change)
    if found is not None:
        return _example(stage, ways, found.claim)
    # Slow, and mostly in vain: refusals that can never happen are left out before looking once more.
    first, second = discharge(ways[0].old.program), discharge(ways[0].new.program)
    return SAME_STEPS if pays_alike(first, second) else _not_found(stage, change)


def _not_found(stage: Stage, change: Change) -> NoExample:
    """What stands in the way, where it is the same for every claim that came to mind."""
    patterns = hinted(stage.patterns, tuple(_hints(stage.joint, change)))
    payouts = [
        paid(stage.joint, side, each) for each in patterns for side in (stage.joint.old, stage.joint.new)
    ]
    refused = [each.refusal for each in payouts if isinstance(each, Declined)]
    pending = tuple(dict.fromkeys(each.about for each in refused if each.reason == "待定"))
    if len(refused) < len(payouts) or not pending:
        return NOT_FOUND
    told = "试过的单据两边都不能结算,因为有待定的数值,比不出来。"
    return NoExample(why=told, certain=False, pending=pending)


# ---- a change by itself ----


def _ways(stage: Stage, change: Change) -> Iterator[Joint]:
    """The old policy against itself with the change, and the new one without it against itself."""
    both = stage.joint
    after = lowered(with_it(stage.old, stage.new, change))
    if after is not None and asks_alike(after, both.old.program):
        yield evolve(both, new=evolve(both.old, program=after))
    before = lowered(without_it(stage.old, stage.new, change))
    if before is not None and asks_alike(before, both.new.program):
        yield evolve(both, old=evolve(both.new, program=before))


def _found(stage: Stage, ways: Sequence[Joint], change: Change) -> Differing | None:
    """Along the patterns if there is such a claim, else by chance; best one that all four settle."""
    patterns = hinted(stage.patterns, tuple(_hints(stage.joint, change)))
    for search in (along, by_chance):
        tried = [_best(stage, search(way, patterns)) for way in ways]
        ranked = sorted(
            ((_rank(stage, each), at) for at, each in enumerate(tried) if each is not None),
        )
        if ranked:
            at = ranked[0][1]
            best = tried[at]
            assert best is not None
            return best if search is along else _rounder(stage, ways[at], best)
    return None


def _rounder(stage: Stage, way: Joint, found: Differing) -> Differing:
    """What was found by chance, with round amounts where they show it as well."""
    plain = plainer(way, found)
    full = _best(stage, along(way, (with_amounts(way, plain.claim),)))
    return full if full is not None and _rank(stage, full) <= _rank(stage, plain) else plain


def _best(stage: Stage, found: Iterable[Differing]) -> Differing | None:
    """The first that the two programs and both policies settle; else the first that comes nearest."""
    best: Differing | None = None
    for each in islice(found, MOST_TRIED):
        if best is None or _rank(stage, each) < _rank(stage, best):
            best = each
        if _rank(stage, best) == 0:
            break
    return best


def _rank(stage: Stage, found: Differing) -> int:
    """0 where all settle it; claims that show nothing between the policies themselves come last."""
    whole = differing(stage.joint, found.claim)
    if whole is None:
        return 8 - found.settled
    return 4 * (whole.bill == 0) + 2 * (not whole.settled) + (not found.settled)


def _hints(both: Joint, change: Change) -> Iterator[Mapping[str, int]]:
    """The inputs for which a changed cell is chosen, as integers of the shared space."""
    for hint in change.hints if isinstance(change, ValueChange) else ():
        yield dict(_hint(both, hint))


def _hint(both: Joint, hint: Hint) -> Iterator[tuple[str, int]]:
    fields = {item.name: item for item in both.shared.inputs}
    for own, told in hint:
        name = both.new.names.get(own, own)
        item = fields.get(name)
        match told, None if item is None else item.kind:
            case str() as label, Choice(options=options) if label in options:
                yield name, options.index(label)
            case str() as label, Choices(options=options) if label in options:
                yield name, 1 << options.index(label)
            case int() as number, _ if item is not None:
                yield name, max(item.low, min(item.high, number))
            case _:
                pass


def _example(stage: Stage, ways: Sequence[Joint], claim: Claim) -> Example:
    both = stage.joint
    with_ = next((way.new for way in ways if way.old == both.old), None)
    without = next((way.old for way in ways if way.new == both.new), None)
    return Example(
        joint=both,
        claim=claim,
        old=paid(both, both.old, claim),
        with_it=None if with_ is None else paid(both, with_, claim),
        without_it=None if without is None else paid(both, without, claim),
        new=paid(both, both.new, claim),
    )


# ---- all changes together ----


def _together(stage: Stage, change: Change) -> Shown:
    """A claim on which all changes together tell, and the changed clause has a part in it."""
    name = (change.clause if isinstance(change, ValueChange) else change.name).split(".")[0]
    having = [each.found for each in stage.partings if not name or name in each.names]
    if not having:
        return NOT_FOUND
    best = min(having, key=lambda each: not each.settled)
    return Example(
        joint=stage.joint,
        claim=best.claim,
        old=best.old,
        with_it=None,
        without_it=None,
        new=best.new,
    )
