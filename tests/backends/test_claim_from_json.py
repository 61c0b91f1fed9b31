"""Claims out of JSON: everything that is wrong is told at once, by field, and nothing becomes 0."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from polyc.backends.python.load import load
from tests.backends.kinds_sample import every_kind

MODULE = load(every_kind())
GOOD: dict[str, Any] = {
    "dscg_date": "2023-07-10",
    "medfee_sumamt": "4300.00",
    "调整额": "-10.5",
    "比例": "85%",
    "天数": 7,
    "急诊": True,
    "hosp_lv": "二级",
    "身份": ["低保", "孤儿"],
    "链号": "A1",
}


def problems(**changed: Any) -> tuple[tuple[str, str], ...]:
    mapping = {name: value for name, value in {**GOOD, **changed}.items() if value is not ...}
    with pytest.raises(MODULE.WrongClaim) as raised:
        MODULE.claim_from_json(mapping)
    found: tuple[tuple[str, str], ...] = raised.value.problems
    assert raised.value.field == found[0][0]
    assert all(message in str(raised.value) for _, message in found)
    return found


def test_a_claim_is_read() -> None:
    assert MODULE.claim_from_json(GOOD) == MODULE.Claim(
        date(2023, 7, 10), 430_000, -1_050, 850_000, 7, True, "二级", frozenset({"低保", "孤儿"}), "A1"
    )


def test_the_authors_names_are_read_as_well() -> None:
    names = {"dscg_date": "出院日期", "medfee_sumamt": "总费用", "hosp_lv": "级别"}
    renamed = {names.get(name, name): value for name, value in GOOD.items()}
    assert MODULE.claim_from_json(renamed) == MODULE.claim_from_json(GOOD)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("4300", 430_000),
        ("4300.5", 430_050),
        ("4300.05元", 430_005),
        ("0", 0),
        ("0.00元", 0),
        ("100000", 10_000_000),
    ],
    ids=["whole", "one place", "two places and unit", "nothing", "nothing and unit", "bound"],
)
def test_amounts_are_yuan(text: str, fen: int) -> None:
    assert MODULE.claim_from_json({**GOOD, "medfee_sumamt": text}).medfee_sumamt == fen


@pytest.mark.parametrize(
    ("text", "millionths"),
    [("85%", 850_000), ("67.5%", 675_000), ("0%", 0), ("100%", 1_000_000), ("0.0001%", 1)],
    ids=["whole", "half", "none", "all", "millionth"],
)
def test_rates_are_percent(text: str, millionths: int) -> None:
    assert MODULE.claim_from_json({**GOOD, "比例": text}).比例 == millionths


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        pytest.param(
            "medfee_sumamt", 4300, '写成带引号的元,如 "4300.00" 或 "4300元"', id="number for an amount"
        ),
        pytest.param("medfee_sumamt", 4300.5, "现在是数字 4300.5", id="float for an amount"),
        pytest.param("medfee_sumamt", True, "现在是true", id="flag for an amount"),
        pytest.param("medfee_sumamt", None, "现在是null", id="nothing for an amount"),
        pytest.param("medfee_sumamt", "4,300.00", "不用千分位", id="thousands comma"),
        pytest.param("medfee_sumamt", "4.3e3", "科学记数", id="exponent"),
        pytest.param("medfee_sumamt", "4300.005", "至多两位小数", id="three places"),
        pytest.param("medfee_sumamt", "4300万元", "4300万元", id="another unit"),
        pytest.param("medfee_sumamt", " 4300", "“ 4300”", id="blank"),
        pytest.param("medfee_sumamt", "\uff14\uff13元", "带引号的元", id="full width"),
        pytest.param("medfee_sumamt", "04300", "04300", id="leading zero"),
        pytest.param("medfee_sumamt", "", "“”", id="empty amount"),
        pytest.param(
            "medfee_sumamt", "-1.00", "0.00元至100,000.00元的金额,现在是-1.00元", id="negative amount"
        ),
        pytest.param("medfee_sumamt", "100000.01", "现在是100,000.01元", id="amount over its bound"),
        pytest.param("medfee_sumamt", "9" * 6000, "现在是“999", id="endless digits"),
        pytest.param("比例", "0.85", '如 "85%"', id="share without percent"),
        pytest.param("比例", 0.85, '如 "85%"', id="float for a rate"),
        pytest.param("比例", "100.0001%", "0%至100%的比例", id="rate over one"),
        pytest.param("天数", "7", "写成不带引号的整数", id="text for a count"),
        pytest.param("天数", 7.0, "写成不带引号的整数", id="float for a count"),
        pytest.param("天数", True, "写成不带引号的整数", id="flag for a count"),
        pytest.param("天数", 366, "0天至365天的整数,现在是366天", id="count over its bound"),
        pytest.param("天数", 10**30, "过大的数", id="endless count"),
        pytest.param("dscg_date", "2023-7-10", '写成 "2023-07-10" 的样子', id="short date"),
        pytest.param("dscg_date", "20230710", '写成 "2023-07-10" 的样子', id="date without dashes"),
        pytest.param("dscg_date", "2023-02-30", '写成 "2023-07-10" 的样子', id="no such day"),
        pytest.param("急诊", "是", "写成 true 或 false", id="word for a flag"),
        pytest.param("急诊", 1, "写成 true 或 false", id="number for a flag"),
        pytest.param("hosp_lv", "三级医院", "是否想写“三级”", id="option with more"),
        pytest.param("hosp_lv", 2, "一级、二级、三级之一", id="index for an option"),
        pytest.param("身份", "低保", '写成选项的列表,如 ["低保"],没有就写 []', id="text for a list"),
        pytest.param("身份", ["低保", "低保"], "不能重复", id="option twice"),
        pytest.param("身份", ["孤"], "是否想写“孤儿”", id="part of an option"),
        pytest.param("链号", 7, "写成带引号的文字", id="number for a text"),
        pytest.param("链号", "", "不空且首尾没有空白的文本", id="empty chain"),
    ],
)
def test_a_wrong_value_is_told_by_its_field(name: str, value: object, told: str) -> None:
    ((field, message),) = problems(**{name: value})
    assert field == name
    assert told in message


def test_a_missing_field_says_what_was_expected() -> None:
    ((field, message),) = problems(medfee_sumamt=...)
    assert field == "medfee_sumamt"
    assert message.startswith("缺少总费用(medfee_sumamt),应为0.00元至100,000.00元的金额")


def test_an_unknown_field_is_told_with_the_nearest_name() -> None:
    ((field, message),) = problems(medfee_sumamnt="1.00")
    assert field == "medfee_sumamnt"
    assert "是否想写“medfee_sumamt”" in message


def test_the_same_input_under_both_names_is_refused() -> None:
    ((field, message),) = problems(总费用="4300.00")
    assert field == "medfee_sumamt"
    assert "写了两次" in message


def test_all_problems_are_told_at_once() -> None:
    found = problems(medfee_sumamt=4300, 天数=-1, hosp_lv=..., 别的=1)
    assert [field for field, _ in found] == ["别的", "medfee_sumamt", "天数", "hosp_lv"]


def test_an_empty_object_lacks_every_field() -> None:
    with pytest.raises(MODULE.WrongClaim) as raised:
        MODULE.claim_from_json({})
    assert len(raised.value.problems) == 9


@pytest.mark.parametrize("value", [None, [], "claim", 3], ids=["nothing", "list", "text", "number"])
def test_what_is_no_object_is_refused(value: object) -> None:
    with pytest.raises(MODULE.WrongClaim, match="应为一个对象"):
        MODULE.claim_from_json(value)
