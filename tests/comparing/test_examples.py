"""Claims that are paid differently; the amounts are worked out by hand beside each."""

from __future__ import annotations

from polyc.analysis.paying import Declined, Paid
from polyc.comparing.changes import ClauseChange, ValueChange
from polyc.comparing.comparison import Difference, comparison
from polyc.comparing.examples import Example, NoExample
from polyc.model.policy import Policy
from tests.comparing.pair import (
    BOUND,
    POLICIES,
    SMALL,
    TURN,
    changed,
    day,
    policy,
    understood,
    weihai,
    weihai_open,
)

RATES = "| 普通 | 80%  | 70%  | 60%  |"


def differences(old: Policy, new: Policy) -> tuple[Difference, ...]:
    return comparison(old, new).differences


def example(old: Policy, new: Policy) -> Example:
    (found,) = differences(old, new)
    assert isinstance(found.shown, Example), found.shown
    return found.shown


def test_a_rate_is_shown_by_a_claim_that_it_applies_to() -> None:
    shown = example(policy(), changed((RATES, "| 普通 | 80%  | 70%  | 65%  |")))
    # 三级,普通:(10000 − 500) × 60% = 5700;(10000 − 500) × 65% = 6175。
    assert shown.claim.inputs["机构级别"] == 2 and shown.claim.inputs["身份"] == 0
    assert shown.claim.inputs["住院总费用"] == 10_000_00
    assert isinstance(shown.old, Paid) and isinstance(shown.new, Paid)
    assert (shown.old.payers["统筹基金"], shown.old.rest) == (5_700_00, 4_300_00)
    assert (shown.new.payers["统筹基金"], shown.new.rest) == (6_175_00, 3_825_00)
    assert shown.with_it == shown.new and shown.without_it == shown.old


def test_a_cap_is_shown_above_the_breakpoint_alone() -> None:
    shown = example(policy(), changed(("限支付 10万元", "限支付 12万元")))
    # 一级,普通:20 万元 → (200000 − 500) × 80% = 159600,封顶在 10 万元、12 万元。
    assert isinstance(shown.old, Paid) and isinstance(shown.new, Paid)
    assert (shown.old.payers["统筹基金"], shown.new.payers["统筹基金"]) == (100_000_00, 120_000_00)


def test_two_changes_at_once_are_told_apart() -> None:
    new = changed((RATES, "| 普通 | 85%  | 70%  | 60%  |"), ("每次 500元", "每次 600元"))
    found = {
        each.change.clause: each.shown
        for each in differences(policy(), new)
        if isinstance(each.change, ValueChange)
    }
    rate = found["基本医保.支付比例"]
    # 旧 (10000 − 500) × 80% = 7600;只改比例 9500 × 85% = 8075;都改 9400 × 85% = 7990。
    assert isinstance(rate, Example)
    payouts = (rate.old, rate.with_it, rate.new)
    assert all(isinstance(each, Paid) for each in payouts)
    paid = [each.payers["统筹基金"] for each in payouts if isinstance(each, Paid)]
    assert paid == [7_600_00, 8_075_00, 7_990_00]


def test_a_changed_clause_is_tried_with_the_old_numbers() -> None:
    shown = example(policy(), changed(("每年 限支付 10万元", "每次 限支付 10万元")))
    # 只有本年此前已经付过的人才有不同。
    assert any(shown.claim.before.values())


def test_rounding_is_shown_to_the_fen() -> None:
    shown = example(policy(), changed(("四舍五入,到分", "舍去尾数,到元")))
    assert isinstance(shown.old, Paid) and isinstance(shown.new, Paid)
    assert shown.old.payers != shown.new.payers
    assert shown.new.payers["统筹基金"] % 100 == 0


def test_what_is_not_computed_is_said_to_change_nothing() -> None:
    (found,) = differences(policy(), changed(("状态 现行", "状态 征求意见")))
    assert isinstance(found.shown, NoExample) and found.shown.certain


def test_a_value_that_nobody_is_paid_by_is_proven_to_change_nothing() -> None:
    note = ("计算  个人负担 =", "计算  标准 = 1元\n计算  个人负担 =")
    (found,) = differences(changed(note), changed((note[0], note[1].replace("1元", "2元"))))
    assert isinstance(found.shown, NoExample) and found.shown.certain


def test_an_added_payment_is_shown_with_everything_else() -> None:
    more = policy(
        SMALL.replace(
            "计算  个人负担 =", "给付  补足  由 县财政 = 救助.支付 × 10%\n\n计算  个人负担 ="
        ).replace("- 救助.支付  接口", "- 救助.支付 - 补足.支付  接口")
    )
    found = {
        each.change.name: each.shown
        for each in differences(policy(), more)
        if isinstance(each.change, ClauseChange)
    }
    shown = found["补足"]
    # 低保一级 1 万元:(10000 − 500) × 90% = 8550;余额 1450 × 50% = 725;补足 725 × 10% = 72.50。
    assert isinstance(shown, Example) and isinstance(shown.new, Paid)
    assert shown.with_it is None and shown.new.payers["县财政"] > 0


def test_a_claim_that_only_one_side_settles_is_an_example() -> None:
    shown = example(changed((RATES, "| 普通 | 80%  | 70%  | 待定 |")), policy())
    assert isinstance(shown.old, Declined) and shown.old.refusal.reason == "待定"
    # (10000 − 500) × 60% = 5700。
    assert isinstance(shown.new, Paid) and shown.new.payers["统筹基金"] == 5_700_00


def test_weihai_pays_4_85_yuan_more_of_every_hundred() -> None:
    made = comparison(weihai(), weihai(), TURN, BOUND)
    found = {
        (each.change.clause, each.change.cell): each.shown
        for each in made.differences
        if isinstance(each.change, ValueChange)
    }
    low = found["低段支付比例", "基层"]
    # 一档基层 1 万元:(10000 − 300) × 80% = 7760;× 85% = 8245。
    assert isinstance(low, Example) and isinstance(low.old, Paid) and isinstance(low.new, Paid)
    assert (low.old.payers["居民统筹基金"], low.new.payers["居民统筹基金"]) == (7_760_00, 8_245_00)
    assert (low.old.rest, low.new.rest) == (2_240_00, 1_755_00)
    assert not any(low.claim.before.values())


def test_open_values_name_the_scenarios_that_would_fill_them() -> None:
    assert weihai_open().open_scenarios == ("其余沿用七月数值",)
    assert comparison(weihai(), weihai(), TURN, BOUND).open_scenarios == ()


def test_shares_of_a_clearing_are_told_by_institution() -> None:
    text = (POLICIES / "安徽省/六安市/金安区慢特病按人头包干.pol").read_text("utf-8")
    shared = "单位.留用 按 2:6:2 给"
    assert text.count(shared) == 1
    old, new = understood(text), understood(text.replace(shared, "单位.留用 按 3:5:2 给"))
    (found,) = comparison(old, new, scenarios=("先考核后分", "全部单位里排名")).differences
    assert (
        isinstance(found.shown, Example)
        and isinstance(found.shown.old, Paid)
        and isinstance(found.shown.new, Paid)
    )
    kept, shares = found.shown.old.results["单位 第1行 留用"][0], found.shown.new.results
    assert kept > 0 and kept % 1000 == 0
    # 留用 的十分之三、五、二。
    assert shares["单位 第1行 留用分配.区"][0] == kept * 3 // 10
    assert shares["单位 第1行 留用分配.乡"][0] == kept * 5 // 10
    assert shares["单位 第1行 留用分配.村"][0] == kept * 2 // 10
    assert found.shown.old.results["单位 第1行 留用分配.乡"][0] == kept * 6 // 10


def test_a_change_is_shown_at_the_latest_period_that_shows_it() -> None:
    later, earlier = "自 2024年1月1日 起 = 500元", "至 2023年12月31日 止 = 按 机构级别:一级 500元,其余 待定"
    versions = f"计算  标准 {later}\n计算  标准 {earlier}\n\n层  基本"
    text = SMALL.replace("层  基本", versions).replace("每次 500元", "每次 标准")
    old, new = understood(text), understood(text.replace("70%  | 60%  |", "70%  | 65%  |"))
    shown = example(old, new)
    # 2023 年三级的起付标准待定,两边都不能结算;2024 年 (10000 − 500) × 60% = 5700,× 65% = 6175。
    assert shown.claim.inputs["出院日期"] >= day(2024, 1, 1)
    assert isinstance(shown.old, Paid) and isinstance(shown.new, Paid)
    assert (shown.old.payers["统筹基金"], shown.new.payers["统筹基金"]) == (5_700_00, 6_175_00)


def test_where_both_sides_are_open_the_report_says_so() -> None:
    text = SMALL.replace("每次 500元", "每次 待定")
    old, new = understood(text), understood(text.replace("70%  | 60%  |", "70%  | 65%  |"))
    (found,) = differences(old, new)
    assert isinstance(found.shown, NoExample) and not found.shown.certain
    assert found.shown.pending == ("基本医保.起付线",)


def test_what_bears_one_name_but_is_two_things_is_not_mixed_up() -> None:
    """An input here and a computed value there: the old policy cannot read the new one's formula."""
    computed = understood(
        SMALL.replace("基数      住院总费用", "基数      较大(0元,住院总费用 - 床位费)").replace(
            "层  基本医保", "计算  床位费 = 100元\n\n层  基本医保"
        )
    )
    given = understood(
        SMALL.replace("输入\n", "输入\n  床位费  为 金额  上限 1000元\n")
        .replace("住院总费用 1500元", "住院总费用 1500元,床位费 0元")
        .replace("层  基本医保", "计算  押金 = 床位费\n\n层  基本医保")
    )
    found = {
        each.change.clause: each.shown
        for each in differences(given, computed)
        if isinstance(each.change, ValueChange)
    }
    shown = found["基本医保.基数"]
    assert isinstance(shown, Example) and shown.with_it is None and shown.without_it is not None


def test_a_clause_may_bring_a_document_of_its_own() -> None:
    other = SMALL.replace(
        "文件  办法  ", "文件  通知  《示范通知》  状态 现行  证据 甲\n文件  办法  "
    ).replace(
        "每次 500元                                          依据 办法 第三条", "每次 600元  依据 通知 第一条"
    )
    found = {
        each.change.clause: each.shown
        for each in differences(policy(), understood(other))
        if isinstance(each.change, ValueChange)
    }
    assert isinstance(found["基本医保.起付线"], Example)
