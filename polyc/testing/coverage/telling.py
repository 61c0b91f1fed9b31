"""Coverage as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from polyc.source.text import Source
from polyc.testing.coverage.measure import Coverage
from polyc.testing.coverage.point import Part, Point

KEYS: Final = {Part.CLAUSE: "clause", Part.CELL: "cell", Part.BAND: "band", Part.BOUNDARY: "boundary"}


def coverage_text(coverage: Coverage, source: Source) -> str:
    """One line of counts, and below it what no case has looked at; ends with a line end."""
    lines = [f"覆盖  {counts([coverage])}"]
    for part in Part:
        lines.extend(_missing(part, coverage, source))
    return "".join(f"{line}\n" for line in lines)


def counts(every: Sequence[Coverage]) -> str:
    """How much of each part was looked at, in one or several policies."""
    return "  ".join(f"{part.value} {_count(part, every)}" for part in Part)


def _count(part: Part, every: Sequence[Coverage]) -> str:
    of = sum(len(each.of(part)) for each in every)
    seen = of - sum(len(each.missing(part)) for each in every)
    return f"{seen}/{of}({seen * 1000 // of / 10:g}%)" if of else "没有"


def _missing(part: Part, coverage: Coverage, source: Source) -> Iterator[str]:
    for point in coverage.missing(part):
        yield f"  没有案例看到 {part.value} {point.words}  --> {source.path}:{_line(point, source)}"


def _line(point: Point, source: Source) -> int:
    return source.position(point.span.start)[0]


def coverage_json(path: Path, policy: str, coverage: Coverage, source: Source) -> dict[str, object]:
    """Counts and missing points of one policy, as JSON takes them."""
    parts = {
        KEYS[part]: {
            "of": len(coverage.of(part)),
            "seen": len(coverage.of(part)) - len(coverage.missing(part)),
            "missing": [
                {"clause": point.owner, "detail": point.detail, "line": _line(point, source)}
                for point in coverage.missing(part)
            ],
        }
        for part in Part
    }
    return {"path": str(path), "policy": policy, **parts}
