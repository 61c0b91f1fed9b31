"""A page for each comparison: one table a bill, the share of the patient drawn, and how each claim was filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, assert_never

from polyc.analysis.paying import Declined, Paid, Payout
from polyc.docgen.comparison.contender import Contender, Contest
from polyc.docgen.comparison.shares import share_chart
from polyc.docgen.comparison.told import BILL, Comparison
from polyc.docgen.figures import money, slip_money
from polyc.docgen.markup import NOTHING, Markup, element, heading, link, page_text, stacked, text
from polyc.docgen.page import Page
from polyc.docgen.palette import hues, swatch
from polyc.docgen.plain_words import effective
from polyc.docgen.summary import grades
from polyc.docgen.tables import facts, grid
from polyc.docgen.typography import typeset
from polyc.money import Mode, Rounding, Step, round_ratio

PARTS: Final = 1000
"""Shares are shown to a tenth of a percent."""


def path(comparison: Comparison) -> str:
    """The page's path; files have ASCII names."""
    return f"compare/{comparison.name}.md"


def comparison_page(contest: Contest) -> Page:
    """The whole page."""
    comparison = contest.comparison
    settled = {bill: [each.settle(bill) for each in contest.contenders] for bill in comparison.bills}
    blocks = (
        heading(1, text(comparison.title), "sec-top"),
        _notice(contest.contenders),
        element("p", text(comparison.lead)),
        *_summary(contest, settled),
        *(share_chart(contest) if comparison.chart else ()),
        heading(2, text("谁付多少"), "sec-payers"),
        *(block for bill, payouts in settled.items() for block in _bill(contest, bill, payouts)),
        heading(2, text("各行怎样填的"), "sec-filled"),
        element(
            "p",
            text("各政策问的不一样，同一张账单只能按各自的输入填。每一行都是这位参保人当年的第一次结算。"),
        ),
        *(_filled(each, number) for number, each in enumerate(contest.contenders, 1)),
    )
    return Page(path=path(comparison), text=page_text(*blocks))


def _notice(contenders: Sequence[Contender]) -> Markup:
    assumed = any(each.place.scenarios for each in contenders)
    told = (
        "本页不是官方文件，数由各政策页的规定算出，日期和证据等级各不相同，见下面“各行怎样填的”。"
        "各政策适用的年份不同，比较只为看清算法，不说明哪里的待遇现在较高。"
    )
    scenario = "写明情景的几行采用了假设，不是规定。" if assumed else ""
    return element("div", element("p", text(told + scenario)), class_="notice", role="note")


# ---- the patient's share at a glance ----


def _summary(contest: Contest, settled: Mapping[int, Sequence[Payout]]) -> Iterator[Markup]:
    yield heading(2, text("个人负担多少"), "sec-shares")
    head = [
        element("th", text("在哪里，是谁"), scope="col"),
        *(element("th", text(f"账单 {money(bill)}"), scope="col", class_="num") for bill in settled),
    ]
    rows = [
        [_place(each), *(_share(payouts[at]) for payouts in settled.values())]
        for at, each in enumerate(contest.contenders)
    ]
    yield grid(head, rows, "compared", searched=False)


def _place(contender: Contender) -> Markup:
    to = f"../policy/{contender.publication.policy.id}.html"
    assumed = contender.place.scenarios
    note = element("small", text(f"情景：{'、'.join(assumed)}"), class_="assumption") if assumed else NOTHING
    return element("th", link(text(contender.place.label), to, class_="ref"), note, scope="row")


def _share(payout: Payout) -> Markup:
    match payout:
        case Declined():
            return _declined(payout)
        case Paid(rest=rest, bill=bill):
            assert rest is not None
            small = element("small", text(portion(rest, bill)))
            return element("td", text(slip_money(rest)), small, class_="num")
        case _:
            assert_never(payout)


def _declined(payout: Declined) -> Markup:
    refusal = payout.refusal
    return element(
        "td",
        text(f"{refusal.reason}"),
        element("small", text(refusal.about)),
        class_="num is-pending",
        title=refusal.message,
    )


def portion(part: int, whole: int) -> str:
    """A part of a whole in percent to one place, rounded half up."""
    parts = round_ratio(part * PARTS, whole, Rounding(mode=Mode.HALF_UP, step=Step.FEN))
    return f"{parts // 10}.{parts % 10}%"


# ---- payers ----


def _bill(contest: Contest, bill: int, payouts: Sequence[Payout]) -> Iterator[Markup]:
    yield heading(3, text(f"账单 {money(bill)}"), f"sec-bill-{bill // 100}")
    head = [
        element("th", text("在哪里，是谁"), scope="col"),
        element("th", text("谁付"), scope="col"),
        element("th", text("个人负担"), scope="col", class_="num"),
        element("th", text("占账单"), scope="col", class_="num"),
    ]
    rows = [_row(each, payout) for each, payout in zip(contest.contenders, payouts, strict=True)]
    yield grid(head, rows, "compared", searched=False)


def _row(contender: Contender, payout: Payout) -> list[Markup]:
    match payout:
        case Declined():
            message = element("td", text(typeset(payout.refusal.message)), class_="is-pending", colspan="3")
            return [_place(contender), message]
        case Paid(payers=payers, rest=rest, bill=bill):
            assert rest is not None
            return [
                _place(contender),
                element("td", _payers(payers)),
                element("td", text(slip_money(rest)), class_="num"),
                element("td", text(portion(rest, bill)), class_="num"),
            ]
        case _:
            assert_never(payout)


def _payers(payers: Mapping[str, int]) -> Markup:
    hue = hues(payers)
    shown = [
        element("li", element("span", swatch(hue[payer]), text(payer)), element("b", text(slip_money(fen))))
        for payer, fen in payers.items()
        if fen
    ]
    return stacked("ul", shown, class_="paid") if shown else text("没有基金支付")


# ---- how the claims were filled ----


def _filled(contender: Contender, number: int) -> Markup:
    place, policy = contender.place, contender.publication.policy
    answers = [(name, text(_answer(words))) for name, words in place.claim.items()]
    rows = (
        ("为什么这样填", text(place.says)),
        *answers,
        ("情景", text("、".join(place.scenarios))),
        ("政策", link(text(policy.title), f"../policy/{policy.id}.html")),
        ("适用", text(effective(policy))),
        ("来源", text(grades(policy.documents))),
    )
    title = element("h3", text(place.label), id=f"place-{number}")
    return element("section", title, facts(rows), data_search_exclude="yes")


def _answer(words: str) -> str:
    return "账单的全部" if words == BILL else words
