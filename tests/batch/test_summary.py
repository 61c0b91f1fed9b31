"""Sums by month and choice, the rate that is really paid, and the targets of the policy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from polyc.batch import summary
from polyc.batch.run import Outcome, run
from polyc.batch.summary import labelled, payers, rate_text
from polyc.batch.watching import Nobody
from polyc.runtime.measuring import Tally, distance, ratio_text, verdict
from tests.batch.samples import ROOT, Ready, claims, ready

TARGETS = ROOT / "site" / "reference" / "29-targets.pol"
MARCH = (
    "就诊日期,机构级别,总费用,范围内费用,psn_no\n"
    "2025-03-01,基层,1000,1000,370001\n"
    "2025-03-02,二级,1000,1000,370002\n"
    "2025-03-02,三级,1000,1000,370002\n"
    "2025-03-09,基层,2000,2000,370001\n"
)
"""700 + 650 + 500 + 1400 = 3250 of 5000: 65 % to the fen."""


@pytest.mark.parametrize("parts", [1, 2])
def test_targets_are_the_same_as_those_of_measure(tmp_path: Path, parts: int) -> None:
    path = tmp_path / "单据.csv"
    path.write_text(MARCH, "utf-8")
    policy = ready(TARGETS)
    outcome = run(evolve(policy.job(tmp_path / "out", path), parts=parts), Nobody())
    found = {
        target.name: (verdict(target, tally), ratio_text(target, tally), distance(target, tally))
        for target, tally in zip(
            policy.face.targets, (Tally(*each) for each in outcome.totals.tallies), strict=True
        )
    }
    assert found == {
        "慢性病支付比例": ("达标", "65.00%", ("富余", 0)),
        "基层就诊占比": ("未定", "50.00%", None),  # 60 % 上下 待定
        "基层次均费用": ("未达标", "1,500.00元", ("超出", 240_000)),  # 3000 of 2 visits, 300 each at most
    }
    assert outcome.totals.tallies[0] == (4, 0, 325_000, 500_000)


def august_and_september(tmp_path: Path) -> tuple[Ready, Outcome]:
    path = claims(
        tmp_path / "单据.csv",
        "370001,2023-08-01,一档,三级,未转诊,c1,10000.00,8800.00",  # (8800 - 800) × 50 % = 4000
        "370001,2023-09-01,一档,二级,未转诊,c2,5000.00,4500",  # (4500 - 500) × 60 % = 2400
        "370002,2023-09-01,二档,三级,未转诊,c3,50000.00,45000",  # 25060, and 1164 for a critical illness
    )
    policy = ready()
    return policy, run(policy.job(tmp_path / "out", path), Nobody())


def test_sums_by_month_and_choice(tmp_path: Path) -> None:
    policy, outcome = august_and_september(tmp_path)
    found = {
        name: {
            label: (sums[0], sums[1], *payers(policy.face, sums).values(), sums[2]) for label, sums in values
        }
        for name, values in labelled(policy.face, outcome.groups)
    }
    assert found["月份"] == {
        "2023-08": (1, 1_000_000, 400_000, 0, 600_000),
        "2023-09": (2, 5_500_000, 240_000 + 2_506_000, 116_400, 260_000 + 2_377_600),
    }
    assert found["缴费档次"] == {
        "一档": (2, 1_500_000, 640_000, 0, 860_000),
        "二档": (1, 5_000_000, 2_506_000, 116_400, 2_377_600),
    }
    assert list(found) == ["月份", "缴费档次", "机构级别", "转诊方式"]
    told = json.loads((tmp_path / "out/summary.json").read_text("utf-8"))
    assert told["机构级别"][0]["值"] == "二级" and told["机构级别"][0]["支付_分"]["居民统筹基金"] == 240_000


def test_many_combinations_are_added_up_dimension_by_dimension(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, outcome = august_and_september(tmp_path)
    monkeypatch.setattr(summary, "TOGETHER", 0)
    (tmp_path / "again").mkdir()
    assert august_and_september(tmp_path / "again")[1].groups == outcome.groups


def test_the_rate_is_what_all_payers_pay_of_the_total(tmp_path: Path) -> None:
    """(4000 + 2400 + 25060 + 1164) ÷ 65000 = 32624 ÷ 65000 = 50.1907… %"""
    policy, outcome = august_and_september(tmp_path)
    totals = outcome.totals
    assert rate_text(policy.face, (3, totals.total, totals.rest, *totals.payments)) == "50.19%"
    page = (tmp_path / "out/summary.html").read_text("utf-8")
    assert "50.19%" in page and "http" not in page and "<script" not in page
