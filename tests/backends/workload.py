"""The reference workload of resident inpatients as a program: three layers, yearly totals, brackets.

Basic insurance with a deductible halved from the second stay on, critical illness on the
year's running total, medical assistance by category of person.
"""

from __future__ import annotations

from polyc.kernel.expressions import (
    ZERO,
    Bands,
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
    Lookup,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.program import (
    Balance,
    Cell,
    Identity,
    InputField,
    Output,
    Payment,
    Program,
    Reversal,
    Yearly,
)
from polyc.kernel.statements import Citation, Guard, Let, Refusal, Refuse, Shown, Statement, Step, Update
from polyc.kinds import DATE, FLAG, MONEY, RATE, Choice, Count, Kind
from polyc.money import MILLION, Mode, Rounding

CENT = Rounding(mode=Mode.HALF_UP)
TOTAL, CLASS_B, SELF_PAID = Input("总费用"), Input("乙类费用"), Input("自费费用")
LEVEL, CATEGORY, UNREFERRED = Input("医院级别"), Input("人员类别"), Input("未经转诊")
BOUND = 300_000_000
LEVELS = Choice(options=("基层", "一级", "二级", "三级"))
CATEGORIES = Choice(options=("普通", "低保", "特困"))
DECREE = Citation(
    document="办法",
    title="居民医保办法",
    number="居医〔2026〕1号",
    article="第三条",
    status="现行",
    grade="甲",
)


def minus(left: Expression, right: Expression) -> Linear:
    return Linear(terms=((1, left), (-1, right)))


def plus(left: Expression, right: Expression) -> Linear:
    return Linear(terms=((1, left), (1, right)))


def greatest(*items: Expression) -> Extreme:
    return Extreme(which=Extremum.GREATEST, items=items)


def least(*items: Expression) -> Extreme:
    return Extreme(which=Extremum.LEAST, items=items)


def share(base: Expression, rate: Expression) -> Quotient:
    return Quotient(dividend=Product(base, rate), divisor=Const(MILLION), rounding=CENT)


def is_category(index: int) -> Compare:
    return Compare(comparison=Comparison.EQUAL, left=CATEGORY, right=Const(index))


def by_level(*values: int) -> Lookup:
    return Lookup(indices=(LEVEL,), sizes=(4,), values=values)


def let(
    name: str, value: Expression, layer: str = "", slot: str = "", kind: Kind = MONEY, *formula: str | Shown
) -> Let:
    step = Step(label=slot or name, layer=layer, slot=slot, formula=formula, citations=(DECREE,))
    return Let(name=name, value=value, kind=kind, step=step)


def hidden(name: str, value: Expression, kind: Kind = MONEY) -> Let:
    return Let(name=name, value=value, kind=kind, step=None)


def shown(value: Input | Local | Before, kind: Kind = MONEY) -> Shown:
    return Shown(value=value, kind=kind, name=value.cell if isinstance(value, Before) else value.name)


def refusal(number: int, about: str, message: str) -> Refusal:
    return Refusal(number=number, reason="费用不合理", about=about, message=message, citations=(DECREE,))


def critical(total: Expression) -> Expression:
    """What the brackets pay on a running total, at most 400,000 yuan for category 0."""
    plus_points = Local("大病倾斜")
    rates = tuple(
        Linear(terms=((1, plus_points),), constant=rate) for rate in (600_000, 650_000, 700_000, 750_000)
    )
    bounds = (Local("大病起付标准"), Const(10_000_000), Const(20_000_000), Const(30_000_000))
    return Quotient(
        dividend=Bands(amount=total, bounds=bounds, rates=rates), divisor=Const(MILLION), rounding=CENT
    )


def capped(name: str) -> Expression:
    ordinary = least(Local(name), Const(40_000_000))
    return Select(cases=((is_category(0), ordinary),), otherwise=Local(name))


BASIC: tuple[Statement, ...] = (
    let("可纳入", Linear(terms=((1, TOTAL), (-1, SELF_PAID), (-1, share(CLASS_B, Const(100_000)))))),
    let("起付标准", by_level(10_000, 20_000, 50_000, 100_000), "基本医保", "起付标准"),
    let(
        "起付线",
        Select(
            cases=(
                (is_category(2), ZERO),
                (
                    Compare(comparison=Comparison.MORE, left=Before("住院次数"), right=ZERO),
                    Quotient(dividend=Local("起付标准"), divisor=Const(2), rounding=CENT),
                ),
            ),
            otherwise=Local("起付标准"),
        ),
        "基本医保",
        "起付线",
    ),
    let(
        "支付比例",
        Linear(
            terms=(
                (1, by_level(850_000, 800_000, 700_000, 600_000)),
                (-1, Select(cases=((UNREFERRED, Const(100_000)),), otherwise=ZERO)),
            )
        ),
        "基本医保",
        "支付比例",
        RATE,
    ),
    let("进入支付", greatest(ZERO, minus(Local("可纳入"), Local("起付线"))), "基本医保", "进入支付"),
    let(
        "应付",
        share(Local("进入支付"), Local("支付比例")),
        "基本医保",
        "应付",
        MONEY,
        shown(Local("进入支付")),
        " × ",
        shown(Local("支付比例"), RATE),
    ),
    hidden("基本余额度", minus(Const(15_000_000), Before("基本已付"))),
    let("基本支付", least(Local("应付"), Local("基本余额度")), "基本医保", "支付"),
    Update(cell="基本已付", value=plus(Before("基本已付"), Local("基本支付"))),
    Update(cell="住院次数", value=Linear(terms=((1, Before("住院次数")),), constant=1)),
)
CRITICAL: tuple[Statement, ...] = (
    let(
        "大病起付标准",
        Select(cases=((is_category(0), Const(1_600_000)),), otherwise=Const(800_000)),
        "大病保险",
        "起付标准",
    ),
    let(
        "大病倾斜", Select(cases=((is_category(0), ZERO),), otherwise=Const(50_000)), "大病保险", "倾斜", RATE
    ),
    let(
        "大病累计费用",
        Linear(terms=((1, Before("大病累计")), (1, Local("可纳入")), (-1, Local("基本支付")))),
        "大病保险",
        "累计费用",
    ),
    hidden("大病应付", critical(Local("大病累计费用"))),
    hidden("大病前应付", critical(Before("大病累计"))),
    let("大病支付", minus(capped("大病应付"), capped("大病前应付")), "大病保险", "支付"),
    Update(cell="大病累计", value=Local("大病累计费用")),
)
AID: tuple[Statement, ...] = (
    let(
        "救助前负担",
        Linear(terms=((1, Local("可纳入")), (-1, Local("基本支付")), (-1, Local("大病支付")))),
        "医疗救助",
        "基数",
    ),
    Guard(
        condition=is_category(1),
        body=(
            hidden("救助累计", plus(Before("救助累计负担"), Local("救助前负担"))),
            let(
                "救助进入支付",
                minus(
                    greatest(ZERO, Linear(terms=((1, Local("救助累计")),), constant=-150_000)),
                    greatest(ZERO, Linear(terms=((1, Before("救助累计负担")),), constant=-150_000)),
                ),
                "低保救助",
                "进入支付",
            ),
            hidden("救助应付", share(Local("救助进入支付"), Const(750_000))),
            let(
                "低保救助支付",
                least(Local("救助应付"), minus(Const(3_000_000), Before("救助已付"))),
                "低保救助",
                "支付",
                MONEY,
                shown(Local("救助进入支付")),
                " × 75%",
            ),
            Update(cell="救助累计负担", value=Local("救助累计")),
            Update(cell="救助已付", value=plus(Before("救助已付"), Local("低保救助支付"))),
        ),
    ),
    let(
        "救助支付",
        Select(cases=((is_category(2), Local("救助前负担")),), otherwise=Local("低保救助支付")),
        "医疗救助",
        "支付",
    ),
)
PATIENT: tuple[Statement, ...] = (
    let(
        "个人负担",
        Linear(terms=((1, TOTAL), (-1, Local("基本支付")), (-1, Local("大病支付")), (-1, Local("救助支付")))),
    ),
)


def money(name: str, field: str) -> InputField:
    return InputField(name=name, field=field, kind=MONEY, low=0, high=BOUND, computed=True, note="")


def yearly(name: str, high: int, kind: Kind = MONEY) -> Cell:
    return Cell(name=name, kind=kind, scope=Yearly(), low=0, high=high)


def output(name: str, field: str) -> Output:
    return Output(name=name, field=field, local=name, kind=MONEY, note="")


def workload() -> Program:
    """The program; refusal 1 is for parts of the cost that are more than the whole."""
    above = Compare(comparison=Comparison.MORE, left=plus(CLASS_B, SELF_PAID), right=TOTAL)
    check = Refuse(condition=above, refusal=refusal(1, "总费用", "乙类费用与自费费用之和大于总费用。"))
    return Program(
        identity=Identity(
            policy="示例省/示例市/居民住院",
            title="示例市居民住院",
            version="2026-01-01",
            source_sha256="ab" * 32,
            scenarios=(),
            effective_from=20_454,
            effective_to=None,
        ),
        inputs=(
            InputField(
                name="出院日期", field="dscg_date", kind=DATE, low=0, high=40_000, computed=False, note=""
            ),
            InputField(name="医院级别", field="hosp_lv", kind=LEVELS, low=0, high=3, computed=True, note=""),
            InputField(
                name="人员类别", field="psn_type", kind=CATEGORIES, low=0, high=2, computed=True, note=""
            ),
            InputField(name="未经转诊", field="未经转诊", kind=FLAG, low=0, high=1, computed=True, note=""),
            money("总费用", "medfee_sumamt"),
            money("乙类费用", "乙类费用"),
            money("自费费用", "fulamt_ownpay_amt"),
        ),
        cells=(
            yearly("住院次数", 1000, Count(unit="次")),
            yearly("基本已付", 15_000_000),
            yearly("大病累计", 10 * BOUND),
            yearly("救助累计负担", 10 * BOUND),
            yearly("救助已付", 3_000_000),
        ),
        body=(check, *BASIC, *CRITICAL, *AID, *PATIENT),
        outputs=(
            output("基本支付", "hifp_pay"),
            output("大病支付", "hifmi_pay"),
            output("救助支付", "maf_pay"),
            output("个人负担", "psn_part_amt"),
        ),
        payments=(
            Payment(payer="统筹基金", name="基本医保", local="基本支付"),
            Payment(payer="大病保险资金", name="大病保险", local="大病支付"),
            Payment(payer="医疗救助基金", name="医疗救助", local="救助支付"),
        ),
        balance=Balance(total="总费用", rest="个人负担"),
        version_date="出院日期",
        year_date="出院日期",
        reversal=Reversal.LAST_ONLY,
    )
