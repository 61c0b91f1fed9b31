"""Random small programs that keep every rule of the kernel, and claims for them.

`programs()` yields verified programs whose values all fit in 64 bits and which never
leave their tables, bounds or divisors, some with a list of items; `arguments(program)`
yields inputs, the state before and items, within their bounds and often on them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve, frozen
from hypothesis import strategies as st

from polyc.kernel.expressions import (
    Before,
    Connective,
    Const,
    Expression,
    Field,
    Input,
    Linear,
    Local,
    Logic,
)
from polyc.kernel.interpret import Outcome, run
from polyc.kernel.program import (
    Balance,
    Cell,
    Chained,
    InputField,
    ItemField,
    ItemList,
    Lifetime,
    Output,
    Payment,
    Program,
    Reversal,
    RowOutputs,
    Yearly,
)
from polyc.kernel.statements import (
    Citation,
    Each,
    Fold,
    Guard,
    Let,
    Rank,
    Refusal,
    Refuse,
    Shown,
    Statement,
    Step,
    Ties,
    Total,
    Update,
)
from polyc.kernel.verify import verify
from polyc.kernel.walk import Named, names
from polyc.kinds import (
    DATE,
    FLAG,
    MONEY,
    QUANTITY,
    RATE,
    TEXT,
    UNIT_PRICE,
    Choice,
    Choices,
    Count,
    Kind,
    Text,
)
from polyc.money import MILLION
from tests.kernel.drafts import CEILING, Draft, Sized, amount, capped, condition, greatest, least, named
from tests.kernel.small import IDENTITY

CLAUSE = Citation(
    document="办法", title="试验办法", number="试〔2023〕1号", article="第一条", status="现行", grade="甲"
)
DAYS = Count(unit="天")
PLACES = Count(unit="名")
LEVELS = Choice(options=("一级", "二级", "三级"))
STANDINGS = Choices(options=("低保", "特困", "孤儿"))


OUTERMOST = 2
"""How deep guards may be nested; an `Each` stands in none."""


def body(draft: Draft, depth: int) -> tuple[Statement, ...]:
    forms = (let, let, let, flag, guard, refuse, update) if depth else (let, flag, update)
    if depth == OUTERMOST and draft.lists:
        forms = (*forms, each, each)
    made = (draft.one_of(forms)(draft, depth) for _ in draft.some(5, 2))
    return tuple(statement for statement in made if statement is not None)


def let(draft: Draft, _: int) -> Let:
    found = amount(draft, 2)
    name = f"金额{next(draft.numbers)}"
    draft.amounts.append(Sized(Local(name), found.size))
    return Let(name=name, value=found.value, kind=MONEY, step=step(draft, name, found.value))


def flag(draft: Draft, _: int) -> Let:
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


def an_item(name: str, kind: Kind, low: int, high: int) -> ItemField:
    return ItemField(
        name=name, field=name, kind=kind, low=low, high=high, default=None, computed=kind != TEXT, note=""
    )


@st.composite
def lists(draw: st.DrawFn) -> tuple[ItemList, ...]:
    """None, or one of a few items with every kind of input that an item is computed from."""
    least_quantity = draw(st.sampled_from((0, 0, -20_000)))
    items = (
        an_item("项目", TEXT, 0, 0),
        an_item("单价", UNIT_PRICE, draw(st.sampled_from((0, 1_000))), 200_000_000),
        an_item("数量", QUANTITY, least_quantity, 20_000),
        an_item("比率", RATE, 0, MILLION),
        an_item("退回", FLAG, 0, 1),
        an_item("报量", DAYS, 0, draw(st.sampled_from((0, 3)))),
    )
    made = ItemList(name="明细", field="feedetail", items=items, most=draw(st.integers(1, 4)))
    return draw(st.sampled_from(((), (made,))))


def guard(draft: Draft, depth: int) -> Statement:
    return Guard(condition=condition(draft, 2), body=body(draft, depth - 1))


def refuse(draft: Draft, _: int) -> Refuse:
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


def each(draft: Draft, _: int) -> Statement:
    """A loop over the items; behind it its totals are known, and to a later loop what is known of an item."""
    items = draft.one_of(draft.lists)
    fields = [item for item in items.items if item.computed]
    above = (len(draft.amounts), len(draft.conditions))
    inside = evolve(
        draft,
        amounts=[*draft.amounts, *draft.columns],
        conditions=[*draft.conditions, *draft.flags],
    )
    inside.amounts.extend(field_amount(items, item) for item in fields if item.kind != FLAG)
    inside.conditions.extend(of(items, item) for item in fields if item.kind == FLAG)
    forms: tuple[Callable[[Draft, int], Let | Refuse], ...] = (let, let, flag, refuse)
    made = tuple(inside.one_of(forms)(inside, 0) for _ in inside.some(4, 0))
    totals = tuple(total(inside, items.most) for _ in inside.some(3))
    ranks = tuple(rank(inside) for _ in inside.some(2, 0))
    new = {statement.name for statement in made if isinstance(statement, Let)}
    draft.columns.extend(sized for sized in inside.amounts[above[0] :] if names_one_of(sized.value, new))
    draft.columns.extend(Sized(Local(each.name), items.most) for each in ranks)
    draft.flags.extend(flag for flag in inside.conditions[above[1] :] if names_one_of(flag, new))
    draft.amounts.extend(sized for _, sized in totals)
    return Each(list=items.name, body=made, totals=tuple(found for found, _ in totals), ranks=ranks)


def names_one_of(value: Expression, names: set[str]) -> bool:
    return isinstance(value, Local) and value.name in names


def rank(draft: Draft) -> Rank:
    name = f"名次{next(draft.numbers)}"
    found = amount(draft, 1).value
    return Rank(
        name=name, value=found, ties=draft.one_of(tuple(Ties)), kind=PLACES, step=step(draft, name, found)
    )


def of(items: ItemList, item: ItemField) -> Field:
    return Field(list=items.name, name=item.name)


def field_amount(items: ItemList, item: ItemField) -> Sized:
    return Sized(of(items, item), max(abs(item.low), abs(item.high)))


def total(draft: Draft, most: int) -> tuple[Total, Sized]:
    name, fold = f"合计{next(draft.numbers)}", draft.one_of(tuple(Fold))
    found = Sized(condition(draft, 1), 1) if fold is Fold.COUNT else amount(draft, 2)
    size = found.size if fold in (Fold.LEAST, Fold.GREATEST) else most * found.size
    told = Step(label=name, layer="", slot="", formula=("合计",), citations=())
    made = Total(name=name, fold=fold, value=found.value, kind=MONEY, step=draft.one_of((None, told)))
    return made, capped(Sized(Local(name), size))


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


def rows_of(draft: Draft, listed: tuple[ItemList, ...]) -> tuple[RowOutputs, ...]:
    """Some of what is computed for the items, handed out."""
    found = [sized.value for sized in draft.columns if isinstance(sized.value, Local)]
    kept = [each.name for each in found if draft.one_of((True, False))]
    columns = tuple(Output(name=name, field=name, local=name, kind=MONEY, note="") for name in kept)
    return tuple(RowOutputs(list=each.name, field="rows", columns=columns) for each in listed if columns)


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """A verified program in which one payer pays a part of 总费用 and the patient the rest."""
    fields = draw(inputs())
    listed = draw(lists())
    draft = Draft(
        draw=draw,
        amounts=amounts_of(fields),
        conditions=[Input("急诊")],
        unwritten=list(CELLS),
        lists=listed,
    )
    made = body(draft, OUTERMOST)
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
        balance=Balance(total="总费用", rest="个人负担"),
        version_date="出院日期",
        year_date="出院日期",
        reversal=draw(st.sampled_from(Reversal)),
        lists=listed,
        rows=rows_of(draft, listed),
    )
    verify(program)
    return program


@frozen(kw_only=True)
class Arguments:
    """What one settlement is called with: every input and field but the texts, and every cell."""

    inputs: dict[str, int]
    before: dict[str, int]
    items: dict[str, list[dict[str, int]]]

    def settle(self, program: Program) -> Outcome:
        return run(program, self.inputs, self.before, self.items)


def arguments(program: Program) -> st.SearchStrategy[Arguments]:
    fields = {item.name: within(item) for item in program.inputs if not isinstance(item.kind, Text)}
    cells = {cell.name: within(cell) for cell in program.cells}
    items = {each.name: rows(each) for each in program.lists}
    return st.builds(
        Arguments,
        inputs=st.fixed_dictionaries(fields),
        before=st.fixed_dictionaries(cells),
        items=st.fixed_dictionaries(items),
    )


def rows(items: ItemList) -> st.SearchStrategy[list[dict[str, int]]]:
    fields = {item.name: within(item) for item in items.items if not isinstance(item.kind, Text)}
    return st.lists(st.fixed_dictionaries(fields), max_size=items.most)


def within(declared: InputField | ItemField | Cell) -> st.SearchStrategy[int]:
    low, high = declared.low, declared.high
    ends = [value for value in (low, low + 1, 0, 1, 50_000, high - 1, high) if low <= value <= high]
    return st.sampled_from(ends) | st.integers(low, high)
