"""Mutants: each changes one thing, and is told by its clause and cell."""

from __future__ import annotations

from polyc.testing.mutating.definitions import mutants
from polyc.testing.mutating.hunting import Fate, hunt
from polyc.testing.mutating.telling import told, verdicts_json, verdicts_text
from tests.cli.samples import POLICY
from tests.testing.sample import sample

RICH = (
    POLICY.replace(
        "  基数      住院总费用\n", "  适用      当 住院总费用 超过 100元\n  基数      住院总费用\n"
    )
    .replace("三级 待定", "三级 60%")
    .replace("应拒 待定", "应得 基本医保.支付 = 600元")
    .replace("情景  三级按五成\n  设 基本医保.支付比例 按 机构级别:三级 50%\n", "")
)


def words(text: str = POLICY) -> list[str]:
    _, policy, _ = sample(text=text)
    return [mutant.words for mutant in mutants(policy)]


def test_every_number_is_changed_once() -> None:
    assert words() == [
        "基本医保.起付线:500元改成500.01元",
        "基本医保.支付比例:机构级别 一级:80%改成81%",
        "救助:50%改成51%",
    ]


def test_rows_change_places_where_neither_is_open() -> None:
    swapped = "基本医保.支付比例:机构级别的“一级”与“三级”两行对调"
    assert swapped not in words()
    assert swapped in words(RICH)


def test_thresholds_move_by_a_fen_and_to_the_other_side() -> None:
    assert words(RICH)[:2] == [
        "基本医保:住院总费用超过100元:100元改成100.01元",
        "基本医保:住院总费用超过100元:“超过”改成“不低于”",
    ]


def test_every_mutant_differs_from_the_policy() -> None:
    _, policy, _ = sample(text=RICH)
    assert all(mutant.policy != policy for mutant in mutants(policy))


def test_what_no_case_notices_is_told_with_a_claim_that_would() -> None:
    source, policy, under = sample()
    found = list(hunt(policy, source.sha256, under))
    assert [each.fate for each in found] == [Fate.NOTICED] * 2 + [Fate.SURVIVED]
    claim = found[-1].claim
    assert claim is not None
    assert claim.inputs["身份"] & 2
    report = [told(each, under(each.scenarios), source) for each in found]
    text = verdicts_text(report, "样.pol")
    assert text.startswith(
        "改动  试改 3 处,察觉 2/3(66.6%)\n  没有案例察觉  救助:50%改成51%  --> 样.pol:25\n"
    )
    assert "能分辨的单据:\n      设 出院日期" in text
    assert [each["fate"] for each in verdicts_json(report)] == ["noticed"] * 2 + ["survived"]


def test_a_change_that_cannot_matter_is_proven_equal() -> None:
    """The second layer's rate is 0, so that its cap never comes into play."""
    none = POLICY.replace("一级 80%,三级 待定", "一级 0%,三级 0%").replace("不设", "每次 限支付 1000元")
    cases = none.index("案例")
    idle = none[:cases].replace("情景  三级按五成\n  设 基本医保.支付比例 按 机构级别:三级 50%\n", "")
    more = """案例  什么也不付
  设 出院日期 2023年3月1日,机构级别 一级,身份 无,住院总费用 1500元
  应得 基本医保.支付 = 0元,基本医保.起付 = 500元
"""
    source, policy, under = sample(more, idle)
    fates = {each.mutant.words: each.fate for each in hunt(policy, source.sha256, under)}
    assert fates["基本医保.封顶线:1000元改成1000.01元"] is Fate.EQUAL


def test_shares_make_up_the_whole() -> None:
    source, policy, under = sample()
    shares = [list(hunt(policy, source.sha256, under, turn, 3)) for turn in range(3)]
    told_of = sorted(each.mutant.words for share in shares for each in share)
    assert told_of == sorted(words())


SHARED = """\
政策  分担
编号  shared
地区  示范省 示范市
施行  2023年1月1日
口径  用途:资助
口径  适用版本:日子
文件  办法  《办法》  2022年  状态 现行  证据 甲
输入
  日子  为 日期
  县类  为 第一类、第二类 之一
分配  资助 = 10元 按 县类:第一类 1:0,第二类 5:5 给 省、县,尾差 归 县    依据 办法 第一条
案例  第二类
  设 日子 2023年3月1日,县类 第二类
  应得 资助.省 = 5元,资助.县 = 5元
"""


def test_ratios_and_the_table_that_chooses_them_are_changed() -> None:
    source, policy, under = sample("", SHARED)
    fates = {each.mutant.words: each.fate for each in hunt(policy, source.sha256, under)}
    assert fates["资助:省的5份改成6份"] is Fate.NOTICED
    assert fates["资助:省的1份改成2份"] is not Fate.NOTICED  # no case is of that class
    assert any("第一类" in word for word in fates)
