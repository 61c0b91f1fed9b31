"""A small program with an input and an output of every kind and a cell in every scope."""

from __future__ import annotations

from polyc.kernel.expressions import ONE, Before, Compare, Comparison, Const, Expression, Input, Linear, Local
from polyc.kernel.program import (
    Balance,
    Cell,
    Chained,
    Identity,
    InputField,
    Lifetime,
    Output,
    Payment,
    Program,
    Reversal,
    Yearly,
)
from polyc.kernel.statements import Citation, Guard, Let, Refusal, Refuse, Shown, Statement, Step, Update
from polyc.kinds import DATE, FLAG, MONEY, RATE, TEXT, Choice, Choices, Count, Kind

DAYS = Count(unit="天")
LEVEL = Choice(options=("一级", "二级", "三级"))
STANDING = Choices(options=("低保", "特困", "孤儿"))
FIRST_DAY, LAST_DAY = 19_539, 19_722
"""2023-07-01 and 2023-12-31."""
CLAUSE = Citation(
    document="办法", title="试验办法", number="试〔2023〕1号", article="第三条", status="现行", grade="甲"
)


def field(name: str, public: str, kind: Kind, low: int, high: int, computed: bool = True) -> InputField:
    return InputField(name=name, field=public, kind=kind, low=low, high=high, computed=computed, note="")


INPUTS = (
    field("出院日期", "dscg_date", DATE, 0, 40_000),
    field("总费用", "medfee_sumamt", MONEY, 0, 10_000_000),
    field("调整额", "调整额", MONEY, -50_000, 50_000),
    field("比例", "比例", RATE, 0, 1_000_000),
    field("天数", "天数", DAYS, 0, 365),
    field("急诊", "急诊", FLAG, 0, 1),
    field("级别", "hosp_lv", LEVEL, 0, 2),
    field("身份", "身份", STANDING, 0, 7),
    field("链号", "链号", TEXT, 0, 0, computed=False),
)


def let(name: str, value: Expression, kind: Kind, layer: str = "", *formula: str | Shown) -> Let:
    step = Step(label=name, layer=layer, slot="", formula=formula, citations=(CLAUSE,))
    return Let(name=name, value=value, kind=kind, step=step)


def copied(name: str, kind: Kind) -> Let:
    return let(f"{name}结果", Input(name), kind)


def added(cell: str, local: str) -> Update:
    return Update(cell=cell, value=Linear(terms=((1, Before(cell)), (1, Local(local)))))


def output(name: str, public: str, kind: Kind) -> Output:
    return Output(name=name, field=public, local=name, kind=kind, note="")


def level_is(index: int) -> Compare:
    return Compare(comparison=Comparison.EQUAL, left=Input("级别"), right=Const(index))


BODY: tuple[Statement, ...] = (
    Refuse(
        condition=level_is(2),
        refusal=Refusal(
            number=7, reason="待定", about="三级支付比例", message="三级的支付比例待定。", citations=(CLAUSE,)
        ),
    ),
    let(
        "支付",
        Linear(terms=((1, Input("总费用")), (1, Input("调整额"))), constant=50_000),
        MONEY,
        "基本",
        Shown(value=Input("总费用"), kind=MONEY, name="总费用"),
        " + ",
        Shown(value=Input("调整额"), kind=MONEY, name="调整额"),
        " + 500元,此前 ",
        Shown(value=Before("本年支付"), kind=MONEY, name="本年支付"),
    ),
    Guard(
        condition=level_is(1),
        body=(
            let("加发", Const(3_000), MONEY, "加发层", "30元"),
            let(
                "加发后",
                Linear(terms=((1, Local("加发")), (1, Local("支付")))),
                MONEY,
                "加发层",
                "加发 + 支付",
            ),
        ),
    ),
    let("个人负担", Linear(terms=((1, Input("总费用")), (-1, Local("支付")))), MONEY),
    *(
        copied(name, kind)
        for name, kind in (
            ("出院日期", DATE),
            ("比例", RATE),
            ("天数", DAYS),
            ("急诊", FLAG),
            ("级别", LEVEL),
            ("身份", STANDING),
        )
    ),
    added("本年支付", "支付"),
    Update(cell="终身次数", value=Linear(terms=((1, Before("终身次数")), (1, ONE)))),
    added("链内支付", "支付"),
)


def every_kind(reversal: Reversal = Reversal.KEEP_LATER, policy: str = "试验省/试验市") -> Program:
    """The program: pays the cost, the adjustment and 500 yuan; level 2 (三级) is refused with number 7."""
    return Program(
        identity=Identity(
            policy=policy,
            title="各种类型",
            version="2023-07-01",
            source_sha256="cd" * 32,
            scenarios=("甲方案",),
            effective_from=FIRST_DAY,
            effective_to=LAST_DAY,
        ),
        inputs=INPUTS,
        cells=(
            Cell(name="本年支付", kind=MONEY, scope=Yearly(), low=0, high=10**9),
            Cell(name="终身次数", kind=Count(unit="次"), scope=Lifetime(), low=0, high=1000),
            Cell(name="链内支付", kind=MONEY, scope=Chained(input="链号"), low=0, high=10**9),
        ),
        body=BODY,
        outputs=(
            output("支付", "hifp_pay", MONEY),
            output("个人负担", "psn_part_amt", MONEY),
            output("出院日期结果", "出院日期结果", DATE),
            output("比例结果", "比例结果", RATE),
            output("天数结果", "天数结果", DAYS),
            output("急诊结果", "急诊结果", FLAG),
            output("级别结果", "级别结果", LEVEL),
            output("身份结果", "身份结果", STANDING),
        ),
        payments=(Payment(payer="统筹基金", name="基本", local="支付"),),
        balance=Balance(total="总费用", rest="个人负担"),
        version_date="出院日期",
        year_date="出院日期",
        reversal=reversal,
    )
