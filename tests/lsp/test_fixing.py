from __future__ import annotations

from collections.abc import Sequence

from polyc.lsp.fixing import quick_fixes
from polyc.lsp.layout import formatting
from polyc.source.span import Span
from tests.lsp.talking import applied, uri
from tests.lsp.test_renaming import PATH
from tests.lsp.texts import SMALL, numbered, opened


def mended(text: str) -> Sequence[tuple[str, str]]:
    """Each fix by its title, with the text after it."""
    document = opened(text)
    actions = quick_fixes(document, uri(PATH), Span(0, len(text)))
    return [
        (each.title, applied(text, list(each.edit.changes[uri(PATH)])))
        for each in actions
        if each.edit is not None and each.edit.changes is not None
    ]


@numbered(
    ("right", "wrong"),
    [
        ("  支付比例  80% ", "  支付比列  80% "),
        ("机构级别 一级,总费用", "机构级别 一级、总费用"),
        ("总费用 - 基本医保.支付", "总费 - 基本医保.支付"),
    ],
)
def test_a_fix_gives_back_what_was_meant(right: str, wrong: str) -> None:
    assert right in SMALL
    texts = [text for _, text in mended(SMALL.replace(right, wrong))]
    assert any(not opened(text).diagnostics for text in texts)


def test_notes_and_comments_are_kept() -> None:
    text = SMALL.replace(
        "  支付比例  80%                                       依据 办法 第四条",
        "  支付比列  80%                                       依据 办法 第四条  # 待核\n  注 与解读一致。",
    )
    _, fixed = mended(text)[0]
    assert "# 待核" in fixed and "注 与解读一致。" in fixed and "支付比例" in fixed


def test_a_warning_may_be_silenced_below_its_line() -> None:
    text = SMALL.replace("  总费用    为", "  年龄      为 岁数\n  总费用    为").replace(
        "总费用 1100元", "总费用 1100元,年龄 30岁"
    )
    titles = dict(mended(text))
    title = "此处免检 P901(要写理由)"
    assert title in titles and opened(titles[title]).diagnostics == ()


def test_formatting_touches_only_the_lines_that_differ() -> None:
    text = SMALL.replace("  基数      总费用", "基数 总费用  # 全部").replace(
        "总费用 - 基本医保.支付", "总费用-基本医保.支付"
    )
    edits = formatting(opened(text))
    assert len(edits) == 2
    laid_out = applied(text, edits)
    assert "# 全部" in laid_out
    assert laid_out.replace("  # 全部", "") == SMALL


def test_a_broken_text_is_not_laid_out() -> None:
    assert formatting(opened(SMALL.replace("80%", "80% )"))) == []
