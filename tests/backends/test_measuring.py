"""Targets: verdicts on and beside the bound, ratios as they are shown, how far there is to go."""

from __future__ import annotations

from random import Random

from polyc.runtime.measuring import NO_TALLY, Tally, added, distance, ratio_text, tally_of, verdict
from tests.backends.measures import HEADS, MONEY, expected, random_tally, random_target, ratio, target, within

FLOOR = target(low=650_000)
ABOUT = target(low=580_000, high=620_000)
ROUNDS = 20_000


def money(numerator: int, denominator: int) -> Tally:
    return Tally(1, 0, numerator, denominator)


def test_exactly_on_the_bound_and_a_fen_beside_it() -> None:
    assert verdict(FLOOR, money(65, 100)) == "达标"
    assert verdict(FLOOR, money(649_999_999, 1_000_000_000)) == "未达标"
    assert [verdict(ABOUT, money(n, 1_000)) for n in (579, 580, 620, 621)] == [
        "未达标",
        "达标",
        "达标",
        "未达标",
    ]
    assert verdict(target(low=650_000, included=(False, True)), money(65, 100)) == "未达标"


def test_nothing_by_nothing_is_neither_met_nor_failed() -> None:
    assert verdict(FLOOR, NO_TALLY) == verdict(FLOOR, money(0, 0)) == "无数据"
    assert verdict(FLOOR, money(1, 0)) == verdict(FLOOR, money(-1, -1)) == "不能计算"
    assert verdict(target(kind=HEADS, low=1, divided=False), money(0, 0)) == "未达标"


def test_what_is_pending_is_undecided_unless_it_fails_already() -> None:
    half_known = target(low=600_000, pending=("某.不超过",))
    assert (verdict(half_known, money(6, 10)), verdict(half_known, money(5, 10))) == ("未定", "未达标")
    assert verdict(FLOOR, Tally(2, 1, 65, 100)) == "未定"


def test_the_ratio_as_it_is_shown() -> None:
    assert ratio_text(FLOOR, money(64_996, 100_000)) == "65.00%"
    assert ratio_text(target(mode="down"), money(64_999, 100_000)) == "64.99%"
    assert ratio_text(target(kind=MONEY), money(500_000, 3)) == "1,666.67元"
    assert ratio_text(target(kind=HEADS, places=0), money(9_000, 14)) == "643人"
    assert ratio_text(FLOOR, money(1, 0)) == ratio_text(FLOOR, NO_TALLY) == "—"


def test_how_far_there_is_to_go() -> None:
    assert distance(FLOOR, money(1850_00, 3000_00)) == ("还差", 100_00)
    assert distance(FLOOR, money(325_001, 500_002)) == ("还差", 1)
    assert distance(FLOOR, money(70, 100)) == ("富余", 5)
    assert distance(ABOUT, money(700, 1_000)) == ("超出", 80)
    assert distance(FLOOR, NO_TALLY) is None


def test_a_share_of_a_settlement() -> None:
    assert tally_of(FLOOR, (650, 1_000, 1)) == Tally(1, 0, 650, 1_000)
    assert tally_of(FLOOR, (650, 1_000, 0)) == NO_TALLY
    doubtful = FLOOR._replace(at=(0, 1, 2, 3))
    assert tally_of(doubtful, (650, 1_000, 0, 1)) == Tally(1, 1, 0, 0)
    assert added(money(3, 4), money(1, 2)) == Tally(2, 0, 4, 6)
    assert added(money(3, 4), money(3, 4), -1) == NO_TALLY


def test_verdicts_are_those_of_fractions() -> None:
    random = Random(1)
    for _ in range(ROUNDS):
        asked, tally = random_target(random), random_tally(random)
        assert verdict(asked, tally) == expected(asked, tally)


def test_the_distance_is_the_least_that_changes_the_verdict() -> None:
    random, told = Random(2), 0
    for _ in range(ROUNDS):
        asked, tally = random_target(random), random_tally(random)._replace(counted=1, undecided=0)
        away = distance(asked, tally)
        if away is None:
            continue
        told += 1
        word, units = away
        sign = 1 if word == "还差" else -1
        if word == "富余":
            kept = [
                within(asked, ratio(asked, tally._replace(numerator=tally.numerator + by)))
                for by in (-units, units)
            ]
            lost = [
                within(asked, ratio(asked, tally._replace(numerator=tally.numerator + by)))
                for by in (-units - 1, units + 1)
            ]
            assert any(kept) and not all(lost)
        else:
            reached = ratio(asked, tally._replace(numerator=tally.numerator + sign * units))
            before = ratio(asked, tally._replace(numerator=tally.numerator + sign * (units - 1)))
            assert not within(asked, before)
            if asked.low is None or asked.high is None:
                assert within(asked, reached)
    assert told > ROUNDS // 4
