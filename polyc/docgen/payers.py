"""Everyone who pays under a policy, each with the colour that it keeps on all pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from polyc.docgen.markup import Markup, element, joined, text
from polyc.docgen.palette import Hue, hues, swatch
from polyc.model.policy import Benefit, Layer, Policy, Split


def payers(policy: Policy) -> tuple[str, ...]:
    """Everyone who pays, in the order of their first payment."""
    return tuple(dict.fromkeys(_payers(policy)))


def _payers(policy: Policy) -> Iterator[str]:
    for each in policy.definitions:
        match each:
            case Layer(payer=payer) | Benefit(payer=payer):
                yield payer
            case Split(pays=True, parts=parts):
                yield from parts
            case _:
                pass


def payer_hues(policy: Policy) -> dict[str, Hue]:
    """The colour of each."""
    return hues(payers(policy))


def payer_mark(colours: Mapping[str, Hue], payer: str) -> Markup:
    """The colour and the name."""
    return element("span", joined((swatch(colours[payer]), text(payer))), class_="payer-mark")
