"""The head of a policy, as written."""

from __future__ import annotations

from attrs import frozen

from polyc.syntax.clauses.parts import Clause
from polyc.syntax.values import DateLiteral, Name


@frozen(kw_only=True, repr=False)
class Title(Clause):
    text: str


@frozen(kw_only=True, repr=False)
class PolicyId(Clause):
    text: str


@frozen(kw_only=True, repr=False)
class Region(Clause):
    names: tuple[Name, ...]


@frozen(kw_only=True, repr=False)
class Effective(Clause):
    start: DateLiteral
    end: DateLiteral | None


@frozen(kw_only=True, repr=False)
class Convention(Clause):
    """口径 slot:choice,…: one of the choices that cities make differently."""

    slot: Name
    choices: tuple[Name, ...]


@frozen(kw_only=True, repr=False)
class RoundingRule(Clause):
    """舍入 step:mode,unit."""

    slot: Name
    choices: tuple[Name, ...]


@frozen(kw_only=True, repr=False)
class Document(Clause):
    """文件: a source; `issued` is the date as written, `number` and `address` may be empty."""

    name: Name
    title: str
    number: str
    issued: str
    status: Name
    grade: Name
    address: str
