"""A claim of which nothing but the bill varies, and what is paid of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import field, frozen

from polyc.analysis.pieces import Exact, Piece
from polyc.analysis.piecewise import piecewise
from polyc.docgen.palette import PATIENT, Hue, hues
from polyc.kernel.program import InputField, Program
from polyc.kinds import Choice, Choices, Flag, Text


@frozen(kw_only=True)
class Share:
    """What one payer, or the patient, pays: the sum of the locals, in fen."""

    name: str
    hue: Hue
    locals: tuple[str, ...]


@frozen(kw_only=True)
class Held:
    """A claim without its bill: the amounts `varied` all equal the bill, all else is `given`.

    `texts` are told to readers and nothing depends on them; the year before is empty.
    """

    program: Program = field(repr=False)
    varied: tuple[str, ...]
    given: Mapping[str, int]
    texts: Mapping[str, str]

    @property
    def scenarios(self) -> tuple[str, ...]:
        return self.program.identity.scenarios

    @property
    def choices(self) -> dict[str, int]:
        """What is chosen among options, by the input's name."""
        return {each.name: self.given[each.name] for each in self.program.inputs if chosen(each)}


@frozen(kw_only=True)
class Profile:
    """A held claim with its pieces along the bill."""

    held: Held
    pieces: tuple[Piece, ...] = field(repr=False)

    @cached_property
    def parts(self) -> tuple[Share, ...]:
        """Those that pay anything of some bill, and the patient."""
        *payers, patient = shares(self.held.program)
        return (*(each for each in payers if _pays(each, self.pieces)), patient)

    @property
    def idle(self) -> tuple[Share, ...]:
        """Those that pay nothing, whatever the bill."""
        paying = self.parts
        return tuple(each for each in shares(self.held.program) if each not in paying)


def _pays(part: Share, pieces: tuple[Piece, ...]) -> bool:
    return any(
        any(amounts(piece, place, (part,)))
        for piece in pieces
        if isinstance(piece, Exact)
        for place in (piece.first, piece.last)
    )


def chosen(item: InputField) -> bool:
    """Whether the input picks among options."""
    return isinstance(item.kind, Choice | Choices | Flag)


def shares(program: Program) -> tuple[Share, ...]:
    """Every payer in the order of the first payments, then the patient."""
    assert program.balance is not None
    rest = program.balance.rest
    payers = hues(each.payer for each in program.payments)
    return (
        *(
            Share(
                name=payer,
                hue=hue,
                locals=tuple(each.local for each in program.payments if each.payer == payer),
            )
            for payer, hue in payers.items()
        ),
        Share(name=rest, hue=PATIENT, locals=(rest,)),
    )


def followed(held: Held) -> Profile:
    """The claim with its pieces: some milliseconds."""
    program, (vary, *others) = held.program, held.varied
    found = piecewise(
        program,
        vary,
        held.given,
        {cell.name: 0 for cell in program.cells},
        varied_with=frozenset(others),
        items={each.name: [] for each in program.lists},
        watch=tuple(dict.fromkeys(local for each in shares(program) for local in each.locals)),
    )
    return Profile(held=held, pieces=found)


def amounts(piece: Exact, place: int, parts: tuple[Share, ...]) -> tuple[int, ...]:
    """What each pays of a bill of `place` fen within the piece."""
    values = piece.at(place)
    return tuple(sum(values[local] for local in part.locals) for part in parts)


def texts_of(program: Program, given: Mapping[str, int | str]) -> dict[str, str]:
    """The texts among what a claim gives."""
    names = (each.name for each in program.inputs if isinstance(each.kind, Text))
    return {name: str(given[name]) for name in names if name in given}
