"""Why a claim is refused; numbers below zero are the same in every policy."""

from __future__ import annotations

from typing import NamedTuple


class Citation(NamedTuple):
    """Where a rule stands: document, its number, the article, its standing and grade of evidence."""

    document: str
    title: str
    number: str
    article: str
    status: str
    grade: str


class Refused(NamedTuple):
    """A claim that is not settled; the state is as it was.

    `number` is positive for a refusal that the policy states, ``-(i + 1)`` for input i of
    the claim, and one of the numbers below otherwise.  `about` names what could not be
    settled, `message` is a complete Chinese sentence.
    """

    number: int
    reason: str
    about: str
    message: str
    citations: tuple[Citation, ...]


WRONG_CLAIM = -1000
OUTSIDE_PERIOD = -1001
FOREIGN_STATE = -1002
UNKNOWN_SETTLEMENT = -1003
ALREADY_REVERSED = -1004
NOT_THE_LAST = -1005
REVERSAL_OF_A_REVERSAL = -1006
CELL_OUT_OF_BOUNDS = -1007


def foreign_claim() -> Refused:
    """The refusal of what is no claim of this module."""
    return Refused(WRONG_CLAIM, "输入不符", "申报", "传入的不是本模块的 Claim。", ())


def foreign_state() -> Refused:
    """The refusal of a state that another policy's module made."""
    message = "传入的累计状态不是由本模块产生的,不能用来结算。"
    return Refused(FOREIGN_STATE, "状态不符", "累计状态", message, ())


def in_row(refused: Refused, items: str, row: int) -> Refused:
    """The refusal with the list and the row of the item that it is about; rows count from 1."""
    return refused._replace(message=f"{items}第 {row} 行:{refused.message}")


def refused_reversal(number: int, message: str) -> Refused:
    """The refusal of a reversal."""
    return Refused(number, "不能冲正", "冲正", message, ())
