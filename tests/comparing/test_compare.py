"""What differs between two policies, without regard to who is paid what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyc.comparing.changes import ClauseChange, Sort, ValueChange
from polyc.comparing.compare import compare
from polyc.model.policy import Policy
from polyc.model.scenarios import bind
from tests.comparing.pair import BOUND, SMALL, TURN, changed, day, policy, understood, weihai

LAST = "| 低保 | 90%  | 80%  | 70%  |"
RATES = "| 普通 | 80%  | 70%  | 60%  |"


def values(old: Policy, new: Policy, days: tuple[int, int] | None = None) -> list[tuple[str, str, str, str]]:
    found = (each.change for each in compare(old, new, days))
    return [(each.clause, each.cell, each.old, each.new) for each in found if isinstance(each, ValueChange)]


def clauses(old: Policy, new: Policy) -> list[ClauseChange]:
    found = (each.change for each in compare(old, new))
    return [each for each in found if isinstance(each, ClauseChange)]


@pytest.mark.parametrize("each", [policy(), weihai()], ids=["small", "weihai"])
def test_a_policy_does_not_differ_from_itself(each: Policy) -> None:
    assert compare(each, each) == ()


def test_a_changed_cell_is_told_with_its_labels() -> None:
    new = changed((RATES, "| 普通 | 85%  | 70%  | 60%  |"))
    assert values(policy(), new) == [("基本医保.支付比例", "普通,一级", "80%", "85%")]


def test_cells_that_change_alike_are_told_together() -> None:
    new = changed(
        (RATES, "| 普通 | 80%  | 75%  | 75%  |"),
        ("| 低保 | 90%  | 80%  | 70%  |", "| 低保 | 95%  | 80%  | 70%  |"),
    )
    assert values(policy(), new) == [
        ("基本医保.支付比例", "普通,二级", "70%", "75%"),
        ("基本医保.支付比例", "普通,三级", "60%", "75%"),
        ("基本医保.支付比例", "低保,一级", "90%", "95%"),
    ]
    both = changed(("起付线    每次 500元", "起付线    每次 按 机构级别:一级 500元,二级、三级 800元"))
    assert values(policy(), both) == [("基本医保.起付线", "二级、三级", "500元", "800元")]


def test_a_limit_that_reaches_further_is_a_change_of_the_clause() -> None:
    (found,) = clauses(policy(), changed(("每次 500元", "每年 500元")))
    assert (found.sort, found.word, found.name) == (Sort.CHANGED, "层", "基本医保")
    assert [(each.aspect, each.old, each.new) for each in found.facts] == [("起付线", "每次", "每年")]


def test_what_changes_a_value_is_told_by_its_condition() -> None:
    raised = changed((LAST, f"{LAST}\n    另 当 机构级别 是 一级 提高 5个百分点"))
    # 90% + 5 = 95 %, so that no rate passes 100 %.
    assert values(policy(), raised) == [
        ("基本医保.支付比例", "另 当 机构级别 是 一级", "—", "提高 5个百分点")
    ]


def test_an_exception_is_told_by_its_name() -> None:
    made = changed(
        (
            "每次 500元                                          依据 办法 第三条\n",
            "每次 500元  依据 办法 第三条\n    例外 低保免收 当 身份 是 低保 则 0元  依据 办法 第三条\n",
        )
    )
    assert values(policy(), made) == [("基本医保.起付线", "例外 低保免收", "—", "当 身份 是 低保 则 0元")]


def test_head_documents_and_promises_are_clauses() -> None:
    new = changed(
        ("四舍五入,到分", "舍去尾数,到元"),
        ("状态 现行", "状态 征求意见"),
        ("保证  不多付:基本医保.支付 不超过 住院总费用\n", ""),
        ("后续不重算", "逆序"),
    )
    told = {(each.sort.value, each.word, each.name): each for each in clauses(policy(), new)}
    assert list(told) == [
        ("改", "口径", ""),
        ("改", "舍入", ""),
        ("改", "文件", "办法"),
        ("删", "保证", "不多付"),
    ]
    assert told["改", "舍入", ""].facts[0].new == "舍去尾数,到元"
    assert not told["改", "文件", "办法"].pays and not told["删", "保证", "不多付"].pays


def test_a_renamed_clause_is_gone_and_come_and_said_to_be_alike() -> None:
    new = policy(SMALL.replace("救助", "补助").replace("补助基金", "救助基金"))
    gone, come = (each for each in clauses(policy(), new) if each.word == "给付")
    assert (gone.sort, gone.name, gone.alike) == (Sort.REMOVED, "救助", "补助")
    assert (come.sort, come.name, come.alike) == (Sort.ADDED, "补助", "救助")


def test_a_new_article_alone_changes_no_value() -> None:
    (found,) = clauses(policy(), changed(("依据 办法 第五条", "依据 办法 第七条")))
    assert [each.aspect for each in found.facts] == ["依据"]
    assert not found.pays
    assert not values(policy(), changed(("依据 办法 第五条", "依据 办法 第七条")))


def test_the_order_of_definitions_counts() -> None:
    total = "计算  总费用 = 住院总费用\n"
    first = policy(SMALL.replace("层  基本医保", f"{total}层  基本医保"))
    last = policy(SMALL.replace("给付  救助", f"{total}给付  救助"))
    (found,) = clauses(first, last)
    assert [each.aspect for each in found.facts] == ["条款次序"]


def test_an_input_with_another_option_is_a_changed_input() -> None:
    (found,) = clauses(
        policy(),
        changed(
            ("普通、低保 之一", "普通、低保、特困 之一"),
            (RATES, f"{RATES}\n    | 特困 | 90%  | 80%  | 70%  |"),
        ),
    )
    assert (found.word, found.name) == ("输入", "身份")
    assert found.facts[0].new == "普通、低保、特困 之一"


def test_targets_are_clauses_that_pay_nothing() -> None:
    aim = "目标  报销比例:合计(基本医保.支付) ÷ 合计(住院总费用) 不低于 {}%\n\n案例"
    shown = SMALL.replace("舍入  每笔支付", "舍入  目标比值:四舍五入,整数\n舍入  每笔支付")
    old, new = (policy(shown.replace("案例", aim.format(rate), 1)) for rate in (60, 65))
    (found,) = clauses(old, new)
    assert (found.word, found.name, found.pays) == ("目标", "报销比例", False)
    assert [(each.aspect, each.old, each.new) for each in found.facts] == [
        ("要求", "不低于 60%", "不低于 65%")
    ]


# ---- periods ----

HISTORY = (
    "计算  个人负担 =",
    "计算  标准 自 2024年1月1日 起 = 2元\n计算  标准 至 2023年12月31日 止 = 1元\n计算  个人负担 =",
)


def test_two_days_of_one_policy_are_its_two_versions() -> None:
    dated = changed(HISTORY)
    (found,) = compare(dated, dated, (day(2023, 12, 31), day(2024, 1, 1)))
    assert isinstance(found.change, ValueChange)
    assert (found.change.old, found.change.new) == ("1元", "2元")
    assert found.change.period == "自2024年1月1日"
    assert compare(dated, dated, (day(2023, 3, 1), day(2023, 12, 31))) == ()


def test_a_change_tells_the_periods_in_which_it_holds() -> None:
    old = changed(HISTORY)
    new = changed((HISTORY[0], HISTORY[1].replace("2元", "3元")))
    (found,) = compare(old, new)
    assert isinstance(found.change, ValueChange)
    assert (found.change.old, found.change.new) == ("2元", "3元")
    assert found.change.period == "自2024年1月1日至2024年12月31日"


def test_policies_of_different_years_meet_at_the_turn() -> None:
    old = changed(HISTORY)
    new = changed(
        ("2023年1月1日 至 2024年12月31日", "2025年1月1日 至 2025年12月31日"), ("2023年3月1日", "2025年3月1日")
    )
    found = compare(old, new)
    assert {(each.moments[0].old_day, each.moments[0].new_day) for each in found} == {
        (day(2024, 12, 31), day(2025, 1, 1))
    }
    # Of 标准 only the version of the last day of 2024 is gone, 2 元; that of 2023 is not told.
    assert [each.change.facts[0].old for each in found if isinstance(each.change, ClauseChange)][1] == "2元"


# ---- laws ----


@given(
    st.lists(st.integers(0, 100), min_size=6, max_size=6),
    st.lists(st.integers(0, 100), min_size=6, max_size=6),
)
def test_swapping_the_sides_swaps_the_table(first: list[int], second: list[int]) -> None:
    old, new = _with_rates(first), _with_rates(second)
    assert [(a, b, d, c) for a, b, c, d in values(old, new)] == values(new, old)
    assert bool(values(old, new)) == (first != second)


def _with_rates(rates: list[int]) -> Policy:
    cells = [f"{rate}%" for rate in rates]
    text = SMALL.replace(RATES, f"| 普通 | {' | '.join(cells[:3])} |").replace(
        "| 低保 | 90%  | 80%  | 70%  |", f"| 低保 | {' | '.join(cells[3:])} |"
    )
    return understood(text)


def test_weihai_raised_the_rate_of_primary_institutions_to_85_percent() -> None:
    bound, _ = bind(weihai(), BOUND)
    found = values(bound, bound, TURN)
    assert ("低段支付比例", "基层", "80%", "85%") in found
    assert ("高段支付比例", "基层", "80%", "85%") in found
    assert ("低段支付比例", "基层", "待定", "85%") in values(weihai(), weihai(), TURN)
