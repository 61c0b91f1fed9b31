"""What a name stands for: two places that mean the same thing have the same key."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from attrs import field, frozen

from polyc.source.span import Span
from polyc.syntax.values import Node


class Space(Enum):
    """The names among which a name must be its own; the value is what it is called."""

    NAME = "名称"
    FIELD = "明细的名目"
    PART = "分配的一方"
    OPTION = "选项"
    DOCUMENT = "文件"
    SCENARIO = "情景"
    EVENT = "案例中的结算"
    EXCEPTION = "例外"
    PROMISE = "保证、不予结算或案例的名称"
    POLICY = "编号"


@frozen
class Key:
    """A name of a space; `within` is what it belongs to (the 明细 of a field, the input of an option)."""

    space: Space
    name: str
    within: str = ""


@frozen(kw_only=True)
class Declared:
    """Where a name gets its meaning: the word of its clause, and the clause itself."""

    key: Key
    span: Span
    word: str
    node: Node = field(eq=False, repr=False)
    path: Path


@frozen(kw_only=True)
class Place:
    """A name in a text, and what it stands for."""

    span: Span
    key: Key
    declares: bool = False
