"""The exact breakpoints of a program in one amount, all else given.

Every name of the program is followed as a line over a range of the amount; where a
comparison, a least or greatest changes sides, the range is cut there.  What rounding
leaves open is a few fen wide and is settled by the interpreter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from polyc.analysis.following import follow
from polyc.analysis.settling import TRIFLE, Run, settle
from polyc.analysis.shapes import Breakpoint, Breakpoints, Jump, Settled, Straight, Stretch
from polyc.kernel import interpret
from polyc.kernel.interpret import Items
from polyc.kernel.program import Program


def breakpoints(
    program: Program,
    vary: str,
    fixed: Mapping[str, int],
    before: Mapping[str, int],
    *,
    together: frozenset[str] = frozenset(),
    items: Items | None = None,
    watch: tuple[str, ...] = (),
) -> Breakpoints:
    """How the locals `watch` (the outputs' where none is named) run along the input `vary`.

    `fixed` gives every other input but the texts, `before` every cell and `items`
    every list, all within their bounds; the inputs `together` are always equal to `vary`.
    Raises `KernelBug` where something is not given or `vary` is no number.
    """
    followed = follow(program, vary, fixed, before, together=together, items=items, watch=watch)
    stretches = settle(followed.found, followed.watched, followed.run)
    points = tuple(_point(left, right, followed.run) for left, right in pairwise(stretches))
    return Breakpoints(vary=vary, stretches=stretches, points=points)


def _point(left: Stretch, right: Stretch, run: Run) -> Breakpoint:
    if isinstance(left, Settled) and isinstance(right, Settled):
        return Breakpoint(at=right.first, jumps=tuple(_jumps(left, right, run)))
    return Breakpoint(at=right.first, jumps=())


def _jumps(left: Settled, right: Settled, run: Run) -> Iterator[Jump]:
    names = [name for name, shape in left.shapes.items() if _parted(shape, right.shapes[name], right.first)]
    if not names:
        return
    below, above = run(right.first - 1), run(right.first)
    assert isinstance(below, interpret.Settled) and isinstance(above, interpret.Settled)
    for name in names:
        yield Jump(local=name, before=below.values[name], after=above.values[name])


def _parted(left: object, right: object, at: int) -> bool:
    """Whether two lines do not meet between the last fen of one and the first of the other."""
    if not (isinstance(left, Straight) and isinstance(right, Straight)):
        return False
    gaps = [right.at(place) - left.at(place) for place in (at - 1, at)]
    doubt = left.error + right.error + TRIFLE
    return min(gaps) > doubt or max(gaps) < -doubt
