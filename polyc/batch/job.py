"""What one run is asked to do."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from polyc.batch.claims import Engine
from polyc.batch.converting.convert import Unit
from polyc.batch.face import Face
from polyc.batch.writing import Format


@frozen(kw_only=True)
class Job:
    """Tables to settle and where the results go.

    `person` and `order` name columns, None where the usual ones are meant; `hold` says
    that a refused claim stops the person's later ones; `memory` is in bytes; `parts` is
    None where it follows from the size of the tables; `jobs` partitions are settled at once; `spark`
    says that Spark reads and settles; `items` are tables of the claims' items; `number` names the column of
    claims' numbers (None: the usual one where there are `items`, else nobody looks); `trace` names rows by file and number whose steps are
    told, by the text `python` of the generated module.
    """

    face: Face
    engine: Engine
    tables: tuple[Path, ...]
    out: Path
    unit: Unit
    hold: bool
    format: Format = Format.PARQUET
    encoding: str = "utf-8"
    person: str | None = None
    order: str | None = None
    memory: int = 2 << 30
    parts: int | None = None
    opening: Path | None = None
    closing: Path | None = None
    resume: bool = False
    jobs: int = 1
    spark: bool = False
    items: tuple[Path, ...] = ()
    number: str | None = None
    trace: frozenset[tuple[str, int]] = frozenset()
    python: str = ""
