"""Random small programs that keep every rule of the kernel, and claims for them.

`programs()` yields verified programs whose values all fit in 64 bits and which never
leave their tables, bounds or divisors; `arguments(program)` yields inputs and the state
before, within their bounds and often on them.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from hypothesis import strategies as st

from polyc.kernel.expressions import (
    Before,
    Connective,
    Const,
    Expression,
    Input,
    Linear,
    Local,
    Logic,
)
from polyc.kernel.program import (
    Balance,
    Cell,
    Chained,
    InputField,
    Lifetime,
    Output,
    Payment,
    Program,
    Reversal,
    Yearly,
)
from polyc.kernel.statements import Citation, Guard, Let, Refusal, Refuse, Shown, Statement, Step, Update
from polyc.kernel.verify import verify
from polyc.kernel.walk import Named, names
from polyc.kinds import DATE, FLAG, MONEY, RATE, TEXT, Choice, Choices, Count, Kind, Text
from polyc.money import MILLION
from tests.kernel.drafts import CEILING, Draft, Sized, amount, condition, greatest, least, named
from tests.kernel.small import IDENTITY

CLAUSE = Citation(
    document="办法", title="试验办法", number="试〔2023〕1号", article="第一条", status="现行", grade="甲"
)
DAYS = Count(unit="天")
LEVELS = Choice(options=("一级", "二级", "三级"))
STANDINGS = Choices(options=("低保", "特困", "孤儿"))


def body(draft: Draft, depth: int) -> tuple[Statement, ...]:
    forms = (let, let, let, flag, guard, refuse, update) if depth else (let, flag, update)
    made = (draft.one_of(forms)(draft, depth) for _ in draft.some(5, 2))
    return tuple(statement for statement in made if statement is not None)


def let(draft: Draft, _: int) -> Statement:
    found = amount(draft, 2)
    name = f"金额{next(draft.numbers)}"
    draft.amounts.append(Sized(Local(name), found.size))
    return Let(name=name, value=found.value, kind=MONEY, step=step(draft, name, found.value))


def flag(draft: Draft, _: int) -> Statement:
    found = condition(draft, 2)
    name = f"条件{next(draft.numbers)}"
    draft.conditions.append(Local(name))
    return Let(name=name, value=found, kind=FLAG, step=None)


def step(draft: Draft, name: str, value: Expression) -> Step | None:
    if draft.one_of((True, False)):
        return None
    shown = (Shown(value=item, kind=MONEY, name=item_name(item)) for item in names(value))
    formula = tuple(piece for item in shown for piece in (" ", item))
    return Step(label=name, layer="", slot="", formula=formula, citations=(CLAUSE,))


def item_name(item: Named) -> str:
    return item.cell if isinstance(item, Before) else item.name


def guard(draft: Draft, depth: int) -> Statement:
    return Guard(condition=condition(draft, 2), body=body(draft, depth - 1))


def refuse(draft: Draft, _: int) -> Statement:
    number = next(draft.numbers)
    rare = Logic(connective=Connective.ALL, items=(condition(draft, 1), condition(draft, 1), named(draft, 0)))
    refusal = Refusal(
        number=number,
        reason="待定",
        about=f"参数{number}",
        message=f"参数{number}待定。",
        citations=(CLAUSE,),
    )
    return Refuse(condition=rare, refusal=refusal)


def update(draft: Draft, _: int) -> Statement | None:
    if not draft.unwritten:
        return None
    cell = draft.unwritten.pop()
    added = Linear(terms=((1, Before(cell.name)), (1, amount(draft, 2).value)))
    return Update(cell=cell.name, value=least(Const(cell.high), greatest(Const(cell.low), added)))


def an_input(name: str, kind: Kind, low: int, high: int) -> InputField:
    computed = not isinstance(kind, Text)
    return InputField(name=name, field=name, kind=kind, low=low, high=high, computed=computed, note="")


CELLS = (
    Cell(name="本年支付", kind=MONEY, scope=Yearly(), low=0, high=50_000_000),
    Cell(name="终身结余", kind=MONEY, scope=Lifetime(), low=-1_000_000, high=1_000_000),
    Cell(name="链内起付", kind=MONEY, scope=Chained(input="链号"), low=0, high=200_000),
)


@st.composite
def inputs(draw: st.DrawFn) -> tuple[InputField, ...]:
    """Every kind of input; one amount is never negative, of the other anything may be."""
    low = draw(st.sampled_from((0, 0, -300_000, 1)))
    return (
        an_input("出院日期", DATE, 19_358, 20_000),
        an_input("总费用", MONEY, 0, draw(st.sampled_from((1_000, 3_000_000, CEILING)))),
        an_input("调整额", MONEY, low, low + draw(st.sampled_from((0, 10, 2_000_000)))),
        an_input("天数", DAYS, 0, 366),
        an_input("比例", RATE, 0, MILLION),
        an_input("级别", LEVELS, 0, 2),
        an_input("身份", STANDINGS, 0, 7),
        an_input("急诊", FLAG, 0, 1),
        an_input("链号", TEXT, 0, 0),
    )


def amounts_of(fields: Sequence[InputField]) -> list[Sized]:
    amounts = [item for item in fields if item.kind in (MONEY, DAYS)]
    return [
        *(Sized(Input(item.name), max(abs(item.low), abs(item.high))) for item in amounts),
        *(Sized(Before(cell.name), max(abs(cell.low), abs(cell.high))) for cell in CELLS),
    ]


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """A verified program in which one payer pays a part of 总费用 and the patient the rest."""
    fields = draw(inputs())
    draft = Draft(draw=draw, amounts=amounts_of(fields), conditions=[Input("急诊")], unwritten=list(CELLS))
    made = body(draft, 2)
    paid = amount(draft, 1).value
    patient = Linear(terms=((1, Input("总费用")), (-1, Local("支付"))))
    results = (
        Let(name="支付", value=paid, kind=MONEY, step=step(draft, "支付", paid)),
        Let(name="个人负担", value=patient, kind=MONEY, step=None),
    )
    program = Program(
        identity=IDENTITY,
        inputs=fields,
        cells=CELLS,
        body=(*made, *results),
        outputs=(
            Output(name="支付", field="hifp_pay", local="支付", kind=MONEY, note=""),
            Output(name="个人负担", field="psn_part_amt", local="个人负担", kind=MONEY, note=""),
        ),
        payments=(Payment(payer="居民统筹基金", name="基本医保", local="支付"),),
        balance=Balance(total="总费用", patient="个人负担"),
        version_date="出院日期",
        year_date="出院日期",
        reversal=draw(st.sampled_from(Reversal)),
    )
    verify(program)
    return program


@frozen(kw_only=True)
class Arguments:
    """What one settlement is called with: every input but the texts, and every cell."""

    inputs: dict[str, int]
    before: dict[str, int]


def arguments(program: Program) -> st.SearchStrategy[Arguments]:
    fields = {item.name: within(item) for item in program.inputs if not isinstance(item.kind, Text)}
    cells = {cell.name: within(cell) for cell in program.cells}
    return st.builds(Arguments, inputs=st.fixed_dictionaries(fields), before=st.fixed_dictionaries(cells))


def within(declared: InputField | Cell) -> st.SearchStrategy[int]:
    low, high = declared.low, declared.high
    ends = [value for value in (low, low + 1, 0, 1, 50_000, high - 1, high) if low <= value <= high]
    return st.sampled_from(ends) | st.integers(low, high)
