"""The search for claims that break a promise, on programs whose breaking point is known."""

from __future__ import annotations

from random import Random

from attrs import evolve

from polyc import pipeline
from polyc.analysis.claim import Claim, claim_lines
from polyc.analysis.guarantees import Broken
from polyc.analysis.guarantees import search as searched
from polyc.analysis.laws import Promised, SharedOut, holds, laws
from polyc.kernel.expressions import (
    Compare,
    Comparison,
    Connective,
    Const,
    Expression,
    Linear,
    Logic,
    Not,
    Select,
)
from polyc.kernel.program import Balance, Guarantee, Payment, Program
from polyc.kernel.statements import Statement, Update
from polyc.kinds import FLAG
from polyc.model.policy import Settlement
from polyc.source.text import Source
from tests.analysis import real
from tests.kernel.small import BOUND, COST, LEVEL, PAID, URGENT, let, program, refuse

TRIES = 400


def compare(left: Expression, comparison: Comparison, right: int) -> Expression:
    return Compare(comparison=comparison, left=left, right=Const(right))


def search(made: Program, tries: int, seed: int) -> tuple[Broken, ...]:
    return searched(made, tries, seed).broken


def promising(condition: Expression, *body: Statement) -> Program:
    """A program that promises the condition."""
    made = program(*body, let("保证_1", condition, FLAG))
    return evolve(made, guarantees=(Guarantee(name="不超", local="保证_1"),))


def test_a_promise_that_one_fen_breaks_is_found() -> None:
    """Only the cost of 123.45 元 at the third level breaks it."""
    both = (compare(COST, Comparison.EQUAL, 12_345), compare(LEVEL, Comparison.EQUAL, 2))
    (broken,) = search(promising(Not(Logic(connective=Connective.ALL, items=both))), TRIES, seed=1)
    assert broken.name == "保证 不超"
    assert (broken.claim.inputs["费用"], broken.claim.inputs["级别"]) == (12_345, 2)
    assert broken.values["保证_1"] == 0


def test_what_does_not_matter_is_made_plain() -> None:
    (broken,) = search(promising(compare(COST, Comparison.LESS, 54_321)), TRIES, seed=1)
    plain = {"出院日期": 19_358, "调整": -BOUND, "级别": 0, "急诊": 0}
    assert {**broken.claim.inputs, **plain} == broken.claim.inputs
    assert 54_321 <= broken.claim.inputs["费用"] < 2 * 54_321
    assert not any(broken.claim.before.values())


def test_a_promise_that_holds_is_not_broken() -> None:
    assert search(promising(compare(COST, Comparison.AT_LEAST, 0)), TRIES, seed=1) == ()


def test_a_refused_claim_breaks_nothing() -> None:
    wrong = compare(COST, Comparison.MORE, 500)
    found = searched(promising(Not(wrong), refuse(1, wrong)), TRIES, seed=1)
    assert found.broken == () and 0 < found.settled < TRIES


def test_only_states_that_claims_lead_to_are_tried() -> None:
    """The cell never leaves 0, though its bounds would let it."""
    assert search(promising(compare(PAID, Comparison.EQUAL, 0)), TRIES, seed=1) == ()


def test_a_state_that_takes_several_claims_is_reached() -> None:
    """Each urgent claim counts 1; the third within a year finds 2 before it."""
    counted = Select(cases=((URGENT, Linear(terms=((1, PAID),), constant=1)),), otherwise=PAID)
    made = promising(compare(PAID, Comparison.LESS, 2), Update(cell="本年支付", value=counted))
    (broken,) = search(made, 4 * TRIES, seed=1)
    assert broken.claim.before["本年支付"] == 2


def test_a_bill_that_is_not_shared_out_is_found() -> None:
    """A fen goes missing above 1 元."""
    paid = let("支付", Select(cases=((compare(COST, Comparison.MORE, 100), Const(1)),), otherwise=Const(0)))
    made = evolve(
        program(paid),
        payments=(Payment(payer="统筹基金", name="支付", local="支付"),),
        balance=Balance(total="费用", rest="个人负担"),
    )
    (broken,) = search(made, TRIES, seed=1)
    assert broken.name == "费用 = 各方支付 + 个人负担"
    assert broken.claim.inputs["费用"] > 100


def test_the_slots_of_a_layer_are_a_law() -> None:
    slots = ("不适用", "起付", "先行自付", "支付", "比例自付", "超封顶")
    made = program(let("甲_基数", COST), *(let(f"甲_{slot}", Const(0)) for slot in slots))
    (_, layer) = laws(made)
    assert layer == SharedOut(
        name="甲.基数 = 不适用 + 起付 + 先行自付 + 支付 + 比例自付 + 超封顶",
        whole="甲_基数",
        parts=tuple(f"甲_{slot}" for slot in slots),
    )
    assert [each.name for each in search(made, TRIES, seed=1)] == [layer.name]


def test_a_law_holds_or_not() -> None:
    law = SharedOut(name="和", whole="费用", parts=("甲", "乙"))
    assert holds(law, {"费用": 7}, {"甲": 3, "乙": 4})
    assert not holds(law, {"费用": 7}, {"甲": 3, "乙": 3})
    assert holds(law, {}, {"费用": 7, "甲": 3, "乙": 4})
    assert not holds(Promised(name="保证", local="旗"), {}, {"旗": 0})


def test_the_same_seed_finds_the_same() -> None:
    made = promising(compare(COST, Comparison.LESS, 54_321))
    assert search(made, TRIES, seed=7) == search(made, TRIES, seed=7)


def test_the_real_policies_keep_their_laws() -> None:
    for policy in real.REAL:
        found = searched(real.program(policy), TRIES, seed=3)
        assert found.broken == () and found.settled > TRIES // 4


def test_a_claim_in_words_is_a_case() -> None:
    """What is printed, pasted below the policy, is read as the claim that it came from."""
    policy = real.WEIHAI
    random = Random(5)
    claim = Claim(
        inputs={**real.claim(policy, random), "政策范围内费用": 1_234_050, "住院总费用": 1_300_001},
        before=real.state(policy, random) | {"统筹年度限额": 19_900_005},
    )
    lines = claim_lines(real.program(policy), claim)
    source = pipeline.read(real.POLICIES / policy.path).value
    assert source is not None
    case = "\n".join(("案例  验", *lines, "应得 基本医保.支付 = 0元", ""))
    read = pipeline.understand(Source(path=source.path, text=f"{source.text}\n{case}"))
    assert read.value is not None, [each.message for each in read.diagnostics]
    told = read.value.cases[-1]
    (event,) = told.events
    assert isinstance(event, Settlement)
    assert {name: value for name, value in event.inputs if name != "转诊链"} == claim.inputs
    assert {name.replace(".", "_"): value for name, value in told.before} == {
        name: value for name, value in claim.before.items() if value
    }
