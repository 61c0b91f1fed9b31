"""Items out of JSON: what stands in for what is left out, and everything that is wrong by list, row and field."""

from __future__ import annotations

import re
from typing import Any

import pytest
from attrs import evolve

from polyc.backends.python.load import load
from polyc.backends.schema import PRICE, QUANTITY
from polyc.runtime.money import plain_price, price_text, quantity_text, read_price, read_quantity
from tests.backends.bill import GOOD, MODULE, PROGRAM, TYPED, claim
from tests.kernel.outpatient import YUAN


def problems(*rows: Any, **changed: Any) -> tuple[tuple[str, str], ...]:
    mapping = {**GOOD, "feedetail": list(rows), **changed}
    with pytest.raises(MODULE.WrongClaim) as raised:
        MODULE.claim_from_json({name: value for name, value in mapping.items() if value is not ...})
    found: tuple[tuple[str, str], ...] = raised.value.problems
    return found


def test_a_claim_is_read_with_what_stands_in() -> None:
    """限价 stands in as 单价, 自付比例 as nothing."""
    assert MODULE.claim_from_json(GOOD) == TYPED
    named = {"就诊日期": GOOD["begntime"], "费用": GOOD["feedetail"]}
    assert MODULE.claim_from_json(named) == TYPED
    assert MODULE.claim_from_json({**GOOD, "feedetail": []}) == claim()


RAW: dict[str, Any] = GOOD["feedetail"][0]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        pytest.param({"pric": ...}, "缺少单价(pric),应为0.00元至100,000.00元的单价", id="price missing"),
        pytest.param({"类别": ...}, "缺少类别,应为甲类、乙类、丙类之一", id="class missing"),
        pytest.param({"pric": 260}, '写成带引号的元,如 "12.345678"', id="number for a price"),
        pytest.param({"pric": "1.2345678"}, "至多六位小数", id="seven places"),
        pytest.param({"pric": "1,000"}, "现在是“1,000”", id="thousands comma"),
        pytest.param({"cnt": "1.00001"}, "至多四位小数", id="five places"),
        pytest.param({"cnt": 1.5}, "现在是数字 1.5", id="float for a quantity"),
        pytest.param({"cnt": True}, "现在是true", id="flag for a quantity"),
        pytest.param({"cnt": "1元"}, "现在是“1元”", id="unit on a quantity"),
        pytest.param({"cnt": "-1"}, "0至1000的数量,现在是-1", id="negative quantity"),
        pytest.param({"cnt": 10**30}, "过大的数", id="endless quantity"),
        pytest.param({"限价": None}, "现在是null", id="null is not what is left out"),
        pytest.param({"自付比例": "0.1"}, '如 "85%"', id="share without percent"),
        pytest.param({"价格": "1"}, "没有名为“价格”的字段", id="unknown name"),
        pytest.param({"单价": "260"}, "单价写了两次", id="both names"),
    ],
)
def test_a_wrong_row_is_told_by_list_row_and_field(changed: dict[str, Any], told: str) -> None:
    row_ = {name: value for name, value in {**RAW, **changed}.items() if value is not ...}
    ((field, message),) = problems(RAW, row_)
    assert field == "feedetail"
    assert message.startswith("费用(feedetail)第 2 行:")
    assert told in message


@pytest.mark.parametrize(
    ("feedetail", "told"),
    [
        pytest.param(..., "缺少费用(feedetail),应为至多200行的明细,写成对象的列表,没有就写 []", id="missing"),
        pytest.param(None, "现在是null", id="null"),
        pytest.param({}, "写成对象的列表", id="object"),
        pytest.param([RAW] * 201, "现在有 201 行", id="too many"),
        pytest.param([[]], "第 1 行:应为一个对象", id="list for a row"),
    ],
)
def test_what_is_no_list_of_items_is_refused(feedetail: object, told: str) -> None:
    ((field, message),) = problems(feedetail=feedetail)
    assert field == "feedetail"
    assert told in message


def test_what_stands_in_is_held_against_its_own_bounds() -> None:
    """限价 may be 1 元 at most here, and stands in as 单价, which may be more."""
    fields = tuple(
        evolve(each, high=YUAN) if each.name == "限价" else each for each in PROGRAM.lists[0].items
    )
    module = load(evolve(PROGRAM, lists=(evolve(PROGRAM.lists[0], items=fields),)))
    without = {name: value for name, value in RAW.items() if name != "限价"}
    with pytest.raises(module.WrongClaim, match=r"用缺省值也不合:限价应为0.00元至1.00元的单价"):
        module.claim_from_json({**GOOD, "feedetail": [without]})


def test_the_problems_of_all_rows_are_told_at_once() -> None:
    found = problems({**RAW, "pric": 1}, RAW, {**RAW, "cnt": "x"}, begntime="x")
    assert [field for field, _ in found] == ["begntime", "feedetail", "feedetail"]


TEXTS = (
    "0",
    "12.345678",
    "12.3456789",
    "12.5元",
    "1.2345",
    "1.23456",
    "-1",
    "1,2",
    ".5",
    "5.",
    "",
    "01",
    "1e3",
)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_the_patterns_of_the_schema_agree_with_the_reader(text: str) -> None:
    for pattern, read in ((PRICE, read_price), (QUANTITY, read_quantity)):
        assert (re.search(f"^-?{pattern}", text) is not None) == (read(text) is not None)


@pytest.mark.parametrize(
    ("millionths", "text"),
    [(12_345_678, "12.345678"), (200_000_000, "200.00"), (12_500_000, "12.50"), (-1, "-0.000001")],
)
def test_prices_are_written_and_read_back(millionths: int, text: str) -> None:
    assert price_text(millionths) == text
    assert read_price(plain_price(millionths)) == millionths


@pytest.mark.parametrize(("parts", "text"), [(15_000, "1.5"), (10_000, "1"), (-1, "-0.0001"), (0, "0")])
def test_quantities_are_written_and_read_back(parts: int, text: str) -> None:
    assert quantity_text(parts) == text
    assert read_quantity(text) == parts
