"""The verifier: one broken program for each rule, and the forms that are allowed."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

from polyc.kernel.bug import KernelBug
from polyc.kernel.expressions import (
    ONE,
    ZERO,
    Bands,
    BandsInverse,
    Before,
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
from polyc.kernel.program import Balance, Cell, Chained, Output, Payment, Program, Yearly
from polyc.kernel.statements import Guard, Shown, Statement, Step, Update
from polyc.kernel.verify import verify
from polyc.kinds import FLAG, MONEY, TEXT
from polyc.money import Mode, Rounding
from tests.kernel.small import CELLS, COST, INPUTS, LEVEL, PAID, URGENT, field, let, program, refuse
from tests.kernel.strategies import programs

HALF_UP = Rounding(mode=Mode.HALF_UP)
WRITE = Update(cell="本年支付", value=COST)


def level_is(option: int) -> Expression:
    return Compare(comparison=Comparison.EQUAL, left=LEVEL, right=Const(option))


def values(expression: Expression) -> Program:
    return program(let("甲", expression))


def showing(name: str) -> Program:
    shown = Shown(value=Local(name), kind=MONEY, name=name)
    step = Step(label="甲", layer="", slot="", formula=("= ", shown), citations=())
    return program(evolve(let("甲", COST), step=step))


def paying(local: str) -> Program:
    return evolve(program(), payments=(Payment(payer="基金", name="基本医保", local=local),))


def handing_out(*locals_: str) -> Program:
    outputs = (Output(name=item, field="hifp_pay", local=item, kind=MONEY, note="") for item in locals_)
    return evolve(program(), outputs=tuple(outputs))


def with_cell(**changed: object) -> Program:
    cell = evolve(CELLS[0], name="新", **changed)  # type: ignore[arg-type]  # any field, to break one
    return evolve(program(), cells=(*CELLS, cell))


def with_input(name: str, kind: object = MONEY, low: int = 0, high: int = 1) -> Program:
    return evolve(program(), inputs=(*INPUTS, field(name, kind, low, high)))  # type: ignore[arg-type]  # as above


BROKEN = {
    "local no identifier": (program(let("甲.乙", COST)), "no identifier"),
    "local not normalised": (program(let("Ａ类", COST)), "not normalised"),
    "local doubled": (program(let("甲", COST), let("甲", COST)), "doubled"),
    "local doubled in a guard": (
        program(let("甲", COST), Guard(condition=URGENT, body=(let("甲", COST),))),
        "doubled",
    ),
    "local named as an input": (program(let("费用", COST)), "doubled"),
    "input no identifier": (with_input("1级"), "no identifier"),
    "input doubled": (with_input("费用"), "doubled"),
    "input bounds fall": (with_input("新", low=2), "bounds of"),
    "flag bounded by 2": (with_input("新", FLAG, high=2), "flag"),
    "text with bounds": (with_input("新", TEXT), "text"),
    "cell no identifier": (evolve(program(), cells=(evolve(CELLS[0], name="本年 支付"),)), "no identifier"),
    "cell doubled": (evolve(program(), cells=(CELLS[0], CELLS[0])), "doubled"),
    "cell bounds fall": (with_cell(low=1, high=0), "bounds of"),
    "cell that cannot begin": (with_cell(low=1, high=2), "at first"),
    "cell chained by an amount": (with_cell(scope=Chained(input="费用")), "chained"),
    "cell chained by nothing": (with_cell(scope=Chained(input="无")), "chained"),
    "output field doubled": (handing_out("个人负担", "个人负担"), "doubled"),
    "unknown input": (values(Input("无")), "unknown input"),
    "unknown cell": (values(Before("无")), "unknown cell"),
    "unknown cell written": (program(Update(cell="无", value=ONE)), "unknown cell"),
    "local before its definition": (program(let("甲", Local("乙")), let("乙", COST)), "before it is defined"),
    "local in itself": (values(Local("甲")), "before it is defined"),
    "local shown before its definition": (showing("乙"), "before it is defined"),
    "input read but not computed": (
        evolve(values(COST), inputs=tuple(evolve(item, computed=False) for item in INPUTS)),
        "not marked as computed",
    ),
    "text computed with": (
        evolve(values(Input("链号")), inputs=tuple(evolve(item, computed=True) for item in INPUTS)),
        "text",
    ),
    "local a text": (program(let("甲", COST, TEXT)), "text"),
    "flag let of an amount": (program(let("甲", COST, FLAG)), "neither 0 nor 1"),
    "guard on an amount": (program(Guard(condition=COST, body=())), "neither 0 nor 1"),
    "refuse on 2": (program(refuse(1, Const(2))), "neither 0 nor 1"),
    "case on an amount": (values(Select(cases=((COST, ONE),), otherwise=ONE)), "neither 0 nor 1"),
    "not of an amount": (values(Not(COST)), "neither 0 nor 1"),
    "connective of a cell's amount": (
        values(Logic(connective=Connective.ALL, items=(PAID,))),
        "neither 0 nor 1",
    ),
    "guard on a local of money": (
        program(let("甲", COST), Guard(condition=Local("甲"), body=())),
        "neither 0 nor 1",
    ),
    "guard on a table with a 2": (
        program(Guard(condition=Lookup(indices=(URGENT,), sizes=(2,), values=(1, 2)), body=())),
        "neither 0 nor 1",
    ),
    "table too short": (values(Lookup(indices=(LEVEL,), sizes=(3,), values=(1, 2))), "2 values"),
    "table with a size too few": (
        values(Lookup(indices=(LEVEL, URGENT), sizes=(3,), values=(1, 2, 3))),
        "2 indices",
    ),
    "table without keys": (values(Lookup(indices=(), sizes=(), values=(1,))), "0 indices"),
    "table of size 0": (values(Lookup(indices=(LEVEL,), sizes=(0,), values=())), "not positive"),
    "extreme of nothing": (values(Extreme(which=Extremum.LEAST, items=())), "of nothing"),
    "connective of nothing": (values(Logic(connective=Connective.ANY, items=())), "of nothing"),
    "coefficient 0": (values(Linear(terms=((0, COST),))), "coefficient"),
    "divisor 0": (values(Quotient(dividend=COST, divisor=ZERO, rounding=HALF_UP)), "divisor"),
    "bands without bounds": (values(Bands(amount=COST, bounds=(), rates=())), "0 bounds"),
    "bands with a rate too few": (
        values(Bands(amount=COST, bounds=(ZERO, ONE), rates=(ONE,))),
        "2 bounds for 1",
    ),
    "inverse with a rate too many": (
        values(BandsInverse(value=COST, bounds=(ZERO,), rates=(ONE, ONE), rounding=HALF_UP)),
        "1 bounds for 2",
    ),
    "broken deep inside": (values(Product(COST, Not(Overlap(bits=Input("无"), mask=1)))), "unknown input"),
    "cell written twice": (program(WRITE, WRITE), "written twice"),
    "cell written before a guard": (program(WRITE, Guard(condition=URGENT, body=(WRITE,))), "written twice"),
    "cell written in two guards": (
        program(Guard(condition=URGENT, body=(WRITE,)), Guard(condition=level_is(1), body=(WRITE,))),
        "written twice",
    ),
    "cell written twice in a guard": (program(Guard(condition=URGENT, body=(WRITE, WRITE))), "written twice"),
    "refusal doubled": (program(refuse(1, ZERO), Guard(condition=URGENT, body=(refuse(1, ONE),))), "doubled"),
    "output of no local": (handing_out("费用"), "no local"),
    "payment of no local": (paying("费用"), "no local"),
    "patient no local": (evolve(program(), balance=Balance(total="费用", rest="费用")), "no local"),
    "total unknown": (evolve(program(), balance=Balance(total="无", rest="个人负担")), "unknown input"),
    "total a text": (evolve(program(), balance=Balance(total="链号", rest="个人负担")), "text"),
    "version by an amount": (evolve(program(), version_date="费用"), "no input of a date"),
    "year by nothing": (evolve(program(), year_date="无"), "no input of a date"),
}

ALLOWED: dict[str, tuple[Statement, ...]] = {
    "nothing": (),
    "conditions": (
        let("甲", level_is(1), FLAG),
        let("乙", Select(cases=((URGENT, Local("甲")),), otherwise=ONE), FLAG),
        Guard(condition=Lookup(indices=(LEVEL,), sizes=(3,), values=(0, 1, 1)), body=()),
        Guard(condition=Logic(connective=Connective.ANY, items=(URGENT, Not(Local("乙")))), body=()),
    ),
    "a guarded local read outside": (
        Guard(condition=URGENT, body=(let("甲", COST),)),
        let("乙", Local("甲")),
    ),
    "one cell in opposite guards": (
        Guard(condition=URGENT, body=(WRITE,)),
        Guard(condition=Not(URGENT), body=(WRITE,)),
    ),
    "one cell in guards for two options": (
        Guard(condition=level_is(0), body=(WRITE,)),
        Guard(condition=level_is(1), body=(WRITE,)),
    ),
}


@pytest.mark.parametrize(("broken", "wrong"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_rule_is_a_bug(broken: Program, wrong: str) -> None:
    with pytest.raises(KernelBug, match=wrong):
        verify(broken)


@pytest.mark.parametrize("body", ALLOWED.values(), ids=ALLOWED.keys())
def test_allowed(body: tuple[Statement, ...]) -> None:
    verify(program(*body))


def test_a_cell_may_be_named_as_a_local() -> None:
    cell = Cell(name="个人负担", kind=MONEY, scope=Yearly(), low=0, high=9)
    verify(evolve(program(), cells=(cell,)))


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(programs())
def test_random_programs_pass(made: Program) -> None:
    verify(made)
