"""The sample claims beside the policies settle to amounts worked out by hand.

A sample lies in ``单据/<policy>/``, or one folder deeper where it needs scenarios, which name that folder.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from polyc.kinds import Choice, Kind
from tests.oracles import comparing, test_rosters
from tests.oracles.all_oracles import ORACLES, short
from tests.oracles.days import number

PATIENT_BY_HAND = {
    # (4300 - 300) x 85 % = 3400
    "基层住院-报道的账单": 900_00,
    # basic 21560 + 7000, critical 3440 x 60 % = 2064, 2000 outside the scope
    "二档三级住院-过四万进大病": 21_376_00,
    # basic capped at 200000, critical 49200 + 65000 + 56000 = 170200, 32345.67 outside
    "一档三级住院-封顶并进大病": 142_145_67,
    # basic 9250 + 26500.50 x 95 % = 34425.48, 1499.50 outside the scope
    "退休二级下转-三万八千元": 3_574_52,
    # basic 422400 on 500000; critical on 177600: 57400 + 77600 x 80 % = 119480; 45678.90 outside
    "在职三级上转-过限额进大病": 103_798_90,
    # 380000 x 80 % + 60000 x 85 % = 355000
    "罕见病用药四十六万": 113_000_00,
    # 11250.55 x 80 % = 9000.44
    "特药三万二千元": 22_999_56,
    # not entitled: the whole bill
    "两病门诊-没有认定": 86_50,
    # 1286.40 x 70 % = 900.48
    "两病门诊-二档合并两病": 419_52,
    # 39700 x 55 % + 5000 x 70 % = 25335
    "指定慢性病-二档三级": 20_665_00,
    # others 9245.67 x 72 % = 6656.88, drugs 2600 x 72 % = 1872
    "二档二级-二〇二五年": 5_271_12,
    # basic 120000 x 45 % = 54000, critical 52800 x 60 % = 31680
    "一档三级-进大病": 44_320_00,
    # others 3000 x 83 % = 2490, drugs 2000 x 90 % = 1800
    "一档一级-二〇二四年跨年": 1_110_00,
    # 9200 x 90 % + 72345.60 x 95 % = 8280 + 68728.32, of 5337.28 left nothing reaches critical illness
    "退休三级-九万元": 12_991_68,
    # (6150.50 - 500 x 80 %) x 90 % = 5175.45
    "在职中医二级": 1_224_55,
    # no listed disease: the whole bill
    "门诊慢性病-未列入": 312_40,
    # 234.50 x 65 % = 152.425
    "普通门诊-一档": 107_57,
    # lines 64000 + 7150 + 22965, hospital 1000
    "建档立卡二级住院十万元": 4_885_00,
    # lines 3150 + 315 + 135.38 + 35, hospital 9.03
    "特困一级住院": 36_09,
    # lines 22400 + 390 + 4689 + 1500, hospital 100; of 921 left 921 x 6200 / 30000 = 190.34 for the drug
    "建档立卡使用生物制剂": 730_66,
    # no layer covers what is not designated
    "非定点民营-不予报销": 2_345_60,
    # basic 47500 x 70 % = 33250, referred 38000; critical 10000 x 60 % = 6000, assistance 2800; 4345.67 outside
    "未转诊三级-低保": 10_295_67,
    # basic 4500.50 x 85 % = 3825.43, critical 975.07 x 60 % = 585.04, assistance 390.03 x 70 % = 273.02
    "已转诊县级-特困": 316_51,
    # maternity in full, 280.40 outside the scope
    "二级机构生育": 280_40,
    # 20000 - 17400 = 2600, a tenth is 2000, 600 made up; 500 outside
    "救助对象县域内住院-超一成": 2_500_00,
    # 20000 - 16400 = 3600, the hospital bears 1600; 500 outside
    "救助对象县域内住院-医院承担": 2_500_00,
    # 120000 - (120000 - 14502) x 60 %
    "一般居民-十二万": 56_701_20,
    # 120000 - (120000 - 7251) x 65 %
    "低保-十二万": 46_713_15,
    # 10000 - (10000 - 2875.30) x 60 %
    "低保边缘-一万": 5_725_18,
    # 250 - 120
    "二〇二〇年建档立卡-大方县": 130_00,
    # 65000 - 100000 x 70 %
    "十万元审定六万五": -5_000_00,
}
ASKED = {"十万元审定六万五": "尾款"}
"""What is worked out where there is no bill to share."""


def integer(kind: Kind, value: Any) -> int:
    """A typed result as an oracle gives it: days since 1970, the number of an option."""
    if isinstance(kind, Choice):
        return kind.options.index(value)
    return number(value) if isinstance(value, date) else int(value)


def samples(oracle: ModuleType) -> list[Path]:
    policy = comparing.POLICIES / oracle.POLICY
    return sorted((policy.parent / "单据" / policy.stem).rglob("*.json"))


def scenarios_of(oracle: ModuleType, file: Path) -> tuple[str, ...]:
    above = file.parent.name
    return () if above == Path(oracle.POLICY).stem else tuple(above.split("、"))


SAMPLES = [
    pytest.param(oracle, file, id=f"{short(oracle)}-{number}")
    for oracle in ORACLES
    for number, file in enumerate(samples(oracle))
]


def test_every_sample_is_worked_out() -> None:
    held = [file for oracle in ORACLES for file in samples(oracle)]
    assert sorted(file.stem for file in held) == sorted(PATIENT_BY_HAND)
    rosters = [file for oracle in test_rosters.ROSTERS for file in test_rosters.samples(oracle)]
    assert sorted([*held, *rosters]) == sorted(comparing.POLICIES.glob("*/*/单据/**/*.json"))


@pytest.mark.parametrize(("oracle", "file"), SAMPLES)
def test_a_sample_claim_settles(oracle: ModuleType, file: Path) -> None:
    scenarios = scenarios_of(oracle, file)
    both = comparing.under(oracle.POLICY, scenarios)
    claim = both.module.claim_from_json(json.loads(file.read_text("utf-8")))
    result = both.module.settle(claim, both.module.State.empty())
    named = dict(zip((item.name for item in both.program.inputs), claim, strict=True))
    wanted = oracle.settle(named, oracle.new_year(), frozenset(scenarios))
    found = {
        each.name: integer(each.kind, getattr(result.settlement, each.field)) for each in both.program.outputs
    }
    kept = both.program.balance
    asked = ASKED[file.stem] if kept is None else kept.rest
    assert wanted[asked] == PATIENT_BY_HAND[file.stem]
    assert {name: value for name, value in found.items() if name in wanted} == {
        name: value for name, value in wanted.items() if name in found
    }
