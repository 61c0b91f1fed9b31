"""What the cases have looked at, on the page of the cases."""

from __future__ import annotations

from attrs import evolve

from polyc.docgen.case_page import case_pages
from polyc.docgen.publication import LookedAt
from tests.docgen.published import real
from tests.docgen.reading import read

SEEN = (
    LookedAt(part="条款", of=3, missing=("救助:付",)),
    LookedAt(part="分段", of=0, missing=()),
)


def test_counts_and_what_is_left() -> None:
    page = read("".join(each.text for each in case_pages(evolve(real("anyuan"), looked_at=SEEN)))).text
    told = page.split("案例看到了多少")[1].replace("\n", "")
    assert "条款3266.6%" in told
    assert "分段00没有" in told
    assert "还没有案例看到的 1 处" in told
    assert "条款：救助" in told


def test_nothing_without_counts() -> None:
    assert "案例看到了多少" not in "".join(each.text for each in case_pages(real("anyuan")))
