"""State and settlement as JSON: round trips, and whatever another policy or hand has written is refused."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from polyc.backends.python.load import load
from tests.backends.kinds_sample import every_kind

MODULE = load(every_kind())
CLAIM = MODULE.Claim(date(2023, 7, 10), 430_000, 0, 850_000, 3, True, "一级", frozenset({"特困"}), "A1")
SETTLED = MODULE.settle(CLAIM, MODULE.State.empty())


def through_json(value: object) -> Any:
    return json.loads(json.dumps(value))


def test_state_comes_back_from_json() -> None:
    kept = through_json(MODULE.state_to_json(SETTLED.state))
    assert MODULE.state_from_json(kept) == SETTLED.state


def test_state_as_json_names_its_policy_and_its_cells() -> None:
    assert MODULE.state_to_json(SETTLED.state) == {
        "api_version": 1,
        "policy": "试验省/试验市",
        "version": "2023-07-01",
        "source_sha256": "cd" * 32,
        "scenarios": ["甲方案"],
        "serial": 1,
        "reversed": [],
        "cells": {
            "年度:2023": {"本年支付": 480_000},
            "终身": {"终身次数": 1},
            "链:链号:A1": {"链内支付": 480_000},
        },
    }


def test_settlement_comes_back_from_json() -> None:
    kept = through_json(MODULE.settlement_to_json(SETTLED.settlement))
    assert MODULE.settlement_from_json(kept) == SETTLED.settlement


def test_settlement_as_json_writes_amounts_as_texts() -> None:
    kept = MODULE.settlement_to_json(SETTLED.settlement)
    assert kept["outputs"] == {
        "hifp_pay": "4800.00",
        "psn_part_amt": "-500.00",
        "出院日期结果": "2023-07-10",
        "比例结果": "85%",
        "天数结果": 3,
        "急诊结果": True,
        "级别结果": "一级",
        "身份结果": ["特困"],
    }
    assert kept["serial"] == 1
    assert kept["changes"][0] == {"key": "年度:2023", "before": None, "after": [480_000]}


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        pytest.param(("api_version",), 2, "api_version", id="another API"),
        pytest.param(("api_version",), True, "api_version", id="flag for the API"),
        pytest.param(("policy",), "别处", "policy", id="another policy"),
        pytest.param(("version",), "2022-07-01", "version", id="another version"),
        pytest.param(("source_sha256",), "00" * 32, "source_sha256", id="another source"),
        pytest.param(("scenarios",), [], "scenarios", id="without its scenario"),
        pytest.param(("serial",), -1, "serial", id="negative serial"),
        pytest.param(("serial",), "1", "serial", id="text for a serial"),
        pytest.param(("reversed",), [2], "reversed", id="reversed but never made"),
        pytest.param(("reversed",), [1, 1], "reversed", id="reversed twice"),
        pytest.param(("more",), 1, "more", id="unknown entry"),
        pytest.param(("cells",), [], "cells", id="list of cells"),
        pytest.param(("cells", "年度:二三"), {"本年支付": 0}, "年度:二三", id="no year"),
        pytest.param(("cells", "链:别的:A1"), {"链内支付": 0}, "链:别的:A1", id="unknown chain"),
        pytest.param(("cells", "链:链号:"), {"链内支付": 0}, "链:链号:", id="empty chain"),
        pytest.param(("cells", "终身"), {}, "缺少累计 终身次数", id="missing cell"),
        pytest.param(("cells", "终身", "别的"), 0, "别的", id="unknown cell"),
        pytest.param(("cells", "终身", "终身次数"), 1001, "0 至 1000", id="out of bounds"),
        pytest.param(("cells", "终身", "终身次数"), -1, "0 至 1000", id="below its bound"),
        pytest.param(("cells", "终身", "终身次数"), 1.0, "终身次数", id="float"),
        pytest.param(("cells", "终身", "终身次数"), None, "终身次数", id="nothing"),
    ],
)
def test_a_changed_state_is_refused(path: tuple[str, ...], value: object, told: str) -> None:
    kept = through_json(MODULE.state_to_json(SETTLED.state))
    place = kept
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    with pytest.raises(MODULE.WrongState) as raised:
        MODULE.state_from_json(kept)
    assert told in str(raised.value)


@pytest.mark.parametrize("name", ["policy", "serial", "reversed", "cells"])
def test_a_state_without_an_entry_is_refused(name: str) -> None:
    kept = MODULE.state_to_json(SETTLED.state)
    del kept[name]
    with pytest.raises(MODULE.WrongState, match=name):
        MODULE.state_from_json(kept)


@pytest.mark.parametrize("value", [None, [], "state", 3], ids=["nothing", "list", "text", "number"])
def test_what_is_no_object_is_refused(value: object) -> None:
    with pytest.raises(MODULE.WrongState):
        MODULE.state_from_json(value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("outputs", {"hifp_pay": "1.00"}, id="missing outputs"),
        pytest.param("serial", 0, id="serial of nothing"),
        pytest.param("reversal_of", "1", id="text for a serial"),
        pytest.param("changes", {}, id="no list"),
        pytest.param("changes", [{"key": "终身", "before": None, "after": [1, 2]}], id="too many cells"),
        pytest.param("changes", [{"key": "别的", "before": None, "after": [1]}], id="unknown scope"),
        pytest.param("changes", [{"key": "终身", "before": [True], "after": [1]}], id="flag for a cell"),
        pytest.param("changes", [{"key": "终身", "after": [1]}], id="before left out"),
    ],
)
def test_a_changed_settlement_is_refused(name: str, value: object) -> None:
    kept = MODULE.settlement_to_json(SETTLED.settlement)
    kept[name] = value
    with pytest.raises(MODULE.WrongState):
        MODULE.settlement_from_json(kept)


def test_an_amount_without_its_form_is_refused_in_a_settlement() -> None:
    kept = MODULE.settlement_to_json(SETTLED.settlement)
    kept["outputs"]["hifp_pay"] = 4800
    with pytest.raises(MODULE.WrongState, match="支付"):
        MODULE.settlement_from_json(kept)
