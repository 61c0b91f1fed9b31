"""The head of a policy: sources, conventions, roundings, inputs."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from polyc.kinds import Kind
from polyc.model.values import Placed
from polyc.money import Mode, Rounding


@frozen(kw_only=True)
class Ancestor:
    """A policy that this one builds on: its 编号, title and region, and the fingerprint of its text."""

    id: str
    title: str
    region: tuple[str, ...]
    sha256: str


class Status(Enum):
    """How far a document binds."""

    IN_FORCE = "现行"
    DRAFT = "征求意见"
    REPORTED = "转述"
    PLANNED = "规划"
    REPEALED = "废止"


class Grade(Enum):
    """How good the evidence for a document's numbers is, best first."""

    A = "甲"
    B = "乙"
    C = "丙"


@frozen(kw_only=True, repr=False)
class Document(Placed):
    name: str
    title: str
    number: str
    issued: str
    status: Status
    grade: Grade
    address: str
    notes: tuple[str, ...]


class ReversalRule(Enum):
    """冲正方式: which settlements may be taken back."""

    LAST_ONLY = "逆序"
    KEEP_LATER = "后续不重算"


class Purpose(Enum):
    """用途: what a policy computes; only 待遇 remembers a person's year."""

    BENEFIT = "待遇"
    CLEARING = "清算"
    SUBSIDY = "资助"
    INSTALMENT = "拨付"
    INDICATOR = "指标"


@frozen(kw_only=True, repr=False)
class Sharing:
    """费用平衡: the names of the bill and of what is left of it after all payments."""

    total: str
    rest: str


@frozen(kw_only=True, repr=False)
class Conventions:
    """口径: what cities decide differently, each written by the author.

    `version_date` and `year_date` name date inputs; a benefit year begins with `year_month`; `order` names the inputs by which a
    batch is sorted, or is empty where settlements come in the order they are made.
    `known_date` names the date input on which a settlement is made; "" where none is needed.
    `sharing` is None only where the purpose is no benefit and there is no bill to share.
    """

    purpose: Purpose
    version_date: str
    year_date: str
    year_month: int = 1
    order: tuple[str, ...]
    reversal: ReversalRule
    sharing: Sharing | None
    known_date: str = ""


@frozen(kw_only=True, repr=False)
class Digits:
    """How a ratio is shown: `places` behind the point (of per cents, of 元 or of what is counted)."""

    mode: Mode
    places: int


@frozen(kw_only=True, repr=False)
class Roundings:
    """舍入: how each kind of statement becomes whole fen; None where not declared.

    `ratio` is how the ratio of a 目标 is shown, which decides nothing.
    """

    payment: Rounding | None
    amount: Rounding | None
    item: Rounding | None
    ratio: Digits | None


@frozen(kw_only=True, repr=False)
class ItemInput(Placed):
    """One input of an item, as `Input`.

    `default` is what stands in where none is given: an integer of the kind, the name of
    another input of the item, or None where it must be given.
    """

    name: str
    kind: Kind
    low: int
    high: int
    default: int | str | None
    field: str
    notes: tuple[str, ...]


@frozen(kw_only=True, repr=False)
class ItemList(Placed):
    """明细: a list of items that a claim holds."""

    name: str
    field: str
    inputs: tuple[ItemInput, ...]
    notes: tuple[str, ...]


@frozen(kw_only=True, repr=False)
class Input(Placed):
    """One input of a claim; `low` and `high` are integers of its kind, both included."""

    name: str
    kind: Kind
    low: int
    high: int
    field: str
    notes: tuple[str, ...]
