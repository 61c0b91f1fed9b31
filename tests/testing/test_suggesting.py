"""Suggested cases stand on and beside every turn, and cannot be mistaken for finished ones."""

from __future__ import annotations

from polyc import pipeline
from polyc.source.text import Source
from polyc.testing.suggesting import MARK, suggestion_text, suggestions
from tests.cli.samples import POLICY
from tests.testing.sample import sample


def test_a_fen_below_on_and_above_for_every_category() -> None:
    _, policy, under = sample()
    found = list(suggestions(policy, under))
    assert [(each.category, each.bill) for each in found] == [
        (category, bill)
        for category in ("原样", "身份 低保", "身份 特困")
        for bill in (49_999, 50_000, 50_001)
    ]


def test_what_is_written_is_not_suggested_again() -> None:
    more = """
案例  正好
  设 出院日期 2023年3月1日,机构级别 一级,身份 无,住院总费用 500元
  应得 基本医保.支付 = 0元
"""
    _, policy, under = sample(more)
    assert [each.bill for each in suggestions(policy, under) if each.category == "原样"] == [49_999, 50_001]


def test_one_is_an_error_until_a_person_fills_it_in() -> None:
    _, policy, under = sample()
    text = suggestion_text(1, next(iter(suggestions(policy, under))))
    assert f"个人负担 = {MARK}" in text
    left_open = Source(path=sample()[0].path, text=f"{POLICY}\n{text}")
    assert pipeline.check(left_open).value is None
    filled = text.replace(f"个人负担 = {MARK}", "个人负担 = 499.99元").replace(MARK, "0元")
    assert pipeline.check(Source(path=left_open.path, text=f"{POLICY}\n{filled}")).value is not None
