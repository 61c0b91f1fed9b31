"""One small policy a folder, each for one thing that is hard to get right; its cases are worked by hand.

Copy a folder to begin a policy of your own.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from polyc import pipeline
from polyc.kernel.program import Program
from polyc.model.policy import Policy, Settlement
from polyc.source.text import Source
from polyc.testing import twice
from polyc.testing.ledger import Ledger
from polyc.testing.module import compiled
from polyc.testing.playing import as_expected
from polyc.testing.render import render
from polyc.testing.run import run_cases

FOLDERS = sorted(each.parent.name for each in Path(__file__).parent.glob("*/policy.pol"))
DAY = 19_783  # 2024-03-01
YUAN = 100


@cache
def source(folder: str) -> Source:
    read = pipeline.read(Path(__file__).parent / folder / "policy.pol")
    assert read.value is not None, read.diagnostics
    return read.value


@cache
def policy(folder: str) -> Policy:
    checked = pipeline.check(source(folder))
    assert checked.value is not None, [each.message for each in checked.diagnostics]
    assert not checked.diagnostics, [each.message for each in checked.diagnostics]
    return checked.value


@cache
def program(folder: str, scenarios: tuple[str, ...] = ()) -> Program:
    made = pipeline.compile_policy(policy(folder), source(folder), scenarios)
    assert made.value is not None, [each.message for each in made.diagnostics]
    return made.value


@pytest.mark.parametrize("folder", FOLDERS)
def test_cases_come_out_as_worked_by_hand(folder: str) -> None:
    results = run_cases(policy(folder), lambda scenarios: program(folder, scenarios))
    assert results
    assert all(each.passed for each in results), render(results, source(folder))


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_interpreter_alone_comes_to_the_same(folder: str) -> None:
    """Coverage and mutants run cases by themselves, and must judge them as `run_cases` does."""
    assert all(as_expected(case, program(folder, case.scenarios)) for case in policy(folder).cases)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_payers_and_the_patient_make_up_the_bill(folder: str) -> None:
    for case in policy(folder).cases:
        for event in case.events:
            if isinstance(event, Settlement) and event.refused is None:
                told = program(folder, case.scenarios)
                if told.balance is None:
                    continue
                values, _ = settled(folder, dict(event.inputs), case.scenarios)
                shares = [values[each.local] for each in told.payments] + [values[told.balance.rest]]
                assert sum(shares) == dict(event.inputs)[told.balance.total], f"{case.name}: {event.name}"


# ---- one claim under several readings ----


def settled(
    folder: str, inputs: Mapping[str, int | str], scenarios: tuple[str, ...] = ()
) -> tuple[Mapping[str, int], dict[str, bool]]:
    """All values of a first claim, and which 保证 hold."""
    both = compiled(program(folder, scenarios))
    nothing = Ledger({})
    outcome = twice.settle(both, inputs, both.opening(nothing), nothing)
    assert isinstance(outcome, twice.Settled), outcome
    return outcome.values, {each.name: bool(outcome.values[each.local]) for each in both.program.guarantees}


def test_the_three_readings_of_the_best_identity_differ() -> None:
    claim = {"出院日期": DAY, "身份": 0b11, "总费用": 20_000 * YUAN}
    paid = {}
    for reading in ("whole_package", "each_layer", "each_parameter"):
        values, _ = settled(f"best_identity_{reading}", claim)
        paid[reading] = (values["倾斜支付_支付"], values["救助_支付"])
    assert paid == {
        "whole_package": (12_000_00, 4_000_00),
        "each_layer": (13_600_00, 3_200_00),
        "each_parameter": (16_000_00, 2_000_00),
    }


def test_the_three_readings_of_a_bracket_table_differ() -> None:
    claim = {"出院日期": DAY, "困难人员": 0, "总费用": 150_000 * YUAN}
    paid = {
        reading: settled(f"brackets_{reading}", claim)[0]["大病保险_支付"]
        for reading in ("from_zero", "above_deductible", "whole_amount")
    }
    assert paid == {"from_zero": 91_000_00, "above_deductible": 88_750_00, "whole_amount": 101_250_00}


def test_the_layer_after_a_missed_referral_pays_what_it_pays_after_a_referral() -> None:
    referred, _ = settled("referral_counterfactual", {"出院日期": DAY, "转诊": 0, "总费用": 10_500 * YUAN})
    missed, kept = settled("referral_counterfactual", {"出院日期": DAY, "转诊": 1, "总费用": 10_500 * YUAN})
    assert missed["未转诊多负担"] == 2_300_00
    assert missed["大病保险_支付"] == referred["大病保险_支付"] == 1_500_00
    assert missed["个人负担"] - referred["个人负担"] == missed["未转诊多负担"]
    assert kept == {"损失留在个人": True}


@pytest.mark.parametrize(
    ("county", "floor", "around"),
    [("甲县", True, True), ("乙县", False, False), ("丙县", True, False)],
    ids=["within", "below", "above"],
)
def test_a_bound_is_checked_on_the_number_that_a_county_chooses(
    county: str, floor: bool, around: bool
) -> None:
    _, kept = settled("bound_is_no_rate", {"出院日期": DAY, "总费用": 1_000 * YUAN}, (county,))
    assert kept == {"不低于七成": floor, "七成五左右": around}


def test_rates_that_fall_with_the_level_keep_their_guarantee() -> None:
    _, kept = settled("rates_fall_with_level", {"出院日期": DAY, "机构类别": 0, "总费用": 1_000 * YUAN})
    assert kept == {"合理拉开差距": True}
