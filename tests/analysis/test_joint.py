"""One claim for two programs whose inputs differ."""

from __future__ import annotations

from polyc.analysis.claim import Claim
from polyc.analysis.joint import claim_of, joint
from polyc.analysis.patterns import plain_claim, shared_claim
from polyc.kernel.program import Program
from polyc.lowering.lower import lower
from polyc.model.policy import Policy
from tests.comparing.pair import SMALL, changed, day, policy


def program(made: Policy) -> Program:
    found = lower(made, "", ()).value
    assert found is not None
    return found


def claim(**inputs: int) -> Claim:
    return Claim(inputs=inputs, before={"基本医保_支付": 0})


OLD = {"出院日期": day(2023, 3, 1), "机构级别": 2, "身份": 1, "住院总费用": 100}


def test_options_are_matched_by_their_texts() -> None:
    both = joint(program(policy()), program(changed(("一级、二级、三级 之一", "三级、二级、一级 之一"))))
    new = claim_of(both, both.new, claim(**OLD))
    assert new is not None and new.inputs["机构级别"] == 0


def test_an_option_that_is_gone_makes_no_claim() -> None:
    fewer = policy(
        SMALL.replace("一级、二级、三级 之一", "一级、二级 之一")
        .replace("| 一级 | 二级 | 三级 |", "| 一级 | 二级 |")
        .replace("| 80%  | 70%  | 60%  |", "| 80%  | 70%  |")
        .replace("| 90%  | 80%  | 70%  |", "| 90%  | 80%  |")
    )
    both = joint(program(policy()), program(fewer))
    assert claim_of(both, both.new, claim(**OLD)) is None
    assert claim_of(both, both.new, claim(**{**OLD, "机构级别": 1})) is not None


def test_inputs_are_matched_by_their_public_field() -> None:
    renamed = policy(SMALL.replace("住院总费用", "总费用"))
    both = joint(program(policy()), program(renamed))
    new = claim_of(both, both.new, claim(**OLD))
    assert new is not None and new.inputs["总费用"] == 100


def test_what_only_one_side_asks_for_is_plain() -> None:
    more = policy(
        SMALL.replace(
            "住院总费用  为 金额  上限 1000万元  接口 medfee_sumamt",
            "住院总费用  为 金额  上限 1000万元  接口 medfee_sumamt\n  押金  为 金额  上限 1000万元",
        )
        .replace("计算  个人负担", "计算  退款 = 押金\n计算  个人负担")
        .replace("住院总费用 1500元", "住院总费用 1500元,押金 0元")
    )
    both = joint(program(policy()), program(more))
    shared = shared_claim(both, both.old, claim(**OLD))
    assert shared is not None and shared.inputs["押金"] == 0
    assert plain_claim(both).inputs["押金"] == 1_000_000


def test_each_side_may_have_a_day_of_its_own() -> None:
    days = (day(2023, 6, 30), day(2023, 7, 1))
    both = joint(program(policy()), program(policy()), days=days)
    sides = [claim_of(both, side, claim(**OLD)) for side in (both.old, both.new)]
    assert [each.inputs["出院日期"] for each in sides if each is not None] == list(days)
