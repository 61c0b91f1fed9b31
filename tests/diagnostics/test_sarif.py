"""SARIF 2.1.0: what the standard requires of every part that we write, and that places are right."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from polyc import pipeline
from polyc.diagnostics.render_sarif import render_sarif
from polyc.diagnostics.report import Report
from tests.diagnostics.examples import SHOWN, with_lines

SHAPES: dict[str, tuple[set[str], set[str]]] = {
    "log": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"results", "columnKind"}),
    "driver": ({"name"}, {"version", "language", "rules"}),
    "rule": ({"id"}, {"name", "shortDescription", "fullDescription", "help", "defaultConfiguration"}),
    "result": ({"message"}, {"ruleId", "ruleIndex", "level", "locations", "relatedLocations", "fixes"}),
    "location": (set(), {"physicalLocation", "message"}),
    "physicalLocation": ({"artifactLocation"}, {"region"}),
    "region": ({"startLine"}, {"startColumn", "endLine", "endColumn"}),
    "fix": ({"artifactChanges"}, {"description"}),
    "artifactChange": ({"artifactLocation", "replacements"}, set()),
    "replacement": ({"deletedRegion"}, {"insertedContent"}),
}
"""Of each object of the published schema that we write: the members it requires, and those of the others we use."""


def shaped(name: str, value: dict[str, Any]) -> dict[str, Any]:
    required, optional = SHAPES[name]
    assert required <= set(value) <= required | optional, (name, set(value))
    return value


def report(name: str) -> Report:
    mistake = next(each for each in SHOWN if each.name == name)
    source = with_lines(mistake, mistake.example.bad)
    return Report(path=source.path, source=source, diagnostics=pipeline.check(source).diagnostics)


def told(*reports: Report) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(render_sarif(reports))
    return log


def hold_region(region: dict[str, Any], of: Report) -> None:
    shaped("region", region)
    assert of.source is not None
    lines = of.source.text.split("\n")
    for at in ("start", "end"):
        assert 1 <= region[f"{at}Line"] <= len(lines)
        assert 1 <= region[f"{at}Column"] <= len(lines[region[f"{at}Line"] - 1]) + 1
    start = (region["startLine"], region["startColumn"])
    assert start <= (region["endLine"], region["endColumn"])


def hold_location(location: dict[str, Any], of: Report) -> None:
    place = shaped("physicalLocation", shaped("location", location)["physicalLocation"])
    assert re.fullmatch(r"[!-~]+", place["artifactLocation"]["uri"])
    hold_region(place["region"], of)


def test_every_mistake_makes_a_log_of_the_standard() -> None:
    for mistake in SHOWN[::3]:
        of = report(mistake.name)
        log = shaped("log", told(of))
        assert log["version"] == "2.1.0"
        (run,) = log["runs"]
        driver = shaped("driver", shaped("run", run)["tool"]["driver"])
        for rule in driver["rules"]:
            assert shaped("rule", rule)["defaultConfiguration"]["level"] in {"error", "warning"}
            assert "为何是问题" in rule["help"]["text"]
        for result in run["results"]:
            hold_result(shaped("result", result), driver["rules"], of)


def hold_result(result: dict[str, Any], rules: list[dict[str, Any]], of: Report) -> None:
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert result["level"] in {"error", "warning"} and result["message"]["text"]
    for location in (*result["locations"], *result.get("relatedLocations", ())):
        hold_location(location, of)
    for fix in result.get("fixes", ()):
        for change in shaped("fix", fix)["artifactChanges"]:
            for replacement in shaped("artifactChange", change)["replacements"]:
                hold_region(shaped("replacement", replacement)["deletedRegion"], of)


def test_a_place_counts_characters_from_one() -> None:
    (run,) = told(report("P301"))["runs"]
    result = next(each for each in run["results"] if each["ruleId"] == "P301")
    region = result["locations"][0]["physicalLocation"]["region"]
    # two blanks, 起付线, four blanks, 每次, a blank: the figure begins with the 13th character
    assert (region["startColumn"], region["endColumn"]) == (13, 16)


def test_paths_become_addresses() -> None:
    source = report("P301")
    for path, wanted in (
        ("省/市 区.pol", "%E7%9C%81/%E5%B8%82%20%E5%8C%BA.pol"),
        ("/a/b.pol", "file:///a/b.pol"),
    ):
        of = Report(path=Path(path), source=None, diagnostics=source.diagnostics[:1])
        result = told(of)["runs"][0]["results"][0]
        assert result["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": wanted}}


def test_nothing_found_is_a_run_without_results() -> None:
    (run,) = told()["runs"]
    assert run["results"] == [] and run["tool"]["driver"]["rules"] == []
