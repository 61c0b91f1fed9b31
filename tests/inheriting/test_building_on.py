"""沿用: what comes along from another policy, what may be changed of it, and every mistake in doing so."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from polyc import pipeline
from polyc.diagnostics.diagnostic import Diagnostic
from polyc.model.policy import BracketTable, Layer, OwnLimit, Policy
from polyc.model.values import Constant, Table
from polyc.source.text import Source
from polyc.testing import twice
from polyc.testing.ledger import Ledger
from polyc.testing.module import compiled

HEAD = """\
口径  适用版本:出院日期
口径  累计年度:自然年度,出院日期
口径  结算次序:结算时间
口径  冲正方式:后续不重算
口径  费用平衡:总费用,个人负担
舍入  每笔支付:四舍五入,到分
"""
PROVINCE = (
    """\
政策  示例省待遇
编号  demo-province
地区  示例省 全省
施行  2023年1月1日 至 2025年12月31日
"""
    + HEAD
    + """\
文件  省办法  《省办法》  2022年12月1日  状态 现行  证据 甲
文件  没有引用  《没有引用》  2022年12月1日  状态 现行  证据 甲

输入
  出院日期  为 日期
  级别      为 一级、三级 之一
  总费用    为 金额  上限 100万元

层  基本医保  由 统筹基金 支付    依据 省办法 第一条
  基数      总费用
  起付线    每次 800元
    可调  300元至1000元
  支付比例  按 级别:一级 80%,三级 60%
    可调  55%至90%
    另 当 级别 是 一级 提高 5个百分点
  封顶线    不设
    可调

层  大病保险  由 大病资金 支付    依据 省办法 第二条
  基数      基本医保.余额
  起付线    不设
  分段      逐段累加,边界含起付线
  可调      50%以上
    1万元以下    50%
    超过1万元    60%
  封顶线    每年 限支付 20万元

计算  个人负担 = 总费用 - 基本医保.支付 - 大病保险.支付
  可调

保证  不超过总费用:大病保险.支付 不超过 5000元

案例  省里的案例不跟过来
  设 出院日期 2024年1月1日,级别 三级,总费用 800元
  应得 个人负担 = 400元
"""
)
CITY = """\
政策  示例市待遇
编号  demo-city
地区  示例省 示例市
沿用  demo-province
施行  2024年1月1日 至 2024年12月31日
文件  细则  《细则》  2023年12月1日  状态 现行  证据 甲

修改  基本医保.起付线 500元    依据 细则 第一条
"""
CASE = """\
案例  市里
  设 出院日期 2024年1月1日,级别 一级,总费用 1500元
  应得 基本医保.支付 = 850元
"""


def province(text: str = PROVINCE, name: str = "province.pol") -> Source:
    return Source(path=Path(name), text=text)


def city(extra: str = "", text: str = CITY, base: str = PROVINCE) -> Source:
    return Source(path=Path("city.pol"), text=f"{text}{extra}\n{CASE}", library=(province(base),))


def checked(source: Source) -> Policy:
    outcome = pipeline.check(source)
    assert outcome.value is not None, [each.message for each in outcome.diagnostics]
    assert not outcome.diagnostics, [each.message for each in outcome.diagnostics]
    return outcome.value


def found(source: Source) -> list[Diagnostic]:
    return list(pipeline.check(source).diagnostics)


def only(source: Source, code: str) -> Diagnostic:
    codes = [each.code for each in found(source)]
    assert codes == [code], [each.message for each in found(source)]
    return found(source)[0]


def layer(policy: Policy, name: str) -> Layer:
    return next(each for each in policy.definitions if isinstance(each, Layer) and each.name == name)


# ---- what comes along ----


def test_everything_comes_along_but_what_a_policy_says_of_itself() -> None:
    policy = checked(city())
    assert (policy.id, policy.title, policy.region) == ("demo-city", "示例市待遇", ("示例省", "示例市"))
    assert [each.name for each in policy.definitions] == ["基本医保", "大病保险", "个人负担"]
    assert [each.name for each in policy.inputs] == ["出院日期", "级别", "总费用"]
    assert [each.name for each in policy.documents] == ["省办法", "没有引用", "细则"]
    assert [each.name for each in policy.guarantees] == ["不超过总费用"]
    assert [each.name for each in policy.cases] == ["市里"]
    assert [(each.id, each.title, each.region) for each in policy.ancestors] == [
        ("demo-province", "示例省待遇", ("示例省", "全省"))
    ]


def test_a_base_is_told_from_what_the_city_writes() -> None:
    policy = checked(city("给付  补助 由 市财政 = 0元    依据 细则 第二条"))
    origins = {each.name: each.span.origin for each in policy.definitions}
    assert origins["补助"] is None
    assert origins["基本医保"] is not None
    assert origins["基本医保"].policy == "demo-province"
    source = city()
    line = source.cut(checked(source).definitions[0].span).splitlines()[0]
    assert line == "沿用  demo-province"


def test_the_deductible_is_the_citys_and_rests_on_both_documents() -> None:
    limit = layer(checked(city()), "基本医保").deductible.limit
    assert isinstance(limit, OwnLimit)
    (version,) = limit.value.versions
    assert isinstance(version.value, Constant)
    assert version.value.value == 500_00
    assert [each.document for each in version.amended] == ["细则"]


def test_a_limit_may_stand_where_there_was_none() -> None:
    cap = layer(checked(city("修改  基本医保.封顶线 每年 限支付 10万元    依据 细则 第二条")), "基本医保").cap
    assert isinstance(cap.limit, OwnLimit)
    (version,) = cap.limit.value.versions
    assert isinstance(version.value, Constant)
    assert version.value.value == 100_000_00


def test_bands_may_be_cut_elsewhere() -> None:
    bands = "修改  大病保险.分段    依据 细则 第二条\n  5000元以下 55%\n  超过5000元 65%"
    pricing = layer(checked(city(bands)), "大病保险").pricing
    assert isinstance(pricing, BracketTable)
    rates = [each.rate.versions[0].value for each in pricing.brackets]
    assert [each.low for each in pricing.brackets] == [0, 5_000_00]
    assert [each.value for each in rates if isinstance(each, Constant)] == [550_000, 650_000]


def test_a_computed_value_that_rests_on_a_new_payment_moves_down() -> None:
    extra = (
        "给付  补助 由 市财政 = 大病保险.余额 × 10%    依据 细则 第二条\n"
        "修改  个人负担 总费用 - 基本医保.支付 - 大病保险.支付 - 补助.支付"
    )
    policy = checked(city(extra))
    assert [each.name for each in policy.definitions] == ["基本医保", "大病保险", "补助", "个人负担"]


# ---- fingerprints ----


def fingerprint(source: Source) -> str:
    made = pipeline.compile_policy(checked(source), source)
    assert made.value is not None
    return made.value.identity.source_sha256


def test_a_word_changed_in_the_base_makes_another_program() -> None:
    assert fingerprint(city()) == fingerprint(city())
    assert fingerprint(city()) != fingerprint(city(base=PROVINCE + "# 一个字\n"))
    assert fingerprint(city()) != fingerprint(city("# 一个字\n"))
    assert (
        fingerprint(province(PROVINCE.replace("文件  没有引用", "# ")))
        == province(PROVINCE.replace("文件  没有引用", "# ")).sha256
    )


# ---- what may be changed ----


def test_what_is_not_marked_may_not_be_changed() -> None:
    told = only(city("修改  大病保险.封顶线 30万元    依据 细则 第二条"), "P819")
    assert told.message == "“大病保险.封顶线”是沿用 demo-province 的条款,那里没有标“可调”,不能修改。"


def test_not_even_an_exception_may_be_added_to_it() -> None:
    extra = "修改  大病保险.封顶线    依据 细则 第二条\n  例外 应急 当 级别 是 一级 则 不设"
    only(city(extra), "P819")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("修改  基本医保.起付线 200元", "改成了200元,可调的范围是 300元 至 1000元"),
        ("修改  基本医保.起付线 降低 600元", "改成了200元"),
        ("修改  基本医保.起付线 500元\n  例外 三级 当 级别 是 三级 则 1200元", "改成了1200元"),
        ("修改  基本医保.起付线 500元\n  另 当 级别 是 三级 提高 600元", "改成了1100元"),
        ("修改  基本医保.起付线 总费用 × 10%", "改成了一个算式"),
        ("修改  基本医保.起付线 不设", "改成了不设"),
    ],
    ids=["absolute", "relative", "exception", "adjustment", "formula", "unlimited"],
)
def test_what_is_marked_may_be_changed_within_its_range(change: str, told: str) -> None:
    line, _, rest = change.partition("\n")
    text = CITY.replace(
        "修改  基本医保.起付线 500元    依据 细则 第一条", f"{line}    依据 细则 第一条\n{rest}"
    )
    assert told in only(city(text=text), "P826").message


def test_a_cell_of_a_table_is_checked_like_a_value() -> None:
    only(city("修改  基本医保.支付比例 按 级别:一级 95%    依据 细则 第二条"), "P826")


def test_every_band_is_checked() -> None:
    bands = "修改  大病保险.分段    依据 细则 第二条\n  1万元以下 45%\n  超过1万元 65%"
    only(city(bands), "P826")


def test_a_promise_of_the_base_is_searched_in_the_city() -> None:
    checked_policy = checked(
        city("修改  大病保险.分段    依据 细则 第二条\n  1万元以下 50%\n  超过1万元 90%")
    )
    assert [each.name for each in checked_policy.guarantees] == ["不超过总费用"]


def test_a_city_may_change_from_a_day_on() -> None:
    extra = (
        "文件  通知  《通知》  2024年6月1日  状态 现行  证据 甲\n"
        "修改  基本医保.起付线 自 2024年7月1日 起 400元    依据 通知 第二条"
    )
    limit = layer(checked(city(extra)), "基本医保").deductible.limit
    assert isinstance(limit, OwnLimit)
    values = [each.value for each in limit.value.versions]
    assert [each.value for each in values if isinstance(each, Constant)] == [500_00, 400_00]


def test_a_province_in_between_decides_anew_what_may_be_changed() -> None:
    middle = CITY.replace("demo-city", "demo-middle").replace("\n施行", "\n施行")
    low = CITY.replace("沿用  demo-province", "沿用  demo-middle").replace("细则  《", "县细则  《")
    low = low.replace("依据 细则", "依据 县细则")
    library = (province(), Source(path=Path("middle.pol"), text=f"{middle}\n{CASE}"))
    source = Source(path=Path("county.pol"), text=low, library=library)
    told = only(source, "P819")
    assert "demo-middle" in told.message
    allowed = middle.replace("依据 细则 第一条", "依据 细则 第一条\n  可调 450元至600元")
    library = (province(), Source(path=Path("middle.pol"), text=f"{allowed}\n{CASE}"))
    assert found(evolve(source, library=library)) == []
    assert [each.id for each in checked(evolve(source, library=library)).ancestors] == [
        "demo-middle",
        "demo-province",
    ]


# ---- finding the base ----


def test_an_unknown_id_is_told_with_one_like_it() -> None:
    told = only(city(text=CITY.replace("demo-province", "demo-provinc")), "P821")
    assert "demo-province" in told.help


def test_two_policies_of_one_id_are_told_apart_by_nobody() -> None:
    source = evolve(city(), library=(province(), province(name="copy.pol")))
    assert "province.pol、copy.pol" in only(source, "P822").message


def test_a_circle_is_told_with_all_its_members() -> None:
    circular = PROVINCE.replace("地区  示例省 全省", "地区  示例省 全省\n沿用  demo-city")
    source = city(base=circular)
    source = evolve(source, library=(*source.library, source))
    told = only(source, "P823")
    assert told.message == "沿用绕成了圈:demo-city 沿用 demo-province 沿用 demo-city。"
    assert source.cut(told.span).splitlines()[0] == "沿用  demo-province"


def test_a_policy_that_builds_on_itself_is_a_circle() -> None:
    source = city(text=CITY.replace("沿用  demo-province", "沿用  demo-city"))
    only(evolve(source, library=(source,)), "P823")


def test_there_are_not_more_than_four_steps() -> None:
    steps = [
        CITY.replace("demo-city", f"demo-{at}").replace("demo-province", f"demo-{at + 1}") for at in range(6)
    ]
    library = tuple(Source(path=Path(f"{at}.pol"), text=text) for at, text in enumerate(steps))
    told = only(evolve(library[0], library=library), "P823")
    assert "最多 4 层" in told.message


def test_a_wrong_base_is_one_finding_in_the_city() -> None:
    told = only(city(base=PROVINCE.replace("总费用    为", "总金额    为")), "P824")
    assert "demo-province" in told.message
    assert "province.pol" in told.help


def test_a_base_that_cannot_be_read_is_one_finding_in_the_city() -> None:
    only(city(base=PROVINCE.replace("施行  2023年1月1日", "施行  二零二三")), "P824")


def test_a_base_must_be_in_force_all_the_time() -> None:
    only(city(text=CITY.replace(" 至 2024年12月31日", "")), "P825")
    only(city(text=CITY.replace("施行  2024年1月1日", "施行  2022年1月1日")), "P825")


def test_a_policy_builds_on_one_other() -> None:
    only(city(text=CITY.replace("施行", "沿用  demo-other\n施行", 1)), "P504")


def test_what_came_along_may_not_be_written_again() -> None:
    only(city("口径  冲正方式:逆序"), "P504")
    only(city("计算  个人负担 = 总费用"), "P202")


# ---- what is still open in the base ----

OPEN = PROVINCE.replace("按 级别:一级 80%,三级 60%", "按 级别:一级 待定,三级 待定").replace(
    "案例  省里的案例不跟过来",
    "情景  设想\n  设 基本医保.支付比例 按 级别:一级 80%,三级 60%\n\n案例  省里的案例不跟过来\n  采用 设想",
)


def test_a_scenario_of_the_base_fills_what_the_city_leaves_open() -> None:
    source = city("修改  基本医保.支付比例 按 级别:三级 70%    依据 细则 第二条", base=OPEN)
    source = evolve(source, text=source.text.replace("案例  市里\n", "案例  市里\n  采用 设想\n"))
    (scenario,) = checked(source).scenarios
    (binding,) = scenario.bindings
    value = binding.value.versions[0].value
    assert isinstance(value, Table)
    assert [each.value for each in value.cells if isinstance(each, Constant)] == [800_000, 700_000]


def test_a_scenario_with_nothing_left_to_fill_stays_behind() -> None:
    policy = checked(city("修改  基本医保.支付比例 按 级别:一级 80%,三级 70%    依据 细则 第二条", base=OPEN))
    assert policy.scenarios == ()


def test_points_are_added_to_a_rate_that_is_not_known_yet() -> None:
    base = OPEN.replace("    可调  55%至90%\n", "    可调\n")
    source = city("修改  基本医保.支付比例 提高 5个百分点    依据 细则 第二条", base=base)
    source = evolve(source, text=source.text.replace("案例  市里\n", "案例  市里\n  采用 设想\n"))
    made = pipeline.compile_policy(checked(source), source, ("设想",))
    assert made.value is not None
    both = compiled(made.value)
    claim = {"出院日期": 19_723, "级别": 1, "总费用": 1_500_00}
    outcome = twice.settle(both, claim, both.opening(Ledger({})), Ledger({}))
    assert isinstance(outcome, twice.Settled)
    assert outcome.values["基本医保_支付"] == 650_00  # (1500 − 500) × (60% + 5%)
