"""Reading a text line by line, to see where a line stops being grammatical.

A `Reader` is a place in a text at which a line begins.  Reading makes a new one and
leaves the old one as it was, so that a changed line may be tried from the same place.
No tree is built here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from functools import cache, cached_property
from typing import Final

import lark
from attrs import define, field, frozen
from lark.parsers.lalr_parser_state import ParserState

from polyc.syntax.grammar import grammar

_ENDED: Final = re.compile(r"[ \t\u3000]*\r?(?:\n|\Z)")


@frozen(kw_only=True)
class Piece:
    """A token of a line: its terminal, and its place in the line."""

    terminal: str
    start: int
    end: int


@define(frozen=True, slots=False, kw_only=True)
class Stop:
    """Where a line could not be read on.

    `at` is the first character that does not fit, or the end of what is written where
    something is lacking there; `pieces` were read before it.
    """

    at: int
    pieces: tuple[Piece, ...]
    _state: ParserState[int] = field(repr=False)

    @cached_property
    def accepts(self) -> frozenset[str]:
        """The terminals that could have followed the pieces."""
        return _accepted(_after(self._state, self.pieces))


@define(frozen=True, slots=False)
class Reader:
    """A place between two lines; `pieces` are those of the line above it."""

    state: ParserState[int]
    pieces: tuple[Piece, ...] = ()

    @cached_property
    def begins(self) -> frozenset[str]:
        """The terminals that could begin a line here."""
        return _accepted(self.state)

    def read(self, line: str) -> Reader | Stop:
        """The place after `line`, which ends with a line end, or where reading stopped."""
        if not line.strip() or line.lstrip().startswith("#"):
            return self  # blank, or a remark that a look-alike of # had kept from being one
        trial = grammar().parse_interactive(line)
        trial.parser_state = self.state.copy(deepcopy_values=False)
        tokens: list[lark.Token] = []
        try:
            for token in trial.iter_parse():
                tokens.append(token)
        except lark.UnexpectedToken as error:
            fed = tokens[:-1] if tokens and tokens[-1] is error.token else tokens
            return self._stop(line, fed, error.token.start_pos or 0)
        except lark.UnexpectedCharacters as error:
            return self._stop(line, tokens, error.pos_in_stream)  # type: ignore[arg-type]  # lark declares None and sets a number
        return Reader(trial.parser_state, _pieces(tokens))

    def _stop(self, line: str, tokens: list[lark.Token], at: int) -> Stop:
        pieces = _pieces(tokens)
        if _ENDED.match(line, at):
            at = pieces[-1].end if pieces else at
        return Stop(at=at, pieces=pieces, state=self.state)


def _pieces(tokens: list[lark.Token]) -> tuple[Piece, ...]:
    return tuple(
        Piece(terminal=each.type, start=each.start_pos or 0, end=each.end_pos or 0) for each in tokens
    )


def _after(state: ParserState[int], pieces: Iterable[Piece]) -> ParserState[int]:
    """The state once these pieces have been read."""
    after = state.copy(deepcopy_values=False)
    for each in pieces:
        after.feed_token(lark.Token(each.terminal, ""))
    return after


def _accepted(state: ParserState[int]) -> frozenset[str]:
    """The terminals that can be read next, through all that they complete."""
    known = state.parse_conf.states[state.position]
    return frozenset(name for name in known if name.isupper() and name != "$END" and _fits(state, name))


def _fits(state: ParserState[int], terminal: str) -> bool:
    try:
        _after(state, [Piece(terminal=terminal, start=0, end=0)])
    except lark.UnexpectedToken:
        return False
    return True


@cache
def beginning() -> Reader:
    """The place before the first line of a text."""
    state = grammar().parse_interactive("").parser_state
    state.parse_conf = copy(state.parse_conf)
    state.parse_conf.callbacks = {}  # without callbacks, no trees are made
    return Reader(state)
