"""待遇政策: a card each, with what pays after what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polyc.docgen import pendings
from polyc.docgen.landing.sought import sought
from polyc.docgen.markup import NOTHING, Markup, element, heading, joined, link, stacked, text
from polyc.docgen.plain_words import effective
from polyc.docgen.publication import Publication
from polyc.docgen.regions import places, whole
from polyc.docgen.summary import grades
from polyc.model.policy import Benefit, Layer, Policy, Split


def benefit_section(publications: Sequence[Publication]) -> Iterator[Markup]:
    """A heading, and the cards region by region; nothing without such policies."""
    if not publications:
        return
    yield heading(2, text("待遇政策"), "sec-benefits")
    yield element("p", text("按支付的先后列出每一层和付方。“算一算”在本机的浏览器里完成。"), class_="lead")
    for region, group in places(publications):
        title = element("h3", text(whole(region)))
        cards = stacked("div", [_card(each) for each in group], class_="cards")
        yield stacked("section", (title, cards), class_="place-policies", data_sought="")


def _card(publication: Publication) -> Markup:
    policy = publication.policy
    parts = (
        element("h4", link(text(policy.title), f"policy/{policy.id}.html")),
        _chain(policy),
        element("p", text(f"适用于{effective(policy)}"), class_="card-line"),
        element("p", *_evidence(policy), class_="card-line"),
        _ways(policy),
    )
    return stacked("article", parts, class_="card", id=f"p-{policy.id}", data_find=sought(publication))


def _chain(policy: Policy) -> Markup:
    """Layers and payments with their payers, in the order of payment."""
    made = [_link_of_chain(name, payer) for name, payer in _paying(policy)]
    return stacked("ol", made, class_="chain")


def _paying(policy: Policy) -> Iterator[tuple[str, str]]:
    for each in policy.definitions:
        match each:
            case Layer(name=name, payer=payer) | Benefit(name=name, payer=payer):
                yield name, payer
            case Split(pays=True, name=name, parts=parts):
                yield name, "、".join(parts)
            case _:
                pass


def _link_of_chain(name: str, payer: str) -> Markup:
    return element("li", element("b", text(name)), text(" "), element("small", text(payer)))


def _evidence(policy: Policy) -> Iterator[Markup]:
    yield text(f"来源 {len(policy.documents)} 份，{grades(policy.documents)}")
    open_values = pendings.count(policy)
    if open_values:
        yield joined((text("；"), element("span", text(f"待定 {open_values} 格"), class_="pending")))


def _ways(policy: Policy) -> Markup:
    page, calculator = f"policy/{policy.id}.html", f"policy/{policy.id}/calculator.html"
    cases = f"policy/{policy.id}/cases.html"
    links = (
        link(text("算一算"), calculator, class_="go", aria_label=f"算一算：{policy.title}"),
        link(text("看规定"), page, aria_label=f"看规定：{policy.title}"),
        link(text(f"{len(policy.cases)} 个案例"), cases, aria_label=f"案例：{policy.title}")
        if policy.cases
        else NOTHING,
    )
    return element("p", joined((each for each in links if each), " "), class_="card-ways")
