"""`polyc measure`: the example of the reference.  70 %, 65 % and 50 % by level, at most 1万元 a year."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.samples import Polyc

POLICY = Path(__file__).resolve().parents[2] / "site" / "reference" / "29-targets.pol"
HEAD = "就诊日期,机构级别,总费用,范围内费用,psn_no\n"
MARCH = (
    "2025-03-01,基层,1000,1000,甲\n"
    "2025-03-02,二级,1000,1000,乙\n"
    "2025-03-02,三级,1000,1000,乙\n"
    "2025-03-09,基层,2000,2000,甲\n"
)
"""700 + 650 + 500 + 1400 = 3250 of 5000: 65 % to the fen."""


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "单据.csv"
    path.write_text(HEAD + MARCH, "utf-8")
    return path


def told(out: str, target: str) -> dict[str, str]:
    """The rows of one target's block."""
    block = out.split(f"目标  {target}\n")[1].split("\n\n")[0]
    return dict(line.split(maxsplit=1) for line in block.splitlines())


def test_exactly_on_the_bound(polyc: Polyc, claims: Path) -> None:
    result = polyc("measure", POLICY, claims, "--person", "psn_no")
    rows = told(result.out, "慢性病支付比例")
    assert (result.code, result.err) == (0, "")
    assert (rows["分子"], rows["分母"], rows["比值"]) == ("3,250.00元", "5,000.00元", "65.00%")
    assert (rows["结果"], rows["富余"]) == ("达标", "分子 0.00元")
    assert "单据  4 张:结算 4 张,拒付 0 张" in result.out.splitlines()


def test_a_fen_less_is_a_miss_though_it_is_shown_as_65_per_cent(polyc: Polyc, claims: Path) -> None:
    """Another 0.02 元 at level 三: 0.01 paid, 3250.01 of 5000.02; 65 % of it is 3250.013, so 0.01 lacks."""
    claims.write_text(HEAD + MARCH + "2025-03-10,三级,0.02,0.02,丙\n", "utf-8")
    rows = told(polyc("measure", POLICY, claims, "--person", "psn_no").out, "慢性病支付比例")
    assert (rows["比值"], rows["结果"], rows["还差"]) == ("65.00%", "未达标", "分子 0.01元")


def test_a_refused_claim_is_named_and_adds_nothing(polyc: Polyc, claims: Path) -> None:
    claims.write_text(HEAD + MARCH + "2024-12-31,三级,100,100,丙\n", "utf-8")
    result = polyc("measure", POLICY, claims, "--person", "psn_no")
    assert result.code == 1
    assert "单据  5 张:结算 4 张,拒付 1 张" in result.out
    assert "第 6 行:不在施行期 就诊日期" in result.out
    assert told(result.out, "慢性病支付比例")["分母"] == "5,000.00元"


def test_the_state_is_each_persons_own(polyc: Polyc, claims: Path) -> None:
    """2万元 at 70 % would be 14 000, the year's cap is 10 000; two persons have one each."""
    claims.write_text(HEAD + "2025-01-02,基层,20000,20000,甲\n2025-01-03,基层,20000,20000,乙\n", "utf-8")
    apart = polyc("measure", POLICY, claims, "--person", "psn_no").out
    assert told(apart, "慢性病支付比例")["分子"] == "20,000.00元"
    claims.write_text(
        claims.read_text("utf-8").replace(",psn_no", "").replace(",甲", "").replace(",乙", ""), "utf-8"
    )
    together = polyc("measure", POLICY, claims, "--one-person").out
    assert told(together, "慢性病支付比例")["分子"] == "10,000.00元"


def test_a_policy_that_remembers_asks_whose_the_claims_are(polyc: Polyc, claims: Path) -> None:
    result = polyc("measure", POLICY, claims)
    assert (result.code, "--person" in result.err) == (2, True)


def test_a_claim_without_its_person_is_no_ones(polyc: Polyc, claims: Path) -> None:
    claims.write_text(HEAD + MARCH + "2025-03-10,三级,1,1,\n", "utf-8")
    result = polyc("measure", POLICY, claims, "--person", "psn_no")
    assert (result.code, "第 6 行:没有写参保人(字段“psn_no”)" in result.err) == (1, True)


def test_what_is_pending_is_undecided_until_a_scenario_gives_it(polyc: Polyc, claims: Path) -> None:
    """2 of 4 claims are at 基层: 50 %, which 60 % ± 2 does not hold."""
    plain = told(polyc("measure", POLICY, claims, "--person", "psn_no").out, "基层就诊占比")
    assert (plain["比值"], plain["结果"], plain["待定"]) == ("50.00%", "未定", "基层就诊占比.上下")
    out = polyc("measure", POLICY, claims, "--person", "psn_no", "--scenario", "上下两个百分点").out
    assert (told(out, "基层就诊占比")["目标值"], told(out, "基层就诊占比")["结果"]) == (
        "等于 60% 上下 2个百分点",
        "未达标",
    )


def test_nothing_to_measure(polyc: Polyc, claims: Path) -> None:
    claims.write_text(HEAD + "2026-03-01,三级,1000,1000,甲\n", "utf-8")
    rows = told(polyc("measure", POLICY, claims, "--person", "psn_no").out, "慢性病支付比例")
    assert (rows["比值"], rows["结果"], rows["计入"]) == ("—", "无数据", "0 次")


def test_several_files_and_json(polyc: Polyc, claims: Path, tmp_path: Path) -> None:
    more = tmp_path / "更多.json"
    claim = {
        "就诊日期": "2025-04-01",
        "机构级别": "三级",
        "总费用": "3000",
        "范围内费用": "3000",
        "psn_no": "甲",
    }
    more.write_text(json.dumps(claim, ensure_ascii=False), "utf-8")
    found = json.loads(polyc("measure", POLICY, claims, more, "--person", "psn_no", "--json").out)
    first = found["targets"][0]
    assert found["settled"] == 5
    assert (first["numerator"]["fen"], first["denominator"]["fen"]) == (475_000, 800_000)
    assert (first["verdict"], first["distance"]) == (
        "未达标",
        {"word": "还差", "fen": 45_000, "yuan": "450.00"},
    )


def test_a_policy_without_targets(polyc: Polyc, policy: Path, claims: Path) -> None:
    result = polyc("measure", policy, claims)
    assert (result.code, "没有写目标" in result.err) == (2, True)


@pytest.fixture
def by_date(tmp_path: Path) -> Path:
    """The same policy, settlements sorted by 就诊日期."""
    path = tmp_path / "按日期.pol"
    path.write_text(POLICY.read_text("utf-8").replace("结算次序:结算时间", "结算次序:就诊日期"), "utf-8")
    return path


def test_claims_are_settled_in_the_declared_order(polyc: Polyc, by_date: Path, claims: Path) -> None:
    """Both lie before the policy's first day; the later one stands first in the file."""
    claims.write_text(HEAD + "2024-12-31,三级,100,100,甲\n2024-12-30,三级,100,100,甲\n", "utf-8")

    def refused(policy: Path) -> list[str]:
        found = json.loads(polyc("measure", policy, claims, "--person", "psn_no", "--json").out)
        return [each["claim"] for each in found["refused"]]

    assert (refused(POLICY), refused(by_date)) == (["第 2 行", "第 3 行"], ["第 3 行", "第 2 行"])


def test_claims_of_one_person_must_be_told_apart(polyc: Polyc, by_date: Path, claims: Path) -> None:
    result = polyc("measure", by_date, claims, "--person", "psn_no")
    assert result.code == 1
    assert "第 3 行和第 4 行是同一个人的,就诊日期又相同,分不出先后。" in result.err
