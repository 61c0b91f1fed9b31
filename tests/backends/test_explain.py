"""Explanations: every step with its numbers, what does not apply in one line, columns that line up."""

from __future__ import annotations

from datetime import date
from typing import Any
from unicodedata import east_asian_width

from polyc.backends.python.load import load
from polyc.runtime.explaining import citation_text
from polyc.runtime.refusing import Citation
from tests.backends.kinds_sample import every_kind

MODULE = load(every_kind())


def claim(level: str, cost: int = 430_000) -> Any:
    return MODULE.Claim(date(2023, 7, 10), cost, -1_000, 850_000, 3, True, level, frozenset({"特困"}), "A1")


def explained(level: str) -> dict[str, Any]:
    return {step.label: step for step in MODULE.explain(claim(level), MODULE.State.empty())}


def test_a_step_shows_its_formula_in_words_and_numbers() -> None:
    step = explained("一级")["支付"]
    assert (step.number, step.layer, step.amount, step.text) == (1, "基本", 479_000, "4,790.00元")
    assert step.words == "总费用 + 调整额 + 500元,此前 本年支付"
    assert step.formula == "4,300.00元 + -10.00元 + 500元,此前 0.00元"
    assert step.applies
    assert step.citations[0].article == "第三条"


def test_a_step_shows_what_was_before() -> None:
    state = MODULE.settle(claim("一级"), MODULE.State.empty()).state
    step = MODULE.explain(claim("一级"), state)[0]
    assert step.formula.endswith("此前 4,790.00元")


def test_every_kind_is_shown_as_its_reader_expects() -> None:
    steps = explained("一级")
    texts = {
        label: steps[f"{label}结果"].text for label in ("出院日期", "比例", "天数", "急诊", "级别", "身份")
    }
    assert texts == {
        "出院日期": "2023-07-10",
        "比例": "85%",
        "天数": "3天",
        "急诊": "是",
        "级别": "一级",
        "身份": "特困",
    }


def test_a_layer_that_does_not_apply_is_one_line() -> None:
    idle = [step for step in MODULE.explain(claim("一级"), MODULE.State.empty()) if not step.applies]
    assert [(step.number, step.label, step.amount, step.text) for step in idle] == [
        (2, "加发层", 0, "不适用")
    ]


def test_a_layer_that_applies_shows_its_steps() -> None:
    steps = explained("二级")
    assert (steps["加发"].amount, steps["加发"].formula) == (3_000, "30元")
    assert (steps["加发后"].amount, steps["加发后"].number) == (482_000, 3)


def test_a_refused_claim_is_not_explained() -> None:
    assert MODULE.explain(claim("三级"), MODULE.State.empty()).number == 7
    assert MODULE.explain(claim("一级", cost=-1), MODULE.State.empty()).number == -2


def test_the_amounts_of_the_steps_are_those_of_the_settlement() -> None:
    settlement = MODULE.settle(claim("二级"), MODULE.State.empty()).settlement
    steps = explained("二级")
    assert steps["支付"].amount == settlement.hifp_pay
    assert steps["个人负担"].amount == settlement.psn_part_amt


def width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def test_the_columns_of_the_text_line_up() -> None:
    lines = MODULE.explain_text(MODULE.explain(claim("一级"), MODULE.State.empty())).splitlines()
    header, pay, idle = lines[0], lines[1], lines[2]
    assert header.split() == ["序号", "层", "步骤", "结果", "算式", "依据"]
    assert pay.split()[:4] == ["1", "基本", "支付", "4,790.00元"]
    assert idle.split() == ["2", "加发层", "不适用", "《试验办法》试〔2023〕1号第三条"]
    ends = {
        width(line[: line.index(word) + len(word)])
        for line, word in ((header, "结果"), (pay, "4,790.00元"), (idle, "不适用"))
    }
    assert len(ends) == 1


def test_a_citation_names_its_standing_unless_it_is_in_force() -> None:
    cited = Citation("办法", "试验办法", "试〔2023〕1号", "第三条", "征求意见", "乙")
    assert citation_text(cited) == "《试验办法》试〔2023〕1号第三条(征求意见)"
    assert citation_text(cited._replace(status="现行", number="")) == "《试验办法》第三条"
