"""The sample claims beside the policies settle without a scenario, to amounts worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import pytest

from tests.oracles import anyuan_four_lines, comparing, weihai_resident_inpatient
from tests.oracles.test_cases import ANYUAN, WEIHAI

FOLDERS = {WEIHAI: weihai_resident_inpatient, ANYUAN: anyuan_four_lines}

BY_HAND = {
    # (4300 - 300) x 85 % = 3400
    "基层住院-报道的账单": 900_00,
    # basic 21560 + 7000, critical 3440 x 60 % = 2064, 2000 outside the scope
    "二档三级住院-过四万进大病": 21_376_00,
    # basic capped at 200000, critical 49200 + 65000 + 56000 = 170200, 32345.67 outside
    "一档三级住院-封顶并进大病": 142_145_67,
    # lines 64000 + 7150 + 22965, hospital 1000
    "建档立卡二级住院十万元": 4_885_00,
    # lines 3150 + 315 + 135.38 + 35, hospital 9.03
    "特困一级住院": 36_09,
    # lines 22400 + 390 + 4689 + 1500, hospital 100; of 921 left 921 x 6200 / 30000 = 190.34 for the drug
    "建档立卡使用生物制剂": 730_66,
}

SAMPLES = [
    (path, oracle, file)
    for path, oracle in FOLDERS.items()
    for file in sorted((comparing.POLICIES / path).parent.glob("单据/*.json"))
]


def test_every_sample_is_worked_out() -> None:
    assert sorted(file.stem for _, _, file in SAMPLES) == sorted(BY_HAND)


@pytest.mark.parametrize(
    ("path", "oracle", "file"), SAMPLES, ids=[f"claim-{at}" for at in range(len(SAMPLES))]
)
def test_a_sample_claim_settles(path: str, oracle: ModuleType, file: Path) -> None:
    both = comparing.under(path, ())
    claim = both.module.claim_from_json(json.loads(file.read_text("utf-8")))
    result = both.module.settle(claim, both.module.State.empty())
    named = dict(zip((item.name for item in both.program.inputs), claim, strict=True))
    wanted = oracle.settle(named, oracle.new_year())
    assert result.settlement.psn_part_amt == wanted["个人负担"] == BY_HAND[file.stem]
    assert result.settlement.hifp_pay == wanted["基本医保.支付"]
    assert result.settlement.hifmi_pay == wanted["大病保险.支付"]
