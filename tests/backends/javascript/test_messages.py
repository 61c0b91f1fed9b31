"""What is wrong with a claim, a state or a settlement is told in the same words as by the generated Python."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from polyc.backends.python.load import load
from polyc.kernel.program import Program
from tests.backends import bill
from tests.backends.javascript.node import Node, needs_node
from tests.backends.kinds_sample import every_kind
from tests.backends.test_claim_from_json import GOOD
from tests.kernel.outpatient import outpatient

pytestmark = needs_node

VALUES: list[Any] = [
    *(None, True, False, 0, 1, -1, 7, 366, 1.5, -0.25, 10**15, 10**30, -(10**30)),
    *("", " ", "x", "0", "1", "-1", "是", "true", "null", "4300", "4300.5", "4300.005", "4,300", "4.3e3"),
    *("04300", "4300元", "4300万元", "-1.00", "-0", "100000.01", "9" * 14, "9" * 15, "9" * 15 + ".99"),
    *("9" * 16, "9" * 6000, "字" * 41, "\U0001f600" * 41, "85%", "100.0001%", "-5%", "0.85", "12.3456789"),
    *("2023-07-10", "2023-7-10", "2023-02-29", "2024-02-29", "0000-01-01", "0001-01-01", "9999-12-31"),
    *(
        "20230710",
        "二级",
        "三级医院",
        "二级医院",
        "孤",
        "甲",
        "甲类药",
        "A1 ",
        "\ufeffA1",
        "A1\x85",
        "\u3000A1",
    ),
    *([], [1], ["低保"], ["低保", "低保"], ["孤儿", "低保"], ["孤"], ["x", "低宝"], [[]], [{}], [None, True]),
    *([1, 2, 3, 4, 5, 6], ["字" * 41], {}, {"a": 1}, {"低保": True}),
]
"""Whole floats are left out: JSON's readers in JavaScript cannot tell 7.0 from 7."""

KINDS = every_kind()
PYTHON = {"every kind": load(KINDS), "items": bill.MODULE}
PROGRAMS: dict[str, Program] = {"every kind": KINDS, "items": outpatient()}


def read(reader: Any, mapping: object, module: Any) -> dict[str, Any]:
    """What a reader of the generated Python refuses, as the runner tells it; empty where it refuses nothing."""
    try:
        reader(mapping)
    except module.WrongClaim as wrong:
        return {"problems": [list(problem) for problem in wrong.problems], "field": wrong.field}
    except module.WrongState as wrong:
        return {"wrong": str(wrong)}
    return {}


def same(node: Node, name: str, mapping: object, module: Any) -> None:
    reader = getattr(module, f"{name}_from_json")
    found, wanted = node.ask(name, mapping), read(reader, mapping, module)
    assert (found if wanted else {}) == wanted, mapping
    assert wanted or not ({"problems", "wrong"} & found.keys()), (mapping, found)


def changed(mapping: Any) -> Iterator[Any]:
    """The value with every place in it taken out, and replaced by every value, one after the other."""
    for path in places(mapping, ()):
        for value in [..., *VALUES]:
            yield replaced(mapping, path, value)
    yield {**mapping, "别的": 1, "medfee_sumamnt": "1.00", "__proto__": None, "constructor": 1}
    yield from VALUES


def places(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    entries: Any = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, inner in entries:
        yield (*path, key)
        yield from places(inner, (*path, key))


def replaced(mapping: Any, path: tuple[Any, ...], value: Any) -> Any:
    made = copy.deepcopy(mapping)
    *above, last = path
    place = made
    for key in above:
        place = place[key]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return made


@pytest.mark.parametrize(
    ("name", "good"), [("every kind", GOOD), ("items", bill.GOOD)], ids=["kinds", "items"]
)
def test_a_wrong_claim(name: str, good: dict[str, Any]) -> None:
    with Node(PROGRAMS[name]) as node:
        same(node, "claim", good, PYTHON[name])
        for mapping in changed(good):
            same(node, "claim", mapping, PYTHON[name])


def test_a_wrong_state_and_a_wrong_settlement() -> None:
    module = PYTHON["every kind"]
    result = module.settle(module.claim_from_json(GOOD), module.State.empty())
    state, settlement = module.state_to_json(result.state), module.settlement_to_json(result.settlement)
    with Node(KINDS) as node:
        for mapping in filter(is_held, changed(state)):
            same(node, "state", mapping, module)
        for mapping in filter(is_held, changed(settlement)):
            same(node, "settlement", mapping, module)


def is_held(value: Any) -> bool:
    """Whether all of its integers are such as a Number holds exactly; Python knows no such limit."""
    match value:
        case {"before": []}:
            return False  # Python takes no cells for a new scope
        case dict():
            return all(map(is_held, value.values()))
        case list():
            return all(map(is_held, value))
        case int():
            return abs(value) < 2**53
        case _:
            return not (isinstance(value, str) and value.startswith("9" * 14))


def test_what_javascript_cannot_hold_is_refused() -> None:
    """Python reads 10¹⁷ fen and any serial; a Number would quietly change them."""
    module = PYTHON["every kind"]
    result = module.settle(module.claim_from_json(GOOD), module.State.empty())
    settlement = module.settlement_to_json(result.settlement)
    large = replaced(settlement, ("outputs", "hifp_pay"), "999999999999999.99")
    with Node(KINDS) as node:
        assert "支付应写成带引号的元" in node.ask("settlement", large)["wrong"]
        assert "serial" in node.ask("settlement", {**settlement, "serial": 2**53})["wrong"]
        assert "serial" in node.ask("state", {**module.state_to_json(result.state), "serial": 2**53})["wrong"]


TYPED = {
    "dscg_date": "2023-07-10",
    "medfee_sumamt": 430_000,
    "调整额": -1_000,
    "比例": 850_000,
    "天数": 7,
    "急诊": True,
    "hosp_lv": "二级",
    "身份": ["低保", "孤儿"],
    "链号": "A1",
}


@pytest.mark.parametrize(
    ("field", "value", "number", "told"),
    [
        pytest.param("dscg_date", 19_548, -1, "类型或内容不对", id="number for a day"),
        pytest.param("dscg_date", "2023-06-30", -1001, "2023-07-01至2023-12-31", id="day before the version"),
        pytest.param("dscg_date", "2024-01-01", -1001, "不在本版政策的施行期内", id="day after the version"),
        pytest.param("medfee_sumamt", -1, -2, "现在是-0.01元", id="negative amount"),
        pytest.param("medfee_sumamt", 10_000_001, -2, "现在是100,000.01元", id="amount over its bound"),
        pytest.param("medfee_sumamt", 0.5, -2, "类型或内容不对", id="half a fen"),
        pytest.param("medfee_sumamt", "1", -2, "类型或内容不对", id="text for an amount"),
        pytest.param("medfee_sumamt", 2**53, -2, "过大的数", id="more than a number holds"),
        pytest.param("比例", 1_000_001, -4, "0%至100%的比例", id="rate over one"),
        pytest.param("急诊", 1, -6, "是或否", id="number for a flag"),
        pytest.param("hosp_lv", "四级", -7, "一级、二级、三级之一", id="no such option"),
        pytest.param("hosp_lv", "toString", -7, "一级、二级、三级之一", id="name of every object"),
        pytest.param("身份", ["贫困"], -8, "低保、特困、孤儿中的零项或多项", id="no such member"),
        pytest.param("身份", ["低保", "低保"], -8, "低保、特困、孤儿中的零项或多项", id="member twice"),
        pytest.param("身份", "低保", -8, "低保、特困、孤儿中的零项或多项", id="text for a list"),
        pytest.param("链号", " A1", -9, "不空且首尾没有空白的文本", id="blank before a chain"),
        pytest.param("别的", 1, -1000, "应恰好有这些字段:dscg_date、medfee_sumamt", id="unknown field"),
    ],
)
def test_a_wrong_typed_claim_is_refused(field: str, value: object, number: int, told: str) -> None:
    empty = PYTHON["every kind"].state_to_json(PYTHON["every kind"].State.empty())
    with Node(KINDS) as node:
        assert "settlement" in node.ask("typed", TYPED, empty)
        refused = node.ask("typed", {**TYPED, field: value}, empty)["refused"]
    assert refused["number"] == number
    assert told in refused["message"]
    assert refused["citations"] == []
