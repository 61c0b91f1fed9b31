"""What a chart shows, before anybody asks how it is drawn."""

from __future__ import annotations

from typing import TypeAlias

from attrs import field, frozen

from polyc.kinds import MONEY, Kind

Point: TypeAlias = tuple[int, int]
"""Along the axis and up, both integers of the axes' kinds."""

Slice: TypeAlias = tuple[int, int, int]
"""Along the axis, the lower edge and the upper."""


@frozen(kw_only=True)
class Area:
    """What lies between two edges, in pieces: two pieces beside each other do not touch.

    `colour` is a CSS colour, such as ``var(--payer-fund)``.
    """

    name: str
    colour: str
    pieces: tuple[tuple[Slice, ...], ...] = field(repr=False)


@frozen(kw_only=True)
class Curve:
    """A line in pieces, as an `Area`; a `dashed` one is told from another without colour."""

    name: str
    colour: str
    pieces: tuple[tuple[Point, ...], ...] = field(repr=False)
    dashed: bool = False


@frozen(kw_only=True)
class Axis:
    """From 0 to `last`, an integer of the kind; `title` is words."""

    title: str
    last: int
    kind: Kind = MONEY


@frozen(kw_only=True)
class Chart:
    """Areas, and curves over them, all of different names; these are told beside the picture.

    `title` and `description` are for those who cannot see it.
    """

    title: str
    description: str
    along: Axis
    up: Axis
    areas: tuple[Area, ...] = ()
    curves: tuple[Curve, ...] = ()
