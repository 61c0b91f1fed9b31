"""The palette: every payer keeps its colour, and every colour is seen against the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from polyc.docgen.palette import PayerKind, hues, kind_of

SHEET = Path(__file__).resolve().parents[2] / "polyc/docgen/theme/assets/policy.css"
PAPER = {":root": "#ffffff", '[data-md-color-scheme="slate"]': "#1e2829"}
"""The theme's page: white, and dark with the hue that `polyc.css` sets."""


@pytest.mark.parametrize(
    ("payer", "kind"),
    [
        ("居民统筹基金", PayerKind.FUND),
        ("职工大病保险资金", PayerKind.SERIOUS),
        ("商业补充医疗保险", PayerKind.SUPPLEMENT),
        ("医疗救助基金", PayerKind.AID),
        ("个人账户", PayerKind.ACCOUNT),
        ("县级财政", PayerKind.TREASURY),
        ("医院", PayerKind.HOSPITAL),
        ("签约居民", PayerKind.PATIENT),
        ("甲", PayerKind.OTHER),
    ],
    ids=lambda each: each.name if isinstance(each, PayerKind) else "payer",
)
def test_a_payer_is_known_by_its_name(payer: str, kind: PayerKind) -> None:
    assert kind_of(payer) is kind


def test_payers_of_one_kind_are_told_apart() -> None:
    found = hues(["省级财政", "统筹基金", "市级财政", "县级财政", "乡级财政", "省级财政"])
    assert [each.name for each in found.values()] == [
        "treasury",
        "fund",
        "treasury-2",
        "treasury-3",
        "treasury-3",
    ]


@pytest.mark.parametrize("scheme", PAPER, ids=["light", "dark"])
def test_every_colour_stands_out_from_the_page(scheme: str) -> None:
    block = SHEET.read_text("utf-8").split(f"{scheme} {{", 1)[1].split("}")[0]
    colours = dict(re.findall(r"--payer-(\w+): (#[0-9a-f]{6});", block))
    assert set(colours) == {each.value for each in PayerKind}
    for name, colour in colours.items():
        assert contrast(colour, PAPER[scheme]) >= 3, name


def contrast(one: str, other: str) -> float:
    """WCAG's ratio of two colours."""
    lights = sorted((light(one), light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
