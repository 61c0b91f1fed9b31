"""Comparisons as text and JSON; the text is kept so that a change shows as a diff."""

from __future__ import annotations

import json

from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from polyc.comparing.comparison import Comparison, comparison
from polyc.comparing.render_json import render_json
from polyc.comparing.render_text import render_text
from polyc.diagnostics.render_text import COLOURS
from polyc.diagnostics.width import columns
from tests.comparing.pair import BOUND, TURN, changed, policy, weihai, weihai_open


class TextFile(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "txt"


def small() -> Comparison:
    new = changed(
        ("| 普通 | 80%  | 70%  | 60%  |", "| 普通 | 85%  | 70%  | 60%  |"),
        ("每次 500元", "每次 按 机构级别:一级 300元,二级、三级 600元"),
        ("每年 限支付 10万元", "每年 限支付 12万元"),
        ("当 身份 是 低保 = 基本医保.余额 × 50%", "当 身份 是 低保 = 较小(基本医保.余额 × 60%,5000元)"),
        ("状态 现行", "状态 废止"),
        ("保证  不多付:基本医保.支付 不超过 住院总费用\n", ""),
    )
    return comparison(policy(), new)


def test_a_small_pair(snapshot: SnapshotAssertion) -> None:
    assert render_text(small()) == snapshot(extension_class=TextFile)


def test_weihai_at_the_first_of_july(snapshot: SnapshotAssertion) -> None:
    text = render_text(comparison(weihai(), weihai(), TURN, BOUND))
    assert text == snapshot(extension_class=TextFile)
    assert "80%   85%" in text and "8,245.00" in text and "+485.00" in text


def test_weihai_without_scenarios(snapshot: SnapshotAssertion) -> None:
    assert render_text(weihai_open()) == snapshot(extension_class=TextFile)


def test_nothing_is_told_of_nothing() -> None:
    assert render_text(comparison(policy(), policy())).endswith("两边没有不同。\n")


def test_figures_stand_below_one_another() -> None:
    lines = render_text(small()).splitlines()
    heads = [at for at, line in enumerate(lines) if line.strip().startswith("旧 ") and line.endswith("差")]
    assert heads
    for at in heads:
        assert columns(lines[at]) == columns(lines[at + 1]) == columns(lines[at + 2])


def test_colours_change_nothing_but_colours() -> None:
    painted = render_text(small(), COLOURS)
    for escape in (COLOURS.error, COLOURS.warning, COLOURS.place, COLOURS.strong, COLOURS.plain):
        painted = painted.replace(escape, "")
    assert painted == render_text(small())


def test_json_tells_the_same_and_twice_the_same() -> None:
    text = render_json(small())
    assert text == render_json(small())
    told = json.loads(text)
    assert [each["number"] for each in told["differences"]] == list(range(1, len(small().differences) + 1))
    first = told["differences"][0]
    assert (first["kind"], first["clause"]) == ("value", "基本医保.起付线")
    assert first["example"]["old"]["rest"].keys() == {"fen", "yuan"}
    assert {each["example"]["found"] for each in told["differences"]} == {True, False}
