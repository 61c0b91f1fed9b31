"""A program around a handful of statements: five inputs, two cells, nothing that distracts."""

from __future__ import annotations

from polyc.kernel.expressions import Before, Expression, Input
from polyc.kernel.program import (
    Balance,
    Cell,
    Chained,
    Identity,
    InputField,
    Output,
    Program,
    Reversal,
    Yearly,
)
from polyc.kernel.statements import Let, Refusal, Refuse, Statement
from polyc.kinds import DATE, FLAG, MONEY, TEXT, Choice, Kind

BOUND = 1_000_000
IDENTITY = Identity(
    policy="试验",
    title="试验政策",
    version="1",
    source_sha256="0" * 64,
    scenarios=(),
    effective_from=19_358,
    effective_to=None,
)


def field(name: str, kind: Kind, low: int, high: int) -> InputField:
    return InputField(name=name, field=name, kind=kind, low=low, high=high, computed=kind != TEXT, note="")


INPUTS = (
    field("出院日期", DATE, 19_358, 20_000),
    field("费用", MONEY, 0, BOUND),
    field("调整", MONEY, -BOUND, BOUND),
    field("级别", Choice(options=("一级", "二级", "三级")), 0, 2),
    field("急诊", FLAG, 0, 1),
    field("链号", TEXT, 0, 0),
)
CELLS = (
    Cell(name="本年支付", kind=MONEY, scope=Yearly(), low=0, high=BOUND),
    Cell(name="链内起付", kind=MONEY, scope=Chained(input="链号"), low=0, high=BOUND),
)
COST, CHANGE, LEVEL, URGENT = Input("费用"), Input("调整"), Input("级别"), Input("急诊")
PAID = Before("本年支付")


def let(name: str, value: Expression, kind: Kind = MONEY) -> Let:
    return Let(name=name, value=value, kind=kind, step=None)


def refuse(number: int, condition: Expression) -> Refuse:
    refusal = Refusal(number=number, reason="待定", about="支付比例", message="支付比例待定。", citations=())
    return Refuse(condition=condition, refusal=refusal)


def program(*body: Statement) -> Program:
    """The statements, then a patient who bears the whole cost."""
    return Program(
        identity=IDENTITY,
        inputs=INPUTS,
        cells=CELLS,
        body=(*body, let("个人负担", COST)),
        outputs=(Output(name="个人负担", field="psn_part_amt", local="个人负担", kind=MONEY, note=""),),
        payments=(),
        balance=Balance(total="费用", rest="个人负担"),
        version_date="出院日期",
        year_date="出院日期",
        reversal=Reversal.LAST_ONLY,
    )


def arguments(**changed: int) -> dict[str, int]:
    """Inputs of a claim, all 0 but the date and what is given."""
    return {"出院日期": 19_400, "费用": 0, "调整": 0, "级别": 0, "急诊": 0, **changed}


def state(**changed: int) -> dict[str, int]:
    return {"本年支付": 0, "链内起付": 0, **changed}
