"""The first page: one's city is found, what patients get stands first, the rest is a link away."""

from __future__ import annotations

from pathlib import Path

from polyc.docgen.chapter import NO_REFERENCE
from polyc.docgen.handwritten import HandWritten, Part
from polyc.docgen.landing.directory import Column
from polyc.docgen.landing.page import landing_page
from polyc.docgen.ledger import NO_LEDGER
from polyc.docgen.navigation import columns, navigation
from polyc.docgen.page import Page
from polyc.source.text import Source
from tests.docgen.published import POLICIES, published, real
from tests.docgen.reading import Reader, read

TARGETS = POLICIES / "江西省" / "赣州市" / "安远县健康扶贫指标.pol"
LEARN = Column(title="学习", pages=(("教程", "learn/tutorial.md"),))


def landing() -> Reader:
    targets = published(Source(path=TARGETS, text=TARGETS.read_text("utf-8")))
    page = landing_page("# 政策\n\n一句话。", [targets, real("weihai"), real("anyuan")], [LEARN])
    return read(page.text)


def attributes(page: Reader, name: str) -> list[str]:
    return [each[name] for _, each in page.tags if name in each]


def test_every_region_is_one_link_with_the_number_of_its_policies() -> None:
    page = landing()
    assert attributes(page, "data-place") == ["山东省 威海市", "江西省 赣州市 安远县"]
    assert "威海市1 项" in page.text and "安远县2 项" in page.text


def test_without_a_script_a_region_leads_to_its_first_policy() -> None:
    page = landing()
    links = [each["href"] for tag, each in page.tags if tag == "a" and each.get("class") == "place"]
    assert {each.removeprefix("#") for each in links} <= set(page.ids)


def test_benefits_stand_before_what_pays_no_patient() -> None:
    page = landing()
    found = [each["id"] for _, each in page.tags if each.get("id", "").startswith("p-")]
    assert found == ["p-weihai-resident-inpatient", "p-anyuan-four-lines", "p-anyuan-health-targets"]


def test_a_card_names_each_layer_with_its_payer_and_leads_to_the_calculator() -> None:
    page = landing()
    assert "基本医保 居民统筹基金" in page.text
    assert "policy/weihai-resident-inpatient/calculator.html" in attributes(page, "href")
    assert "policy/anyuan-health-targets/calculator.html" not in attributes(page, "href")


def test_the_filter_sees_region_title_payers_and_layers() -> None:
    told = attributes(landing(), "data-find")[0]
    assert all(word in told for word in ("山东省", "居民住院", "待遇", "居民统筹基金", "大病保险"))


def test_other_pages_are_listed_by_part() -> None:
    page = landing()
    assert "learn/tutorial.html" in attributes(page, "href")
    assert "学习" in page.text


def test_a_site_without_policies_says_so() -> None:
    page = read(landing_page("# 政策", [], []).text)
    assert "还没有政策" in page.text
    assert "不是官方文件" in page.text


HAND = HandWritten(
    landing="# 政策",
    pages=tuple(
        Page(path=path, text=f"# {title}\n")
        for path, title in (("learn/one.md", "甲"), ("develop/two.md", "乙"), ("three.md", "丙"))
    ),
    settings="",
)


def test_a_page_by_hand_stands_where_its_folder_says() -> None:
    parts = [next(iter(entry)) for entry in navigation([real("weihai")], HAND, NO_REFERENCE, NO_LEDGER)]
    assert parts == ["政策", "学习", "开发者", "关于"]
    assert [HAND.part(page) for page in HAND.pages] == [Part.LEARN, Part.DEVELOP, Part.ABOUT]
    listed = {each.title: each.pages for each in columns(HAND, NO_REFERENCE, NO_LEDGER)}
    assert ("甲", "learn/one.md") in listed["学习"]
    assert ("丙", "three.md") in listed["关于"]


def test_the_filter_asks_no_host() -> None:
    script = (Path(__file__).parents[2] / "polyc/docgen/theme/assets/landing.js").read_text("utf-8")
    assert "fetch" not in script and "http" not in script
