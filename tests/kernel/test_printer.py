"""The listing: every construct once, as a reader would expect it."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

from polyc.kernel.expressions import (
    ONE,
    ZERO,
    Bands,
    BandsInverse,
    Compare,
    Comparison,
    Connective,
    Const,
    Expression,
    Extreme,
    Extremum,
    Input,
    Linear,
    Local,
    Logic,
    Lookup,
    Not,
    Overlap,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.notation import notation
from polyc.kernel.printer import text
from polyc.kernel.program import Payment, Program
from polyc.kernel.statements import Citation, Each, Guard, Shown, Step, Update
from polyc.kernel.walk import statements
from polyc.kinds import MONEY
from polyc.money import Mode, Rounding
from polyc.money import Step as Unit
from tests.kernel.small import CHANGE, COST, LEVEL, PAID, URGENT, let, program, refuse
from tests.kernel.strategies import programs

ROUNDING = Rounding(mode=Mode.HALF_UP, step=Unit.JIAO)
DIFFERENCE = Linear(terms=((1, COST), (-1, CHANGE)))

CLAUSE = Citation(
    document="办法", title="试验办法", number="1号", article="第七条", status="现行", grade="甲"
)
STEP = Step(
    label="支付",
    layer="住院",
    slot="支付",
    formula=(Shown(value=COST, kind=MONEY, name="费用"), " × 85%"),
    citations=(CLAUSE,),
)
PAY = evolve(
    let(
        "支付",
        Quotient(dividend=Linear(terms=((850_000, COST),)), divisor=Const(1_000_000), rounding=ROUNDING),
    ),
    step=STEP,
)
LISTING = """\
policy 试验 version 1: 试验政策
source sha256 0000000000000000000000000000000000000000000000000000000000000000
effective 2023-01-01
scenario 甲案
version by 出院日期, year by 出院日期
reversal 逆序

input 出院日期 (出院日期): date 19358..20000
input 费用 (费用): money 0..1000000
input 调整 (调整): money -1000000..1000000
input 级别 (级别): one of (一级|二级|三级) 0..2
input 急诊 (急诊): flag 0..1
input 链号 (链号): text 0..0 unread
cell 本年支付: money 0..1000000 yearly
cell 链内起付: money 0..1000000 chained by 链号

guard 急诊
  # 支付 [住院.支付] = {费用} × 85% (办法 第七条)
  let 支付: money = round((850000*费用) / 1000000, half_up jiao)
  update 本年支付 = before(本年支付) + 支付
refuse 3 when 级别 == 2: 待定 支付比例: 支付比例待定。
let 个人负担: money = 费用

output 个人负担 (psn_part_amt): money = 个人负担
payment 基本医保 by 居民统筹基金 = 支付
balance 费用 = payments + 个人负担
"""


def test_listing() -> None:
    add = Update(cell="本年支付", value=Linear(terms=((1, PAID), (1, Local("支付")))))
    third = Compare(comparison=Comparison.EQUAL, left=LEVEL, right=Const(2))
    whole = program(Guard(condition=URGENT, body=(PAY, add)), refuse(3, third))
    whole = evolve(
        whole,
        identity=evolve(whole.identity, scenarios=("甲案",)),
        payments=(Payment(payer="居民统筹基金", name="基本医保", local="支付"),),
    )
    assert text(whole) == LISTING


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (Linear(terms=((-1, COST), (3, PAID), (-2, DIFFERENCE)), constant=-7),
         "-费用 + 3*before(本年支付) - 2*(费用 - 调整) - 7"),
        (Linear(terms=()), "0"),
        (Product(DIFFERENCE, Const(-3)), "(费用 - 调整) * -3"),
        (Extreme(which=Extremum.GREATEST, items=(ZERO, DIFFERENCE)), "max(0, 费用 - 调整)"),
        (Logic(connective=Connective.ANY, items=(URGENT, Not(Logic(connective=Connective.ALL, items=(URGENT, ONE))))),
         "急诊 or (not (急诊 and 1))"),
        (Overlap(bits=Input("身份"), mask=5), "overlap(身份, 0b101)"),
        (Select(cases=((URGENT, ONE), (ZERO, COST)), otherwise=ZERO), "select(急诊 then 1; 0 then 费用; else 0)"),
        (Lookup(indices=(LEVEL, URGENT), sizes=(3, 2), values=(1, 2, 3, 4, 5, 6)),
         "table[级别 of 3, 急诊 of 2](1, 2, 3, 4, 5, 6)"),
        (Bands(amount=COST, bounds=(ZERO, Const(50)), rates=(ONE, PAID)),
         "bands(费用; from 0 at 1, from 50 at before(本年支付))"),
        (BandsInverse(value=COST, bounds=(ZERO,), rates=(ONE,), rounding=ROUNDING),
         "unband(费用; from 0 at 1; half_up jiao)"),
    ],
    ids=["linear", "empty", "product", "extreme", "logic", "overlap", "select", "lookup", "bands", "inverse"],
)  # fmt: skip
def test_notation(expression: Expression, expected: str) -> None:
    assert notation(expression) == expected


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(programs())
def test_every_statement_has_its_line(made: Program) -> None:
    lines = [line for line in text(made).splitlines() if not line.lstrip().startswith("#")]
    others = len(made.inputs) + len(made.cells) + len(made.outputs) + len(made.payments)
    others += sum(1 + len(each.items) for each in made.lists)
    others += sum(1 + len(each.columns) for each in made.rows)
    others += sum(len(each.totals) + len(each.ranks) for each in made.body if isinstance(each, Each))
    head, blanks, balance = 5, 3, 1
    assert len(lines) == head + others + len(list(statements(made.body))) + blanks + balance
