"""The first page: what this is, where to find one's city, what it pays, and the way to everything else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from polyc.docgen.landing.benefits import benefit_section
from polyc.docgen.landing.directory import Column, directory_section
from polyc.docgen.landing.finder import finder
from polyc.docgen.landing.others import other_section
from polyc.docgen.markup import Markup, element, joined, link, page_text, text
from polyc.docgen.page import Page
from polyc.docgen.publication import Publication
from polyc.docgen.regions import places
from polyc.model.policy import Purpose

_FRONT: Final = Markup("---\ntemplate: landing.html\nhide:\n  - navigation\n  - toc\n---")
"""The template parts the opening from the rest at `_FOLD`."""

_FOLD: Final = Markup("<!-- fold -->")


def landing_page(landing: str, publications: Sequence[Publication], columns: Sequence[Column]) -> Page:
    """`landing` is Markdown by hand and is trusted; `columns` lead to the pages that are no policies."""
    found = places(publications)
    benefits = [
        each for _, group in found for each in group if each.policy.conventions.purpose is Purpose.BENEFIT
    ]
    others = [each for _, group in found for each in group if each not in benefits]
    blocks = (
        _FRONT,
        Markup(landing.strip()),
        finder(found),
        _FOLD,
        _notice(),
        *benefit_section(benefits),
        *other_section(others),
        *(() if publications else (element("p", text("还没有政策。")),)),
        *directory_section(columns),
        element("script", src="assets/landing.js"),
    )
    return Page(path="index.md", text=page_text(*blocks))


def _notice() -> Markup:
    told = joined(
        (
            text("本站不是官方文件。每项政策的数值各有日期和证据等级，写在各自的页首；怎样讲，见"),
            link(text("关于数值"), "numbers.html"),
            text("。办理以当地医保部门为准。"),
        )
    )
    return element("div", element("p", told), class_="notice", role="note")
