"""A policy of one layer by hand: 80 % above a yearly deductible of 500 元; 三级 is 待定."""

from __future__ import annotations

from polyc.kernel.expressions import (
    Before,
    Compare,
    Comparison,
    Const,
    Expression,
    Extreme,
    Extremum,
    Input,
    Linear,
    Local,
    Product,
    Quotient,
)
from polyc.kernel.program import (
    Balance,
    Cell,
    Chained,
    Identity,
    InputField,
    Output,
    Payment,
    Program,
    Reversal,
    Yearly,
)
from polyc.kernel.statements import Citation, Let, Refusal, Refuse, Shown, Step, Update
from polyc.kinds import DATE, MONEY, TEXT, Choice, Kind
from polyc.model import policy as model
from polyc.money import MILLION, Mode, Rounding
from polyc.source.span import NOWHERE

YUAN = 100
LEVEL = Choice(options=("一级", "三级"))
BOUND = 1_000_000 * YUAN
DAY_2023_07_01, DAY_2023_12_31, DAY_2024_01_01 = 19_539, 19_722, 19_723
CLAUSE = Citation(document="办法", title="办法", number="1号", article="第一条", status="现行", grade="甲")


def given(name: str, kind: Kind, low: int, high: int) -> InputField:
    return InputField(name=name, field=name, kind=kind, low=low, high=high, computed=kind != TEXT, note="")


def let(slot: str, value: Expression) -> Let:
    step = Step(
        label=f"基本.{slot}",
        layer="基本",
        slot=slot,
        formula=("按办法,", Shown(value=Input("费用"), kind=MONEY, name="费用")),
        citations=(CLAUSE,),
    )
    return Let(name=f"基本_{slot}", value=value, kind=MONEY, step=step)


def minus(left: Expression, right: Expression) -> Linear:
    return Linear(terms=((1, left), (-1, right)))


def plus(left: Expression, right: Expression) -> Linear:
    return Linear(terms=((1, left), (1, right)))


def program(scenarios: tuple[str, ...] = (), rate: int = 800_000) -> Program:
    cost, deductible, paid = Input("费用"), Local("基本_起付"), Local("基本_支付")
    left = Extreme(
        which=Extremum.GREATEST,
        items=(Const(0), minus(Const(500 * YUAN), Before("基本_起付线"))),
    )
    payment = Quotient(
        dividend=Product(minus(cost, deductible), Const(rate)),
        divisor=Const(MILLION),
        rounding=Rounding(mode=Mode.HALF_UP),
    )
    pending = Refusal(
        number=1,
        reason="待定",
        about="基本.支付比例〔三级〕",
        message="三级的比例待定。",
        citations=(CLAUSE,),
    )
    return Program(
        identity=Identity(
            policy="small",
            title="试验政策",
            version="2023-07-01",
            source_sha256="0" * 64,
            scenarios=scenarios,
            effective_from=DAY_2023_07_01,
            effective_to=None,
        ),
        inputs=(
            given("日期", DATE, 0, 40_000),
            given("费用", MONEY, 0, BOUND),
            given("级别", LEVEL, 0, 1),
            given("链号", TEXT, 0, 0),
        ),
        cells=(
            Cell(name="基本_起付线", kind=MONEY, scope=Yearly(), low=0, high=BOUND),
            Cell(name="基本_支付", kind=MONEY, scope=Yearly(), low=0, high=100 * BOUND),
            Cell(name="链内", kind=MONEY, scope=Chained(input="链号"), low=0, high=100 * BOUND),
        ),
        body=(
            Refuse(
                condition=Compare(comparison=Comparison.EQUAL, left=Input("级别"), right=Const(1)),
                refusal=pending,
            ),
            let("起付", Extreme(which=Extremum.LEAST, items=(cost, left))),
            let("支付", payment),
            let("个人", minus(cost, paid)),
            Update(cell="基本_起付线", value=plus(Before("基本_起付线"), deductible)),
            Update(cell="基本_支付", value=plus(Before("基本_支付"), paid)),
            Update(cell="链内", value=plus(Before("链内"), cost)),
        ),
        outputs=(Output(name="个人", field="psn_part_amt", local="基本_个人", kind=MONEY, note=""),),
        payments=(Payment(payer="统筹基金", name="基本", local="基本_支付"),),
        balance=Balance(total="费用", rest="基本_个人"),
        version_date="日期",
        year_date="日期",
        reversal=Reversal.KEEP_LATER,
    )


def wants(subject: str, yuan: int, to_date: bool = False) -> model.Expected:
    return model.Expected(subject=subject, to_date=to_date, kind=MONEY, value=yuan * YUAN, span=NOWHERE)


def settles(
    name: str,
    yuan: int,
    *expected: model.Expected,
    day: int = DAY_2023_07_01,
    level: int = 0,
    refused: model.Refused | None = None,
) -> model.Settlement:
    inputs = (("日期", day), ("费用", yuan * YUAN), ("级别", level), ("链号", "甲"))
    return model.Settlement(name=name, inputs=inputs, expected=expected, refused=refused, span=NOWHERE)


def reverses(name: str, *expected: model.Expected, refused: model.Refused | None = None) -> model.Reversal:
    return model.Reversal(name=name, expected=expected, refused=refused, span=NOWHERE)


def case(*events: model.Event, before: tuple[tuple[str, int], ...] = ()) -> model.Case:
    return model.Case(
        name="案", scenarios=(), before=before, events=events, citations=(), notes=(), span=NOWHERE
    )


def refusal(reason: str, about: str = "") -> model.Refused:
    return model.Refused(reason=reason, about=about, span=NOWHERE)
