"""The canonical layout of a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Final, TypeAlias

from attrs import define

from polyc.diagnostics.width import pad
from polyc.syntax.formatting.aligning import GAP, cited, lefts, table
from polyc.syntax.formatting.indenting import BRACKETS, Placed, placed
from polyc.syntax.formatting.spacing import HEADS, joined
from polyc.syntax.formatting.spelling import spelt
from polyc.syntax.formatting.written import Piece, written_lines

_SLOTS: Final = frozenset(
    {"_APPLIES", "_BASE", "_ACCUMULATE", "_UPFRONT", "_DEDUCTIBLE", "_RATE_LINE", "_BRACKETS", "_CAP"}
)
_SLOT_WIDTH: Final = 10
"""Columns from the lead of a line of a layer to its value: as wide as 支付比例 and two blanks."""
_LISTS: Final = frozenset({"_INPUTS", "_ITEMS"})


@define(kw_only=True)
class _Draft:
    """A line while it is laid out: what stands before its citation, its indentation included."""

    place: Placed
    left: str = ""

    @property
    def clause(self) -> tuple[Piece, ...]:
        """The pieces before the citation."""
        return tuple(takewhile(lambda piece: piece.terminal != "_CITE", self.place.line.pieces))

    @property
    def citation(self) -> tuple[Piece, ...]:
        """The pieces from 依据 on."""
        return self.place.line.pieces[len(self.clause) :]


_Run: TypeAlias = list[_Draft]


def laid_out(text: str) -> str:
    """A text that ends with a line end, in its layout; raises `lark.UnexpectedInput` where it cannot be read."""
    drafts = [_Draft(place=each) for each in placed(written_lines(text))]
    for each in drafts:
        each.left = _alone(each)
    _align(_runs(drafts, _is_row, _holds_nothing), _tables)
    _align(_runs(drafts, _is_input, lambda draft: draft.place.lead not in HEADS), _inputs)
    _align(_runs(drafts, _is_bracket, _stands_below), _brackets)
    for each in drafts:
        each.left = " " * each.place.indent + each.left if each.left else ""
    _align(_runs(drafts, _cites_in_layer, lambda draft: draft.place.lead not in HEADS), _clauses)
    _align(_runs(drafts, _cites_in_change, lambda draft: draft.place.line.continues), _changes)
    return "".join(f"{line}\n" for line in _spaced(_written(each) for each in drafts))


def _alone(draft: _Draft) -> str:
    """A line as it is written where no neighbour matters."""
    pieces, lead = draft.clause, draft.place.lead
    if lead == "NOTE":
        between = " " if draft.place.indent else " " * GAP
        return f"注{between}{spelt(pieces[0])}".rstrip()
    if lead in _SLOTS and draft.place.construct == "_LAYER":
        return pad(pieces[0].text, _SLOT_WIDTH) + joined(pieces[1:], lead)
    return joined(pieces, lead)


def _written(draft: _Draft) -> str:
    comment = draft.place.line.comment
    if not draft.left:
        return " " * draft.place.indent + comment if comment else ""
    text = draft.left
    if draft.citation:
        text += ("" if text.endswith(" " * GAP) else " " * GAP) + joined(draft.citation, "_CITE")
    return f"{text}  {comment}" if comment else text


def _spaced(lines: Iterable[str]) -> Iterator[str]:
    """The lines without blank ones at the start, at the end, and after another blank one."""
    waiting = begun = False
    for line in lines:
        if line:
            yield from [""] if waiting and begun else []
            yield line
            begun, waiting = True, False
        else:
            waiting = True


def _runs(
    drafts: Sequence[_Draft], belongs: Callable[[_Draft], bool], passes: Callable[[_Draft], bool]
) -> Iterator[_Run]:
    """The lines that belong together: those that `belongs` picks, up to one that does not let pass."""
    run: _Run = []
    for each in drafts:
        if belongs(each):
            run.append(each)
        elif run and not passes(each):
            yield run
            run = []
    if run:
        yield run


def _align(runs: Iterable[_Run], lay_out: Callable[[_Run], Sequence[str]]) -> None:
    for run in runs:
        for draft, left in zip(run, lay_out(run), strict=True):
            draft.left = left


def _holds_nothing(draft: _Draft) -> bool:
    return not draft.place.line.pieces


def _stands_below(draft: _Draft) -> bool:
    """Whether a line may stand between two brackets: a row or a remark of the upper one."""
    return draft.place.lead in ("", "PIPE", "NOTE", "_SILENCE", "_ADJUSTABLE")


def _is_row(draft: _Draft) -> bool:
    return draft.place.lead == "PIPE"


def _is_input(draft: _Draft) -> bool:
    return draft.place.construct in _LISTS and draft.place.lead == "NAME"


def _is_bracket(draft: _Draft) -> bool:
    return draft.place.lead in BRACKETS and draft.place.construct not in _LISTS


def _cites_in_layer(draft: _Draft) -> bool:
    inner = draft.place.construct == "_LAYER" and draft.place.lead not in HEADS
    return inner and bool(draft.citation)


def _cites_in_change(draft: _Draft) -> bool:
    return draft.place.construct == "_CHANGE" and bool(draft.citation)


def _tables(run: _Run) -> Sequence[str]:
    return table([tuple(_cells(draft.clause)) for draft in run])


def _cells(pieces: Sequence[Piece]) -> Iterator[str]:
    cell: list[Piece] = []
    for piece in pieces[1:]:
        if piece.terminal == "PIPE":
            yield joined(tuple(cell), "PIPE")
            cell = []
        else:
            cell.append(piece)


def _inputs(run: _Run) -> Sequence[str]:
    names = lefts([joined(draft.clause[:1], "NAME") for draft in run], 2)
    return [name + joined(draft.clause[1:], "NAME") for name, draft in zip(names, run, strict=True)]


def _brackets(run: _Run) -> Sequence[str]:
    parts = [_at_value(draft.clause) for draft in run]
    ranges = lefts([joined(bounds, "") for bounds, _ in parts], GAP)
    return [bounds + joined(value, "") for bounds, (_, value) in zip(ranges, parts, strict=True)]


def _at_value(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """A bracket's range, and its value."""
    first = pieces[0]
    length = sum(1 for piece in pieces if first.range is not None and piece.range == first.range) or 1
    return pieces[:length], pieces[length:]


def _changes(run: _Run) -> Sequence[str]:
    return lefts([draft.left for draft in run], GAP)


def _clauses(run: _Run) -> Sequence[str]:
    return cited([draft.left for draft in run])
