from __future__ import annotations

from datetime import date

from lsprotocol.types import MarkupContent

from polyc.lsp.hover import hover
from tests.lsp.texts import CURSOR, SMALL, at_cursor

DAY = date(2025, 7, 1)


def shown(text: str, day: date = DAY) -> str:
    document, position = at_cursor(text)
    found = hover(document, position, day)
    assert found is not None and isinstance(found.contents, MarkupContent)
    return found.contents.value


def put(piece: str, nth: int = 0) -> str:
    """`SMALL` with the cursor within the nth occurrence of a piece."""
    at = -1
    for _ in range(nth + 1):
        at = SMALL.index(piece, at + 1)
    return SMALL[: at + 1] + CURSOR + SMALL[at + 1 :]


def test_an_input_tells_its_options_and_notes() -> None:
    assert shown(put("机构级别", 1)).split("\n\n") == [
        "**机构级别**  输入 · 一级、二级 之一",
        "> 按定点协议。",
    ]


def test_a_layer_tells_its_values_and_sources() -> None:
    told = shown(put("基本医保", 1))
    assert "2025年7月1日的数值:" in told
    assert "- 起付线 按 机构级别:一级 100元,二级 300元" in told
    assert "- 支付比例 80%" in told
    assert "依据:《示例市居民医保办法》第二条" in told


def test_the_value_is_that_of_the_day() -> None:
    text = put("基本医保", 1).replace(
        "  支付比例  80%", "  支付比例  至 2024年12月31日 止 80%\n  支付比例  自 2025年1月1日 起 85%"
    )
    assert "- 支付比例 80%" in shown(text, date(2024, 12, 31))
    assert "- 支付比例 85%" in shown(text, date(2025, 1, 1))


def test_a_document_tells_title_and_standing() -> None:
    told = shown(put("办法 第三条"))
    assert "《示例市居民医保办法》 示例政发〔2023〕1号 2023年12月" in told
    assert "状态 现行,证据 甲" in told


def test_an_option_tells_whose_it_is() -> None:
    assert shown(put("一级 100元")).startswith("**一级**  选项 · 属于 机构级别")


def test_slots_and_keywords() -> None:
    assert shown(put("支付\n")).startswith("**支付**")
    assert "实际支付" in shown(SMALL.replace("基本医保.支付\n", f"基本医保.支{CURSOR}付\n"))
    assert shown(put("起付线")).startswith("**起付线**")


def test_a_finding_tells_its_page() -> None:
    told = shown(SMALL.replace("总费用 - 基本", f"总费{CURSOR}有 - 基本"))
    assert "**P201 名称没有声明**" in told and "为何是问题" in told


def test_a_broken_text_still_tells_what_it_knows() -> None:
    text = put("机构级别", 1).replace("支付比例  80%", "支付比例  80% )")
    assert shown(text).startswith("**机构级别**  输入 · 一级、二级 之一")
