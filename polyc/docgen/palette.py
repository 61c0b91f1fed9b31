"""One colour for every kind of payer, the same wherever the payer is shown; the style sheet says which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import Enum
from typing import Final

from attrs import frozen

from polyc.docgen.markup import Markup, element


class PayerKind(Enum):
    """What sort of payer it is; the value names its colour in the style sheet."""

    FUND = "fund"
    SERIOUS = "serious"
    SUPPLEMENT = "supplement"
    AID = "aid"
    TREASURY = "treasury"
    ACCOUNT = "account"
    HOSPITAL = "hospital"
    PATIENT = "patient"
    OTHER = "other"


_TOLD_BY: Final = (
    (PayerKind.SERIOUS, ("大病",)),
    (PayerKind.SUPPLEMENT, ("补充", "商业", "惠民")),
    (PayerKind.AID, ("救助",)),
    (PayerKind.ACCOUNT, ("账户",)),
    (PayerKind.TREASURY, ("财政", "兜底", "民政", "公共卫生", "利益导向")),
    (PayerKind.HOSPITAL, ("医院", "医疗机构", "卫生院", "医共体", "减免")),
    (PayerKind.FUND, ("统筹", "基金", "医保")),
    (PayerKind.PATIENT, ("个人", "居民", "职工", "家庭", "患者", "参保人", "学生")),
)
"""Words by which a payer's kind is known; the first that fits counts, so the narrower stand first."""

_SHADES: Final = 3
"""So many payers of one kind can be told apart; a fourth looks like the third."""


@frozen
class Hue:
    """A colour of the palette: the kind, and which of several payers of that kind, from 1."""

    kind: PayerKind
    shade: int = 1

    @property
    def name(self) -> str:
        """As the style sheet calls it: fund, fund-2."""
        return self.kind.value if self.shade == 1 else f"{self.kind.value}-{self.shade}"

    @property
    def css(self) -> str:
        """The colour where CSS takes one."""
        return f"var(--payer-{self.name})"

    @property
    def class_name(self) -> str:
        """The class that gives an element this colour as ``--payer``."""
        return f"payer-{self.name}"


PATIENT: Final = Hue(PayerKind.PATIENT)


def kind_of(payer: str) -> PayerKind:
    """The kind of a payer, by its name alone."""
    return next((kind for kind, words in _TOLD_BY if any(word in payer for word in words)), PayerKind.OTHER)


def hues(payers: Iterable[str]) -> dict[str, Hue]:
    """The colour of each payer of a policy, given in the order of their first payments."""
    seen = Counter[PayerKind]()
    found: dict[str, Hue] = {}
    for payer in dict.fromkeys(payers):
        kind = kind_of(payer)
        seen[kind] += 1
        found[payer] = Hue(kind, min(seen[kind], _SHADES))
    return found


def swatch(hue: Hue) -> Markup:
    """A small field of the colour; the name beside it says the same in words."""
    return element("i", class_=f"swatch {hue.class_name}", aria_hidden="true")
