"""算一算: the page of a policy's calculator. What is filled in is computed in the browser and goes nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polyc.docgen.calculator.before import before
from polyc.docgen.calculator.form import fields
from polyc.docgen.calculator.scripts import ABOUT, Script
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, link, page_text, stacked, text
from polyc.docgen.page import Page
from polyc.docgen.publication import Publication
from polyc.docgen.summary import notice

PARTS = ("fields", "slip", "opening", "calculator")
"""The scripts that every calculator shares, each after those it uses."""


def calculator_page(publication: Publication, scripts: Sequence[Script]) -> Page:
    """The whole page; `scripts` are the compiled policy without scenarios and under each published set."""
    policy = publication.policy
    told = joined(
        (
            text(
                "填好单据，点“计算”，看谁付多少、每一步依据哪一条。计算在本机的浏览器里完成，填写的内容不会发送出去。规定见"
            ),
            link(text(policy.title), f"../{policy.id}.html"),
            text("。"),
        )
    )
    blocks = (
        heading(1, text(f"算一算：{policy.title}"), "sec-top"),
        notice(policy),
        element("p", told, class_="lead before-form"),
        _calculator(publication, scripts),
    )
    return Page(path=f"policy/{policy.id}/calculator.md", text=page_text(*blocks))


def _calculator(publication: Publication, scripts: Sequence[Script]) -> Markup:
    """One block, left out of the search; the scripts stand in it, since Markdown leaves a block alone."""
    parts = (
        element(
            "noscript", element("p", text("计算器要用 JavaScript，请在浏览器里打开它。"), class_="refused")
        ),
        _form(publication, scripts),
        element("p", class_="status", role="status", aria_live="polite"),
        element("section", class_="year", aria_label="本年累计"),
        element("section", class_="result", aria_label="结果"),
        _weight(scripts),
        *_loaded(scripts),
    )
    return stacked(
        "article", parts, class_="calculator", data_policy=publication.policy.id, data_search_exclude="yes"
    )


def _form(publication: Publication, scripts: Sequence[Script]) -> Markup:
    buttons = (
        element("button", text("计算"), type="submit", class_="md-button md-button--primary"),
        element("button", text("清空"), type="button", data_do="clear", class_="md-button"),
    )
    parts = (
        _scenarios(scripts),
        element("div", class_="examples"),
        before(publication),
        *fields(publication.program),
        stacked("div", buttons, class_="actions"),
    )
    return stacked("form", parts, novalidate="novalidate", autocomplete="off")


def _scenarios(scripts: Sequence[Script]) -> Markup:
    """Which set is assumed; nothing where there is only what holds."""
    if len(scripts) == 1:
        return NOTHING
    lines = (element("option", text(each.label), value=str(at)) for at, each in enumerate(scripts))
    hint = text("情景是假设，不是现行规定，只给待定的数值一个设想。这里列出案例采用过的。")
    parts = (
        element("label", text("情景"), for_="scenarios"),
        element("select", *lines, id="scenarios", aria_describedby="scenarios-hint"),
        element("span", hint, class_="hint", id="scenarios-hint"),
    )
    return stacked("div", parts, class_="field assumed")


def _weight(scripts: Sequence[Script]) -> Markup:
    """How large the program is that the page loads, to ten kB."""
    more = f"另有 {len(scripts) - 1} 种情景，选用时才读入。" if len(scripts) > 1 else ""
    return element(
        "p", text(f"计算程序约 {scripts[0].weight} kB，由政策源文件编译而成。{more}"), class_="hint"
    )


def _loaded(scripts: Sequence[Script]) -> Iterator[Markup]:
    for each in (scripts[0].file, ABOUT, *(f"../../assets/calculator/{part}.js" for part in PARTS)):
        yield element("script", src=each)
