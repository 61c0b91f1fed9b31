from __future__ import annotations

from polyc.lsp.completion import completion
from polyc.lsp.desk import Desk
from tests.lsp.texts import SMALL, cursor_at, numbered, opened

LAYER = "层  大病  由 大病资金 支付"


def offered(line: str, behind: str = "") -> list[str]:
    """What is offered at the end of a further line, in the order of the editor."""
    document, position = cursor_at(SMALL, line, behind or line)
    items = completion(document, position).items
    return [each.label for each in sorted(items, key=lambda each: each.sort_text or "")]


@numbered(
    ("line", "first"),
    [
        (f"{LAYER}\n  ", ["适用", "基数", "累计", "先行自付", "起付线", "支付比例", "分段", "封顶线"]),
        (f"{LAYER}\n  起付线 ", ["额度", "每次", "每年", "终身", "同", "不设"]),
        (f"{LAYER}\n  起付线 每次 3", ["3元", "3万元", "3亿元"]),
        (f"{LAYER}\n  支付比例 8", ["8%", "8‰", "8成"]),
        (f"{LAYER}\n  分段 ", ["逐段累加", "按所在段全额"]),
        ("计算  甲 = 按 机构级别:", ["一级", "二级", "其余"]),
        ("计算  甲 = 按 机构级别:一级 1元,", ["一级", "二级", "其余"]),
        ("计算  甲 = 按 机构级别\n  | ", ["机构级别", "一级", "二级"]),
        ("计算  甲 = 按 机构级别\n  | 机构级别 |\n  | 一", ["一级", "二级", "其余"]),
        ("给付  乙 由 统筹基金 当 机构级别 是 ", ["一级", "二级"]),
        ("给付  乙 由 ", ["统筹基金"]),
        ("保证  丙:总费用 不低于 5", ["5元", "5万元", "5亿元"]),
        ("保证  丙:基本医保.", ["基数", "不适用", "起付"]),
        ("计算  甲 = 总费用    依据 ", ["办法"]),
        ("口径  适用版本:", ["出院日期"]),
        ("口径  费用平衡:", ["总费用", "个人负担"]),
        ("口径  冲正方式:", ["逆序", "后续不重算"]),
        ("舍入  计算金额:四舍五入,", ["到分", "到角", "到元"]),
        ("输入\n  年龄  为 ", ["金额", "比例", "日期"]),
        ("案例  二级\n  设 总费用 1元,", ["出院日期", "机构级别", "本年此前", "总费用"]),
        ("案例  二级\n  设 机构级别 ", ["一级", "二级"]),
        ("案例  二级\n  结算 甲\n  冲正 ", ["甲"]),
        ("案例  二级\n  应拒 ", ["待定", "为负"]),
        ("修改  基本医保.", ["基数", "先行自付", "起付线", "支付比例", "分段", "封顶线"]),
    ],
)
def test_what_fits_comes_first(line: str, first: list[str]) -> None:
    assert offered(line)[: len(first)] == first


def test_a_new_name_is_the_authors_own() -> None:
    for line in ("层  ", "计算  ", "情景  "):
        assert offered(line) == []


@numbered("line", ["# 批注 ", "注 说明 ", "政策 标题 "])
def test_nothing_is_offered_in_free_text(line: str) -> None:
    assert "总费用" not in offered(line) and "基数" not in offered(line)


def test_a_scenario_is_offered_what_is_pending() -> None:
    text = SMALL.replace("支付比例  80%", "支付比例  待定").replace(
        "  应得 基本医保.支付 = 800元,个人负担 = 300元", "  应拒 待定 基本医保.支付比例"
    )
    desk = Desk()
    opened(text, desk=desk)
    again = opened(f"{text}情景  甲\n  设 ", desk=desk)
    found = completion(again, again.places.position(len(again.source.text)))
    assert [each.label for each in found.items][:1] == ["基本医保.支付比例"]


def test_what_is_being_written_is_replaced() -> None:
    document, position = cursor_at(SMALL, "给付  乙 由 统筹基金 当 机构级别 是 一", "是 一")
    item = completion(document, position).items[0]
    assert item.text_edit is not None and item.text_edit.new_text == "一级"
    assert document.source.cut(document.places.span(item.text_edit.range)) == "一"  # type: ignore[union-attr]
