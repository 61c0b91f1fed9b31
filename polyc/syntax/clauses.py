"""Clauses of a policy, as written: one class a construct."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from attrs import frozen

from polyc.syntax.values import (
    Condition,
    DateLiteral,
    Formula,
    Label,
    Literal,
    Name,
    Node,
    Path,
    Range,
    Written,
)

# ---- what may stand below or behind a clause ----


@frozen(kw_only=True)
class Note(Node):
    """注: a remark for readers of the page."""

    text: str


@frozen(kw_only=True)
class Silence(Node):
    """免检: a check that the author switches off here, and why."""

    code: str
    reason: str


Remark: TypeAlias = Note | Silence


@frozen(kw_only=True)
class Cite(Node):
    """A document by its short name, and the article within it (may be empty)."""

    document: Name
    article: str


@frozen(kw_only=True)
class Interface(Node):
    """接口: the field's name in the public interface."""

    code: str


@frozen(kw_only=True)
class Clause(Node):
    """Whatever has a citation and remarks; `citations` may be empty."""

    citations: tuple[Cite, ...] = ()
    remarks: tuple[Remark, ...] = ()


@frozen(kw_only=True)
class Period(Node):
    """自 … 起, 至 … 止: the days on which a value holds, both ends included."""

    start: DateLiteral | None
    end: DateLiteral | None


# ---- changes to the clause above ----


@frozen(kw_only=True)
class Adjustment(Clause):
    """另 当 … 提高 / 降低 …: adds to the value above; several add up."""

    condition: Condition
    raises: bool
    amount: Formula


@frozen(kw_only=True)
class ExceptionClause(Clause):
    """例外 名 当 … 则 …: takes the place of the value above, adjustments included."""

    name: Name | None
    overrides: tuple[Name, ...]
    condition: Condition
    value: Written


Amendment: TypeAlias = Adjustment | ExceptionClause


@frozen(kw_only=True)
class Valued(Clause):
    """A clause that gives a value, perhaps for a period, and what changes that value."""

    period: Period | None = None
    value: Written
    amendments: tuple[Amendment, ...] = ()


# ---- the head ----


@frozen(kw_only=True)
class Title(Clause):
    text: str


@frozen(kw_only=True)
class PolicyId(Clause):
    text: str


@frozen(kw_only=True)
class Region(Clause):
    names: tuple[Name, ...]


@frozen(kw_only=True)
class Effective(Clause):
    start: DateLiteral
    end: DateLiteral | None


@frozen(kw_only=True)
class Convention(Clause):
    """口径 slot:choice,…: one of the choices that cities make differently."""

    slot: Name
    choices: tuple[Name, ...]


@frozen(kw_only=True)
class RoundingRule(Clause):
    """舍入 step:mode,unit."""

    slot: Name
    choices: tuple[Name, ...]


@frozen(kw_only=True)
class Document(Clause):
    """文件: a source; `issued` is the date as written, `number` and `address` may be empty."""

    name: Name
    title: str
    number: str
    issued: str
    status: Name
    grade: Name
    address: str


# ---- inputs ----


class Many(Enum):
    """How many options of an enumeration a claim may name."""

    ONE = "之一"
    ANY = "可兼"


@frozen(kw_only=True)
class Options(Node):
    """为 甲、乙 之一 / 可兼."""

    options: tuple[Label, ...]
    many: Many


@frozen(kw_only=True)
class KindWord(Node):
    """为 金额: a kind by its word."""

    labels: tuple[Label, ...]


@frozen(kw_only=True)
class InputLine(Clause):
    name: Name
    kind: KindWord | Options
    at_least: Literal | None
    at_most: Literal | None
    signed: bool
    interface: Interface | None


@frozen(kw_only=True)
class Inputs(Clause):
    lines: tuple[InputLine, ...]


# ---- definitions ----


@frozen(kw_only=True)
class Compute(Valued):
    """计算 名 = …; `kind` is the kind's word where it was written (为 比例)."""

    name: Name
    kind: Name | None
    signed: bool
    interface: Interface | None


class Reach(Enum):
    """How far a limit or a total reaches."""

    VISIT = "每次"
    YEAR = "每年"
    LIFETIME = "终身"
    CHAIN = "同"


@frozen(kw_only=True)
class Scope(Node):
    """每次 / 每年 / 终身 / 同 链号; `key` names the input of a chain."""

    reach: Reach
    key: Name | None


class LimitOn(Enum):
    """What a cap cuts: the fund's payment, or the cost that it covers."""

    PAYMENT = "限支付"
    COST = "限费用"


@frozen(kw_only=True)
class Pool(Valued):
    """额度: a limit that is shared or remembered."""

    name: Name
    scope: Scope
    limit_on: LimitOn | None


@frozen(kw_only=True)
class Benefit(Valued):
    """给付 名 由 付方 = …: a payment that is not a layer."""

    name: Name
    payer: Name
    condition: Condition | None
    interface: Interface | None


# ---- layers ----


@frozen(kw_only=True)
class Applies(Clause):
    condition: Condition


@frozen(kw_only=True)
class Base(Valued):
    pass


@frozen(kw_only=True)
class Accumulate(Clause):
    """累计 每年,应付减已付: how a later visit of the year is priced."""

    scope: Scope
    choices: tuple[Name, ...]


@frozen(kw_only=True)
class Upfront(Valued):
    """先行自付: a share that the patient pays before the fund shares."""


@frozen(kw_only=True)
class OwnLimit(Valued):
    """A limit of the layer's own: each visit, year, life or chain."""

    scope: Scope
    limit_on: LimitOn | None


@frozen(kw_only=True)
class NoLimit(Clause):
    """不设."""


@frozen(kw_only=True)
class FromPool(Clause):
    """额度 名: a limit that a pool keeps."""

    pool: Name


Drawing: TypeAlias = OwnLimit | NoLimit | FromPool


@frozen(kw_only=True)
class Deductible(Node):
    drawing: Drawing


@frozen(kw_only=True)
class Cap(Node):
    drawing: Drawing


@frozen(kw_only=True)
class RateLine(Valued):
    pass


@frozen(kw_only=True)
class Bracket(Clause):
    """One band of a bracket table: its range and its rate."""

    range: Range
    value: Written


@frozen(kw_only=True)
class Brackets(Clause):
    period: Period | None
    choices: tuple[Name, ...]
    brackets: tuple[Bracket, ...]
    amendments: tuple[Amendment, ...]


LayerLine: TypeAlias = Applies | Base | Accumulate | Upfront | Deductible | RateLine | Brackets | Cap


@frozen(kw_only=True)
class Layer(Clause):
    """层 名 由 付方 支付, and its lines in the author's order."""

    name: Name
    payer: Name
    interface: Interface | None
    lines: tuple[LayerLine, ...]


# ---- scenarios and cases ----


@frozen(kw_only=True)
class Values(Node):
    """What a case or scenario sets or expects: labels, perhaps with a minus before them."""

    negative: bool
    labels: tuple[Label, ...]


@frozen(kw_only=True)
class Assignment(Node):
    """设 名 值; `before` where it sets the state before the claim."""

    target: Path
    before: bool
    value: Values | Written | tuple[Bracket, ...]


@frozen(kw_only=True)
class Setting(Clause):
    assignments: tuple[Assignment, ...]


@frozen(kw_only=True)
class Scenario(Clause):
    """情景: values that stand in for 待定."""

    name: Name
    settings: tuple[Setting, ...]


@frozen(kw_only=True)
class Adopt(Clause):
    scenarios: tuple[Name, ...]


@frozen(kw_only=True)
class Settle(Clause):
    name: Name


@frozen(kw_only=True)
class Reverse(Clause):
    name: Name


@frozen(kw_only=True)
class Expectation(Node):
    """One expected amount; `to_date` where the year's total is meant."""

    subject: Path
    to_date: bool
    value: Values


@frozen(kw_only=True)
class Expect(Clause):
    expectations: tuple[Expectation, ...]


@frozen(kw_only=True)
class ExpectRefusal(Clause):
    """应拒 原因 名: the claim is refused for that reason, about that name."""

    reason: Name
    about: Path | None


CaseLine: TypeAlias = Adopt | Setting | Settle | Reverse | Expect | ExpectRefusal


@frozen(kw_only=True)
class Case(Clause):
    """案例, with its lines in the author's order."""

    name: Name
    lines: tuple[CaseLine, ...]


Item: TypeAlias = (
    Title
    | PolicyId
    | Region
    | Effective
    | Convention
    | RoundingRule
    | Document
    | Inputs
    | Compute
    | Pool
    | Layer
    | Benefit
    | Scenario
    | Case
)


@frozen(kw_only=True)
class Comment(Node):
    """# …: kept for the formatter, never shown."""

    text: str


@frozen(kw_only=True)
class SourcePolicy(Node):
    """A whole source text."""

    items: tuple[Item, ...]
    comments: tuple[Comment, ...]
