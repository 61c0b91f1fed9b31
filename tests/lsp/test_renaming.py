from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol.types import WorkspaceEdit

from polyc.lsp.desk import Desk
from polyc.lsp.document import Document
from polyc.lsp.going import definition, references
from polyc.lsp.renaming import NotRenamed, nameable, renamed
from tests.lsp.talking import applied, uri
from tests.lsp.texts import CURSOR, SMALL, numbered, opened

PATH = Path("/地区外/小.pol")


def rename(text: str, name: str) -> str:
    """The text with the name at its cursor changed."""
    desk = Desk()
    document = opened(text.replace(CURSOR, ""), desk=desk)
    edit = renamed(desk, document, document.places.position(text.index(CURSOR)), name)
    return applied(document.source.text, edits(edit, PATH))


def edits(edit: WorkspaceEdit, path: Path) -> list:  # type: ignore[type-arg]
    assert edit.changes is not None
    return list(edit.changes[uri(path)])


@numbered(
    ("at", "name", "others"),
    [
        ("机构|级别  为", "医院等级", 3),
        ("一|级、二级", "基层", 3),
        ("文件  办|法", "市办法", 4),
        ("层  基本|医保", "统筹", 4),
        ("计算  个人|负担", "自己负担", 3),
    ],
)
def test_every_place_takes_the_new_name(at: str, name: str, others: int) -> None:
    found = rename(SMALL.replace(at.replace("|", ""), at.replace("|", CURSOR)), name)
    assert found.count(name) >= others
    assert not Desk().change(PATH, found).diagnostics


def test_notes_and_comments_stay() -> None:
    text = SMALL.replace("  注 按定点协议。", "  注 机构级别按定点协议。  # 机构级别").replace(
        "机构级别  为", f"机构{CURSOR}级别  为"
    )
    found = rename(text, "等级")
    assert "  注 机构级别按定点协议。  # 机构级别" in found


@numbered(
    ("name", "reason"),
    [
        ("封顶线", "语言自己的词"),
        ("总费用", "已经是输入的名称"),
        ("机构 级别", "不能有空格"),
        ("2级", "以数字开头"),
        ("class", "改名以后"),
    ],
)
def test_a_name_that_cannot_be_is_refused(name: str, reason: str) -> None:
    with pytest.raises(NotRenamed, match=reason):
        rename(SMALL.replace("机构级别  为", f"机构{CURSOR}级别  为"), name)


def test_only_names_can_be_renamed() -> None:
    document = opened(SMALL)
    assert nameable(document, document.places.position(SMALL.index("80%"))) is None
    found = nameable(document, document.places.position(SMALL.index("机构级别") + 1))
    assert found is not None and found.placeholder == "机构级别"


def test_a_quoted_option_keeps_its_quotes() -> None:
    text = (
        SMALL.replace("一级、", f"“一{CURSOR} 级”、")
        .replace("一级 100", "“一 级” 100")
        .replace("机构级别 一级", "机构级别 “一 级”")
    )
    assert rename(text, "甲 等").count("“甲 等”") == 3


# ---- across texts ----

PROVINCE = (
    SMALL.replace("编号  demo-editor", "编号  demo-province")
    .replace("地区  示例省 示例市", "地区  示例省")
    .replace(
        "  支付比例  80%                                       依据 办法 第四条",
        "  支付比例  80%                                       依据 办法 第四条\n  可调",
    )
)
CITY = """\
政策  示例市居民住院
编号  demo-city
地区  示例省 示例市
沿用  demo-province
施行  2024年1月1日

文件  细则  《示例市细则》  2024年1月1日  状态 现行  证据 甲

修改  基本医保.支付比例  自 2024年1月1日 起 按 机构级别:一级 85%,二级 75%    依据 细则 第一条
"""


@pytest.fixture
def region(tmp_path: Path) -> tuple[Path, Path]:
    province, city = tmp_path / "示例省" / "省.pol", tmp_path / "示例省" / "示例市" / "市.pol"
    city.parent.mkdir(parents=True)
    province.write_text(PROVINCE, "utf-8")
    city.write_text(CITY, "utf-8")
    return province, city


def test_a_name_is_changed_in_every_policy_that_builds_on_it(region: tuple[Path, Path]) -> None:
    province, city = region
    desk = Desk()
    document = desk.change(city, CITY)
    assert document.diagnostics == ()
    position = document.places.position(CITY.index("机构级别"))
    home = definition(document, position)
    assert home is not None and home.uri == uri(province)
    assert {each.uri for each in references(desk, document, position, True)} == {uri(province), uri(city)}
    edit = renamed(desk, document, position, "医院等级")
    below, above = applied(CITY, edits(edit, city)), applied(PROVINCE, edits(edit, province))
    assert "机构级别" not in below and "机构级别" not in above
    _assert_right(desk, province, above, city, below)


def _assert_right(desk: Desk, province: Path, above: str, city: Path, below: str) -> None:
    assert desk.change(province, above).diagnostics == ()
    changed: Document = desk.change(city, below)
    assert changed.diagnostics == ()


def test_a_mistake_in_the_base_reaches_what_builds_on_it(region: tuple[Path, Path]) -> None:
    province, city = region
    desk = Desk()
    desk.change(city, CITY)
    desk.change(province, PROVINCE.replace("80%", "80"))
    assert list(desk.depending(province)) == [city]
    document = desk.document(city)
    assert document is not None and [each.title for each in document.diagnostics] == ["沿用的政策有错误"]
