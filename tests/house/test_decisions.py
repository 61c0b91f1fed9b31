"""Each decision has a number of its own, and says it."""

from __future__ import annotations

from pathlib import Path

DECISIONS = Path(__file__).resolve().parents[2] / "docs" / "adr"


def test_every_decision_has_a_number_of_its_own() -> None:
    found = sorted(DECISIONS.glob("*.md"))
    assert len({each.name[:4] for each in found}) == len(found)
    for each in found:
        assert each.read_text("utf-8").startswith(f"# {each.name[:4]} "), each.name
