"""The text of a module with lists, its schema and its sample."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

from polyc.backends.python import print_module
from polyc.backends.python.load import load
from polyc.backends.sample import sample
from polyc.backends.schema import schema
from polyc.kernel.expressions import ONE, Const, Input, Linear, Local
from polyc.kernel.program import ItemList, Program
from polyc.kernel.statements import Each, Fold, Let
from polyc.kernel.verify import verify
from polyc.kinds import DATE, FLAG, MONEY, Choice, Choices
from tests.backends.bill import MODULE, PROGRAM
from tests.kernel import small
from tests.kernel.outpatient import BODY, LIST, item, of_item, outpatient, output, own, total


def many_kinds() -> Program:
    """Two lists, one with every other kind of field and a name of the module's own, one that is only counted."""
    fields = (
        item("日期", DATE, 40_000),
        item("退回", FLAG, 1, default=0),
        item("标记", Choices(options=("低保", "特困")), 3, default=1),
        item("级别", Choice(options=("一级", "二级")), 1, default=1),
        item("补偿", MONEY, 100, low=-100),
    )
    lists = (
        ItemList(name="State", field="State", items=fields, most=9),
        ItemList(name="药品", field="药品", items=(evolve(fields[0], computed=False),), most=2),
    )
    of = {each.name: evolve(of_item(each.name), list="State") for each in fields}
    added = Linear(terms=tuple((1, of[name]) for name in ("日期", "退回", "标记", "级别", "补偿")))
    body = (
        Each(list="State", body=(), totals=(total("总费用", Fold.SUM, added),)),
        Each(list="药品", body=(), totals=(total("药品数", Fold.COUNT, ONE),)),
        Let(name="支付", value=Local("药品数"), kind=MONEY, step=None),
        Let(
            name="个人负担",
            value=Linear(terms=((1, Local("总费用")), (-1, Local("支付")))),
            kind=MONEY,
            step=None,
        ),
    )
    outputs = (output("总费用", "medfee_sumamt"), output("支付", "hifp_pay"))
    return evolve(PROGRAM, body=body, lists=lists, outputs=outputs)


def test_every_kind_of_field_is_computed_with() -> None:
    program = many_kinds()
    verify(program)
    module = load(program)
    rows = [{"日期": "1970-01-11", "补偿": "-0.05"}, {"日期": "1970-01-02", "退回": True, "标记": ["特困"],
             "级别": "一级", "补偿": "1.00"}]  # fmt: skip
    made = module.claim_from_json({"begntime": "2023-02-12", "State": rows, "药品": [{"日期": "1970-01-01"}]})
    assert made[1][0][1:4] == (False, frozenset({"低保"}), "二级")
    settlement = module.settle(made, module.State.empty()).settlement
    assert settlement.medfee_sumamt == (10 + 0 + 1 + 1 - 5) + (1 + 1 + 2 + 0 + 100)
    assert settlement.hifp_pay == 1
    assert module.settle_ints(((10, 0, 1, 1, -5), (1, 1, 2, 0, 100)), ((),)) == (0, 111, 1)


USE = """
from datetime import date

from policy import Claim, Refused, State, explain_items, settle, 费用

bill = Claim(date(2023, 2, 12), (费用("检查", "甲类", 260_000_000, 10_000, 200_000_000, 0),))
result = settle(bill, State.empty())
price: int = bill.feedetail[0].pric
steps = explain_items(bill, State.empty())
if not isinstance(steps, Refused):
    row: int = steps[0].row
wrong = bill.feedetail[0]._replace(类别="丁类")  # type: ignore[arg-type]
"""


@pytest.mark.parametrize("program", [PROGRAM, many_kinds()], ids=["bill", "many kinds"])
def test_mypy_strict_and_ruff_pass_on_the_module(program: Program, tmp_path: Path) -> None:
    (tmp_path / "policy.py").write_text(print_module(program).text, "utf-8")
    (tmp_path / "use.py").write_text(USE, "utf-8")
    files = ["policy.py", "use.py"] if program == PROGRAM else ["policy.py"]
    for command in (
        ["mypy", "--strict", "--config-file=", "--cache-dir=cache", *files],
        ["ruff", "check", "--isolated", "--no-cache", "policy.py"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_row_is_a_documented_class_of_the_module() -> None:
    text = print_module(PROGRAM).text
    assert "class 费用(NamedTuple):" in text
    assert '    """数量:0至1000的数量;数量,单位万分之一"""' in text
    assert "限价:0.00元至100,000.00元的单价;单价,单位百万分之一元;JSON 里不写则同单价" in text
    assert "feedetail: tuple[费用, ...]" in text
    assert MODULE.费用 in vars(MODULE).values() and "费用" in MODULE.__all__


def lines_of(program: Program) -> list[str]:
    text = print_module(program).text
    body = text[text.index("def settle_ints(") : text.index("def trace_ints(")]
    return [line.strip() for line in body.splitlines()]


def test_a_loop_holds_nothing_but_what_the_totals_need() -> None:
    """One sum: no row number, no local for what is read once, nothing computed twice."""
    only = Each(list=LIST, body=BODY[:1], totals=(total("总费用", Fold.SUM, own("金额")),))
    rest = (
        Let(name="支付", value=Const(0), kind=MONEY, step=None),
        Let(name="个人负担", value=Local("总费用"), kind=MONEY, step=None),
    )
    program = evolve(PROGRAM, body=(only, *rest), outputs=(output("总费用", "medfee_sumamt"),))
    verify(program)
    lines = lines_of(program)
    at = lines.index("总费用 = 0")
    assert lines[at + 1 :][:3] == [
        "for 类别, 单价, 数量, 限价, 自付比例 in 费用_:",
        "总费用 += (单价 * 数量 + 50000000) // 100000000",
        "return (0, 总费用)",
    ]


def test_what_is_the_same_for_every_row_is_computed_once() -> None:
    before = small.let("定额", Linear(terms=((3, Input("就诊日期")),), constant=7))
    each = Each(
        list=LIST,
        body=(),
        totals=(total("总费用", Fold.SUM, Linear(terms=((1, Local("定额")), (1, of_item("单价"))))),),
    )
    day = evolve(PROGRAM.inputs[0], computed=True)
    rest = (
        Let(name="支付", value=Const(0), kind=MONEY, step=None),
        Let(name="个人负担", value=Local("总费用"), kind=MONEY, step=None),
    )
    program = evolve(
        PROGRAM,
        inputs=(day,),
        body=(before, each, *rest),
        outputs=(output("总费用", "medfee_sumamt"),),
    )
    verify(program)
    lines = lines_of(program)
    assert lines.index("定额 = 就诊日期 * 3 + 7") < lines.index("总费用 += 定额 + 单价")


# ---- schema and sample ----


def test_the_schema_knows_the_list() -> None:
    found = json.loads(schema(PROGRAM).text)
    listed = found["properties"]["feedetail"]
    assert (listed["type"], listed["maxItems"]) == ("array", 200)
    assert found["properties"]["费用"] == listed
    assert {"oneOf": [{"required": ["feedetail"]}, {"required": ["费用"]}]} in found["allOf"]
    items = listed["items"]
    assert items["additionalProperties"] is False
    assert items["properties"]["cnt"]["type"] == ["string", "integer"]
    assert "不写则同单价" in items["properties"]["限价"]["description"]
    needed = [each["required"] for each in items["allOf"] if "required" in each]
    assert needed == [["项目"], ["类别"]]


@pytest.mark.parametrize("program", [PROGRAM, many_kinds()], ids=["bill", "many kinds"])
def test_the_sample_settles(program: Program) -> None:
    module = load(program)
    made = module.claim_from_json(json.loads(sample(program).text))
    assert len(made[1]) == 1
    assert isinstance(module.settle(made, module.State.empty()), module.Settled)


def test_the_same_program_gives_the_same_bytes() -> None:
    assert print_module(PROGRAM) == print_module(outpatient())
