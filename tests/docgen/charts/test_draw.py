"""A chart as a picture: what is drawn where, in which colour, and nothing that comes alive."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from attrs import evolve

from polyc.docgen.charts import draw as drawing
from polyc.docgen.charts.chart import Area, Axis, Chart, Curve
from polyc.docgen.charts.draw import draw
from polyc.docgen.charts.ticks import rounded_up, tick_label, ticks
from tests.docgen.published import ACTIVE

SPACE = {"svg": "http://www.w3.org/2000/svg"}
MONEY_AXIS = Axis(title="医疗费用（元）", last=50_000_000)
CHART = Chart(
    title="谁付多少",
    description="统筹付到十万元",
    along=MONEY_AXIS,
    up=MONEY_AXIS,
    areas=(
        Area(
            name="统筹",
            colour="var(--payer-fund)",
            pieces=(((0, 0, 0), (25_000_000, 0, 25_000_000)), ((25_000_000, 0, 0), (50_000_000, 0, 0))),
        ),
    ),
    curves=(
        Curve(name="甲地", colour="var(--region-1)", pieces=(((0, 0), (50_000_000, 50_000_000)),)),
        Curve(
            name="乙地", colour="var(--region-2)", pieces=(((0, 0), (50_000_000, 25_000_000)),), dashed=True
        ),
    ),
)


def picture(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(draw(chart))


def test_shapes_stand_where_their_amounts_are() -> None:
    """472 × 224 units for 50 万元 each way: half of it is 236 along and 112 up."""
    paths = picture(CHART).findall(".//svg:path", SPACE)
    drawn = [(each.get("d"), each.get("fill"), each.get("stroke")) for each in paths]
    assert drawn == [
        ("M0,224L236,224L236,112L0,224Z", "var(--payer-fund)", None),
        ("M236,224L472,224L472,224L236,224Z", "var(--payer-fund)", None),
        ("M0,224L472,0", None, "var(--region-1)"),
        ("M0,224L472,112", None, "var(--region-2)"),
    ]
    assert [each.get("stroke-dasharray") for each in paths] == [None, None, None, "6,4"]


def test_it_is_named_and_described_for_those_who_do_not_see_it() -> None:
    root = picture(CHART)
    assert (root.get("role"), root.get("aria-label")) == ("img", "谁付多少")
    assert root.findtext("svg:desc", None, SPACE) == "统筹付到十万元"
    words = [each.text for each in root.findall(".//svg:text", SPACE)]
    assert words[:6] == ["0", "10万", "20万", "30万", "40万", "50万"]
    assert words[-2:] == ["医疗费用（元）", "医疗费用（元）"]


def test_no_english_and_no_foreign_attribute_is_left() -> None:
    drawn = draw(CHART)
    assert "aria-roledescription" not in drawn and "class=" not in drawn and "mark" not in drawn


def test_names_are_text_whatever_they_hold() -> None:
    active = "".join(ACTIVE)
    chart = evolve(CHART, title=active, areas=(evolve(CHART.areas[0], name=active),))
    root = picture(evolve(chart, along=evolve(MONEY_AXIS, title=active)))
    assert {each.tag.rpartition("}")[2] for each in root.iter()} == {
        "svg",
        "desc",
        "g",
        "path",
        "line",
        "text",
    }
    assert root.get("aria-label") == active
    assert active in [each.text for each in root.findall(".//svg:text", SPACE)]


def test_the_same_chart_is_drawn_alike() -> None:
    assert draw(CHART) == draw(CHART)


def test_ticks_are_few_and_round() -> None:
    axis = Axis(title="", last=55_000_000)
    assert [tick_label(each, axis) for each in ticks(axis)] == ["0", "10万", "20万", "30万", "40万", "50万"]
    small = Axis(title="", last=60_000)
    assert [tick_label(each, small) for each in ticks(small)] == [
        "0",
        "100",
        "200",
        "300",
        "400",
        "500",
        "600",
    ]


def test_an_axis_ends_on_a_round_step_that_holds_the_value() -> None:
    assert [rounded_up(each) for each in (0, 1, 53_000_000, 60_000, 60_001)] == [
        1,
        1,
        55_000_000,
        60_000,
        70_000,
    ]


def test_a_picture_is_kept_until_the_chart_or_what_draws_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o700)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made: list[str] = []
    drawn = drawing._drawn

    def counted(told: str) -> str:
        made.append(told)
        return drawn(told)

    monkeypatch.setattr(drawing, "_drawn", counted)
    first = draw(CHART)
    assert (draw(CHART), len(made)) == (first, 1)
    other = draw(evolve(CHART, curves=CHART.curves[:1]))
    assert (len(made), other == first) == (2, False)
    monkeypatch.setattr(drawing, "version", lambda _: "another")
    assert (draw(CHART), len(made)) == (first, 3)
