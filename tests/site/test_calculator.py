"""The calculator in a browser, opened from a folder: what it shows is what the cases expect.

Chromium prints the page as it stands after its scripts; what people would do with the keys is done by a script
that the test puts at the end of the page, so real keystrokes are not tested here.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pytest

from polyc.docgen.calculator.files import calculator
from tests.docgen.published import REAL, real
from tests.docgen.reading import Reader, html

NODE: Final = shutil.which("node")
EVERY_EXAMPLE: Final = Path(__file__).with_name("every_example.cjs")
BROWSER: Final = next(
    (found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), ""
)
FLAGS: Final = ("--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", "--dump-dom")

in_browser = pytest.mark.skipif(not BROWSER, reason="没有 chromium")

VISIT: Final = {
    "dscg_time": "2023-08-01",
    "clct_grde": "一档",
    "dedc_hosp_lv": "三级",
    "转诊方式": "未转诊",
    "转诊链": "甲",
    "medfee_sumamt": "2000.00",
    "inscp_scp_amt": "1800",
}
"""一档在三级医院,不到 4 万元的部分 50%,第一、二次起付 800 元:(1800 − 800) × 50% = 500 元,个人 1500 元。"""


SECOND: Final = {**VISIT, "转诊链": "乙"}
"""另一次住院:同一条链上不再收起付。"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of 威海's calculator where the site would have them."""
    root = tmp_path_factory.mktemp("calculator")
    for page in calculator(real("weihai")):
        path = root / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html(page.text) if page.path.endswith(".md") else page.text, "utf-8")
    with as_file(files("polyc.docgen") / "theme" / "assets") as assets:
        shutil.copytree(assets, root / "assets")
    return root / "policy" / "weihai-resident-inpatient"


def _shown(folder: Path, fragment: object, doing: str = "") -> Reader:
    """The page after it was opened with a fragment and something was done on it."""
    page = folder / "opened.html"
    text = (folder / "calculator.md").read_text("utf-8")
    page.write_text(f'<!doctype html><meta charset="utf-8">{text}<script>{doing}</script>', "utf-8")
    held = f"#c={quote(json.dumps(fragment))}" if fragment else ""
    command = [BROWSER, *FLAGS, f"--user-data-dir={folder / 'profile'}", page.as_uri() + held]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    reader = Loose()
    reader.feed(done.stdout)
    return reader


class Loose(Reader):
    def handle_endtag(self, tag: str) -> None:
        pass


@in_browser
def test_a_link_fills_the_form_and_settles(folder: Path) -> None:
    reader = _shown(folder, {"program": 0, "visits": [], "claim": VISIT})
    assert "个人负担 1,500.00元；居民统筹基金付 500.00元；居民大病保险资金付 0.00元。" in reader.texts
    assert "结算单：本年第 1 次（试算）" in reader.texts
    cited = [each["href"] for tag, each in reader.tags if tag == "a" and "#doc-" in each.get("href", "")]
    assert "../weihai-resident-inpatient.html#doc-待遇页" in cited


@in_browser
def test_visits_add_up_and_the_last_is_undone(folder: Path) -> None:
    """第三次起付为 0:1800 × 50% = 900 元,个人 1100 元;撤销一次以后又是第二次,付 500 元。"""
    keep = "document.querySelector('.tools button').click();"
    again = "document.querySelector('form [type=submit]').click();"
    three = _shown(folder, {"program": 0, "visits": [VISIT], "claim": SECOND}, keep + again)
    assert "结算单：本年第 3 次（试算）" in three.texts
    assert "个人负担 1,100.00元；居民统筹基金付 900.00元；居民大病保险资金付 0.00元。" in three.texts
    assert "2023 年" in three.texts and "转诊链 甲" in three.texts
    undo = "document.querySelector('.year > button').click();"
    two = _shown(folder, {"program": 0, "visits": [VISIT], "claim": SECOND}, keep + undo + again)
    assert "结算单：本年第 2 次（试算）" in two.texts
    assert "个人负担 1,500.00元；居民统筹基金付 500.00元；居民大病保险资金付 0.00元。" in two.texts


@in_browser
def test_a_year_begins_with_what_was_there_before_it(folder: Path) -> None:
    """已有 2 次的,这次是第三次,起付为 0:1800 × 50% = 900 元,个人 1100 元;撤销以后才能改,清空以后从零起。"""
    link = {"program": 0, "opening": {"计次": 2}, "visits": [], "claim": VISIT}
    third = _shown(folder, link)
    assert "个人负担 1,100.00元；居民统筹基金付 900.00元；居民大病保险资金付 0.00元。" in third.texts
    assert "本年此前已有：计次 2次。" in third.texts
    keep = "document.querySelector('.tools button').click();"
    locked = _shown(folder, link, keep)
    assert "3次" in locked.texts
    assert [each for tag, each in locked.tags if tag == "fieldset" and "disabled" in each]
    undo = "document.querySelector('.year > button').click();"
    clear = "document.querySelector('[data-do=clear]').click();"
    again = f"polycCalculator.fields.fill(document.forms[0], polyc[polycCalculator.about.policy], {json.dumps(VISIT)});"
    press = "document.querySelector('form [type=submit]').click();"
    first = _shown(folder, link, keep + undo + clear + again + press)
    assert "个人负担 1,500.00元；居民统筹基金付 500.00元；居民大病保险资金付 0.00元。" in first.texts


@in_browser
def test_what_is_wrong_with_the_year_before_is_told_beside_its_field(folder: Path) -> None:
    """填错的不当作零:各次也不读入。"""
    opening = {"计次": "两", "统筹年度限额": "12345678901234"}
    reader = _shown(folder, {"program": 0, "opening": opening, "visits": [VISIT], "claim": VISIT})
    assert "有 2 处要改，写在各项的下面。" in reader.texts
    assert "计次应为0次至1000000次的整数,现在是“两”。" in reader.texts
    invalid = [each["id"] for _, each in reader.tags if each.get("aria-invalid") == "true"]
    assert invalid == ["before-0", "before-1"]
    assert "本年已有" not in reader.texts


@in_browser
def test_what_is_wrong_is_told_beside_its_field(folder: Path) -> None:
    doing = (
        "document.getElementById('in-5').value = '三千';document.querySelector('form [type=submit]').click();"
    )
    reader = _shown(folder, None, doing)
    assert "住院总费用应为0.00元至10,000,000.00元的金额,现在是“三千”。" in reader.texts
    assert "缺少机构级别,应为基层、一级、二级、三级之一。" in reader.texts
    invalid = [each.get("id") for _, each in reader.tags if each.get("aria-invalid") == "true"]
    assert "in-5" in invalid


@in_browser
def test_a_scenario_is_read_when_it_is_chosen(folder: Path) -> None:
    reader = _shown(folder, {"program": 1, "visits": [], "claim": VISIT})
    loaded = [each.get("src") for tag, each in reader.tags if tag == "script" and "src" in each]
    assert "calculator-1.js" in loaded and "calculator-2.js" not in loaded
    assert [text for text in reader.texts if text.startswith("采用情景 ")]


@in_browser
def test_a_link_that_holds_something_else_is_left_alone(folder: Path) -> None:
    odd = {"program": 0, "visits": [], "claim": {"转诊链": "<img src=x onerror=alert(1)>"}}
    reader = _shown(folder, odd)
    assert [tag for tag, _ in reader.tags if tag == "img"] == []
    assert [text for text in reader.texts if text.endswith("处要改，写在各项的下面。")]


@pytest.mark.skipif(NODE is None, reason="没有 node")
@pytest.mark.parametrize("name", REAL)
def test_every_case_offered_settles_and_the_payers_make_up_the_bill(name: str, tmp_path: Path) -> None:
    publication = real(name)
    for page in calculator(publication):
        (tmp_path / Path(page.path).name).write_text(page.text, "utf-8")
    done = subprocess.run(
        [str(NODE), str(EVERY_EXAMPLE), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found = json.loads(done.stdout)
    assert found["wrong"] == []
    assert found["settled"] >= 30
    assert found["begun"] > 0
