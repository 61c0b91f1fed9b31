"""Claims that two programs pay differently, found through the breakpoints of both or else by chance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from polyc.analysis.breakpoints import breakpoints
from polyc.analysis.claim import Claim
from polyc.analysis.drawing import Drawer, drawer
from polyc.analysis.joint import Joint, Side, claim_of
from polyc.analysis.paying import Declined, Paid, Payout, alike, handed_out, pay
from polyc.analysis.places import round_places
from polyc.analysis.shapes import Breakpoints, Refused
from polyc.analysis.shrinking import shrunk
from polyc.kernel.program import Program
from polyc.kinds import Count, Money

MOST_PATTERNS: Final = 6
"""So many patterns are followed along their amounts."""

MOST_REFUSED: Final = 3
"""After so many that one side refuses, another amount is hardly settled by both."""

DRAWN: Final = 600
"""So many claims are drawn where following the patterns finds nothing."""

MOST_ROWS: Final = 1_000
"""More than any claim that somebody wrote down."""

SEED: Final = 1


@frozen(kw_only=True)
class Differing:
    """A claim of the shared space and what both programs make of it."""

    claim: Claim
    old: Payout
    new: Payout

    @property
    def settled(self) -> bool:
        """Whether both settle it."""
        return isinstance(self.old, Paid) and isinstance(self.new, Paid)

    @property
    def bill(self) -> int:
        """The bill in fen, 0 where neither settles it."""
        return max((each.bill for each in (self.old, self.new) if isinstance(each, Paid)), default=0)


def differing(joint: Joint, claim: Claim) -> Differing | None:
    """Both payouts where they differ; None where they do not or the claim is not one for both."""
    old, new = paid(joint, joint.old, claim), paid(joint, joint.new, claim)
    if old is None or new is None or alike(old, new):
        return None
    return Differing(claim=claim, old=old, new=new)


def paid(joint: Joint, side: Side, claim: Claim) -> Payout | None:
    """What a side makes of a claim; None where it is none for it."""
    own = claim_of(joint, side, claim)
    return None if own is None else pay(side.program, own.inputs, own.before, own.items)


def hinted(patterns: Iterable[Claim], hints: Sequence[Mapping[str, int]]) -> tuple[Claim, ...]:
    """The patterns with each of the hints' inputs set, every one once; those without a past first."""
    found: dict[object, Claim] = {}
    for claim in patterns:
        for hint in hints or ({},):
            made = evolve(claim, inputs={**claim.inputs, **hint})
            key = (tuple(sorted(made.before.items())), tuple(sorted(made.inputs.items())), repr(made.items))
            found.setdefault(key, made)
    return tuple(sorted(found.values(), key=_burden))


def _burden(claim: Claim) -> tuple[int, int]:
    """What a reader has to bear in mind: cells of the past, then items; empty lists show little."""
    rows = sum(map(len, claim.items.values()))
    return sum(value != 0 for value in claim.before.values()), rows or MOST_ROWS * bool(claim.items)


# ---- along an amount ----


def along(joint: Joint, patterns: Sequence[Claim]) -> Iterator[Differing]:
    """The differences as the amounts of each pattern vary: on every stretch between two breakpoints."""
    for pattern in patterns[:MOST_PATTERNS]:
        for group in _groups(joint.shared, pattern):
            yield from _along(joint, pattern, group)
        found = differing(joint, pattern)  # it may have no amounts but those of its items
        if found is not None:
            yield found


def _groups(program: Program, pattern: Claim) -> Iterator[frozenset[str]]:
    """The amounts to vary: all that the claim has, together; then those equal to the bill; then each."""
    amounts = {
        item.name: pattern.inputs[item.name]
        for item in program.inputs
        if isinstance(item.kind, Money) and pattern.inputs[item.name]
    }
    if not amounts:
        return
    greatest = max(amounts.values())
    whole = frozenset(name for name, value in amounts.items() if value == greatest)
    yield from dict.fromkeys((frozenset(amounts), whole, *(frozenset({name}) for name in amounts)))


def _along(joint: Joint, pattern: Claim, group: frozenset[str]) -> Iterator[Differing]:
    fields = [each for each in joint.shared.inputs if each.name in group]
    low, high = max(each.low for each in fields), min(each.high for each in fields)
    runs = [_run(joint, side, pattern, group) for side in (joint.old, joint.new)]
    cuts = [point.at for run in runs if run is not None for point in run.points]
    refused = 0
    for place in round_places(cuts, low, high):
        if all(run is not None and _refuses(run, place) for run in runs):
            continue
        claim = evolve(pattern, inputs={**pattern.inputs, **dict.fromkeys(group, place)})
        found = differing(joint, claim)
        if found is not None:
            yield found
            refused += not found.settled
        if refused == MOST_REFUSED:
            return


def _run(joint: Joint, side: Side, pattern: Claim, group: frozenset[str]) -> Breakpoints | None:
    """How a side runs along the amounts of the group; None where it does not take the claim or asks for none."""
    claim = claim_of(joint, side, pattern)
    own = frozenset(name for name, shared in side.names.items() if shared in group)
    if claim is None or not own:
        return None
    return breakpoints(
        side.program,
        min(own),
        claim.inputs,
        claim.before,
        together=own,
        items=claim.items,
        watch=handed_out(side.program),
    )


def _refuses(run: Breakpoints, place: int) -> bool:
    """Whether the claim is surely refused there; the bounds of the other side may reach further."""
    if not run.stretches[0].first <= place <= run.stretches[-1].last:
        return True
    return isinstance(run.stretch_at(place), Refused)


# ---- by chance ----


def by_chance(joint: Joint, patterns: Sequence[Claim]) -> Iterator[Differing]:
    """The differences among claims at random, most of them like a pattern."""
    draw = drawer(joint.shared, SEED)
    for number in range(DRAWN if patterns else 0):
        like = patterns[number % len(patterns)]
        before = draw.random.choice(patterns).before if number % 2 else _past(draw)
        items = draw.items() if number % 4 else like.items
        claim = Claim(inputs=draw.inputs(like.inputs), before=before, items=items)
        found = differing(joint, claim)
        if found is not None and found.bill and not _overfull(found):
            yield found


def _overfull(found: Differing) -> bool:
    """Whether a side refuses the claim only because no state can hold what it would add."""
    return any(
        isinstance(each, Declined) and each.refusal.reason == "超限" for each in (found.old, found.new)
    )


def _past(draw: Drawer) -> dict[str, int]:
    """A past of which one cell alone holds something, on or just below a number of the program; of visits a few."""
    past = dict.fromkeys((cell.name for cell in draw.program.cells), 0)
    if draw.program.cells:
        cell = draw.random.choice(draw.program.cells)
        few = isinstance(cell.kind, Count)
        near = (
            draw.random.randint(1, 3) if few else draw.random.choice(draw.turns) - draw.random.randint(0, 1)
        )
        past[cell.name] = max(cell.low, min(cell.high, near))
    return past


def plainer(joint: Joint, found: Differing) -> Differing:
    """The same difference on a plainer claim: one that both settle stays so."""

    def shows(claim: Claim) -> bool:
        tried = differing(joint, claim)
        return (
            tried is not None
            and tried.bill > 0
            and not _overfull(tried)
            and (tried.settled or not found.settled)
        )

    plain = differing(joint, shrunk(joint.shared, found.claim, shows))
    assert plain is not None
    return plain
