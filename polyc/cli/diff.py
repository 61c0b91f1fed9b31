"""`polyc diff`: what differs between two policies, or two days of one, and who is paid otherwise."""

from __future__ import annotations

import re
import sys
from datetime import date
from typing import Final

from polyc.cli import policies
from polyc.cli.console import paint_for, say
from polyc.cli.endings import WrongUsage
from polyc.cli.policies import Checked
from polyc.cli.usage import Arguments, Option, Usage
from polyc.comparing.comparison import Comparison, comparison
from polyc.model.policy import Policy
from polyc.syntax.literals import EPOCH, day_text

USAGE: Final = Usage(
    about="比较两份政策,或者一份政策的两天:哪些数值和条款不同,每处举一张付得不同的单据,算到分。",
    word="政策",
    word_help="旧的和新的 .pol 文件;只写一个文件时,用两个 --at 写出两天",
    most=2,
    options=(
        Option(
            names=("--at",),
            metavar="日期",
            repeated=True,
            help="比较哪一天;写两次则旧、新各一天,如 2023-06-30",
        ),
        Option(names=("--old-date",), metavar="日期", help="旧的取哪一天"),
        Option(names=("--new-date",), metavar="日期", help="新的取哪一天"),
        policies.SCENARIO,
        Option(names=("--json",), help="输出 JSON"),
    ),
)

_DAY: Final = re.compile(r"(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})日?")


def run(arguments: Arguments) -> int:
    """Exit code 0 whether or not anything differs; 1 where a policy is wrong."""
    sides = [policies.load(policies.one_file(word)) for word in arguments.words]
    old, new = sides[0], sides[-1]
    days = _days(arguments, old.policy, new.policy)
    if days is None and len(sides) == 1:
        raise WrongUsage("只写一个文件时,要用 --at 写出旧、新两天,如 --at 2023-06-30 --at 2023-07-01。")
    scenarios = arguments.all("--scenario")
    _adoptable(scenarios, old, new)
    made = comparison(old.policy, new.policy, days, scenarios)
    say(_rendered(made, arguments.has("--json")))
    return 0


def _rendered(made: Comparison, as_json: bool) -> str:
    if as_json:
        from polyc.comparing.render_json import render_json

        return render_json(made)
    from polyc.comparing.render_text import render_text

    return render_text(made, paint_for(sys.stdout))


def _adoptable(scenarios: tuple[str, ...], old: Checked, new: Checked) -> None:
    """Every scenario is known to a side, and those of one side do not clash."""
    known = [each.name for side in (old, new) for each in side.policy.scenarios]
    for name in scenarios:
        if name not in known:
            told = f"有这些情景:{'、'.join(dict.fromkeys(known))}。" if known else "两边都没有写情景。"
            raise WrongUsage(f"没有叫“{name}”的情景。{told}")
    for side in (old, new):
        own = {each.name for each in side.policy.scenarios}
        policies.compiled(side, [name for name in scenarios if name in own])


# ---- days ----


def _days(arguments: Arguments, old: Policy, new: Policy) -> tuple[int, int] | None:
    """The day of each side; None where none is given."""
    at = arguments.all("--at")
    first, second = arguments.one("--old-date"), arguments.one("--new-date")
    if at and (first or second):
        raise WrongUsage("--at 不能与 --old-date、--new-date 同时写。")
    if len(at) > 2:
        raise WrongUsage("--at 至多写两次:旧、新各一天。")
    if at:
        first, second = at[0], at[-1]
    if first is None and second is None:
        return None
    if first is None or second is None:
        raise WrongUsage("--old-date 和 --new-date 要一起写。")
    return _day(first, old), _day(second, new)


def _day(written: str, policy: Policy) -> int:
    """Days since 1970-01-01; the policy must be in force then."""
    found = _DAY.fullmatch(written)
    try:
        when = date(*map(int, found.groups())).toordinal() - EPOCH if found else None
    except ValueError:
        when = None
    if when is None:
        raise WrongUsage(f"日期写成 2023-07-01 的样子,现在是“{written}”。")
    if when < policy.start or (policy.end is not None and when > policy.end):
        end = f" 至 {day_text(policy.end)}" if policy.end is not None else " 起"
        raise WrongUsage(
            f"“{policy.title}”在 {day_text(when)} 没有施行:它施行于 {day_text(policy.start)}{end}。"
        )
    return when
