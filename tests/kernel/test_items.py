"""Items of a list in the kernel, on the bill of `tests.kernel.outpatient` worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from attrs import evolve

from polyc.kernel.bug import KernelBug
from polyc.kernel.expressions import (
    ONE,
    ZERO,
    Compare,
    Comparison,
    Const,
    Expression,
    Field,
    Input,
    Linear,
    Local,
    Not,
    Product,
)
from polyc.kernel.interpret import Refused, Settled, run
from polyc.kernel.interval import Interval
from polyc.kernel.magnitude import surely_fits
from polyc.kernel.passes.prune import prune
from polyc.kernel.printer import text
from polyc.kernel.program import Output, Program, RowOutputs
from polyc.kernel.ranges import ranges
from polyc.kernel.statements import (
    Each,
    Fold,
    Guard,
    Let,
    Rank,
    Refuse,
    Shown,
    Statement,
    Ties,
    Total,
    Update,
)
from polyc.kernel.verify import verify
from polyc.kinds import FLAG, MONEY, TEXT, Count, Kind
from tests.kernel import small
from tests.kernel.outpatient import (
    BILL,
    BODY,
    DAY,
    EACH,
    EXAMINATION,
    LIST,
    PIECE,
    TONIC,
    WITHOUT_QUANTITY,
    YUAN,
    Row,
    item,
    item_list,
    minus,
    of_item,
    outpatient,
    own,
    row,
    step,
    total,
)

PLACES = Count(unit="名")


def rank(value: Expression, kind: Kind = PLACES, ties: Ties = Ties.SHARED) -> Rank:
    return Rank(name="名次", value=value, ties=ties, kind=kind, step=None)


def handed_out(local: str) -> RowOutputs:
    column = Output(name=local, field=local, local=local, kind=MONEY, note="")
    return RowOutputs(list=LIST, field="rows", columns=(column,))


def settle(*rows: Row, program: Program | None = None) -> Settled:
    outcome = run(program or outpatient(), DAY, {}, {LIST: rows})
    assert isinstance(outcome, Settled)
    return outcome


# ---- the interpreter ----


def test_the_bill_by_hand() -> None:
    outcome = settle(*BILL)
    assert outcome.values == {
        "总费用": 54_000,
        "可纳入": 38_000,
        "最低单价": 50 * YUAN,
        "最大金额": 26_000,
        "项数": 3,
        "丙类项数": 1,
        "支付": 19_000,
        "个人负担": 35_000,
    }
    names = ("金额", "全自费", "超限价", "先行自付", "可纳入")
    assert [tuple(each[f"费用_{name}"] for name in names) for each in outcome.items[LIST]] == [
        (26_000, 0, 6_000, 0, 20_000),
        (20_000, 0, 0, 2_000, 18_000),
        (8_000, 8_000, 0, 0, 0),
    ]


def test_without_items_every_total_is_0() -> None:
    outcome = settle()
    assert set(outcome.values.values()) == {0}
    assert outcome.items == {LIST: ()}


def test_an_item_is_refused_by_its_row_before_a_later_one() -> None:
    nothing = row(0, 10, 0)
    outcome = run(outpatient(), DAY, {}, {LIST: (EXAMINATION, nothing, nothing)})
    assert outcome == Refused(WITHOUT_QUANTITY.refusal, row=2)


def test_each_item_is_rounded_for_itself() -> None:
    """0.005 元 is a fen, twice 0.005 元 two."""
    half_a_fen = {**TONIC, "类别": 0, "单价": 5_000, "限价": 5_000}
    assert settle(half_a_fen).values["总费用"] == 1
    assert settle(half_a_fen, half_a_fen).values["总费用"] == 2


@pytest.mark.parametrize(
    ("fold", "prices", "expected"),
    [
        pytest.param(Fold.SUM, (3, 5, 1), 9, id="sum"),
        pytest.param(Fold.LEAST, (3, 5, 1), 1, id="least"),
        pytest.param(Fold.GREATEST, (3, 5, 1), 5, id="greatest"),
        pytest.param(Fold.COUNT, (3, 0, 1), 2, id="count"),
    ],
)
def test_folds(fold: Fold, prices: tuple[int, ...], expected: int) -> None:
    program = with_totals(total("甲", fold, of_item("单价")))
    rows = [{**TONIC, "单价": price} for price in prices]
    assert settle(*rows, program=program).values["甲"] == expected


@pytest.mark.parametrize("fold", [Fold.LEAST, Fold.GREATEST], ids=["least", "greatest"])
def test_the_first_item_replaces_the_0_of_no_item(fold: Fold) -> None:
    """The least of positive amounts is positive, the greatest of negative ones negative."""
    sign = 1 if fold is Fold.LEAST else -1
    program = with_totals(total("甲", fold, Linear(terms=((sign, of_item("单价")),))))
    assert settle({**TONIC, "单价": 7}, program=program).values["甲"] == sign * 7


def test_what_was_computed_for_one_item_is_not_there_for_the_next() -> None:
    outcome = settle(EXAMINATION, TONIC)
    assert [each["费用_超限价"] for each in outcome.items[LIST]] == [6_000, 0]


@pytest.mark.parametrize(
    ("ties", "expected"), [(Ties.SHARED, [3, 1, 3, 1, 5]), (Ties.EARLIER, [3, 1, 4, 2, 5])], ids=lambda _: ""
)
def test_the_greatest_comes_first(ties: Ties, expected: list[int]) -> None:
    """Prices 5, 9, 5, 9, 1: the two nines share the first place or take the first two, and so on."""
    program = with_ranks(rank(of_item("单价"), ties=ties))
    outcome = settle(*({**TONIC, "单价": price} for price in (5, 9, 5, 9, 1)), program=program)
    assert [each["名次"] for each in outcome.items[LIST]] == expected


def test_a_later_loop_reads_the_ranks_and_what_was_computed_for_the_same_item() -> None:
    again = Each(
        list=LIST,
        body=(
            small.let(
                "前两名金额",
                Product(
                    own("金额"), Compare(comparison=Comparison.AT_MOST, left=Local("名次"), right=Const(2))
                ),
            ),
        ),
        totals=(total("乙", Fold.SUM, Local("前两名金额")),),
    )
    first, *others = with_ranks(rank(own("金额"))).body
    outcome = settle(*BILL, program=evolve(outpatient(), body=(first, again, *others)))
    assert outcome.values["乙"] == 26_000 + 20_000


def with_ranks(*ranks: Rank) -> Program:
    program = evolve(outpatient(), body=(evolve(EACH, ranks=ranks), *outpatient().body[1:]))
    verify(program)
    return program


def test_two_loops_over_one_list_tell_of_the_same_items() -> None:
    again = Each(
        list=LIST,
        body=(small.let("份额", minus(Local("总费用"), of_item("单价"))),),
        totals=(total("乙", Fold.SUM, Local("份额")),),
    )
    program = outpatient()
    both = evolve(program, body=(program.body[0], again, *program.body[1:]))
    verify(both)
    outcome = settle({**TONIC, "单价": 5}, program=both)
    assert outcome.items[LIST][0]["份额"] == outcome.values["乙"] == -5
    assert outcome.items[LIST][0]["费用_金额"] == 0


def negated(rows: Sequence[Row]) -> list[Row]:
    return [{**each, "数量": -each["数量"]} for each in rows]


def test_sums_are_odd_in_the_quantity() -> None:
    """What is given back gives exactly the negated totals, halves of a fen included."""
    program = outpatient(least_quantity=-1_000 * PIECE)
    verify(program)
    rows = [*BILL, {**EXAMINATION, "单价": 205_005_000, "数量": 15_000, "自付比例": 333_333}]
    there, back = settle(*rows, program=program), settle(*negated(rows), program=program)
    assert there.values["总费用"] == 54_000 + 30_751  # 307.5075 元
    for name in ("总费用", "可纳入", "支付", "个人负担"):
        assert back.values[name] == -there.values[name]
        assert there.values[name] > 0


@pytest.mark.parametrize(
    "items",
    [
        pytest.param({}, id="list missing"),
        pytest.param({LIST: ({**TONIC, "数量": -1},)}, id="field out of bounds"),
        pytest.param({LIST: ({"单价": 1},)}, id="field missing"),
        pytest.param({LIST: (TONIC,) * 4}, id="too many items"),
    ],
)
def test_a_wrong_call_is_a_bug(items: dict[str, tuple[Row, ...]]) -> None:
    with pytest.raises(KernelBug):
        run(outpatient(most=3), DAY, {}, items)


# ---- the verifier ----


def with_body(*body: Statement) -> Program:
    return evolve(outpatient(), body=(*body, *outpatient().body))


def with_each(*body: Let | Refuse, totals: tuple[Total, ...] = ()) -> Program:
    return with_body(Each(list=LIST, body=body, totals=totals))


def with_totals(*totals: Total) -> Program:
    return evolve(
        outpatient(),
        body=(evolve(EACH, totals=(*EACH.totals, *totals)), *outpatient().body[1:]),
    )


def with_list(**changed: object) -> Program:
    return evolve(outpatient(), lists=(evolve(item_list(), **changed),))  # type: ignore[arg-type]  # to break one


def with_field(name: str, **changed: object) -> Program:
    items = tuple(
        evolve(each, **changed) if each.name == name else each  # type: ignore[arg-type]  # as above
        for each in item_list().items
    )
    return with_list(items=items)


def local(name: str, value: Expression) -> Let:
    return small.let(name, value)


PRICE = of_item("单价")
BROKEN = {
    "field outside of an item": (with_body(local("甲", PRICE)), "no item of 费用 is at hand"),
    "field of another list": (with_each(local("甲", Field(list="药品", name="单价"))), "no item of 药品"),
    "field unknown": (with_each(local("甲", of_item("无"))), "unknown field"),
    "field a text": (with_each(local("甲", of_item("项目"))), "text"),
    "field not computed": (with_field("单价", computed=False), "not marked as computed"),
    "list unknown": (with_body(Each(list="药品", body=(), totals=())), "药品"),
    "each in a guard": (with_body(Guard(condition=ONE, body=(Each(list=LIST, body=(), totals=()),))), "费用"),
    "guard in an each": (
        with_body(Each(list=LIST, body=(Guard(condition=ONE, body=()),), totals=())),  # type: ignore[arg-type]
        "more than lets",
    ),
    "update in an each": (
        with_body(Each(list=LIST, body=(Update(cell="无", value=ONE),), totals=())),  # type: ignore[arg-type]
        "more than lets",
    ),
    "item local read outside": (
        evolve(outpatient(), body=(EACH, local("甲", own("金额")))),
        "before it is defined",
    ),
    "item local read by an each above": (
        evolve(outpatient(), body=(Each(list=LIST, body=(local("甲", own("金额")),), totals=()), EACH)),
        "before it is defined",
    ),
    "rank read in its own each": (
        evolve(
            outpatient(),
            body=(
                evolve(EACH, totals=(total("甲", Fold.SUM, Local("名次")),), ranks=(rank(own("金额")),)),
                *outpatient().body[1:],
            ),
        ),
        "before it is defined",
    ),
    "rank that is no count": (
        evolve(outpatient(), body=(evolve(EACH, ranks=(rank(own("金额"), MONEY),)), *outpatient().body[1:])),
        "no count",
    ),
    "rows of an unknown column": (
        evolve(outpatient(), rows=(handed_out("无"),)),
        "computed for no item",
    ),
    "item local shown outside": (
        evolve(
            outpatient(),
            body=(
                EACH,
                evolve(
                    local("甲", ONE),
                    step=step("甲", Shown(value=own("金额"), kind=MONEY, name="金额")),
                ),
            ),
        ),
        "before it is defined",
    ),
    "total read by another of its each": (
        with_totals(total("甲", Fold.SUM, Local("总费用"))),
        "before it is defined",
    ),
    "total named as an item local": (with_totals(total("费用_金额", Fold.SUM, ONE)), "doubled"),
    "total a text": (with_totals(total("甲", Fold.SUM, ONE, TEXT)), "text"),
    "total a flag that is counted": (with_totals(total("甲", Fold.COUNT, ONE, FLAG)), "neither least nor"),
    "total a flag of an amount": (with_totals(total("甲", Fold.LEAST, PRICE, FLAG)), "neither 0 nor 1"),
    "refusal doubled": (with_each(WITHOUT_QUANTITY), "doubled"),
    "list named as an input": (with_list(name="就诊日期"), "doubled"),
    "list under an input's field": (with_list(field="begntime"), "doubled"),
    "list no identifier": (with_list(name="费 用"), "no identifier"),
    "list of nothing": (with_list(most=0), "at most 0"),
    "field doubled": (with_list(items=(*item_list().items, item("限价", MONEY, 1))), "doubled"),
    "field bounds fall": (with_field("单价", low=1, high=0), "bounds of"),
    "default out of bounds": (with_field("自付比例", default=-1), "out of bounds"),
    "default unknown": (with_field("限价", default="无"), "unknown"),
    "default of another kind": (with_field("限价", default="数量"), "another kind"),
    "default that comes back": (with_field("单价", default="限价"), "comes back"),
    "default of a text": (with_field("项目", default=0), "text"),
}


def test_the_bill_is_verified() -> None:
    verify(outpatient())


@pytest.mark.parametrize(("broken", "wrong"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_rule_is_a_bug(broken: Program, wrong: str) -> None:
    with pytest.raises(KernelBug, match=wrong):
        verify(broken)


def test_a_flag_may_be_the_least_or_greatest_of_flags() -> None:
    verify(with_totals(total("都是", Fold.LEAST, Not(ZERO), FLAG), total("有的", Fold.GREATEST, ONE, FLAG)))


# ---- ranges ----


def interval_of(fold: Fold, value: Expression, most: int = 200) -> Interval:
    program = evolve(with_totals(total("甲", fold, value)), lists=(item_list(most),))
    verify(program)
    return ranges(program).locals["甲"]


@pytest.mark.parametrize(
    ("fold", "value", "expected"),
    [
        pytest.param(Fold.SUM, of_item("自付比例"), Interval(0, 200_000_000), id="sum"),
        pytest.param(
            Fold.SUM, Linear(terms=((1, of_item("类别")),), constant=3), Interval(0, 1_000), id="sum above 0"
        ),
        pytest.param(
            Fold.SUM,
            Linear(terms=((-1, of_item("类别")),), constant=1),
            Interval(-200, 200),
            id="sum around 0",
        ),
        pytest.param(
            Fold.LEAST, Linear(terms=((1, of_item("类别")),), constant=3), Interval(0, 5), id="least above 0"
        ),
        pytest.param(
            Fold.GREATEST,
            Linear(terms=((1, of_item("类别")),), constant=-9),
            Interval(-9, 0),
            id="greatest below 0",
        ),
        pytest.param(Fold.COUNT, of_item("单价"), Interval(0, 200), id="count"),
    ],
)
def test_the_interval_of_a_total(fold: Fold, value: Expression, expected: Interval) -> None:
    assert interval_of(fold, value) == expected


def test_a_sum_that_64_bits_may_not_hold_names_the_fields() -> None:
    squared = Product(of_item("单价"), of_item("数量"))  # at most 10 ** 18
    program = with_totals(total("甲", Fold.SUM, squared))
    (found,) = ranges(program).overflows
    assert (found.local, found.interval) == ("甲", Interval(0, 200 * 10**18))
    assert found.culprits == ("费用.单价", "费用.数量")
    assert not surely_fits(program)
    assert not ranges(with_totals(total("甲", Fold.LEAST, squared))).overflows


def test_a_field_that_64_bits_do_not_hold_is_told() -> None:
    (found,) = ranges(with_field("限价", high=2**63)).overflows[:1]
    assert found.culprits == ("费用.限价",)


def test_the_bill_surely_fits() -> None:
    assert surely_fits(outpatient())


def below(left: Expression, right: int) -> Compare:
    return Compare(comparison=Comparison.LESS, left=left, right=Const(right))


def refusing(number: int, condition: Expression) -> Refuse:
    return small.refuse(number, condition)


def test_what_is_left_of_every_item_is_left_of_the_sums() -> None:
    """可纳入 is at most 总费用 where no item bears a negative part of it, and so half of it is."""
    sure = (*BODY, refusing(7, below(own("先行自付"), 0)), refusing(8, below(own("可纳入"), 0)))
    last = refusing(9, below(Local("个人负担"), 0))
    for body, impossible in ((sure, frozenset({9})), (BODY, frozenset[int]())):
        program = evolve(outpatient(), body=(evolve(EACH, body=body), *outpatient().body[1:], last))
        verify(program)
        assert ranges(program).impossible == impossible


def test_the_sums_of_two_loops_are_not_taken_together() -> None:
    first = Each(list=LIST, body=(), totals=(total("甲", Fold.SUM, of_item("单价")),))
    second = Each(list=LIST, body=(), totals=(total("乙", Fold.SUM, of_item("单价")),))
    program = evolve(
        outpatient(), body=(first, second, refusing(1, below(minus(Local("甲"), Local("乙")), 0)))
    )
    assert not ranges(program).impossible


def test_a_least_is_no_sum() -> None:
    each = Each(
        list=LIST,
        body=(),
        totals=(total("甲", Fold.SUM, of_item("单价")), total("乙", Fold.LEAST, of_item("单价"))),
    )
    program = evolve(outpatient(), body=(each, refusing(1, below(minus(Local("乙"), Local("甲")), 0))))
    assert not ranges(program).impossible


def test_a_refusal_within_an_item_says_nothing_of_what_is_outside() -> None:
    """With no item, nobody asks."""
    before = small.let("差", Linear(terms=((1, Input("费额")),), constant=-10))
    field = small.field("费额", MONEY, 0, 100)
    each = Each(list=LIST, body=(refusing(1, below(Local("差"), 0)),), totals=())
    program = evolve(
        outpatient(),
        inputs=(*outpatient().inputs, field),
        body=(before, each, *outpatient().body),
    )
    assert ranges(program).locals["差"] == Interval(-10, 90)
    asked = evolve(program, body=(before, each, refusing(2, below(Local("差"), 0)), *outpatient().body))
    assert not ranges(asked).impossible


# ---- pruning, the listing ----


def test_what_no_total_and_no_refusal_needs_is_pruned() -> None:
    body = prune(outpatient(), frozenset({"总费用"}))
    (each,) = body
    assert isinstance(each, Each)
    assert [total_.name for total_ in each.totals] == ["总费用"]
    assert each.body == (BODY[0], WITHOUT_QUANTITY)


def test_an_each_without_totals_and_refusals_is_pruned() -> None:
    silent = tuple(each for each in BODY if isinstance(each, Let))
    program = evolve(outpatient(), body=(evolve(EACH, body=silent), *outpatient().body[1:]))
    assert prune(program, frozenset()) == ()
    (kept,) = prune(program, frozenset({"费用_金额"}))
    assert kept == evolve(EACH, body=(BODY[0],), totals=())


def test_the_listing_shows_the_list_and_the_loop() -> None:
    lines = text(outpatient()).splitlines()
    at = lines.index("list 费用 (feedetail): at most 200")
    assert lines[at + 3] == "  单价 (pric): unit price 0..100000000000"
    assert lines[at + 5] == "  限价 (限价): unit price 0..100000000000 default 单价"
    at = lines.index("each 费用")
    assert lines[at + 1 : at + 3] == [
        "  # 费用.金额 = {费用.单价} × {费用.数量} (门诊办法 第六条)",
        "  let 费用_金额: money = round((费用.单价 * 费用.数量) / 100000000, half_up fen)",
    ]
    assert "  total 最低单价: unit price = least of 费用.单价" in lines
