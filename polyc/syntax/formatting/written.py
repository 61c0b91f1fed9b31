"""A text as its physical lines, each with the pieces the grammar reads in it and its comment."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Final, cast

import lark
from attrs import frozen

from polyc.syntax.concrete import Concrete, tokens
from polyc.syntax.grammar import grammar

_RANGES: Final = frozenset(
    {
        "closed_range",
        "closed_open_range",
        "open_closed_range",
        "open_range",
        "more_than",
        "short_of",
        "and_above",
        "and_below",
    }
)


@frozen(kw_only=True)
class Piece:
    """A token as it was written.

    `range` tells the pieces of one range from those of another (None outside of ranges);
    `negates` is a minus that belongs to the value after it.
    """

    terminal: str
    text: str
    range: int | None = None
    negates: bool = False


@frozen(kw_only=True)
class Line:
    """A physical line; one without pieces is a comment or blank.

    `continues` where it goes on with what the line above it began.
    """

    pieces: tuple[Piece, ...]
    comment: str
    continues: bool

    @property
    def blank(self) -> bool:
        """Whether nothing is written there."""
        return not self.pieces and not self.comment


def written_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that ends with a line end; raises `lark.UnexpectedInput` where it cannot be read."""
    reading = grammar().parse_interactive(text)
    read = list(reading.iter_parse())
    tree = cast("Concrete", reading.feed_eof())  # type: ignore[no-untyped-call]  # lark gives it no types
    return tuple(_lines(text, read, _Marks.of(tree)))


@frozen(kw_only=True)
class _Marks:
    """What only the tree knows: the range that a place lies in, and the minuses that negate."""

    ranges: dict[int, int]
    negations: frozenset[int]

    @classmethod
    def of(cls, tree: Concrete) -> _Marks:
        ranges: dict[int, int] = {}
        negations = set[int]()
        for each in tree.iter_subtrees():
            if each.data in _RANGES:
                start, end = each.meta.start_pos, each.meta.end_pos
                ranges |= dict.fromkeys(range(start, end), start)
            elif each.data == "signed_labels":
                negations |= {token.start_pos or 0 for token in tokens(each, "MINUS")}
        return cls(ranges=ranges, negations=frozenset(negations))


def _lines(text: str, read: list[lark.Token], marks: _Marks) -> Iterator[Line]:
    waiting = deque(read)
    start, continues = 0, False
    for written in text.split("\n")[:-1]:
        end = start + len(written) + 1
        within = list[lark.Token]()
        while waiting and (waiting[0].start_pos or 0) < end:
            within.append(waiting.popleft())
        plain = [token for token in within if token.type != "_NL"]
        after = plain[-1].end_pos or 0 if plain else start
        pieces = tuple(_piece(token, marks) for token in plain)
        yield Line(pieces=pieces, comment=text[after:end].strip(), continues=continues and bool(pieces))
        continues = (continues or bool(pieces)) and len(within) == len(plain)
        start = end


def _piece(token: lark.Token, marks: _Marks) -> Piece:
    start = token.start_pos or 0
    return Piece(
        terminal=token.type,
        text=str(token).strip(),
        range=marks.ranges.get(start),
        negates=start in marks.negations,
    )
