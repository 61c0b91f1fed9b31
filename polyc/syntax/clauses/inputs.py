"""输入, as written."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from polyc.syntax.clauses.parts import Clause, Interface
from polyc.syntax.values import Label, Literal, Name, Node, Path


class Many(Enum):
    """How many options of an enumeration a claim may name."""

    ONE = "之一"
    ANY = "可兼"


@frozen(kw_only=True, repr=False)
class Options(Node):
    """为 甲、乙 之一 / 可兼."""

    options: tuple[Label, ...]
    many: Many


@frozen(kw_only=True, repr=False)
class KindWord(Node):
    """为 金额: a kind by its word."""

    labels: tuple[Label, ...]


@frozen(kw_only=True, repr=False)
class InputLine(Clause):
    name: Name
    kind: KindWord | Options
    at_least: Literal | None
    at_most: Literal | None
    default: Label | Path | None
    signed: bool
    interface: Interface | None


@frozen(kw_only=True, repr=False)
class Items(Clause):
    """明细: a list of items that a claim holds, each with these inputs."""

    name: Name
    interface: Interface | None
    lines: tuple[InputLine, ...]


@frozen(kw_only=True, repr=False)
class Inputs(Clause):
    lines: tuple[InputLine, ...]
