"""An outpatient bill of line items: classes 甲乙丙, price ceiling, upfront share, half of what is left paid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from polyc.kernel.expressions import (
    ONE,
    ZERO,
    Compare,
    Comparison,
    Const,
    Expression,
    Extreme,
    Extremum,
    Field,
    Linear,
    Local,
    Product,
    Quotient,
    Select,
)
from polyc.kernel.program import Balance, InputField, ItemField, ItemList, Output, Payment, Program, Reversal
from polyc.kernel.statements import Citation, Each, Fold, Let, Refusal, Refuse, Shown, Step, Total
from polyc.kinds import DATE, MONEY, QUANTITY, RATE, TEXT, UNIT_PRICE, Choice, Count, Kind
from polyc.money import MILLION, Mode, Rounding
from tests.kernel.small import IDENTITY

YUAN: Final = MILLION
"""A unit price of one yuan."""
PIECE: Final = 10_000
"""A quantity of one."""
LIST: Final = "费用"
CLASS = Choice(options=("甲类", "乙类", "丙类"))
ITEMS = Count(unit="项")
HALF_UP = Rounding(mode=Mode.HALF_UP)
CLAUSE = Citation(
    document="门诊办法", title="试验办法", number="试〔2023〕8号", article="第六条", status="现行", grade="甲"
)

Row = Mapping[str, int]


def item(name: str, kind: Kind, high: int, default: int | str | None = None, low: int = 0) -> ItemField:
    return ItemField(
        name=name,
        field={"单价": "pric", "数量": "cnt"}.get(name, name),
        kind=kind,
        low=low,
        high=high,
        default=default,
        computed=kind != TEXT,
        note="",
    )


def item_list(most: int = 200, least_quantity: int = 0) -> ItemList:
    return ItemList(
        name=LIST,
        field="feedetail",
        items=(
            item("项目", TEXT, 0),
            item("类别", CLASS, 2),
            item("单价", UNIT_PRICE, 100_000 * YUAN),
            item("数量", QUANTITY, 1_000 * PIECE, low=least_quantity),
            item("限价", UNIT_PRICE, 100_000 * YUAN, default="单价"),
            item("自付比例", RATE, MILLION, default=0),
        ),
        most=most,
    )


def of_item(name: str) -> Field:
    return Field(list=LIST, name=name)


def step(label: str, *formula: str | Shown) -> Step:
    return Step(label=label, layer="", slot="", formula=formula, citations=(CLAUSE,))


def shown(name: str, kind: Kind) -> Shown:
    return Shown(value=of_item(name), kind=kind, name=f"{LIST}.{name}")


def let(name: str, value: Expression, *formula: str | Shown) -> Let:
    return Let(name=f"{LIST}_{name}", value=value, kind=MONEY, step=step(f"{LIST}.{name}", *formula))


def own(name: str) -> Local:
    return Local(f"{LIST}_{name}")


def minus(left: Expression, *right: Expression) -> Linear:
    return Linear(terms=((1, left), *((-1, each) for each in right)))


def amount(price: Expression) -> Quotient:
    """Millionths of a yuan by ten-thousandths, in fen."""
    return Quotient(dividend=Product(price, of_item("数量")), divisor=Const(10**8), rounding=HALF_UP)


def equal(left: Expression, right: int) -> Compare:
    return Compare(comparison=Comparison.EQUAL, left=left, right=Const(right))


EXCLUDED = equal(of_item("类别"), 2)
OVER = Extreme(which=Extremum.GREATEST, items=(ZERO, minus(of_item("单价"), of_item("限价"))))
UPFRONT = Quotient(
    dividend=Product(minus(own("金额"), own("全自费"), own("超限价")), of_item("自付比例")),
    divisor=Const(MILLION),
    rounding=HALF_UP,
)
WITHOUT_QUANTITY = Refuse(
    condition=equal(of_item("数量"), 0),
    refusal=Refusal(
        number=4, reason="输入", about="费用.数量", message="数量不能为零。", citations=(CLAUSE,)
    ),
)
BODY: tuple[Let | Refuse, ...] = (
    let("金额", amount(of_item("单价")), shown("单价", UNIT_PRICE), " × ", shown("数量", QUANTITY)),
    let("全自费", Select(cases=((EXCLUDED, own("金额")),), otherwise=ZERO), "丙类"),
    WITHOUT_QUANTITY,
    let("超限价", Select(cases=((EXCLUDED, ZERO),), otherwise=amount(OVER)), "超过限价的部分"),
    let("先行自付", UPFRONT, "× ", shown("自付比例", RATE)),
    let("可纳入", minus(own("金额"), own("全自费"), own("超限价"), own("先行自付")), "余下"),
)


def total(name: str, fold: Fold, value: Expression, kind: Kind = MONEY) -> Total:
    return Total(name=name, fold=fold, value=value, kind=kind, step=step(name, f"合计({name})"))


TOTALS = (
    total("总费用", Fold.SUM, own("金额")),
    total("可纳入", Fold.SUM, own("可纳入")),
    total("最低单价", Fold.LEAST, of_item("单价"), UNIT_PRICE),
    total("最大金额", Fold.GREATEST, own("金额")),
    total("项数", Fold.COUNT, ONE, ITEMS),
    total("丙类项数", Fold.COUNT, EXCLUDED, ITEMS),
)
EACH = Each(list=LIST, body=BODY, totals=TOTALS)
AFTER = (
    Let(
        name="支付",
        value=Quotient(
            dividend=Product(Local("可纳入"), Const(500_000)), divisor=Const(MILLION), rounding=HALF_UP
        ),
        kind=MONEY,
        step=step("支付", Shown(value=Local("可纳入"), kind=MONEY, name="可纳入"), " × 50%"),
    ),
    Let(name="个人负担", value=minus(Local("总费用"), Local("支付")), kind=MONEY, step=step("个人负担")),
)


def output(name: str, field: str, kind: Kind = MONEY) -> Output:
    return Output(name=name, field=field, local=name, kind=kind, note="")


def outpatient(each: Each = EACH, most: int = 200, least_quantity: int = 0) -> Program:
    day = InputField(
        name="就诊日期", field="begntime", kind=DATE, low=19_358, high=20_000, computed=False, note=""
    )
    return Program(
        identity=IDENTITY,
        inputs=(day,),
        cells=(),
        body=(each, *AFTER),
        outputs=(
            output("总费用", "medfee_sumamt"),
            output("可纳入", "inscp_scp_amt"),
            output("最低单价", "最低单价", UNIT_PRICE),
            output("最大金额", "最大金额"),
            output("项数", "项数", ITEMS),
            output("丙类项数", "丙类项数", ITEMS),
            output("支付", "hifp_pay"),
            output("个人负担", "psn_part_amt"),
        ),
        payments=(Payment(payer="统筹基金", name="门诊", local="支付"),),
        balance=Balance(total="总费用", rest="个人负担"),
        version_date="就诊日期",
        year_date="就诊日期",
        reversal=Reversal.KEEP_LATER,
        lists=(item_list(most, least_quantity),),
    )


def row(category: int, price: int, quantity: int, ceiling: int | None = None, share: int = 0) -> Row:
    """One item: price and ceiling in yuan, quantity in pieces, the share in percent."""
    return {
        "类别": category,
        "单价": price * YUAN,
        "数量": quantity * PIECE,
        "限价": (price if ceiling is None else ceiling) * YUAN,
        "自付比例": share * 10_000,
    }


DAY: Row = {"就诊日期": 19_400}
EXAMINATION, DRUG, TONIC = row(0, 260, 1, ceiling=200), row(1, 50, 4, share=10), row(2, 80, 1)
BILL = (EXAMINATION, DRUG, TONIC)
"""260 元 over a ceiling of 200; 4 × 50 元, a tenth borne upfront; 80 元 that nobody covers: 380 元 are eligible."""
