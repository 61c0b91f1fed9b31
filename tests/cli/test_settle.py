"""`polyc settle`: slips and refusals.  80 % above a yearly 500 元; 救助 pays half of the rest to 特困."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.samples import CLAIM, Polyc

Write = Callable[..., Path]


def test_a_slip(polyc: Polyc, policy: Path, claim_file: Write) -> None:
    result = polyc("settle", policy, "--claim", claim_file(CLAIM))
    lines = result.out.splitlines()
    assert (result.code, result.err) == (0, "")
    assert "政策  示范市居民住院待遇" in lines
    assert any(line.startswith("版本  demo-inpatient 2023-01-01") for line in lines)
    assert lines[lines.index("支付") + 1 : lines.index("支付") + 5] == [
        "  统筹基金      800.00元  基本医保",
        "  救助基金      350.00元  救助",
        "  个人负担      350.00元  参保人自己负担",
        "  住院总费用  1,500.00元  以上合计",
    ]
    assert lines[-1] == "本结算单由程序按所列条款计算,不是官方文件"
    assert "计算步骤" not in lines


def test_every_step_with_its_clause(polyc: Polyc, policy: Path, claim_file: Write) -> None:
    out = polyc("settle", policy, "--claim", claim_file(CLAIM), "--explain").out
    assert "计算步骤" in out
    assert "1,000.00元 × 80%" in out
    assert "示范办法" in out and "第四条" in out


def test_several_claims_carry_the_state(polyc: Polyc, policy: Path, claim_file: Write) -> None:
    first = {**CLAIM, "身份": []}
    second = {**first, "住院总费用": "1000"}
    result = polyc("settle", policy, "--claim", claim_file(first, second), "--json")
    told = json.loads(result.out)
    assert [slip["payments"][0]["fen"] for slip in told["slips"]] == [80_000, 80_000]
    assert [slip["patient"]["yuan"] for slip in told["slips"]] == ["700.00", "200.00"]
    assert told["state"]["serial"] == 2


def test_the_state_of_one_run_goes_into_the_next(
    polyc: Polyc, policy: Path, claim_file: Write, tmp_path: Path
) -> None:
    told = json.loads(polyc("settle", policy, "--claim", claim_file(CLAIM), "--json").out)
    state = tmp_path / "state.json"
    state.write_text(json.dumps(told["state"], ensure_ascii=False), "utf-8")
    claim = claim_file({**CLAIM, "住院总费用": "1000"})
    again = json.loads(polyc("settle", policy, "--claim", claim, "--state", state, "--json").out)
    assert again["slips"][0]["payments"][0] == {
        "payer": "统筹基金",
        "name": "基本医保.支付",
        "fen": 80_000,
        "yuan": "800.00",
    }


def test_a_refused_claim_is_a_slip_with_the_clause_and_the_others_are_settled(
    polyc: Polyc, policy: Path, claim_file: Write
) -> None:
    pending = {**CLAIM, "机构级别": "三级"}
    result = polyc("settle", policy, "--claim", claim_file(pending, CLAIM))
    assert result.code == 1
    assert "不能结算" in result.out and "第四条" in result.out
    assert "统筹基金" in result.out


def test_a_refusal_as_json(polyc: Polyc, policy: Path, claim_file: Write) -> None:
    result = polyc("settle", policy, "--claim", claim_file({**CLAIM, "机构级别": "三级"}), "--json")
    told = json.loads(result.out)
    assert (result.code, told["slips"][0]["status"]) == (1, "refused")
    assert (told["slips"][0]["reason"], told["state"]["serial"]) == ("待定", 0)


def test_a_scenario_settles_what_is_pending_and_is_named(
    polyc: Polyc, policy: Path, claim_file: Write
) -> None:
    claim = claim_file({**CLAIM, "机构级别": "三级"})
    result = polyc("settle", policy, "--claim", claim, "--scenario", "三级按五成")
    assert result.code == 0
    assert "情景  三级按五成" in result.out
    assert "  统筹基金      500.00元  基本医保" in result.out


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"住院总费用": 1500}, "住院总费用"),
        ({"住院总费用": "-1"}, "住院总费用"),
        ({"住院总费用": "10000000.01"}, "住院总费用"),
        ({"住院总费用": "1,500"}, "住院总费用"),
        ({"机构级别": "二级"}, "机构级别"),
        ({"出院日期": "2023-02-30"}, "出院日期"),
        ({"年龄": 3}, "年龄"),
    ],
    ids=["number", "negative", "above", "comma", "option", "day", "unknown"],
)
def test_a_wrong_claim_is_refused_with_the_field(
    polyc: Polyc, policy: Path, claim_file: Write, changed: dict[str, object], field: str
) -> None:
    result = polyc("settle", policy, "--claim", claim_file({**CLAIM, **changed}))
    assert (result.code, result.out) == (1, "")
    assert field in result.err


def test_all_wrong_claims_are_told_by_their_places_and_none_is_settled(
    polyc: Polyc, policy: Path, claim_file: Write
) -> None:
    result = polyc("settle", policy, "--claim", claim_file({}, CLAIM, {**CLAIM, "机构级别": "四级"}))
    assert (result.code, result.out) == (1, "")
    assert "第 1 张单据:缺少出院日期" in result.err
    assert "第 3 张单据:机构级别" in result.err


def test_a_csv_of_claims(polyc: Polyc, policy: Path, tmp_path: Path) -> None:
    path = tmp_path / "单据.csv"
    path.write_text(
        "出院日期,机构级别,身份,medfee_sumamt\n2023-03-01,一级,低保、特困,1500\n2023-03-02,一级,无,1000.00\n",
        "utf-8-sig",
    )
    told = json.loads(polyc("settle", policy, "--claim", path, "--json").out)
    assert [slip["claim"] for slip in told["slips"]] == ["第 2 行", "第 3 行"]
    assert [slip["patient"]["fen"] for slip in told["slips"]] == [35_000, 20_000]


def test_another_policys_state_is_refused(
    polyc: Polyc, policy: Path, claim_file: Write, tmp_path: Path
) -> None:
    told = json.loads(polyc("settle", policy, "--claim", claim_file(CLAIM), "--json").out)
    state = tmp_path / "state.json"
    state.write_text(json.dumps({**told["state"], "policy": "other"}), "utf-8")
    result = polyc("settle", policy, "--claim", claim_file(CLAIM), "--state", state)
    assert (result.code, result.out) == (1, "")
    assert "other" in result.err


@pytest.mark.parametrize("name", ["单据.xlsx", "没有.json"], ids=["suffix", "missing"])
def test_a_file_that_cannot_be_a_claim_is_wrong_usage(polyc: Polyc, policy: Path, name: str) -> None:
    assert polyc("settle", policy, "--claim", policy.parent / name).code == 2


def test_a_wrong_policy_settles_nothing(polyc: Polyc, wrong_policy: Path, claim_file: Write) -> None:
    result = polyc("settle", wrong_policy, "--claim", claim_file(CLAIM))
    assert (result.code, result.out) == (1, "")
    assert "方法" in result.err


def test_an_escape_sequence_in_a_claim_does_not_reach_the_terminal(
    polyc: Polyc, policy: Path, claim_file: Write
) -> None:
    result = polyc("settle", policy, "--claim", claim_file({**CLAIM, "机构级别": "\033[2J"}))
    assert result.code == 1
    assert "机构级别" in result.err and "\033" not in result.err
