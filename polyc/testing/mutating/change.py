"""A changed part of a policy, and how the change is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from attrs import frozen

from polyc.source.span import Span

T = TypeVar("T")
U = TypeVar("U")
T_co = TypeVar("T_co", covariant=True)


@frozen(kw_only=True)
class Change(Generic[T_co]):
    """`whole` is the part as it would be; `words` tells what is different, and where within its clause."""

    whole: T_co
    words: str
    span: Span


def within(changes: Iterator[Change[T]], put: Callable[[T], U], where: str = "") -> Iterator[Change[U]]:
    """The changes of an inner part as changes of what it is a part of; `where` is told before their words."""
    for each in changes:
        words = f"{where}:{each.words}" if where else each.words
        yield Change(whole=put(each.whole), words=words, span=each.span)


def among(parts: tuple[T, ...], at: int, part: T) -> tuple[T, ...]:
    """The parts with another in place of one."""
    return (*parts[:at], part, *parts[at + 1 :])
