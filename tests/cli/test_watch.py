"""`polyc check --watch`: told anew after a change, ended by Ctrl-C without an error."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from polyc.cli.following import policy_stamps, rounds, stamps
from tests.cli.processes import interruptible
from tests.cli.samples import POLICY


def test_a_change_is_told_and_ctrl_c_ends_it(policy: Path) -> None:
    with interruptible("check", policy, "--watch") as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() == "检查了 1 份政策:没有发现错误。\n"
        assert "Ctrl-C" in process.stdout.readline()
        aside = policy.with_suffix(".part")
        aside.write_text(POLICY.replace("依据 办法 第五条", "依据 方法 第五条"), "utf-8")
        aside.replace(policy)
        assert "P201" in process.stdout.readline()
        assert any("Ctrl-C" in line for line in process.stdout)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 0
        assert process.stdout.read() == "\n不再看了。\n"
        assert process.stderr.read() == ""


def test_every_change_brings_a_round_even_one_made_during_the_last(tmp_path: Path) -> None:
    path = tmp_path / "甲.pol"
    path.write_text("一", "utf-8")
    going = rounds(lambda: stamps([path]), 0)
    next(going)
    os.utime(path, ns=(1, 1))
    next(going)
    path.unlink()
    next(going)
    assert stamps([path]) == {}
    path.write_text("二", "utf-8")
    assert next(rounds(lambda: stamps([path]), 0, seen={})) is None


def test_a_policy_is_watched_with_those_it_builds_on(tmp_path: Path) -> None:
    city, province = tmp_path / "示例省" / "示例市" / "市.pol", tmp_path / "示例省" / "全省" / "省.pol"
    for path, text in ((city, "地区  示例省 示例市\n沿用  demo\n"), (province, "编号  demo\n")):
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    for word in (city, city.parent):
        assert set(policy_stamps([str(word)])) >= {city, province.absolute()}
    assert set(policy_stamps([str(province)])) == {province}
